//! Links (liên kết): the pair of ids of a record and its three facts, and how they are read and written.

// What a batch may ask for.
mod change;
// What is known of KiotViet's records.
mod known;
// All three facts of a record.
mod facts;
// Records that a sweep did not meet.
mod suspects;
// The row of a link.
mod link;
// One batch, one transaction.
mod write;
// What a batch adds to the history.
mod told;
// References whose target arrived later.
mod awaited;

pub use change::{
    AgreedChange, Batch, Change, LocalSide, OursChange, Reconciled, StockReading, TheirsChange, Written,
};
pub use facts::StoredFacts;
pub(crate) use facts::{facts_of, ours, unlinked_ids};
pub use known::Known;
pub(crate) use known::count_linked;
pub(crate) use link::{Base, COLUMNS, link as read_link, write as write_links};
pub(crate) use write::{ask_for_references, point_inwards};
