//! KiotViet's branches (chi nhánh), each with its point of sale.

use axum::Json;
use axum::extract::State;
use dongbo_store::BranchView;
use serde::Serialize;
use utoipa::ToSchema;

use super::Answer;
use crate::access::{SeeingSync, ShopInPath};
use crate::state::ServerState;

/// The branches of a shop.
#[derive(Serialize, ToSchema)]
pub(crate) struct Branches {
    /// By KiotViet's id.
    items: Vec<BranchView>,
}

/// KiotViet's open branches, as they were last read, each with its point of sale. One that has none and is not set apart
/// becomes a point of sale of its own with the next run.
#[utoipa::path(get, path = "/shops/{shop}/branches", operation_id = "branches", tag = "shops",
    params(ShopInPath),
    responses((status = 200, body = Branches)))]
pub(crate) async fn list(State(state): State<ServerState>, SeeingSync(shop): SeeingSync) -> Answer<Branches> {
    Ok(Json(Branches { items: state.store.branches(shop.id).await? }))
}
