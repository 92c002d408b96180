//! Three facts in, one decision out.
//!
//! What a decision says about our side is applied together with the new base in one transaction; what it says
//! about KiotViet is carried out later and acknowledged. Deciding again on the facts in between asks for the
//! same work again and for no more.

use crate::record::Record;
use crate::rule::Direction;
use crate::rules::{Deletion, Ruled, Rules};

// The merge base.
mod agreed;
// What was sent and has no answer yet.
mod attempt;
// One field: who changed it, what is done.
mod verdict;
// One record: all fields.
mod merge;
// What becomes of the facts when a decision is carried out.
mod outcome;

pub use agreed::Agreed;
pub use attempt::Attempt;
pub use merge::{Conflict, Merged, Overruled, Winner, merge};
pub use outcome::{Choice, resolve};
pub use verdict::{Changed, Verdict, judge, judge_first};

/// A record as one side has it.
#[derive(Debug, Clone, PartialEq)]
pub enum Side<R> {
    /// This side is not known ever to have had it. Absence is no deletion.
    Missing,
    /// It is there, as last seen.
    Present(R),
    /// It was there and is known to have been deleted (on our side: archived), with what it last was where that
    /// was kept.
    Deleted(Option<R>),
}

impl<R> Side<R> {
    /// The record, when it is there.
    pub fn present(&self) -> Option<&R> {
        match self {
            Self::Present(record) => Some(record),
            Self::Missing | Self::Deleted(_) => None,
        }
    }
}

/// The three facts about one record.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts<R: Record> {
    /// As Abaha has it.
    pub ours: Side<R>,
    /// As KiotViet was last seen to have it.
    pub theirs: Side<R>,
    /// As both had it when they last agreed; `None` when they never did, or last agreed that it is gone.
    pub agreed: Option<Agreed<R>>,
}

/// What is to be done about one record.
#[derive(Debug, Clone, PartialEq)]
pub enum Decision<R: Record> {
    /// Nothing: everything is as the rules want it.
    Nothing,
    /// Both are there and something is to be written, pushed, asked or remembered.
    Merge(Merged<R>),
    /// Only KiotViet has it: make this record here; it is the new base too.
    CreateOurs(R),
    /// Only Abaha has it: make this record there.
    CreateTheirs(R),
    /// KiotViet has deleted it: archive ours and forget the base. Edits that had not been sent are named.
    ArchiveOurs {
        /// Our changed values that KiotViet will not get; they stay in the archive.
        unsent: Vec<Overruled<R::Field>>,
    },
    /// Ours is deleted, and is to come back as `ours` of the merge says.
    RestoreOurs(Merged<R>),
    /// Ours was deleted: delete theirs.
    DeleteTheirs,
    /// Gone on both sides: forget the base.
    Forget,
    /// Only Abaha has it and it cannot be, or shall not be, made on KiotViet by us.
    OnlyHere,
    /// Only KiotViet has it and the rules do not let it in.
    OnlyThere,
    /// Both once had it, and nothing is known of KiotViet's side: read it before anything is decided.
    Look,
}

/// Decides what is to be done about one record.
///
/// | ours | theirs | agreed | decision |
/// |---|---|---|---|
/// | missing | missing | no / yes | nothing / forget |
/// | missing | present | no / yes | create ours, or only there / create ours |
/// | missing | deleted | no / yes | nothing / forget |
/// | present | missing | no / yes | create theirs, or only here / look |
/// | present | present | no, yes | merge |
/// | present | deleted | no, yes | archive ours |
/// | deleted | missing | no / yes | nothing / look |
/// | deleted | present | no | restore ours: it came back on KiotViet |
/// | deleted | present | yes | deleted here: restore ours, delete theirs, or nothing, as the rule says |
/// | deleted | deleted | no / yes | nothing / forget |
///
/// KiotViet cannot bring a deleted record back, so a person who wants one back that KiotViet has deleted starts
/// a new link for ours, with theirs missing.
pub fn reconcile<R: Ruled>(facts: &Facts<R>, rules: &Rules<R>) -> Decision<R> {
    use Side::{Deleted, Missing, Present};
    match (&facts.ours, &facts.theirs, &facts.agreed) {
        (Present(ours), Present(theirs), agreed) => both(ours, theirs, agreed.as_ref(), rules),

        (Missing, Present(_), None) if !rules.births().comes_in() => Decision::OnlyThere,
        (Missing, Present(theirs), _) => Decision::CreateOurs(newborn(theirs, rules)),
        (Present(ours), Missing, None) => {
            if rules.births().goes_out() && ours.can_be_born_there() {
                Decision::CreateTheirs(newborn(ours, rules))
            } else {
                Decision::OnlyHere
            }
        }
        (Present(_) | Deleted(_), Missing, Some(_)) => Decision::Look,

        (Present(ours), Deleted(_), agreed) => {
            Decision::ArchiveOurs { unsent: unsent(ours, agreed.as_ref(), rules) }
        }
        (Deleted(last), Present(theirs), None) => restore(last.as_ref(), theirs, None, rules),
        (Deleted(last), Present(theirs), Some(agreed)) => match rules.deletion() {
            Deletion::Restore => restore(last.as_ref(), theirs, Some(agreed), rules),
            Deletion::Keep => Decision::Nothing,
            Deletion::Spread if changed_there(theirs, agreed, rules) => {
                restore(last.as_ref(), theirs, Some(agreed), rules)
            }
            Deletion::Spread => Decision::DeleteTheirs,
        },

        (Missing | Deleted(_), Missing | Deleted(_), None) => Decision::Nothing,
        (Missing | Deleted(_), Deleted(_), Some(_)) | (Missing, Missing, Some(_)) => Decision::Forget,
    }
}

fn both<R: Ruled>(ours: &R, theirs: &R, agreed: Option<&Agreed<R>>, rules: &Rules<R>) -> Decision<R> {
    // Most records of most sweeps: equal to the last letter, whatever the rules.
    if agreed
        .is_some_and(|agreed| agreed.disputed().is_empty() && ours == theirs && theirs == agreed.record())
    {
        return Decision::Nothing;
    }
    let merged = merge(ours, theirs, agreed, rules);
    if merged.is_nothing() { Decision::Nothing } else { Decision::Merge(merged) }
}

/// A record as the other side first gets it: without what each side keeps to itself.
pub fn newborn<R: Ruled>(record: &R, rules: &Rules<R>) -> R {
    let mut newborn = record.clone();
    for (field, rule) in rules.iter() {
        if rule.direction == Direction::Apart {
            newborn.begin_apart(field);
        }
    }
    newborn
}

fn restore<R: Ruled>(
    last: Option<&R>,
    theirs: &R,
    agreed: Option<&Agreed<R>>,
    rules: &Rules<R>,
) -> Decision<R> {
    let Some(last) = last else { return Decision::CreateOurs(newborn(theirs, rules)) };
    let mut merged = merge(last, theirs, agreed, rules);
    merged.ours.get_or_insert_with(|| last.clone());
    Decision::RestoreOurs(merged)
}

fn changed_there<R: Ruled>(theirs: &R, agreed: &Agreed<R>, rules: &Rules<R>) -> bool {
    rules.iter().any(|(field, rule)| {
        rule.direction.comes_in()
            && !agreed.base(field).is_some_and(|base| base.alike(theirs, field, rules.detail()))
    })
}

fn unsent<R: Ruled>(ours: &R, agreed: Option<&Agreed<R>>, rules: &Rules<R>) -> Vec<Overruled<R::Field>> {
    let Some(agreed) = agreed else { return Vec::new() };
    rules
        .iter()
        .filter(|(field, rule)| {
            rule.direction.goes_out()
                && !agreed.base(*field).is_some_and(|base| base.alike(ours, *field, rules.detail()))
        })
        .map(|(field, rule)| Overruled {
            field,
            lost: ours.show(field),
            kept: serde_json::Value::Null,
            winner: Winner::KiotViet,
            rule,
        })
        .collect()
}
