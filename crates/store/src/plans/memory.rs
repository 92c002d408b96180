//! What a plan keeps while it is being made: how far its readings have come, and the records of KiotViet that may be
//! some of ours.

use dongbo_sync::ShopId;
use jiff::Timestamp;

use super::life::PlanId;
use crate::error::Result;
use crate::lease::{self, Fence};
use crate::records::Kept;
use crate::records::table::{from_json, to_json};
use crate::store::Store;

impl Store {
    /// How far a plan's own reading of a list has come (JSON).
    ///
    /// # Errors
    /// When the database fails.
    pub async fn plan_position(&self, shop: ShopId, plan: PlanId, name: &str) -> Result<Option<String>> {
        let name = name.to_owned();
        self.reading(move |session| {
            Box::pin(async move {
                session
                    .query_one(
                        "SELECT value FROM plan_positions WHERE shop = ?1 AND plan = ?2 AND name = ?3",
                        &[shop.into(), plan.0.into(), name.into()],
                        |row| row.get(0),
                    )
                    .await
            })
        })
        .await
    }

    /// Notes how far a plan's own reading of a list has come.
    ///
    /// # Errors
    /// [`StoreError::Fenced`](crate::StoreError::Fenced), or when the database fails.
    pub async fn set_plan_position(
        &self,
        fence: &Fence,
        plan: PlanId,
        name: String,
        value: String,
        now: Timestamp,
    ) -> Result<()> {
        let fence = *fence;
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                session
                    .execute(
                        "INSERT INTO plan_positions (shop, plan, name, value) VALUES (?1, ?2, ?3, ?4)
                         ON CONFLICT (shop, plan, name) DO UPDATE SET value = excluded.value",
                        &[fence.shop.into(), plan.0.into(), name.into(), value.into()],
                    )
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// Keeps records of KiotViet that may be some of ours, and forgets others.
    ///
    /// # Errors
    /// [`StoreError::Fenced`](crate::StoreError::Fenced), or when the database fails.
    pub async fn plan_remembers<R: Kept>(
        &self,
        fence: &Fence,
        plan: PlanId,
        records: Vec<(i64, R)>,
        forget: Vec<i64>,
        now: Timestamp,
    ) -> Result<()> {
        let fence = *fence;
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let key = |id: i64| [fence.shop.into(), plan.0.into(), R::ENTITY.name().into(), id.into()];
                let gone: Vec<_> = forget.iter().map(|id| key(*id)).collect();
                session
                    .execute_many(
                        "DELETE FROM plan_records
                         WHERE shop = ?1 AND plan = ?2 AND entity = ?3 AND remote_id = ?4",
                        &gone,
                    )
                    .await?;
                let mut rows = Vec::with_capacity(records.len());
                for (remote, record) in &records {
                    let [shop, plan, entity, remote] = key(*remote);
                    rows.push([shop, plan, entity, remote, to_json(record)?.into()]);
                }
                session
                    .execute_many(
                        "INSERT INTO plan_records (shop, plan, entity, remote_id, record)
                         VALUES (?1, ?2, ?3, ?4, ?5)
                         ON CONFLICT (shop, plan, entity, remote_id) DO UPDATE SET record = excluded.record",
                        &rows,
                    )
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// The records of KiotViet that a plan keeps for matching, by KiotViet's id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn plan_remembered<R: Kept>(&self, shop: ShopId, plan: PlanId) -> Result<Vec<(i64, R)>> {
        self.reading(move |session| {
            Box::pin(async move {
                session
                    .query(
                        "SELECT remote_id, record FROM plan_records WHERE shop = ?1 AND plan = ?2 AND entity = ?3
                         ORDER BY remote_id",
                        &[shop.into(), plan.0.into(), R::ENTITY.name().into()],
                        |row| Ok((row.get(0)?, from_json(row.text(1)?.unwrap_or_default())?)),
                    )
                    .await
            })
        })
        .await
    }
}
