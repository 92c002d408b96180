//! Questions that only a person can answer; each stands once while it is open.

use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::{Result, StoreError};
use crate::exact::raw_or_null;
use crate::failures::entity;
use crate::lease::{self, Fence};
use crate::page::{Page, Query, one_more};
use crate::pulse::{self, Listed};
use crate::session::{Row, Session};
use crate::store::Store;
use crate::{counters, shops};

/// What the question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConflictKind {
    /// Both sides changed a field, differently.
    Field,
    /// A record could belong to more than one record here.
    DoubtfulMatch,
    /// So many records vanished that nothing was done.
    Brake,
}

impl ConflictKind {
    /// The name in JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::DoubtfulMatch => "doubtful_match",
            Self::Brake => "brake",
        }
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Field, Self::DoubtfulMatch, Self::Brake].into_iter().find(|kind| kind.name() == name)
    }
}

/// A conflict to be opened. Values are JSON texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewConflict {
    /// The entity.
    pub entity: Entity,
    /// What it is about.
    pub kind: ConflictKind,
    /// KiotViet's id of the record.
    pub remote_id: Option<i64>,
    /// Our id of the record.
    pub local_id: Option<i64>,
    /// The field, where one is meant.
    pub field: Option<String>,
    /// Our value.
    pub ours: Option<String>,
    /// KiotViet's value.
    pub theirs: Option<String>,
    /// The value when both last agreed.
    pub base: Option<String>,
    /// For people.
    pub note: String,
}

/// A conflict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Conflict {
    /// Its number.
    pub id: i64,
    /// The entity.
    #[schema(value_type = String)]
    pub entity: Entity,
    /// What it is about.
    pub kind: ConflictKind,
    /// KiotViet's id of the record.
    pub remote_id: Option<i64>,
    /// Our id of the record.
    pub local_id: Option<i64>,
    /// The field, where one is meant.
    pub field: Option<String>,
    /// Our value (JSON).
    #[serde(serialize_with = "raw_or_null")]
    #[schema(value_type = Object)]
    pub ours: Option<String>,
    /// KiotViet's value (JSON).
    #[serde(serialize_with = "raw_or_null")]
    #[schema(value_type = Object)]
    pub theirs: Option<String>,
    /// The value when both last agreed (JSON).
    #[serde(serialize_with = "raw_or_null")]
    #[schema(value_type = Object)]
    pub base: Option<String>,
    /// For people.
    pub note: String,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub opened_at: Timestamp,
    /// When it was settled.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub closed_at: Option<Timestamp>,
    /// Who settled it; missing where it settled itself.
    pub closed_by: Option<String>,
    /// How it ended, for a field.
    pub decision: Option<Ending>,
    /// The value decided on (JSON).
    #[serde(serialize_with = "raw_or_null")]
    #[schema(value_type = Object)]
    pub decided_value: Option<String>,
}

/// How a conflict about a field ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Ending {
    /// Our value was chosen.
    Ours,
    /// KiotViet's value was chosen.
    Theirs,
    /// Another value was chosen.
    Value,
    /// Nothing was left to decide: both sides became equal, the rule changed, or the record went.
    Dissolved,
}

impl Ending {
    /// The name in JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Theirs => "theirs",
            Self::Value => "value",
            Self::Dissolved => "dissolved",
        }
    }

    /// The ending of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Ours, Self::Theirs, Self::Value, Self::Dissolved].into_iter().find(|one| one.name() == name)
    }
}

pub(crate) const COLUMNS: &str =
    "id, entity, kind, remote_id, local_id, field, ours, theirs, base, note, opened_at, closed_at,
    closed_by, decision, decided_value";

pub(crate) fn conflict(row: &Row<'_>) -> Result<Conflict> {
    let kind: String = row.get(2)?;
    let field: String = row.get(5)?;
    Ok(Conflict {
        id: row.get(0)?,
        entity: entity(row, 1)?,
        kind: ConflictKind::named(&kind)
            .ok_or_else(|| StoreError::Database { detail: "odd kind of conflict".to_owned() })?,
        remote_id: row.get(3)?,
        local_id: row.get(4)?,
        field: Some(field).filter(|field| !field.is_empty()),
        ours: row.get(6)?,
        theirs: row.get(7)?,
        base: row.get(8)?,
        note: row.get(9)?,
        opened_at: row.get(10)?,
        closed_at: row.get(11)?,
        closed_by: row.get(12)?,
        decision: row.get::<Option<String>>(13)?.as_deref().and_then(Ending::named),
        decided_value: row.get(14)?,
    })
}

impl Store {
    /// Open conflicts, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn conflicts(
        &self,
        shop: ShopId,
        entity: Option<Entity>,
        after: Option<i64>,
        limit: u32,
    ) -> Result<Page<Conflict>> {
        let limit = Query::rows(limit);
        self.reading(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let sql = format!(
                    "SELECT {COLUMNS} FROM conflicts
                     WHERE shop = ?1 AND id > ?2 AND entity = COALESCE(?3, entity) AND closed_at IS NULL
                     ORDER BY id LIMIT ?4"
                );
                let parameters = [
                    shop.into(),
                    after.unwrap_or(i64::MIN).into(),
                    entity.map(Entity::name).into(),
                    one_more(limit).into(),
                ];
                let rows = session.query(&sql, &parameters, conflict).await?;
                Ok(Page::of(rows, limit, |conflict| conflict.id))
            })
        })
        .await
    }

    /// How many conflicts are open.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_conflicts(&self, shop: ShopId, entity: Option<Entity>) -> Result<u64> {
        self.reading(move |session| {
            Box::pin(async move {
                let count = session
                    .query_one(
                        "SELECT count(*) FROM conflicts
                         WHERE shop = ?1 AND closed_at IS NULL AND entity = COALESCE(?2, entity)",
                        &[shop.into(), entity.map(Entity::name).into()],
                        |row| row.get(0),
                    )
                    .await?;
                Ok(count.unwrap_or(0))
            })
        })
        .await
    }

    /// Opens conflicts outside a batch (the brake, a doubtful match).
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    pub async fn open_conflicts(
        &self,
        fence: &Fence,
        conflicts: Vec<NewConflict>,
        now: Timestamp,
    ) -> Result<()> {
        let fence = *fence;
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                open(session, fence.shop, &conflicts, now).await.map(|_| ())
            })
        })
        .await
    }

    /// Closes the open conflicts of that kind: those of these records, or with `None` the one about the entity as
    /// a whole.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    pub async fn close_conflicts(
        &self,
        fence: &Fence,
        entity: Entity,
        kind: ConflictKind,
        remotes: Option<&[i64]>,
        now: Timestamp,
    ) -> Result<()> {
        let fence = *fence;
        let subjects: Vec<String> = match remotes {
            Some(remotes) => remotes.iter().map(|id| subject(Some(*id), None)).collect(),
            None => vec![subject(None, None)],
        };
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let rows: Vec<_> = subjects
                    .iter()
                    .map(|subject| {
                        [
                            fence.shop.into(),
                            entity.name().into(),
                            kind.name().into(),
                            subject.into(),
                            now.into(),
                        ]
                    })
                    .collect();
                let closed = session
                    .execute_many(
                        "UPDATE conflicts SET closed_at = ?5
                         WHERE shop = ?1 AND entity = ?2 AND kind = ?3 AND subject = ?4 AND closed_at IS NULL",
                        &rows,
                    )
                    .await?;
                if closed > 0 {
                    pulse::changed(session, fence.shop, [Listed::Conflicts]).await?;
                }
                Ok(())
            })
        })
        .await
    }
}

pub(crate) fn subject(remote: Option<i64>, local: Option<i64>) -> String {
    match (remote, local) {
        (Some(id), _) => format!("remote:{id}"),
        (None, Some(id)) => format!("local:{id}"),
        (None, None) => String::new(),
    }
}

/// Opens conflicts; one that is open already takes the new values. Answers the numbers of the new ones.
pub(crate) async fn open<'a>(
    session: &mut Session,
    shop: ShopId,
    conflicts: &'a [NewConflict],
    now: Timestamp,
) -> Result<Vec<(i64, &'a NewConflict)>> {
    if !conflicts.is_empty() {
        pulse::changed(session, shop, [Listed::Conflicts]).await?;
    }
    let mut opened = Vec::new();
    for conflict in conflicts {
        let subject = subject(conflict.remote_id, conflict.local_id);
        let field = conflict.field.as_deref().unwrap_or_default();
        let known = session
            .query_one(
                "SELECT id FROM conflicts WHERE shop = ?1 AND entity = ?2 AND kind = ?3 AND subject = ?4
                     AND field = ?5 AND closed_at IS NULL",
                &[
                    shop.into(),
                    conflict.entity.name().into(),
                    conflict.kind.name().into(),
                    (&subject).into(),
                    field.into(),
                ],
                |row| row.get::<i64>(0),
            )
            .await?;
        if let Some(id) = known {
            session
                .execute(
                    "UPDATE conflicts SET local_id = ?3, ours = ?4, theirs = ?5, base = ?6, note = ?7
                     WHERE shop = ?1 AND id = ?2",
                    &[
                        shop.into(),
                        id.into(),
                        conflict.local_id.into(),
                        conflict.ours.as_deref().into(),
                        conflict.theirs.as_deref().into(),
                        conflict.base.as_deref().into(),
                        (&conflict.note).into(),
                    ],
                )
                .await?;
            continue;
        }
        let id = counters::take(session, shop, "conflicts", 1).await?;
        session
            .execute(
                "INSERT INTO conflicts (shop, id, entity, kind, subject, remote_id, local_id, field, ours, theirs,
                     base, note, opened_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                &[
                    shop.into(),
                    id.into(),
                    conflict.entity.name().into(),
                    conflict.kind.name().into(),
                    subject.into(),
                    conflict.remote_id.into(),
                    conflict.local_id.into(),
                    field.into(),
                    conflict.ours.as_deref().into(),
                    conflict.theirs.as_deref().into(),
                    conflict.base.as_deref().into(),
                    (&conflict.note).into(),
                    now.into(),
                ],
            )
            .await?;
        opened.push((id, conflict));
    }
    Ok(opened)
}
