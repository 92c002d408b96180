//! What a matching leaves to a person: questions, in the list of conflicts or in a plan, and the report of what is sure,
//! doubtful, only on one side, or double.

use std::collections::{BTreeMap, BTreeSet};

use dongbo_store::{
    ConflictKind, FindingKind, MatchReport, NewConflict, NewFinding, NewPlanItem, Seen, Suspected,
};
use dongbo_sync::Record;
use dongbo_sync::matching::{Doubt, Doubtful, Matches};
use dongbo_sync::plan::{Action, FieldChange};

use crate::error::EngineError;
use crate::progress::Counts;
use crate::pull::Pulled;
use crate::pull::carry::{asks, text};
use crate::pull::matching::AT_ONCE;
use crate::pull::stage::Stage;

impl<R: Pulled> Stage<'_, R> {
    /// Opens the questions that stand and closes those that do not any more.
    pub(super) async fn ask(
        &self,
        matches: &Matches<i64, i64>,
        findings: &[NewFinding],
        ours: &BTreeMap<i64, R>,
        counts: &mut Counts,
    ) -> Result<(), EngineError> {
        let run = self.run;
        counts.conflicts += matches.doubtful.len() as u64;
        if run.gate.is_planning() {
            return self.plan_questions(matches, findings, ours).await;
        }
        let conflicts: Vec<NewConflict> = matches
            .doubtful
            .iter()
            .map(|doubt| NewConflict {
                entity: R::ENTITY,
                kind: ConflictKind::DoubtfulMatch,
                remote_id: doubt.theirs.first().copied(),
                local_id: doubt.ours.first().copied(),
                field: None,
                ours: serde_json::to_string(&doubt.ours).ok(),
                theirs: serde_json::to_string(&doubt.theirs).ok(),
                base: None,
                note: explain(doubt),
            })
            .collect();
        let standing: BTreeSet<Option<i64>> = conflicts.iter().map(|conflict| conflict.remote_id).collect();
        let (mut settled, mut after) = (Vec::new(), None);
        loop {
            let page = run.store.conflicts(run.shop(), Some(R::ENTITY), after, AT_ONCE).await?;
            let doubtful = page.items.iter().filter(|open| open.kind == ConflictKind::DoubtfulMatch);
            settled.extend(
                doubtful.filter(|open| !standing.contains(&open.remote_id)).filter_map(|open| open.remote_id),
            );
            after = page.next_cursor;
            if after.is_none() {
                break;
            }
        }
        let kind = ConflictKind::DoubtfulMatch;
        if !settled.is_empty() {
            run.store.close_conflicts(&run.fence, R::ENTITY, kind, Some(&settled), run.now()).await?;
        }
        if !conflicts.is_empty() {
            run.store.open_conflicts(&run.fence, conflicts, run.now()).await?;
        }
        Ok(())
    }

    /// In a plan: the questions, and what is only here and stays so.
    async fn plan_questions(
        &self,
        matches: &Matches<i64, i64>,
        findings: &[NewFinding],
        ours: &BTreeMap<i64, R>,
    ) -> Result<(), EngineError> {
        let item = |action, remote_id, local_id, label: &str| NewPlanItem {
            entity: R::ENTITY,
            action,
            remote_id,
            local_id,
            parent_id: None,
            label: label.to_owned(),
            fields: None,
            mark: 0,
            money: None,
            pieces: None,
        };
        let doubtful = findings.iter().filter(|finding| finding.kind == FindingKind::Doubtful);
        let mut items: Vec<NewPlanItem> = doubtful
            .filter_map(|finding| {
                let first = finding.theirs.first()?;
                let asked = [FieldChange::new("match", &finding.ours, &finding.theirs)];
                Some(asks(item(Action::Ask, Some(first.id), None, &first.label), text(&asked)))
            })
            .collect();
        // What waits to be sent is planned as that.
        let waiting = self.run.store.in_outbox(self.run.shop(), R::ENTITY, matches.only_ours.clone()).await?;
        items.extend(matches.only_ours.iter().filter(|local| !waiting.contains(local)).filter_map(|local| {
            ours.get(local).map(|record| item(Action::OnlyHere, None, Some(*local), record.label()))
        }));
        for some in items.chunks(AT_ONCE as usize) {
            self.run.admit(R::ENTITY, some, Seen::default()).await?;
        }
        Ok(())
    }

    pub(super) async fn report(
        &self,
        matches: &Matches<i64, i64>,
        guided: usize,
        settled: usize,
        findings: Vec<NewFinding>,
    ) -> Result<(), EngineError> {
        let run = self.run;
        let sure = (matches.pairs.len() + guided) as u64;
        let born = run.counts().get(self.name()).map_or(0, |counts| counts.created);
        let report = MatchReport {
            entity: R::ENTITY,
            run: run.id,
            sure,
            doubtful: matches.doubtful.len() as u64,
            only_here: matches.only_ours.len() as u64,
            only_there: born + (settled as u64).saturating_sub(sure),
            doubles_here: matches.doubles_here.len() as u64,
            doubles_there: matches.doubles_there.len() as u64,
            matched_at: run.now(),
        };
        run.store.report_matching(&run.fence, report, findings, run.now()).await?;
        Ok(())
    }
}

/// The doubtful matches and the double keys, with what people call the records.
pub(super) fn findings<R: Record>(
    matches: &Matches<i64, i64>,
    ours: &BTreeMap<i64, R>,
    theirs: &BTreeMap<i64, R>,
) -> Vec<NewFinding> {
    let named = |ids: &[i64], records: &BTreeMap<i64, R>| -> Vec<Suspected> {
        let label = |id: &i64| records.get(id).map(|record| record.label().to_owned()).unwrap_or_default();
        ids.iter().map(|id| Suspected { id: *id, label: label(id) }).collect()
    };
    let doubtful = matches.doubtful.iter().map(|doubt| NewFinding {
        kind: FindingKind::Doubtful,
        ours: named(&doubt.ours, ours),
        theirs: named(&doubt.theirs, theirs),
        reason: explain(doubt),
    });
    let here = matches.doubles_here.iter().map(|double| NewFinding {
        kind: FindingKind::DoubleHere,
        ours: named(&double.records, ours),
        theirs: Vec::new(),
        reason: format!("{} \"{}\"", double.key, double.value),
    });
    let there = matches.doubles_there.iter().map(|double| NewFinding {
        kind: FindingKind::DoubleThere,
        ours: Vec::new(),
        theirs: named(&double.records, theirs),
        reason: format!("{} \"{}\"", double.key, double.value),
    });
    doubtful.chain(here).chain(there).collect()
}

/// Why a person must choose, in words.
fn explain(doubtful: &Doubtful<i64, i64>) -> String {
    let reasons = doubtful.reasons.iter().map(|reason| {
        let against = match reason.doubt {
            Doubt::SeveralHere => "several records here have it".to_owned(),
            Doubt::SeveralThere => "several records on KiotViet have it".to_owned(),
            Doubt::SeveralOnBoth => "several records on both sides have it".to_owned(),
            Doubt::InQuestion => "one of them is in question for another reason".to_owned(),
            Doubt::Contradicted(key) => format!("their {key} says otherwise"),
        };
        format!("same {} \"{}\", but {against}", reason.key, reason.value)
    });
    reasons.collect::<Vec<_>>().join("; ")
}
