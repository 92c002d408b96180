//! What waits, in figures.

use dongbo_sync::ShopId;
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::Result;
use crate::store::Store;

/// What waits for a person, or for its turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct Waits {
    /// Open conflicts.
    pub conflicts: u64,
    /// Records that could not be taken over.
    pub failures: u64,
    /// Records that KiotViet is to hear of.
    pub outbox_waiting: u64,
    /// Records that KiotViet refused: a person must act first.
    pub outbox_refused: u64,
    /// Records of KiotViet to be looked at.
    pub hints_waiting: u64,
    /// Questions about alarming changes that are held back.
    pub waves: u64,
    /// Orders among those that KiotViet is to hear of.
    pub orders_waiting: u64,
}

impl Store {
    /// What waits, in figures.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waits(&self, shop: ShopId) -> Result<Waits> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = "SELECT
                    (SELECT count(*) FROM conflicts WHERE shop = ?1 AND closed_at IS NULL),
                    (SELECT count(*) FROM failures WHERE shop = ?1),
                    (SELECT count(*) FROM outbox WHERE shop = ?1 AND parked = 0),
                    (SELECT count(*) FROM outbox WHERE shop = ?1 AND parked = 1),
                    (SELECT count(*) FROM hints WHERE shop = ?1),
                    (SELECT count(*) FROM waves WHERE shop = ?1 AND state = 'open'),
                    (SELECT count(*) FROM outbox WHERE shop = ?1 AND parked = 0 AND entity = 'orders')";
                let waits = session
                    .query_one(sql, &[shop.into()], |row| {
                        Ok(Waits {
                            conflicts: row.get(0)?,
                            failures: row.get(1)?,
                            outbox_waiting: row.get(2)?,
                            outbox_refused: row.get(3)?,
                            hints_waiting: row.get(4)?,
                            waves: row.get(5)?,
                            orders_waiting: row.get(6)?,
                        })
                    })
                    .await?;
                Ok(waits.unwrap_or_default())
            })
        })
        .await
    }
}
