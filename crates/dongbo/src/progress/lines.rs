//! Plain lines for logs and pipes: one when an entity is done, one every few seconds while it is not.

use std::io::Write;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use dongbo_engine::{Event, Progress};

use crate::language::Language;
use crate::screen::words;

/// The shortest time between two lines about the same entity's progress.
const PAUSE: Duration = Duration::from_secs(5);

/// Lines written to anything.
pub struct Lines<W> {
    language: Language,
    out: Mutex<(W, Instant)>,
}

impl<W: Write> Lines<W> {
    /// Lines in that language, to that place.
    pub fn new(language: Language, out: W) -> Self {
        Self { language, out: Mutex::new((out, Instant::now())) }
    }
}

impl<W: Write + Send> Progress for Lines<W> {
    fn report(&self, event: Event) {
        let Some(line) = words::event(self.language, &event) else { return };
        let mut guard = self.out.lock().unwrap_or_else(PoisonError::into_inner);
        let (out, last) = &mut *guard;
        if matches!(event, Event::Advanced { .. }) {
            if last.elapsed() < PAUSE {
                return;
            }
            *last = Instant::now();
        }
        // Nobody reads any more: the run itself matters, not the display.
        let _ = writeln!(out, "{line}");
    }
}

#[cfg(test)]
mod tests {
    use dongbo_engine::Counts;
    use dongbo_sync::Entity;

    use super::*;

    #[test]
    fn a_stage_ends_with_one_line_and_quick_progress_is_not_shown() {
        let lines = Lines::new(Language::En, Vec::new());
        for seen in [100, 200, 300] {
            lines.report(Event::Advanced { entity: Entity::Products, seen, total: Some(300) });
        }
        let counts = Counts { seen: 300, created: 299, failed: 1, ..Counts::default() };
        lines.report(Event::StageFinished { entity: Entity::Products, counts });
        let (text, _) = lines.out.into_inner().unwrap();
        assert_eq!(String::from_utf8(text).unwrap(), "products: 300 read, 299 new, 1 failed\n");
    }
}
