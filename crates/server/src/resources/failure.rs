//! Failures: records that could not be synchronised.

use axum::extract::State;
use axum::http::HeaderMap;
use dongbo_catalogue::Code;
use dongbo_store::{Failure, Page};
use serde::Serialize;
use utoipa::ToSchema;

use super::ListAnswer;
use crate::access::{SeeingSync, ShopInPath};
use crate::language;
use crate::listing::{Asked, EntityQuery, Listing};
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
