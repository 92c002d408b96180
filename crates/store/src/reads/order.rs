//! Orders with their lines, for reading.

use std::collections::HashMap;

use dongbo_sync::records::{Order, OrderState, PaymentState};
use dongbo_sync::{Money, Quantity, ShopId};

use super::list::{Search, page, rows};
use super::views::{OrderLineView, OrderSending, OrderView};
use crate::error::Result;
use crate::exact::Exact;
use crate::page::{Page, Query};
use crate::records::table::from_ticks;
use crate::session::{Row, Session};
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
    coalesce((SELECT orders_enabled FROM automation WHERE automation.shop = orders.shop), 0)";

fn view(row: &Row<'_>) -> Result<OrderView> {
    let state: i64 = row.get(8)?;
    let amount = |column| row.get::<Money>(column).map(Exact::from);
    let known = OrderState::of_code(state);
    let payment = PaymentState::from_figures(known.unwrap_or(OrderState::Placed), row.get(11)?, row.get(12)?);
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
    Ok(OrderView {
        id: row.get(0)?,
        remote_id: row.get(1)?,
        archived_at: row.get(2)?,
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

impl Store {
    /// Orders, by our id; `q` finds by the beginning of the code or of our number.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`](crate::StoreError::NoSuchShop), or when the database fails.
    pub async fn list_orders(&self, shop: ShopId, query: Query) -> Result<Page<OrderView>> {
        self.reading(move |session| {
            Box::pin(async move {
                let mut page =
                    page::<Order, _>(session, shop, &query, Search::CodeOrReference, COLUMNS, view, |view| {
                        view.id
                    })
                    .await?;
                add_lines(session, shop, &mut page.items).await?;
                Ok(page)
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
