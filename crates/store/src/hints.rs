//! Hints: records of KiotViet to be looked at early, because it said that something happened to them. A hint is no
//! fact; what it names is read again.

use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;
use serde::Serialize;

use crate::error::{Result, StoreError};
use crate::lease::{self, Fence};
use crate::session::{Row, Session, Value};
use crate::store::Store;
use crate::{counters, failures, shops};

/// What is said to have happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HintKind {
    /// It is new or was changed.
    Changed,
    /// It was deleted.
    Deleted,
}

impl HintKind {
    /// The name in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Deleted => "deleted",
        }
    }

    fn named(name: &str) -> Result<Self> {
        [Self::Changed, Self::Deleted]
            .into_iter()
            .find(|kind| kind.name() == name)
            .ok_or_else(|| StoreError::Database { detail: format!("odd kind of hint: {name}") })
    }
}

/// A hint to be noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NewHint {
    /// The entity; for stock the id is the product's.
    pub entity: Entity,
    /// KiotViet's id.
    pub remote_id: i64,
    /// What is said to have happened.
    pub kind: HintKind,
}

/// A hint that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The entity; for stock the id is the product's.
    pub entity: Entity,
    /// KiotViet's id.
    pub remote_id: i64,
    /// Another one each time that the record is named.
    pub generation: i64,
    /// What is said to have happened; a deletion is kept until it was looked at.
    pub kind: HintKind,
    /// When the record was first named.
    pub first_at: Timestamp,
    /// How often.
    pub count: u64,
    /// How often looking at it has failed in a row.
    pub tries: u32,
}

/// What waits, in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct HintsWaiting {
    /// How many records.
    pub waiting: u64,
    /// Of these, how many could not be looked at so far.
    pub troubled: u64,
    /// When the first of them was named.
    pub oldest_at: Option<Timestamp>,
}

const COLUMNS: &str = "entity, remote_id, generation, kind, first_at, count, tries";

fn hint(row: &Row<'_>) -> Result<Hint> {
    Ok(Hint {
        entity: failures::entity(row, 0)?,
        remote_id: row.get(1)?,
        generation: row.get(2)?,
        kind: HintKind::named(&row.get::<String>(3)?)?,
        first_at: row.get(4)?,
        count: row.get(5)?,
        tries: row.get(6)?,
    })
}

impl Store {
    /// Notes hints. Each is due at once, unless looking at its record has just failed.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`], or when the database fails.
    pub async fn note_hints(&self, shop: ShopId, hints: Vec<NewHint>, now: Timestamp) -> Result<()> {
        self.writing(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                note(session, shop, &hints, now).await
            })
        })
        .await
    }

    /// Hints that are due, those that have waited longest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn due_hints(&self, shop: ShopId, now: Timestamp, limit: u32) -> Result<Vec<Hint>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = format!(
                    "SELECT {COLUMNS} FROM hints WHERE shop = ?1 AND due_at <= ?2
                     ORDER BY due_at, entity, remote_id LIMIT ?3"
                );
                session.query(&sql, &[shop.into(), now.into(), limit.into()], hint).await
            })
        })
        .await
    }

    /// When the next hint is due; missing when none waits.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next_hint_at(&self, shop: ShopId) -> Result<Option<Timestamp>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = "SELECT min(due_at) FROM hints WHERE shop = ?1";
                Ok(session.query_one(sql, &[shop.into()], |row| row.get(0)).await?.flatten())
            })
        })
        .await
    }

    /// What waits, in figures.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hints_waiting(&self, shop: ShopId) -> Result<HintsWaiting> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql =
                    "SELECT count(*), coalesce(sum(tries > 0), 0), min(first_at) FROM hints WHERE shop = ?1";
                let waiting = session
                    .query_one(sql, &[shop.into()], |row| {
                        Ok(HintsWaiting {
                            waiting: row.get(0)?,
                            troubled: row.get(1)?,
                            oldest_at: row.get(2)?,
                        })
                    })
                    .await?;
                Ok(waiting.unwrap_or_default())
            })
        })
        .await
    }

    /// These have been looked at; those that were named again meanwhile stay, and those that are to be looked at again
    /// wait for that.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    pub async fn remove_hints(&self, fence: &Fence, hints: &[Hint], now: Timestamp) -> Result<()> {
        let (fence, rows) = (*fence, keys(fence.shop, hints));
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let sql = "DELETE FROM hints
                     WHERE shop = ?1 AND entity = ?2 AND remote_id = ?3 AND generation = ?4 AND again_at IS NULL";
                session.execute_many(sql, &rows).await?;
                let sql = "UPDATE hints SET due_at = again_at, again_at = NULL, tries = 0
                     WHERE shop = ?1 AND entity = ?2 AND remote_id = ?3 AND generation = ?4";
                session.execute_many(sql, &rows).await?;
                Ok(())
            })
        })
        .await
    }

    /// Lists have been read: what waited for that may be looked at. Stock waits for its own time.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    pub async fn hasten_hints(&self, fence: &Fence, now: Timestamp) -> Result<()> {
        let fence = *fence;
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let sql = "UPDATE hints SET due_at = ?2
                     WHERE shop = ?1 AND due_at > ?2 AND tries = 0 AND again_at IS NULL AND entity <> 'stock'";
                session.execute(sql, &[fence.shop.into(), now.into()]).await.map(|_| ())
            })
        })
        .await
    }

    /// These are to be looked at later. `failed`: looking at them has failed, which is counted.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    pub async fn postpone_hints(
        &self,
        fence: &Fence,
        hints: &[Hint],
        failed: bool,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<()> {
        let fence = *fence;
        let rows: Vec<_> = hints
            .iter()
            .map(|hint| {
                [
                    fence.shop.into(),
                    hint.entity.name().into(),
                    hint.remote_id.into(),
                    until.into(),
                    failed.into(),
                ]
            })
            .collect();
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let sql = "UPDATE hints SET due_at = ?4, tries = tries + ?5
                     WHERE shop = ?1 AND entity = ?2 AND remote_id = ?3";
                session.execute_many(sql, &rows).await?;
                Ok(())
            })
        })
        .await
    }
}

fn keys(shop: ShopId, hints: &[Hint]) -> Vec<[Value<'static>; 4]> {
    hints
        .iter()
        .map(|hint| [shop.into(), hint.entity.name().into(), hint.remote_id.into(), hint.generation.into()])
        .collect()
}

/// Notes hints, in the transaction of what told of them.
pub(crate) async fn note(
    session: &mut Session,
    shop: ShopId,
    hints: &[NewHint],
    now: Timestamp,
) -> Result<()> {
    if hints.is_empty() {
        return Ok(());
    }
    let generation = counters::take(session, shop, "hints", 1).await?;
    let rows: Vec<_> = hints
        .iter()
        .map(|hint| {
            [
                shop.into(),
                hint.entity.name().into(),
                hint.remote_id.into(),
                generation.into(),
                hint.kind.name().into(),
                now.into(),
            ]
        })
        .collect();
    session
        .execute_many(
            "INSERT INTO hints (shop, entity, remote_id, generation, kind, first_at, last_at, count, tries, due_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, 1, 0, ?6)
             ON CONFLICT (shop, entity, remote_id) DO UPDATE SET generation = excluded.generation,
                 kind = CASE WHEN hints.kind = 'deleted' THEN hints.kind ELSE excluded.kind END,
                 last_at = excluded.last_at, count = hints.count + 1,
                 due_at = CASE WHEN hints.tries > 0 OR hints.due_at < excluded.due_at THEN hints.due_at
                     ELSE excluded.due_at END",
            &rows,
        )
        .await?;
    Ok(())
}

/// These are to be looked at again then, also if they are being looked at just now.
pub(crate) async fn note_for_later(
    session: &mut Session,
    shop: ShopId,
    hints: &[NewHint],
    at: Timestamp,
    now: Timestamp,
) -> Result<()> {
    let generation = counters::take(session, shop, "hints", 1).await?;
    let rows: Vec<_> = hints
        .iter()
        .map(|hint| {
            [
                shop.into(),
                hint.entity.name().into(),
                hint.remote_id.into(),
                generation.into(),
                hint.kind.name().into(),
                now.into(),
                at.into(),
            ]
        })
        .collect();
    session
        .execute_many(
            "INSERT INTO hints (shop, entity, remote_id, generation, kind, first_at, last_at, count, tries, due_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, 1, 0, ?7)
             ON CONFLICT (shop, entity, remote_id) DO UPDATE SET
                 again_at = CASE WHEN hints.due_at > excluded.due_at OR hints.again_at < excluded.due_at
                     THEN hints.again_at ELSE excluded.due_at END,
                 due_at = CASE WHEN hints.tries > 0 OR hints.due_at < excluded.due_at THEN hints.due_at
                     ELSE excluded.due_at END",
            &rows,
        )
        .await?;
    Ok(())
}
