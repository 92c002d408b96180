//! What a run has read whole was compared with KiotViet page by page and taken over; what is left is to compare our
//! records with what was seen, which costs no request.

use std::collections::BTreeSet;

use dongbo_store::{Compared, Looked, Round};
use dongbo_sync::Entity;
use jiff::Timestamp;

use super::compare::{Comparison, standing};
use crate::error::EngineError;
use crate::pull::Pulled;
use crate::pull::stage::Stage;
use crate::run::Run;

/// Records compared in one transaction.
const AT_ONCE: u32 = 500;

impl<R: Pulled> Stage<'_, R> {
    /// After a complete reading that began then: every linked record once more, against what was last seen of it.
    pub(crate) async fn prove_all(&self, began_at: Timestamp) -> Result<(), EngineError> {
        let run = self.run;
        let mut after = None;
        let mut round = Comparison::default();
        loop {
            let ids = run.store.linked_after::<R>(run.shop(), after, AT_ONCE).await?;
            let upto = ids.last().copied();
            let comparison = self.compared(&ids).await?;
            for (total, part) in
                [(&mut round.compared, &comparison.compared), (&mut round.by_rule, &comparison.by_rule)]
            {
                for (subject, count) in part {
                    *total.entry(*subject).or_default() += count;
                }
            }
            self.note(comparison, Looked::Range { after, upto }, Vec::new()).await?;
            after = upto;
            if after.is_none() {
                break;
            }
        }
        let of = |counts: &std::collections::BTreeMap<&'static str, u64>| {
            counts.get(R::ENTITY.name()).copied().unwrap_or_default()
        };
        let round = Round {
            subject: R::ENTITY.name().to_owned(),
            compared: of(&round.compared),
            by_rule: of(&round.by_rule),
            began_at,
        };
        self.note(Comparison::default(), Looked::At(Vec::new()), vec![round]).await
    }

    /// Records that were listed as different and have been read again.
    pub(crate) async fn prove_again(&self, read: &BTreeSet<i64>) -> Result<(), EngineError> {
        if read.is_empty() {
            return Ok(());
        }
        let ids: Vec<i64> = read.iter().copied().collect();
        let comparison = self.compared(&ids).await?;
        self.note(comparison, Looked::At(ids), Vec::new()).await
    }

    async fn compared(&self, ids: &[i64]) -> Result<Comparison, EngineError> {
        let run = self.run;
        let mut comparison = Comparison::default();
        let facts = run.store.facts::<R>(run.shop(), ids).await?;
        let standing = standing(&run.store, run.shop(), &facts).await?;
        for facts in facts.iter().filter(|facts| !facts.gone) {
            if let (Some(remote), Some(theirs)) = (facts.remote, &facts.theirs) {
                comparison.record(remote, theirs, Some(facts), self.rules(), &standing);
            }
        }
        Ok(comparison)
    }

    async fn note(
        &self,
        mut comparison: Comparison,
        looked: Looked,
        rounds: Vec<Round>,
    ) -> Result<(), EngineError> {
        let run = self.run;
        comparison.looked = vec![(R::ENTITY.name(), 0, looked)];
        let (fence, now) = (Some(&run.fence), run.now());
        run.store.note_comparison(run.shop(), fence, comparison.to_store(), rounds, None, now).await?;
        Ok(())
    }
}

/// All stock figures have been read and taken over in one go.
pub(crate) async fn prove_stock(run: &Run, began_at: Timestamp) -> Result<(), EngineError> {
    let subject = Entity::Stock.name().to_owned();
    let figures = run.store.counts(run.shop()).await?.stock;
    let everything = Compared {
        subject: subject.clone(),
        parent: 0,
        looked: Looked::Range { after: None, upto: None },
        differing: Vec::new(),
    };
    let round = Round { subject, compared: figures, by_rule: 0, began_at };
    let (fence, now) = (Some(&run.fence), run.now());
    run.store.note_comparison(run.shop(), fence, vec![everything], vec![round], None, now).await?;
    Ok(())
}
