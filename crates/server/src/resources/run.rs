//! Runs (lần đồng bộ): what they did, and starting one.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderName, StatusCode, header};
use dongbo_catalogue::{Code, Failure};
use dongbo_store::{Activity, Run, RunId};
use dongbo_sync::Entity;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, ListAnswer, found};
use crate::access::{IdInPath, RecordId, RunningSync, SeeingSync, ShopInPath};
use crate::caller::Caller;
use crate::listing::{Asked, EntityName, Listing, PageQuery};
use crate::problem::{Problem, ProblemDetails};
use crate::router::BASE;
use crate::runs::RunRequest;
use crate::state::ServerState;

/// The shop's runs (lần đồng bộ), the latest first.
#[utoipa::path(get, path = "/shops/{shop}/runs", operation_id = "list_runs", tag = "synchronisation",
    params(ShopInPath, PageQuery),
    responses((status = 200, body = Listing<Run>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
    Asked(query): Asked<PageQuery>,
) -> ListAnswer<Run> {
    let wanted = query.of("runs")?;
    let page = state.store.runs(shop.id, wanted.query.after, wanted.query.limit).await?;
    Ok(wanted.answer(page))
}

/// One run: how it stands, its counts and requests so far.
#[utoipa::path(get, path = "/shops/{shop}/runs/{id}", operation_id = "run", tag = "synchronisation",
    params(ShopInPath, IdInPath),
    responses((status = 200, body = Run)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
    RecordId(id): RecordId,
) -> Answer<Run> {
    found(state.store.run(shop.id, RunId(id)).await?)
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
        (status = 202, body = Run, headers(("location" = String, description = "Where the run's progress is"))),
        (status = 409, description = "Another run is under way, or the shop is not connected to KiotViet",
            body = ProblemDetails, content_type = "application/problem+json")))]
pub(crate) async fn start(
    State(state): State<ServerState>,
    caller: Caller,
    RunningSync(shop): RunningSync,
    body: Bytes,
) -> Result<(StatusCode, [(HeaderName, String); 1], Json<Run>), Problem> {
    let StartRun { entities, dry_run, full, allow_disappearance } = read(&body)?;
    let wanted = RunRequest { entities, dry_run, full, allow_disappearance };
    let id = state.runs.start(shop.id, wanted).await.map_err(|error| error.failure(&shop.name))?;
    let details = serde_json::json!({ "dry_run": dry_run, "full": full });
    caller.signing(&state).note_deed(shop.id, Activity::RunStarted, Some(("runs", id.0)), details).await?;
    let run = state.store.run(shop.id, id).await?.ok_or(Code::ApiInternal)?;
    let location = format!("{BASE}/shops/{}/runs/{id}", shop.id);
    Ok((StatusCode::ACCEPTED, [(header::LOCATION, location)], Json(run)))
}

/// Stops a run after the page that it is at. What was stored stays; the next run goes on from there.
#[utoipa::path(post, path = "/shops/{shop}/runs/{id}/stop", operation_id = "stop_run", tag = "synchronisation",
    params(ShopInPath, IdInPath),
    responses(
        (status = 202, description = "It will stop", body = Run),
        (status = 409, description = "It has ended already", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn stop(
    State(state): State<ServerState>,
    RunningSync(shop): RunningSync,
    caller: Caller,
    RecordId(id): RecordId,
) -> Result<(StatusCode, Json<Run>), Problem> {
    let stopping = state.store.stop_run(shop.id, RunId(id), caller.name()).await?;
    let run = state.store.run(shop.id, RunId(id)).await?.ok_or(Code::ApiNotFound)?;
    if !stopping {
        return Err(Failure::new(Code::SyncRunEnded).with("run", id).into());
    }
    Ok((StatusCode::ACCEPTED, Json(run)))
}

fn read(body: &[u8]) -> Result<StartRun, Problem> {
    if body.trim_ascii().is_empty() {
        return Ok(StartRun::default());
    }
    crate::body::body(body)
}
