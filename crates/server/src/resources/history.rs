//! History (lịch sử): what has changed on either side, and taking it back.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use dongbo_catalogue::{Code, Failure};
use dongbo_engine::amend::{self, UndoOutcome, UndoReport, UndoRequest, UndoTarget};
use dongbo_store::{Action, HistoryEntry, HistoryQuery, RunId};
use dongbo_sync::Entity;
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::{Answer, ListAnswer, found};
use crate::access::{Deciding, EntityInPath, IdInPath, OfEntity, RecordId, SeeingSync, ShopInPath};
use crate::body::body_if_any;
use crate::caller::Caller;
use crate::listing::{Asked, EntityName, Listing, PageQuery};
use crate::problem::{Problem, ProblemDetails};
use crate::state::ServerState;

/// What follows the `?` of the history.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct HistoryParameters {
    /// How many items at most; more than 500 means 500.
    #[param(minimum = 1, default = 50, required = false)]
    limit: Option<u32>,
    /// `next_cursor` of the page before; none for the first page.
    #[param(required = false)]
    cursor: Option<String>,
    /// Only of this entity.
    #[param(required = false, inline, value_type = EntityName)]
    entity: Option<Entity>,
    /// Only of the record with this id; needs `entity`.
    #[param(required = false)]
    record: Option<i64>,
    /// All about records that have this code or name, or had it.
    #[param(required = false, example = "SP000123")]
    code: Option<String>,
    /// Told under a code or name that begins like this. Case and Vietnamese marks make no difference.
    #[param(required = false)]
    q: Option<String>,
    /// Only what happened in this run.
    #[param(required = false)]
    run: Option<i64>,
    /// Only by this cause: run, hint, sending, person, undo_entry, undo_run, undo_since or decision.
    #[param(required = false)]
    cause: Option<String>,
    /// Only what happened like this.
    #[param(required = false, inline)]
    action: Option<Action>,
    /// Not before this instant.
    #[param(required = false, value_type = String, format = DateTime)]
    since: Option<Timestamp>,
    /// Before this instant.
    #[param(required = false, value_type = String, format = DateTime)]
    until: Option<Timestamp>,
}

/// What has changed on either side, as far as dongbo made the change or saw it; the latest first. Records that came
/// into being together in a run share one entry.
#[utoipa::path(get, path = "/shops/{shop}/history", operation_id = "history", tag = "history",
    params(ShopInPath, HistoryParameters),
    responses((status = 200, body = Listing<HistoryEntry>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
    Asked(query): Asked<HistoryParameters>,
) -> ListAnswer<HistoryEntry> {
    if query.record.is_some() && query.entity.is_none() {
        return Err(Failure::new(Code::ApiBadQuery).with("reason", "record: needs entity").into());
    }
    let wanted = PageQuery::new(query.limit, query.cursor).of("history")?;
    let query = HistoryQuery {
        entity: query.entity,
        record: query.record,
        code: query.code,
        q: query.q,
        run: query.run,
        cause: query.cause,
        action: query.action,
        since: query.since,
        until: query.until,
        after: wanted.query.after,
        limit: wanted.query.limit,
    };
    Ok(wanted.answer(state.store.history(shop.id, query).await?))
}

/// One entry.
#[utoipa::path(get, path = "/shops/{shop}/history/{id}", operation_id = "history_entry", tag = "history",
    params(ShopInPath, IdInPath),
    responses((status = 200, body = HistoryEntry)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
    RecordId(id): RecordId,
) -> Answer<HistoryEntry> {
    found(state.store.history_entry(shop.id, id).await?)
}

/// A record's own story, the latest first: `/shops/1/products/5/history`, and so for every list of records.
#[utoipa::path(get, path = "/shops/{shop}/{entity}/{id}/history", operation_id = "record_history", tag = "history",
    params(ShopInPath, EntityInPath, IdInPath, PageQuery),
    responses((status = 200, body = Listing<HistoryEntry>)))]
pub(crate) async fn of_record(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
    OfEntity(entity): OfEntity,
    RecordId(record): RecordId,
    Asked(query): Asked<PageQuery>,
) -> ListAnswer<HistoryEntry> {
    let wanted = query.of(format!("history of {entity} {record}"))?;
    let (after, limit) = (wanted.query.after, wanted.query.limit);
    let query =
        HistoryQuery { entity: Some(entity), record: Some(record), after, limit, ..HistoryQuery::default() };
    Ok(wanted.answer(state.store.history(shop.id, query).await?))
}

/// How to undo. Without a body: for real, and only where nothing has changed since.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Undo {
    /// Write nothing; say what would be done.
    dry_run: bool,
    /// Also where something has changed since; and what cannot be taken back is left out, instead of refusing the
    /// whole record.
    force: bool,
}

/// How to take a record back to a point of its history.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct UndoSince {
    /// The last entry that stays; 0 for the beginning of what is remembered.
    since: i64,
    /// Write nothing; say what would be done.
    dry_run: bool,
    /// What cannot be taken back is left out, instead of refusing the whole record.
    force: bool,
}

/// Takes back what one entry tells. What is taken back goes to KiotViet like any other edit; undoing twice changes
/// nothing, and an undo can be undone.
#[utoipa::path(post, path = "/shops/{shop}/history/{id}/undo", operation_id = "undo_entry", tag = "history",
    params(ShopInPath, IdInPath),
    request_body = Option<Undo>,
    responses((status = 200, description = "What was done, or would be", body = UndoReport),
        (status = 403, description = "Not for this role", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, description = "It cannot be taken back; `code` says why", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn undo_entry(
    State(state): State<ServerState>,
    caller: Caller,
    Deciding(shop): Deciding,
    RecordId(id): RecordId,
    sent: Bytes,
) -> Answer<UndoReport> {
    let Undo { dry_run, force } = body_if_any(&sent)?;
    let report = undo(&state, &caller, shop.id, UndoTarget::Entry(id), dry_run, force).await?;
    refused_alone(report)
}

/// Takes back all that a run itself did here, record by record; a record that cannot be taken back stays as it is and
/// is named with the reason.
#[utoipa::path(post, path = "/shops/{shop}/runs/{id}/undo", operation_id = "undo_run", tag = "history",
    params(ShopInPath, IdInPath),
    request_body = Option<Undo>,
    responses((status = 200, description = "What was done, or would be", body = UndoReport),
        (status = 403, description = "Not for this role", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn undo_run(
    State(state): State<ServerState>,
    caller: Caller,
    Deciding(shop): Deciding,
    RecordId(id): RecordId,
    sent: Bytes,
) -> Answer<UndoReport> {
    let Undo { dry_run, force } = body_if_any(&sent)?;
    undo(&state, &caller, shop.id, UndoTarget::Run(RunId(id)), dry_run, force).await.map(Json)
}

/// Takes a record back to a point of its history, whatever happened to it since.
#[utoipa::path(post, path = "/shops/{shop}/{entity}/{id}/undo", operation_id = "undo_record", tag = "history",
    params(ShopInPath, EntityInPath, IdInPath),
    request_body = Option<UndoSince>,
    responses((status = 200, description = "What was done, or would be", body = UndoReport),
        (status = 403, description = "Not for this role", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, description = "It cannot be taken back; `code` says why", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn undo_record(
    State(state): State<ServerState>,
    caller: Caller,
    Deciding(shop): Deciding,
    OfEntity(entity): OfEntity,
    RecordId(local): RecordId,
    sent: Bytes,
) -> Answer<UndoReport> {
    let UndoSince { since, dry_run, force } = body_if_any(&sent)?;
    let target = UndoTarget::Since { entity, local, entry: since };
    refused_alone(undo(&state, &caller, shop.id, target, dry_run, force).await?)
}

async fn undo(
    state: &ServerState,
    caller: &Caller,
    shop: dongbo_sync::ShopId,
    target: UndoTarget,
    dry_run: bool,
    force: bool,
) -> Result<UndoReport, Problem> {
    let request = UndoRequest { target, by: caller.name().to_owned(), dry_run, force };
    let report = amend::undo(&caller.signing(state), shop, &request, state.now()).await?;
    report.ok_or_else(|| Code::ApiNotFound.into())
}

/// Where one record was meant and is refused, the answer is the reason.
fn refused_alone(report: UndoReport) -> Answer<UndoReport> {
    let refusal = match report.records.as_slice() {
        [only] if only.outcome == UndoOutcome::Refused && !report.dry_run => {
            only.refusals.first().map(|refusal| (only, refusal))
        }
        _ => None,
    };
    let Some((record, refusal)) = refusal else { return Ok(Json(report)) };
    let code: Code = refusal.code.parse().map_err(|_| Code::ApiInternal)?;
    let entries: Vec<String> = refusal.entries.iter().map(ToString::to_string).collect();
    Err(Failure::new(code)
        .with("entity", record.entity)
        .with("record", &record.label)
        .with("field", refusal.field.as_deref().unwrap_or_default())
        .with("entries", entries.join(", "))
        .into())
}
