//! What an undo would do to one record, and what forbids it: pure.

use dongbo_store::{Action, Deed, StoredFacts};
use dongbo_sync::rules::Deletion;
use dongbo_sync::{Direction, Field, Precedence, Record, Ruled, Rules};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// Why something cannot be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RefusalReason {
    /// The field follows KiotViet: the old value would be replaced at once.
    OneWay,
    /// The order has ended.
    Ended,
    /// KiotViet has deleted the record, and cannot bring it back.
    Deleted,
    /// The field has changed again since; with force it is taken back all the same.
    ChangedSince,
    /// Nothing of ours was changed.
    NothingOfOurs,
    /// The record is archived.
    Archived,
    /// KiotViet has the record, and the shop's rule would bring it back at once.
    WouldReturn,
    /// KiotViet's own record would be deleted there.
    WouldDelete,
    /// The old value is none that the field can have now.
    BadValue,
}

impl RefusalReason {
    /// The code of the error catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OneWay => "SYNC-UNDO-ONE-WAY",
            Self::Ended => "SYNC-UNDO-ENDED",
            Self::Deleted => "SYNC-UNDO-DELETED",
            Self::ChangedSince => "SYNC-UNDO-CHANGED-SINCE",
            Self::NothingOfOurs => "SYNC-UNDO-NOTHING",
            Self::Archived => "SYNC-UNDO-ARCHIVED",
            Self::WouldReturn => "SYNC-UNDO-WOULD-RETURN",
            Self::WouldDelete => "SYNC-UNDO-WOULD-DELETE",
            Self::BadValue => "SYNC-UNDO-BAD-VALUE",
        }
    }
}

/// Something that cannot be taken back, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Refusal {
    /// Why.
    pub reason: RefusalReason,
    /// Under which the catalogue explains it.
    pub code: &'static str,
    /// Which field; missing where the whole record is meant.
    pub field: Option<String>,
    /// The later entries of the history that changed the field again.
    pub entries: Vec<i64>,
}

/// A field that is taken back.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct UndoneField {
    /// Its name.
    pub field: String,
    /// Our value now.
    #[schema(value_type = Object)]
    pub from: Value,
    /// The value that it gets back.
    #[schema(value_type = Object)]
    pub to: Value,
    /// Whether it goes to KiotViet.
    pub travels: bool,
}

/// What is to be done to a record.
pub(crate) struct Plan<R> {
    /// Whether it is in use afterwards, where that changes.
    pub in_use: Option<bool>,
    /// What it is afterwards, where that changes.
    pub record: Option<R>,
    pub fields: Vec<UndoneField>,
    pub refusals: Vec<Refusal>,
    /// What is left out because it cannot be done, and what is done by force.
    pub overridden: Vec<Refusal>,
}

impl<R> Plan<R> {
    /// Whether everything is as it should be already.
    pub fn is_nothing(&self) -> bool {
        self.in_use.is_none() && self.record.is_none() && self.refusals.is_empty()
    }
}

/// Plans what takes back `selected` of what happened to a record. `deeds` are all of them from the first selected one
/// on, in order.
pub(crate) fn plan<R: Ruled>(
    facts: &StoredFacts<R>,
    deeds: &[Deed<R>],
    selected: impl Fn(&Deed<R>) -> bool,
    rules: &Rules<R>,
    force: bool,
) -> Plan<R> {
    let mut planning = Planning { facts, deeds, rules, plan: Plan::nothing() };
    let chosen: Vec<&Deed<R>> = deeds.iter().filter(|deed| selected(deed)).collect();
    planning.lifecycle(&chosen);
    if planning.plan.in_use != Some(false) {
        planning.fields(&chosen, &selected);
    }
    planning.settle(force)
}

impl<R> Plan<R> {
    fn nothing() -> Self {
        Self { in_use: None, record: None, fields: Vec::new(), refusals: Vec::new(), overridden: Vec::new() }
    }
}

struct Planning<'a, R: Record> {
    facts: &'a StoredFacts<R>,
    deeds: &'a [Deed<R>],
    rules: &'a Rules<R>,
    plan: Plan<R>,
}

impl<R: Ruled> Planning<'_, R> {
    fn refuse(&mut self, reason: RefusalReason, field: Option<R::Field>, entries: Vec<i64>) {
        let field = field.map(|field| field.name().to_owned());
        self.plan.refusals.push(Refusal { reason, code: reason.code(), field, entries });
    }

    fn is_linked(&self) -> bool {
        self.facts.remote.is_some() && !self.facts.gone
    }

    /// Whether the record was in use before what is taken back.
    fn lifecycle(&mut self, chosen: &[&Deed<R>]) {
        let first = chosen.iter().find_map(|deed| match deed.action {
            Action::Created => Some((false, true)),
            Action::Archived => Some((true, false)),
            Action::Restored => Some((false, false)),
            _ => None,
        });
        let Some((in_use, born)) = first else { return };
        if in_use != self.facts.archived {
            return;
        }
        if self.facts.gone {
            return self.refuse(RefusalReason::Deleted, None, Vec::new());
        }
        if !in_use && self.is_linked() {
            let from_kiotviet = born && chosen.iter().any(|deed| deed.run.is_some());
            match self.rules.deletion() {
                Deletion::Restore => return self.refuse(RefusalReason::WouldReturn, None, Vec::new()),
                Deletion::Spread if from_kiotviet => {
                    return self.refuse(RefusalReason::WouldDelete, None, Vec::new());
                }
                Deletion::Spread | Deletion::Keep => {}
            }
        }
        self.plan.in_use = Some(in_use);
    }

    fn fields(&mut self, chosen: &[&Deed<R>], selected: &impl Fn(&Deed<R>) -> bool) {
        let Some(ours) = self.facts.ours.clone() else { return };
        let mut after = ours.clone();
        let mut met = false;
        for field in R::fields() {
            // What only KiotViet's side did matters where nothing of ours did: a value that we sent.
            let here = span(chosen.iter().flat_map(|deed| &deed.ours), *field);
            let there = || span(chosen.iter().flat_map(|deed| &deed.theirs), *field);
            let (Some((target, expected)), from_ours) = (match here {
                Some(span) => (Some(span), true),
                None => (there(), false),
            }) else {
                continue;
            };
            met = true;
            let now = ours.show(*field);
            if now == target {
                continue;
            }
            if now != expected {
                if !from_ours {
                    self.refuse(RefusalReason::NothingOfOurs, Some(*field), Vec::new());
                    continue;
                }
                let entries = self.later(*field, selected);
                self.refuse(RefusalReason::ChangedSince, Some(*field), entries);
            }
            self.take_back(&mut after, *field, &target, now);
        }
        if !met && self.plan.in_use.is_none() && self.plan.refusals.is_empty() && !chosen.is_empty() {
            let lifecycle = [Action::Created, Action::Archived, Action::Restored];
            if !chosen.iter().any(|deed| lifecycle.contains(&deed.action)) {
                self.refuse(RefusalReason::NothingOfOurs, None, Vec::new());
            }
        }
        if after != ours {
            self.plan.record = Some(after);
        }
    }

    fn take_back(&mut self, after: &mut R, field: R::Field, target: &Value, now: Value) {
        let mut with_it = after.clone();
        if with_it.set(field, target).is_err() {
            return self.refuse(RefusalReason::BadValue, Some(field), Vec::new());
        }
        if self.facts.gone {
            return self.refuse(RefusalReason::Deleted, Some(field), Vec::new());
        }
        if self.facts.archived && self.plan.in_use != Some(true) {
            return self.refuse(RefusalReason::Archived, Some(field), Vec::new());
        }
        let mut travels = false;
        if let Some(theirs) = self.facts.theirs.as_ref().filter(|_| self.is_linked()) {
            if theirs.has_ended() || after.has_ended() {
                return self.refuse(RefusalReason::Ended, Some(field), Vec::new());
            }
            let rule = self.rules.of(field);
            let comes_in_only = rule.direction == Direction::In
                || (rule.direction == Direction::Both && !with_it.is_sendable(field));
            let equal = with_it.alike(theirs, field, self.rules.detail());
            if comes_in_only && rule.precedence == Precedence::KiotViet && !equal {
                return self.refuse(RefusalReason::OneWay, Some(field), Vec::new());
            }
            travels = !equal && !comes_in_only && rule.direction.goes_out();
        }
        *after = with_it;
        let (field, to) = (field.name().to_owned(), target.clone());
        self.plan.fields.push(UndoneField { field, from: now, to, travels });
    }

    /// The entries that changed the field again, and are not taken back themselves.
    fn later(&self, field: R::Field, selected: &impl Fn(&Deed<R>) -> bool) -> Vec<i64> {
        let last = self.deeds.iter().rposition(selected).unwrap_or(0);
        self.deeds
            .iter()
            .skip(last)
            .filter(|deed| !selected(deed) && deed.ours.iter().any(|(changed, ..)| *changed == field))
            .map(|deed| deed.id)
            .collect()
    }

    /// What forbids something forbids the whole record, unless it is forced: then it is named and left out, and what
    /// has changed since is taken back all the same.
    fn settle(mut self, force: bool) -> Plan<R> {
        let anything = self.plan.in_use.is_some() || self.plan.record.is_some();
        if force && anything {
            self.plan.overridden = std::mem::take(&mut self.plan.refusals);
        }
        if !self.plan.refusals.is_empty() {
            self.plan.in_use = None;
            self.plan.record = None;
            self.plan.fields.clear();
        }
        self.plan
    }
}

/// The value of a field before the first of these and after the last.
fn span<'a, F: Field>(rows: impl Iterator<Item = &'a (F, Value, Value)>, field: F) -> Option<(Value, Value)> {
    let mut rows = rows.filter(|(changed, ..)| *changed == field);
    let (_, from, to) = rows.next()?;
    let last = rows.last().map_or(to, |(_, _, to)| to);
    Some((from.clone(), last.clone()))
}
