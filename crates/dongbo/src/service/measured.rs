//! What runs leave in the metrics.

use std::time::Duration;

use dongbo_engine::{EngineError, RunReport};
use dongbo_server::metrics;
use dongbo_store::RunState;

/// Counts a run that has ended, however it did.
pub fn ended(outcome: &Result<RunReport, EngineError>) {
    match outcome {
        Ok(report) => counted(report),
        // Somebody else is at work: no run of ours began.
        Err(EngineError::Running { .. }) => {}
        Err(_) => metrics::run_ended(RunState::Failed.name(), Duration::ZERO),
    }
}

fn counted(report: &RunReport) {
    metrics::run_ended(report.state.name(), Duration::try_from_secs_f64(report.seconds).unwrap_or_default());
    for (method, count) in [
        ("GET", report.requests.get),
        ("POST", report.requests.post),
        ("PUT", report.requests.put),
        ("DELETE", report.requests.delete),
    ] {
        metrics::kiotviet_requests(method, count);
    }
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
