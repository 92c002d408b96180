//! The tables of orders and their lines.

use dongbo_sync::records::{Order, OrderLine, OrderState, PaymentMethod};
use dongbo_sync::{Entity, Money, ShopId, text};
use jiff::Timestamp;

use super::references::{ReferenceColumn, Slot};
use super::table::{
    Columns, Entry, FIRST, Stored, Table, attach, clear_children, from_json, from_ticks, insert_rows, money,
    quantity, read_rows, reference_values, ticks, to_json, update_rows,
};
use crate::error::{Result, StoreError};
use crate::session::{Row, Session, Value};

impl Table for Order {
    const TABLE: &'static str = "orders";
    const LABEL: &'static str = "code_key";
    const REFERENCES: &'static [ReferenceColumn] = &[
        ReferenceColumn { table: "orders", id: "branch_id", there: "branch_there", target: Entity::Branches },
        ReferenceColumn {
            table: "orders",
            id: "customer_id",
            there: "customer_there",
            target: Entity::Customers,
        },
        ReferenceColumn {
            table: "order_lines",
            id: "product_id",
            there: "product_there",
            target: Entity::Products,
        },
    ];

    fn references(&mut self, visit: &mut dyn FnMut(&mut dyn Slot)) {
        if let Some(branch) = &mut self.branch {
            visit(branch);
        }
        if let Some(customer) = &mut self.customer {
            visit(customer);
        }
        for line in &mut self.lines {
            if let Some(product) = &mut line.product {
                visit(product);
            }
        }
    }

    async fn insert(
        s: &mut Session,
        shop: ShopId,
        entries: &[Entry<'_, Self>],
        now: Timestamp,
    ) -> Result<()> {
        insert_rows(s, shop, entries, now).await?;
        insert_lines(s, shop, entries).await
    }

    async fn update(
        s: &mut Session,
        shop: ShopId,
        entries: &[Entry<'_, Self>],
        now: Timestamp,
    ) -> Result<()> {
        update_rows(s, shop, entries, now).await?;
        clear_children(s, shop, "order_lines", "order_id", entries).await?;
        insert_lines(s, shop, entries).await
    }

    async fn read(s: &mut Session, shop: ShopId, ids: &[i64]) -> Result<Vec<Stored<Self>>> {
        let mut orders = read_rows(s, shop, ids).await?;
        let rows: Vec<_> = ids.iter().map(|id| [shop.into(), (*id).into()]).collect();
        let lines = s
            .query_many(
                "SELECT order_id, product_id, product_there, code, name, quantity, price, discount, note
                 FROM order_lines WHERE shop = ?1 AND order_id = ?2 ORDER BY position",
                &rows,
                |row| {
                    let line = OrderLine {
                        product: row.get(1)?,
                        code: row.get(3)?,
                        name: row.get(4)?,
                        quantity: row.get(5)?,
                        price: row.get(6)?,
                        discount: row.get(7)?,
                        note: row.get(8)?,
                    };
                    Ok((row.get(0)?, line))
                },
            )
            .await?;
        attach(&mut orders, lines, |order: &mut Self, line| order.lines.push(line));
        Ok(orders)
    }
}

async fn insert_lines(session: &mut Session, shop: ShopId, entries: &[Entry<'_, Order>]) -> Result<()> {
    let mut rows = Vec::new();
    for entry in entries {
        for (position, line) in (0_i64..).zip(&entry.record.lines) {
            let [id, there] = reference_values(line.product.as_ref());
            rows.push([
                shop.into(),
                entry.id.into(),
                position.into(),
                id,
                there,
                (&line.code).into(),
                (&line.name).into(),
                quantity(line.quantity, Entity::Orders, entry)?,
                money(line.price, Entity::Orders, entry)?,
                money(line.discount, Entity::Orders, entry)?,
                line.note.as_deref().into(),
            ]);
        }
    }
    session
        .execute_many(
            "INSERT INTO order_lines (shop, order_id, position, product_id, product_there, code, name, quantity,
                 price, discount, note)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            &rows,
        )
        .await
        .map(|_| ())
}

fn method(name: &str) -> Result<PaymentMethod> {
    PaymentMethod::named(name)
        .ok_or_else(|| StoreError::Database { detail: format!("unknown payment method \"{name}\"") })
}

impl Columns<20> for Order {
    const COLUMNS: [&'static str; 20] = [
        "shop",
        "id",
        "updated_at",
        "code",
        "code_key",
        "placed_at",
        "branch_id",
        "branch_there",
        "customer_id",
        "customer_there",
        "sale_channel",
        "state",
        "discount",
        "fees",
        "total",
        "paid",
        "delivery",
        "note",
        "reference",
        "payment_method",
    ];

    fn row<'a>(shop: ShopId, entry: &Entry<'a, Self>, now: Timestamp) -> Result<[Value<'a>; 20]> {
        let order = entry.record;
        let [branch_id, branch_there] = reference_values(order.branch.as_ref());
        let [customer_id, customer_there] = reference_values(order.customer.as_ref());
        let amount = |value: Money| money(value, Entity::Orders, entry);
        Ok([
            shop.into(),
            entry.id.into(),
            now.into(),
            (&order.code).into(),
            text::match_key(order.name()).into(),
            ticks(order.placed_at).into(),
            branch_id,
            branch_there,
            customer_id,
            customer_there,
            order.sale_channel.into(),
            order.state.code().into(),
            amount(order.discount)?,
            amount(order.fees)?,
            amount(order.total)?,
            amount(order.paid)?,
            order.delivery.as_ref().map(to_json).transpose()?.into(),
            order.note.as_deref().into(),
            order.reference.as_deref().into(),
            order.payment_method.map(PaymentMethod::name).into(),
        ])
    }

    fn record(row: &Row<'_>) -> Result<Self> {
        let state: i64 = row.get(FIRST + 8)?;
        let odd_state = || StoreError::Database { detail: format!("unknown order state {state}") };
        Ok(Self {
            code: row.get(FIRST)?,
            reference: row.get(FIRST + 15)?,
            placed_at: from_ticks(row.get(FIRST + 2)?)?,
            branch: row.get(FIRST + 3)?,
            customer: row.get(FIRST + 5)?,
            sale_channel: row.get::<Option<i64>>(FIRST + 7)?.map(dongbo_sync::Remote::new),
            state: OrderState::of_code(state).ok_or_else(odd_state)?,
            lines: Vec::new(),
            discount: row.get(FIRST + 9)?,
            fees: row.get(FIRST + 10)?,
            total: row.get(FIRST + 11)?,
            paid: row.get(FIRST + 12)?,
            payment_method: row.text(FIRST + 16)?.map(method).transpose()?,
            delivery: row.text(FIRST + 13)?.map(from_json).transpose()?,
            note: row.get(FIRST + 14)?,
        })
    }
}
