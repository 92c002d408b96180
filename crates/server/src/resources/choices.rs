//! What a shop chose for its synchronisation.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use dongbo_store::Activity;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Answer;
use crate::access::{SeeingSync, SettingSync, ShopInPath};
use crate::body::body;
use crate::caller::Caller;
use crate::problem::ProblemDetails;
use crate::state::ServerState;

/// What a shop chose.
#[derive(Serialize, ToSchema)]
pub(crate) struct Choices {
    /// Không đồng bộ trạng thái sản phẩm trên App chuyển đổi theo trạng thái sản phẩm trên POS: the app keeps a product
    /// on or off the shelf by itself.
    own_product_status: bool,
}

/// What is chosen anew; members left out stay as they are.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct SetChoices {
    /// See the answer.
    own_product_status: Option<bool>,
}

/// What the shop chose for its synchronisation.
#[utoipa::path(get, path = "/shops/{shop}/choices", operation_id = "choices", tag = "shops", params(ShopInPath),
    responses((status = 200, body = Choices)))]
pub(crate) async fn one(State(state): State<ServerState>, SeeingSync(shop): SeeingSync) -> Answer<Choices> {
    let own_product_status = state.insight.own_product_status(shop.id).await?;
    Ok(Json(Choices { own_product_status }))
}

/// Chooses anew. The next run applies it to what is already here too.
#[utoipa::path(patch, path = "/shops/{shop}/choices", operation_id = "set_choices", tag = "shops",
    params(ShopInPath),
    request_body = SetChoices,
    responses(
        (status = 200, body = Choices),
        (status = 403, description = "Not without the right `change_sync_settings`",
            body = ProblemDetails, content_type = "application/problem+json")))]
pub(crate) async fn set(
    State(state): State<ServerState>,
    caller: Caller,
    SettingSync(shop): SettingSync,
    sent: Bytes,
) -> Answer<Choices> {
    let wanted: SetChoices = body(&sent)?;
    if let Some(own) = wanted.own_product_status {
        state.insight.choose_product_status(shop.id, own).await?;
        let details = serde_json::json!({ "own_product_status": own });
        caller.signing(&state).note_deed(shop.id, Activity::SettingsChanged, None, details).await?;
        tracing::info!(shop.id = shop.id.0, own_product_status = own, "the shop has chosen");
    }
    one(State(state), SeeingSync(shop)).await
}
