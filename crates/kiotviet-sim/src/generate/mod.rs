//! A realistic Vietnamese shop of any size, made from a seed.
//!
//! The same plan gives the same shop, row for row. Each subject draws from its own generator (see
//! [`Randomness`]), so that teaching one of them something new leaves the others as they were.

mod calendar;
mod categories;
mod codes;
mod customers;
mod descriptions;
mod families;
mod invoices;
mod lines;
mod orders;
mod price_books;
mod prices;
mod products;
mod randomness;
mod reference;
mod stock;
mod vocabulary;

#[cfg(test)]
mod tests;

use jiff::Timestamp;

pub use randomness::{Draw, Randomness};

use crate::state::{Shop, ShopIdentity};
use calendar::Calendar;

/// How large a shop to make, and when it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Product rows, exactly: every variant and every unit counts as one.
    pub products: usize,
    /// Customers, exactly.
    pub customers: usize,
    /// Orders of the last 90 days, exactly; none when the shop has nothing to sell.
    pub orders: usize,
    /// Branches, exactly; at least 1, for KiotViet has no shop without one.
    pub branches: usize,
    /// Special price books, exactly.
    pub price_books: usize,
    /// Where all random numbers come from.
    pub seed: u64,
    /// The present: everything in the shop happened before.
    pub now: Timestamp,
}

impl Plan {
    /// A small shop as a person would try it first: 500 products, 200 customers, 120 orders, 2 branches,
    /// 3 price books.
    pub fn small(seed: u64, now: Timestamp) -> Self {
        Self { products: 500, customers: 200, orders: 120, branches: 2, price_books: 3, seed, now }
    }
}

/// Makes the shop.
pub fn generate(plan: &Plan) -> Shop {
    let mut shop = Shop::new(ShopIdentity::default(), plan.seed);
    let calendar = Calendar::ending(plan.now);
    let randomness = Randomness::new(plan.seed);
    reference::fill(&mut shop, plan.branches.max(1), calendar, randomness);
    let shelves = categories::fill(&mut shop, plan.products, calendar, randomness);
    products::fill(&mut shop, plan.products, &shelves, calendar, randomness);
    price_books::fill(&mut shop, plan.price_books, calendar, randomness);
    customers::fill(&mut shop, plan.customers, calendar, randomness);
    let sales = orders::fill(&mut shop, plan.orders, calendar, randomness);
    invoices::fill(&mut shop, sales, plan.orders / 4, calendar, randomness);
    shop
}
