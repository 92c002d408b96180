//! The records that have a table here.

use dongbo_sync::Record;
use dongbo_sync::records::{Category, Customer, CustomerGroup, Order, PointOfSale, PriceList, Product};

/// A record that the store keeps.
pub trait Kept: Record {}

impl Kept for PointOfSale {}
impl Kept for Category {}
impl Kept for CustomerGroup {}
impl Kept for Product {}
impl Kept for PriceList {}
impl Kept for Customer {}
impl Kept for Order {}
