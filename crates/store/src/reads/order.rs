//! Orders with their lines, for reading.

use std::collections::HashMap;

use dongbo_sync::records::{DeliveryState, Order, OrderState, PaymentState};
use dongbo_sync::{Money, Quantity, ShopId, text};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::list::{self, fitting, rows};
use super::views::{OrderLineView, OrderSending, OrderView};
use crate::conditions::{Conditions, past};
use crate::error::Result;
use crate::exact::Exact;
use crate::page::{Page, Query, one_more};
use crate::records::table::{from_ticks, ticks};
use crate::search::{self, Words};
use crate::session::{Row, Session};
use crate::shops;
use crate::store::Store;

const COLUMNS: &str =
    "code, placed_at, branch_id, customer_id, sale_channel, state, discount, fees, total, paid,
    delivery, note, reference, payment_method,
    (SELECT fees FROM placed_orders WHERE placed_orders.shop = orders.shop AND placed_orders.order_id = orders.id),
    (SELECT CASE WHEN parked = 1 THEN 'parked' WHEN attempt IS NOT NULL THEN 'sending' ELSE 'waiting' END FROM outbox
        WHERE outbox.shop = orders.shop AND outbox.entity = 'orders' AND outbox.local_id = orders.id),
    (SELECT code FROM outbox
        WHERE outbox.shop = orders.shop AND outbox.entity = 'orders' AND outbox.local_id = orders.id),
    (SELECT message FROM outbox
        WHERE outbox.shop = orders.shop AND outbox.entity = 'orders' AND outbox.local_id = orders.id),
    (SELECT queued_at FROM outbox
        WHERE outbox.shop = orders.shop AND outbox.entity = 'orders' AND outbox.local_id = orders.id),
    coalesce((SELECT orders_enabled FROM automation WHERE automation.shop = orders.shop), 0),
    (SELECT theirs FROM links
        WHERE links.shop = orders.shop AND links.entity = 'orders' AND links.local_id = orders.id AND links.gone = 0),
    (SELECT name FROM customers WHERE customers.shop = orders.shop AND customers.id = orders.customer_id),
    (SELECT phone FROM customers WHERE customers.shop = orders.shop AND customers.id = orders.customer_id),
    (SELECT name FROM points_of_sale
        WHERE points_of_sale.shop = orders.shop AND points_of_sale.id = orders.branch_id),
    (SELECT count(*) FROM conflicts WHERE conflicts.shop = orders.shop AND conflicts.entity = 'orders'
        AND conflicts.local_id = orders.id AND conflicts.closed_at IS NULL AND conflicts.kind = 'field'),
    payment_noted, delivery_state";

fn view(row: &Row<'_>) -> Result<OrderView> {
    let state: i64 = row.get(8)?;
    let amount = |column| row.get::<Money>(column).map(Exact::from);
    let known = OrderState::of_code(state);
    let figures = PaymentState::from_figures(known.unwrap_or(OrderState::Placed), row.get(11)?, row.get(12)?);
    let noted = row.get::<Option<i64>>(28)?.and_then(PaymentState::of_code);
    let payment = PaymentState::shown(figures, noted);
    let delivery_state = row.get::<Option<i64>>(29)?.and_then(DeliveryState::of_code);
    let archived_at: Option<Timestamp> = row.get(2)?;
    let (pos_code, reference): (String, Option<String>) = (row.get(3)?, row.get(15)?);
    let pos_code = Some(pos_code).filter(|code| !code.is_empty());
    let linked = row.get::<Option<i64>>(1)?.is_some();
    let (queued, enabled): (Option<String>, bool) = (row.get(18)?, row.get(22)?);
    let sending = OrderSending {
        state: match queued {
            Some(_) if !linked && !enabled => "kept_here".to_owned(),
            Some(state) => state,
            None if linked => "equal".to_owned(),
            None => "only_here".to_owned(),
        },
        code: row.get(19)?,
        message: row.get(20)?,
        since: row.get(21)?,
    };
    let theirs =
        row.text(23)?.and_then(|json| serde_json::from_str::<Theirs>(json).ok()).map(|order| order.state);
    Ok(OrderView {
        pos_state: theirs.map(OrderState::code),
        pos_state_label: theirs.map(|state| state.vietnamese().to_owned()),
        customer_name: row.get(24)?,
        customer_phone: row.get(25)?,
        point_of_sale: row.get(26)?,
        conflicts: row.get(27)?,
        id: row.get(0)?,
        remote_id: row.get(1)?,
        archived_at,
        editable: archived_at.is_none() && [known, theirs].into_iter().flatten().all(OrderState::is_editable),
        payment_noted: payment != figures,
        delivery_state: delivery_state.map(DeliveryState::code),
        delivery_state_label: delivery_state.map(|state| state.vietnamese().to_owned()),
        code: pos_code.clone().or_else(|| reference.clone()).unwrap_or_default(),
        reference,
        pos_code,
        placed_at: from_ticks(row.get(4)?)?,
        point_of_sale_id: row.get(5)?,
        customer_id: row.get(6)?,
        sale_channel: row.get(7)?,
        state,
        state_label: known.map_or("", OrderState::vietnamese).to_owned(),
        discount: amount(9)?,
        fees: amount(10)?,
        total: amount(11)?,
        paid: amount(12)?,
        payment_method: row.get(16)?,
        payment_state: payment.code(),
        payment_state_label: payment.vietnamese().to_owned(),
        delivery: row.get(13)?,
        note: row.get(14)?,
        fee_items: row.get(17)?,
        sending,
        lines: Vec::new(),
    })
}

/// Which orders, in which order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OrderFilter {
    /// In this state.
    pub state: Option<OrderState>,
    /// Sold from here.
    pub point_of_sale: Option<i64>,
    /// Of this customer.
    pub customer: Option<i64>,
    /// Placed then or later.
    pub from: Option<Timestamp>,
    /// Placed before.
    pub to: Option<Timestamp>,
    /// In which order.
    pub sort: OrderSort,
}

/// The order of a list of orders.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OrderSort {
    /// By our id.
    #[default]
    Oldest,
    /// Those that were placed last first.
    Newest,
}

impl OrderSort {
    const fn order(self) -> list::Order {
        match self {
            Self::Oldest => list::Order::BY_ID,
            Self::Newest => list::Order { column: Some("placed_at"), rising: false, few: false },
        }
    }
}

/// What is read of an order as KiotViet was last seen to have it.
#[derive(Deserialize)]
struct Theirs {
    state: OrderState,
}

impl Store {
    /// Orders, by our id; `q` finds by the beginning of the code or of our number.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`](crate::StoreError::NoSuchShop), or when the database fails.
    pub async fn list_orders(&self, shop: ShopId, query: Query) -> Result<Page<OrderView>> {
        self.find_orders(shop, OrderFilter::default(), query).await
    }

    /// Orders that fit, in the order wanted; `q` finds by the beginning of the code or of our number, and by the customer's
    /// name, code and phones.
    ///
    /// # Errors
    /// As [`Store::list_orders`].
    pub async fn find_orders(
        &self,
        shop: ShopId,
        filter: OrderFilter,
        query: Query,
    ) -> Result<Page<OrderView>> {
        self.reading(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let limit = Query::rows(query.limit);
                let ids = fitting_ids(session, shop, filter, &query, one_more(limit)).await?;
                let mut orders = rows::<Order, _>(session, shop, &ids, COLUMNS, view).await?;
                add_lines(session, shop, &mut orders).await?;
                Ok(Page::of(orders, limit, |order| order.id))
            })
        })
        .await
    }

    /// The one with that id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn order(&self, shop: ShopId, id: i64) -> Result<Option<OrderView>> {
        self.reading(move |session| Box::pin(view_of(session, shop, id))).await
    }
}

async fn fitting_ids(
    session: &mut Session,
    shop: ShopId,
    filter: OrderFilter,
    query: &Query,
    limit: i64,
) -> Result<Vec<i64>> {
    let mut conditions = Conditions::of(shop);
    if let Some(state) = filter.state {
        conditions.and("state", "=", state.code());
    }
    if let Some(place) = filter.point_of_sale {
        conditions.and("branch_id", "=", place);
    }
    if let Some(customer) = filter.customer {
        conditions.and("customer_id", "=", customer);
    }
    if let Some(from) = filter.from {
        conditions.and("placed_at", ">=", ticks(from));
    }
    if let Some(to) = filter.to {
        conditions.and("placed_at", "<", ticks(to));
    }
    let typed = query.q.as_deref().map(str::trim).filter(|typed| !typed.is_empty());
    if let Some(typed) = typed {
        let key = text::match_key(typed);
        let number = key.to_uppercase();
        let [code, code_end, number, number_end] = [
            conditions.put(key.clone()),
            conditions.put(past(&key)),
            conditions.put(number.clone()),
            conditions.put(past(&number)),
        ];
        let mut ways = format!(
            "id IN (SELECT id FROM orders WHERE shop = ?1 AND code_key >= {code} AND code_key < {code_end}
                 UNION ALL
                 SELECT id FROM orders WHERE shop = ?1 AND reference >= {number} AND reference < {number_end}"
        );
        let wanted = search::wanted(typed);
        if !wanted.is_empty() {
            let found = session.has_words("customer_id", Words::Customers, shop, &wanted, &mut conditions)?;
            ways.push_str(&format!(" UNION ALL SELECT id FROM orders WHERE shop = ?1 AND {found}"));
        }
        conditions.and_that(&format!("{ways})"));
    }
    let order = list::Order { few: filter.customer.is_some(), ..filter.sort.order() };
    fitting::<Order>(session, conditions, order, query.after, limit).await
}

/// One order as people see it.
pub(crate) async fn view_of(session: &mut Session, shop: ShopId, id: i64) -> Result<Option<OrderView>> {
    let mut orders = rows::<Order, _>(session, shop, &[id], COLUMNS, view).await?;
    add_lines(session, shop, &mut orders).await?;
    Ok(orders.pop())
}

async fn add_lines(session: &mut Session, shop: ShopId, orders: &mut [OrderView]) -> Result<()> {
    let keys: Vec<_> = orders.iter().map(|order| [shop.into(), order.id.into()]).collect();
    let lines = session
        .query_many(
            "SELECT order_id, product_id, code, name, quantity, price, discount, note FROM order_lines
             WHERE shop = ?1 AND order_id = ?2 ORDER BY position",
            &keys,
            |row| {
                let line = OrderLineView {
                    product_id: row.get(1)?,
                    code: row.get(2)?,
                    name: row.get(3)?,
                    quantity: Exact::from(row.get::<Quantity>(4)?),
                    price: Exact::from(row.get::<Money>(5)?),
                    discount: Exact::from(row.get::<Money>(6)?),
                    note: row.get(7)?,
                };
                Ok((row.get::<i64>(0)?, line))
            },
        )
        .await?;
    let mut of: HashMap<i64, Vec<OrderLineView>> = HashMap::new();
    for (order, line) in lines {
        of.entry(order).or_default().push(line);
    }
    for order in orders {
        order.lines = of.remove(&order.id).unwrap_or_default();
    }
    Ok(())
}
