//! What a run did, record by record: its entries of the history, then the failures that it met.

use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::conditions::Conditions;
use crate::error::Result;
use crate::failures::{self, Failure};
use crate::history::{self, Action, FieldView, HistoryEntry, HistoryQuery, HistorySide};
use crate::page::{Page, Query, one_more};
use crate::runs::RunId;
use crate::session::Session;
use crate::store::Store;

/// What is asked about a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RunChangesQuery {
    /// Only of this entity.
    pub entity: Option<Entity>,
    /// Only those that became this.
    pub action: Option<Action>,
    /// Only those that failed.
    pub failed: bool,
}

/// Something that a run did, or failed to do.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RunChange {
    /// The place in the list.
    #[serde(skip)]
    pub cursor: i64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// The entity.
    #[schema(value_type = String)]
    pub entity: Entity,
    /// What became of the record, or `failed`.
    pub outcome: String,
    /// Where it began; missing for a failure.
    pub side: Option<HistorySide>,
    /// How many records it is about: those that came into being together share one line.
    pub records: i64,
    /// Our id of the record, or the first of them.
    pub local_id: Option<i64>,
    /// The last of their ids, which follow each other.
    pub last_local_id: Option<i64>,
    /// KiotViet's id.
    pub remote_id: Option<i64>,
    /// Its code or name at the time; empty for several records.
    pub label: String,
    /// Field by field.
    pub fields: Vec<FieldView>,
    /// The entry of the history; missing for a failure.
    pub history_id: Option<i64>,
    /// Why it failed, by the error catalogue.
    pub code: Option<String>,
    /// What was said about it.
    pub message: Option<String>,
}

impl From<HistoryEntry> for RunChange {
    fn from(entry: HistoryEntry) -> Self {
        Self {
            cursor: entry.id,
            at: entry.at,
            entity: entry.entity,
            outcome: entry.action.name().to_owned(),
            side: Some(entry.side),
            records: entry.records,
            local_id: entry.local_id,
            last_local_id: entry.last_local_id,
            remote_id: entry.remote_id,
            label: entry.label,
            fields: entry.fields,
            history_id: Some(entry.id),
            code: None,
            message: None,
        }
    }
}

impl From<Failure> for RunChange {
    fn from(failure: Failure) -> Self {
        Self {
            // Below every entry of the history: failures come last.
            cursor: -failure.id,
            at: failure.last_at,
            entity: failure.entity,
            outcome: "failed".to_owned(),
            side: None,
            records: 1,
            local_id: None,
            last_local_id: None,
            remote_id: failure.remote_id,
            label: failure.remote_id.map(|id| id.to_string()).unwrap_or_default(),
            fields: Vec::new(),
            history_id: None,
            code: Some(failure.code),
            message: Some(failure.message),
        }
    }
}

impl Store {
    /// What a run did, the latest first, then what it failed to do and what has not healed since.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn run_changes(
        &self,
        shop: ShopId,
        run: RunId,
        wish: RunChangesQuery,
        query: Query,
    ) -> Result<Page<RunChange>> {
        self.reading(move |session| {
            Box::pin(async move {
                let limit = Query::rows(query.limit);
                let mut changes: Vec<RunChange> = Vec::new();
                let after = query.after.unwrap_or(i64::MAX);
                if after > 0 && !wish.failed {
                    let told = HistoryQuery {
                        entity: wish.entity,
                        action: wish.action,
                        run: Some(run.0),
                        after: Some(after),
                        ..HistoryQuery::default()
                    };
                    let entries = history::entries(session, shop, &told, one_more(limit)).await?;
                    changes.extend(entries.into_iter().map(RunChange::from));
                }
                let room = one_more(limit) - i64::try_from(changes.len()).unwrap_or(i64::MAX);
                if room > 0 && wish.action.is_none() {
                    let met = failures_of(session, shop, run, wish.entity, after.min(0), room).await?;
                    changes.extend(met.into_iter().map(RunChange::from));
                }
                Ok(Page::of(changes, limit, |change| change.cursor))
            })
        })
        .await
    }
}

async fn failures_of(
    session: &mut Session,
    shop: ShopId,
    run: RunId,
    entity: Option<Entity>,
    before: i64,
    limit: i64,
) -> Result<Vec<Failure>> {
    let mut conditions = Conditions::of(shop);
    conditions.and("run", "=", run.0);
    // A cursor among failures is the number of one, negated.
    conditions.and("id", ">", before.saturating_neg());
    if let Some(entity) = entity {
        conditions.and("entity", "=", entity.name());
    }
    let limit = conditions.put(limit);
    let Conditions { sql, parameters, .. } = conditions;
    let columns = failures::COLUMNS;
    let sql = format!("SELECT {columns} FROM failures WHERE {sql} ORDER BY id LIMIT {limit}");
    session.query(&sql, &parameters, failures::failure).await
}
