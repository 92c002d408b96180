//! What a full reading costs and how often the hour affords one.
//!
//! Stock and price-list entries move without any date that KiotViet would tell, so only a full reading is the
//! truth. Who presses the button in a small shop gets one at once; otherwise one comes as often as its share of the
//! hour's requests allows, and what KiotViet says has changed is read in between.

use jiff::{SignedDuration, Timestamp};

use crate::position::Position;

/// Rows a page.
pub const PAGE: u64 = 100;
/// Full readings of so few pages are made whenever a person asks for a run.
const CHEAP_PAGES: u64 = 20;
/// Requests an hour that full readings of one list may take.
const PAGES_AN_HOUR: u64 = 1_500;

/// Whether a full reading of so many rows is due.
pub fn full_pass_is_due(position: &Position, now: Timestamp, rows: u64, pressed: bool) -> bool {
    let pages = rows.div_ceil(PAGE);
    if pressed && pages <= CHEAP_PAGES {
        return true;
    }
    next_full_pass(position, rows).is_none_or(|at| now >= at)
}

/// When the hour affords another full reading of so many rows; missing: there was none yet.
pub fn next_full_pass(position: &Position, rows: u64) -> Option<Timestamp> {
    let pages = rows.div_ceil(PAGE);
    let interval = i64::try_from(pages.saturating_mul(3_600) / PAGES_AN_HOUR).unwrap_or(i64::MAX);
    let due =
        |at: Timestamp| at.saturating_add(SignedDuration::from_secs(interval)).unwrap_or(Timestamp::MAX);
    position.swept_at.map(due)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::position::Scope;

    #[test]
    fn full_readings_come_as_often_as_the_hour_allows() {
        let start = Timestamp::from_second(1_780_000_000).unwrap();
        let swept = Position::default().finished(Scope::Everything, start, true);
        let after = |seconds| start + SignedDuration::from_secs(seconds);
        assert!(full_pass_is_due(&Position::default(), start, 1_000_000, false), "never read");
        assert!(full_pass_is_due(&swept, after(1), 2_000, true), "20 pages, and somebody waits");
        assert!(!full_pass_is_due(&swept, after(1), 2_000, false), "20 pages, a second later, by the clock");
        assert!(full_pass_is_due(&swept, after(60), 2_000, false), "20 pages a minute later");
        assert!(!full_pass_is_due(&swept, after(60), 100_000, true), "1,000 pages a minute later");
        assert!(full_pass_is_due(&swept, after(2_400), 100_000, false), "1,000 pages forty minutes later");
    }
}
