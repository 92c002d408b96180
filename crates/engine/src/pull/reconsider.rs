//! Rules that the shop has changed since apply to what is already here too. Each linked record is decided anew from
//! what is known of both sides; KiotViet is not asked. The rules under which that was last done are kept as a position,
//! so that a run that is killed meanwhile does it again.

use dongbo_store::Batch;
use dongbo_sync::Rules;

use crate::error::EngineError;
use crate::progress::Counts;
use crate::pull::Pulled;
use crate::pull::carry::{Decided, What};
use crate::pull::decide::{Outcome, decide};
use crate::pull::stage::Stage;

/// Records decided in one transaction.
const AT_ONCE: u32 = 500;

impl<R: Pulled> Stage<'_, R> {
    /// Decides every linked record anew, if the rules are not those of the last time.
    pub(crate) async fn reconsider(&self) -> Result<(), EngineError> {
        let run = self.run;
        let name = format!("rules/{}", R::ENTITY);
        let text = |rules: &Rules<R>| {
            serde_json::to_string(rules)
                .map_err(|error| EngineError::State { name: name.clone(), reason: error.to_string() })
        };
        let rules = text(self.rules())?;
        let before = match run.store.position(run.shop(), &name).await? {
            Some(before) => before,
            // Nobody has changed any rule yet.
            None => text(&Rules::default())?,
        };
        if rules == before {
            return Ok(());
        }
        let mut after = None;
        loop {
            let ids = run.store.linked_after::<R>(run.shop(), after, AT_ONCE).await?;
            let Some(last) = ids.last() else { break };
            after = Some(*last);
            self.run.deciding(|| self.decide_anew(&ids)).await?;
        }
        if run.gate.is_open() || (!run.gate.is_planning() && !run.has_left_out(self.name())) {
            run.store.set_positions(&run.fence, vec![(name, Some(rules))]).await?;
        }
        Ok(())
    }

    async fn decide_anew(&self, ids: &[i64]) -> Result<(), EngineError> {
        let run = self.run;
        let mut counts = Counts::default();
        let mut batch = Batch::<R>::default();
        let mut decided = Vec::new();
        for facts in run.store.facts::<R>(run.shop(), ids).await? {
            let (Some(remote), Some(theirs)) = (facts.remote, facts.theirs.clone()) else { continue };
            let before = facts.clone();
            match decide(facts, remote, &theirs, None, self.rules()) {
                Outcome::Unchanged(change) => batch.changes.extend(change),
                Outcome::Changed { change, conflicts, .. } => decided.push(Decided {
                    change,
                    conflicts,
                    what: What::Updated,
                    before: Some(before),
                    pieces: None,
                }),
            }
        }
        self.carry_out(decided, std::iter::empty(), &mut batch, &mut counts).await?;
        run.count(R::ENTITY.name(), &counts);
        if run.gate.is_planning() || batch.is_empty() {
            return Ok(());
        }
        batch.run = Some(run.progress_so_far()?);
        run.store.write(&run.fence, batch, run.now()).await?;
        Ok(())
    }
}
