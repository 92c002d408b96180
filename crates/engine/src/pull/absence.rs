//! Rows that are no longer in KiotViet's list. Absence is not yet deletion: a short page, a cut answer or a right
//! taken from the API's user look the same. So a row is first suspected (by a complete reading, or by KiotViet's
//! own list of removed ids), then asked for by itself, and only then archived; and when too many are suspected at
//! once, nobody is archived until a person has said so.

use dongbo_store::{
    Batch, ConflictKind, ItemOutcome, NewConflict, NewPlanItem, PlanId, Seen, StoredFacts, WaveState,
};
use dongbo_sync::brake::Verdict;
use dongbo_sync::plan::{Action, FieldChange, mark};
use dongbo_sync::wave::WaveKind;
use futures::StreamExt;
use futures::stream;
use jiff::SignedDuration;

use crate::error::EngineError;
use crate::gate::Gate;
use crate::position::Scope;
use crate::progress::{Counts, Warning};
use crate::pull::Pulled;
use crate::pull::carry::{Decided, What, text};
use crate::pull::decide::{Outcome, decide_gone};
use crate::pull::page::Counting;
use crate::pull::stage::Stage;
use crate::pull::waves::Part;

/// How many suspected rows are asked for at a time.
const AT_ONCE: usize = 4;
/// Disappearances within so long count together.
const WHILE: SignedDuration = SignedDuration::from_hours(1);
/// How many suspected rows are written into a plan at a time.
const AT_A_TIME: usize = 500;

impl<R: Pulled> Stage<'_, R> {
    /// Settles every suspicion of this entity. Answers what a person must say before it is carried out.
    pub(crate) async fn settle_absences(&self) -> Result<Vec<WaveKind>, EngineError> {
        let suspects = self.suspects().await?;
        let count = suspects.len();
        let standing = self.settle_these(suspects, count).await?;
        if count == 0 {
            self.end_question().await?;
        }
        Ok(standing)
    }

    /// Settles some suspicions, of so many that there are. Answers what a person must say first.
    pub(crate) async fn settle_these(
        &self,
        suspects: Vec<i64>,
        of: usize,
    ) -> Result<Vec<WaveKind>, EngineError> {
        let run = self.run;
        if suspects.is_empty() {
            return Ok(Vec::new());
        }
        let suspects = match run.gate {
            // Each was approved by itself, or is left for the next plan.
            Gate::Approved(plan) => self.only_approved(plan, suspects).await?,
            Gate::Open | Gate::Planning { .. } => {
                let known = run.store.count_linked::<R>(run.shop()).await?;
                let just_gone = self.just_gone().await?;
                let verdict = run.limits.brake.judge(known.saturating_add(just_gone), of as u64 + just_gone);
                let part = Part { entity: R::ENTITY, list: 0, name: R::ENTITY.name() };
                if let (Verdict::Stop { gone, .. }, false) = (verdict, run.allow_disappearance) {
                    match run.stop_wave(part, WaveKind::Vanished, known, gone).await? {
                        WaveState::Allowed => {}
                        WaveState::Refused | WaveState::Closed => return Ok(vec![WaveKind::Vanished]),
                        WaveState::Open => {
                            self.ask_a_person(known, of, &suspects).await?;
                            return Ok(vec![WaveKind::Vanished]);
                        }
                    }
                }
                suspects
            }
        };
        #[cfg(feature = "broken")]
        if run.makes(dongbo_store::Mistake::ArchiveUnasked) {
            for remote in suspects {
                self.archive(remote).await?;
            }
            return Ok(Vec::new());
        }
        let mut answers = stream::iter(suspects)
            .map(|remote| async move { (remote, R::read_one(&run.client, remote).await) })
            .buffered(AT_ONCE);
        while let Some((remote, answer)) = answers.next().await {
            match answer? {
                Some(row) => self.found_again(remote, &row).await?,
                None => self.archive(remote).await?,
            }
        }
        self.end_question().await?;
        Ok(Vec::new())
    }

    /// Nothing is braked any more.
    async fn end_question(&self) -> Result<(), EngineError> {
        let run = self.run;
        if run.gate.is_open() && run.is_holding(R::ENTITY) {
            run.store.close_conflicts(&run.fence, R::ENTITY, ConflictKind::Brake, None, run.now()).await?;
        }
        Ok(())
    }

    /// What has disappeared in the last hour without anybody watching: many small disappearances, one webhook or one
    /// short run at a time, are a large one. Whoever has pressed the button is there to see.
    async fn just_gone(&self) -> Result<u64, EngineError> {
        let run = self.run;
        if run.pressed {
            return Ok(0);
        }
        let since = run.now().saturating_sub(WHILE).unwrap_or(jiff::Timestamp::MIN);
        Ok(run.store.count_gone_since::<R>(run.shop(), since).await?)
    }

    async fn ask_a_person(&self, known: u64, gone: usize, suspects: &[i64]) -> Result<(), EngineError> {
        let run = self.run;
        let limit = format!("{} %, {}", run.limits.brake.share, run.limits.brake.count);
        run.warn(Warning::new(
            "SYNC-BRAKE",
            [
                ("entity", R::ENTITY.name().to_owned()),
                ("missing", gone.to_string()),
                ("total", known.to_string()),
                ("limit", limit),
            ],
        ));
        run.count(R::ENTITY.name(), &Counts { conflicts: 1, ..Counts::default() });
        if run.gate.is_planning() {
            return self.plan_disappearance(known, suspects).await;
        }
        let batch = Batch::<R> {
            conflicts: vec![NewConflict {
                entity: R::ENTITY,
                kind: ConflictKind::Brake,
                remote_id: None,
                local_id: None,
                field: None,
                ours: Some(known.to_string()),
                theirs: Some((known.saturating_sub(gone as u64)).to_string()),
                base: None,
                note: format!("{gone} of {known} {} are gone on KiotViet", R::ENTITY),
            }],
            run: Some(run.progress_so_far()?),
            ..Batch::default()
        };
        run.store.write(&run.fence, batch, run.now()).await?;
        Ok(())
    }

    /// The row is there after all: the list was not the whole truth.
    async fn found_again(&self, remote: i64, row: &R::Row) -> Result<(), EngineError> {
        let run = self.run;
        if !run.gate.is_planning() {
            run.store.clear_suspects::<R>(&run.fence, &[remote]).await?;
        }
        match R::observe(row, &run.context) {
            Ok(observed) => {
                let page = self.page_of_one(observed);
                self.take(page, Scope::Since(self.now()), None, Counting::Changes).await
            }
            Err(error) => {
                tracing::warn!(entity = %R::ENTITY, remote, %error, "a row that was missing is there but unusable");
                Ok(())
            }
        }
    }

    /// In a plan each record that seems to have gone is an item of its own, which a person may approve; KiotViet is
    /// asked about it when it is carried out.
    async fn plan_disappearance(&self, known: u64, suspects: &[i64]) -> Result<(), EngineError> {
        let run = self.run;
        for some in suspects.chunks(AT_A_TIME) {
            let mut decided = Vec::with_capacity(some.len());
            for facts in run.store.facts::<R>(run.shop(), some).await? {
                decided.extend(self.decided_gone(facts));
            }
            let (mut batch, mut counts) = (Batch::default(), Counts::default());
            self.carry_out(decided, std::iter::empty(), &mut batch, &mut counts).await?;
        }
        let figures = [FieldChange::new("records", known, known.saturating_sub(suspects.len() as u64))];
        let question = NewPlanItem {
            entity: R::ENTITY,
            action: Action::Ask,
            remote_id: None,
            local_id: None,
            parent_id: None,
            label: WaveKind::Vanished.name().to_owned(),
            fields: Some(text(&figures)),
            mark: mark(&text(&figures)),
            money: None,
            pieces: None,
        };
        run.admit(R::ENTITY, &[question], Seen::default()).await?;
        Ok(())
    }

    /// Those that a person approved; the others are left out.
    async fn only_approved(&self, plan: PlanId, suspects: Vec<i64>) -> Result<Vec<i64>, EngineError> {
        let approved = self.run.store.approved_archivings(self.run.shop(), plan, R::ENTITY).await?;
        let (approved, others): (Vec<i64>, Vec<i64>) =
            suspects.into_iter().partition(|remote| approved.binary_search(remote).is_ok());
        for _ in others {
            self.run.left_out(self.name(), ItemOutcome::NotApproved);
        }
        Ok(approved)
    }

    fn decided_gone(&self, facts: StoredFacts<R>) -> Option<Decided<R>> {
        let remote = facts.remote?;
        let before = facts.clone();
        match decide_gone(facts, remote, self.rules()) {
            Outcome::Unchanged(_) => None,
            Outcome::Changed { change, conflicts, .. } => {
                Some(Decided { change, conflicts, what: What::Archived, before: Some(before), pieces: None })
            }
        }
    }

    async fn archive(&self, remote: i64) -> Result<(), EngineError> {
        self.run.deciding(|| self.try_to_archive(remote)).await
    }

    async fn try_to_archive(&self, remote: i64) -> Result<(), EngineError> {
        let run = self.run;
        let mut counts = Counts::default();
        let mut batch = Batch::<R>::default();
        let mut decided = Vec::new();
        for facts in run.store.facts::<R>(run.shop(), &[remote]).await? {
            match self.decided_gone(facts.clone()) {
                Some(archived) => decided.push(archived),
                None => {
                    if let Outcome::Unchanged(change) = decide_gone(facts, remote, self.rules()) {
                        batch.changes.extend(change);
                    }
                }
            }
        }
        let left_out = self.carry_out(decided, std::iter::empty(), &mut batch, &mut counts).await?;
        run.count(R::ENTITY.name(), &counts);
        if run.gate.is_planning() || !left_out.is_empty() {
            return Ok(());
        }
        batch.run = Some(run.progress_so_far()?);
        run.store.write(&run.fence, batch, run.now()).await?;
        run.store.clear_suspects::<R>(&run.fence, &[remote]).await?;
        Ok(())
    }
}
