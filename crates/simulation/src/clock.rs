//! The two sides' clocks. Neither is the true time.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use jiff::Timestamp;
use kiotviet::Clock;

use crate::executor::Time;

/// The true instant at which every history begins: a morning in Việt Nam.
pub const BEGIN: i64 = 1_795_485_600_000;

/// An instant of a clock that is off by so many milliseconds.
pub fn instant(time: i64, off: i64) -> Timestamp {
    Timestamp::from_millisecond(BEGIN + time + off).unwrap_or(Timestamp::MAX)
}

/// Our machines' clock.
pub struct OurClock {
    /// The true time.
    pub time: Arc<Time>,
    /// How far this clock is ahead, in milliseconds.
    pub off: i64,
}

#[async_trait]
impl Clock for OurClock {
    fn now(&self) -> Timestamp {
        instant(self.time.now(), self.off)
    }

    async fn sleep(&self, duration: Duration) {
        self.time.sleep(i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)).await;
    }
}
