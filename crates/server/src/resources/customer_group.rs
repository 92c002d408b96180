//! Customer groups (nhóm khách hàng).

use axum::extract::State;
use dongbo_store::CustomerGroupView;

use super::{Answer, ListAnswer, found};
use crate::access::{IdInPath, InShop, RecordId, ShopInPath};
use crate::listing::{Asked, Listing, SearchQuery};
use crate::state::ServerState;

/// The shop's customer groups (nhóm khách hàng).
#[utoipa::path(get, path = "/shops/{shop}/customer-groups", operation_id = "list_customer_groups", tag = "customers",
    params(ShopInPath, SearchQuery),
    responses((status = 200, body = Listing<CustomerGroupView>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    Asked(query): Asked<SearchQuery>,
) -> ListAnswer<CustomerGroupView> {
    let wanted = query.of("customer-groups")?;
    let page = state.store.list_customer_groups(shop.id, wanted.query.clone()).await?;
    Ok(wanted.answer(page))
}

/// One customer group.
#[utoipa::path(get, path = "/shops/{shop}/customer-groups/{id}", operation_id = "customer_group", tag = "customers",
    params(ShopInPath, IdInPath),
    responses((status = 200, body = CustomerGroupView)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    RecordId(id): RecordId,
) -> Answer<CustomerGroupView> {
    found(state.store.customer_group(shop.id, id).await?)
}
