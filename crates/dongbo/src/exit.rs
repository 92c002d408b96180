//! What the process ends with.

use std::process::ExitCode;

/// The exit codes, the same for every command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All well.
    Done,
    /// It could not be done.
    Failed,
    /// Done, but some records failed, wait for a decision, or differ.
    Partial,
    /// The command was not written as it should be: EX_USAGE of BSD's sysexits, so that a wrong flag never looks
    /// like the 2 of "some records differ".
    Usage,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Failed => 1,
            Exit::Partial => 2,
            Exit::Usage => 64,
        })
    }
}
