//! What the service counts, for Prometheus. Labels are few and bounded: never a shop's id, never a path as asked.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::extract::State;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use dongbo_sync::Entity;
use metrics::{Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};

use crate::state::ServerState;

const REQUESTS: &str = "dongbo_http_requests_total";
const LATENCY: &str = "dongbo_http_request_duration_seconds";
const RUNS: &str = "dongbo_runs_total";
const RUN_SECONDS: &str = "dongbo_run_duration_seconds";
const RECORDS: &str = "dongbo_records_total";
const WEBHOOKS: &str = "dongbo_webhooks_total";
const HINTS: &str = "dongbo_hints_total";
const REPAIRS: &str = "dongbo_webhook_repairs_total";
const ALARMS: &str = "dongbo_webhook_alarms_total";
const WINDOWS: &str = "dongbo_sync_windows";
const WINDOW_LEFT: &str = "dongbo_sync_window_shortest_seconds";
const BEHIND: &str = "dongbo_seconds_behind_max";
const STALE: &str = "dongbo_stale_shops";
const AGREEMENT: &str = "dongbo_agreement_records";
const KIOTVIET: &str = "dongbo_kiotviet_requests_total";

/// The process's metrics.
#[derive(Clone)]
pub struct Metrics(PrometheusHandle);

impl Metrics {
    /// Starts counting in this process; a second call gives the same metrics.
    ///
    /// # Errors
    /// When the process has given its metrics to something else already.
    pub fn install() -> Result<Self, BuildError> {
        static INSTALLED: Mutex<Option<PrometheusHandle>> = Mutex::new(None);
        // Whoever panicked while holding it has installed nothing.
        let mut installed = INSTALLED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(handle) = &*installed {
            return Ok(Self(handle.clone()));
        }
        let handle = PrometheusBuilder::new()
            .set_buckets_for_metric(
                Matcher::Full(LATENCY.to_owned()),
                &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0],
            )?
            .set_buckets_for_metric(
                Matcher::Full(RUN_SECONDS.to_owned()),
                &[1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3_600.0, 4.0 * 3_600.0],
            )?
            .install_recorder()?;
        describe_counter!(REQUESTS, "Requests answered, by method, route and status.");
        describe_histogram!(LATENCY, Unit::Seconds, "Time to answer, by method and route.");
        describe_counter!(RUNS, "Runs that ended, by state.");
        describe_histogram!(RUN_SECONDS, Unit::Seconds, "How long runs took.");
        describe_counter!(RECORDS, "Records that runs dealt with, by entity and outcome.");
        describe_gauge!(
            BEHIND,
            Unit::Seconds,
            "How far behind the shop that is furthest behind is, by entity."
        );
        describe_gauge!(STALE, "Shops that are more than an hour behind, by entity.");
        describe_gauge!(AGREEMENT, "Records of all shops that were compared, and of these the equal ones.");
        describe_counter!(KIOTVIET, "Requests sent to KiotViet, by method.");
        describe_counter!(WEBHOOKS, "Calls of KiotViet, by what became of them.");
        describe_counter!(HINTS, "Records looked at because KiotViet named them.");
        describe_counter!(REPAIRS, "Webhooks that had to be registered again, by reason.");
        describe_counter!(ALARMS, "Looks at a shop's webhooks that found them removed too often.");
        describe_gauge!(WINDOWS, "Connected shops by how their window of automatic work stands.");
        describe_gauge!(WINDOW_LEFT, Unit::Seconds, "Time left in the open window that ends first.");
        Ok(Self(installed.insert(handle).clone()))
    }

    /// The text that Prometheus reads.
    pub fn render(&self) -> String {
        self.0.run_upkeep();
        self.0.render()
    }
}

/// A run has ended: `state` is one of the run states' names, such as `finished`.
pub fn run_ended(state: &'static str, took: Duration) {
    counter!(RUNS, "state" => state).increment(1);
    histogram!(RUN_SECONDS).record(took);
}

/// A run has dealt with that many records; `outcome` is the name of a count, such as `created`.
pub fn records(entity: Entity, outcome: &'static str, count: u64) {
    counter!(RECORDS, "entity" => entity.name(), "outcome" => outcome).increment(count);
}

/// That many requests went to KiotViet; `method` is a verb in capitals.
pub fn kiotviet_requests(method: &'static str, count: u64) {
    counter!(KIOTVIET, "method" => method).increment(count);
}

/// A call of KiotViet came; `outcome` says what became of it, such as `accepted`.
pub(crate) fn webhook(outcome: &'static str) {
    counter!(WEBHOOKS, "outcome" => outcome).increment(1);
}

/// So many records were looked at because KiotViet named them.
pub fn hints(count: u64) {
    counter!(HINTS).increment(count);
}

/// A webhook had to be registered again; `reason` is `vanished` or `switched_off`.
pub fn webhook_repaired(reason: &'static str) {
    counter!(REPAIRS, "reason" => reason).increment(1);
}

/// A shop's webhooks are removed too often.
pub fn webhook_alarm() {
    counter!(ALARMS).increment(1);
}

/// How many connected shops are in that state of the window, such as `open`.
pub fn windows(state: &'static str, shops: u64) {
    gauge!(WINDOWS, "state" => state).set(shops as f64);
}

/// How long the open window that ends first is still open.
pub fn shortest_window(seconds: i64) {
    gauge!(WINDOW_LEFT).set(seconds as f64);
}

/// How far behind the shop that is furthest behind is, and how many are more than an hour behind.
pub fn freshness(entity: Entity, longest_seconds: i64, stale_shops: u64) {
    gauge!(BEHIND, "entity" => entity.name()).set(longest_seconds as f64);
    gauge!(STALE, "entity" => entity.name()).set(stale_shops as f64);
}

/// How many records of all shops were compared, and how many of these are equal.
pub fn agreement(compared: u64, equal: u64) {
    gauge!(AGREEMENT, "state" => "compared").set(compared as f64);
    gauge!(AGREEMENT, "state" => "equal").set(equal as f64);
}

pub(crate) fn request_answered(method: &Method, route: String, status: u16, took: Duration) {
    let method = name_of(method);
    counter!(REQUESTS, "method" => method, "route" => route.clone(), "status" => status.to_string())
        .increment(1);
    histogram!(LATENCY, "method" => method, "route" => route).record(took);
}

/// Callers may invent verbs; a label may not.
fn name_of(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::HEAD => "HEAD",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

pub(crate) async fn show(State(state): State<ServerState>) -> Response {
    match &state.metrics {
        Some(metrics) => {
            ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], metrics.render()).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
