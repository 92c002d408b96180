//! Attempts whose answer was lost, and records that KiotViet has already: they are looked for and taken as ours, never
//! made twice.

use dongbo_store::{Batch, Setback, StoreError, Waiting};
use dongbo_sync::{Attempt, Local};
use jiff::SignedDuration;

use super::drain::Sender;
use super::trouble::{after, setback};
use super::turn::{Step, Turned};
use super::{Found, Pushed};
use crate::error::EngineError;
use crate::progress::Counts;
use crate::pull::stage::Stage;

/// How long a request whose answer was lost may still be at work on KiotViet's side. Before that, not finding the record
/// proves nothing. Longer than a request is commonly held up between us and KiotViet, and than we wait for its answer.
const MAY_STILL_ARRIVE: SignedDuration = SignedDuration::from_secs(45);

impl<'a> Sender<'a> {
    /// A create was sent and its outcome is not known: looks for the record. Answers nothing when it surely did not
    /// arrive and may be sent again.
    pub(super) async fn clear_doubt<R: Pushed>(
        &self,
        stage: &Stage<'a, R>,
        local: Local<R>,
        attempt: &Attempt<R>,
    ) -> Result<Option<Step>, EngineError> {
        let run = self.run;
        let waiting = self.waiting::<R>(local).await?;
        let rested = after(attempt.since(), MAY_STILL_ARRIVE);
        if run.now() < rested {
            let setback = Setback {
                code: "KV-OUTCOME-UNKNOWN".to_owned(),
                message: "the answer to a create was lost; KiotViet is asked before it is sent again"
                    .to_owned(),
                again_at: Some(rested),
                in_doubt: true,
            };
            return self.set_back(&waiting, setback).await.map(|turned| Some(Step::Over(turned)));
        }
        let Some(sent) = attempt.birth() else { return Ok(None) };
        #[cfg(feature = "broken")]
        if run.makes(dongbo_store::Mistake::SkipTheProbe) {
            return Ok(None);
        }
        match R::find(run, local, sent, Some(attempt.since())).await {
            Ok(Found::Nobody) => Ok(None),
            Ok(found) => self.adopt_found(stage, &waiting, local, found).await.map(Some),
            Err(error) => {
                let setback = Setback { in_doubt: true, ..setback(&error, waiting.attempts, run.now()) };
                self.give_up_for_now(&waiting, setback, error).await.map(Some)
            }
        }
    }

    /// Takes what was found as ours; several that it could be are a question for a person.
    pub(super) async fn adopt_found<R: Pushed>(
        &self,
        stage: &Stage<'a, R>,
        waiting: &Waiting,
        local: Local<R>,
        found: Found,
    ) -> Result<Step, EngineError> {
        let remote = match found {
            Found::One(remote) => remote,
            Found::Nobody => return Ok(Step::Again),
            Found::Several(ids) => return self.ask_which(waiting, &ids).await,
        };
        match stage.adopt(local, remote).await {
            Ok(true) => {
                self.run.count(R::ENTITY.name(), &Counts { pushed: 1, ..Counts::default() });
                self.forget_attempt::<R>(waiting).await?;
                Ok(Step::Again)
            }
            // It has vanished again between two looks.
            Ok(false) => Ok(Step::Again),
            Err(EngineError::Store(StoreError::AlreadyLinked { .. })) => {
                self.ask_which(waiting, &[remote]).await
            }
            Err(EngineError::KiotViet(error)) => {
                let setback = Setback { in_doubt: true, ..setback(&error, waiting.attempts, self.run.now()) };
                self.give_up_for_now(waiting, setback, error).await
            }
            Err(error) => Err(error),
        }
    }

    /// The create has an outcome; whether there is more to send is seen with the next look at the facts.
    async fn forget_attempt<R: Pushed>(&self, waiting: &Waiting) -> Result<(), EngineError> {
        let run = self.run;
        // An older generation than any: the row stays, without the attempt.
        let batch = Batch::<R> { settled: vec![(waiting.local, 0)], ..Batch::default() };
        run.store.write(&run.fence, batch, run.now()).await?;
        Ok(())
    }

    pub(super) async fn ask_which(&self, waiting: &Waiting, ids: &[i64]) -> Result<Step, EngineError> {
        let ids = ids.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
        let setback = Setback {
            code: "SYNC-TWINS".to_owned(),
            message: format!(
                "KiotViet already has {} {ids}, linked with another or more than one",
                waiting.entity
            ),
            again_at: None,
            in_doubt: false,
        };
        let turned = self.set_back(waiting, setback).await?;
        debug_assert_eq!(turned, Turned::SetBack);
        Ok(Step::Over(turned))
    }
}
