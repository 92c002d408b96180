//! What may be sold and why; what the shop chose about it.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use dongbo_catalogue::Code;
use dongbo_store::{Exact, ProductSellable, ProductSelling, Selling, StoreError};
use dongbo_sync::{Local, Quantity};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, found};
use crate::access::{IdInPath, InShop, RecordId, SettingSync, ShopInPath};
use crate::body::{body_if_any, refused};
use crate::caller::Caller;
use crate::problem::{Problem, ProblemDetails};
use crate::state::ServerState;

/// How many of a product may be sold at each point of sale, and why: on hand, reserved, our orders that KiotViet does not
/// count yet, what is held back, and the age of the reading.
#[utoipa::path(get, path = "/shops/{shop}/products/{id}/sellable", operation_id = "product_sellable",
    tag = "catalogue", params(ShopInPath, IdInPath),
    responses((status = 200, body = ProductSellable)))]
pub(crate) async fn product_sellable(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    RecordId(id): RecordId,
) -> Answer<ProductSellable> {
    // With no point of sale yet the product has no figures; that it exists is told by the product itself.
    state.store.product(shop.id, id).await?.ok_or(Code::ApiNotFound)?;
    found(state.store.sellable(shop.id, &[Local::new(id)]).await?.pop())
}

/// What the shop chose about selling: bán âm, how much is held back, the price list for everybody.
#[utoipa::path(get, path = "/shops/{shop}/selling", operation_id = "selling", tag = "orders",
    params(ShopInPath), responses((status = 200, body = Selling)))]
pub(crate) async fn of_shop(State(state): State<ServerState>, InShop(shop): InShop) -> Answer<Selling> {
    Ok(Json(state.store.selling(shop.id).await?))
}

/// What the shop chooses about selling.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
pub(crate) struct SetSelling {
    /// Bán âm: goods are sold whatever the shelf says, where KiotViet takes such orders too.
    sell_negative: bool,
    /// Held back from every pool of stock, in base units.
    #[schema(value_type = f64)]
    buffer: Quantity,
    /// The price list of buyers whose groups have none; null: the common price.
    price_list_id: Option<i64>,
}

/// Sets what the shop chooses about selling.
#[utoipa::path(put, path = "/shops/{shop}/selling", operation_id = "set_selling", tag = "orders",
    params(ShopInPath),
    request_body = SetSelling,
    responses(
        (status = 200, body = Selling),
        (status = 403, description = "Not with a token of the staff",
            body = ProblemDetails, content_type = "application/problem+json")))]
pub(crate) async fn set_of_shop(
    State(state): State<ServerState>,
    caller: Caller,
    SettingSync(shop): SettingSync,
    sent: Bytes,
) -> Answer<Selling> {
    let asked: SetSelling = body_if_any(&sent)?;
    let selling = Selling {
        sell_negative: asked.sell_negative,
        buffer: held_back(asked.buffer)?,
        price_list_id: asked.price_list_id,
    };
    caller.signing(&state).set_selling(shop.id, selling).await.map_err(not_found)?;
    Ok(Json(state.store.selling(shop.id).await?))
}

/// The exceptions of one product.
#[utoipa::path(get, path = "/shops/{shop}/products/{id}/selling", operation_id = "product_selling",
    tag = "orders", params(ShopInPath, IdInPath), responses((status = 200, body = ProductSelling)))]
pub(crate) async fn of_product(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    RecordId(id): RecordId,
) -> Answer<ProductSelling> {
    state.store.product(shop.id, id).await?.ok_or(Code::ApiNotFound)?;
    Ok(Json(state.store.product_selling(shop.id, Local::new(id)).await?))
}

/// What is chosen for a single product.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
pub(crate) struct SetProductSelling {
    /// Sold only while there is some, also where the shop sells negative.
    only_in_stock: bool,
    /// Held back of this product in the place of the shop's buffer, in base units; null: the shop's.
    #[schema(value_type = Option<f64>)]
    buffer: Option<Quantity>,
}

/// Sets the exceptions of one product.
#[utoipa::path(put, path = "/shops/{shop}/products/{id}/selling", operation_id = "set_product_selling",
    tag = "orders", params(ShopInPath, IdInPath), request_body = SetProductSelling,
    responses((status = 200, body = ProductSelling)))]
pub(crate) async fn set_of_product(
    State(state): State<ServerState>,
    caller: Caller,
    InShop(shop): InShop,
    RecordId(id): RecordId,
    sent: Bytes,
) -> Answer<ProductSelling> {
    let asked: SetProductSelling = body_if_any(&sent)?;
    let selling = ProductSelling {
        only_in_stock: asked.only_in_stock,
        buffer: asked.buffer.map(held_back).transpose()?,
    };
    caller.signing(&state).set_product_selling(shop.id, Local::new(id), selling).await.map_err(not_found)?;
    Ok(Json(state.store.product_selling(shop.id, Local::new(id)).await?))
}

/// How much is held back, if it can be.
pub(crate) fn held_back(buffer: Quantity) -> Result<Exact, Problem> {
    if buffer < Quantity::ZERO {
        return Err(refused("buffer must not be below zero"));
    }
    Ok(Quantity::new(buffer.decimal()).into())
}

fn not_found(error: StoreError) -> Problem {
    match error {
        StoreError::NotFound { .. } => Code::ApiNotFound.into(),
        error => error.into(),
    }
}
