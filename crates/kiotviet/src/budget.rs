//! The hour's allowance of GET requests, shared out by urgency.
//!
//! KiotViet documents 5000 GETs an hour for a retailer, and neither the kind of window nor whom it counts; the rest of
//! that number is left to the shop's other integrations. The client never sends a GET that the budget did not grant.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use http::Method;
use jiff::Timestamp;

use crate::clock::{later, span};

/// How urgent a call is. Greater is more urgent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Priority {
    /// Full passes over catalogue and customers.
    Sweep,
    /// Stock.
    Stock,
    /// Orders and invoices.
    Orders,
    /// A person is waiting.
    Interactive,
}

/// The share of a priority is used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// Ask again after that time. It is an estimate: the answer may be to wait once more.
    pub retry_after: Duration,
}

/// Grants GET requests. One budget stands for one retailer, over all processes that talk to it.
///
/// Every method is told the present instant, so that an implementation needs no clock of its own.
#[async_trait]
pub trait Budget: Send + Sync {
    /// Takes one GET, or says how long to wait.
    async fn take(&self, priority: Priority, now: Timestamp) -> Result<(), Wait>;

    /// KiotViet answered that the limit is reached: grant nothing before `until`.
    async fn exhausted(&self, now: Timestamp, until: Timestamp);

    /// A request is about to be sent, of whatever method, token requests excepted. For counting.
    async fn note(&self, method: &Method, now: Timestamp);
}

/// A budget that grants everything.
#[derive(Debug, Clone, Copy, Default)]
pub struct UnlimitedBudget;

#[async_trait]
impl Budget for UnlimitedBudget {
    async fn take(&self, _priority: Priority, _now: Timestamp) -> Result<(), Wait> {
        Ok(())
    }
    async fn exhausted(&self, _now: Timestamp, _until: Timestamp) {}
    async fn note(&self, _method: &Method, _now: Timestamp) {}
}

const MINUTE: Duration = Duration::from_secs(60);
/// The running minute and the sixty before it: any sliding hour lies within, so it is never exceeded.
const BUCKETS: i64 = 61;

/// Part of the hour, in percent, that a priority may use up; the rest stays for the more urgent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shares {
    /// For [`Priority::Sweep`].
    pub sweep: u32,
    /// For [`Priority::Stock`].
    pub stock: u32,
    /// For [`Priority::Orders`].
    pub orders: u32,
}

impl Default for Shares {
    fn default() -> Self {
        Shares { sweep: 80, stock: 90, orders: 97 }
    }
}

/// Counts of requests sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Requests {
    /// GET
    pub get: u64,
    /// POST
    pub post: u64,
    /// PUT
    pub put: u64,
    /// DELETE
    pub delete: u64,
}

impl Requests {
    /// Of all methods.
    pub const fn total(&self) -> u64 {
        self.get + self.post + self.put + self.delete
    }
}

/// A budget within one process: a sliding hour, counted by the minute.
#[derive(Debug)]
pub struct InProcessBudget {
    per_hour: u64,
    shares: Shares,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// (minute since 1970, GETs granted in it), oldest first.
    minutes: VecDeque<(i64, u64)>,
    blocked_until: Option<Timestamp>,
    sent: Requests,
}

impl Default for InProcessBudget {
    /// 4500 an hour.
    fn default() -> Self {
        Self::new(4500, Shares::default())
    }
}

impl InProcessBudget {
    /// A budget of that many GETs in any hour.
    pub fn new(per_hour: u64, shares: Shares) -> Self {
        Self { per_hour, shares, state: Mutex::default() }
    }

    /// Requests sent so far, by method.
    pub fn sent(&self) -> Requests {
        self.lock().sent
    }

    /// GETs granted within the last hour.
    pub fn used(&self, now: Timestamp) -> u64 {
        let mut state = self.lock();
        state.forget(minute_of(now));
        state.minutes.iter().map(|(_, count)| count).sum()
    }

    fn allowed(&self, priority: Priority) -> u64 {
        let percent = match priority {
            Priority::Sweep => self.shares.sweep,
            Priority::Stock => self.shares.stock,
            Priority::Orders => self.shares.orders,
            Priority::Interactive => 100,
        };
        // At least one, or a tiny budget would lock the lower priorities out for ever.
        (self.per_hour * u64::from(percent.min(100)) / 100).max(1).min(self.per_hour)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn minute_of(now: Timestamp) -> i64 {
    now.as_second().div_euclid(60)
}

impl State {
    fn forget(&mut self, minute: i64) {
        while self.minutes.front().is_some_and(|(old, _)| *old <= minute - BUCKETS) {
            self.minutes.pop_front();
        }
    }

    /// Time until so many old requests have slid out that one more fits under `allowed`.
    fn wait(&self, used: u64, allowed: u64, now: Timestamp) -> Duration {
        let mut left = used;
        for (minute, count) in &self.minutes {
            left = left.saturating_sub(*count);
            if left < allowed {
                let free = Timestamp::from_second((minute + BUCKETS) * 60).unwrap_or(now);
                return span(now, free).max(Duration::from_millis(1));
            }
        }
        MINUTE
    }
}

#[async_trait]
impl Budget for InProcessBudget {
    async fn take(&self, priority: Priority, now: Timestamp) -> Result<(), Wait> {
        let allowed = self.allowed(priority);
        let mut state = self.lock();
        if let Some(until) = state.blocked_until.filter(|until| *until > now) {
            return Err(Wait { retry_after: span(now, until) });
        }
        // A clock that steps back must not open a second hour: count into the newest minute known.
        let minute = minute_of(now).max(state.minutes.back().map_or(i64::MIN, |(newest, _)| *newest));
        state.forget(minute);
        let used: u64 = state.minutes.iter().map(|(_, count)| count).sum();
        if used >= allowed {
            return Err(Wait {
                retry_after: if allowed == 0 { MINUTE } else { state.wait(used, allowed, now) },
            });
        }
        match state.minutes.back_mut().filter(|(newest, _)| *newest == minute) {
            Some((_, count)) => *count += 1,
            None => state.minutes.push_back((minute, 1)),
        }
        Ok(())
    }

    async fn exhausted(&self, _now: Timestamp, until: Timestamp) {
        let mut state = self.lock();
        state.blocked_until = state.blocked_until.max(Some(until));
    }

    async fn note(&self, method: &Method, _now: Timestamp) {
        let mut state = self.lock();
        match *method {
            Method::POST => state.sent.post += 1,
            Method::PUT => state.sent.put += 1,
            Method::DELETE => state.sent.delete += 1,
            _ => state.sent.get += 1,
        }
    }
}

/// The end of a block that starts now.
pub(crate) fn blocked_until(now: Timestamp, wait: Duration) -> Timestamp {
    later(now, wait)
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::executor::block_on;
    use proptest::prelude::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    #[test]
    fn less_urgent_calls_leave_the_rest_of_the_hour_to_more_urgent_ones() {
        let budget = InProcessBudget::new(10, Shares { sweep: 50, stock: 70, orders: 90 });
        let granted = |priority| std::iter::from_fn(|| block_on(budget.take(priority, at(0))).ok()).count();
        assert_eq!(granted(Priority::Sweep), 5);
        assert_eq!(granted(Priority::Stock), 2);
        assert_eq!(granted(Priority::Orders), 2);
        assert_eq!(granted(Priority::Interactive), 1);
    }

    #[test]
    fn after_a_429_nothing_is_granted_until_the_time_named() {
        let budget = InProcessBudget::default();
        block_on(budget.exhausted(at(0), at(90)));
        let wait = block_on(budget.take(Priority::Interactive, at(30))).unwrap_err();
        assert_eq!(wait.retry_after, Duration::from_secs(60));
        assert!(block_on(budget.take(Priority::Interactive, at(90))).is_ok());
    }

    proptest! {
        #[test]
        fn no_sliding_hour_ever_exceeds_the_budget_and_waiting_as_told_is_granted_in_the_end(
            limit in 1u64..40,
            gaps in proptest::collection::vec(0i64..900, 1..300),
        ) {
            let budget = InProcessBudget::new(limit, Shares::default());
            let mut granted: Vec<i64> = Vec::new();
            let mut now = 0;
            for gap in gaps {
                now += gap;
                let mut waits = 0;
                while let Err(wait) = block_on(budget.take(Priority::Interactive, at(now))) {
                    now += wait.retry_after.as_secs().max(1) as i64;
                    waits += 1;
                    prop_assert!(waits < 100, "waiting as told must lead to a grant");
                }
                granted.push(now);
                let within = granted.iter().filter(|t| **t > now - 3600).count() as u64;
                prop_assert!(within <= limit);
            }
        }
    }
}
