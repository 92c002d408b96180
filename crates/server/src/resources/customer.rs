//! Customers (khách hàng).

use axum::extract::State;
use dongbo_store::CustomerView;
use serde::Deserialize;
use utoipa::IntoParams;

use super::{Answer, ListAnswer, found};
use crate::access::{IdInPath, InShop, RecordId, ShopInPath};
use crate::listing::{Asked, Listing, SearchQuery};
use crate::state::ServerState;

/// What follows the `?` of the list of customers.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct CustomerQuery {
    /// How many items at most; more than 500 means 500.
    #[param(minimum = 1, default = 50, required = false)]
    limit: Option<u32>,
    /// `next_cursor` of the page before, with the same filters; none for the first page.
    #[param(required = false)]
    cursor: Option<String>,
    /// What to look for. Upper and lower case and Vietnamese marks make no difference.
    #[param(required = false, example = "nguyen 0912")]
    q: Option<String>,
    /// Only those of this customer group.
    #[param(required = false)]
    group: Option<i64>,
}

/// The shop's customers (khách hàng). `q` looks into code, name and phone number.
#[utoipa::path(get, path = "/shops/{shop}/customers", operation_id = "list_customers", tag = "customers",
    params(ShopInPath, CustomerQuery),
    responses((status = 200, body = Listing<CustomerView>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    Asked(query): Asked<CustomerQuery>,
) -> ListAnswer<CustomerView> {
    let wanted = SearchQuery::new(query.limit, query.cursor, query.q).of("customers")?;
    let page = state.store.find_customers(shop.id, query.group, wanted.query.clone()).await?;
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
