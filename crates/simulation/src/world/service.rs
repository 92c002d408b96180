//! The workers between runs, as the service has them: they attend to what is urgent as soon as somebody rings, and look
//! after the registrations. A worker does one thing at a time.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use dongbo_engine::{Attended, EngineError};
use jiff::Timestamp;

use super::worker::{Came, Job};
use super::{Violation, World};
use crate::clock::BEGIN;
use crate::executor::lock;
use crate::trace::tell;

/// Where the service is reached.
pub(super) const ADDRESS: &str = "https://dongbo.vn";
/// The pause after a failure; each further one doubles it.
const FIRST_PAUSE: i64 = 5_000;
/// No pause is longer.
const LONGEST_PAUSE: i64 = 1_800_000;
/// Somebody else is at work in the shop: look again after that.
const ELSEWHERE: i64 = 5_000;

/// Rung when there is something to do.
#[derive(Clone, Default)]
pub(super) struct Bell(Arc<AtomicBool>);

impl Bell {
    /// Rings.
    pub fn ring(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn rang(&self) -> bool {
        self.0.swap(false, Ordering::Relaxed)
    }
}

/// When the service has something to do.
#[derive(Default)]
pub(super) struct Service {
    /// Rung by edits and calls.
    pub bell: Bell,
    /// When something urgent is due.
    pub attend_at: Option<i64>,
    failures: u32,
    keys: u64,
}

impl World {
    /// When something happens by itself: a call of KiotViet, something urgent.
    pub(super) fn next_by_itself(&self) -> Option<i64> {
        let off = self.plan.setting.theirs_off;
        let call = lock(&self.network.simulator).next_wake();
        // What is overdue waits for the answer to another call.
        let call = call.map(|at| at.as_millisecond() - BEGIN - off).filter(|at| *at > self.now());
        let attend =
            self.service.attend_at.filter(|_| self.workers.iter().any(|worker| worker.task.is_none()));
        call.into_iter().chain(attend).min()
    }

    /// Begins what is due by now.
    pub(super) fn begin_what_is_due(&mut self) {
        self.let_calls_go();
        if self.service.bell.rang() && self.plan.setting.attends {
            // A shop in trouble is not hurried by everything that happens there.
            let soon = if self.service.failures > 0 { FIRST_PAUSE } else { 0 };
            self.attend_by(self.now() + soon);
        }
        if self.service.attend_at.is_some_and(|at| at <= self.now()) {
            let idle: Vec<usize> = self
                .workers
                .iter()
                .filter(|worker| worker.task.is_none())
                .map(|worker| worker.number)
                .collect();
            if let Some(number) = idle.get(self.draw.index(idle.len())) {
                self.service.attend_at = None;
                self.begin_attending(*number);
            }
        }
    }

    pub(super) fn attend_by(&mut self, at: i64) {
        let before = self.service.attend_at.unwrap_or(i64::MAX);
        self.service.attend_at = Some(before.min(at)).filter(|_| self.plan.setting.attends);
    }

    fn begin_attending(&mut self, number: usize) {
        let Some(worker) = self.workers.get(number) else { return };
        let (engine, shop) = (worker.engine.clone(), self.shop);
        self.set_to(number, Job::Attend, async move { engine.attend(shop).await.map(Came::Attended) });
    }

    /// A worker looks after the registrations, unless it is busy.
    pub(super) fn begin_guarding(&mut self, number: usize) {
        let Some(worker) = self.workers.get(number).filter(|worker| worker.task.is_none()) else { return };
        let (engine, shop) = (worker.engine.clone(), self.shop);
        self.service.keys += 1;
        let made = AtomicU64::new(self.plan.seed.wrapping_mul(1_000).wrapping_add(self.service.keys << 32));
        let entropy = move |bytes: &mut [u8]| {
            for byte in bytes {
                let mut number = made.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
                number ^= number >> 29;
                *byte = (number.wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 56) as u8;
            }
        };
        self.set_to(number, Job::Guard, async move {
            engine
                .guard_webhooks(shop, ADDRESS, &entropy)
                .await
                .map(|report| Came::Guarded(report.is_some_and(|report| !report.repaired.is_empty())))
        });
    }

    /// A worker has attended.
    pub(super) fn note_attended(&mut self, outcome: Result<Attended, EngineError>) -> Result<(), Violation> {
        let now = self.now();
        match outcome {
            Ok(attended) => {
                let next = attended.next_at.map(|at| self.true_time(at).max(now));
                if attended.elsewhere {
                    self.attend_by(now + ELSEWHERE);
                } else {
                    self.service.failures = 0;
                    if let Some(next) = next {
                        self.attend_by(next);
                    }
                }
                if attended.sent > 0 {
                    self.sometimes.note("something was sent between runs");
                }
                if attended.hints > 0 {
                    self.sometimes.note("a call of KiotViet was looked into");
                }
                if attended.sent + attended.hints > 0 {
                    tell!(self.trace, "attended: {} hints, {} sent", attended.hints, attended.sent);
                }
                Ok(())
            }
            Err(error) => {
                tell!(self.trace, "attending failed: {error}");
                let pause = FIRST_PAUSE.saturating_mul(1 << self.service.failures.min(12)).min(LONGEST_PAUSE);
                self.service.failures += 1;
                self.attend_by(now + pause);
                match error {
                    // Whoever only looks in waits for the hour's quota no longer than a moment.
                    EngineError::KiotViet(_) => Ok(()),
                    error => self.judge_error(&error),
                }
            }
        }
    }

    /// When that is by the true time, of an instant of our clock.
    fn true_time(&self, at: Timestamp) -> i64 {
        at.as_millisecond() - BEGIN - self.plan.setting.ours_off
    }
}
