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
    /// A person took back what had been done.
    Undo {
        /// What is taken back.
        of: Undone,
        /// Who.
        by: String,
    },
    /// A person decided a conflict.
    Decision {
        /// Which.
        conflict: i64,
        /// Who.
        by: String,
    },
}

/// What is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undone {
    /// What one entry of the history tells.
    Entry(i64),
    /// All that a run did.
    Run(RunId),
    /// All that happened to a record after this entry.
    Since(i64),
}

impl Cause {
    /// The name in JSON and the database.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Run(_) => "run",
            Self::Hint => "hint",
            Self::Sending => "sending",
            Self::Person(_) => "person",
            Self::Undo { of: Undone::Entry(_), .. } => "undo_entry",
            Self::Undo { of: Undone::Run(_), .. } => "undo_run",
            Self::Undo { of: Undone::Since(_), .. } => "undo_since",
            Self::Decision { .. } => "decision",
        }
    }

    /// The person behind it.
    pub fn person(&self) -> Option<&str> {
        match self {
            Self::Person(by) | Self::Undo { by, .. } | Self::Decision { by, .. } => Some(by),
            Self::Run(_) | Self::Hint | Self::Sending => None,
        }
    }

    /// The number of what is undone, or of the conflict.
    pub(crate) const fn subject(&self) -> Option<i64> {
        match self {
            Self::Undo { of: Undone::Entry(id) | Undone::Since(id) | Undone::Run(RunId(id)), .. } => {
                Some(*id)
            }
            Self::Decision { conflict, .. } => Some(*conflict),
            Self::Run(_) | Self::Hint | Self::Sending | Self::Person(_) => None,
        }
    }

    /// The run that it happened in.
    pub(crate) const fn run(&self) -> Option<RunId> {
        match self {
            Self::Run(run) => Some(*run),
            _ => None,
        }
    }
}
