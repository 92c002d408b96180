//! The activity log (nhật ký): what people and the machine did in a shop. A deed is noted in the transaction that does it.

// Who signs for a deed.
mod actor;
// What was done.
mod deed;
// Handles on the store that somebody has signed.
mod signature;
// Reading the log.
mod read;

pub use actor::{Actor, ActorKind};
pub use deed::Activity;
pub(crate) use deed::{Note, note};
pub use read::{ActivityEntry, ActivityQuery, ActivitySubject};
pub use signature::difference;
pub(crate) use signature::{Signature, sign};
