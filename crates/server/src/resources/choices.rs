//! What a shop chose for its synchronisation.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use dongbo_catalogue::{Code, Failure};
use dongbo_engine::{ChoicesChange, RulesError, Travel, change_choices, choices_of};
use dongbo_store::{Activity, ActivitySubject, Exact, Selling};
use dongbo_sync::rules::Detail;
use dongbo_sync::{Entity, Quantity};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Answer;
use super::selling::held_back;
use crate::access::{SeeingSync, SettingSync, ShopInPath};
use crate::body::body;
use crate::caller::Caller;
use crate::problem::{Problem, ProblemDetails};
use crate::state::ServerState;

/// What a shop chose.
#[derive(Serialize, ToSchema)]
pub(crate) struct Choices {
    /// Không đồng bộ trạng thái sản phẩm trên App chuyển đổi theo trạng thái sản phẩm trên POS: the app keeps a product
    /// on or off the shelf by itself.
    own_product_status: bool,
    /// Which way records travel.
    directions: Directions,
    /// `coarse`: an order is open, completed or cancelled; `fine`: every step is followed.
    #[schema(value_type = OrderDetail)]
    order_detail: Detail,
    /// The periods of price lists come from KiotViet too.
    price_list_dates: bool,
    /// Mã thu khác: the charge on KiotViet that carries the fees of orders; null before it was found or made.
    surcharge_code: Option<String>,
    /// Held back from every pool of stock, in base units.
    #[schema(value_type = f64)]
    stock_buffer: Exact,
    /// Shadow mode: every run reads and decides, and writes on neither side.
    shadow: bool,
}

/// Which way records travel: `both`, as the rules of their fields say, or `in`, from KiotViet only.
#[derive(Serialize, ToSchema)]
pub(crate) struct Directions {
    /// Danh mục.
    #[schema(value_type = Direction)]
    categories: Travel,
    /// Sản phẩm.
    #[schema(value_type = Direction)]
    products: Travel,
    /// Khách hàng.
    #[schema(value_type = Direction)]
    customers: Travel,
    /// Đơn hàng.
    #[schema(value_type = Direction)]
    orders: Travel,
}

/// A direction under its name in JSON.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "only its schema is used")]
pub(crate) enum Direction {
    Both,
    In,
}

/// How closely orders are followed, under its name in JSON.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "only its schema is used")]
pub(crate) enum OrderDetail {
    Coarse,
    Fine,
}

/// What is chosen anew; members left out stay as they are.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetChoices {
    /// See the answer.
    own_product_status: Option<bool>,
    /// See the answer.
    directions: Option<SetDirections>,
    /// See the answer.
    #[schema(value_type = Option<OrderDetail>)]
    order_detail: Option<Detail>,
    /// See the answer.
    price_list_dates: Option<bool>,
    /// The code of a charge on KiotViet; one that there is not is made.
    surcharge_code: Option<String>,
    /// See the answer.
    #[schema(value_type = Option<f64>)]
    stock_buffer: Option<Quantity>,
    /// See the answer.
    shadow: Option<bool>,
}

/// Directions chosen anew.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetDirections {
    /// Danh mục.
    #[schema(value_type = Option<Direction>)]
    categories: Option<Travel>,
    /// Sản phẩm.
    #[schema(value_type = Option<Direction>)]
    products: Option<Travel>,
    /// Khách hàng.
    #[schema(value_type = Option<Direction>)]
    customers: Option<Travel>,
    /// Đơn hàng.
    #[schema(value_type = Option<Direction>)]
    orders: Option<Travel>,
}

/// What the shop chose for its synchronisation.
#[utoipa::path(get, path = "/shops/{shop}/choices", operation_id = "choices", tag = "shops", params(ShopInPath),
    responses(
        (status = 200, body = Choices),
        (status = 409, description = "The shop is not connected", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn one(State(state): State<ServerState>, SeeingSync(shop): SeeingSync) -> Answer<Choices> {
    let connection = state.store.connection(shop.id).await?;
    let connection =
        connection.ok_or_else(|| Failure::new(Code::CfgNoConnection).with("shop", &shop.name))?;
    let chosen = choices_of(&connection)?;
    let travel = |entity| chosen.directions.get(&entity).copied().unwrap_or(Travel::Both);
    Ok(Json(Choices {
        own_product_status: chosen.own_product_status,
        directions: Directions {
            categories: travel(Entity::Categories),
            products: travel(Entity::Products),
            customers: travel(Entity::Customers),
            orders: travel(Entity::Orders),
        },
        order_detail: chosen.order_detail,
        price_list_dates: chosen.price_list_dates,
        surcharge_code: chosen.surcharge_code.clone(),
        stock_buffer: state.store.selling(shop.id).await?.buffer,
        shadow: chosen.shadow,
    }))
}

/// Chooses anew. The next run applies it to what is already here too.
#[utoipa::path(patch, path = "/shops/{shop}/choices", operation_id = "set_choices", tag = "shops",
    params(ShopInPath),
    request_body = SetChoices,
    responses(
        (status = 200, body = Choices),
        (status = 403, description = "Not without the right `change_sync_settings`",
            body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, description = "The shop is not connected", body = ProblemDetails,
            content_type = "application/problem+json"),
        (status = 422, description = "That cannot be chosen for this shop", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn set(
    State(state): State<ServerState>,
    caller: Caller,
    SettingSync(shop): SettingSync,
    sent: Bytes,
) -> Answer<Choices> {
    let wanted: SetChoices = body(&sent)?;
    // What was sent, as it was understood.
    let told: serde_json::Value = body(&sent)?;
    let buffer = wanted.stock_buffer.map(held_back).transpose()?;
    if state.store.connection(shop.id).await?.is_none() {
        return Err(Failure::new(Code::CfgNoConnection).with("shop", &shop.name).into());
    }
    if let Some(code) = &wanted.surcharge_code {
        if code.trim().is_empty() {
            return Err(impossible("surcharge_code", "cannot be empty"));
        }
        state.connecting.choose_surcharge(shop.id, code.trim()).await?;
    }
    let SetDirections { categories, products, customers, orders } = wanted.directions.unwrap_or_default();
    let directions = [
        (Entity::Categories, categories),
        (Entity::Products, products),
        (Entity::Customers, customers),
        (Entity::Orders, orders),
    ];
    let change = ChoicesChange {
        own_product_status: wanted.own_product_status,
        shadow: wanted.shadow,
        order_detail: wanted.order_detail,
        price_list_dates: wanted.price_list_dates,
        directions: directions.into_iter().filter_map(|(entity, travel)| Some((entity, travel?))).collect(),
    };
    match change_choices(&state.store, shop.id, change, state.now()).await {
        Ok(()) => {}
        Err(RulesError::Nothing(entity)) => {
            let reason = "KiotViet does not let such records be written for this kind of account";
            return Err(impossible(&format!("directions.{entity}"), reason));
        }
        Err(RulesError::Impossible(error)) => return Err(impossible("choices", &error.to_string())),
        Err(RulesError::Other(error)) => return Err(error.into()),
    }
    if let Some(buffer) = buffer {
        let selling = state.store.selling(shop.id).await?;
        state.store.set_selling(shop.id, Selling { buffer, ..selling }).await?;
    }
    caller
        .signing(&state)
        .note_deed(shop.id, Activity::SettingsChanged, ActivitySubject::default(), told)
        .await?;
    tracing::info!(shop.id = shop.id.0, "the shop has chosen");
    state.webhooks.wake(shop.id);
    one(State(state), SeeingSync(shop)).await
}

fn impossible(field: &str, reason: &str) -> Problem {
    Failure::new(Code::ApiInvalid).with("field", field).with("reason", reason).into()
}
