//! Conflicts: what waits for a person.

use axum::extract::State;
use dongbo_store::Conflict;

use super::ListAnswer;
use crate::access::{InShop, ShopInPath};
use crate::listing::{Asked, EntityQuery, Listing};
use crate::state::ServerState;

/// What waits for a person to decide, the oldest first.
#[utoipa::path(get, path = "/shops/{shop}/conflicts", operation_id = "list_conflicts", tag = "synchronisation",
    params(ShopInPath, EntityQuery),
    responses((status = 200, body = Listing<Conflict>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    Asked(query): Asked<EntityQuery>,
) -> ListAnswer<Conflict> {
    let (wanted, entity) = query.of("conflicts")?;
    let page = state.store.conflicts(shop.id, entity, wanted.query.after, wanted.query.limit).await?;
    Ok(wanted.answer(page))
}
