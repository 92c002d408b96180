//! Changing orders that were placed: what is ordered, and how far an order has come.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use dongbo_store::{NewOrderFee, OrderEdit, OrderRefusal};
use dongbo_sync::Money;
use dongbo_sync::records::{DeliveryState, Order, OrderState, PaymentState};
use dongbo_sync::{Local, ShopId};
use serde::Deserialize;
use utoipa::ToSchema;

use super::Answer;
use super::order::{
    OrderDetails, OrderingDelivery, OrderingFee, OrderingLine, details, exact, line, refused,
};
use crate::access::{IdInPath, InShop, RecordId, ShopInPath};
use crate::body::body;
use crate::caller::Caller;
use crate::editing::Editing;
use crate::given::Given;
use crate::language;
use crate::listing::bad_query;
use crate::problem::{Problem, ProblemDetails};
use crate::state::ServerState;

/// What changes of an order; what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrderChange {
    /// Where it is sold from.
    #[serde(default)]
    point_of_sale_id: Option<i64>,
    /// What is ordered, all of it. A line without a price keeps that of the product's line, or has today's.
    #[serde(default)]
    lines: Option<Vec<OrderingLine>>,
    /// Off the whole order, in VND.
    #[serde(default)]
    #[schema(value_type = Option<f64>)]
    discount: Option<Money>,
    /// On top, all of them.
    #[serde(default)]
    fees: Option<Vec<OrderingFee>>,
    /// Where to bring it, whole; null: nowhere.
    #[serde(default)]
    #[schema(value_type = Option<OrderingDelivery>)]
    delivery: Given<OrderingDelivery>,
    /// Free text, 500 characters at most; null: none.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    note: Given<String>,
}

fn edit(change: OrderChange) -> Result<OrderEdit, Problem> {
    let given = |given| match given {
        Given::Nothing => None,
        Given::Value(value) => Some(value),
    };
    let lines = change.lines.map(|lines| lines.into_iter().map(line).collect::<Result<_, _>>());
    let fee = |fee: OrderingFee| NewOrderFee { name: fee.name, amount: exact(fee.amount) };
    Ok(OrderEdit {
        point_of_sale: change.point_of_sale_id,
        lines: lines.transpose()?,
        discount: change.discount.map(exact),
        fees: change.fees.map(|fees| fees.into_iter().map(fee).collect()),
        delivery: match change.delivery {
            Given::Nothing => None,
            Given::Value(to) => Some(to.map(Into::into)),
        },
        note: given(change.note),
    })
}

/// Changes an order that is still open on both sides. What it takes more is checked against what may be sold. KiotViet gets
/// the change as soon as possible; where its staff has changed the same lines meanwhile, somebody is asked.
#[utoipa::path(patch, path = "/shops/{shop}/orders/{id}", operation_id = "change_order", tag = "orders",
    params(ShopInPath, IdInPath), request_body = OrderChange,
    responses(
        (status = 200, body = OrderDetails),
        (status = 409, description = "Not enough stock, not on sale, or it has come too far",
            body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, description = "The change makes no sense, or KiotViet alone decides",
            body = ProblemDetails, content_type = "application/problem+json")))]
pub(crate) async fn change(
    State(state): State<ServerState>,
    editing: Editing,
    RecordId(id): RecordId,
    headers: HeaderMap,
    sent: Bytes,
) -> Answer<OrderDetails> {
    let edit = edit(body(&sent)?)?;
    editing.done(editing.editor.change_order(Local::new(id), edit).await)?.map_err(refused)?;
    details(&state, editing.shop.id, id, language::of(&headers)).await.map(Json)
}

/// A state by Abaha's code.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrderStep {
    /// 5 Đặt hàng, 10 Đã duyệt, 15 Đóng gói or 20 Xuất kho.
    #[schema(examples(10))]
    state: i64,
}

/// A payment state by Abaha's code.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PaymentNote {
    /// 0 not paid, 5 paid, -1 cancelled.
    #[schema(examples(5))]
    state: i64,
}

/// A delivery state by Abaha's code.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeliveryNote {
    /// 0, 5, 10, 15, 20, 25, 30, 35, 40, 45 or 50; null: nothing is noted any more.
    #[schema(examples(25))]
    state: Option<i64>,
}

/// Approves an open order, or notes another step of it. KiotViet's API lets nobody else move an order: this stays here, and
/// KiotViet's own steps are taken over as before.
#[utoipa::path(post, path = "/shops/{shop}/orders/{id}/state", operation_id = "set_order_state", tag = "orders",
    params(ShopInPath, IdInPath), request_body = OrderStep,
    responses(
        (status = 200, body = OrderDetails),
        (status = 409, description = "It has come too far, or cannot go there",
            body = ProblemDetails, content_type = "application/problem+json")))]
pub(crate) async fn set_state(
    State(state): State<ServerState>,
    caller: Caller,
    InShop(shop): InShop,
    RecordId(id): RecordId,
    headers: HeaderMap,
    sent: Bytes,
) -> Answer<OrderDetails> {
    let OrderStep { state: code } = body(&sent)?;
    let wanted = OrderState::of_code(code).ok_or_else(|| bad_query("state"))?;
    let (store, local) = (caller.signing(&state), Local::<Order>::new(id));
    let set = store.set_order_state(shop.id, local, wanted, caller.cause(), state.now()).await?;
    noted(&state, shop.id, id, &headers, set).await
}

/// Notes whether an order is paid. No money moves and KiotViet hears nothing of it: payment slips are made there.
#[utoipa::path(post, path = "/shops/{shop}/orders/{id}/payment", operation_id = "note_payment", tag = "orders",
    params(ShopInPath, IdInPath), request_body = PaymentNote,
    responses((status = 200, body = OrderDetails)))]
pub(crate) async fn note_payment(
    State(state): State<ServerState>,
    caller: Caller,
    InShop(shop): InShop,
    RecordId(id): RecordId,
    headers: HeaderMap,
    sent: Bytes,
) -> Answer<OrderDetails> {
    let PaymentNote { state: code } = body(&sent)?;
    let wanted = PaymentState::of_code(code).ok_or_else(|| bad_query("state"))?;
    let (store, local) = (caller.signing(&state), Local::<Order>::new(id));
    let set = store.note_order_payment(shop.id, local, wanted, caller.cause(), state.now()).await?;
    noted(&state, shop.id, id, &headers, set).await
}

/// Notes where an order's parcel is. KiotViet hears nothing of it: its delivery states belong to invoices and carriers.
#[utoipa::path(post, path = "/shops/{shop}/orders/{id}/delivery", operation_id = "note_delivery", tag = "orders",
    params(ShopInPath, IdInPath), request_body = DeliveryNote,
    responses((status = 200, body = OrderDetails)))]
pub(crate) async fn note_delivery(
    State(state): State<ServerState>,
    caller: Caller,
    InShop(shop): InShop,
    RecordId(id): RecordId,
    headers: HeaderMap,
    sent: Bytes,
) -> Answer<OrderDetails> {
    let DeliveryNote { state: code } = body(&sent)?;
    let of_code = |code| DeliveryState::of_code(code).ok_or_else(|| bad_query("state"));
    let wanted = code.map(of_code).transpose()?;
    let (store, local) = (caller.signing(&state), Local::<Order>::new(id));
    let set = store.note_order_delivery(shop.id, local, wanted, caller.cause(), state.now()).await?;
    noted(&state, shop.id, id, &headers, set).await
}

async fn noted(
    state: &ServerState,
    shop: ShopId,
    id: i64,
    headers: &HeaderMap,
    set: Result<bool, OrderRefusal>,
) -> Answer<OrderDetails> {
    set.map_err(refused)?;
    details(state, shop, id, language::of(headers)).await.map(Json)
}
