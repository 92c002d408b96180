//! How far the reading of one list has come: kept in the store with every page, so that a run that is killed
//! goes on where it stopped, and a change that was once stored is not asked for again.

use jiff::{SignedDuration, Timestamp};
use kiotviet::Cursor;
use serde::{Deserialize, Serialize};

/// Reads again what changed in the last minutes before the watermark: clocks differ, and rows of one instant
/// may become visible one after the other.
pub const OVERLAP: SignedDuration = SignedDuration::from_mins(5);

/// How far one list has been read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// From here on the next reading reads; everything that changed on KiotViet before is stored here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub watermark: Option<Timestamp>,
    /// When the last complete reading of the whole list began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub swept_at: Option<Timestamp>,
    /// The reading that is under way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<Reading>,
}

/// A reading that is under way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// What is read.
    pub scope: Scope,
    /// The page that comes next; missing before the first one is stored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<Cursor>,
}

/// What a reading covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Every row: the only proof that a row has gone.
    Everything,
    /// What changed at or after that instant.
    Since(Timestamp),
}

impl Position {
    /// What to read now: the reading under way if there is one; otherwise what changed since the watermark, or
    /// everything where nothing was read yet, where it is asked for, or where the last sweep is too old.
    pub fn next(&self, now: Timestamp, sweep: bool, sweep_interval: SignedDuration) -> Reading {
        if let Some(reading) = &self.reading
            && (!sweep || reading.scope == Scope::Everything)
        {
            return reading.clone();
        }
        let stale = self.swept_at.is_none_or(|at| now.duration_since(at) >= sweep_interval);
        let scope = match self.watermark {
            Some(watermark) if !sweep && !stale => Scope::Since(watermark),
            _ => Scope::Everything,
        };
        Reading { scope, cursor: None }
    }

    /// Everything that changed on KiotViet before this instant is stored here: the overlap that is read again with
    /// every reading is no delay. Missing before the first reading has ended.
    pub fn fresh_until(&self) -> Option<Timestamp> {
        self.watermark.map(|watermark| watermark.saturating_add(OVERLAP).unwrap_or(watermark))
    }

    /// The position after a page.
    pub fn at(&self, scope: Scope, cursor: Cursor) -> Self {
        Self { reading: Some(Reading { scope, cursor: Some(cursor) }), ..self.clone() }
    }

    /// The position after the last page of a reading that began at `started_at` by KiotViet's clock. The
    /// watermark never moves back.
    pub fn finished(&self, scope: Scope, started_at: Timestamp, complete: bool) -> Self {
        let reached = started_at.saturating_sub(OVERLAP).unwrap_or(started_at);
        Self {
            watermark: if complete { self.watermark.max(Some(reached)) } else { self.watermark },
            swept_at: if complete && scope == Scope::Everything { Some(started_at) } else { self.swept_at },
            reading: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_780_000_000 + second).unwrap()
    }

    const DAY: SignedDuration = SignedDuration::from_hours(24);

    #[test]
    fn a_list_never_read_is_read_whole() {
        assert_eq!(Position::default().next(at(0), false, DAY).scope, Scope::Everything);
    }

    #[test]
    fn after_a_sweep_only_changes_are_read_and_with_overlap() {
        let position = Position::default().finished(Scope::Everything, at(1000), true);
        assert_eq!(position.next(at(1100), false, DAY).scope, Scope::Since(at(700)));
        assert_eq!(position.next(at(1100), true, DAY).scope, Scope::Everything, "asked for");
        assert_eq!(position.next(at(1000 + 86_400), false, DAY).scope, Scope::Everything, "a day old");
    }

    #[test]
    fn an_incomplete_reading_moves_nothing() {
        let before = Position::default().finished(Scope::Everything, at(1000), true);
        let after = before.finished(Scope::Since(at(700)), at(2000), false);
        assert_eq!((after.watermark, after.swept_at), (before.watermark, before.swept_at));
    }

    #[test]
    fn the_watermark_never_moves_back() {
        let position = Position::default().finished(Scope::Everything, at(1000), true);
        assert_eq!(position.finished(Scope::Everything, at(10), true).watermark, position.watermark);
    }
}
