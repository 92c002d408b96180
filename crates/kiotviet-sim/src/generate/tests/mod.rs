//! What a generated shop promises, for any size and seed.

mod catalogue;
mod sales;
mod seeds;

use jiff::Timestamp;

use super::Plan;

fn now() -> Timestamp {
    "2026-07-12T02:30:04Z".parse().unwrap()
}

fn plan(products: usize, customers: usize, orders: usize, seed: u64) -> Plan {
    Plan { products, customers, orders, branches: 3, price_books: 4, seed, now: now() }
}
