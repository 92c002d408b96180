//! Politeness within the second: how many requests to start a second, and how many to have open at once.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures::future::{Either, select};
use http::Method;
use jiff::Timestamp;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::clock::{Clock, later, span};

/// The tempo of requests. KiotViet documents none; these defaults are cautious.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace {
    /// GETs started a second; `None` for no limit.
    pub reads_per_second: Option<f64>,
    /// POST, PUT and DELETE started a second; `None` for no limit.
    pub writes_per_second: Option<f64>,
    /// Requests open at once.
    pub parallel: usize,
}

impl Default for Pace {
    fn default() -> Self {
        Pace { reads_per_second: Some(5.0), writes_per_second: Some(2.0), parallel: 4 }
    }
}

impl Pace {
    /// As fast as the other side answers.
    pub const fn unlimited() -> Self {
        Pace { reads_per_second: None, writes_per_second: None, parallel: 1024 }
    }
}

/// Longest wait for one of the open requests to end.
///
/// The pages a scan reads ahead make progress only while their owner asks for the next page. If that owner makes
/// another call in between, a page that stands in the queue unattended must not block it for ever.
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Debug)]
pub(crate) struct Pacer {
    pace: Pace,
    open: Arc<Semaphore>,
    next_read: Mutex<Timestamp>,
    next_write: Mutex<Timestamp>,
}

impl Pacer {
    pub fn new(pace: Pace) -> Self {
        let parallel = pace.parallel.clamp(1, Semaphore::MAX_PERMITS);
        Self {
            pace,
            open: Arc::new(Semaphore::new(parallel)),
            next_read: Mutex::new(Timestamp::MIN),
            next_write: Mutex::new(Timestamp::MIN),
        }
    }

    /// Waits for the tempo, then for a place. The request may be sent while the permit is held.
    pub async fn enter(&self, method: &Method, clock: &dyn Clock) -> Option<OwnedSemaphorePermit> {
        let (rate, next) = match *method {
            Method::GET => (self.pace.reads_per_second, &self.next_read),
            _ => (self.pace.writes_per_second, &self.next_write),
        };
        if let Some(rate) = rate.filter(|rate| *rate > 0.0) {
            let now = clock.now();
            let slot = {
                let mut next = next.lock().unwrap_or_else(PoisonError::into_inner);
                let slot = (*next).max(now);
                *next = later(slot, Duration::try_from_secs_f64(1.0 / rate).unwrap_or(Duration::MAX));
                slot
            };
            let wait = span(now, slot);
            if !wait.is_zero() {
                clock.sleep(wait).await;
            }
        }
        if let Ok(permit) = Arc::clone(&self.open).try_acquire_owned() {
            return Some(permit);
        }
        let place = std::pin::pin!(Arc::clone(&self.open).acquire_owned());
        match select(place, clock.sleep(PATIENCE)).await {
            Either::Left((permit, _)) => permit.ok(),
            Either::Right(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_trait::async_trait;
    use futures::executor::block_on;

    /// Time passes by sleeping, and only so.
    struct Sleeping(Mutex<Timestamp>);

    #[async_trait]
    impl Clock for Sleeping {
        fn now(&self) -> Timestamp {
            *self.0.lock().unwrap()
        }
        async fn sleep(&self, duration: Duration) {
            let mut now = self.0.lock().unwrap();
            *now = later(*now, duration);
        }
    }

    #[test]
    fn requests_start_no_faster_than_the_tempo() {
        let clock = Sleeping(Mutex::new(Timestamp::UNIX_EPOCH));
        let pacer = Pacer::new(Pace::default());
        for _ in 0..11 {
            drop(block_on(pacer.enter(&Method::GET, &clock)));
        }
        assert_eq!(clock.now().as_millisecond(), 2000);
        drop(block_on(pacer.enter(&Method::POST, &clock)));
        drop(block_on(pacer.enter(&Method::PUT, &clock)));
        assert_eq!(clock.now().as_millisecond(), 2500);
    }

    #[test]
    fn a_place_that_never_becomes_free_delays_a_request_but_does_not_stop_it() {
        let clock = Sleeping(Mutex::new(Timestamp::UNIX_EPOCH));
        let pacer = Pacer::new(Pace { parallel: 1, ..Pace::unlimited() });
        let held = block_on(pacer.enter(&Method::GET, &clock));
        assert!(held.is_some());
        assert!(block_on(pacer.enter(&Method::GET, &clock)).is_none());
        assert_eq!(clock.now(), later(Timestamp::UNIX_EPOCH, PATIENCE));
        drop(held);
        assert!(block_on(pacer.enter(&Method::GET, &clock)).is_some());
    }
}
