//! Runs (lần đồng bộ): what they did, and starting one.

use std::collections::BTreeMap;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderName, StatusCode, header};
use dongbo_catalogue::{Code, Failure};
use dongbo_store::{Action, Activity, ActivitySubject, Run, RunChange, RunChangesQuery, RunId, RunState};
use dongbo_sync::Entity;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{Answer, ListAnswer, found};
use crate::access::{IdInPath, RecordId, RunningSync, SeeingSync, ShopInPath};
use crate::caller::Caller;
use crate::listing::{Asked, EntityName, Listing, PageQuery};
use crate::problem::{Problem, ProblemDetails};
use crate::router::BASE;
use crate::runs::RunRequest;
use crate::state::ServerState;

/// A run (lần đồng bộ).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Run)]
pub(crate) struct RunView {
    /// Its number.
    id: RunId,
    /// How it stands.
    state: RunState,
    /// What it is about.
    #[schema(value_type = Vec<EntityName>)]
    entities: Vec<Entity>,
    /// True: it reads and decides, and writes nothing.
    dry_run: bool,
    /// What started it: command, api, schedule…
    trigger: String,
    /// When it began.
    #[schema(value_type = String, format = DateTime)]
    started_at: Timestamp,
    /// When it last said something.
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
    /// When it ended.
    #[schema(value_type = Option<String>, format = DateTime)]
    finished_at: Option<Timestamp>,
    /// What was seen, created, updated… by entity.
    counts: BTreeMap<String, RunCounts>,
    /// Requests by verb.
    requests: BTreeMap<String, u64>,
    /// About how long the lists being read will still take at the pace so far; null when that is not known.
    seconds_left: Option<u64>,
    /// Code and text of what stopped it.
    error: Option<String>,
    /// Who stopped it; null for one that nobody stopped.
    stopped_by: Option<String>,
}

/// What a run did with one entity's records so far.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct RunCounts {
    /// Rows read.
    seen: u64,
    /// How many KiotViet says there are to read; null before the first page, or where it does not say.
    expected: Option<u64>,
    /// New here.
    created: u64,
    /// Changed here.
    updated: u64,
    /// The same on both sides as before.
    unchanged: u64,
    /// Gone on KiotViet, archived here.
    archived: u64,
    /// Changed on KiotViet by us.
    pushed: u64,
    /// Waiting for a person's decision.
    conflicts: u64,
    /// Could not be read or stored; listed with the reason.
    failed: u64,
}

impl From<Run> for RunView {
    fn from(run: Run) -> Self {
        // The engine's own words; whatever an older version wrote differently is left out.
        let counts: BTreeMap<String, RunCounts> = serde_json::from_str(&run.counts).unwrap_or_default();
        let seconds_left = (run.state == RunState::Running)
            .then(|| seconds_left(&counts, run.updated_at.duration_since(run.started_at)));
        Self {
            id: run.id,
            state: run.state,
            entities: run.entities,
            dry_run: run.dry_run,
            trigger: run.trigger,
            started_at: run.started_at,
            updated_at: run.updated_at,
            finished_at: run.finished_at,
            counts,
            requests: serde_json::from_str(&run.requests).unwrap_or_default(),
            seconds_left: seconds_left.flatten(),
            error: run.error,
            stopped_by: run.stopped_by,
        }
    }
}

/// What is left of the lists whose length is known, at the pace at which they were read.
fn seconds_left(counts: &BTreeMap<String, RunCounts>, took: SignedDuration) -> Option<u64> {
    let known = || counts.values().filter_map(|counts| Some((counts.seen, counts.expected?)));
    let seen: u64 = known().map(|(seen, _)| seen).sum();
    let left: u64 = known().map(|(seen, expected)| expected.saturating_sub(seen)).sum();
    let took = u64::try_from(took.as_millis()).ok()?;
    if left == 0 || took == 0 {
        return None;
    }
    left.checked_mul(took)?.checked_div(seen).map(|milliseconds| milliseconds.div_ceil(1_000))
}

/// The shop's runs (lần đồng bộ), the latest first.
#[utoipa::path(get, path = "/shops/{shop}/runs", operation_id = "list_runs", tag = "synchronisation",
    params(ShopInPath, PageQuery),
    responses((status = 200, body = Listing<RunView>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
    Asked(query): Asked<PageQuery>,
) -> ListAnswer<RunView> {
    let wanted = query.of("runs")?;
    let page = state.store.runs(shop.id, wanted.query.after, wanted.query.limit).await?;
    Ok(wanted.answer(page.map(RunView::from)))
}

/// One run: how it stands, its counts and requests so far.
#[utoipa::path(get, path = "/shops/{shop}/runs/{id}", operation_id = "run", tag = "synchronisation",
    params(ShopInPath, IdInPath),
    responses((status = 200, body = RunView)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
    RecordId(id): RecordId,
) -> Answer<RunView> {
    found(state.store.run(shop.id, RunId(id)).await?.map(RunView::from))
}

/// What follows the `?` of what a run did.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ChangesQuery {
    /// How many items at most; more than 500 means 500.
    #[param(minimum = 1, default = 50, required = false)]
    limit: Option<u32>,
    /// `next_cursor` of the page before, with the same filters; none for the first page.
    #[param(required = false)]
    cursor: Option<String>,
    /// Only of this entity.
    #[param(required = false, inline, value_type = EntityName)]
    entity: Option<Entity>,
    /// Only records of which this became.
    #[param(required = false, inline)]
    action: Option<Action>,
    /// True: only what failed.
    #[param(required = false)]
    #[serde(default)]
    failed: bool,
}

/// What a run did record by record, the latest first; then what it could not take over and what has not healed since.
/// Stock figures and prices are counted only.
#[utoipa::path(get, path = "/shops/{shop}/runs/{id}/changes", operation_id = "run_changes", tag = "synchronisation",
    params(ShopInPath, IdInPath, ChangesQuery),
    responses((status = 200, body = Listing<RunChange>)))]
pub(crate) async fn changes(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
    RecordId(id): RecordId,
    Asked(query): Asked<ChangesQuery>,
) -> ListAnswer<RunChange> {
    let wanted = PageQuery::new(query.limit, query.cursor).of(format!("runs/{id}/changes"))?;
    state.store.run(shop.id, RunId(id)).await?.ok_or(Code::ApiNotFound)?;
    let wish = RunChangesQuery { entity: query.entity, action: query.action, failed: query.failed };
    let page = state.store.run_changes(shop.id, RunId(id), wish, wanted.query.clone()).await?;
    Ok(wanted.answer(page))
}

/// What to run. Without a body: everything, for real.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct StartRun {
    /// Only these; none or an empty list means all.
    #[schema(value_type = Vec<EntityName>, examples(json!(["products", "stock"])))]
    entities: Vec<Entity>,
    /// Read and decide, write nothing on either side, and report what would have been done.
    dry_run: bool,
    /// Read every row again, whatever was read before.
    full: bool,
    /// A person has decided: carry out the deletions that the brake has stopped.
    allow_disappearance: bool,
}

/// Starts a run in the background. Follow `Location` for its progress.
#[utoipa::path(post, path = "/shops/{shop}/runs", operation_id = "start_run", tag = "synchronisation",
    params(ShopInPath),
    request_body = Option<StartRun>,
    responses(
        (status = 202, body = RunView, headers(("location" = String, description = "Where the run's progress is"))),
        (status = 409, description = "Another run is under way, or the shop is not connected to KiotViet",
            body = ProblemDetails, content_type = "application/problem+json")))]
pub(crate) async fn start(
    State(state): State<ServerState>,
    caller: Caller,
    RunningSync(shop): RunningSync,
    body: Bytes,
) -> Result<(StatusCode, [(HeaderName, String); 1], Json<RunView>), Problem> {
    let StartRun { entities, dry_run, full, allow_disappearance } = read(&body)?;
    let wanted = RunRequest { entities, dry_run, full, allow_disappearance };
    let id = state.runs.start(shop.id, wanted).await.map_err(|error| error.failure(&shop.name))?;
    let details = serde_json::json!({ "dry_run": dry_run, "full": full });
    let subject = ActivitySubject::of("runs", id.0);
    caller.signing(&state).note_deed(shop.id, Activity::RunStarted, subject, details).await?;
    let run = state.store.run(shop.id, id).await?.ok_or(Code::ApiInternal)?;
    let location = format!("{BASE}/shops/{}/runs/{id}", shop.id);
    Ok((StatusCode::ACCEPTED, [(header::LOCATION, location)], Json(run.into())))
}

/// Stops a run after the page that it is at. What was stored stays; the next run goes on from there.
#[utoipa::path(post, path = "/shops/{shop}/runs/{id}/stop", operation_id = "stop_run", tag = "synchronisation",
    params(ShopInPath, IdInPath),
    responses(
        (status = 202, description = "It will stop", body = RunView),
        (status = 409, description = "It has ended already", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn stop(
    State(state): State<ServerState>,
    RunningSync(shop): RunningSync,
    caller: Caller,
    RecordId(id): RecordId,
) -> Result<(StatusCode, Json<RunView>), Problem> {
    let stopping = caller.signing(&state).stop_run(shop.id, RunId(id), caller.name()).await?;
    let run = state.store.run(shop.id, RunId(id)).await?.ok_or(Code::ApiNotFound)?;
    if !stopping {
        return Err(Failure::new(Code::SyncRunEnded).with("run", id).into());
    }
    Ok((StatusCode::ACCEPTED, Json(run.into())))
}

fn read(body: &[u8]) -> Result<StartRun, Problem> {
    if body.trim_ascii().is_empty() {
        return Ok(StartRun::default());
    }
    crate::body::body(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(rows: &[(u64, Option<u64>)]) -> BTreeMap<String, RunCounts> {
        rows.iter()
            .enumerate()
            .map(|(list, (seen, expected))| {
                (list.to_string(), RunCounts { seen: *seen, expected: *expected, ..RunCounts::default() })
            })
            .collect()
    }

    #[test]
    fn what_is_left_takes_as_long_as_what_was_read() {
        let left = |rows: &[_], seconds| seconds_left(&counts(rows), SignedDuration::from_secs(seconds));
        assert_eq!(left(&[(100, Some(400)), (50, None)], 10), Some(30));
        assert_eq!(left(&[(100, Some(100)), (100, Some(200))], 10), Some(5));
        assert_eq!(left(&[(1, Some(3))], 1), Some(2));
    }

    #[test]
    fn without_a_length_or_a_pace_nobody_knows() {
        let left = |rows: &[_], seconds| seconds_left(&counts(rows), SignedDuration::from_secs(seconds));
        assert_eq!(left(&[(100, None)], 10), None);
        assert_eq!(left(&[(0, Some(400))], 10), None);
        assert_eq!(left(&[(100, Some(400))], 0), None);
        assert_eq!(left(&[(400, Some(400))], 10), None);
        assert_eq!(left(&[(u64::MAX, Some(7))], 10), None);
    }
}
