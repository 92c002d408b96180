//! A shop at a glance: what waits for somebody, what has happened, what is left of the hour.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use dongbo_engine::switch_alert;
use dongbo_store::Waits;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::preflight::Advice;
use super::{Answer, RunView};
use crate::access::{SeeingSync, ShopInPath};
use crate::language;
use crate::state::ServerState;

/// A shop at a glance.
#[derive(Serialize, ToSchema)]
pub(crate) struct Overview {
    /// What waits for a person, or for its turn.
    counts: Waits,
    /// What holds up more than single records, and what to do about it.
    alerts: Vec<Advice>,
    /// The latest runs, the newest first.
    last_runs: Vec<RunView>,
    /// The last 24 hours, the present one last.
    activity: Vec<Hour>,
    /// KiotViet's hour; null where nobody keeps an eye on it.
    quota: Option<Quota>,
}

/// What happened in one hour.
#[derive(Serialize, ToSchema)]
pub(crate) struct Hour {
    /// When the hour began.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// Changes of KiotViet that were taken over: records, stock figures, prices.
    from_kiotviet: u64,
    /// Changes of ours that KiotViet took.
    to_kiotviet: u64,
    /// How long changes on KiotViet took to be here, on average; null where none told when it had been made.
    delay_seconds: Option<f64>,
}

/// How many requests KiotViet answers within an hour.
#[derive(Serialize, ToSchema)]
pub(crate) struct Quota {
    /// In all.
    limit: u32,
    /// Sent within the last hour.
    used: u32,
    /// What is left.
    left: u32,
}

const HOURS: u32 = 24;

const RUNS: u32 = 5;

/// The shop at a glance: what waits, the latest runs, the last 24 hours, what is left of KiotViet's hour.
#[utoipa::path(get, path = "/shops/{shop}/overview", operation_id = "overview", tag = "synchronisation",
    params(ShopInPath), responses((status = 200, body = Overview)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
    headers: HeaderMap,
) -> Answer<Overview> {
    let language = language::of(&headers);
    let now = state.now();
    let off = state.store.switches_off(shop.id).await?;
    let runs = state.store.runs(shop.id, None, RUNS).await?;
    let hours = state.store.traffic(shop.id, HOURS, now).await?;
    let quota = match state.insight.requests_per_hour() {
        0 => None,
        limit => {
            let left = state.store.requests_left(shop.id, now, limit).await?;
            Some(Quota { limit, used: limit.saturating_sub(left), left })
        }
    };
    Ok(Json(Overview {
        counts: state.store.waits(shop.id).await?,
        alerts: off.iter().map(|off| Advice::of(&switch_alert(off), language)).collect(),
        last_runs: runs.items.into_iter().map(RunView::from).collect(),
        activity: hours
            .into_iter()
            .map(|hour| Hour {
                at: hour.at,
                from_kiotviet: hour.from_kiotviet,
                to_kiotviet: hour.to_kiotviet,
                delay_seconds: hour.delay.map(|delay| delay.as_secs_f64()),
            })
            .collect(),
        quota,
    }))
}
