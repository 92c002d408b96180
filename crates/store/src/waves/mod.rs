//! Waves: alarming changes that are held back until the list they came with is known whole, and the questions about
//! those that are too many.

// What is held back.
mod held;
// The questions, and a person's answers.
mod questions;

pub use held::Held;
pub use questions::{NewWave, Wave, WaveState};

use dongbo_sync::wave::WaveKind;

use crate::error::{Result, StoreError};
use crate::session::Row;

fn odd(what: &str) -> StoreError {
    StoreError::Database { detail: format!("odd {what} of a wave") }
}

fn kind(row: &Row<'_>, column: usize) -> Result<WaveKind> {
    WaveKind::named(&row.get::<String>(column)?).ok_or_else(|| odd("kind"))
}
