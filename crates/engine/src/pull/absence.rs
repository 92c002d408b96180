//! Rows that are no longer in KiotViet's list. Absence is not yet deletion: a short page, a cut answer or a right
//! taken from the API's user look the same. So a row is first suspected (by a complete reading, or by KiotViet's
//! own list of removed ids), then asked for by itself, and only then archived; and when too many are suspected at
//! once, nobody is archived until a person has said so.

use dongbo_store::{Batch, ConflictKind, NewConflict};
use dongbo_sync::brake::Verdict;
use futures::StreamExt;
use futures::stream;
use jiff::SignedDuration;

use crate::error::EngineError;
use crate::position::Scope;
use crate::progress::{Counts, Warning};
use crate::pull::Pulled;
use crate::pull::decide::{Outcome, decide_gone};
use crate::pull::page::Counting;
use crate::pull::stage::Stage;

/// How many suspected rows are asked for at a time.
const AT_ONCE: usize = 4;
/// Disappearances within so long count together.
const WHILE: SignedDuration = SignedDuration::from_hours(1);

impl<R: Pulled> Stage<'_, R> {
    /// Settles every suspicion of this entity.
    pub(crate) async fn settle_absences(&self) -> Result<(), EngineError> {
        let run = self.run;
        let suspects: Vec<i64> = if run.dry_run {
            self.dry
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner)
                .suspects
                .iter()
                .copied()
                .collect()
        } else {
            run.store.suspects::<R>(run.shop()).await?
        };
        let count = suspects.len();
        self.settle_these(suspects, count).await
    }

    /// Settles some suspicions, of so many that there are.
    pub(crate) async fn settle_these(&self, suspects: Vec<i64>, of: usize) -> Result<(), EngineError> {
        let run = self.run;
        if suspects.is_empty() {
            return Ok(());
        }
        let known = run.store.count_linked::<R>(run.shop()).await?;
        let just_gone = self.just_gone().await?;
        let verdict = run.limits.brake.judge(known.saturating_add(just_gone), of as u64 + just_gone);
        if let (Verdict::Stop { .. }, false) = (&verdict, run.allow_disappearance) {
            return self.ask_a_person(known, of).await;
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

    async fn ask_a_person(&self, known: u64, gone: usize) -> Result<(), EngineError> {
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
        if run.dry_run {
            return Ok(());
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
        if !run.dry_run {
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

    async fn archive(&self, remote: i64) -> Result<(), EngineError> {
        self.run.deciding(|| self.try_to_archive(remote)).await
    }

    async fn try_to_archive(&self, remote: i64) -> Result<(), EngineError> {
        let run = self.run;
        let mut counts = Counts::default();
        let mut batch = Batch::<R>::default();
        for facts in run.store.facts::<R>(run.shop(), &[remote]).await? {
            match decide_gone(facts, remote, self.rules()) {
                Outcome::Unchanged(change) => batch.changes.extend(change),
                Outcome::Changed { change, .. } => {
                    counts.archived += 1;
                    batch.changes.push(change);
                }
            }
        }
        run.count(R::ENTITY.name(), &counts);
        if run.dry_run {
            return Ok(());
        }
        batch.run = Some(run.progress_so_far()?);
        run.store.write(&run.fence, batch, run.now()).await?;
        run.store.clear_suspects::<R>(&run.fence, &[remote]).await?;
        Ok(())
    }
}
