//! Records that could not be taken over: each once, with the reason and what KiotViet sent, until healed.

use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use crate::error::{Result, StoreError};
use crate::lease::{self, Fence};
use crate::master_key::hex;
use crate::page::{Page, Query, one_more};
use crate::pulse::{self, Listed};
use crate::records::table::to_json;
use crate::runs::RunId;
use crate::session::{Row, Session};
use crate::store::Store;
use crate::{counters, shops};

/// A failure to be noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFailure {
    /// The entity.
    pub entity: Entity,
    /// KiotViet's id, when the row told it.
    pub remote_id: Option<i64>,
    /// Its code in the error catalogue.
    pub code: String,
    /// For people.
    pub message: String,
    /// What KiotViet sent.
    pub payload: String,
    /// The run that met it.
    pub run: RunId,
}

/// A failure that was noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Failure {
    /// Its number.
    pub id: i64,
    /// The entity.
    #[schema(value_type = String)]
    pub entity: Entity,
    /// KiotViet's id, when the row told it.
    pub remote_id: Option<i64>,
    /// Its code in the error catalogue.
    pub code: String,
    /// For people.
    pub message: String,
    /// What KiotViet sent.
    pub payload: String,
    /// The last run that met it.
    pub run: RunId,
    /// How often it was met.
    pub attempts: i64,
    /// The first time.
    #[schema(value_type = String, format = DateTime)]
    pub first_at: Timestamp,
    /// The last time.
    #[schema(value_type = String, format = DateTime)]
    pub last_at: Timestamp,
}

/// Which failures somebody wants tried again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FailureChoice {
    /// All of the shop.
    All,
    /// Those with these numbers.
    Ids(Vec<i64>),
    /// Those with that code.
    Code(String),
}

pub(crate) const COLUMNS: &str =
    "id, entity, remote_id, code, message, payload, run, attempts, first_at, last_at";

pub(crate) fn failure(row: &Row<'_>) -> Result<Failure> {
    Ok(Failure {
        id: row.get(0)?,
        entity: entity(row, 1)?,
        remote_id: row.get(2)?,
        code: row.get(3)?,
        message: row.get(4)?,
        payload: row.get(5)?,
        run: RunId(row.get(6)?),
        attempts: row.get(7)?,
        first_at: row.get(8)?,
        last_at: row.get(9)?,
    })
}

/// The entity that a column names.
pub(crate) fn entity(row: &Row<'_>, column: usize) -> Result<Entity> {
    let name: String = row.get(column)?;
    name.parse().map_err(|error| StoreError::Database { detail: format!("{error}") })
}

impl Store {
    /// The failures that stand, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn failures(
        &self,
        shop: ShopId,
        entity: Option<Entity>,
        after: Option<i64>,
        limit: u32,
    ) -> Result<Page<Failure>> {
        let limit = Query::rows(limit);
        self.reading(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let sql = format!(
                    "SELECT {COLUMNS} FROM failures WHERE shop = ?1 AND id > ?2 AND entity = COALESCE(?3, entity)
                     ORDER BY id LIMIT ?4"
                );
                let parameters = [
                    shop.into(),
                    after.unwrap_or(i64::MIN).into(),
                    entity.map(Entity::name).into(),
                    one_more(limit).into(),
                ];
                let rows = session.query(&sql, &parameters, failure).await?;
                Ok(Page::of(rows, limit, |failure| failure.id))
            })
        })
        .await
    }

    /// What the failures that somebody wants tried again are about: of these numbers, of that code, or all.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn failed_records(
        &self,
        shop: ShopId,
        which: FailureChoice,
    ) -> Result<Vec<(Entity, Option<i64>)>> {
        self.reading(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let (ids, code) = match which {
                    FailureChoice::All => (None, None),
                    FailureChoice::Ids(ids) => (Some(to_json(&ids)?), None),
                    FailureChoice::Code(code) => (None, Some(code)),
                };
                let sql = "SELECT entity, remote_id FROM failures
                     WHERE shop = ?1 AND (?2 IS NULL OR id IN (SELECT value FROM json_each(?2)))
                         AND code = coalesce(?3, code)
                     ORDER BY id";
                let parameters = [shop.into(), ids.into(), code.into()];
                session.query(sql, &parameters, |row| Ok((entity(row, 0)?, row.get(1)?))).await
            })
        })
        .await
    }

    /// How many failures stand.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_failures(&self, shop: ShopId, entity: Option<Entity>) -> Result<u64> {
        self.reading(move |session| {
            Box::pin(async move {
                let count = session
                    .query_one(
                        "SELECT count(*) FROM failures WHERE shop = ?1 AND entity = COALESCE(?2, entity)",
                        &[shop.into(), entity.map(Entity::name).into()],
                        |row| row.get(0),
                    )
                    .await?;
                Ok(count.unwrap_or(0))
            })
        })
        .await
    }

    /// Forgets that an entity as a whole could not be read in runs before this one: it has been read now.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    pub async fn clear_entity_failures(
        &self,
        fence: &Fence,
        entity: Entity,
        run: RunId,
        now: Timestamp,
    ) -> Result<()> {
        let fence = *fence;
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let over = session
                    .execute(
                        "DELETE FROM failures
                         WHERE shop = ?1 AND entity = ?2 AND remote_id IS NULL AND payload = '' AND run < ?3",
                        &[fence.shop.into(), entity.name().into(), run.0.into()],
                    )
                    .await?;
                if over > 0 {
                    pulse::changed(session, fence.shop, [Listed::Failures]).await?;
                }
                Ok(())
            })
        })
        .await
    }

    /// Forgets the failures of rows that told no id: a sweep that begins anew will meet them again.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    pub async fn clear_nameless_failures(&self, fence: &Fence, entity: Entity, now: Timestamp) -> Result<()> {
        let fence = *fence;
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let over = session
                    .execute(
                        "DELETE FROM failures WHERE shop = ?1 AND entity = ?2 AND remote_id IS NULL",
                        &[fence.shop.into(), entity.name().into()],
                    )
                    .await?;
                if over > 0 {
                    pulse::changed(session, fence.shop, [Listed::Failures]).await?;
                }
                Ok(())
            })
        })
        .await
    }
}

/// Notes failures; one that is noted already counts one attempt more.
pub(crate) async fn note(
    session: &mut Session,
    shop: ShopId,
    failures: &[NewFailure],
    now: Timestamp,
) -> Result<()> {
    if !failures.is_empty() {
        pulse::changed(session, shop, [Listed::Failures]).await?;
    }
    for failure in failures {
        let key = match failure.remote_id {
            Some(id) => id.to_string(),
            None => format!("payload:{}", hex(&Sha256::digest(failure.payload.as_bytes())[..8])),
        };
        let again = session
            .execute(
                "UPDATE failures SET code = ?4, message = ?5, payload = ?6, run = ?7, attempts = attempts + 1,
                     last_at = ?8
                 WHERE shop = ?1 AND entity = ?2 AND record_key = ?3",
                &[
                    shop.into(),
                    failure.entity.name().into(),
                    (&key).into(),
                    (&failure.code).into(),
                    (&failure.message).into(),
                    (&failure.payload).into(),
                    failure.run.0.into(),
                    now.into(),
                ],
            )
            .await?;
        if again > 0 {
            continue;
        }
        let id = counters::take(session, shop, "failures", 1).await?;
        session
            .execute(
                "INSERT INTO failures (shop, id, entity, record_key, remote_id, code, message, payload, run,
                     attempts, first_at, last_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1, ?10, ?10)",
                &[
                    shop.into(),
                    id.into(),
                    failure.entity.name().into(),
                    key.into(),
                    failure.remote_id.into(),
                    (&failure.code).into(),
                    (&failure.message).into(),
                    (&failure.payload).into(),
                    failure.run.0.into(),
                    now.into(),
                ],
            )
            .await?;
    }
    Ok(())
}

/// The failures of these records are over.
pub(crate) async fn heal(session: &mut Session, shop: ShopId, entity: Entity, healed: &[i64]) -> Result<()> {
    let rows: Vec<_> =
        healed.iter().map(|id| [shop.into(), entity.name().into(), id.to_string().into()]).collect();
    let over = session
        .execute_many("DELETE FROM failures WHERE shop = ?1 AND entity = ?2 AND record_key = ?3", &rows)
        .await?;
    if over > 0 {
        pulse::changed(session, shop, [Listed::Failures]).await?;
    }
    Ok(())
}
