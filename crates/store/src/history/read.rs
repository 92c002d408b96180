//! Finding entries again: by record, code, run, cause and time; page by page, the newest first.

use dongbo_sync::records::{Category, Customer, CustomerGroup, Order, PointOfSale, PriceList, Product};
use dongbo_sync::text::{match_key, search_key};
use dongbo_sync::{Entity, Rule, ShopId};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value as Json;
use utoipa::ToSchema;

use super::entry::{Action, Disputed, FieldChange, HistorySide, Overrule, Sides};
use super::text::Names;
use crate::conditions::Conditions;
use crate::error::Result;
use crate::failures::entity;
use crate::page::{Page, Query, one_more};
use crate::records::Kept;
use crate::records::table::{from_json, named};
use crate::runs::RunId;
use crate::session::{Row, Session};
use crate::shops;
use crate::store::Store;

/// Which entries; what is missing does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HistoryQuery {
    /// Of this entity.
    pub entity: Option<Entity>,
    /// Of the record with this id of ours; needs the entity.
    pub record: Option<i64>,
    /// All about records that have this code or name, or had it.
    pub code: Option<String>,
    /// Told under a code or name that begins like this.
    pub q: Option<String>,
    /// What happened in this run.
    pub run: Option<i64>,
    /// By the name of the cause.
    pub cause: Option<String>,
    /// By what happened.
    pub action: Option<Action>,
    /// Not before.
    pub since: Option<Timestamp>,
    /// Before.
    pub until: Option<Timestamp>,
    /// The cursor that the page before ended with.
    pub after: Option<i64>,
    /// How many at most; 0 for as many as a page usually has.
    pub limit: u32,
}

/// An entry of the history.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct HistoryEntry {
    /// Its number; a later entry has a greater one.
    pub id: i64,
    /// When we made the change or saw it.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// The entity.
    #[schema(value_type = String)]
    pub entity: Entity,
    /// Our id of the record.
    pub local_id: Option<i64>,
    /// For records that came into being together: the last of their ids, which follow each other.
    pub last_local_id: Option<i64>,
    /// How many records it is about.
    pub records: i64,
    /// KiotViet's id of the record.
    pub remote_id: Option<i64>,
    /// Its code or name at the time; empty for several records.
    pub label: String,
    /// Where it began.
    pub side: HistorySide,
    /// What happened.
    pub action: Action,
    /// Field by field.
    pub fields: Vec<FieldView>,
    /// Why.
    pub cause: CauseView,
    /// The entry that took this one back.
    pub undone_by: Option<i64>,
}

/// What became of one field.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct FieldView {
    /// Its name.
    pub field: String,
    /// Where it changed.
    pub side: Sides,
    /// The value before.
    #[schema(value_type = Object)]
    pub from: Json,
    /// The value since.
    #[schema(value_type = Object)]
    pub to: Json,
    /// The value before by name, where it points to other records.
    pub from_text: Option<String>,
    /// The value since by name, where it points to other records.
    pub to_text: Option<String>,
    /// A changed value gave way here.
    pub overruled: Option<OverruleView>,
    /// What the conflict was about.
    pub disputed: Option<Disputed>,
}

/// A changed value that gave way.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct OverruleView {
    /// Whose value prevailed.
    pub winner: HistorySide,
    /// The value that gave way.
    #[schema(value_type = Object)]
    pub lost: Json,
    /// The value that prevailed.
    #[schema(value_type = Object)]
    pub kept: Json,
    /// What the rule says, for the shopkeeper.
    pub rule_vi: String,
    /// What the rule says, in English.
    pub rule_en: String,
}

impl From<Overrule> for OverruleView {
    fn from(overrule: Overrule) -> Self {
        let Overrule { winner, lost, kept, rule } = overrule;
        let sentence = Rule::explain(rule);
        Self {
            winner,
            lost,
            kept,
            rule_vi: sentence.vietnamese.to_owned(),
            rule_en: sentence.english.to_owned(),
        }
    }
}

/// Why something happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CauseView {
    /// `run`, `hint`, `sending`, `person`, `undo_entry`, `undo_run`, `undo_since` or `decision`.
    pub kind: String,
    /// The run that it happened in.
    pub run: Option<RunId>,
    /// The person behind it.
    pub person: Option<String>,
    /// The entry or the run that was undone, or the conflict that was decided.
    pub subject: Option<i64>,
}

pub(super) const COLUMNS: &str =
    "id, noted_at, entity, local_id, last_local_id, remote_id, label, side, action, fields, cause,
    run, person, subject, undone_by";

pub(super) fn entry(row: &Row<'_>) -> Result<HistoryEntry> {
    let (local_id, last): (Option<i64>, Option<i64>) = (row.get(3)?, row.get(4)?);
    let fields: Vec<FieldChange> = row.text(9)?.map(from_json).transpose()?.unwrap_or_default();
    Ok(HistoryEntry {
        id: row.get(0)?,
        at: row.get(1)?,
        entity: entity(row, 2)?,
        local_id,
        last_local_id: last,
        records: last.zip(local_id).map_or(1, |(last, first)| last - first + 1),
        remote_id: row.get(5)?,
        label: row.get(6)?,
        side: named(row, 7, HistorySide::named)?,
        action: named(row, 8, Action::named)?,
        fields: fields.into_iter().map(FieldView::from).collect(),
        cause: CauseView {
            kind: row.get(10)?,
            run: row.get::<Option<i64>>(11)?.map(RunId),
            person: row.get(12)?,
            subject: row.get(13)?,
        },
        undone_by: row.get(14)?,
    })
}

impl From<FieldChange> for FieldView {
    fn from(change: FieldChange) -> Self {
        let FieldChange { field, side, from, to, overruled, disputed } = change;
        let overruled = overruled.map(OverruleView::from);
        Self { field, side, from, to, from_text: None, to_text: None, overruled, disputed }
    }
}

impl Store {
    /// Entries, the newest first. References are named where the records they point to are known.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`](crate::StoreError::NoSuchShop), or when the database fails.
    pub async fn history(&self, shop: ShopId, query: HistoryQuery) -> Result<Page<HistoryEntry>> {
        self.reading(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let limit = Query::rows(query.limit);
                let entries = entries(session, shop, &query, one_more(limit)).await?;
                Ok(Page::of(entries, limit, |entry| entry.id))
            })
        })
        .await
    }

    /// One entry.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn history_entry(&self, shop: ShopId, id: i64) -> Result<Option<HistoryEntry>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = format!("SELECT {COLUMNS} FROM history WHERE shop = ?1 AND id = ?2");
                let mut entries = session.query(&sql, &[shop.into(), id.into()], entry).await?;
                name_references(session, shop, &mut entries).await?;
                Ok(entries.pop())
            })
        })
        .await
    }
}

/// Entries with their references named, the newest first.
pub(crate) async fn entries(
    session: &mut Session,
    shop: ShopId,
    query: &HistoryQuery,
    limit: i64,
) -> Result<Vec<HistoryEntry>> {
    let mut entries = find(session, shop, query, limit).await?;
    name_references(session, shop, &mut entries).await?;
    Ok(entries)
}

async fn find(
    session: &mut Session,
    shop: ShopId,
    query: &HistoryQuery,
    limit: i64,
) -> Result<Vec<HistoryEntry>> {
    let mut conditions = Conditions::of(shop);
    conditions.and("id", "<", query.after.unwrap_or(i64::MAX));
    let records = match (&query.code, query.entity, query.record) {
        (Some(code), entity, _) => Some(named_like(session, shop, code, entity).await?),
        (None, Some(entity), Some(record)) => Some(vec![(entity, record)]),
        (None, None, Some(_)) => Some(Vec::new()),
        (None, _, None) => None,
    };
    if let Some(records) = records {
        if records.is_empty() {
            return Ok(Vec::new());
        }
        let stories: Vec<String> = records.iter().map(|record| story(&mut conditions, *record)).collect();
        conditions.and_that(&format!("id IN ({})", stories.join(" UNION ALL ")));
    }
    if let Some(entity) = query.entity {
        conditions.and("entity", "=", entity.name());
    }
    if let Some(q) = query.q.as_deref().map(search_key).filter(|key| !key.is_empty()) {
        conditions.begins("label_key", q);
    }
    if let Some(run) = query.run {
        conditions.and("run", "=", run);
    }
    if let Some(cause) = query.cause.clone() {
        conditions.and("cause", "=", cause);
    }
    if let Some(action) = query.action {
        conditions.and("action", "=", action.name());
    }
    if let Some(since) = query.since {
        conditions.and("noted_at", ">=", since);
    }
    if let Some(until) = query.until {
        conditions.and("noted_at", "<", until);
    }
    let limit = conditions.put(limit);
    let Conditions { sql, parameters, .. } = conditions;
    let sql = format!("SELECT {COLUMNS} FROM history WHERE {sql} ORDER BY id DESC LIMIT {limit}");
    session.query(&sql, &parameters, entry).await
}

/// The ids of the entries about one record, its birth among others included.
fn story(conditions: &mut Conditions<'_>, (entity, record): (Entity, i64)) -> String {
    let (entity, record) = (conditions.put(entity.name()), conditions.put(record));
    format!(
        "SELECT id FROM history WHERE shop = ?1 AND entity = {entity} AND local_id = {record}
         UNION ALL SELECT id FROM history WHERE shop = ?1 AND entity = {entity} AND last_local_id IS NOT NULL
             AND local_id < {record} AND last_local_id >= {record}"
    )
}

/// How many records one code may lead to.
const SAME_CODE: i64 = 20;

/// The records that have this code or name now, or had it when something was told of them.
async fn named_like(
    session: &mut Session,
    shop: ShopId,
    code: &str,
    only: Option<Entity>,
) -> Result<Vec<(Entity, i64)>> {
    let mut found = session
        .query(
            "SELECT DISTINCT entity, local_id FROM history
             WHERE shop = ?1 AND label_key = ?2 AND label_key <> '' AND local_id IS NOT NULL LIMIT ?3",
            &[shop.into(), search_key(code).into(), SAME_CODE.into()],
            |row| Ok((entity(row, 0)?, row.get(1)?)),
        )
        .await?;
    by_code::<Product>(session, shop, code, &mut found).await?;
    by_code::<Customer>(session, shop, code, &mut found).await?;
    by_code::<Order>(session, shop, code, &mut found).await?;
    by_name::<Category>(session, shop, code, &mut found).await?;
    by_name::<CustomerGroup>(session, shop, code, &mut found).await?;
    by_name::<PriceList>(session, shop, code, &mut found).await?;
    by_name::<PointOfSale>(session, shop, code, &mut found).await?;
    found.retain(|(entity, _)| only.is_none_or(|only| only == *entity));
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

async fn by_code<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    code: &str,
    found: &mut Vec<(Entity, i64)>,
) -> Result<()> {
    let sql = format!("SELECT id FROM {} WHERE shop = ?1 AND code_key = ?2 LIMIT ?3", R::TABLE);
    let parameters = [shop.into(), match_key(code).into(), SAME_CODE.into()];
    let ids = session.query(&sql, &parameters, |row| row.get::<i64>(0)).await?;
    found.extend(ids.into_iter().map(|id| (R::ENTITY, id)));
    Ok(())
}

/// For entities of which a shop has few.
async fn by_name<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    name: &str,
    found: &mut Vec<(Entity, i64)>,
) -> Result<()> {
    let sql = format!("SELECT id, {} FROM {} WHERE shop = ?1", R::LABEL, R::TABLE);
    let wanted = search_key(name);
    let rows =
        session.query(&sql, &[shop.into()], |row| Ok((row.get::<i64>(0)?, row.get::<String>(1)?))).await?;
    found.extend(
        rows.into_iter().filter(|(_, name)| search_key(name) == wanted).map(|(id, _)| (R::ENTITY, id)),
    );
    Ok(())
}

async fn name_references(session: &mut Session, shop: ShopId, entries: &mut [HistoryEntry]) -> Result<()> {
    let mut names = Names::default();
    for entry in entries.iter() {
        for field in &entry.fields {
            names.ask(entry.entity, &field.field, &field.from);
            names.ask(entry.entity, &field.field, &field.to);
        }
    }
    names.look_up(session, shop).await?;
    for entry in entries {
        for field in &mut entry.fields {
            field.from_text = names.text(entry.entity, &field.field, &field.from);
            field.to_text = names.text(entry.entity, &field.field, &field.to);
        }
    }
    Ok(())
}

/// How far back the changes of a record are looked for.
const LATEST: i64 = 100;

/// The latest entries about one record, the newest first.
pub(crate) async fn latest_of_record(
    session: &mut Session,
    shop: ShopId,
    of: Entity,
    local: i64,
) -> Result<Vec<HistoryEntry>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM history WHERE shop = ?1 AND last_local_id IS NULL
             AND id IN (SELECT id FROM history WHERE shop = ?1 AND entity = ?2 AND local_id = ?3)
         ORDER BY id DESC LIMIT ?4"
    );
    session.query(&sql, &[shop.into(), of.name().into(), local.into(), LATEST.into()], entry).await
}
