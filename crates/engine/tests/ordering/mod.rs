//! Orders that are placed here: goods to sell, and what became of an order on both sides.

#![allow(dead_code, reason = "each test file uses a part")]
#![allow(clippy::unwrap_used, reason = "a test that cannot set up its world may stop")]

use dongbo_store::{Cause, NewOrder, NewOrderLine, OrderRefusal, OrderView, Wanted};
use dongbo_sync::records::{Order, PaymentMethod, Product};
use dongbo_sync::{Local, Money, Quantity};
use futures::executor::block_on;
use jiff::SignedDuration;
use kiotviet_sim::faults::{Effect, FaultPlan, Rule};
use kiotviet_sim::records::{OrderId, ProductId, ProductKind};
use rust_decimal::Decimal;

use crate::world::World;

/// A product there that is sold as it is, by KiotViet's id, and how many of it the default branch has left.
pub struct Shelf {
    pub product: ProductId,
    pub local: i64,
}

pub fn lan() -> Cause {
    Cause::Person("lan".to_owned())
}

pub fn some(local: i64, quantity: i64) -> NewOrderLine {
    NewOrderLine {
        product: Wanted::Id(local),
        quantity: Quantity::whole(quantity),
        price: None,
        discount: Money::ZERO,
        note: None,
    }
}

pub fn wanting(lines: Vec<NewOrderLine>) -> NewOrder {
    NewOrder {
        point_of_sale: None,
        buyer: None,
        lines,
        discount: Money::ZERO,
        fees: Vec::new(),
        payment_method: Some(PaymentMethod::CashOnDelivery),
        delivery: None,
        note: Some("giao sớm".to_owned()),
    }
}

impl World {
    pub fn now(&self) -> jiff::Timestamp {
        kiotviet::Clock::now(&*self.clock)
    }

    /// Goods that are on sale, with so many on the shelf of the default branch.
    pub fn shelf(&self, on_hand: i64) -> Shelf {
        let product = self.there(|shop| {
            let plain = |product: &&kiotviet_sim::records::Product| {
                product.kind == ProductKind::Goods
                    && product.is_active
                    && product.allows_sale
                    && product.units.is_empty()
                    && product.master_unit.is_none()
                    && !shop.orders.iter().any(|order| {
                        order.status.is_open() && order.lines.iter().any(|line| line.product == product.id)
                    })
            };
            shop.products.iter().find(plain).unwrap().id
        });
        let branch = self.there(|shop| shop.branches.iter().map(|branch| branch.id).min().unwrap());
        self.clerk(|shop, now| shop.write_stock(now, branch, product, Decimal::from(on_hand)));
        self.sync();
        let facts = block_on(self.store.facts::<Product>(self.shop, &[product.0])).unwrap();
        Shelf { product, local: facts[0].local.unwrap() }
    }

    pub fn try_to_place(&self, key: &str, order: NewOrder) -> Result<i64, OrderRefusal> {
        let placed = self.store.place_order(self.shop, order, key.to_owned(), lan(), self.now());
        block_on(placed).unwrap().map(|placed| placed.order)
    }

    pub fn place(&self, key: &str, order: NewOrder) -> i64 {
        self.try_to_place(key, order).unwrap()
    }

    pub fn sellable(&self, shelf: &Shelf) -> i64 {
        let all = block_on(self.store.sellable(self.shop, &[Local::new(shelf.local)])).unwrap();
        all[0].points_of_sale[0].sellable
    }

    pub fn view(&self, order: i64) -> OrderView {
        block_on(self.store.order(self.shop, order)).unwrap().unwrap()
    }

    pub fn remarks(&self, order: i64) -> Vec<String> {
        let remarks = block_on(self.store.order_remarks(self.shop, Local::<Order>::new(order))).unwrap();
        remarks.into_iter().map(|remark| remark.code).collect()
    }

    /// The orders there that carry this order's number.
    pub fn copies(&self, order: i64) -> Vec<OrderId> {
        let reference = self.view(order).reference.unwrap();
        self.there(|shop| {
            let carries = |order: &&kiotviet_sim::records::Order| {
                order.description.as_deref().is_some_and(|text| text.contains(&reference))
            };
            shop.orders.iter().filter(carries).map(|order| order.id).collect()
        })
    }

    /// Attends until nothing is due for the next minutes.
    pub fn attend_for(&self, minutes: i64) {
        for _ in 0..minutes * 6 {
            let _ = block_on(self.engine.attend(self.shop));
            self.clock.pass(SignedDuration::from_secs(10));
        }
    }

    /// KiotViet computes stock so many seconds after a document.
    pub fn counts_late(&self, seconds: i64) {
        self.clerk(|shop, _| {
            shop.dialect.stock_delay = SignedDuration::from_secs(seconds);
            Ok::<_, kiotviet_sim::refusal::Refusal>(())
        });
    }

    pub fn cancel(&self, order: i64) {
        block_on(self.store.cancel_order(self.shop, Local::new(order), lan(), self.now())).unwrap().unwrap();
    }
}

pub fn once(path: &str, effect: Effect) -> FaultPlan {
    FaultPlan::new(1).with(Rule::new(path.parse().unwrap(), effect).at_most(1)).unwrap()
}
