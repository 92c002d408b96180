//! Customers (khách hàng).

use axum::extract::State;
use dongbo_store::CustomerView;

use super::{Answer, ListAnswer, found};
use crate::access::{IdInPath, InShop, RecordId, ShopInPath};
use crate::listing::{Asked, Listing, SearchQuery};
use crate::state::ServerState;

/// The shop's customers (khách hàng). `q` looks into code, name and phone number.
#[utoipa::path(get, path = "/shops/{shop}/customers", operation_id = "list_customers", tag = "customers",
    params(ShopInPath, SearchQuery),
    responses((status = 200, body = Listing<CustomerView>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    Asked(query): Asked<SearchQuery>,
) -> ListAnswer<CustomerView> {
    let wanted = query.of("customers")?;
    let page = state.store.list_customers(shop.id, wanted.query.clone()).await?;
    Ok(wanted.answer(page))
}

/// One customer.
#[utoipa::path(get, path = "/shops/{shop}/customers/{id}", operation_id = "customer", tag = "customers",
    params(ShopInPath, IdInPath),
    responses((status = 200, body = CustomerView)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    RecordId(id): RecordId,
) -> Answer<CustomerView> {
    found(state.store.customer(shop.id, id).await?)
}
