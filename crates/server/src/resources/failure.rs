//! Failures: records that could not be synchronised.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use dongbo_catalogue::Code;
use dongbo_engine::automatic_work_allowed;
use dongbo_store::{Activity, ActivitySubject, Failure, FailureChoice, HintKind, NewHint, Page};
use dongbo_sync::Entity;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{Answer, ListAnswer};
use crate::access::{RunningSync, SeeingSync, ShopInPath};
use crate::body::{body, refused};
use crate::caller::Caller;
use crate::language;
use crate::listing::{Asked, EntityQuery, Listing};
use crate::problem::ProblemDetails;
use crate::runs::{RunRequest, StartError};
use crate::state::ServerState;

/// A record that could not be synchronised, with the way out.
#[derive(Serialize, ToSchema)]
pub(crate) struct ExplainedFailure {
    #[serde(flatten)]
    failure: Failure,
    /// A few words that name the failure, in the caller's language.
    title: String,
    /// What to do, step by step, in the caller's language.
    remedy: Vec<String>,
}

/// Records that could not be synchronised, the oldest first. One that succeeds later leaves the list by itself.
#[utoipa::path(get, path = "/shops/{shop}/failures", operation_id = "list_failures", tag = "synchronisation",
    params(ShopInPath, EntityQuery),
    responses((status = 200, body = Listing<ExplainedFailure>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
    Asked(query): Asked<EntityQuery>,
    headers: HeaderMap,
) -> ListAnswer<ExplainedFailure> {
    let (wanted, entity) = query.of("failures")?;
    let Page { items, next_cursor } =
        state.store.failures(shop.id, entity, wanted.query.after, wanted.query.limit).await?;
    let language = language::of(&headers);
    let items = items
        .into_iter()
        .map(|failure| {
            let (title, remedy) = match failure.code.parse::<Code>() {
                Ok(code) => {
                    let record = failure.remote_id.map(|id| id.to_string()).unwrap_or_default();
                    let parameters = [
                        ("entity", failure.entity.name()),
                        ("record", record.as_str()),
                        ("reason", failure.message.as_str()),
                        ("message", failure.message.as_str()),
                    ];
                    let message = code.entry().render(language, &parameters);
                    (message.title, message.remedy)
                }
                // Written by another version: its own words must do.
                Err(_) => (failure.message.clone(), Vec::new()),
            };
            ExplainedFailure { failure, title, remedy }
        })
        .collect();
    Ok(wanted.answer(Page { items, next_cursor }))
}

/// Which failures to try again: one of the three.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RetryFailures {
    /// Those with these numbers.
    ids: Vec<i64>,
    /// Those with that code.
    #[schema(examples("KV-ROW-MALFORMED"))]
    code: Option<String>,
    /// All of them.
    all: bool,
}

/// What is tried again.
#[derive(Serialize, ToSchema)]
pub(crate) struct Retried {
    /// How many failures.
    records: usize,
    /// The run that was begun for them; null where the shop's worker looks at them at once, or a run that is under way
    /// does.
    run: Option<i64>,
}

/// Tries records again that could not be synchronised. Those that KiotViet names by an id are read again by themselves, at
/// once; for a list that could not be read, and where nothing happens by itself, a run begins.
#[utoipa::path(post, path = "/shops/{shop}/failures/retry", operation_id = "retry_failures", tag = "synchronisation",
    params(ShopInPath), request_body = RetryFailures,
    responses(
        (status = 200, description = "What is tried again", body = Retried),
        (status = 409, description = "The shop is not connected, or suspended", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn retry(
    State(state): State<ServerState>,
    caller: Caller,
    RunningSync(shop): RunningSync,
    sent: Bytes,
) -> Answer<Retried> {
    let RetryFailures { ids, code, all } = body(&sent)?;
    let named = code.clone();
    let which = match (ids.is_empty(), code, all) {
        (false, None, false) => FailureChoice::Ids(ids),
        (true, Some(code), false) => FailureChoice::Code(code),
        (true, None, true) => FailureChoice::All,
        _ => return Err(refused("one of ids, code and all")),
    };
    let store = &state.store;
    let failed = store.failed_records(shop.id, which).await?;
    let hints = failed.iter().filter_map(|(entity, remote)| {
        Some(NewHint { entity: *entity, remote_id: (*remote)?, kind: HintKind::Changed })
    });
    store.note_hints(shop.id, hints.collect(), state.now()).await?;
    let automation = store.automation(shop.id).await?;
    let whole_lists = failed.iter().any(|(_, remote)| remote.is_none());
    let needs_a_run = whole_lists || !automatic_work_allowed(&automation, state.now());
    let mut run = None;
    if !failed.is_empty() && needs_a_run {
        let mut entities: Vec<Entity> = failed.iter().map(|(entity, _)| *entity).collect();
        entities.sort_unstable();
        entities.dedup();
        let wanted = RunRequest { entities, ..RunRequest::default() };
        run = match state.runs.start(shop.id, wanted).await {
            Ok(run) => Some(run.0),
            // It attends to what was just hinted between its pages.
            Err(StartError::AlreadyRunning { .. }) => None,
            Err(error) => return Err(error.failure(&shop.name).into()),
        };
    }
    if !failed.is_empty() {
        let details = json!({ "records": failed.len(), "code": named });
        caller
            .signing(&state)
            .note_deed(shop.id, Activity::FailuresRetried, ActivitySubject::default(), details)
            .await?;
    }
    state.webhooks.wake(shop.id);
    Ok(Json(Retried { records: failed.len(), run }))
}
