//! Who or what changed a record.

use crate::runs::RunId;

/// Who or what changed a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// A run that read KiotViet.
    Run(RunId),
    /// KiotViet said that something changed, and it was read at once.
    Hint,
    /// Our own writing to KiotViet came back.
    Sending,
    /// A person or a program with a token, by the name it goes under.
    Person(String),
}
