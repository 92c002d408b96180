//! Price lists (bảng giá) and their entries.

use axum::extract::State;
use dongbo_store::{PriceEntryView, PriceListView};

use super::{Answer, ListAnswer, found};
use crate::access::{IdInPath, InShop, RecordId, ShopInPath};
use crate::listing::{Asked, Listing, SearchQuery};
use crate::state::ServerState;

/// The shop's price lists (bảng giá).
#[utoipa::path(get, path = "/shops/{shop}/price-lists", operation_id = "list_price_lists", tag = "catalogue",
    params(ShopInPath, SearchQuery),
    responses((status = 200, body = Listing<PriceListView>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    Asked(query): Asked<SearchQuery>,
) -> ListAnswer<PriceListView> {
    let wanted = query.of("price-lists")?;
    let page = state.store.list_price_lists(shop.id, wanted.query.clone()).await?;
    Ok(wanted.answer(page))
}

/// One price list.
#[utoipa::path(get, path = "/shops/{shop}/price-lists/{id}", operation_id = "price_list", tag = "catalogue",
    params(ShopInPath, IdInPath),
    responses((status = 200, body = PriceListView)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    RecordId(id): RecordId,
) -> Answer<PriceListView> {
    found(state.store.price_list(shop.id, id).await?)
}

/// The entries of a price list: which product at which price. `q` looks into the product's code, barcode and name.
#[utoipa::path(get, path = "/shops/{shop}/price-lists/{id}/entries", operation_id = "list_price_entries",
    tag = "catalogue", params(ShopInPath, IdInPath, SearchQuery),
    responses((status = 200, body = Listing<PriceEntryView>)))]
pub(crate) async fn entries(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    RecordId(id): RecordId,
    Asked(query): Asked<SearchQuery>,
) -> ListAnswer<PriceEntryView> {
    let wanted = query.of(format!("price-lists/{id}/entries"))?;
    // A list that does not exist is no empty list.
    let _ = found(state.store.price_list(shop.id, id).await?)?;
    let page = state.store.list_price_entries(shop.id, id, wanted.query.clone()).await?;
    Ok(wanted.answer(page))
}
