//! The life of a plan: begun, written, carried out, forgotten.

use std::fmt;

use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::{Result, StoreError};
use crate::exact::raw;
use crate::lease::{self, Fence};
use crate::page::{Page, Query, one_more};
use crate::runs::RunId;
use crate::session::{Row, Session};
use crate::store::Store;
use crate::{counters, shops};

/// How many plans a shop keeps; older ones are forgotten when a new one begins.
const KEPT: i64 = 5;

/// A plan's number within its shop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct PlanId(pub i64);

impl fmt::Display for PlanId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// How a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlanState {
    /// Being made, or given up half-way.
    Building,
    /// Complete: to be decided on.
    Open,
    /// Carried out, as far as it was approved.
    Applied,
}

impl PlanState {
    /// The name in JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Building => "building",
            Self::Open => "open",
            Self::Applied => "applied",
        }
    }

    /// The state of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Building, Self::Open, Self::Applied].into_iter().find(|state| state.name() == name)
    }
}

/// A plan to be begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlan {
    /// The run that makes it.
    pub run: RunId,
    /// What it is about.
    pub entities: Vec<Entity>,
    /// Every list is read whole.
    pub full: bool,
    /// Kept up to date by shadow mode: there is one, and it goes on until it is carried out.
    pub rolling: bool,
}

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Plan {
    /// Its number.
    pub id: PlanId,
    /// How it stands.
    pub state: PlanState,
    /// Kept up to date by shadow mode.
    pub rolling: bool,
    /// Made from complete readings.
    pub full: bool,
    /// What it is about.
    #[schema(value_type = Vec<String>)]
    pub entities: Vec<Entity>,
    /// The run that last wrote it.
    pub run: RunId,
    /// What that run counted, by entity.
    #[serde(serialize_with = "raw_string")]
    #[schema(value_type = Object)]
    pub counts: String,
    /// When it was begun.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// When it was last written.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
    /// The run that last carried it out.
    pub applied_run: Option<RunId>,
    /// When that ended.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub applied_at: Option<Timestamp>,
}

fn raw_string<S: serde::Serializer>(json: &str, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    raw(json, serializer)
}

const COLUMNS: &str =
    "id, state, rolling, full_reading, entities, run, counts, created_at, updated_at, applied_run,
    applied_at";

fn plan(row: &Row<'_>) -> Result<Plan> {
    let odd = |what: &str| StoreError::Database { detail: format!("odd {what} of a plan") };
    let state: String = row.get(1)?;
    let entities: String = row.get(4)?;
    Ok(Plan {
        id: PlanId(row.get(0)?),
        state: PlanState::named(&state).ok_or_else(|| odd("state"))?,
        rolling: row.get(2)?,
        full: row.get(3)?,
        entities: serde_json::from_str(&entities).map_err(|_| odd("list of entities"))?,
        run: RunId(row.get(5)?),
        counts: row.get(6)?,
        created_at: row.get(7)?,
        updated_at: row.get(8)?,
        applied_run: row.get::<Option<i64>>(9)?.map(RunId),
        applied_at: row.get(10)?,
    })
}

impl Store {
    /// Begins a plan, or goes on with the rolling one; forgets the oldest.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    pub async fn begin_plan(&self, fence: &Fence, new: NewPlan, now: Timestamp) -> Result<PlanId> {
        let fence = *fence;
        let entities = serde_json::to_string(&new.entities)
            .map_err(|error| StoreError::Database { detail: error.to_string() })?;
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let shop = fence.shop;
                if new.rolling
                    && let Some(standing) = rolling(session, shop).await?
                {
                    session
                        .execute(
                            "UPDATE plans SET run = ?3, updated_at = ?4 WHERE shop = ?1 AND id = ?2",
                            &[shop.into(), standing.0.into(), new.run.0.into(), now.into()],
                        )
                        .await?;
                    return Ok(standing);
                }
                forget_oldest(session, shop).await?;
                let id = counters::take(session, shop, "plans", 1).await?;
                session
                    .execute(
                        "INSERT INTO plans (shop, id, state, rolling, full_reading, entities, run, counts,
                             created_at, updated_at)
                         VALUES (?1, ?2, 'building', ?3, ?4, ?5, ?6, '{}', ?7, ?7)",
                        &[
                            shop.into(),
                            id.into(),
                            new.rolling.into(),
                            new.full.into(),
                            entities.into(),
                            new.run.0.into(),
                            now.into(),
                        ],
                    )
                    .await?;
                Ok(PlanId(id))
            })
        })
        .await
    }

    /// The plan is complete: it can be decided on.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    pub async fn complete_plan(
        &self,
        fence: &Fence,
        plan: PlanId,
        counts: String,
        now: Timestamp,
    ) -> Result<()> {
        let fence = *fence;
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                session
                    .execute(
                        "UPDATE plans SET state = 'open', counts = ?3, updated_at = ?4
                         WHERE shop = ?1 AND id = ?2",
                        &[fence.shop.into(), plan.0.into(), counts.into(), now.into()],
                    )
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// The plan was carried out by that run, as far as it was approved. What was approved and not met is noted as no
    /// longer to be done; answers how many items those are, by entity.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    pub async fn applied_plan(
        &self,
        fence: &Fence,
        plan: PlanId,
        run: RunId,
        now: Timestamp,
    ) -> Result<Vec<(Entity, u64)>> {
        let fence = *fence;
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let key = [fence.shop.into(), plan.0.into(), run.0.into()];
                session
                    .execute(
                        "UPDATE plan_items SET outcome = 'no_longer', outcome_run = ?3
                         WHERE shop = ?1 AND plan = ?2 AND decision = 'approved'
                             AND (outcome IS NULL OR (outcome <> 'done' AND outcome_run <> ?3))",
                        &key,
                    )
                    .await?;
                session
                    .execute(
                        "UPDATE plans SET state = 'applied', applied_run = ?3, applied_at = ?4
                         WHERE shop = ?1 AND id = ?2",
                        &[fence.shop.into(), plan.0.into(), run.0.into(), now.into()],
                    )
                    .await?;
                session
                    .query(
                        "SELECT entity, count(*) FROM plan_items
                         WHERE shop = ?1 AND plan = ?2 AND outcome = 'no_longer' AND outcome_run = ?3
                         GROUP BY entity ORDER BY entity",
                        &key,
                        |row| Ok((crate::failures::entity(row, 0)?, row.get(1)?)),
                    )
                    .await
            })
        })
        .await
    }

    /// A plan.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn plan(&self, shop: ShopId, id: PlanId) -> Result<Option<Plan>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = format!("SELECT {COLUMNS} FROM plans WHERE shop = ?1 AND id = ?2");
                session.query_one(&sql, &[shop.into(), id.0.into()], plan).await
            })
        })
        .await
    }

    /// The newest complete plan.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn newest_plan(&self, shop: ShopId) -> Result<Option<Plan>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = format!(
                    "SELECT {COLUMNS} FROM plans WHERE shop = ?1 AND state <> 'building'
                     ORDER BY updated_at DESC, id DESC LIMIT 1"
                );
                session.query_one(&sql, &[shop.into()], plan).await
            })
        })
        .await
    }

    /// The plan that shadow mode keeps up to date, if there is one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rolling_plan(&self, shop: ShopId) -> Result<Option<Plan>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = format!(
                    "SELECT {COLUMNS} FROM plans WHERE shop = ?1 AND rolling = 1 AND state <> 'applied'
                     ORDER BY id DESC LIMIT 1"
                );
                session.query_one(&sql, &[shop.into()], plan).await
            })
        })
        .await
    }

    /// Plans, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn plans(&self, shop: ShopId, after: Option<i64>, limit: u32) -> Result<Page<Plan>> {
        let limit = Query::rows(limit);
        self.reading(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let sql = format!(
                    "SELECT {COLUMNS} FROM plans WHERE shop = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3"
                );
                let before = after.unwrap_or(i64::MAX);
                let parameters = [shop.into(), before.into(), one_more(limit).into()];
                let rows = session.query(&sql, &parameters, plan).await?;
                Ok(Page::of(rows, limit, |plan| plan.id.0))
            })
        })
        .await
    }
}

async fn rolling(session: &mut Session, shop: ShopId) -> Result<Option<PlanId>> {
    session
        .query_one(
            "SELECT max(id) FROM plans WHERE shop = ?1 AND rolling = 1 AND state <> 'applied'
             HAVING max(id) IS NOT NULL",
            &[shop.into()],
            |row| Ok(PlanId(row.get(0)?)),
        )
        .await
}

/// Plans that were given up half-way go at once; of the others the newest stay.
async fn forget_oldest(session: &mut Session, shop: ShopId) -> Result<()> {
    let oldest = session
        .query(
            "SELECT id FROM plans WHERE shop = ?1 AND rolling = 0 AND state = 'building'
             UNION SELECT id FROM (SELECT id FROM plans WHERE shop = ?1 AND state <> 'building'
                 AND (rolling = 0 OR state = 'applied') ORDER BY id DESC LIMIT -1 OFFSET ?2)",
            &[shop.into(), (KEPT - 1).into()],
            |row| row.get::<i64>(0),
        )
        .await?;
    let rows: Vec<_> = oldest.iter().map(|id| [shop.into(), (*id).into()]).collect();
    for (table, column) in
        [("plan_items", "plan"), ("plan_records", "plan"), ("plan_positions", "plan"), ("plans", "id")]
    {
        let sql = format!("DELETE FROM {table} WHERE shop = ?1 AND {column} = ?2");
        session.execute_many(&sql, &rows).await?;
    }
    Ok(())
}
