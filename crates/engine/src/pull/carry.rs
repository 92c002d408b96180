//! From decisions to what is written: everything that a page decided passes the gate here.

use std::collections::BTreeSet;

use dongbo_store::{
    Batch, Change, LocalSide, NewConflict, NewPlanItem, OursChange, Seen, StoredFacts, TheirsChange,
};
use dongbo_sync::plan::{Action, FieldChange, difference, differences, mark};
use dongbo_sync::reconcile::{Decision, reconcile};
use dongbo_sync::{Quantity, Record, Ruled, Rules};

use crate::error::EngineError;
use crate::gate::Admission;
use crate::progress::Counts;
use crate::pull::Pulled;
use crate::pull::decide::facts;
use crate::pull::stage::Stage;

/// What a decision comes to for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// A new record here.
    Created,
    /// Changed, linked or restored here, or a question.
    Updated,
    /// Archived here.
    Archived,
    /// Linked as it is.
    Linked,
}

/// One record's decision on its way.
pub(crate) struct Decided<R: Record> {
    pub change: Change<R>,
    pub conflicts: Vec<NewConflict>,
    pub what: What,
    /// What was known before; missing for a record that is new.
    pub before: Option<StoredFacts<R>>,
    /// How many pieces came with it, where stock came in the same row.
    pub pieces: Option<Quantity>,
}

impl<R: Pulled> Stage<'_, R> {
    /// Carries out what passes the gate: it is counted and added to the batch. `seen` names all records that were
    /// looked at. Answers the records whose decision was left out.
    pub(crate) async fn carry_out(
        &self,
        decided: Vec<Decided<R>>,
        seen: impl Iterator<Item = i64>,
        batch: &mut Batch<R>,
        counts: &mut Counts,
    ) -> Result<BTreeSet<i64>, EngineError> {
        let run = self.run;
        let mut left_out = BTreeSet::new();
        if run.gate.is_open() {
            for one in decided {
                accept(one, batch, counts);
            }
            return Ok(left_out);
        }
        // Each intent belongs to one decision; a decision may have several: one here, a question, one to be sent.
        let (mut intents, mut of) = (Vec::new(), Vec::new());
        for (position, one) in decided.iter().enumerate() {
            for intent in intents_of(one, self.rules()) {
                intents.push(intent);
                of.push(position);
            }
            self.foresee(one);
        }
        let seen = Seen { subjects: seen.map(|remote| (remote, None)).collect() };
        let admissions = run.admit(R::ENTITY, &intents, seen).await?;
        let mut refused = BTreeSet::new();
        for ((intent, position), admission) in intents.iter().zip(&of).zip(admissions) {
            // What is sent passes the gate once more when it is sent; a question does nothing.
            if let Admission::LeftOut(outcome) = admission
                && intent.action.is_carried_out()
                && intent.action.side() == dongbo_sync::plan::Side::Abaha
            {
                refused.insert(*position);
                run.left_out(R::ENTITY.name(), outcome);
            }
        }
        for (position, one) in decided.into_iter().enumerate() {
            if refused.contains(&position) {
                left_out.insert(one.change.remote.get());
            } else {
                accept(one, batch, counts);
            }
        }
        Ok(left_out)
    }

    /// In a planning run, other lists are read as if this had been carried out.
    fn foresee(&self, decided: &Decided<R>) {
        if !self.run.gate.is_planning() {
            return;
        }
        let local = match decided.change.local {
            LocalSide::Existing(local) => Some(local.get()),
            LocalSide::New | LocalSide::None => None,
        };
        let gone = decided.what == What::Archived;
        self.run.foresee(R::ENTITY, decided.change.remote.get(), local, gone);
    }
}

/// Adds a decision to the batch and to the counts.
pub(crate) fn accept<R: Record>(one: Decided<R>, batch: &mut Batch<R>, counts: &mut Counts) {
    match one.what {
        What::Created => counts.created += 1,
        What::Updated => counts.updated += 1,
        What::Archived => counts.archived += 1,
        What::Linked => {}
    }
    counts.conflicts += one.conflicts.len() as u64;
    batch.conflicts.extend(one.conflicts);
    batch.changes.push(one.change);
}

/// A decision in a plan's words.
fn intents_of<R: Pulled>(decided: &Decided<R>, rules: &Rules<R>) -> Vec<NewPlanItem> {
    let before = decided.before.as_ref().and_then(|facts| facts.ours.as_ref());
    let (after, restored) = match &decided.change.ours {
        OursChange::Put(record) => (Some(record), false),
        OursChange::Restore(record) => (Some(record), true),
        OursChange::Keep | OursChange::Archive => (None, false),
    };
    let linked = decided.before.as_ref().is_some_and(|facts| facts.remote.is_none());
    let action = match (&decided.change.ours, decided.what) {
        (OursChange::Archive, _) => Some(Action::Archive),
        (_, What::Created) => Some(Action::Create),
        _ if linked => Some(Action::Link),
        _ if restored => Some(Action::Restore),
        (OursChange::Put(_), _) => Some(Action::Change),
        (OursChange::Keep | OursChange::Restore(_), _) => None,
    };
    let mut items = Vec::new();
    if let Some(action) = action {
        let fields = match (action, before, after) {
            (Action::Create | Action::Archive, _, _) => None,
            (_, Some(before), Some(after)) => Some(differences(before, after)),
            _ => Some(Vec::new()),
        };
        let money = match (action, after) {
            (Action::Create, Some(after)) => R::meaning(None, after, decided.pieces),
            (_, Some(after)) => before.and_then(|before| R::meaning(Some(before), after, None)),
            _ => None,
        };
        let written = match (&fields, after) {
            (Some(fields), _) => text(fields),
            (None, Some(after)) => text(after),
            (None, None) => String::new(),
        };
        items.push(NewPlanItem {
            action,
            fields: fields.as_ref().map(text),
            mark: mark(&written),
            money,
            pieces: decided.pieces,
            ..item(decided)
        });
    }
    if !decided.conflicts.is_empty() {
        let asked: Vec<_> = decided
            .conflicts
            .iter()
            .map(|conflict| {
                let value = |text: &Option<String>| -> serde_json::Value {
                    text.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
                };
                FieldChange {
                    field: conflict.field.clone().unwrap_or_default(),
                    from: value(&conflict.ours),
                    to: value(&conflict.theirs),
                }
            })
            .collect();
        items.push(asks(item(decided), text(&asked)));
    }
    items.extend(push_of(decided, rules));
    items
}

/// What KiotViet would be given.
fn push_of<R: Pulled>(decided: &Decided<R>, rules: &Rules<R>) -> Option<NewPlanItem> {
    if !decided.change.dirty {
        return None;
    }
    let TheirsChange::Seen(theirs) = &decided.change.theirs else { return None };
    let before = decided.before.clone()?;
    let fields = pushed(before, theirs, rules);
    (!fields.is_empty()).then(|| {
        let fields = text(&fields);
        NewPlanItem { action: Action::PushChange, mark: mark(&fields), fields: Some(fields), ..item(decided) }
    })
}

/// The fields that KiotViet would be given, as it has them and as it would get them.
pub(crate) fn pushed<R: Ruled>(before: StoredFacts<R>, theirs: &R, rules: &Rules<R>) -> Vec<FieldChange> {
    let (facts, _) = facts(before, dongbo_sync::Side::Present(theirs.clone()));
    match reconcile(&facts, rules) {
        Decision::Merge(merged) | Decision::RestoreOurs(merged) => {
            let ours = merged.ours.as_ref().or(facts.ours.present());
            ours.map_or_else(Vec::new, |ours| {
                merged.push.iter().map(|field| difference(theirs, ours, *field)).collect()
            })
        }
        _ => Vec::new(),
    }
}

/// A question for a person, about that item's record.
pub(crate) fn asks(item: NewPlanItem, fields: String) -> NewPlanItem {
    NewPlanItem { action: Action::Ask, mark: mark(&fields), fields: Some(fields), ..item }
}

/// The item of a record, nothing said yet about what is done.
fn item<R: Record>(decided: &Decided<R>) -> NewPlanItem {
    let change = &decided.change;
    let seen = match &change.theirs {
        TheirsChange::Seen(record) => Some(record),
        TheirsChange::Keep | TheirsChange::Gone => None,
    };
    let facts = decided.before.as_ref();
    let known = facts.and_then(|facts| facts.ours.as_ref().or(facts.theirs.as_ref()));
    NewPlanItem {
        entity: R::ENTITY,
        action: Action::Change,
        remote_id: Some(change.remote.get()),
        local_id: match change.local {
            LocalSide::Existing(local) => Some(local.get()),
            LocalSide::New | LocalSide::None => None,
        },
        parent_id: None,
        label: seen.or(known).map(|record| record.label().to_owned()).unwrap_or_default(),
        fields: None,
        mark: 0,
        money: None,
        pieces: None,
    }
}

/// A value as JSON; none of ours cannot be written.
pub(crate) fn text(value: &(impl serde::Serialize + ?Sized)) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
