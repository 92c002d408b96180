//! Many seeds, on as many threads as there are cores, each thread with worlds of its own.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use crate::executor::lock;
use crate::plan::{Plan, Players};
use crate::sometimes::Sometimes;
use crate::world::{Violation, play};

/// What came of many seeds.
#[derive(Debug, Default)]
pub struct Batch {
    /// How many histories were played.
    pub played: u64,
    /// Requests sent in all of them.
    pub requests: u64,
    /// Virtual milliseconds in all of them.
    pub lived: u64,
    /// The failing seeds, the smallest first.
    pub failures: Vec<(u64, Violation)>,
    /// How often each rare thing happened.
    pub sometimes: BTreeMap<&'static str, u64>,
}

/// Plays seeds from `from` on; stops early after so many failures.
pub fn run_seeds(
    from: u64,
    count: u64,
    players: Players,
    threads: usize,
    failures: usize,
    watch: impl Fn(u64) + Sync,
) -> Batch {
    let next = AtomicU64::new(from);
    let batch = Mutex::new(Batch::default());
    let sometimes = Sometimes::default();
    thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= from.saturating_add(count) || lock(&batch).failures.len() >= failures {
                        return;
                    }
                    let outcome = play(&Plan::of(seed, players), &sometimes, false);
                    let mut batch = lock(&batch);
                    batch.played += 1;
                    batch.requests += outcome.requests;
                    batch.lived += u64::try_from(outcome.ended_at).unwrap_or_default();
                    batch.failures.extend(outcome.violation.map(|violation| (seed, violation)));
                    watch(batch.played);
                }
            });
        }
    });
    let mut batch = batch.into_inner().unwrap_or_default();
    batch.failures.sort_by_key(|(seed, _)| *seed);
    batch.sometimes = sometimes.counts();
    batch
}
