//! How far both sides agree, and how fresh what is here is.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use dongbo_store::{AgreementStatus, Disagreement};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::Answer;
use crate::access::{SeeingSync, ShopInPath};
use crate::listing::{Asked, EntityQuery, Listing};
use crate::state::ServerState;

/// So many of so many records are equal, and one page of the differences.
#[derive(Serialize, ToSchema)]
pub(crate) struct AgreementView {
    #[serde(flatten)]
    figure: AgreementStatus,
    /// The differences of this page.
    items: Vec<Disagreement>,
    /// Send it as `cursor` for the next page; null on the last one.
    #[schema(required)]
    next_cursor: Option<String>,
}

/// How many records are equal on both sides, as of when, and which are not and why, the oldest first. A difference leaves
/// the list by itself when a later comparison finds the record equal.
#[utoipa::path(get, path = "/shops/{shop}/agreement", operation_id = "agreement", tag = "synchronisation",
    params(ShopInPath, EntityQuery),
    responses((status = 200, body = AgreementView)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
    Asked(query): Asked<EntityQuery>,
) -> Answer<AgreementView> {
    let (wanted, entity) = query.of("agreement")?;
    let store = &state.store;
    let figure = AgreementStatus::of(&store.agreement(shop.id).await?);
    let subject = entity.map(|entity| entity.name());
    let page = store.disagreements(shop.id, subject, wanted.query.after, wanted.query.limit).await?;
    let Json(Listing { items, next_cursor }) = wanted.answer(page);
    Ok(Json(AgreementView { figure, items, next_cursor }))
}

/// How fresh what is here is.
#[derive(Serialize, ToSchema)]
pub(crate) struct FreshnessView {
    /// By entity.
    entities: BTreeMap<&'static str, EntityFreshness>,
    /// When KiotViet last called; null where it never has.
    #[schema(value_type = Option<String>, format = DateTime)]
    last_event_at: Option<Timestamp>,
    /// When what has changed is read next; null where nobody reads unless asked.
    #[schema(value_type = Option<String>, format = DateTime)]
    next_reading_at: Option<Timestamp>,
}

/// How fresh one entity is.
#[derive(Serialize, ToSchema)]
pub(crate) struct EntityFreshness {
    /// Everything that KiotViet changed before this instant is here; null before the first reading has ended.
    #[schema(value_type = Option<String>, format = DateTime)]
    fresh_until: Option<Timestamp>,
    /// The same in seconds from now.
    seconds_behind: Option<i64>,
}

/// How many seconds behind KiotViet each entity may be, when KiotViet last called and when it is asked next.
#[utoipa::path(get, path = "/shops/{shop}/freshness", operation_id = "freshness", tag = "synchronisation",
    params(ShopInPath),
    responses((status = 200, body = FreshnessView)))]
pub(crate) async fn freshness(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
) -> Answer<FreshnessView> {
    let now = state.now();
    let fresh = state.insight.fresh_until(shop.id).await?;
    let registrations = state.store.registrations(shop.id).await?;
    Ok(Json(FreshnessView {
        entities: fresh
            .into_iter()
            .map(|(entity, fresh_until)| {
                let seconds_behind = fresh_until.map(|at| now.duration_since(at).as_secs().max(0));
                (entity.name(), EntityFreshness { fresh_until, seconds_behind })
            })
            .collect(),
        last_event_at: registrations.iter().filter_map(|one| one.last_delivery_at).max(),
        next_reading_at: state.insight.next_reading(shop.id),
    }))
}
