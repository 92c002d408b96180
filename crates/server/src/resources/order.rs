//! Orders (đơn hàng) with their lines: reading, placing, cancelling.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use dongbo_catalogue::{Code, Failure, Severity};
use dongbo_store::{
    NewBuyer, NewOrder, NewOrderFee, NewOrderLine, OrderFilter, OrderRefusal, OrderSort, OrderView, Shortage,
    Wanted as WantedLine,
};
use dongbo_sync::records::{Delivery, OrderState, PaymentMethod};
use dongbo_sync::sellable::Stopped;
use dongbo_sync::{Local, Money, Quantity, ShopId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{Answer, ListAnswer};
use crate::access::{IdInPath, InShop, RecordId, ShopInPath};
use crate::body::body;
use crate::caller::Caller;
use crate::language;
use crate::listing::{Asked, Listing, SearchQuery, Wanted, bad_query};
use crate::problem::{OrderProblem, Problem, ProblemDetails, ShortageView};
use crate::router::BASE;
use crate::state::ServerState;

/// The longest key.
const LONGEST_KEY: usize = 200;

/// What follows the `?` of the list of orders.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct OrderQuery {
    /// How many items at most; more than 500 means 500.
    #[param(minimum = 1, default = 50, required = false)]
    limit: Option<u32>,
    /// `next_cursor` of the page before, with the same filters and order; none for the first page.
    #[param(required = false)]
    cursor: Option<String>,
    /// What to look for: the beginning of KiotViet's code or of our number, the customer's name, code or phone.
    #[param(required = false, example = "0912")]
    q: Option<String>,
    /// Only those in this state, by Abaha's code: 5, 10, 15, 20, 25 or 0.
    #[param(required = false)]
    state: Option<i64>,
    /// Only those sold from this point of sale.
    #[param(required = false)]
    point_of_sale: Option<i64>,
    /// Only those of this customer.
    #[param(required = false)]
    customer: Option<i64>,
    /// Placed at this instant or later.
    #[param(required = false, value_type = String, format = DateTime)]
    from: Option<Timestamp>,
    /// Placed before this instant.
    #[param(required = false, value_type = String, format = DateTime)]
    to: Option<Timestamp>,
    /// The order: `oldest` by our id, `newest` by when they were placed.
    #[param(required = false, inline)]
    #[serde(default)]
    sort: OrderSort,
}

impl OrderQuery {
    fn of(self) -> Result<(Wanted, OrderFilter), Problem> {
        let state = match self.state {
            Some(code) => Some(OrderState::of_code(code).ok_or_else(|| bad_query("state"))?),
            None => None,
        };
        let filter = OrderFilter {
            state,
            point_of_sale: self.point_of_sale,
            customer: self.customer,
            from: self.from,
            to: self.to,
            sort: self.sort,
        };
        Ok((SearchQuery::new(self.limit, self.cursor, self.q).of("orders")?, filter))
    }
}

/// The shop's orders (đơn hàng) with their lines and how they stand on both sides. `q` looks into the code, our number
/// and the customer.
#[utoipa::path(get, path = "/shops/{shop}/orders", operation_id = "list_orders", tag = "orders",
    params(ShopInPath, OrderQuery),
    responses((status = 200, body = Listing<OrderView>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    Asked(query): Asked<OrderQuery>,
) -> ListAnswer<OrderView> {
    let (wanted, filter) = query.of()?;
    let page = state.store.find_orders(shop.id, filter, wanted.query.clone()).await?;
    Ok(wanted.answer(page))
}

/// An order with what people should know of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct OrderDetails {
    #[serde(flatten)]
    order: OrderView,
    /// What people should know of it, in words.
    remarks: Vec<Remark>,
}

/// Something that people should know of an order.
#[derive(Serialize, ToSchema)]
pub(crate) struct Remark {
    /// The catalogue's code.
    #[schema(value_type = String, examples("ORD-TOTAL-DIFFERS"))]
    code: Code,
    /// How bad it is.
    #[schema(value_type = String)]
    severity: Severity,
    /// A few words that name it.
    title: String,
    /// What happened.
    detail: String,
    /// What to do, step by step.
    remedy: Vec<String>,
}

/// One order: its life on both sides, and what waits or went wrong, in words.
#[utoipa::path(get, path = "/shops/{shop}/orders/{id}", operation_id = "order", tag = "orders",
    params(ShopInPath, IdInPath),
    responses((status = 200, body = OrderDetails)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    RecordId(id): RecordId,
    headers: HeaderMap,
) -> Answer<OrderDetails> {
    details(&state, shop.id, id, language::of(&headers)).await.map(Json)
}

pub(super) async fn details(
    state: &ServerState,
    shop: ShopId,
    id: i64,
    language: dongbo_catalogue::Language,
) -> Result<OrderDetails, Problem> {
    let order = state.store.order(shop, id).await?.ok_or(Code::ApiNotFound)?;
    let mut failures = Vec::new();
    if order.sending.state == "kept_here" {
        failures.push(Failure::new(Code::OrdKeptHere));
    }
    if let Some(code) = order.sending.code.as_deref().and_then(|code| code.parse::<Code>().ok()) {
        let message = order.sending.message.as_deref().unwrap_or_default();
        failures.push(
            Failure::new(code)
                .with("record", &order.code)
                .with("order", &order.code)
                .with("message", message)
                .with("reason", message)
                .with("feature", message)
                .with("place", message)
                .with("entity", "orders"),
        );
    }
    for remark in state.store.order_remarks(shop, Local::new(id)).await? {
        let Ok(code) = remark.code.parse::<Code>() else { continue };
        let mut failure = Failure::new(code);
        for (name, value) in &remark.parameters {
            failure = failure.with(name.clone(), value);
        }
        failures.push(failure);
    }
    let remarks = failures
        .into_iter()
        .map(|failure| {
            let message = failure.message(language);
            Remark {
                code: failure.code,
                severity: message.severity,
                title: message.title,
                detail: message.cause,
                remedy: message.remedy,
            }
        })
        .collect();
    Ok(OrderDetails { order, remarks })
}

/// An order to be placed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlaceOrder {
    /// Where it is sold from; missing: the default point of sale.
    #[serde(default)]
    point_of_sale_id: Option<i64>,
    /// Who orders; missing: a walk-in (khách lẻ).
    #[serde(default)]
    customer: Option<OrderingCustomer>,
    /// What is ordered.
    lines: Vec<OrderingLine>,
    /// Off the whole order, in VND.
    #[serde(default)]
    #[schema(value_type = Option<f64>)]
    discount: Money,
    /// On top: shipping and the like. KiotViet gets their sum as a surcharge (thu khác).
    #[serde(default)]
    fees: Vec<OrderingFee>,
    /// How it will be paid.
    #[serde(default)]
    #[schema(value_type = Option<String>, examples("cash", "cash_on_delivery", "transfer", "card"))]
    payment_method: Option<PaymentMethod>,
    /// Where to bring it. The receiver's phone is not the customer's.
    #[serde(default)]
    delivery: Option<OrderingDelivery>,
    /// Free text, 500 characters at most.
    #[serde(default)]
    note: Option<String>,
}

/// Who orders: found by id, else by phone, else by code; made, here and on KiotViet, where nobody is found.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrderingCustomer {
    /// Our id.
    #[serde(default)]
    id: Option<i64>,
    /// The account's phone.
    #[serde(default)]
    #[schema(examples("0912345678"))]
    phone: Option<String>,
    /// Mã khách hàng.
    #[serde(default)]
    code: Option<String>,
    /// Full name, for somebody new.
    #[serde(default)]
    name: Option<String>,
    /// E-mail address, for somebody new.
    #[serde(default)]
    email: Option<String>,
    /// Street and number, for somebody new.
    #[serde(default)]
    address: Option<String>,
}

/// One line.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrderingLine {
    /// The product's id; or its `code`.
    #[serde(default)]
    product_id: Option<i64>,
    /// The product's code (mã hàng), without regard to case.
    #[serde(default)]
    #[schema(examples("HOA001"))]
    code: Option<String>,
    /// How many of the product's own unit.
    #[schema(value_type = f64, examples(2))]
    quantity: Quantity,
    /// Of one, in VND; missing: the price list of the customer's group, or else the common price.
    #[serde(default)]
    #[schema(value_type = Option<f64>)]
    price: Option<Money>,
    /// Off each one, in VND.
    #[serde(default)]
    #[schema(value_type = Option<f64>)]
    discount: Money,
    /// Free text.
    #[serde(default)]
    note: Option<String>,
}

/// One fee.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrderingFee {
    /// What it is for.
    #[schema(examples("Phí ship"))]
    pub(super) name: String,
    /// In VND.
    #[schema(value_type = f64, examples(30000))]
    pub(super) amount: Money,
}

/// Where to bring it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrderingDelivery {
    /// Who takes it.
    #[serde(default)]
    receiver: Option<String>,
    /// The receiver's phone.
    #[serde(default)]
    phone: Option<String>,
    /// Street and number.
    #[serde(default)]
    address: Option<String>,
    /// Tỉnh - Quận.
    #[serde(default)]
    location: Option<String>,
    /// Phường, xã.
    #[serde(default)]
    ward: Option<String>,
}

impl From<OrderingDelivery> for Delivery {
    fn from(to: OrderingDelivery) -> Self {
        let OrderingDelivery { receiver, phone, address, location, ward } = to;
        Self { receiver, phone, address, location, ward }
    }
}

/// Places an order. It is checked against what may be sold, kept, and sent to KiotViet as soon as possible. The same
/// `Idempotency-Key` with the same body places it once and gets the same answer, for a week.
#[utoipa::path(post, path = "/shops/{shop}/orders", operation_id = "place_order", tag = "orders",
    params(ShopInPath, ("Idempotency-Key" = String, Header, description = "Another one for each order; 1 to 200 characters")),
    request_body = PlaceOrder,
    responses(
        (status = 201, body = OrderView, headers(("location" = String, description = "Where the order is"))),
        (status = 409, description = "Not enough stock, or not on sale",
            body = OrderProblem, content_type = "application/problem+json"),
        (status = 422, description = "The order makes no sense, or the key was used for another one",
            body = ProblemDetails, content_type = "application/problem+json")))]
pub(crate) async fn place(
    State(state): State<ServerState>,
    caller: Caller,
    InShop(shop): InShop,
    headers: HeaderMap,
    sent: Bytes,
) -> Result<Response, Problem> {
    let key =
        headers.get("idempotency-key").and_then(|key| key.to_str().ok()).map(str::trim).unwrap_or_default();
    if key.is_empty() || key.len() > LONGEST_KEY {
        return Err(Code::OrdKeyMissing.into());
    }
    let order = order(body(&sent)?)?;
    let placed = state.store.place_order(shop.id, order, key.to_owned(), caller.cause(), state.now()).await?;
    let placed = placed.map_err(refused)?;
    state.webhooks.wake(shop.id);
    let location = format!("{BASE}/shops/{}/orders/{}", shop.id, placed.order);
    let repeated = (HeaderName::from_static("idempotent-replay"), placed.repeated.to_string());
    let headers =
        [(header::LOCATION, location), (header::CONTENT_TYPE, "application/json".to_owned()), repeated];
    Ok((StatusCode::CREATED, headers, placed.answer).into_response())
}

/// Cancels an order, here and on KiotViet. Where KiotViet no longer allows that, the order goes on and says why.
#[utoipa::path(post, path = "/shops/{shop}/orders/{id}/cancel", operation_id = "cancel_order", tag = "orders",
    params(ShopInPath, IdInPath),
    responses(
        (status = 200, body = OrderDetails),
        (status = 409, description = "It has come too far",
            body = ProblemDetails, content_type = "application/problem+json")))]
pub(crate) async fn cancel(
    State(state): State<ServerState>,
    caller: Caller,
    InShop(shop): InShop,
    RecordId(id): RecordId,
    headers: HeaderMap,
) -> Answer<OrderDetails> {
    let cancelled = state.store.cancel_order(shop.id, Local::new(id), caller.cause(), state.now()).await?;
    cancelled.map_err(refused)?;
    state.webhooks.wake(shop.id);
    details(&state, shop.id, id, language::of(&headers)).await.map(Json)
}

fn order(asked: PlaceOrder) -> Result<NewOrder, Problem> {
    let lines = asked.lines.into_iter().map(line).collect::<Result<_, _>>()?;
    Ok(NewOrder {
        point_of_sale: asked.point_of_sale_id,
        buyer: asked.customer.map(|buyer| NewBuyer {
            id: buyer.id,
            phone: buyer.phone,
            code: buyer.code,
            name: buyer.name,
            email: buyer.email,
            address: buyer.address,
        }),
        lines,
        discount: exact(asked.discount),
        fees: asked
            .fees
            .into_iter()
            .map(|fee| NewOrderFee { name: fee.name, amount: exact(fee.amount) })
            .collect(),
        payment_method: asked.payment_method,
        delivery: asked.delivery.map(Into::into),
        note: asked.note,
    })
}

/// As many digits as are kept.
pub(super) fn exact(amount: Money) -> Money {
    Money::new(amount.decimal())
}

pub(super) fn line(line: OrderingLine) -> Result<NewOrderLine, Problem> {
    let product = match (line.product_id, line.code) {
        (Some(id), _) => WantedLine::Id(id),
        (None, Some(code)) => WantedLine::Code(code),
        (None, None) => {
            return Err(Failure::new(Code::ApiBadBody)
                .with("reason", "a line needs product_id or code")
                .into());
        }
    };
    Ok(NewOrderLine {
        product,
        quantity: Quantity::new(line.quantity.decimal()),
        price: line.price.map(exact),
        discount: exact(line.discount),
        note: line.note,
    })
}

pub(super) fn refused(refusal: OrderRefusal) -> Problem {
    let product = |code: &str, name: &str| format!("{name} ({code})");
    match refusal {
        OrderRefusal::Invalid(invalid) => Failure::new(Code::OrdInvalid).with("problem", invalid.name()),
        OrderRefusal::ProductUnknown(name) | OrderRefusal::ProductAmbiguous(name) => {
            Failure::new(Code::OrdProductUnknown).with("product", name)
        }
        OrderRefusal::NotOnSale { code, name, why } => {
            let why = match why {
                Stopped::InShop => "in_shop",
                Stopped::AtBranch => "at_branch",
                Stopped::NotByItself => "not_by_itself",
            };
            let failure = Failure::new(Code::OrdNotOnSale);
            let failure = failure.with("product", product(&code, &name)).with("stopped", why);
            return Problem::from(failure).with_shortages(Vec::new());
        }
        OrderRefusal::OutOfStock(shortages) => {
            let shown = |short: &Shortage| {
                format!("{} {} / {}", product(&short.code, &short.name), short.wanted, short.available)
            };
            let all: Vec<String> = shortages.iter().map(shown).collect();
            let failure = Failure::new(Code::OrdOutOfStock).with("shortages", all.join("; "));
            let shortages = shortages.into_iter().map(ShortageView::from).collect();
            return Problem::from(failure).with_shortages(shortages);
        }
        OrderRefusal::PointOfSaleUnknown(id) => Failure::new(Code::OrdPointOfSale).with("id", id),
        OrderRefusal::NoPointOfSale => Failure::new(Code::OrdNoPointOfSale),
        OrderRefusal::CustomerUnknown(id) => Failure::new(Code::OrdCustomerUnknown).with("id", id),
        OrderRefusal::KeyReused => Failure::new(Code::OrdKeyReused),
        OrderRefusal::OrderUnknown(_) => Failure::new(Code::ApiNotFound),
        OrderRefusal::NotEditable { code, state } => {
            Failure::new(Code::OrdNotEditable).with("order", code).with("state", state.vietnamese())
        }
        OrderRefusal::FollowsKiotViet { field } => {
            Failure::new(Code::ApiFollowsKiotViet).with("field", field)
        }
        OrderRefusal::NoSuchStep { code, state, wanted } => Failure::new(Code::OrdNoSuchStep)
            .with("order", code)
            .with("state", state.vietnamese())
            .with("value", wanted.vietnamese()),
        OrderRefusal::NotCancellable { code, state } => {
            Failure::new(Code::OrdNotCancellable).with("order", code).with("state", state.vietnamese())
        }
    }
    .into()
}
