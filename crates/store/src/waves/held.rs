//! Changes that are held back.

use dongbo_sync::wave::WaveKind;
use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;

use super::kind;
use crate::error::Result;
use crate::lease::{self, Fence};
use crate::session::Row;
use crate::store::Store;

/// A change that is held back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// KiotViet's id of the record.
    pub remote: i64,
    /// KiotViet's id of the branch of a stock figure, of the list of a price; else 0.
    pub parent: i64,
    /// What is alarming about it.
    pub kind: WaveKind,
    /// What people call it.
    pub label: String,
    /// The value that falls, as it is (JSON).
    pub before: String,
    /// As it would be (JSON).
    pub after: String,
    /// What was read (JSON), to be taken later.
    pub observed: String,
    /// When KiotViet last changed it.
    pub changed_at: Option<Timestamp>,
}

const HELD: &str = "remote_id, parent_id, kind, label, before, after, observed, changed_at";

fn held(row: &Row<'_>) -> Result<Held> {
    Ok(Held {
        remote: row.get(0)?,
        parent: row.get(1)?,
        kind: kind(row, 2)?,
        label: row.get(3)?,
        before: row.get(4)?,
        after: row.get(5)?,
        observed: row.get(6)?,
        changed_at: row.get(7)?,
    })
}

impl Store {
    /// Holds changes back, and lets go of records (and their branch or list) that are as they should be again, or
    /// were taken.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    pub async fn hold(
        &self,
        fence: &Fence,
        entity: Entity,
        hold: Vec<Held>,
        let_go: Vec<(i64, i64)>,
        now: Timestamp,
    ) -> Result<()> {
        let fence = *fence;
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let (shop, entity) = (fence.shop, entity.name());
                let gone: Vec<_> = let_go
                    .iter()
                    .map(|(remote, parent)| [shop.into(), entity.into(), (*remote).into(), (*parent).into()])
                    .collect();
                session
                    .execute_many(
                        "DELETE FROM held WHERE shop = ?1 AND entity = ?2 AND remote_id = ?3 AND parent_id = ?4",
                        &gone,
                    )
                    .await?;
                let rows: Vec<_> = hold
                    .iter()
                    .map(|one| {
                        [
                            shop.into(),
                            entity.into(),
                            one.remote.into(),
                            one.parent.into(),
                            one.kind.name().into(),
                            (&one.label).into(),
                            (&one.before).into(),
                            (&one.after).into(),
                            (&one.observed).into(),
                            one.changed_at.into(),
                        ]
                    })
                    .collect();
                session
                    .execute_many(
                        "INSERT INTO held (shop, entity, remote_id, parent_id, kind, label, before, after, observed,
                             changed_at)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                         ON CONFLICT (shop, entity, remote_id, parent_id) DO UPDATE SET kind = excluded.kind,
                             label = excluded.label, before = excluded.before, after = excluded.after,
                             observed = excluded.observed, changed_at = excluded.changed_at",
                        &rows,
                    )
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// Those of these records (and their branch or list) that are held back, with the instant of the reading.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn held_among(
        &self,
        shop: ShopId,
        entity: Entity,
        records: Vec<(i64, i64)>,
    ) -> Result<Vec<(i64, i64, Option<Timestamp>)>> {
        self.reading(move |session| {
            Box::pin(async move {
                let rows: Vec<_> = records
                    .iter()
                    .map(|(remote, parent)| {
                        [shop.into(), entity.name().into(), (*remote).into(), (*parent).into()]
                    })
                    .collect();
                session
                    .query_many(
                        "SELECT remote_id, parent_id, changed_at FROM held
                         WHERE shop = ?1 AND entity = ?2 AND remote_id = ?3 AND parent_id = ?4",
                        &rows,
                        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
                    )
                    .await
            })
        })
        .await
    }

    /// How many changes of each kind are held back: of stock over all branches, of prices by list.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_held(&self, shop: ShopId, entity: Entity) -> Result<Vec<(i64, WaveKind, u64)>> {
        self.reading(move |session| {
            Box::pin(async move {
                session
                    .query(
                        "SELECT CASE WHEN ?2 = 'stock' THEN 0 ELSE parent_id END AS list, kind, count(*) FROM held
                         WHERE shop = ?1 AND entity = ?2 GROUP BY list, kind ORDER BY list, kind",
                        &[shop.into(), entity.name().into()],
                        |row| Ok((row.get(0)?, kind(row, 1)?, row.get(2)?)),
                    )
                    .await
            })
        })
        .await
    }

    /// Some changes of a kind that are held back; those that were taken are let go of before more are asked for.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn some_held(
        &self,
        shop: ShopId,
        entity: Entity,
        list: i64,
        kind: WaveKind,
        limit: u32,
    ) -> Result<Vec<Held>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = format!(
                    "SELECT {HELD} FROM held WHERE shop = ?1 AND entity = ?2 AND kind = ?3
                         AND (?2 = 'stock' OR parent_id = ?4)
                     ORDER BY remote_id, parent_id LIMIT ?5"
                );
                let parameters =
                    [shop.into(), entity.name().into(), kind.name().into(), list.into(), limit.into()];
                session.query(&sql, &parameters, held).await
            })
        })
        .await
    }

    /// How many stock figures are above zero.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_stock_above_zero(&self, shop: ShopId) -> Result<u64> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = "SELECT count(*) FROM stock WHERE shop = ?1 AND on_hand > 0";
                Ok(session.query_one(sql, &[shop.into()], |row| row.get(0)).await?.unwrap_or(0))
            })
        })
        .await
    }
}
