//! Stock figures.

use dongbo_sync::records::{Product, StockLevel};
use dongbo_sync::{Local, ShopId};

use crate::error::Result;
use crate::store::{Store, unfinished};

#[allow(unused_variables, missing_docs)]
impl Store {
    pub async fn stock_of(
        &self,
        shop: ShopId,
        products: &[Local<Product>],
    ) -> Result<Vec<(Local<Product>, i64, StockLevel, bool)>> {
        unfinished()
    }
}
