//! Whether we ever sold more than there was, counted from KiotViet's own state and from what buyers were promised here.
//!
//! What KiotViet's staff do is known to us only later, so the measure is the most that was ever there: on hand, less
//! what others have ordered, plus what invoices of our own orders have taken away.

use std::collections::BTreeMap;

use kiotviet_sim::records::{BranchId, Order, OrderStatus, ProductId, ProductKind};
use kiotviet_sim::state::Shop;
use rust_decimal::Decimal;

use super::ledger::Placed;

/// Pieces of a base unit at a branch.
pub(crate) type Takes = BTreeMap<(ProductId, BranchId), Decimal>;

/// What was there, and what we sold of it.
#[derive(Default)]
pub(crate) struct Shelves {
    most: Takes,
    sold: BTreeMap<i64, Takes>,
}

/// What so many of a product take from which pools.
pub(crate) fn takes(shop: &Shop, product: i64, branch: BranchId, quantity: Decimal, takes: &mut Takes) {
    let Some(row) = shop.product_ever(ProductId(product)) else { return };
    match row.kind {
        ProductKind::Service => {}
        ProductKind::Combo => {
            for part in &row.formulas {
                self::takes(shop, part.material.0, branch, quantity * part.quantity, takes);
            }
        }
        ProductKind::Goods => {
            *takes.entry((row.pool_owner(), branch)).or_default() += quantity * row.conversion;
        }
    }
}

fn is_ours(order: &Order) -> bool {
    order.description.as_deref().is_some_and(|text| text.contains("[Abaha "))
}

fn lines_of(shop: &Shop, order: &Order) -> Takes {
    let mut all = Takes::new();
    for line in &order.lines {
        takes(shop, line.product.0, order.branch, line.quantity, &mut all);
    }
    all
}

impl Shelves {
    /// An order took this.
    pub fn sold(&mut self, order: i64, takes: Takes) {
        self.sold.insert(order, takes);
    }

    /// Looks at what is there now.
    pub fn look(&mut self, shop: &Shop) {
        let mut left = Takes::new();
        for product in shop.products.iter().filter(|product| product.pool_owner() == product.id) {
            for inventory in &product.inventories {
                left.insert((product.id, inventory.branch), inventory.on_hand);
            }
        }
        for order in shop.orders.iter() {
            if is_ours(order) {
                for invoice in order.invoices.iter().filter_map(|invoice| shop.invoices.get(*invoice)) {
                    let mut given = Takes::new();
                    for line in invoice.lines.iter().filter(|_| invoice.is_live()) {
                        takes(shop, line.product.0, invoice.branch, line.quantity, &mut given);
                    }
                    given.into_iter().for_each(|(pool, pieces)| *left.entry(pool).or_default() += pieces);
                }
            } else {
                let mut wanted = Takes::new();
                for (product, quantity) in shop.open_quantities(order.id) {
                    takes(shop, product.0, order.branch, quantity, &mut wanted);
                }
                wanted.into_iter().for_each(|(pool, pieces)| *left.entry(pool).or_default() -= pieces);
            }
        }
        for (pool, pieces) in left {
            let most = self.most.entry(pool).or_insert(pieces);
            *most = (*most).max(pieces);
        }
    }

    /// Of which pool more was sold than was ever there.
    pub fn oversold(&self, orders: &[Placed], shop: &Shop) -> Option<String> {
        if shop.settings.allow_order_when_out_stock {
            return None;
        }
        let mut sum = Takes::new();
        for placed in orders.iter().filter(|placed| !placed.cancelled_here) {
            let Some(taken) = self.sold.get(&placed.local) else { continue };
            let carries = |text: &String| text.contains(&placed.reference);
            let there = shop.orders.iter().find(|order| order.description.as_ref().is_some_and(carries));
            // What staff have changed or ended is theirs to answer for.
            let stands = there.is_none_or(|order| {
                order.status != OrderStatus::Cancelled
                    && !order.is_ended_early
                    && lines_of(shop, order) == *taken
            });
            if stands {
                taken.iter().for_each(|(pool, pieces)| *sum.entry(*pool).or_default() += *pieces);
            }
        }
        let over = |(pool, pieces): &(&(ProductId, BranchId), &Decimal)| {
            // A pool that was empty takes nothing; one whose product has gone cannot be counted.
            shop.products.get(pool.0).is_some()
                && **pieces > self.most.get(*pool).copied().unwrap_or_default().max(Decimal::ZERO)
        };
        let ((product, branch), pieces) = sum.iter().find(over)?;
        let most = self.most.get(&(*product, *branch)).copied().unwrap_or_default();
        Some(format!("{pieces} of {product} at branch {branch} were sold, at most {most} were ever there"))
    }
}
