//! Undoing: one entry of the history, a record back to a point of it, or all that a run did.

use dongbo_store::{
    Action, Activity, ActivitySubject, Cause, Deed, Kept, RunId, RunRecord, Store, StoreError, Undone,
};
use dongbo_sync::{Entity, Local, Ruled, ShopId};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::for_records_of;
use super::plan::{Plan, Refusal, RefusalReason, UndoneField, plan};
use crate::error::EngineError;
use crate::options::ConnectionOptions;

/// What is to be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UndoTarget {
    /// One entry of the history.
    Entry(i64),
    /// All that a run itself did here.
    Run(RunId),
    /// All that happened to a record after an entry.
    Since {
        /// The record's entity.
        entity: Entity,
        /// Our id of the record.
        local: i64,
        /// The entry; 0 for the beginning of what is remembered.
        entry: i64,
    },
}

/// A wish to undo something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoRequest {
    /// What.
    pub target: UndoTarget,
    /// Who wishes it.
    pub by: String,
    /// Write nothing; say what would be done.
    pub dry_run: bool,
    /// Also where something has changed since; and what cannot be taken back is left out instead of refusing the record.
    pub force: bool,
}

/// What came of an undo, or would come of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
pub struct UndoReport {
    /// Nothing was written.
    pub dry_run: bool,
    /// Records that were taken back, or would be.
    pub done: u64,
    /// Records that were as wanted already.
    pub already: u64,
    /// Records that were left as they are, each with the reason.
    pub refused: u64,
    /// The records, the first thousand of them.
    pub records: Vec<UndoneRecord>,
}

/// One record of an undo.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct UndoneRecord {
    /// The entity.
    #[schema(value_type = String)]
    pub entity: Entity,
    /// Our id.
    pub local_id: i64,
    /// Its code or name.
    pub label: String,
    /// What came of it.
    pub outcome: UndoOutcome,
    /// Whether it is in use afterwards, where that changes.
    pub in_use: Option<bool>,
    /// The fields that are taken back.
    pub fields: Vec<UndoneField>,
    /// What forbids it; with force: what was overridden or left out.
    pub refusals: Vec<Refusal>,
}

/// What came of one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum UndoOutcome {
    /// Taken back.
    Done,
    /// It would be taken back.
    WouldBeDone,
    /// It was as wanted already.
    Already,
    /// It stays as it is.
    Refused,
}

/// How many records of a run are looked up at a time.
const AT_ONCE: u32 = 500;
/// How many records a report names.
const NAMED: usize = 1_000;
/// How often a record that keeps changing under our hands is tried.
const TRIES: usize = 5;

/// Undoes something. `None` when there is no such entry, run or record.
///
/// # Errors
/// When the store fails.
pub async fn undo(
    store: &Store,
    shop: ShopId,
    request: &UndoRequest,
    now: Timestamp,
) -> Result<Option<UndoReport>, EngineError> {
    let options = match store.connection(shop).await? {
        Some(connection) => ConnectionOptions::of(&connection)?,
        None => ConnectionOptions::default(),
    };
    let mut undoing = Undoing {
        store,
        shop,
        request,
        options,
        now,
        report: UndoReport { dry_run: request.dry_run, ..UndoReport::default() },
    };
    let found = match request.target {
        UndoTarget::Entry(id) => undoing.entry(id).await?,
        UndoTarget::Run(run) => undoing.run(run).await?,
        UndoTarget::Since { entity, local, .. } => undoing.record(entity, local).await?,
    };
    let report = undoing.report;
    if report.done > 0 && !request.dry_run {
        let subject = match request.target {
            UndoTarget::Entry(id) => ActivitySubject::of("history", id),
            UndoTarget::Run(run) => ActivitySubject::of("runs", run.0),
            UndoTarget::Since { entity, local, .. } => ActivitySubject::of(entity.name(), local),
        };
        let details = json!({ "records": report.done, "refused": report.refused });
        store.note_deed(shop, Activity::Undone, subject, details).await?;
    }
    Ok(found.then_some(report))
}

struct Undoing<'a> {
    store: &'a Store,
    shop: ShopId,
    request: &'a UndoRequest,
    options: ConnectionOptions,
    now: Timestamp,
    report: UndoReport,
}

impl Undoing<'_> {
    async fn entry(&mut self, id: i64) -> Result<bool, EngineError> {
        let Some(entry) = self.store.history_entry(self.shop, id).await? else { return Ok(false) };
        let Some(first) = entry.local_id else {
            self.refuse_nameless(entry.entity, entry.label);
            return Ok(true);
        };
        for local in first..=entry.last_local_id.unwrap_or(first) {
            self.record(entry.entity, local).await?;
        }
        Ok(true)
    }

    async fn run(&mut self, run: RunId) -> Result<bool, EngineError> {
        if self.store.run(self.shop, run).await?.is_none() {
            return Ok(false);
        }
        let mut after: Option<RunRecord> = None;
        loop {
            let records = self.store.records_of_run(self.shop, run, after, AT_ONCE).await?;
            let Some(last) = records.last() else { return Ok(true) };
            after = Some(*last);
            for record in records {
                self.record(record.entity, record.local).await?;
            }
        }
    }

    async fn record(&mut self, entity: Entity, local: i64) -> Result<bool, EngineError> {
        for_records_of!(entity, R => self.one::<R>(local).await, otherwise Ok(false))
    }

    /// One record, tried again while others change it under our hands.
    async fn one<R: Kept + Ruled>(&mut self, local: i64) -> Result<bool, EngineError> {
        let mut tries = 0;
        loop {
            match self.try_one::<R>(Local::new(local)).await {
                Err(EngineError::Store(StoreError::Moved { .. })) if tries < TRIES => tries += 1,
                Ok(Some(record)) => {
                    self.note(record);
                    return Ok(true);
                }
                Ok(None) => return Ok(false),
                Err(error) => return Err(error),
            }
        }
    }

    async fn try_one<R: Kept + Ruled>(&self, local: Local<R>) -> Result<Option<UndoneRecord>, EngineError> {
        let Some(facts) = self.store.facts_of_ours::<R>(self.shop, local).await? else { return Ok(None) };
        let from = match self.request.target {
            UndoTarget::Entry(id) => id - 1,
            UndoTarget::Since { entry, .. } => entry,
            UndoTarget::Run(_) => 0,
        };
        let deeds = self.store.deeds::<R>(self.shop, local.get(), from).await?;
        let selected = |deed: &Deed<R>| match self.request.target {
            UndoTarget::Entry(id) => deed.id == id,
            UndoTarget::Run(run) => deed.run == Some(run),
            // What it was before it came into being is nothing.
            UndoTarget::Since { .. } => deed.action != Action::Created,
        };
        let planned = plan(&facts, &deeds, selected, &self.options.rules::<R>()?, self.request.force);
        let label = facts.ours.as_ref().map(|ours| ours.label().to_owned()).unwrap_or_default();
        let outcome = if !planned.refusals.is_empty() {
            UndoOutcome::Refused
        } else if planned.is_nothing() {
            UndoOutcome::Already
        } else if self.request.dry_run {
            UndoOutcome::WouldBeDone
        } else {
            UndoOutcome::Done
        };
        let Plan { in_use, record, fields, mut refusals, overridden } = planned;
        if outcome == UndoOutcome::Done {
            let cause = Cause::Undo { of: self.undone(), by: self.request.by.clone() };
            self.store.amend_ours(self.shop, local, facts.revision, in_use, record, cause, self.now).await?;
        }
        refusals.extend(overridden);
        let (entity, local_id) = (R::ENTITY, local.get());
        Ok(Some(UndoneRecord { entity, local_id, label, outcome, in_use, fields, refusals }))
    }

    fn undone(&self) -> Undone {
        match self.request.target {
            UndoTarget::Entry(id) => Undone::Entry(id),
            UndoTarget::Run(run) => Undone::Run(run),
            UndoTarget::Since { entry, .. } => Undone::Since(entry),
        }
    }

    fn refuse_nameless(&mut self, entity: Entity, label: String) {
        let reason = RefusalReason::NothingOfOurs;
        self.note(UndoneRecord {
            entity,
            local_id: 0,
            label,
            outcome: UndoOutcome::Refused,
            in_use: None,
            fields: Vec::new(),
            refusals: vec![Refusal { reason, code: reason.code(), field: None, entries: Vec::new() }],
        });
    }

    fn note(&mut self, record: UndoneRecord) {
        let count = match record.outcome {
            UndoOutcome::Done | UndoOutcome::WouldBeDone => &mut self.report.done,
            UndoOutcome::Already => &mut self.report.already,
            UndoOutcome::Refused => &mut self.report.refused,
        };
        *count += 1;
        if self.report.records.len() < NAMED {
            self.report.records.push(record);
        }
    }
}
