//! All three facts of a record, as reconciling needs them.

use dongbo_sync::{Agreed, Local, Record, Remote, ShopId};

use crate::error::Result;
use crate::records::Kept;
use crate::store::{Store, unfinished};

/// The three facts of a record, with its ids.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredFacts<R: Record> {
    /// KiotViet's id.
    pub remote: Option<i64>,
    /// Our id.
    pub local: Option<i64>,
    /// Our record. Its references are KiotViet's ids wherever the target is linked or awaited.
    pub ours: Option<R>,
    /// Our record is archived.
    pub archived: bool,
    /// KiotViet's record as last seen.
    pub theirs: Option<R>,
    /// KiotViet's record is gone.
    pub gone: bool,
    /// The record as both last agreed.
    pub agreed: Option<Agreed<R>>,
}

#[allow(unused_variables, missing_docs)]
impl Store {
    pub async fn facts<R: Kept>(&self, shop: ShopId, remotes: &[i64]) -> Result<Vec<StoredFacts<R>>> {
        unfinished()
    }
    pub async fn facts_of_dirty<R: Kept>(
        &self,
        shop: ShopId,
        after: Option<i64>,
        limit: u32,
    ) -> Result<Vec<StoredFacts<R>>> {
        unfinished()
    }
    pub async fn unlinked<R: Kept>(
        &self,
        shop: ShopId,
        after: Option<Local<R>>,
        limit: u32,
    ) -> Result<Vec<(Local<R>, R)>> {
        unfinished()
    }
    pub async fn deferred<R: Kept>(
        &self,
        shop: ShopId,
        after: Option<i64>,
        limit: u32,
    ) -> Result<Vec<(Remote<R>, R)>> {
        unfinished()
    }
    pub async fn dump(&self, shop: ShopId) -> Result<Vec<String>> {
        unfinished()
    }
}
