//! Orders (đơn hàng) with their lines.

use axum::extract::State;
use dongbo_store::OrderView;

use super::{Answer, ListAnswer, found};
use crate::access::{IdInPath, InShop, RecordId, ShopInPath};
use crate::listing::{Asked, Listing, SearchQuery};
use crate::state::ServerState;

/// The shop's orders (đơn hàng) with their lines. `q` looks into the code.
#[utoipa::path(get, path = "/shops/{shop}/orders", operation_id = "list_orders", tag = "orders",
    params(ShopInPath, SearchQuery),
    responses((status = 200, body = Listing<OrderView>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    Asked(query): Asked<SearchQuery>,
) -> ListAnswer<OrderView> {
    let wanted = query.of("orders")?;
    let page = state.store.list_orders(shop.id, wanted.query.clone()).await?;
    Ok(wanted.answer(page))
}

/// One order.
#[utoipa::path(get, path = "/shops/{shop}/orders/{id}", operation_id = "order", tag = "orders",
    params(ShopInPath, IdInPath),
    responses((status = 200, body = OrderView)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    RecordId(id): RecordId,
) -> Answer<OrderView> {
    found(state.store.order(shop.id, id).await?)
}
