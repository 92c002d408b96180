//! Points of sale (điểm bán): branches on KiotViet.

use axum::extract::State;
use dongbo_store::PointOfSaleView;

use super::{Answer, ListAnswer, found};
use crate::access::{IdInPath, InShop, RecordId, ShopInPath};
use crate::listing::{Asked, Listing, SearchQuery};
use crate::state::ServerState;

/// The shop's points of sale (điểm bán).
#[utoipa::path(get, path = "/shops/{shop}/points-of-sale", operation_id = "list_points_of_sale", tag = "shops",
    params(ShopInPath, SearchQuery),
    responses((status = 200, body = Listing<PointOfSaleView>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    Asked(query): Asked<SearchQuery>,
) -> ListAnswer<PointOfSaleView> {
    let wanted = query.of("points-of-sale")?;
    let page = state.store.list_points_of_sale(shop.id, wanted.query.clone()).await?;
    Ok(wanted.answer(page))
}

/// One point of sale.
#[utoipa::path(get, path = "/shops/{shop}/points-of-sale/{id}", operation_id = "point_of_sale", tag = "shops",
    params(ShopInPath, IdInPath),
    responses((status = 200, body = PointOfSaleView)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    RecordId(id): RecordId,
) -> Answer<PointOfSaleView> {
    found(state.store.point_of_sale(shop.id, id).await?)
}
