//! The rate limit: so many GETs in a sliding hour, for the whole retailer.

use std::collections::VecDeque;

use jiff::{SignedDuration, Timestamp};

use crate::dialect::{Dialect, RateLimitStatus};
use crate::exchange::Failure;
use crate::vietnam_time::later;

const WINDOW: SignedDuration = SignedDuration::from_hours(1);

/// The GETs of the last hour.
#[derive(Debug, Default)]
pub(super) struct Quota(VecDeque<Timestamp>);

impl Quota {
    /// Spends one GET.
    pub fn spend(&mut self, now: Timestamp, dialect: &Dialect) -> Result<(), Failure> {
        let limit = usize::try_from(dialect.rate_limit).unwrap_or(usize::MAX);
        if limit == 0 {
            return Ok(());
        }
        while self.0.front().is_some_and(|spent| later(*spent, WINDOW) <= now) {
            self.0.pop_front();
        }
        if self.0.len() < limit {
            self.0.push_back(now);
            return Ok(());
        }
        let oldest = self.0.front().copied().unwrap_or(now);
        let wait = later(oldest, WINDOW).duration_since(now);
        let retry_after_seconds =
            u64::try_from(wait.as_secs()).unwrap_or(0) + u64::from(wait.subsec_nanos() > 0);
        let status = match dialect.rate_limit_status {
            RateLimitStatus::TooManyRequests => 429,
            RateLimitStatus::Business => 420,
        };
        Err(Failure::RateLimited { status, retry_after_seconds: retry_after_seconds.max(1) })
    }
}
