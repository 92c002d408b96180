//! Placing an order: everything it needs is found or made, its lines are priced and checked against what may be sold, and
//! it is kept with its number, what it takes from the shelf, and the answer, in one transaction.

use std::collections::BTreeSet;

use dongbo_sync::records::{Order, OrderLine, OrderState, PointOfSale};
use dongbo_sync::sellable::Reason;
use dongbo_sync::{Entity, Local, Money, Quantity, Reference, Remote, ShopId};
use jiff::{SignedDuration, Timestamp};

use super::customer::{self, Buyer};
use super::refusal::{InvalidOrder, OrderRefusal};
use super::request::{NewOrder, NewOrderFee, NewOrderLine, Wanted};
use super::{prices, uncounted};
use crate::cause::Cause;
use crate::counters;
use crate::edits::{add, tell_birth};
use crate::error::{Result, StoreError};
use crate::outbox;
use crate::reads::order::view_of;
use crate::records::table::to_json;
use crate::session::{Row, Session};
use crate::shelf::{Shelf, Takes};
use crate::shops;
use crate::store::Store;

/// How long the answer to a key is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How many lines an order has at most.
const MOST_LINES: usize = 300;
/// How long a free text is at most, in characters: KiotViet's free text must hold our number behind it.
const LONGEST_TEXT: usize = 500;

/// An order that was placed, now or when the key was used first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedOrder {
    /// Our id.
    pub order: i64,
    /// The order as JSON, as it was shown when it was placed.
    pub answer: String,
    /// The key had been used for the same request before; nothing was done.
    pub repeated: bool,
}

impl Store {
    /// Places an order. The same `key` with the same request places it once, for a week.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`]; those of the database. Why an order is refused is part of the answer.
    pub async fn place_order(
        &self,
        shop: ShopId,
        order: NewOrder,
        key: String,
        by: Cause,
        now: Timestamp,
    ) -> Result<std::result::Result<PlacedOrder, OrderRefusal>> {
        if let Err(invalid) = check(Some(&order.lines), order.discount, &order.fees, order.note.as_ref()) {
            return Ok(Err(OrderRefusal::Invalid(invalid)));
        }
        self.writing(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                Placing { session, shop, now }.place(order, key, &by).await
            })
        })
        .await
    }
}

/// What can be said of the lines, where they are given, and the rest without looking at anything.
pub(super) fn check(
    lines: Option<&[NewOrderLine]>,
    discount: Money,
    fees: &[NewOrderFee],
    note: Option<&String>,
) -> std::result::Result<(), InvalidOrder> {
    let too_long = |text: Option<&String>| text.is_some_and(|text| text.chars().count() > LONGEST_TEXT);
    let negative = |amount: Money| amount < Money::ZERO;
    if lines.is_some_and(<[_]>::is_empty) {
        return Err(InvalidOrder::NoLines);
    }
    let lines = lines.unwrap_or_default();
    if lines.len() > MOST_LINES {
        return Err(InvalidOrder::TooManyLines);
    }
    if lines.iter().any(|line| line.quantity <= Quantity::ZERO) {
        return Err(InvalidOrder::Quantity);
    }
    if lines.iter().filter_map(|line| line.price).any(negative) {
        return Err(InvalidOrder::Price);
    }
    if negative(discount) || lines.iter().any(|line| negative(line.discount)) {
        return Err(InvalidOrder::Discount);
    }
    if fees.iter().any(|fee| negative(fee.amount) || fee.name.trim().is_empty()) {
        return Err(InvalidOrder::Fee);
    }
    let amounts = lines.iter().flat_map(|line| {
        [line.quantity.to_scaled(), line.discount.to_scaled(), line.price.unwrap_or_default().to_scaled()]
    });
    let more = fees.iter().map(|fee| fee.amount.to_scaled()).chain([discount.to_scaled()]);
    if amounts.chain(more).any(|amount| amount.is_none()) {
        return Err(InvalidOrder::Amount);
    }
    if too_long(note) || lines.iter().any(|line| too_long(line.note.as_ref())) {
        return Err(InvalidOrder::Text);
    }
    Ok(())
}

/// Computes the total, where discounts leave something to pay.
pub(super) fn add_up(record: &mut Order) -> std::result::Result<(), OrderRefusal> {
    let goods = record.goods();
    if record.lines.iter().any(|line| line.discount > line.price) || record.discount > goods {
        return Err(OrderRefusal::Invalid(InvalidOrder::Discount));
    }
    record.total = goods - record.discount + record.fees;
    if record.total.to_scaled().is_none() {
        return Err(OrderRefusal::Invalid(InvalidOrder::Amount));
    }
    Ok(())
}

pub(super) struct Placing<'s> {
    pub session: &'s mut Session,
    pub shop: ShopId,
    pub now: Timestamp,
}

/// What the connection says about new orders.
#[derive(Default)]
struct Defaults {
    branch: Option<i64>,
    sale_channel: Option<i64>,
}

impl Placing<'_> {
    async fn place(
        mut self,
        order: NewOrder,
        key: String,
        by: &Cause,
    ) -> Result<std::result::Result<PlacedOrder, OrderRefusal>> {
        let hash = order.hash();
        if let Some(answered) = self.answered(&key, &hash).await? {
            return Ok(answered);
        }
        let defaults = self.defaults().await?;
        let place = granted!(self.point_of_sale(order.point_of_sale, defaults.branch).await?);
        let buyer = match &order.buyer {
            Some(buyer) => granted!(customer::find(self.session, self.shop, buyer).await?),
            None => Buyer::WalkIn,
        };
        let products = granted!(self.products(&order.lines).await?);
        let shelf = Shelf::load(self.session, self.shop, place, &products).await?;
        let wanted: Vec<(i64, Quantity)> =
            products.iter().copied().zip(order.lines.iter().map(|line| line.quantity)).collect();
        granted!(on_sale(&shelf, &wanted));
        let lines = self.priced(&order.lines, &products, &shelf, place, buyer.known()).await?;
        let mut record = granted!(self.record(&order, lines, place, &defaults));
        // Nothing is refused from here on.
        record.reference = Some(self.number().await?);
        let customer = buyer.settle(self.session, self.shop, by, self.now).await?;
        record.customer = customer.map(|id| Reference::Here(Local::new(id)));
        let local = add(self.session, self.shop, move |_| record, self.now).await?;

        let mut takes = Takes::new();
        for (product, quantity) in &wanted {
            shelf.takes(*product, *quantity, &mut takes);
        }
        uncounted::add(self.session, self.shop, local.get(), place, 0, &takes).await?;
        outbox::enter(self.session, self.shop, Entity::Orders, &[local.get()], self.now).await?;
        tell_birth(self.session, self.shop, local, by, self.now).await?;
        self.note(local, &order, by).await?;
        let answer = self.answer(local).await?;
        self.remember(&key, hash, &answer).await?;
        Ok(Ok(PlacedOrder { order: local.get(), answer, repeated: false }))
    }

    /// The answer that was given to the key before.
    async fn answered(
        &mut self,
        key: &str,
        hash: &[u8],
    ) -> Result<Option<std::result::Result<PlacedOrder, OrderRefusal>>> {
        #[cfg(feature = "broken")]
        if self.session.makes(crate::Mistake::ForgetTheKey) {
            return Ok(None);
        }
        let old = self.now.saturating_sub(KEPT).unwrap_or(Timestamp::MIN);
        self.session
            .execute(
                "DELETE FROM idempotency_keys WHERE shop = ?1 AND created_at < ?2",
                &[self.shop.into(), old.into()],
            )
            .await?;
        let found = self
            .session
            .query_one(
                "SELECT request_hash, answer FROM idempotency_keys WHERE shop = ?1 AND idempotency_key = ?2",
                &[self.shop.into(), key.into()],
                |row: &Row<'_>| Ok((row.get::<Vec<u8>>(0)?, row.get::<String>(1)?)),
            )
            .await?;
        Ok(found.map(|(before, answer)| {
            if before != hash {
                return Err(OrderRefusal::KeyReused);
            }
            let order = serde_json::from_str::<serde_json::Value>(&answer)
                .ok()
                .and_then(|view| view.get("id")?.as_i64())
                .unwrap_or_default();
            Ok(PlacedOrder { order, answer, repeated: true })
        }))
    }

    async fn remember(&mut self, key: &str, hash: Vec<u8>, answer: &str) -> Result<()> {
        #[cfg(feature = "broken")]
        if self.session.makes(crate::Mistake::ForgetTheKey) {
            return Ok(());
        }
        self.session
            .execute(
                "INSERT INTO idempotency_keys (shop, idempotency_key, request_hash, answer, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                &[self.shop.into(), key.into(), hash.into(), answer.into(), self.now.into()],
            )
            .await
            .map(|_| ())
    }

    async fn defaults(&mut self) -> Result<Defaults> {
        let sql = "SELECT default_branch, sale_channel FROM connections WHERE shop = ?1";
        let read = |row: &Row<'_>| Ok(Defaults { branch: row.get(0)?, sale_channel: row.get(1)? });
        Ok(self.session.query_one(sql, &[self.shop.into()], read).await?.unwrap_or_default())
    }

    /// Our id of the point of sale that is wanted, or of the default branch's.
    pub async fn point_of_sale(
        &mut self,
        wanted: Option<i64>,
        default: Option<i64>,
    ) -> Result<std::result::Result<i64, OrderRefusal>> {
        let wanted = match (wanted, default) {
            (Some(id), _) => id,
            (None, None) => return Ok(Err(OrderRefusal::NoPointOfSale)),
            (None, Some(branch)) => {
                let sql = "SELECT local_id FROM links
                     WHERE shop = ?1 AND entity = 'branches' AND remote_id = ?2 AND local_id IS NOT NULL";
                let found =
                    self.session.query_one(sql, &[self.shop.into(), branch.into()], |row| row.get(0)).await?;
                match found {
                    Some(id) => id,
                    None => return Ok(Err(OrderRefusal::NoPointOfSale)),
                }
            }
        };
        let sql = "SELECT id FROM points_of_sale WHERE shop = ?1 AND id = ?2 AND archived_at IS NULL";
        let found = self.session.query_one(sql, &[self.shop.into(), wanted.into()], |row| row.get(0)).await?;
        Ok(found.ok_or(OrderRefusal::PointOfSaleUnknown(wanted)))
    }

    /// Our id of each line's product.
    async fn products(
        &mut self,
        lines: &[NewOrderLine],
    ) -> Result<std::result::Result<Vec<i64>, OrderRefusal>> {
        let mut ids = Vec::with_capacity(lines.len());
        for line in lines {
            ids.push(granted!(self.product(&line.product).await?));
        }
        Ok(Ok(ids))
    }

    /// Our id of the one product in use that goes by that name.
    pub async fn product(&mut self, wanted: &Wanted) -> Result<std::result::Result<i64, OrderRefusal>> {
        let (condition, value, name) = match wanted {
            Wanted::Id(id) => ("id = ?2", (*id).into(), id.to_string()),
            Wanted::Code(code) => ("code_key = ?2", dongbo_sync::text::match_key(code).into(), code.clone()),
        };
        let sql = format!(
            "SELECT id FROM products WHERE shop = ?1 AND {condition} AND archived_at IS NULL ORDER BY +id"
        );
        let found: Vec<i64> = self.session.query(&sql, &[self.shop.into(), value], |row| row.get(0)).await?;
        Ok(match found.as_slice() {
            [id] => Ok(*id),
            [] => Err(OrderRefusal::ProductUnknown(name)),
            _ => Err(OrderRefusal::ProductAmbiguous(name)),
        })
    }

    /// The lines at the buyer's prices of today, where they name none.
    pub async fn priced(
        &mut self,
        lines: &[NewOrderLine],
        products: &[i64],
        shelf: &Shelf,
        place: i64,
        customer: Option<i64>,
    ) -> Result<Vec<OrderLine>> {
        let distinct: BTreeSet<i64> = products.iter().copied().collect();
        let listed = prices::of_buyer(self.session, self.shop, place, customer, &distinct, self.now).await?;
        let mut priced = Vec::with_capacity(lines.len());
        for (line, product) in lines.iter().zip(products) {
            let Some(goods) = shelf.goods.get(product) else { continue };
            priced.push(OrderLine {
                product: Some(Reference::Here(Local::new(*product))),
                code: goods.code.clone(),
                name: goods.full_name.clone(),
                quantity: line.quantity,
                price: line.price.or_else(|| listed.get(product).copied()).unwrap_or(goods.base_price),
                discount: line.discount,
                note: line.note.clone().filter(|note| !note.trim().is_empty()),
            });
        }
        Ok(priced)
    }

    fn record(
        &self,
        order: &NewOrder,
        lines: Vec<OrderLine>,
        place: i64,
        defaults: &Defaults,
    ) -> std::result::Result<Order, OrderRefusal> {
        let fees = order.fees.iter().fold(Money::ZERO, |sum, fee| sum + fee.amount);
        let mut record = Order {
            code: String::new(),
            reference: None,
            placed_at: self.now,
            branch: Some(Reference::<PointOfSale>::Here(Local::new(place))),
            customer: None,
            sale_channel: defaults.sale_channel.map(Remote::new),
            state: OrderState::Placed,
            lines,
            discount: order.discount,
            fees,
            total: Money::ZERO,
            paid: Money::ZERO,
            payment_method: order.payment_method,
            delivery: order.delivery.clone(),
            note: order.note.clone().filter(|note| !note.trim().is_empty()),
        };
        add_up(&mut record)?;
        Ok(record)
    }

    /// A number that no order of the shop has: three digits of the database's own, so that one that was made anew does not
    /// count from where the old one began, and a counter.
    async fn number(&mut self) -> Result<String> {
        let sql = "SELECT created_at FROM shops WHERE id = ?1";
        let made = self.session.query_one(sql, &[self.shop.into()], |row| row.get::<i64>(0)).await?;
        let series = made.unwrap_or_default().unsigned_abs().wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        loop {
            let next = counters::take(self.session, self.shop, "order_references", 1).await?;
            let number = format!("AB{:03}{next:06}", series % 1000);
            let sql = "SELECT 1 FROM orders WHERE shop = ?1 AND reference = ?2";
            let taken =
                self.session.query_one(sql, &[self.shop.into(), (&number).into()], |_| Ok(())).await?;
            if taken.is_none() {
                return Ok(number);
            }
        }
    }

    async fn note(&mut self, local: Local<Order>, order: &NewOrder, by: &Cause) -> Result<()> {
        let by = by.person().unwrap_or(by.name());
        self.session
            .execute(
                "INSERT INTO placed_orders (shop, order_id, placed_by, fees) VALUES (?1, ?2, ?3, ?4)",
                &[self.shop.into(), local.into(), by.into(), to_json(&order.fees)?.into()],
            )
            .await
            .map(|_| ())
    }

    async fn answer(&mut self, local: Local<Order>) -> Result<String> {
        let view = view_of(self.session, self.shop, local.get()).await?;
        to_json(&view.ok_or(StoreError::NotFound { shop: self.shop, what: "orders", id: local.get() })?)
    }
}

fn on_sale(shelf: &Shelf, wanted: &[(i64, Quantity)]) -> std::result::Result<(), OrderRefusal> {
    sold_here(shelf, wanted.iter().map(|(product, _)| product))?;
    let shortages = shelf.shortages(wanted);
    if shortages.is_empty() { Ok(()) } else { Err(OrderRefusal::OutOfStock(shortages)) }
}

/// Whether these products are sold at all.
pub(super) fn sold_here<'a>(
    shelf: &Shelf,
    products: impl Iterator<Item = &'a i64>,
) -> std::result::Result<(), OrderRefusal> {
    for product in products {
        let (Some(goods), Some(sellable)) = (shelf.goods.get(product), shelf.sellable(*product)) else {
            return Err(OrderRefusal::ProductUnknown(product.to_string()));
        };
        if let Reason::NotOnSale(why) = sellable.reason {
            let (code, name) = (goods.code.clone(), goods.full_name.clone());
            return Err(OrderRefusal::NotOnSale { code, name, why });
        }
    }
    Ok(())
}
