//! What is known of KiotViet's records, in the order of their ids: what a page that was read is compared with.

use dongbo_sync::ShopId;
use jiff::Timestamp;

use crate::error::Result;
use crate::records::Kept;
use crate::session::{Row, Session};
use crate::store::Store;

/// What is known of one of KiotViet's records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// KiotViet's id.
    pub remote: i64,
    /// Our id, once matched.
    pub local: Option<i64>,
    /// The record as last seen, in JSON.
    pub theirs: String,
    /// It is gone there.
    pub gone: bool,
    /// Something remains to be reconciled.
    pub dirty: bool,
    /// When KiotViet last changed it.
    pub changed_at: Option<Timestamp>,
}

const COLUMNS: &str = "remote_id, local_id, theirs, gone, dirty, changed_at";

fn known(row: &Row<'_>) -> Result<Known> {
    Ok(Known {
        remote: row.get(0)?,
        local: row.get(1)?,
        theirs: row.get(2)?,
        gone: row.get(3)?,
        dirty: row.get(4)?,
        changed_at: row.get(5)?,
    })
}

impl Store {
    /// What is known of the records with ids above `after` up to and including `upto`, in the order of their ids.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn known_in_range<R: Kept>(
        &self,
        shop: ShopId,
        after: Option<i64>,
        upto: Option<i64>,
    ) -> Result<Vec<Known>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = format!(
                    "SELECT {COLUMNS} FROM links
                     WHERE shop = ?1 AND entity = ?2 AND remote_id > ?3 AND remote_id <= ?4 ORDER BY remote_id"
                );
                let parameters = [
                    shop.into(),
                    R::ENTITY.name().into(),
                    after.unwrap_or(i64::MIN).into(),
                    upto.unwrap_or(i64::MAX).into(),
                ];
                session.query(&sql, &parameters, known).await
            })
        })
        .await
    }

    /// What is known of these records, in the order asked; those unknown are left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn known<R: Kept>(&self, shop: ShopId, ids: &[i64]) -> Result<Vec<Known>> {
        let ids = ids.to_vec();
        self.reading(move |session| {
            Box::pin(async move {
                let sql =
                    format!("SELECT {COLUMNS} FROM links WHERE shop = ?1 AND entity = ?2 AND remote_id = ?3");
                let rows: Vec<_> =
                    ids.iter().map(|id| [shop.into(), R::ENTITY.name().into(), (*id).into()]).collect();
                session.query_many(&sql, &rows, known).await
            })
        })
        .await
    }

    /// KiotViet's ids of the next records that are linked and not gone, above `after`, ascending.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn linked_after<R: Kept>(
        &self,
        shop: ShopId,
        after: Option<i64>,
        limit: u32,
    ) -> Result<Vec<i64>> {
        self.reading(move |session| {
            Box::pin(async move {
                session
                    .query(
                        "SELECT remote_id FROM links
                         WHERE shop = ?1 AND entity = ?2 AND remote_id > ?3 AND local_id IS NOT NULL AND gone = 0
                         ORDER BY remote_id LIMIT ?4",
                        &[
                            shop.into(),
                            R::ENTITY.name().into(),
                            after.unwrap_or(i64::MIN).into(),
                            limit.into(),
                        ],
                        |row| row.get(0),
                    )
                    .await
            })
        })
        .await
    }

    /// How many records are linked and not gone: what the brake measures a disappearance by.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_linked<R: Kept>(&self, shop: ShopId) -> Result<u64> {
        self.reading(move |session| Box::pin(count_linked(session, shop, R::ENTITY.name()))).await
    }

    /// How many linked records have gone since then, and stayed so: many small disappearances are a large one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_gone_since<R: Kept>(&self, shop: ShopId, since: Timestamp) -> Result<u64> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = "SELECT count(*) FROM links
                     WHERE shop = ?1 AND entity = ?2 AND gone = 1 AND local_id IS NOT NULL AND seen_at >= ?3";
                let parameters = [shop.into(), R::ENTITY.name().into(), since.into()];
                Ok(session.query_one(sql, &parameters, |row| row.get(0)).await?.unwrap_or(0))
            })
        })
        .await
    }
}

/// Two counts over narrow indexes instead of one over the wide rows.
pub(crate) async fn count_linked(session: &mut Session, shop: ShopId, entity: &str) -> Result<u64> {
    let linked = session
        .query_one(
            "SELECT count(*) FROM links WHERE shop = ?1 AND entity = ?2 AND local_id IS NOT NULL",
            &[shop.into(), entity.into()],
            |row| row.get::<u64>(0),
        )
        .await?;
    let gone = session
        .query_one(
            "SELECT count(*) FROM links WHERE shop = ?1 AND entity = ?2 AND gone = 1 AND local_id IS NOT NULL",
            &[shop.into(), entity.into()],
            |row| row.get::<u64>(0),
        )
        .await?;
    Ok(linked.unwrap_or(0).saturating_sub(gone.unwrap_or(0)))
}
