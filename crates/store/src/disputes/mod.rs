//! Conflicts about fields: opened and closed with the records they are about, decided by people, and shown with what
//! a person needs for that.

// Kept true while records change.
mod review;
// Decided.
mod settle;
// Shown.
mod view;

pub(crate) use review::{Reviewed, Told, review, tell_opened};
pub use settle::{Settlement, SettlingChoice};
pub use view::{ChangeOfSide, ConflictView};
