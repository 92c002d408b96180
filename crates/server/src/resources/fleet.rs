//! All shops at once, for the operator: which stand well, which do not and why, and trying again what a mended cause held up.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use dongbo_catalogue::{Code, Failure};
use dongbo_engine::oldest_reading;
use dongbo_store::{FleetQuery, FleetShop, FleetState, RunState};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Answer;
use super::connection::WindowView;
use crate::caller::Caller;
use crate::language;
use crate::listing::{Asked, PageQuery};
use crate::problem::{Problem, ProblemDetails};
use crate::state::ServerState;

/// What follows the `?`.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct FleetParameters {
    /// How many shops at most; more than 500 means 500.
    #[param(minimum = 1, default = 50, required = false)]
    limit: Option<u32>,
    /// `next_cursor` of the page before; none for the first page.
    #[param(required = false)]
    cursor: Option<String>,
    /// Only shops that stand so: working, failing, paused, not_connected, suspended.
    #[param(required = false, example = "failing")]
    state: Option<String>,
    /// Only shops with trouble of that code: of the connection, of a record, of something to be sent.
    #[param(required = false, example = "KV-SECRET")]
    code: Option<String>,
    /// Part of the shop's name.
    #[param(required = false)]
    q: Option<String>,
}

/// The shops, and how many stand how.
#[derive(Serialize, ToSchema)]
pub(crate) struct Fleet {
    /// The shops of this page, by id.
    items: Vec<FleetItem>,
    /// Send it as `cursor` for the next page; null on the last one.
    next_cursor: Option<String>,
    /// Over all shops, whatever was asked for.
    totals: FleetTotals,
}

/// How many shops stand how, and what ails them.
#[derive(Serialize, ToSchema)]
pub(crate) struct FleetTotals {
    /// How many shops, by state.
    states: BTreeMap<String, u64>,
    /// What ails shops, the most common first.
    causes: Vec<Cause>,
}

/// Something that ails shops.
#[derive(Serialize, ToSchema)]
pub(crate) struct Cause {
    /// A code of the error catalogue.
    code: String,
    /// A few words that name it, in the caller's language.
    title: String,
    /// How many shops.
    shops: u64,
    /// How many of their records failed, or wait to be sent, for it.
    records: u64,
}

/// One shop.
#[derive(Serialize, ToSchema)]
pub(crate) struct FleetItem {
    /// Which.
    shop: NamedShop,
    /// How it stands.
    state: FleetState,
    /// Why its connection fails.
    code: Option<String>,
    /// Until when things happen by themselves.
    window: WindowView,
    /// Everything KiotViet changed up to so many seconds ago is here; null before anything was read.
    freshness_seconds: Option<i64>,
    /// GETs that may still be sent within this hour.
    quota_left: u32,
    /// Records that wait to be sent.
    backlog: u64,
    /// Open conflicts.
    conflicts: u64,
    /// Records that could not be taken.
    failures: u64,
    /// The newest run; null before the first.
    last_run: Option<LastRun>,
    /// The operator has switched orders on.
    orders_enabled: bool,
    /// The operator has switched customers on.
    customers_enabled: bool,
    /// Things happen by themselves without end.
    always_on: bool,
}

/// A shop by id and name.
#[derive(Serialize, ToSchema)]
pub(crate) struct NamedShop {
    /// Its id.
    id: i64,
    /// Its name.
    name: String,
}

/// A run in short.
#[derive(Serialize, ToSchema)]
pub(crate) struct LastRun {
    /// Its number.
    id: i64,
    /// How it stands or ended.
    state: RunState,
    /// When it began.
    #[schema(value_type = String, format = DateTime)]
    started_at: Timestamp,
    /// When it ended.
    #[schema(value_type = Option<String>, format = DateTime)]
    finished_at: Option<Timestamp>,
}

impl FleetItem {
    fn of(shop: FleetShop, per_hour: u32, now: Timestamp) -> Self {
        let automation = shop.automation;
        let fresh = oldest_reading(&shop.positions);
        Self {
            shop: NamedShop { id: shop.id.0, name: shop.name },
            state: shop.state,
            code: shop.code,
            window: WindowView::of(&automation, now),
            freshness_seconds: fresh.map(|at| now.duration_since(at).as_secs().max(0)),
            quota_left: per_hour.saturating_sub(shop.requests),
            backlog: shop.counts.backlog,
            conflicts: shop.counts.conflicts,
            failures: shop.counts.failures,
            last_run: shop.last_run.map(|(id, state, started_at, finished_at)| LastRun {
                id: id.0,
                state,
                started_at,
                finished_at,
            }),
            orders_enabled: automation.orders_enabled,
            customers_enabled: automation.customers_enabled,
            always_on: automation.always_on,
        }
    }
}

/// All shops, for the operator: how each stands, how many stand alike, and what ails them.
#[utoipa::path(get, path = "/fleet", operation_id = "fleet", tag = "shops", params(FleetParameters),
    responses(
        (status = 200, body = Fleet),
        (status = 403, description = "Only the operator may", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    caller: Caller,
    Asked(asked): Asked<FleetParameters>,
    headers: HeaderMap,
) -> Answer<Fleet> {
    caller.require_operator()?;
    let wanted = PageQuery::new(asked.limit, asked.cursor).of("fleet")?;
    let place = match asked.state.as_deref() {
        None => None,
        Some(name) => Some(FleetState::named(name).ok_or_else(|| {
            let known: Vec<&str> = FleetState::ALL.into_iter().map(FleetState::name).collect();
            Failure::new(Code::ApiBadQuery).with("reason", format!("state: {}", known.join(", ")))
        })?),
    };
    let query = FleetQuery {
        state: place,
        code: asked.code,
        q: asked.q,
        after: wanted.query.after,
        limit: wanted.query.limit,
    };
    let (now, per_hour) = (state.now(), state.insight.requests_per_hour());
    let page = state.store.fleet(query, now).await?;
    let (states, causes) = state.store.fleet_totals(now).await?;
    let language = language::of(&headers);
    let totals = FleetTotals {
        states: states.into_iter().map(|(place, shops)| (place.name().to_owned(), shops)).collect(),
        causes: causes
            .into_iter()
            .map(|cause| Cause {
                title: match cause.code.parse::<Code>() {
                    Ok(code) => code.entry().title(language).to_owned(),
                    Err(_) => cause.code.clone(),
                },
                code: cause.code,
                shops: cause.shops,
                records: cause.records,
            })
            .collect(),
    };
    let Json(listing) = wanted.answer(page);
    let items = listing.items.into_iter().map(|shop| FleetItem::of(shop, per_hour, now)).collect();
    Ok(Json(Fleet { items, next_cursor: listing.next_cursor, totals }))
}

/// What is tried again.
#[derive(Serialize, ToSchema)]
pub(crate) struct CauseRetried {
    /// In how many shops.
    shops: usize,
    /// How many records.
    records: u64,
}

/// A cause is mended: everything that failed or waits for it, in whatever shop, is tried again.
#[utoipa::path(post, path = "/fleet/causes/{code}/retry", operation_id = "retry_cause", tag = "shops",
    params(("code" = String, Path, description = "A code of the error catalogue", example = "KV-SECRET")),
    responses(
        (status = 200, description = "What is tried again", body = CauseRetried),
        (status = 403, description = "Only the operator may", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn retry(
    State(state): State<ServerState>,
    caller: Caller,
    Path(code): Path<String>,
) -> Result<Json<CauseRetried>, Problem> {
    caller.require_operator()?;
    let code: Code = code.parse().map_err(|_| Code::ApiNotFound)?;
    let (shops, records) = caller.signing(&state).retry_cause(code.as_str(), state.now()).await?;
    tracing::info!(%code, shops = shops.len(), records, "what a mended cause held up is tried again");
    for shop in &shops {
        state.webhooks.wake(*shop);
    }
    Ok(Json(CauseRetried { shops: shops.len(), records }))
}
