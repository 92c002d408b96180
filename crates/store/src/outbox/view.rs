//! The outbox for people: what waits, since when and why; and what they try again.

use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::seen_in;
use crate::activity::{Activity, Note, sign};
use crate::error::Result;
use crate::failures;
use crate::page::{Page, Query, one_more};
use crate::pulse;
use crate::session::{Row, Value};
use crate::store::Store;
use crate::switches;

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

impl Store {
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
}
