//! One batch, one transaction.

use dongbo_sync::{Local, ShopId};
use jiff::Timestamp;

use super::change::{Batch, Written};
use crate::error::Result;
use crate::lease::Fence;
use crate::records::Kept;
use crate::store::{Store, unfinished};

#[allow(unused_variables, missing_docs)]
impl Store {
    pub async fn write<R: Kept>(&self, fence: &Fence, batch: Batch<R>, now: Timestamp) -> Result<Written> {
        unfinished()
    }
    pub async fn add_ours<R: Kept>(&self, shop: ShopId, record: R, now: Timestamp) -> Result<Local<R>> {
        unfinished()
    }
}
