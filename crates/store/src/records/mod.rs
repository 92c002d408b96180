//! The records that have tables here, one file an entity, under the names that `dongbo-sync` gives them.

// What a table must be able to do, and the SQL that all tables share.
pub mod table;
// References between records: two ids become one.
pub mod references;

mod category;
mod customer;
mod customer_group;
mod order;
mod point_of_sale;
mod price_list;
mod product;

use dongbo_sync::records::{Category, Customer, CustomerGroup, Order, PointOfSale, PriceList, Product};

/// A record that the store keeps.
pub trait Kept: table::Table {}

impl Kept for PointOfSale {}
impl Kept for Category {}
impl Kept for CustomerGroup {}
impl Kept for Product {}
impl Kept for PriceList {}
impl Kept for Customer {}
impl Kept for Order {}
