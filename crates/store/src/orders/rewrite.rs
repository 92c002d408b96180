//! The lines of an order that is changed: what stays keeps its price and what is known of it, what is new is priced as a
//! new order's. More than before needs to be there and on sale; less never does.

use std::collections::{BTreeMap, BTreeSet};

use dongbo_sync::records::{Order, OrderLine};
use dongbo_sync::{Local, Quantity, Reference};

use super::place::{Placing, sold_here};
use super::refusal::OrderRefusal;
use super::request::{NewOrderLine, Wanted};
use super::uncounted;
use crate::error::Result;
use crate::records::table::Table;
use crate::shelf::Shelf;

/// Our id of a line's product; none where KiotViet's has no counterpart here.
pub(super) fn product_of(line: &OrderLine) -> Option<i64> {
    match line.product {
        Some(Reference::Here(id)) => Some(id.get()),
        Some(Reference::There(_)) | None => None,
    }
}

impl Placing<'_> {
    /// Our id of the point of sale that an order is sold from; none where its branch has none.
    pub async fn place_of(&mut self, order: Local<Order>) -> Result<Option<i64>> {
        let sql = "SELECT branch_id FROM orders WHERE shop = ?1 AND id = ?2";
        let found = self.session.query_one(sql, &[self.shop.into(), order.into()], |row| row.get(0)).await?;
        Ok(found.flatten())
    }

    /// The new lines of an order. A product that stands in it already is taken from there, also when it is archived by
    /// now, or was never here and is known by its code alone.
    pub async fn rewritten(
        &mut self,
        order: Local<Order>,
        before: &Order,
        lines: &[NewOrderLine],
        place: Option<i64>,
    ) -> Result<std::result::Result<Vec<OrderLine>, OrderRefusal>> {
        let inward = Order::read(self.session, self.shop, &[order.get()]).await?.pop();
        let mut known = inward.map(|stored| stored.record.lines).unwrap_or_default();
        let mut written: Vec<Option<OrderLine>> = Vec::with_capacity(lines.len());
        let (mut new, mut products) = (Vec::new(), Vec::new());
        for line in lines {
            let fits = |old: &OrderLine| match &line.product {
                Wanted::Id(id) => product_of(old) == Some(*id),
                Wanted::Code(code) => {
                    dongbo_sync::text::match_key(&old.code) == dongbo_sync::text::match_key(code)
                }
            };
            // Of several lines of one product each is taken once, in their order.
            if let Some(old) = known.iter().position(fits).map(|place| known.remove(place)) {
                written.push(Some(OrderLine {
                    quantity: line.quantity,
                    price: line.price.unwrap_or(old.price),
                    discount: line.discount,
                    note: line.note.clone().filter(|note| !note.trim().is_empty()),
                    ..old
                }));
            } else {
                products.push(granted!(self.product(&line.product).await?));
                new.push(line.clone());
                written.push(None);
            }
        }
        if new.is_empty() {
            return Ok(Ok(written.into_iter().flatten().collect()));
        }
        // Where no point of sale is known, no price list is in force but the common one.
        let place = place.unwrap_or_default();
        let customer = match before.customer {
            Some(Reference::Here(id)) => Some(id.get()),
            Some(Reference::There(id)) => uncounted::customer(self.session, self.shop, id.get()).await?,
            None => None,
        };
        let shelf = Shelf::load(self.session, self.shop, place, &products).await?;
        let mut priced = self.priced(&new, &products, &shelf, place, customer).await?.into_iter();
        Ok(Ok(written.into_iter().filter_map(|line| line.or_else(|| priced.next())).collect()))
    }

    /// Whether what the order takes more than before is on sale and there. `stood`: where it was sold from before.
    pub async fn enough(
        &mut self,
        order: Local<Order>,
        before: &Order,
        after: &Order,
        place: Option<i64>,
        stood: Option<i64>,
    ) -> Result<std::result::Result<(), OrderRefusal>> {
        // KiotViet alone knows the shelf of a branch without a point of sale.
        let Some(place) = place else { return Ok(Ok(())) };
        let mut after = after.clone();
        uncounted::inwards(self.session, self.shop, &mut after).await?;
        let wanted: Vec<(i64, Quantity)> = quantities(&after).into_iter().collect();
        let mut held = Vec::new();
        if stood == Some(place) {
            let there = uncounted::there(self.session, self.shop, order.get()).await?;
            for side in [Some(before.clone()), there].into_iter().flatten() {
                let mut side = side;
                uncounted::inwards(self.session, self.shop, &mut side).await?;
                held.push(quantities(&side));
            }
        }
        let products: BTreeSet<i64> = wanted
            .iter()
            .map(|(product, _)| *product)
            .chain(held.iter().flat_map(|side| side.keys().copied()))
            .collect();
        let products: Vec<i64> = products.into_iter().collect();
        let mut shelf = Shelf::load(self.session, self.shop, place, &products).await?;
        let has = |product: i64| held.iter().filter_map(|side| side.get(&product)).max().copied();
        let more: BTreeSet<i64> = wanted
            .iter()
            .filter(|(product, quantity)| has(*product).is_none_or(|held| *quantity > held))
            .map(|(product, _)| *product)
            .collect();
        granted!(sold_here(&shelf, more.iter()));
        let mut holds = crate::shelf::Takes::new();
        for product in &products {
            if let Some(quantity) = has(*product) {
                shelf.takes(*product, quantity, &mut holds);
            }
        }
        shelf.give_back(&holds);
        let mut shortages = shelf.shortages(&wanted);
        shortages.retain(|shortage| more.contains(&shortage.product));
        Ok(if shortages.is_empty() { Ok(()) } else { Err(OrderRefusal::OutOfStock(shortages)) })
    }
}

/// How many of each of our products the lines of an order come to.
pub(super) fn quantities(order: &Order) -> BTreeMap<i64, Quantity> {
    let mut sums = BTreeMap::new();
    for line in &order.lines {
        if let Some(product) = product_of(line) {
            let sum: &mut Quantity = sums.entry(product).or_default();
            *sum = *sum + line.quantity;
        }
    }
    sums
}
