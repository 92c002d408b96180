//! Waves: alarming changes that are held back until a person has said that they are meant.

use axum::body::Bytes;
use axum::extract::State;
use dongbo_store::Wave;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, ListAnswer, found};
use crate::access::{Deciding, IdInPath, RecordId, SeeingSync, ShopInPath};
use crate::body::body;
use crate::caller::Caller;
use crate::listing::{Asked, Listing, PageQuery};
use crate::state::ServerState;

/// A person's answer about a wave.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DecideWave {
    /// True: it is meant, and the next run applies it. False: it stays held back.
    allow: bool,
}

/// The waves that stand: what has changed alarmingly often, and waits for a person.
#[utoipa::path(get, path = "/shops/{shop}/waves", operation_id = "list_waves", tag = "preview",
    params(ShopInPath, PageQuery),
    responses((status = 200, body = Listing<Wave>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
    Asked(query): Asked<PageQuery>,
) -> ListAnswer<Wave> {
    let wanted = query.of("waves")?;
    let page = state.store.waves(shop.id, wanted.query.after, wanted.query.limit).await?;
    Ok(wanted.answer(page))
}

/// Says whether a wave is meant. The next run heeds it.
#[utoipa::path(post, path = "/shops/{shop}/waves/{id}/decisions", operation_id = "decide_wave", tag = "preview",
    params(ShopInPath, IdInPath),
    request_body = DecideWave,
    responses((status = 200, body = Wave)))]
pub(crate) async fn decide(
    State(state): State<ServerState>,
    Deciding(shop): Deciding,
    caller: Caller,
    RecordId(id): RecordId,
    sent: Bytes,
) -> Answer<Wave> {
    let DecideWave { allow } = body(&sent)?;
    found(caller.signing(&state).decide_wave(shop.id, id, allow, caller.name(), state.now()).await?)
}
