//! Politeness within the second: how many requests to start a second, and how many to have open at once.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use futures::future::{Either, select};
use http::Method;
use jiff::Timestamp;
use tokio::sync::{Semaphore, SemaphorePermit};

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
/// another call in between, an open page must not block it for ever.
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Debug)]
pub(crate) struct Pacer {
    pace: Pace,
    open: Semaphore,
    next_read: Mutex<Timestamp>,
    next_write: Mutex<Timestamp>,
}

impl Pacer {
    pub fn new(pace: Pace) -> Self {
        let parallel = pace.parallel.clamp(1, Semaphore::MAX_PERMITS);
        Self {
            pace,
            open: Semaphore::new(parallel),
            next_read: Mutex::new(Timestamp::MIN),
            next_write: Mutex::new(Timestamp::MIN),
        }
    }

    /// Waits for a place and for the tempo. The request may be sent while the permit is held.
    pub async fn enter(&self, method: &Method, clock: &dyn Clock) -> Option<SemaphorePermit<'_>> {
        let permit = match self.open.try_acquire() {
            Ok(permit) => Some(permit),
            Err(_) => {
                let place = std::pin::pin!(self.open.acquire());
                match select(place, clock.sleep(PATIENCE)).await {
                    Either::Left((permit, _)) => permit.ok(),
                    Either::Right(_) => None,
                }
            }
        };
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
        permit
    }
}
