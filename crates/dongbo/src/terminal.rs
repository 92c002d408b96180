//! Standard output holds results and nothing else; everything said on the way goes to standard error.

use std::io::{ErrorKind, Write};

use dongbo_catalogue::Code;
use serde::Serialize;

use crate::failure::Failure;
use crate::language::Language;

/// The two ways out, and how the reader likes to read.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    /// The language of results and errors.
    pub language: Language,
    /// Whether causes are shown with errors.
    pub verbose: bool,
}

impl Terminal {
    /// Writes the result. A reader that has gone (`dongbo status | head`) has what it wanted.
    pub fn print(&self, text: &str) -> Result<(), Failure> {
        let mut out = std::io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(Failure::new(Code::CfgOutput).with("reason", &error).because(error))
            }
            _ => Ok(()),
        }
    }

    /// Writes the result as one line of JSON.
    pub fn print_json(&self, value: &impl Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string(value)
            .map_err(|error| Failure::new(Code::CfgOutput).with("reason", &error).because(error))?;
        self.print(&(text + "\n"))
    }

    /// Writes the result for a program or for a person.
    pub fn result<T: Serialize>(
        &self,
        json: bool,
        value: &T,
        text: impl FnOnce(Language, &T) -> String,
    ) -> Result<(), Failure> {
        if json { self.print_json(value) } else { self.print(&text(self.language, value)) }
    }

    /// Says something on the way.
    pub fn say(&self, vietnamese: &str, english: &str) {
        // Nobody listens: no reason to stop.
        let _ = writeln!(std::io::stderr(), "{}", self.language.of(vietnamese, english));
    }

    /// Says why the command could not do its work.
    pub fn complain(&self, failure: &Failure) {
        let _ = std::io::stderr().write_all(failure.text(self.language, self.verbose).as_bytes());
    }
}
