//! History: what has changed on either side, as far as we made it or saw it; written in the transaction of the change.
//!
//! A value of a record that is no longer there can always be found: each transaction that changes a record on one of
//! the sides compares it before and after, field by field. Records that a run finds for the first time share one entry
//! without values; the first change of a value tells what it was. Stock is not part of it: it moves with every sale,
//! and KiotViet keeps its own ledger of it (thẻ kho); here the newest figure counts.

// What an entry says.
mod entry;
// From a change to its entries.
mod note;
// Writing entries, and forgetting old ones.
mod keep;
// Finding them again.
mod read;
// What undoing needs to know.
mod story;
// References by name instead of number.
mod text;

// For tests.
mod dump;

pub(crate) use dump::dump;
pub use entry::{Action, Disputed, FieldChange, HistorySide, Overrule, Sides};
pub(crate) use keep::{add, mark_undone};
pub(crate) use note::{Before, Births, ChangeSeen, NewEntry, differences, entries_of_change};
pub use read::{CauseView, FieldView, HistoryEntry, HistoryQuery, OverruleView};
pub(crate) use read::{entries, latest_of_record};
pub use story::{Deed, RunRecord};
