//! KiotViet's hour of requests, shared through the store by every process that serves the shop.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use dongbo_store::{Store, Taken};
use dongbo_sync::ShopId;
use http::Method;
use jiff::Timestamp;
use kiotviet::{Budget, Priority, Wait};

use crate::progress::{Event, Progress, Wait as Waiting};
use crate::report::Requests;

/// How many requests one visit to the store reserves. A page costs far more than a visit, but a thousand
/// pages should not cost a thousand visits; what a killed process had reserved is lost for this hour.
const RESERVED_AT_ONCE: u32 = 8;

/// How long to wait before asking again when the store itself cannot say.
const ASK_AGAIN: Duration = Duration::from_secs(1);

/// The budget of one shop as its runs see it.
pub struct SharedBudget {
    store: Store,
    shop: ShopId,
    per_hour: u32,
    progress: Arc<dyn Progress>,
    reserve: Mutex<Reserve>,
    sent: Sent,
}

#[derive(Default)]
struct Reserve {
    minute: i64,
    left: u32,
}

#[derive(Default)]
struct Sent {
    get: AtomicU64,
    post: AtomicU64,
    put: AtomicU64,
    delete: AtomicU64,
}

impl SharedBudget {
    /// A budget of so many GETs in any hour.
    pub fn new(store: Store, shop: ShopId, per_hour: u32, progress: Arc<dyn Progress>) -> Self {
        Self { store, shop, per_hour, progress, reserve: Mutex::default(), sent: Sent::default() }
    }

    /// What has been sent through this budget.
    pub fn requests(&self) -> Requests {
        Requests {
            get: self.sent.get.load(Ordering::Relaxed),
            post: self.sent.post.load(Ordering::Relaxed),
            put: self.sent.put.load(Ordering::Relaxed),
            delete: self.sent.delete.load(Ordering::Relaxed),
        }
    }

    /// The part of the hour that calls of this priority may use: the less urgent leave room for the more
    /// urgent, so that a sweep never keeps an order waiting.
    fn ceiling(&self, priority: Priority) -> u32 {
        let percent = match priority {
            Priority::Sweep => 85,
            Priority::Stock => 92,
            Priority::Orders => 97,
            Priority::Interactive => 100,
        };
        (self.per_hour.saturating_mul(percent) / 100).max(1)
    }

    fn take_reserved(&self, now: Timestamp) -> bool {
        let mut reserve = self.reserve.lock().unwrap_or_else(PoisonError::into_inner);
        // What was reserved in an earlier minute counts there; using it now would move it out of its hour.
        if reserve.minute != minute_of(now) || reserve.left == 0 {
            return false;
        }
        reserve.left -= 1;
        true
    }

    fn keep_reserved(&self, now: Timestamp, left: u32) {
        let mut reserve = self.reserve.lock().unwrap_or_else(PoisonError::into_inner);
        let same_minute = reserve.minute == minute_of(now);
        *reserve =
            Reserve { minute: minute_of(now), left: left + if same_minute { reserve.left } else { 0 } };
    }

    /// Gives back what was reserved and not used.
    pub async fn release(&self, now: Timestamp) {
        let reserve = std::mem::take(&mut *self.reserve.lock().unwrap_or_else(PoisonError::into_inner));
        if reserve.left > 0
            && reserve.minute == minute_of(now)
            && let Err(error) = self.store.give_back_requests(self.shop, now, reserve.left).await
        {
            tracing::debug!(%error, "unused requests could not be given back; they count as used");
        }
    }
}

fn minute_of(now: Timestamp) -> i64 {
    now.as_second().div_euclid(60)
}

#[async_trait]
impl Budget for SharedBudget {
    async fn take(&self, priority: Priority, now: Timestamp) -> Result<(), Wait> {
        if self.take_reserved(now) {
            return Ok(());
        }
        let retry_after =
            match self.store.take_requests(self.shop, now, RESERVED_AT_ONCE, self.ceiling(priority)).await {
                Ok(Taken::Granted(granted)) if granted > 0 => {
                    self.keep_reserved(now, granted - 1);
                    return Ok(());
                }
                Ok(Taken::Granted(_)) => ASK_AGAIN,
                Ok(Taken::Wait(wait)) => wait,
                Err(error) => {
                    tracing::warn!(%error, "the request budget could not be read; asking again");
                    ASK_AGAIN
                }
            };
        let until = kiotviet_later(now, retry_after);
        self.progress.report(Event::Waiting { until, reason: Waiting::Quota });
        Err(Wait { retry_after })
    }

    async fn exhausted(&self, now: Timestamp, until: Timestamp) {
        let wait = Duration::try_from(until.duration_since(now)).unwrap_or_default();
        if let Err(error) = self.store.spend_all(self.shop, now, wait).await {
            tracing::warn!(%error, "KiotViet's refusal could not be shared with other processes");
        }
        *self.reserve.lock().unwrap_or_else(PoisonError::into_inner) = Reserve::default();
        self.progress.report(Event::Waiting { until, reason: Waiting::Quota });
    }

    async fn note(&self, method: &Method, _: Timestamp) {
        let counter = match *method {
            Method::POST => &self.sent.post,
            Method::PUT => &self.sent.put,
            Method::DELETE => &self.sent.delete,
            _ => &self.sent.get,
        };
        counter.fetch_add(1, Ordering::Relaxed);
    }
}

fn kiotviet_later(now: Timestamp, wait: Duration) -> Timestamp {
    jiff::SignedDuration::try_from(wait)
        .ok()
        .and_then(|wait| now.checked_add(wait).ok())
        .unwrap_or(Timestamp::MAX)
}
