//! From the heart's decision about one record to what is written about it.

use dongbo_store::{
    AgreedChange, Change, ConflictKind, LocalSide, NewConflict, OursChange, Reconciled, StoredFacts,
    TheirsChange,
};
use dongbo_sync::reconcile::{
    Conflict, Decision, Facts, Merged, Overruled, Side, merge as merge_fields, reconcile,
};
use dongbo_sync::{Agreed, Field, Local, Record, Remote, Ruled, Rules};
use jiff::Timestamp;

/// What becomes of one record.
pub(crate) enum Outcome<R: Record> {
    /// Nothing changes for a person; what was seen may have to be noted all the same.
    Unchanged(Option<Change<R>>),
    /// Our side changes, or a person must decide.
    Changed { change: Change<R>, conflicts: Vec<NewConflict>, created: bool },
}

/// Decides about a record as KiotViet has it now.
pub(crate) fn decide<R: Ruled>(
    stored: StoredFacts<R>,
    remote: i64,
    seen: &R,
    changed_at: Option<Timestamp>,
    rules: &Rules<R>,
) -> Outcome<R> {
    let local = stored.local;
    let known = stored.theirs.as_ref() == Some(seen) && !stored.gone;
    // KiotViet's record returns as it was when it went: what both agreed on then tells what has changed since.
    let base = if stored.gone { stored.agreed.clone() } else { None };
    let based_on = stored.revision;
    let (facts, recognised) = facts(stored, Side::Present(seen.clone()));
    let change = Change {
        remote: Remote::new(remote),
        local: local.map_or(LocalSide::None, |id| LocalSide::Existing(Local::new(id))),
        ours: OursChange::Keep,
        theirs: TheirsChange::Seen(seen.clone()),
        agreed: recognised.map_or(AgreedChange::Keep, AgreedChange::Is),
        dirty: false,
        based_on,
        reconciled: Some(Reconciled { overruled: Vec::new(), asked: Vec::new() }),
        changed_at,
    };
    match reconcile(&facts, rules) {
        Decision::CreateOurs(ours) => Outcome::Changed {
            change: Change {
                local: LocalSide::New,
                agreed: if ours == *seen {
                    AgreedChange::AsTheirs
                } else {
                    AgreedChange::Is(ours.clone().into())
                },
                ours: OursChange::Put(ours),
                ..change
            },
            conflicts: Vec::new(),
            created: true,
        },
        Decision::Merge(merged) => merge(change, merged, local, |ours| OursChange::Put(ours)),
        Decision::RestoreOurs(merged) => {
            let merged = match (&facts.ours, base) {
                (Side::Deleted(Some(last)), Some(base)) => {
                    let again = merge_fields(last, seen, Some(&base), rules);
                    Merged { ours: again.ours.or_else(|| Some(last.clone())), ..again }
                }
                _ => merged,
            };
            merge(change, merged, local, |ours| OursChange::Restore(ours))
        }
        // Deleted here on purpose, and the rule spreads that: what is left is to delete it there.
        Decision::DeleteTheirs => Outcome::Unchanged(Some(Change { dirty: true, ..change })),
        _ if known && change.agreed == AgreedChange::Keep => Outcome::Unchanged(None),
        _ => Outcome::Unchanged(Some(change)),
    }
}

/// Decides about a record that KiotViet says it has no more.
pub(crate) fn decide_gone<R: Ruled>(stored: StoredFacts<R>, remote: i64, rules: &Rules<R>) -> Outcome<R> {
    let local = stored.local;
    let based_on = stored.revision;
    let theirs = Side::Deleted(stored.theirs.clone());
    let (facts, _) = facts(stored, theirs);
    let change = Change {
        remote: Remote::new(remote),
        local: local.map_or(LocalSide::None, |id| LocalSide::Existing(Local::new(id))),
        ours: OursChange::Keep,
        theirs: TheirsChange::Gone,
        agreed: AgreedChange::Keep,
        dirty: false,
        based_on,
        reconciled: None,
        changed_at: None,
    };
    match reconcile(&facts, rules) {
        Decision::ArchiveOurs { unsent } => {
            tell_overruled::<R>(remote, &unsent);
            let reconciled = Some(Reconciled { overruled: unsent, asked: Vec::new() });
            Outcome::Changed {
                change: Change { ours: OursChange::Archive, reconciled, ..change },
                conflicts: Vec::new(),
                created: false,
            }
        }
        _ => Outcome::Unchanged(Some(change)),
    }
}

/// The three facts, and the base anew when something of ours that was under way has been seen to have arrived.
pub(crate) fn facts<R: Ruled>(stored: StoredFacts<R>, theirs: Side<R>) -> (Facts<R>, Option<Agreed<R>>) {
    // Without a base the heart sees that it was KiotViet who deleted its record, and restores ours.
    let mut agreed = if stored.gone { None } else { stored.agreed };
    let arrived = match (&stored.attempt, &mut agreed, &theirs) {
        (Some(attempt), Some(agreed), Side::Present(theirs)) => attempt.recognise(agreed, theirs),
        // It arrived though nobody said so: what was sent is what both had, and a change made since is to be sent.
        (Some(attempt), None, Side::Present(theirs)) if !stored.gone => {
            agreed = attempt.base_of_birth(theirs);
            agreed.is_some()
        }
        _ => false,
    };
    let recognised = agreed.clone().filter(|_| arrived);
    let ours = match (stored.ours, stored.archived) {
        (Some(ours), false) => Side::Present(ours),
        (Some(ours), true) => Side::Deleted(Some(ours)),
        (None, _) => Side::Missing,
    };
    (Facts { ours, theirs, agreed }, recognised)
}

fn merge<R: Ruled>(
    change: Change<R>,
    merged: Merged<R>,
    local: Option<i64>,
    put: impl FnOnce(R) -> OursChange<R>,
) -> Outcome<R> {
    tell_overruled::<R>(change.remote.get(), &merged.overruled);
    let conflicts: Vec<NewConflict> = merged
        .conflicts
        .iter()
        .map(|conflict| new_conflict::<R>(conflict, change.remote.get(), local))
        .collect();
    let touched = merged.ours.is_some() || !conflicts.is_empty();
    let asked = merged.conflicts.iter().map(|conflict| conflict.field).collect();
    let change = Change {
        reconciled: Some(Reconciled { overruled: merged.overruled, asked }),
        ours: merged.ours.map_or(OursChange::Keep, put),
        agreed: merged.agreed.map_or(change.agreed, AgreedChange::Is),
        // What KiotViet must be given is derived again from the facts when it is sent.
        dirty: !merged.push.is_empty(),
        ..change
    };
    if touched {
        Outcome::Changed { change, conflicts, created: false }
    } else {
        Outcome::Unchanged(Some(change))
    }
}

fn new_conflict<R: Record>(conflict: &Conflict<R::Field>, remote: i64, local: Option<i64>) -> NewConflict {
    NewConflict {
        entity: R::ENTITY,
        kind: ConflictKind::Field,
        remote_id: Some(remote),
        local_id: local,
        field: Some(conflict.field.name().to_owned()),
        ours: Some(conflict.ours.to_string()),
        theirs: Some(conflict.theirs.to_string()),
        base: conflict.base.as_ref().map(ToString::to_string),
        note: conflict.rule.explain().english.to_owned(),
    }
}

/// A value that gave way is never lost without a trace.
fn tell_overruled<R: Record>(remote: i64, overruled: &[Overruled<R::Field>]) {
    for one in overruled {
        tracing::info!(
            entity = %R::ENTITY,
            remote,
            field = one.field.name(),
            lost = %one.lost,
            kept = %one.kept,
            winner = ?one.winner,
            "a changed value gave way under the field's rule"
        );
    }
}
