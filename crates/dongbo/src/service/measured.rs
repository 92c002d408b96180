//! What runs leave in the metrics.

use std::collections::BTreeMap;
use std::time::Duration;

use dongbo_engine::webhooks::GuardReport;
use dongbo_engine::{Attended, Engine, EngineError, Proof, Requests, RunReport};
use dongbo_server::metrics;
use dongbo_store::{Automation, RunState, WindowState};
use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;

/// Seconds after which an entity of a shop counts as stale.
const STALE: i64 = 3_600;

/// Counts a run that has ended, however it did.
pub fn ended(outcome: &Result<RunReport, EngineError>) {
    match outcome {
        Ok(report) => counted(report),
        // Somebody else is at work: no run of ours began.
        Err(EngineError::Running { .. }) => {}
        Err(_) => metrics::run_ended(RunState::Failed.name(), Duration::ZERO),
    }
}

/// Counts what was looked at outside of a run.
pub fn attended(attended: &Attended) {
    if attended.hints > 0 {
        metrics::hints(attended.hints);
    }
    requests(&attended.requests);
}

/// Counts what a part of the proof of agreement cost.
pub fn proved(proof: &Proof) {
    requests(&proof.requests);
}

/// Shows how far behind KiotViet the connected shops are, and how far both sides agree.
pub async fn freshness(engine: &Engine, shops: &[ShopId]) {
    let now = Timestamp::now();
    let mut behind: BTreeMap<Entity, (i64, u64)> =
        Entity::ALL.into_iter().map(|entity| (entity, (0, 0))).collect();
    let (mut compared, mut equal) = (0, 0);
    for shop in shops {
        match (engine.fresh_until(*shop).await, engine.agreement(*shop).await) {
            (Ok(fresh), Ok(agreement)) => {
                for (entity, at) in fresh {
                    let Some(at) = at else { continue };
                    let seconds = now.duration_since(at).as_secs().max(0);
                    let (longest, stale) = behind.entry(entity).or_default();
                    *longest = (*longest).max(seconds);
                    *stale += u64::from(seconds > STALE);
                }
                compared += agreement.compared;
                equal += agreement.equal;
            }
            (Err(error), _) | (_, Err(error)) => {
                tracing::warn!(shop.id = shop.0, code = error.code(), %error, "how fresh a shop is cannot be read");
            }
        }
    }
    for (entity, (longest, stale)) in behind {
        metrics::freshness(entity, longest, stale);
    }
    metrics::agreement(compared, equal);
}

/// Counts what looking after a shop's webhooks came to.
pub fn guarded(report: &GuardReport) {
    for (_, reason) in &report.repaired {
        metrics::webhook_repaired(reason.name());
    }
    if report.alarm {
        metrics::webhook_alarm();
    }
}

/// Shows how the windows of all connected shops stand.
pub fn windows<'a>(shops: impl Iterator<Item = &'a Automation>, now: Timestamp) {
    let mut counts = BTreeMap::from(WindowState::ALL.map(|state| (state, 0)));
    let mut shortest: Option<i64> = None;
    for automation in shops {
        *counts.entry(automation.window_state(now)).or_default() += 1;
        let left = automation.seconds_left(now).filter(|left| *left > 0);
        shortest = match (shortest, left) {
            (Some(shortest), Some(left)) => Some(shortest.min(left)),
            (shortest, left) => shortest.or(left),
        };
    }
    for (state, count) in counts {
        metrics::windows(state.name(), count);
    }
    metrics::shortest_window(shortest.unwrap_or(0));
}

fn requests(requests: &Requests) {
    for (method, count) in
        [("GET", requests.get), ("POST", requests.post), ("PUT", requests.put), ("DELETE", requests.delete)]
    {
        metrics::kiotviet_requests(method, count);
    }
}

fn counted(report: &RunReport) {
    metrics::run_ended(report.state.name(), Duration::try_from_secs_f64(report.seconds).unwrap_or_default());
    requests(&report.requests);
    for (name, counts) in &report.entities {
        // The entries of price lists have no metric of their own.
        let Ok(entity) = name.parse() else { continue };
        for (outcome, count) in [
            ("created", counts.created),
            ("updated", counts.updated),
            ("unchanged", counts.unchanged),
            ("archived", counts.archived),
            ("pushed", counts.pushed),
            ("conflicts", counts.conflicts),
            ("failed", counts.failed),
        ] {
            metrics::records(entity, outcome, count);
        }
    }
}
