//! Reading the log, and forgetting what is old.

use dongbo_sync::{ShopId, text};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{Activity, Actor, ActorKind};
use crate::error::{Result, StoreError};
use crate::page::{Page, Query, one_more};
use crate::session::Row;
use crate::shops;
use crate::store::Store;

/// What was done.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ActivityEntry {
    /// Its number.
    pub id: i64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who signs for it.
    pub actor: Actor,
    /// What kind of deed.
    pub action: Activity,
    /// What it was done to.
    pub subject: ActivitySubject,
    /// More about it, as the kind of deed has it.
    #[schema(value_type = Option<Object>)]
    pub details: Option<Value>,
}

/// What a deed was done to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct ActivitySubject {
    /// The list that it is in: users, tokens, runs, conflicts, plans, waves, products…
    pub entity: Option<String>,
    /// Its id there.
    pub id: Option<i64>,
    /// Its name, as it was then.
    pub name: Option<String>,
}

impl ActivitySubject {
    /// A record of that list.
    pub fn of(entity: &str, id: i64) -> Self {
        Self { entity: Some(entity.to_owned()), id: Some(id), name: None }
    }

    /// The same, with what it is called.
    #[must_use]
    pub fn named(self, name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..self }
    }
}

/// Which deeds.
#[derive(Debug, Clone, Default)]
pub struct ActivityQuery {
    /// Only by this kind of somebody.
    pub kind: Option<ActorKind>,
    /// Only of this kind.
    pub action: Option<Activity>,
    /// Only where who did it or what it was done to has this text, without regard to marks and case.
    pub q: Option<String>,
    /// Only before this entry.
    pub after: Option<i64>,
    /// How many at most.
    pub limit: u32,
}

const COLUMNS: &str = "id, at, actor_kind, actor, action, entity, subject_id, subject, details";

fn entry(row: &Row<'_>) -> Result<ActivityEntry> {
    let odd = |what: &str| StoreError::Database { detail: format!("odd {what} in the log") };
    let kind = ActorKind::named(&row.get::<String>(2)?).ok_or_else(|| odd("actor"))?;
    let details = row.get::<Option<String>>(8)?.map(|text| serde_json::from_str(&text)).transpose();
    Ok(ActivityEntry {
        id: row.get(0)?,
        at: row.get(1)?,
        actor: Actor { kind, name: row.get(3)? },
        action: Activity::named(&row.get::<String>(4)?).ok_or_else(|| odd("deed"))?,
        subject: ActivitySubject { entity: row.get(5)?, id: row.get(6)?, name: row.get(7)? },
        details: details.map_err(|_| odd("details"))?,
    })
}

impl Store {
    /// What was done in a shop, the latest first.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`], or when the database fails.
    pub async fn activity(&self, shop: ShopId, query: ActivityQuery) -> Result<Page<ActivityEntry>> {
        let limit = Query::rows(query.limit);
        let words = query.q.as_deref().map(text::search_key).filter(|words| !words.trim().is_empty());
        self.reading(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let sql = format!(
                    "SELECT {COLUMNS} FROM activity
                     WHERE shop = ?1 AND id < ?2 AND (?3 IS NULL OR actor_kind = ?3) AND (?4 IS NULL OR action = ?4)
                         AND (?5 IS NULL OR instr(search_key, ?5) > 0)
                     ORDER BY id DESC LIMIT ?6"
                );
                let parameters = [
                    shop.into(),
                    query.after.unwrap_or(i64::MAX).into(),
                    query.kind.map(ActorKind::name).into(),
                    query.action.map(Activity::name).into(),
                    words.into(),
                    one_more(limit).into(),
                ];
                let rows = session.query(&sql, &parameters, entry).await?;
                Ok(Page::of(rows, limit, |entry| entry.id))
            })
        })
        .await
    }

    /// Forgets what is older, at most `limit` deeds, the oldest first. Answers how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn prune_activity(&self, shop: ShopId, before: Timestamp, limit: u32) -> Result<u64> {
        self.writing(move |session| {
            Box::pin(async move {
                let pruned = session
                    .execute(
                        "DELETE FROM activity WHERE shop = ?1 AND id IN (
                             SELECT id FROM activity WHERE shop = ?1 ORDER BY id LIMIT ?3) AND at < ?2",
                        &[shop.into(), before.into(), limit.into()],
                    )
                    .await?;
                Ok(u64::try_from(pruned).unwrap_or(u64::MAX))
            })
        })
        .await
    }
}
