//! Times before the present, in Vietnamese opening hours where people are at work.

use jiff::civil::Time;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp, Unit};

use super::Draw;

const VIETNAM: Offset = Offset::constant(7);
const OPENS_AT: i64 = 8 * 3600;
const OPEN_SECONDS: i64 = 14 * 3600;

/// The days up to the present.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar {
    now: Timestamp,
}

impl Calendar {
    pub fn ending(now: Timestamp) -> Self {
        Self { now }
    }

    /// The time of row `index` of `count` rows spread evenly over the last `days`, in opening hours (8 to 22
    /// o'clock) and a little at random. Later rows are never earlier.
    pub fn spread(self, days: i64, index: usize, count: usize, draw: &mut Draw) -> Timestamp {
        let midnight = self.midnight();
        let today = (self.now.duration_since(midnight).as_secs() - OPENS_AT).clamp(0, OPEN_SECONDS);
        let open = (days * OPEN_SECONDS + today) as f64;
        let position = (open * (index as f64 + draw.fraction()) / count.max(1) as f64) as i64;
        let (day, second) = (position / OPEN_SECONDS, position % OPEN_SECONDS);
        let time = midnight + SignedDuration::from_secs((day - days) * 86_400 + OPENS_AT + second);
        time.min(self.just_before_now())
    }

    /// A time between `earliest` and the present.
    pub fn after(self, earliest: Timestamp, draw: &mut Draw) -> Timestamp {
        let span = self.just_before_now().duration_since(earliest).as_millis().max(0);
        let millis = (span as f64 * draw.fraction()) as i64;
        earliest + SignedDuration::from_millis(millis)
    }

    /// `earliest` plus some minutes, yet before the present.
    pub fn soon_after(self, earliest: Timestamp, minutes: (i64, i64), draw: &mut Draw) -> Timestamp {
        let millis = draw.between(minutes.0 * 60_000, minutes.1 * 60_000);
        (earliest + SignedDuration::from_millis(millis)).min(self.just_before_now()).max(earliest)
    }

    /// Noon, Vietnam time, so many days ago; negative days lie ahead.
    pub fn days_ago(self, days: i64) -> Timestamp {
        self.midnight() + SignedDuration::from_hours(12 - 24 * days)
    }

    /// Midnight at the start of today, Vietnam time.
    pub fn midnight(self) -> Timestamp {
        let today = VIETNAM.to_datetime(self.now).date();
        VIETNAM.to_timestamp(today.to_datetime(Time::midnight())).unwrap_or(self.now)
    }

    /// Whole days from `time` to the present.
    pub fn age_in_days(self, time: Timestamp) -> i64 {
        self.now.duration_since(time).as_secs() / 86_400
    }

    fn just_before_now(self) -> Timestamp {
        let second = self.now.round(Unit::Second).unwrap_or(self.now);
        second - SignedDuration::from_secs(1)
    }
}
