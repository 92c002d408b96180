//! The outbox: which of our records KiotViet may have to hear of. What is to be sent is derived from the facts when it
//! is sent; a row only says where to look, since when, and what is known of the last attempt.

use std::collections::BTreeSet;

use dongbo_sync::{Attempt, Entity, Local, ShopId};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::activity::{Activity, Note, sign};
use crate::error::Result;
use crate::lease::{self, Fence};
use crate::links::ours;
use crate::page::{Page, Query, one_more};
use crate::pulse::{self, Listed};
use crate::records::Kept;
use crate::records::table::{Table, from_json, to_json};
use crate::session::{Row, Session, Value};
use crate::store::Store;
use crate::{counters, failures, switches};

/// Why a record waits that cannot be sent without another one which is archived and which KiotViet never had.
pub const NEEDS_ARCHIVED: &str = "SYNC-NEEDS-ARCHIVED";

/// Why an order waits whose point of sale has no branch of KiotViet.
pub const PLACE_UNMAPPED: &str = "ORD-PLACE-UNMAPPED";

/// A record that waits to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The entity.
    pub entity: Entity,
    /// Our id.
    pub local: i64,
    /// Grows with everything that asks for the record to be looked at.
    pub generation: i64,
    /// Failed attempts in a row.
    pub attempts: u32,
    /// Since when something waits.
    pub queued_at: Timestamp,
    /// It waits for a person.
    pub parked: bool,
}

/// A row of the outbox for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OutboxView {
    /// Its number.
    pub id: i64,
    /// The entity.
    #[schema(value_type = String)]
    pub entity: Entity,
    /// Our id.
    pub local_id: i64,
    /// Since when something waits.
    #[schema(value_type = String, format = DateTime)]
    pub queued_at: Timestamp,
    /// When it is tried again; past: as soon as somebody comes to it.
    #[schema(value_type = String, format = DateTime)]
    pub due_at: Timestamp,
    /// Failed attempts in a row.
    pub attempts: u32,
    /// Something was sent and its answer is not known yet: KiotViet is looked at before anything else.
    pub in_doubt: bool,
    /// True: it waits for a person.
    pub parked: bool,
    /// Why the last attempt failed, by the error catalogue.
    pub code: Option<String>,
    /// KiotViet's words, or ours.
    pub message: Option<String>,
}

/// How much waits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Backlog {
    /// Records that wait to be sent.
    pub waiting: u64,
    /// Of these, records that wait for a person.
    pub parked: u64,
    /// Since when the oldest that waits for nobody does.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub oldest_at: Option<Timestamp>,
}

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

/// Why an attempt did not succeed, and when the next one is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setback {
    /// By the error catalogue.
    pub code: String,
    /// KiotViet's words, or ours.
    pub message: String,
    /// When to try again; missing: not before a person has acted.
    pub again_at: Option<Timestamp>,
    /// Whether what was sent may have arrived all the same.
    pub in_doubt: bool,
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

    /// How much waits.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn backlog(&self, shop: ShopId) -> Result<Backlog> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql =
                    "SELECT count(*), coalesce(sum(parked), 0), min(CASE WHEN parked = 0 THEN queued_at END)
                     FROM outbox WHERE shop = ?1";
                let read = |row: &Row<'_>| {
                    Ok(Backlog { waiting: row.get(0)?, parked: row.get(1)?, oldest_at: row.get(2)? })
                };
                Ok(session.query_one(sql, &[shop.into()], read).await?.unwrap_or_default())
            })
        })
        .await
    }

    /// The outbox for people, those that came first first. `parked`: only those that wait for a person, or only the others.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn outbox(
        &self,
        shop: ShopId,
        parked: Option<bool>,
        after: Option<i64>,
        limit: u32,
    ) -> Result<Page<OutboxView>> {
        let limit = Query::rows(limit);
        self.reading(move |session| {
            Box::pin(async move {
                let sql = "SELECT id, entity, local_id, queued_at, due_at, attempts, attempt IS NOT NULL, parked, code,
                         message
                     FROM outbox WHERE shop = ?1 AND id > ?2 AND parked = coalesce(?3, parked) ORDER BY id LIMIT ?4";
                let parameters = [
                    shop.into(),
                    after.unwrap_or(i64::MIN).into(),
                    parked.map(Value::from).unwrap_or(Value::Null),
                    one_more(limit).into(),
                ];
                let items = session
                    .query(sql, &parameters, |row| {
                        Ok(OutboxView {
                            id: row.get(0)?,
                            entity: failures::entity(row, 1)?,
                            local_id: row.get(2)?,
                            queued_at: row.get(3)?,
                            due_at: row.get(4)?,
                            attempts: row.get(5)?,
                            in_doubt: row.get(6)?,
                            parked: row.get(7)?,
                            code: row.get(8)?,
                            message: row.get(9)?,
                        })
                    })
                    .await?;
                Ok(Page::of(items, limit, |row| row.id))
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

    /// Notes what is about to be sent.
    ///
    /// # Errors
    /// [`StoreError::Fenced`](crate::StoreError::Fenced), or when the database fails.
    pub async fn begin_attempt<R: Kept>(
        &self,
        fence: &Fence,
        local: Local<R>,
        attempt: &Attempt<R>,
        now: Timestamp,
    ) -> Result<()> {
        let (fence, attempt) = (*fence, to_json(attempt)?);
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                enter_if_missing(session, fence.shop, R::ENTITY, local.get(), now).await?;
                session
                    .execute(
                        "UPDATE outbox SET attempt = ?4 WHERE shop = ?1 AND entity = ?2 AND local_id = ?3",
                        &[fence.shop.into(), R::ENTITY.name().into(), local.into(), attempt.into()],
                    )
                    .await?;
                pulse::changed(session, fence.shop, seen_in(R::ENTITY)).await
            })
        })
        .await
    }

    /// Notes that an attempt did not succeed. What was asked for meanwhile is tried at once.
    ///
    /// # Errors
    /// [`StoreError::Fenced`](crate::StoreError::Fenced), or when the database fails.
    pub async fn set_back(
        &self,
        fence: &Fence,
        waiting: &Waiting,
        setback: Setback,
        now: Timestamp,
    ) -> Result<()> {
        let (fence, waiting) = (*fence, waiting.clone());
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let Setback { code, message, again_at, in_doubt } = setback;
                let sql = "UPDATE outbox SET
                         attempt = CASE WHEN ?5 = 1 THEN attempt END,
                         attempts = CASE WHEN generation = ?4 THEN attempts + 1 ELSE 0 END,
                         due_at = CASE WHEN generation = ?4 THEN coalesce(?6, due_at) ELSE ?9 END,
                         parked = CASE WHEN generation = ?4 AND ?6 IS NULL THEN 1 ELSE 0 END,
                         code = ?7, message = ?8
                     WHERE shop = ?1 AND entity = ?2 AND local_id = ?3";
                session
                    .execute(
                        sql,
                        &[
                            fence.shop.into(),
                            waiting.entity.name().into(),
                            waiting.local.into(),
                            waiting.generation.into(),
                            in_doubt.into(),
                            again_at.into(),
                            code.into(),
                            message.into(),
                            now.into(),
                        ],
                    )
                    .await?;
                pulse::changed(session, fence.shop, seen_in(waiting.entity)).await
            })
        })
        .await
    }

    /// A person wants records looked at now that waited for one, or for their time: one, all of an entity, or all.
    /// Answers how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn retry_outbox(
        &self,
        shop: ShopId,
        entity: Option<Entity>,
        local: Option<i64>,
        now: Timestamp,
    ) -> Result<u64> {
        let signed = self.signature.clone();
        self.writing(move |session| {
            Box::pin(async move {
                let changed = session
                    .execute(
                        "UPDATE outbox SET parked = 0, due_at = ?4, attempts = 0, generation = generation + 1
                         WHERE shop = ?1 AND (?2 IS NULL OR entity = ?2) AND (?3 IS NULL OR local_id = ?3)",
                        &[shop.into(), entity.map(Entity::name).into(), local.into(), now.into()],
                    )
                    .await?;
                switches::probe(session, shop, now).await?;
                let deed =
                    Note { entity: entity.map(Entity::name), id: local, ..Note::of(Activity::OutboxRetried) };
                sign(session, shop, signed.as_ref(), deed.with(json!({ "records": changed }))).await?;
                if changed > 0 {
                    let entities = entity.map_or(Entity::ALL.to_vec(), |entity| vec![entity]);
                    pulse::changed(session, shop, entities.into_iter().flat_map(seen_in)).await?;
                }
                Ok(u64::try_from(changed).unwrap_or(u64::MAX))
            })
        })
        .await
    }

    /// Asks for records of ours to be looked at: those that only we have become KiotViet's too, where the rules allow.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn send<R: Kept>(&self, shop: ShopId, locals: Vec<Local<R>>, now: Timestamp) -> Result<()> {
        self.writing(move |session| {
            Box::pin(async move {
                let ids: Vec<i64> = locals.iter().map(|local| local.get()).collect();
                enter(session, shop, R::ENTITY, &ids, now).await
            })
        })
        .await
    }
}

/// Where it shows that a record waits: in the outbox, and beside the record.
pub(crate) fn seen_in(entity: Entity) -> [Listed; 2] {
    [Listed::Outbox, Listed::Records(entity)]
}

/// A record has come back: what waited for that is looked at again.
pub(crate) async fn has_come_back(session: &mut Session, shop: ShopId, now: Timestamp) -> Result<()> {
    wake(session, shop, NEEDS_ARCHIVED, now).await
}

/// A point of sale has got a branch, or is one of fewer: orders that waited for that are looked at again.
pub(crate) async fn places_have_changed(session: &mut Session, shop: ShopId, now: Timestamp) -> Result<()> {
    wake(session, shop, PLACE_UNMAPPED, now).await
}

/// What waits for a person with that reason is looked at again.
async fn wake(session: &mut Session, shop: ShopId, code: &str, now: Timestamp) -> Result<()> {
    let sql = "UPDATE outbox SET parked = 0, due_at = ?3, attempts = 0 WHERE shop = ?1 AND parked = 1 AND code = ?2";
    let again = session.execute(sql, &[shop.into(), code.into(), now.into()]).await?;
    if again > 0 {
        pulse::changed(session, shop, Entity::ALL.into_iter().flat_map(seen_in)).await?;
    }
    Ok(())
}

/// These have found their counterpart on KiotViet: why they waited for a person may be settled by that.
pub(crate) async fn waken(
    session: &mut Session,
    shop: ShopId,
    entity: &str,
    locals: &[i64],
    now: Timestamp,
) -> Result<()> {
    let rows: Vec<_> =
        locals.iter().map(|local| [shop.into(), entity.into(), (*local).into(), now.into()]).collect();
    session
        .execute_many(
            "UPDATE outbox SET parked = 0, due_at = ?4, attempts = 0
             WHERE shop = ?1 AND entity = ?2 AND local_id = ?3 AND parked = 1",
            &rows,
        )
        .await
        .map(|_| ())
}

/// Asks for records to be looked at, in the transaction that gives the reason.
pub(crate) async fn enter(
    session: &mut Session,
    shop: ShopId,
    entity: Entity,
    locals: &[i64],
    now: Timestamp,
) -> Result<()> {
    if locals.is_empty() {
        return Ok(());
    }
    let count = i64::try_from(locals.len()).unwrap_or(i64::MAX);
    let first = counters::take(session, shop, "outbox", count).await?;
    pulse::changed(session, shop, seen_in(entity)).await?;
    let rows: Vec<_> = (first..)
        .zip(locals)
        .map(|(id, local)| [shop.into(), entity.name().into(), (*local).into(), now.into(), id.into()])
        .collect();
    session
        .execute_many(
            "INSERT INTO outbox (shop, entity, local_id, id, generation, queued_at, due_at, attempts, parked)
             VALUES (?1, ?2, ?3, ?5, 1, ?4, ?4, 0, 0)
             ON CONFLICT (shop, entity, local_id) DO UPDATE SET generation = outbox.generation + 1,
                 due_at = excluded.due_at, attempts = 0, parked = 0",
            &rows,
        )
        .await
        .map(|_| ())
}

/// A record may be sent because another needs it, without having been asked for itself.
async fn enter_if_missing(
    session: &mut Session,
    shop: ShopId,
    entity: Entity,
    local: i64,
    now: Timestamp,
) -> Result<()> {
    let known = session
        .query_one(
            "SELECT 1 FROM outbox WHERE shop = ?1 AND entity = ?2 AND local_id = ?3",
            &[shop.into(), entity.name().into(), local.into()],
            |_| Ok(()),
        )
        .await?;
    match known {
        Some(()) => Ok(()),
        None => enter(session, shop, entity, &[local], now).await,
    }
}

/// Takes records out whose work is done; those that were asked for again meanwhile stay, without the attempt.
pub(crate) async fn settle(
    session: &mut Session,
    shop: ShopId,
    entity: Entity,
    settled: &[(i64, i64)],
    now: Timestamp,
) -> Result<()> {
    if settled.is_empty() {
        return Ok(());
    }
    pulse::changed(session, shop, seen_in(entity)).await?;
    let rows: Vec<_> = settled
        .iter()
        .map(|(local, generation)| [shop.into(), entity.name().into(), (*local).into(), (*generation).into()])
        .collect();
    session
        .execute_many(
            "DELETE FROM outbox WHERE shop = ?1 AND entity = ?2 AND local_id = ?3 AND generation = ?4",
            &rows,
        )
        .await?;
    #[cfg(feature = "broken")]
    if session.makes(crate::Mistake::IgnoreTheGeneration) {
        let rows: Vec<_> = settled
            .iter()
            .filter(|(_, generation)| *generation > 0)
            .map(|(local, _)| [shop.into(), entity.name().into(), (*local).into()])
            .collect();
        let sql = "DELETE FROM outbox WHERE shop = ?1 AND entity = ?2 AND local_id = ?3";
        session.execute_many(sql, &rows).await?;
    }
    let rows: Vec<_> = settled
        .iter()
        .map(|(local, _)| [shop.into(), entity.name().into(), (*local).into(), now.into()])
        .collect();
    session
        .execute_many(
            "UPDATE outbox SET attempt = NULL, attempts = 0, code = NULL, message = NULL, due_at = ?4
             WHERE shop = ?1 AND entity = ?2 AND local_id = ?3",
            &rows,
        )
        .await
        .map(|_| ())
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
