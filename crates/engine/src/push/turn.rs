//! One record's turn: KiotViet's side is looked at once more, the three facts decide, what is left to do is done there,
//! and what KiotViet then has is noted.

use dongbo_store::{
    AgreedChange, Batch, Cause, Change, LocalSide, NEEDS_ARCHIVED, OursChange, Setback, StoreError,
    StoredFacts, TheirsChange, Waiting,
};
use dongbo_sync::reconcile::{Decision, Facts, Side, reconcile};
use dongbo_sync::{Attempt, Entity, Local, Record, Remote, Ruled, Rules};
use kiotviet::Error as KiotVietError;

use super::drain::Sender;
use super::switches::Passage;
use super::trouble::{Meaning, after, pause, setback, stops_everything};
use super::{Confirmed, Found, Pushed, Without};
use crate::error::EngineError;
use crate::progress::Counts;
use crate::pull::decide::{Outcome, decide, facts};
use crate::pull::stage::Stage;

/// How a turn ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turned {
    /// There is nothing left to do, or it has been done.
    Done,
    /// It will be tried again, or waits for a person.
    SetBack,
    /// The record is being sent already.
    Busy,
}

/// What one step of a turn came to.
pub(super) enum Step {
    /// Look at the facts again: they have changed.
    Again,
    /// The turn is over.
    Over(Turned),
}

/// How often one turn looks at the facts again.
const ROUNDS: u32 = 6;

impl<'a> Sender<'a> {
    pub(super) async fn turn<R: Pushed>(&self, local: Local<R>) -> Result<Turned, EngineError> {
        let Some(_claim) = self.claim(R::ENTITY, local.get()) else { return Ok(Turned::Busy) };
        let stage = Stage::<R>::for_one(self.run).await?;
        for _ in 0..ROUNDS {
            if let Step::Over(turned) = self.step(&stage, local).await? {
                return Ok(turned);
            }
        }
        // Somebody changes the record faster than it can be sent: the others have their turn first.
        let waiting = self.waiting::<R>(local).await?;
        let setback = self.later(&waiting, "SYNC-UNSETTLED", "the record keeps changing".to_owned(), true);
        self.set_back(&waiting, setback).await
    }

    async fn step<R: Pushed>(&self, stage: &Stage<'a, R>, local: Local<R>) -> Result<Step, EngineError> {
        let run = self.run;
        let Some(before) = run.store.facts_of_ours::<R>(run.shop(), local).await? else {
            return self.over::<R>(local).await;
        };
        match (before.remote, &before.attempt) {
            (Some(remote), _) if !before.gone => {
                if let Some(over) = self.look(stage, local, remote).await? {
                    return Ok(over);
                }
            }
            (None, Some(attempt @ Attempt::Create { .. })) => {
                if let Some(step) = self.clear_doubt(stage, local, attempt).await? {
                    return Ok(step);
                }
            }
            _ => {}
        }
        // What is asked for from here on is dealt with next time: the generation is read before the facts.
        let waiting = self.waiting::<R>(local).await?;
        let Some(stored) = run.store.facts_of_ours::<R>(run.shop(), local).await? else {
            return self.over::<R>(local).await;
        };
        self.decide(stage, waiting, stored).await
    }

    async fn decide<R: Pushed>(
        &self,
        stage: &Stage<'a, R>,
        waiting: Waiting,
        stored: StoredFacts<R>,
    ) -> Result<Step, EngineError> {
        let run = self.run;
        let local = Local::new(waiting.local);
        let theirs = match (stored.remote, stored.gone, stored.theirs.clone()) {
            (Some(_), false, Some(theirs)) => Side::Present(theirs),
            (Some(_), true, theirs) => Side::Deleted(theirs),
            _ => Side::Missing,
        };
        let (remote, gone) = (stored.remote, stored.gone);
        let needs: Vec<_> = stored.needs.iter().copied().filter(|(entity, _)| R::needs(*entity)).collect();
        let (facts, _) = facts(stored.clone(), theirs);
        let decision = reconcile(&facts, stage.rules());
        let concerns = concerns_us(&decision);
        if let Some(step) = self.ask_the_gate(&decision, &facts, waiting.local, remote, concerns).await? {
            return Ok(step);
        }
        if let (Some(remote), Side::Present(theirs)) = (remote, &facts.theirs)
            && concerns
            && self.apply(stage, stored, remote, theirs).await?
        {
            return Ok(Step::Again);
        }
        match (decision, remote) {
            (Decision::CreateTheirs(newborn), _) if self.can::<R>() => {
                if let Some(step) = self.meet_needs::<R>(&waiting, &needs).await? {
                    return Ok(step);
                }
                if !R::LOOKS_FIRST && self.run.position(R::ENTITY.name()).await?.swept_at.is_none() {
                    // KiotViet's list is not known yet: what is new here may well be there.
                    let message = format!("the first reading of the {} is not over", R::ENTITY);
                    let turned =
                        self.set_back(&waiting, self.later(&waiting, "SYNC-FIRST", message, false)).await?;
                    return Ok(Step::Over(turned));
                }
                self.create(stage, waiting, local, newborn).await
            }
            (Decision::Merge(merged) | Decision::RestoreOurs(merged), Some(remote))
                if !merged.push.is_empty() && self.can::<R>() =>
            {
                if let Some(step) = self.meet_needs::<R>(&waiting, &needs).await? {
                    return Ok(step);
                }
                match (&facts.ours, &facts.theirs) {
                    (Side::Present(ours), Side::Present(theirs)) => {
                        self.change(&waiting, remote, ours, theirs, &merged.push).await
                    }
                    _ => self.done::<R>(&waiting).await,
                }
            }
            (Decision::DeleteTheirs, Some(remote)) if self.can::<R>() => {
                self.delete::<R>(&waiting, remote).await
            }
            // It goes when the shop chooses to send such records again.
            (Decision::OnlyHere, _) if !stage.rules().births().goes_out() => {
                run.store.keep_back(&run.fence, &waiting, run.now()).await?;
                Ok(Step::Over(Turned::Done))
            }
            // What KiotViet deletes is archived here at once: this one came back while we were deleting it there.
            (Decision::ArchiveOurs { .. }, Some(_)) if gone => {
                self.run.store.part_from_gone(&self.run.fence, local, self.run.now()).await?;
                Ok(Step::Again)
            }
            (Decision::OnlyHere, _) if is_only_made_there(&facts, stage.rules()) => {
                let message = format!("KiotViet's API cannot make {} {}", R::ENTITY, waiting.local);
                let setback = Setback {
                    code: "SYNC-ONLY-MADE-THERE".to_owned(),
                    message,
                    again_at: None,
                    in_doubt: false,
                };
                self.set_back(&waiting, setback).await.map(Step::Over)
            }
            _ => self.done::<R>(&waiting).await,
        }
    }

    fn can<R: Pushed>(&self) -> bool {
        self.run.client.account().can(R::ABILITY)
    }

    /// Carries out what a decision says about our side: an edit that the rules set back, a record that comes back.
    /// Answers whether anything was to be done, so that the facts are others now.
    async fn apply<R: Pushed>(
        &self,
        stage: &Stage<'a, R>,
        stored: StoredFacts<R>,
        remote: i64,
        theirs: &R,
    ) -> Result<bool, EngineError> {
        let run = self.run;
        let (change, conflicts) = match decide(stored, remote, theirs, None, stage.rules()) {
            Outcome::Unchanged(None) => return Ok(false),
            Outcome::Unchanged(Some(change)) => (change, Vec::new()),
            Outcome::Changed { change, conflicts, .. } => (change, conflicts),
        };
        let again = change.ours != OursChange::Keep;
        let counts =
            Counts { updated: u64::from(again), conflicts: conflicts.len() as u64, ..Counts::default() };
        let batch = Batch {
            changes: vec![change],
            conflicts,
            cause: Some(Cause::Sending),
            run: Some(run.progress_so_far()?),
            ..Batch::default()
        };
        match run.store.write(&run.fence, batch, run.now()).await {
            Ok(_) => run.count(R::ENTITY.name(), &counts),
            Err(StoreError::Moved { .. }) => return Ok(true),
            Err(error) => return Err(error.into()),
        }
        Ok(again)
    }

    /// Reads KiotViet's record and takes it as any row that is read. Answers a step when the turn ends with that.
    async fn look<R: Pushed>(
        &self,
        stage: &Stage<'a, R>,
        local: Local<R>,
        remote: i64,
    ) -> Result<Option<Step>, EngineError> {
        let failed = match stage.look_at_each([remote]).await {
            Ok(looked) => looked.failed,
            Err(error) => {
                // The whole connection is in trouble. What is in doubt stays so.
                let waiting = self.waiting::<R>(local).await?;
                self.set_back(&waiting, self.later(&waiting, error.code(), error.to_string(), true)).await?;
                return Err(error);
            }
        };
        let Some((_, code, message)) = failed.into_iter().next() else { return Ok(None) };
        let waiting = self.waiting::<R>(local).await?;
        let turned = self.set_back(&waiting, self.later(&waiting, &code, message, true)).await?;
        Ok(Some(Step::Over(turned)))
    }

    /// Another attempt after a pause.
    pub(super) fn later(&self, waiting: &Waiting, code: &str, message: String, in_doubt: bool) -> Setback {
        let again_at = Some(after(self.run.now(), pause(waiting.attempts)));
        Setback { code: code.to_owned(), message, again_at, in_doubt }
    }

    /// Sends what this record points to first. Answers a step when it cannot go on without.
    async fn meet_needs<R: Pushed>(
        &self,
        waiting: &Waiting,
        needs: &[(Entity, i64)],
    ) -> Result<Option<Step>, EngineError> {
        let mut sent = true;
        let mut needed = Vec::with_capacity(needs.len());
        for need in needs {
            match R::without(self.run, Local::new(waiting.local), *need).await? {
                Without::Waits(setback) => {
                    return self.set_back(waiting, setback).await.map(|turned| Some(Step::Over(turned)));
                }
                Without::Goes => {}
                Without::Unknown => needed.push(*need),
            }
        }
        let needs = needed.as_slice();
        let Some((entity, local)) = needs.first().copied() else { return Ok(None) };
        for (entity, local) in needs {
            let row = self.run.store.outbox_row(self.run.shop(), *entity, *local).await?;
            if row.is_some_and(|row| row.parked) {
                // KiotViet has refused it already, and a person knows: that another record needs it changes nothing.
                sent = false;
                continue;
            }
            match self.turn_of(*entity, *local).await? {
                Turned::Done => {}
                Turned::SetBack => sent = false,
                // It is on its way: this one has its turn again when that is over.
                Turned::Busy => return Ok(Some(Step::Over(Turned::Busy))),
            }
        }
        let still = self.run.store.unlinked_of(self.run.shop(), needs).await?;
        if sent && still.is_empty() {
            return Ok(Some(Step::Again));
        }
        let (entity, local) = still.first().copied().unwrap_or((entity, local));
        if self.run.store.is_archived(self.run.shop(), entity, local).await? {
            let setback = Setback {
                code: NEEDS_ARCHIVED.to_owned(),
                message: format!("{entity} {local} is archived here and was never on KiotViet"),
                again_at: None,
                in_doubt: false,
            };
            return self.set_back(waiting, setback).await.map(|turned| Some(Step::Over(turned)));
        }
        let message = format!("{entity} {local} is not on KiotViet yet");
        let turned = self.set_back(waiting, self.later(waiting, "SYNC-NEEDS", message, false)).await?;
        Ok(Some(Step::Over(turned)))
    }

    async fn create<R: Pushed>(
        &self,
        stage: &Stage<'a, R>,
        waiting: Waiting,
        local: Local<R>,
        newborn: R,
    ) -> Result<Step, EngineError> {
        let run = self.run;
        if R::LOOKS_FIRST {
            match R::find(run, local, &newborn, None).await {
                Ok(Found::Nobody) => {}
                Ok(found) => return self.adopt_found(stage, &waiting, local, found).await,
                Err(error) => {
                    let setback = setback(&error, waiting.attempts, run.now());
                    return self
                        .give_up_for_now(&waiting, Setback { in_doubt: false, ..setback }, error)
                        .await;
                }
            }
        }
        let needed = newborn.switches(None);
        let _trial = match self.mind_switches(&waiting, &needed, false).await? {
            Passage::Free(trial) => trial,
            Passage::Shut(step) => return Ok(step),
        };
        let attempt = Attempt::Create { sent: newborn.clone(), since: run.now() };
        run.store.begin_attempt(&run.fence, local, &attempt, run.now()).await?;
        match R::create(run, local, &newborn).await {
            Ok(confirmed) => {
                self.switches_are_on(&needed).await?;
                let agreed = AgreedChange::Is(newborn.clone().into());
                match self.note_written(&waiting, confirmed, newborn, agreed).await {
                    Ok(()) => {}
                    Err(EngineError::Store(StoreError::AlreadyLinked { .. })) => {
                        return self.ask_which(&waiting, &[confirmed.remote]).await;
                    }
                    Err(error) => return Err(error),
                }
                R::is_there(run, local).await?;
                self.look_at_new(stage, confirmed.remote).await?;
                Ok(Step::Over(Turned::Done))
            }
            Err(error) if self.is_shut::<R>(&waiting, &error).await? => Ok(Step::Over(Turned::SetBack)),
            Err(error) if Meaning::of(&error) == Meaning::Twin => {
                match R::find(run, local, &newborn, None).await {
                    Ok(Found::Nobody) => self.refused(&waiting, error).await,
                    Ok(found) => self.adopt_found(stage, &waiting, local, found).await,
                    Err(_) => self.refused(&waiting, error).await,
                }
            }
            Err(error) => self.refused(&waiting, error).await,
        }
    }

    async fn change<R: Pushed>(
        &self,
        waiting: &Waiting,
        remote: i64,
        ours: &R,
        theirs: &R,
        fields: &[R::Field],
    ) -> Result<Step, EngineError> {
        let run = self.run;
        #[cfg(feature = "broken")]
        if run.makes(dongbo_store::Mistake::SettleBeforeSending) {
            self.settle::<R>(waiting).await?;
        }
        let needed = ours.switches(Some(fields));
        let _trial = match self.mind_switches(waiting, &needed, true).await? {
            Passage::Free(trial) => trial,
            Passage::Shut(step) => return Ok(step),
        };
        let attempt = Attempt::Change { sent: ours.clone(), fields: fields.to_vec(), since: run.now() };
        run.store.begin_attempt(&run.fence, Local::<R>::new(waiting.local), &attempt, run.now()).await?;
        match R::change(run, remote, ours, theirs, fields).await {
            Ok(confirmed) => {
                self.switches_are_on(&needed).await?;
                let mut there = theirs.clone();
                fields.iter().for_each(|field| there.take(ours, *field));
                let stored = run.store.facts_of_ours::<R>(run.shop(), Local::new(waiting.local)).await?;
                let agreed =
                    stored.and_then(|stored| stored.agreed).map_or(AgreedChange::Keep, |mut agreed| {
                        agreed.acknowledge(ours, fields);
                        AgreedChange::Is(agreed)
                    });
                self.note_written(waiting, confirmed, there, agreed).await?;
                run.urgent.note_read(R::ENTITY, remote, run.now());
                Ok(Step::Over(Turned::Done))
            }
            Err(error) if self.is_shut::<R>(waiting, &error).await? => Ok(Step::Over(Turned::SetBack)),
            Err(error) => self.refused(waiting, error).await,
        }
    }

    async fn delete<R: Pushed>(&self, waiting: &Waiting, remote: i64) -> Result<Step, EngineError> {
        let run = self.run;
        let attempt = Attempt::<R>::Delete { since: run.now() };
        run.store.begin_attempt(&run.fence, Local::<R>::new(waiting.local), &attempt, run.now()).await?;
        match R::delete(run, remote).await {
            Ok(()) => {
                let change = Change::<R> {
                    remote: Remote::new(remote),
                    local: LocalSide::Existing(Local::new(waiting.local)),
                    ours: OursChange::Keep,
                    theirs: TheirsChange::Gone,
                    agreed: AgreedChange::Keep,
                    dirty: false,
                    based_on: None,
                    reconciled: None,
                    changed_at: None,
                };
                self.write(waiting, change).await?;
                run.urgent.note_read(R::ENTITY, remote, run.now());
                Ok(Step::Over(Turned::Done))
            }
            Err(error) => self.refused(waiting, error).await,
        }
    }

    /// Notes what KiotViet has now, together with the end of the turn.
    async fn note_written<R: Pushed>(
        &self,
        waiting: &Waiting,
        confirmed: Confirmed,
        theirs: R,
        agreed: AgreedChange<R>,
    ) -> Result<(), EngineError> {
        let change = Change {
            remote: Remote::new(confirmed.remote),
            local: LocalSide::Existing(Local::new(waiting.local)),
            ours: OursChange::Keep,
            theirs: TheirsChange::Seen(theirs),
            agreed,
            dirty: false,
            based_on: None,
            reconciled: None,
            changed_at: confirmed.changed_at,
        };
        self.write(waiting, change).await
    }

    async fn write<R: Pushed>(&self, waiting: &Waiting, change: Change<R>) -> Result<(), EngineError> {
        let run = self.run;
        run.count(R::ENTITY.name(), &Counts { pushed: 1, ..Counts::default() });
        let batch = Batch {
            changes: vec![change],
            settled: vec![(waiting.local, waiting.generation)],
            cause: Some(Cause::Sending),
            run: Some(run.progress_so_far()?),
            ..Batch::default()
        };
        run.store.write(&run.fence, batch, run.now()).await?;
        Ok(())
    }

    /// What KiotViet made of a new record is read at once, or soon: it fills in codes, totals and the like.
    async fn look_at_new<R: Pushed>(&self, stage: &Stage<'a, R>, remote: i64) -> Result<(), EngineError> {
        let looked = stage.look_at_each([remote]).await;
        if looked.as_ref().is_ok_and(|looked| looked.failed.is_empty()) {
            return Ok(());
        }
        self.run.look_again(R::ENTITY, &[remote]).await?;
        match looked {
            // It has been made: that it cannot be read just now ends nothing but the look.
            Ok(_) | Err(EngineError::KiotViet(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    pub(super) async fn refused(&self, waiting: &Waiting, error: KiotVietError) -> Result<Step, EngineError> {
        let setback = setback(&error, waiting.attempts, self.run.now());
        self.give_up_for_now(waiting, setback, error).await
    }

    /// Notes a failure with the record; a trouble of the whole connection ends the work as well.
    pub(super) async fn give_up_for_now(
        &self,
        waiting: &Waiting,
        setback: Setback,
        error: KiotVietError,
    ) -> Result<Step, EngineError> {
        let turned = self.set_back(waiting, setback).await?;
        if stops_everything(&error) { Err(error.into()) } else { Ok(Step::Over(turned)) }
    }

    pub(super) async fn set_back(&self, waiting: &Waiting, setback: Setback) -> Result<Turned, EngineError> {
        let run = self.run;
        tracing::info!(entity = %waiting.entity, local = waiting.local, code = setback.code, message = setback.message,
            again_at = ?setback.again_at, "a record could not be sent");
        run.count(waiting.entity.name(), &Counts { failed: 1, ..Counts::default() });
        run.store.set_back(&run.fence, waiting, setback, run.now()).await?;
        Ok(Turned::SetBack)
    }

    async fn done<R: Pushed>(&self, waiting: &Waiting) -> Result<Step, EngineError> {
        self.settle::<R>(waiting).await?;
        Ok(Step::Over(Turned::Done))
    }

    async fn over<R: Pushed>(&self, local: Local<R>) -> Result<Step, EngineError> {
        let waiting = self.waiting::<R>(local).await?;
        self.done::<R>(&waiting).await
    }

    /// The record's row of the outbox; a record that is sent because another needs it may have none.
    pub(super) async fn waiting<R: Pushed>(&self, local: Local<R>) -> Result<Waiting, EngineError> {
        let run = self.run;
        let row = run.store.outbox_row(run.shop(), R::ENTITY, local.get()).await?;
        Ok(row.unwrap_or(Waiting {
            entity: R::ENTITY,
            local: local.get(),
            generation: 1,
            attempts: 0,
            queued_at: run.now(),
            parked: false,
        }))
    }
}

/// Whether somebody wants our record on KiotViet, whose API has no way to make it.
fn is_only_made_there<R: Ruled>(facts: &Facts<R>, rules: &Rules<R>) -> bool {
    let ours = facts.ours.present();
    rules.births().goes_out() && ours.is_some_and(|ours| !ours.can_be_born_there() && !ours.has_ended())
}

/// Whether a decision says anything about our side, or about what both have agreed on.
fn concerns_us<R: Record>(decision: &Decision<R>) -> bool {
    match decision {
        Decision::Merge(merged) => {
            merged.ours.is_some() || merged.agreed.is_some() || !merged.conflicts.is_empty()
        }
        Decision::RestoreOurs(_) | Decision::CreateOurs(_) => true,
        _ => false,
    }
}
