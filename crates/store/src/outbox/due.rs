//! What the sender asks: who is due, what is known of a record's last attempt, whether what it needs is there.

use std::collections::BTreeSet;

use dongbo_sync::{Attempt, Entity, Local, ShopId};
use jiff::Timestamp;

use super::Waiting;
use crate::error::Result;
use crate::failures;
use crate::links::ours;
use crate::records::Kept;
use crate::records::table::{Table, from_json};
use crate::session::{Row, Session};
use crate::store::Store;

/// A record of ours that KiotViet is not known to have, on its way there.
#[derive(Debug, Clone, PartialEq)]
pub struct Birth<R: Kept> {
    /// Our id.
    pub local: Local<R>,
    /// As it is now.
    pub record: R,
    /// It has been sent, and whether it arrived is not known.
    pub attempt: Option<Attempt<R>>,
}

const WAITING: &str = "entity, local_id, generation, attempts, queued_at, parked";

fn waiting(row: &Row<'_>) -> Result<Waiting> {
    Ok(Waiting {
        entity: failures::entity(row, 0)?,
        local: row.get(1)?,
        generation: row.get(2)?,
        attempts: row.get(3)?,
        queued_at: row.get(4)?,
        parked: row.get(5)?,
    })
}

impl Store {
    /// Records of an entity that are due to be looked at, those that have waited longest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn outbox_due(
        &self,
        shop: ShopId,
        entity: Entity,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<Waiting>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = format!(
                    "SELECT {WAITING} FROM outbox WHERE shop = ?1 AND entity = ?2 AND due_at <= ?3 AND parked = 0
                     ORDER BY due_at, local_id LIMIT ?4"
                );
                let parameters = [shop.into(), entity.name().into(), now.into(), limit.into()];
                session.query(&sql, &parameters, waiting).await
            })
        })
        .await
    }

    /// Which of these records of ours have no counterpart on KiotViet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unlinked_of(&self, shop: ShopId, records: &[(Entity, i64)]) -> Result<Vec<(Entity, i64)>> {
        let mut unlinked = records.to_vec();
        self.reading(move |session| {
            Box::pin(async move {
                let rows: Vec<_> = unlinked
                    .iter()
                    .map(|(entity, local)| [shop.into(), entity.name().into(), (*local).into()])
                    .collect();
                let sql =
                    "SELECT entity, local_id FROM links WHERE shop = ?1 AND entity = ?2 AND local_id = ?3";
                let linked = session
                    .query_many(sql, &rows, |row| Ok((failures::entity(row, 0)?, row.get::<i64>(1)?)))
                    .await?;
                unlinked.retain(|record| !linked.contains(record));
                Ok(unlinked)
            })
        })
        .await
    }

    /// Whether a record of ours is archived; one that there is not counts as archived.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_archived(&self, shop: ShopId, entity: Entity, local: i64) -> Result<bool> {
        let Some(table) = table_of(entity) else { return Ok(false) };
        self.reading(move |session| {
            Box::pin(async move {
                let sql =
                    format!("SELECT 1 FROM {table} WHERE shop = ?1 AND id = ?2 AND archived_at IS NULL");
                let used = session.query_one(&sql, &[shop.into(), local.into()], |_| Ok(())).await?;
                Ok(used.is_none())
            })
        })
        .await
    }

    /// One record's row, due or not.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn outbox_row(&self, shop: ShopId, entity: Entity, local: i64) -> Result<Option<Waiting>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql =
                    format!("SELECT {WAITING} FROM outbox WHERE shop = ?1 AND entity = ?2 AND local_id = ?3");
                session.query_one(&sql, &[shop.into(), entity.name().into(), local.into()], waiting).await
            })
        })
        .await
    }

    /// Which of these records of ours are in the outbox, due or not.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn in_outbox(&self, shop: ShopId, entity: Entity, locals: Vec<i64>) -> Result<BTreeSet<i64>> {
        self.reading(move |session| {
            Box::pin(async move {
                let rows: Vec<_> =
                    locals.iter().map(|local| [shop.into(), entity.name().into(), (*local).into()]).collect();
                let sql = "SELECT local_id FROM outbox WHERE shop = ?1 AND entity = ?2 AND local_id = ?3";
                Ok(session.query_many(sql, &rows, |row| row.get(0)).await?.into_iter().collect())
            })
        })
        .await
    }

    /// When the next record of these entities is due; missing when none waits for anything but a person.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn outbox_next(&self, shop: ShopId, entities: Vec<Entity>) -> Result<Option<Timestamp>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = "SELECT min(due_at) FROM outbox WHERE shop = ?1 AND entity = ?2 AND parked = 0";
                let rows: Vec<_> =
                    entities.iter().map(|entity| [shop.into(), entity.name().into()]).collect();
                let next = session.query_many(sql, &rows, |row| row.get::<Option<Timestamp>>(0)).await?;
                Ok(next.into_iter().flatten().min())
            })
        })
        .await
    }

    /// Records of ours without a counterpart that are on their way to KiotViet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn births<R: Kept>(&self, shop: ShopId) -> Result<Vec<Birth<R>>> {
        self.reading(move |session| {
            Box::pin(async move {
                let rows = session
                    .query(
                        "SELECT local_id, attempt FROM outbox WHERE shop = ?1 AND entity = ?2 AND NOT EXISTS (
                             SELECT 1 FROM links WHERE links.shop = ?1 AND links.entity = ?2
                                 AND links.local_id = outbox.local_id
                         ) ORDER BY local_id",
                        &[shop.into(), R::ENTITY.name().into()],
                        |row| Ok((row.get::<i64>(0)?, row.get::<Option<String>>(1)?)),
                    )
                    .await?;
                let ids: Vec<i64> = rows.iter().map(|(local, _)| *local).collect();
                let mut stored = ours::<R>(session, shop, &ids).await?.into_iter().peekable();
                let mut births = Vec::with_capacity(ids.len());
                for (local, attempt) in rows {
                    let Some(stored) = stored.next_if(|stored| stored.id == local) else { continue };
                    let attempt = attempt.as_deref().map(from_json).transpose()?;
                    births.push(Birth { local: Local::new(local), record: stored.record, attempt });
                }
                Ok(births)
            })
        })
        .await
    }
}

/// What was sent of these records and has no answer yet.
pub(crate) async fn attempts<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    locals: &[i64],
) -> Result<Vec<(i64, Attempt<R>)>> {
    let rows: Vec<_> = locals.iter().map(|id| [shop.into(), R::ENTITY.name().into(), (*id).into()]).collect();
    session
        .query_many(
            "SELECT local_id, attempt FROM outbox
             WHERE shop = ?1 AND entity = ?2 AND local_id = ?3 AND attempt IS NOT NULL",
            &rows,
            |row| Ok((row.get(0)?, from_json(row.text(1)?.unwrap_or_default())?)),
        )
        .await
}

/// Everything of this entity that was sent and has no answer yet: nearly always nothing.
pub(crate) async fn open_attempts<R: Kept>(
    session: &mut Session,
    shop: ShopId,
) -> Result<Vec<(i64, Attempt<R>)>> {
    session
        .query(
            "SELECT local_id, attempt FROM outbox WHERE shop = ?1 AND entity = ?2 AND attempt IS NOT NULL",
            &[shop.into(), R::ENTITY.name().into()],
            |row| Ok((row.get(0)?, from_json(row.text(1)?.unwrap_or_default())?)),
        )
        .await
}

/// Where records of an entity are kept; stock is no record.
fn table_of(entity: Entity) -> Option<&'static str> {
    use dongbo_sync::records::{Category, Customer, CustomerGroup, Order, PointOfSale, PriceList, Product};
    Some(match entity {
        Entity::Branches => PointOfSale::TABLE,
        Entity::Categories => Category::TABLE,
        Entity::CustomerGroups => CustomerGroup::TABLE,
        Entity::Products => Product::TABLE,
        Entity::PriceLists => PriceList::TABLE,
        Entity::Customers => Customer::TABLE,
        Entity::Orders => Order::TABLE,
        Entity::Stock => return None,
    })
}
