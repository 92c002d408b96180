//! Categories (danh mục).

use axum::Json;
use axum::extract::State;
use dongbo_store::{CategoryBranch, CategoryView};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Answer, ListAnswer, found};
use crate::access::{IdInPath, InShop, RecordId, ShopInPath};
use crate::listing::{Asked, Listing, SearchQuery};
use crate::state::ServerState;

/// The shop's categories (danh mục); a tree by `parent_id`.
#[utoipa::path(get, path = "/shops/{shop}/categories", operation_id = "list_categories", tag = "catalogue",
    params(ShopInPath, SearchQuery),
    responses((status = 200, body = Listing<CategoryView>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    Asked(query): Asked<SearchQuery>,
) -> ListAnswer<CategoryView> {
    let wanted = query.of("categories")?;
    let page = state.store.list_categories(shop.id, wanted.query.clone()).await?;
    Ok(wanted.answer(page))
}

/// All categories of a shop, as a tree.
#[derive(Serialize, ToSchema)]
pub(crate) struct CategoryTree {
    /// Those at the top, by name.
    items: Vec<CategoryBranch>,
}

/// All categories as a tree, by name, with how many products are in each; archived ones left out.
#[utoipa::path(get, path = "/shops/{shop}/categories/tree", operation_id = "category_tree", tag = "catalogue",
    params(ShopInPath),
    responses((status = 200, body = CategoryTree)))]
pub(crate) async fn tree(State(state): State<ServerState>, InShop(shop): InShop) -> Answer<CategoryTree> {
    Ok(Json(CategoryTree { items: state.store.category_tree(shop.id).await? }))
}

/// One category.
#[utoipa::path(get, path = "/shops/{shop}/categories/{id}", operation_id = "category", tag = "catalogue",
    params(ShopInPath, IdInPath),
    responses((status = 200, body = CategoryView)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    RecordId(id): RecordId,
) -> Answer<CategoryView> {
    found(state.store.category(shop.id, id).await?)
}
