//! Products (sản phẩm), each variant and unit a product of its own.

use axum::extract::State;
use dongbo_store::{ProductDetails, ProductView};

use super::{Answer, ListAnswer, found};
use crate::access::{IdInPath, InShop, RecordId, ShopInPath};
use crate::listing::{Asked, Listing, SearchQuery};
use crate::state::ServerState;

/// The shop's products (sản phẩm). `q` looks into code, barcode and name.
#[utoipa::path(get, path = "/shops/{shop}/products", operation_id = "list_products", tag = "catalogue",
    params(ShopInPath, SearchQuery),
    responses((status = 200, body = Listing<ProductView>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    Asked(query): Asked<SearchQuery>,
) -> ListAnswer<ProductView> {
    let wanted = query.of("products")?;
    let page = state.store.list_products(shop.id, wanted.query.clone()).await?;
    Ok(wanted.answer(page))
}

/// One product with its stock at every point of sale, its units, variants and prices.
#[utoipa::path(get, path = "/shops/{shop}/products/{id}", operation_id = "product", tag = "catalogue",
    params(ShopInPath, IdInPath),
    responses((status = 200, body = ProductDetails)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    RecordId(id): RecordId,
) -> Answer<ProductDetails> {
    found(state.store.product(shop.id, id).await?)
}
