//! Runs (lần đồng bộ): what was started, how far it came, how it ended.

use std::fmt;

use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use crate::activity::{Activity, Actor, Note, note, sign};
use crate::error::{Result, StoreError};
use crate::lease::{self, Fence};
use crate::page::{Page, Query, one_more};
use crate::session::{Row, Session};
use crate::store::Store;
use crate::{counters, shops};

/// A run's number within its shop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct RunId(pub i64);

impl fmt::Display for RunId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// How a run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RunState {
    /// At work, or killed and not taken up again yet.
    Running,
    /// All well.
    Finished,
    /// Done, though some records failed or wait for a person.
    FinishedWithFailures,
    /// Stopped by an error.
    Failed,
    /// Stopped by its process ending.
    Interrupted,
    /// Stopped by a person; the next one goes on from there.
    Stopped,
}

impl RunState {
    const ALL: [Self; 6] = [
        Self::Running,
        Self::Finished,
        Self::FinishedWithFailures,
        Self::Failed,
        Self::Interrupted,
        Self::Stopped,
    ];

    /// The name in JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Finished => "finished",
            Self::FinishedWithFailures => "finished_with_failures",
            Self::Failed => "failed",
            Self::Interrupted => "interrupted",
            Self::Stopped => "stopped",
        }
    }

    /// The state of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// A run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its number.
    pub id: RunId,
    /// How it stands.
    pub state: RunState,
    /// What it is about.
    pub entities: Vec<Entity>,
    /// True: it reads and decides, and writes nothing.
    pub dry_run: bool,
    /// What started it: command, api, schedule…
    pub trigger: String,
    /// When it began.
    pub started_at: Timestamp,
    /// When it last said something.
    pub updated_at: Timestamp,
    /// When it ended.
    pub finished_at: Option<Timestamp>,
    /// JSON of the engine: what was seen, created, updated… by entity.
    pub counts: String,
    /// JSON of the engine: requests by verb.
    pub requests: String,
    /// Code and text of what stopped it.
    pub error: Option<String>,
    /// Who stopped it, or wants it stopped.
    pub stopped_by: Option<String>,
}

/// How far a run has come, as stored with a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunProgress {
    /// Which run.
    pub run: RunId,
    /// JSON.
    pub counts: String,
    /// JSON.
    pub requests: String,
}

/// The trigger of runs that nobody has asked for.
const SCHEDULE: &str = "schedule";

const COLUMNS: &str =
    "id, state, entities, dry_run, trigger_name, started_at, updated_at, finished_at, counts,
    requests, error, stopped_by";

fn run(row: &Row<'_>) -> Result<Run> {
    let odd = |what: &str| StoreError::Database { detail: format!("odd {what} of a run") };
    let state: String = row.get(1)?;
    let entities: String = row.get(2)?;
    Ok(Run {
        id: RunId(row.get(0)?),
        state: RunState::named(&state).ok_or_else(|| odd("state"))?,
        entities: serde_json::from_str(&entities).map_err(|_| odd("list of entities"))?,
        dry_run: row.get(3)?,
        trigger: row.get(4)?,
        started_at: row.get(5)?,
        updated_at: row.get(6)?,
        finished_at: row.get(7)?,
        counts: row.get(8)?,
        requests: row.get(9)?,
        error: row.get(10)?,
        stopped_by: row.get(11)?,
    })
}

impl Store {
    /// Starts a run.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    pub async fn start_run(
        &self,
        fence: &Fence,
        entities: &[Entity],
        dry_run: bool,
        trigger: &str,
        now: Timestamp,
    ) -> Result<RunId> {
        let fence = *fence;
        let trigger = trigger.to_owned();
        let signed = self.signature.clone();
        let entities = serde_json::to_string(entities)
            .map_err(|error| StoreError::Database { detail: error.to_string() })?;
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let id = counters::take(session, fence.shop, "runs", 1).await?;
                session
                    .execute(
                        "INSERT INTO runs (shop, id, state, entities, dry_run, trigger_name, started_at,
                             updated_at, counts, requests)
                         VALUES (?1, ?2, 'running', ?3, ?4, ?5, ?6, ?6, '{}', '{}')",
                        &[
                            fence.shop.into(),
                            id.into(),
                            entities.into(),
                            dry_run.into(),
                            trigger.into(),
                            now.into(),
                        ],
                    )
                    .await?;
                let deed = Note { id: Some(id), entity: Some("runs"), ..Note::of(Activity::RunStarted) };
                sign(session, fence.shop, signed.as_ref(), deed.with(json!({ "dry_run": dry_run }))).await?;
                Ok(RunId(id))
            })
        })
        .await
    }

    /// The newest run that has no end yet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unfinished_run(&self, shop: ShopId) -> Result<Option<Run>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = format!(
                    "SELECT {COLUMNS} FROM runs WHERE shop = ?1 AND state = 'running' ORDER BY id DESC LIMIT 1"
                );
                session.query_one(&sql, &[shop.into()], run).await
            })
        })
        .await
    }

    /// Somebody wants a run stopped: it ends after the page that it is at. Answers whether it was under way.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn stop_run(&self, shop: ShopId, run: RunId, by: &str) -> Result<bool> {
        let by = by.to_owned();
        let signed = self.signature.clone();
        self.writing(move |session| {
            Box::pin(async move {
                let sql =
                    "SELECT stopped_by IS NULL FROM runs WHERE shop = ?1 AND id = ?2 AND state = 'running'";
                let first = session.query_one(sql, &[shop.into(), run.0.into()], |row| row.get(0)).await?;
                if first == Some(true) {
                    let sql = "UPDATE runs SET stopped_by = ?3 WHERE shop = ?1 AND id = ?2";
                    session.execute(sql, &[shop.into(), run.0.into(), by.into()]).await?;
                    let deed =
                        Note { entity: Some("runs"), id: Some(run.0), ..Note::of(Activity::RunStopped) };
                    sign(session, shop, signed.as_ref(), deed).await?;
                }
                Ok(first.is_some())
            })
        })
        .await
    }

    /// Who wants a run stopped, if anybody does.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn stop_wanted(&self, shop: ShopId, run: RunId) -> Result<Option<String>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = "SELECT stopped_by FROM runs WHERE shop = ?1 AND id = ?2";
                Ok(session.query_one(sql, &[shop.into(), run.0.into()], |row| row.get(0)).await?.flatten())
            })
        })
        .await
    }

    /// Ends a run, or notes its state.
    ///
    /// # Errors
    /// [`StoreError::Fenced`]; [`StoreError::NotFound`].
    #[allow(clippy::too_many_arguments, reason = "the parts of one line of the log of runs")]
    pub async fn finish_run(
        &self,
        fence: &Fence,
        run: RunId,
        state: RunState,
        error: Option<String>,
        counts: String,
        requests: String,
        now: Timestamp,
    ) -> Result<()> {
        let fence = *fence;
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let finished_at = (state != RunState::Running).then_some(now);
                let changed = session
                    .execute(
                        "UPDATE runs SET state = ?3, error = ?4, counts = ?5, requests = ?6, updated_at = ?7,
                             finished_at = ?8
                         WHERE shop = ?1 AND id = ?2",
                        &[
                            fence.shop.into(),
                            run.0.into(),
                            state.name().into(),
                            error.into(),
                            counts.into(),
                            requests.into(),
                            now.into(),
                            finished_at.into(),
                        ],
                    )
                    .await?;
                if changed == 0 {
                    return Err(StoreError::NotFound { shop: fence.shop, what: "run", id: run.0 });
                }
                if state == RunState::Running { Ok(()) } else { ended(session, fence.shop, run, now).await }
            })
        })
        .await
    }

    /// Runs, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn runs(&self, shop: ShopId, after: Option<i64>, limit: u32) -> Result<Page<Run>> {
        let limit = Query::rows(limit);
        self.reading(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let sql = format!(
                    "SELECT {COLUMNS} FROM runs WHERE shop = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3"
                );
                let before = after.unwrap_or(i64::MAX);
                let rows =
                    session.query(&sql, &[shop.into(), before.into(), one_more(limit).into()], run).await?;
                Ok(Page::of(rows, limit, |run| run.id.0))
            })
        })
        .await
    }

    /// One run.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn run(&self, shop: ShopId, id: RunId) -> Result<Option<Run>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = format!("SELECT {COLUMNS} FROM runs WHERE shop = ?1 AND id = ?2");
                session.query_one(&sql, &[shop.into(), id.0.into()], run).await
            })
        })
        .await
    }
}

/// Notes the end of a run. The schedule's come every minute: one is told of where it went otherwise than the one before.
async fn ended(session: &mut Session, shop: ShopId, id: RunId, now: Timestamp) -> Result<()> {
    let sql = format!("SELECT {COLUMNS} FROM runs WHERE shop = ?1 AND id <= ?2 ORDER BY id DESC LIMIT 2");
    let mut runs = session.query(&sql, &[shop.into(), id.0.into()], run).await?.into_iter();
    let (Some(this), before) = (runs.next(), runs.next()) else { return Ok(()) };
    let usual = before.map_or(RunState::Finished, |run| run.state);
    if this.trigger == SCHEDULE && this.state == usual {
        return Ok(());
    }
    let deed = Note { id: Some(id.0), entity: Some("runs"), ..Note::of(Activity::RunEnded) };
    let details = json!({ "state": this.state, "trigger": this.trigger, "error": this.error });
    note(session, shop, &Actor::machine("dongbo"), now, deed.with(details)).await
}

/// The newest run.
pub(crate) async fn newest(session: &mut Session, shop: ShopId) -> Result<Option<Run>> {
    let sql = format!("SELECT {COLUMNS} FROM runs WHERE shop = ?1 ORDER BY id DESC LIMIT 1");
    session.query_one(&sql, &[shop.into()], run).await
}

/// Notes how far a run has come, in the transaction of the batch that brought it there.
pub(crate) async fn progress(
    session: &mut Session,
    shop: ShopId,
    progress: &RunProgress,
    now: Timestamp,
) -> Result<()> {
    session
        .execute(
            "UPDATE runs SET counts = ?3, requests = ?4, updated_at = ?5
             WHERE shop = ?1 AND id = ?2 AND (counts <> ?3 OR requests <> ?4)",
            &[
                shop.into(),
                progress.run.0.into(),
                (&progress.counts).into(),
                (&progress.requests).into(),
                now.into(),
            ],
        )
        .await?;
    Ok(())
}
