//! What a person sees of a run: bars on a terminal, plain lines elsewhere. All of it on standard error, so that
//! standard output holds the result and nothing else.

// Bars that move.
mod bars;
// A line now and then.
mod lines;

use std::io::IsTerminal;

use dongbo_engine::{Progress, Unwatched};

use crate::language::Language;

pub use bars::Bars;
pub use lines::Lines;

/// What suits the place where the output goes: nothing where a program reads it.
pub fn watching(language: Language, machine_readable: bool) -> Box<dyn Progress> {
    if std::io::stderr().is_terminal() {
        Box::new(Bars::new(language))
    } else if machine_readable {
        Box::new(Unwatched)
    } else {
        Box::new(Lines::new(language, std::io::stderr()))
    }
}
