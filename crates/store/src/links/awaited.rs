//! References whose target arrived later.

use jiff::Timestamp;

use crate::error::Result;
use crate::lease::Fence;
use crate::records::Kept;
use crate::store::{Store, unfinished};

#[allow(unused_variables, missing_docs)]
impl Store {
    pub async fn resolve_awaited<R: Kept>(&self, fence: &Fence, now: Timestamp) -> Result<u64> {
        unfinished()
    }
}
