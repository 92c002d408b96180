//! Price entries.

use dongbo_sync::records::{PriceEntry, PriceList};
use dongbo_sync::{Local, Money, ShopId};
use jiff::Timestamp;

use crate::error::Result;
use crate::lease::Fence;
use crate::runs::RunProgress;
use crate::store::{Store, unfinished};

#[allow(unused_variables, missing_docs)]
impl Store {
    pub async fn price_entries(
        &self,
        shop: ShopId,
        list: Local<PriceList>,
        after: Option<i64>,
        upto: Option<i64>,
    ) -> Result<Vec<(i64, Money)>> {
        unfinished()
    }
    #[allow(clippy::too_many_arguments)]
    pub async fn write_prices(
        &self,
        fence: &Fence,
        list: Local<PriceList>,
        puts: &[PriceEntry],
        removals: &[i64],
        positions: Vec<(String, Option<String>)>,
        run: Option<RunProgress>,
        now: Timestamp,
    ) -> Result<()> {
        unfinished()
    }
    pub async fn count_price_entries(&self, shop: ShopId, list: Local<PriceList>) -> Result<u64> {
        unfinished()
    }
}
