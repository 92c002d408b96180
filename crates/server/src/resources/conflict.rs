//! Conflicts: what waits for a person, and deciding it.

use std::collections::BTreeSet;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use dongbo_catalogue::{Code, Failure};
use dongbo_engine::amend::{
    ConflictDecided, ConflictDecisionReport, ConflictFilter, DecisionOutcome, decide_conflict,
    decide_conflicts,
};
use dongbo_store::{ConflictKind, ConflictView, SettlingChoice};
use dongbo_sync::Entity;
use serde::Deserialize;
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::{Answer, ListAnswer};
use crate::access::{Deciding, IdInPath, RecordId, SeeingSync, ShopInPath};
use crate::body::{body, refused};
use crate::caller::Caller;
use crate::listing::{Asked, EntityName, Listing, PageQuery};
use crate::problem::{Problem, ProblemDetails};
use crate::state::ServerState;

/// What follows the `?` of the conflicts.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ConflictParameters {
    /// How many items at most; more than 500 means 500.
    #[param(minimum = 1, default = 50, required = false)]
    limit: Option<u32>,
    /// `next_cursor` of the page before; none for the first page.
    #[param(required = false)]
    cursor: Option<String>,
    /// Only of this entity.
    #[param(required = false, inline, value_type = EntityName)]
    entity: Option<Entity>,
    /// Only of this kind.
    #[param(required = false, inline)]
    kind: Option<ConflictKind>,
    /// Only about this field.
    #[param(required = false)]
    field: Option<String>,
    /// True: those that are closed, instead of those that are open.
    #[param(required = false)]
    closed: Option<bool>,
}

/// What waits for a person to decide, the oldest first: with both values, the last change of each that is known, and
/// what the field's usual rule would do.
#[utoipa::path(get, path = "/shops/{shop}/conflicts", operation_id = "list_conflicts", tag = "synchronisation",
    params(ShopInPath, ConflictParameters),
    responses((status = 200, body = Listing<ConflictView>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
    Asked(query): Asked<ConflictParameters>,
) -> ListAnswer<ConflictView> {
    let wanted = PageQuery::new(query.limit, query.cursor).of("conflicts")?;
    let open = !query.closed.unwrap_or(false);
    let (after, limit) = (wanted.query.after, wanted.query.limit);
    let page = state
        .store
        .conflict_views(shop.id, query.entity, query.kind, query.field, open, after, limit)
        .await?;
    Ok(wanted.answer(page))
}

/// What is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ConflictChoice {
    /// Abaha's value.
    Ours,
    /// KiotViet's value.
    Theirs,
    /// Another value: that of `value`.
    Value,
}

/// A decision about one conflict.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DecideConflict {
    /// What is chosen.
    choice: ConflictChoice,
    /// The other value, in the form in which both are shown; only with `value`.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    value: Option<Value>,
}

/// One decision for several conflicts about fields.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DecideConflicts {
    /// What is chosen.
    choice: ConflictChoice,
    /// The other value, in the form in which both are shown; only with `value`.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    value: Option<Value>,
    /// Only of this entity.
    #[serde(default)]
    #[schema(value_type = Option<EntityName>)]
    entity: Option<Entity>,
    /// Only about this field.
    #[serde(default)]
    field: Option<String>,
    /// Only these.
    #[serde(default)]
    ids: Option<Vec<i64>>,
}

fn settling(choice: ConflictChoice, value: Option<Value>) -> Result<SettlingChoice, Problem> {
    match (choice, value) {
        (ConflictChoice::Ours, None) => Ok(SettlingChoice::Ours),
        (ConflictChoice::Theirs, None) => Ok(SettlingChoice::Theirs),
        (ConflictChoice::Value, Some(value)) => Ok(SettlingChoice::Value(value)),
        (ConflictChoice::Value, None) => Err(refused("`value` is missing")),
        (_, Some(_)) => Err(refused("`value` goes with the choice `value` only")),
    }
}

/// Decides a conflict about a field. The facts are read again: where the values have moved since it was shown, it stays
/// open with the new ones. What is chosen goes to KiotViet where it differs from what is there.
#[utoipa::path(post, path = "/shops/{shop}/conflicts/{id}/decision", operation_id = "decide_conflict",
    tag = "synchronisation", params(ShopInPath, IdInPath),
    request_body = DecideConflict,
    responses((status = 200, description = "How it was settled", body = ConflictDecided),
        (status = 409, description = "The values have moved, or it was settled before", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn decide(
    State(state): State<ServerState>,
    caller: Caller,
    Deciding(shop): Deciding,
    RecordId(id): RecordId,
    sent: Bytes,
) -> Answer<ConflictDecided> {
    let DecideConflict { choice, value } = body(&sent)?;
    let choice = settling(choice, value)?;
    let decided =
        decide_conflict(&caller.signing(&state), shop.id, id, choice, caller.name(), state.now()).await?;
    let decided = decided.ok_or(Code::ApiNotFound)?;
    let code = match decided.outcome {
        DecisionOutcome::Decided | DecisionOutcome::Dissolved => return Ok(Json(decided)),
        DecisionOutcome::Moved => Code::SyncConflictMoved,
        DecisionOutcome::Closed | DecisionOutcome::NotAField => Code::SyncConflictClosed,
        DecisionOutcome::BadValue => Code::SyncConflictValue,
    };
    let ConflictDecided { conflict, reason, .. } = decided;
    let record = conflict.local_id.or(conflict.remote_id).unwrap_or_default();
    Err(Failure::new(code)
        .with("entity", conflict.entity)
        .with("record", record)
        .with("field", conflict.field.unwrap_or_default())
        .with("ours", conflict.ours.unwrap_or_default())
        .with("theirs", conflict.theirs.unwrap_or_default())
        .with("reason", reason.unwrap_or_default())
        .into())
}

/// Decides open conflicts about fields alike: all of an entity, about a field, or those named; each in a transaction
/// of its own.
#[utoipa::path(post, path = "/shops/{shop}/conflicts/decisions", operation_id = "decide_conflicts",
    tag = "synchronisation", params(ShopInPath),
    request_body = DecideConflicts,
    responses((status = 200, description = "How they were settled", body = ConflictDecisionReport)))]
pub(crate) async fn decide_several(
    State(state): State<ServerState>,
    caller: Caller,
    Deciding(shop): Deciding,
    sent: Bytes,
) -> Answer<ConflictDecisionReport> {
    let DecideConflicts { choice, value, entity, field, ids } = body(&sent)?;
    let choice = settling(choice, value)?;
    let filter = ConflictFilter { entity, field, ids: ids.map(BTreeSet::from_iter) };
    let (store, now) = (caller.signing(&state), state.now());
    let report = decide_conflicts(&store, shop.id, &filter, &choice, caller.name(), now).await?;
    Ok(Json(report))
}
