//! One entity's turn in a run.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use dongbo_store::{Change, LocalSide, TheirsChange};
use dongbo_sync::{Remote, Rules};
use futures::join;
use jiff::Timestamp;
use kiotviet::{Row, ScanOutcome};

use crate::error::EngineError;
use crate::gate::Gate;
use crate::position::{Position, Reading, Scope};
use crate::progress::Event;
use crate::pull::matching::Candidates;
use crate::pull::page::{Counting, Malformed, Page};
use crate::pull::stretch::{Covers, Stretch};
use crate::pull::{Observed, Pulled, request};
use crate::run::Run;

/// One entity being read in one run.
pub(crate) struct Stage<'a, R: Pulled> {
    pub(crate) run: &'a Run,
    /// Our records that KiotViet's may turn out to be.
    pub(crate) candidates: Candidates,
    /// Some records of this entity failed before: those that are read well now are over it.
    pub(crate) heals: bool,
    rules: Rules<R>,
    /// The ids that a planning run suspects as gone: it stores no suspicion.
    pub(crate) suspected: Mutex<BTreeSet<i64>>,
    asked: Mutex<BTreeSet<i64>>,
    /// The rows that were met, where somebody wants to know.
    met: Mutex<Option<BTreeSet<i64>>>,
    /// Records in which the sides were found to differ.
    differing: BTreeSet<i64>,
    proven: Mutex<Proven>,
}

/// What this stage has read, as far as the proof of agreement wants to know.
#[derive(Default)]
struct Proven {
    /// The whole list, in a reading that began then.
    everything: Option<Timestamp>,
    /// Records in which the sides were found to differ.
    again: BTreeSet<i64>,
}

impl<'a, R: Pulled> Stage<'a, R> {
    /// The turn of one entity: reads what there is to read, matches, settles what has gone, tries again what
    /// failed before.
    pub(crate) async fn run(run: &'a Run) -> Result<(), EngineError> {
        let stage = Self::prepare(run).await?;
        stage.reconsider().await?;
        stage.read_list().await?;
        stage.match_remembered().await?;
        let standing = stage.settle_absences().await?;
        stage.settle_held(standing).await?;
        stage.retry_failures().await?;
        stage.prove().await?;
        if !run.gate.is_planning() {
            run.store.resolve_awaited::<R>(&run.fence, run.now()).await?;
        }
        Ok(())
    }

    /// The turn of an entity that has no list: these rows were found elsewhere. They prove that they are there, and
    /// of no other that it has gone.
    pub(crate) async fn take_known(run: &'a Run, rows: &[R::Row]) -> Result<(), EngineError> {
        let stage = Self::prepare(run).await?;
        let observed: Result<Vec<_>, _> = rows.iter().map(|row| R::observe(row, &run.context)).collect();
        let observed = observed.map_err(|error| EngineError::State {
            name: stage.name().to_owned(),
            reason: error.to_string(),
        })?;
        let now = run.client.server_now();
        let position = run.position(stage.name()).await?.finished(Scope::Since(now), now, true);
        let page = Page {
            observed,
            malformed: Vec::new(),
            removed: Vec::new(),
            covers: None,
            overtaken: Vec::new(),
            asked_at: None,
        };
        stage.take(page, Scope::Since(now), Some(&position), Counting::All).await?;
        stage.match_remembered().await
    }

    /// What is needed to take rows.
    pub(crate) async fn prepare(run: &'a Run) -> Result<Self, EngineError> {
        Self::with(run, Candidates::load::<R>(run).await?).await
    }

    /// What is needed to take a record whose counterpart is known.
    pub(crate) async fn for_one(run: &'a Run) -> Result<Self, EngineError> {
        Self::with(run, Candidates::none::<R>()).await
    }

    async fn with(run: &'a Run, candidates: Candidates) -> Result<Self, EngineError> {
        Ok(Self {
            run,
            candidates,
            heals: run.has_failures(R::ENTITY).await?,
            rules: run.rules::<R>()?,
            suspected: Mutex::default(),
            asked: Mutex::default(),
            met: Mutex::default(),
            differing: run.store.disagreeing(run.shop(), R::ENTITY.name()).await?.into_iter().collect(),
            proven: Mutex::default(),
        })
    }

    /// Of the records that were found to differ, these have been read again.
    pub(crate) fn has_read(&self, page: &Page<R>) {
        let again =
            page.observed.iter().map(|row| row.remote).filter(|remote| self.differing.contains(remote));
        self.proven.lock().unwrap_or_else(PoisonError::into_inner).again.extend(again);
    }

    async fn prove(&self) -> Result<(), EngineError> {
        if self.run.gate.is_planning() {
            return Ok(());
        }
        let proven = std::mem::take(&mut *self.proven.lock().unwrap_or_else(PoisonError::into_inner));
        match proven.everything {
            Some(began_at) => self.prove_all(began_at).await,
            None => self.prove_again(&proven.again).await,
        }
    }

    pub(crate) fn name(&self) -> &'static str {
        R::ENTITY.name()
    }

    pub(crate) fn rules(&self) -> &Rules<R> {
        &self.rules
    }

    /// Those removed ids that no page of this stage has named before: KiotViet repeats them on every page.
    pub(crate) fn not_yet_asked(&self, ids: &[i64]) -> Vec<i64> {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        ids.iter().copied().filter(|id| asked.insert(*id)).collect()
    }

    /// A planning run keeps the records that are to be matched at the end with its plan.
    pub(crate) async fn remember(
        &self,
        changes: &[Change<R>],
        observed: &[Observed<R>],
    ) -> Result<(), EngineError> {
        let Gate::Planning { plan, rolling } = self.run.gate else { return Ok(()) };
        let mut kept = Vec::new();
        for change in changes {
            if let (LocalSide::None, TheirsChange::Seen(record)) = (&change.local, &change.theirs) {
                kept.push((change.remote.get(), record.clone()));
            }
        }
        let ids: BTreeSet<i64> = kept.iter().map(|(remote, _)| *remote).collect();
        let settled = observed.iter().map(|row| row.remote).filter(|remote| !ids.contains(remote));
        let settled: Vec<i64> = if rolling { settled.collect() } else { Vec::new() };
        if !kept.is_empty() || !settled.is_empty() {
            let (store, fence) = (&self.run.store, &self.run.fence);
            store.plan_remembers(fence, plan, kept, settled, self.now()).await?;
        }
        Ok(())
    }

    /// A planning run keeps rows that seem to have gone.
    pub(crate) fn suspect(&self, remotes: &[Remote<R>]) {
        let mut suspected = self.suspected.lock().unwrap_or_else(PoisonError::into_inner);
        suspected.extend(remotes.iter().map(|remote| remote.get()));
    }

    /// The rows that seem to have gone.
    pub(crate) async fn suspects(&self) -> Result<Vec<i64>, EngineError> {
        let mut suspects: BTreeSet<i64> = BTreeSet::new();
        // A complete reading suspects anew.
        if !self.run.gate.is_planning() || !self.run.has_planned_whole(self.name()) {
            suspects.extend(self.run.store.suspects::<R>(self.run.shop()).await?);
        }
        suspects.extend(self.suspected.lock().unwrap_or_else(PoisonError::into_inner).iter());
        Ok(suspects.into_iter().collect())
    }

    async fn read_list(&self) -> Result<(), EngineError> {
        let mut position = self.run.position(self.name()).await?;
        let reading = position.next(
            self.run.now(),
            self.run.sweeps(R::ENTITY) || R::SHORT,
            self.run.limits.sweep_interval,
        );
        let resumed_at = reading.cursor.as_ref().map(|cursor| cursor.rows);
        self.run.progress.report(Event::StageStarted { entity: R::ENTITY, resumed_at });
        if reading.scope == Scope::Everything && reading.cursor.is_none() && !self.run.gate.is_planning() {
            let stale = self.run.store.suspects::<R>(self.run.shop()).await?;
            self.run.store.clear_suspects::<R>(&self.run.fence, &stale).await?;
            if self.heals {
                // Rows without an id that are still in disorder will be met again.
                self.run.store.clear_nameless_failures(&self.run.fence, R::ENTITY, self.now()).await?;
            }
        }
        let swept = reading.scope == Scope::Everything;
        position = self.read(position, reading, Counting::All).await?;
        // What changed while the whole list was read is read once more, so that the run ends up to date.
        if let (true, Some(watermark)) =
            (swept && !R::SHORT && !self.run.gate.is_planning(), position.watermark)
        {
            let reading = Reading { scope: Scope::Since(watermark), cursor: None };
            self.read(position, reading, Counting::Changes).await?;
        }
        Ok(())
    }

    /// Reads what has changed since the list was last read, and answers which rows that were. Nothing is read, and
    /// nothing answered, where the list's own turn is due for more than that or is under way.
    pub(crate) async fn catch_up(&self) -> Result<Option<BTreeSet<i64>>, EngineError> {
        let position = self.run.position(self.name()).await?;
        let reading = position.next(self.run.now(), false, self.run.limits.sweep_interval);
        if !matches!(reading, Reading { scope: Scope::Since(_), cursor: None }) {
            return Ok(None);
        }
        *self.met.lock().unwrap_or_else(PoisonError::into_inner) = Some(BTreeSet::new());
        self.read(position, reading, Counting::Changes).await?;
        Ok(self.met.lock().unwrap_or_else(PoisonError::into_inner).take())
    }

    /// Reads one list to its end, one page being stored while the next ones are under way.
    async fn read(
        &self,
        mut position: Position,
        reading: Reading,
        counting: Counting,
    ) -> Result<Position, EngineError> {
        let _reading = self.run.urgent.reads(R::ENTITY);
        let scope = reading.scope;
        let read_before = reading.cursor.as_ref().map_or(0, |cursor| cursor.rows);
        let mut stretch = Stretch::behind(reading.cursor.as_ref().and_then(|cursor| cursor.last_id));
        let mut scan = self.run.client.scan(request::<R::Row>(R::query(), scope, reading.cursor));
        let mut next = scan.next().await?;
        while let Some(raw) = next {
            let covers = stretch.advance(&raw.rows);
            let (seen, total) = (raw.cursor.rows, raw.total);
            if counting == Counting::All {
                self.run.expect(R::ENTITY, total, read_before);
            }
            position = position.at(scope, raw.cursor);
            #[cfg(feature = "broken")]
            if self.run.makes(dongbo_store::Mistake::AdvanceEarly) {
                position.watermark = position.watermark.max(Some(self.run.begun(&scan.outcome())));
            }
            self.meet(&raw.rows);
            let (rows, overtaken) = self.run.urgent.part(R::ENTITY, raw.rows, raw.asked_at);
            self.run.look_again(R::ENTITY, &overtaken).await?;
            let page =
                Page { overtaken, asked_at: Some(raw.asked_at), ..self.page(&rows, raw.removed, covers) };
            let (taken, following) = join!(self.take(page, scope, Some(&position), counting), scan.next());
            taken?;
            next = following?;
            self.run.attend_urgent().await?;
            if counting == Counting::All {
                self.run.progress.report(Event::Advanced { entity: R::ENTITY, seen, total });
            }
        }
        self.finish(position, scope, stretch, &scan.outcome(), counting).await
    }

    /// After the last page: the rest of what we know has gone, and the position moves on.
    async fn finish(
        &self,
        position: Position,
        scope: Scope,
        stretch: Stretch,
        outcome: &ScanOutcome,
        counting: Counting,
    ) -> Result<Position, EngineError> {
        self.run.tell_anomalies(R::ENTITY, outcome);
        #[cfg(feature = "broken")]
        let outcome = &self.run.as_trusted(outcome);
        let covers = stretch.rest().filter(|_| outcome.complete);
        let began_at = self.run.begun(outcome);
        let finished = position.finished(scope, began_at, outcome.complete);
        if outcome.complete && scope == Scope::Everything {
            self.proven.lock().unwrap_or_else(PoisonError::into_inner).everything = Some(began_at);
        }
        let page = Page {
            observed: Vec::new(),
            malformed: Vec::new(),
            removed: Vec::new(),
            covers,
            overtaken: Vec::new(),
            asked_at: None,
        };
        self.take(page, scope, Some(&finished), counting).await?;
        Ok(finished)
    }

    fn meet(&self, rows: &[Row<R::Row>]) {
        if let Some(met) = self.met.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            met.extend(rows.iter().filter_map(|row| row.id));
        }
    }

    fn page(&self, rows: &[Row<R::Row>], removed: Vec<i64>, covers: Option<Covers>) -> Page<R> {
        let mut observed = Vec::with_capacity(rows.len());
        let mut malformed = Vec::new();
        for row in rows {
            let read = match &row.value {
                Ok(value) => {
                    R::observe(value, &self.run.context).map_err(|error| (error.code(), error.to_string()))
                }
                Err(error) => Err(("KV-ROW-MALFORMED", error.reason.clone())),
            };
            match read {
                Ok(row) => observed.push(row),
                Err((code, reason)) => malformed.push(Malformed {
                    remote: row.id,
                    code,
                    reason,
                    payload: row.raw.get().to_owned(),
                }),
            }
        }
        Page { observed, malformed, removed, covers, overtaken: Vec::new(), asked_at: None }
    }

    /// One row that was read by itself, as a page.
    pub(crate) fn page_of_one(&self, observed: Observed<R>) -> Page<R> {
        Page {
            observed: vec![observed],
            malformed: Vec::new(),
            removed: Vec::new(),
            covers: None,
            overtaken: Vec::new(),
            asked_at: None,
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.run.now()
    }
}
