//! The three-way merge of one record, field by field.

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::reconcile::agreed::Agreed;
use crate::reconcile::verdict::{Changed, Verdict, judge, judge_first};
use crate::record::{Field, Record};
use crate::rule::{Direction, Rule};
use crate::rules::{Ruled, Rules};

/// What a merge wants done.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged<R: Record> {
    /// The new value of our side, when it must change.
    pub ours: Option<R>,
    /// The fields that change on our side.
    pub taken: Vec<R::Field>,
    /// The fields that KiotViet must be given, as our side (after the change) has them.
    pub push: Vec<R::Field>,
    /// The new merge base, when it must change. For what is pushed it is what KiotViet has until the push is
    /// acknowledged; for what is in conflict it is what it was.
    pub agreed: Option<Agreed<R>>,
    /// What a person must decide.
    pub conflicts: Vec<Conflict<R::Field>>,
    /// Values that were changed and did not prevail: named here, or else they would vanish.
    pub overruled: Vec<Overruled<R::Field>>,
}

/// A field that both sides changed and whose rule leaves the choice to a person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Conflict<F: Field> {
    /// The field.
    #[serde(serialize_with = "name")]
    pub field: F,
    /// Abaha's value.
    pub ours: Value,
    /// KiotViet's value.
    pub theirs: Value,
    /// What both last agreed on; `None` when they never did.
    pub base: Option<Value>,
    /// The rule that asks.
    pub rule: Rule,
}

/// A changed value that gave way to another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Overruled<F: Field> {
    /// The field.
    #[serde(serialize_with = "name")]
    pub field: F,
    /// The value that gave way.
    pub lost: Value,
    /// The value that prevailed.
    pub kept: Value,
    /// Whose value prevailed.
    pub winner: Winner,
    /// The rule that decided.
    pub rule: Rule,
}

/// The side whose value prevailed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Winner {
    /// Our side.
    Abaha,
    /// The other side.
    KiotViet,
}

fn name<F: Field, S: Serializer>(field: &F, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(field.name())
}

impl<R: Record> Merged<R> {
    fn nothing() -> Self {
        Self {
            ours: None,
            taken: Vec::new(),
            push: Vec::new(),
            agreed: None,
            conflicts: Vec::new(),
            overruled: Vec::new(),
        }
    }

    /// Whether nothing at all is to be done.
    pub fn is_nothing(&self) -> bool {
        self.is_equal() && self.agreed.is_none() && self.overruled.is_empty()
    }

    /// Whether the sides are equal under the rules: nothing to write on either, nothing to ask.
    pub fn is_equal(&self) -> bool {
        self.ours.is_none() && self.push.is_empty() && self.conflicts.is_empty()
    }

    /// The fields in which the sides are not as the rules want them, in the order in which fields are shown.
    pub fn discrepancies(&self) -> Vec<R::Field> {
        let conflicts = self.conflicts.iter().map(|conflict| conflict.field);
        let mut fields: Vec<_> = self.taken.iter().chain(&self.push).copied().chain(conflicts).collect();
        fields.sort_unstable();
        fields.dedup();
        fields
    }
}

/// Merges two records that are both there.
pub fn merge<R: Ruled>(ours: &R, theirs: &R, agreed: Option<&Agreed<R>>, rules: &Rules<R>) -> Merged<R> {
    let mut merge = Merge { ours, theirs, agreed, rules, merged: Merged::nothing() };
    if agreed.is_none() {
        merge.merged.agreed = Some(first_base(theirs, rules));
    }
    for (field, rule) in rules.iter() {
        merge.field(field, rule);
    }
    merge.merged
}

/// The base of records that have just been linked: KiotViet's record, without what is not shared.
pub(crate) fn first_base<R: Ruled>(theirs: &R, rules: &Rules<R>) -> Agreed<R> {
    let mut base = Agreed::from(theirs.clone());
    for (field, rule) in rules.iter() {
        if rule.direction == Direction::Apart {
            base.clear(field);
        }
    }
    base
}

struct Merge<'a, R: Ruled> {
    ours: &'a R,
    theirs: &'a R,
    agreed: Option<&'a Agreed<R>>,
    rules: &'a Rules<R>,
    merged: Merged<R>,
}

impl<'a, R: Ruled> Merge<'a, R> {
    fn field(&mut self, field: R::Field, rule: Rule) {
        let (ours, theirs, detail) = (self.ours, self.theirs, self.rules.detail());
        let base = self.agreed.and_then(|agreed| agreed.base(field));
        let forced = ours.forced(theirs, base, field, rule.direction);
        if forced.is_none() {
            if rule.direction == Direction::Apart {
                return;
            }
            if ours.alike(theirs, field, detail) {
                if !base.is_some_and(|base| base.alike(theirs, field, detail)) {
                    self.settle(theirs, field);
                }
                return;
            }
        }
        let changed_from = |side: &R| match base {
            Some(base) => !side.alike(base, field, detail),
            None => !side.is_blank(field),
        };
        let (we_changed, they_changed) = (changed_from(ours), changed_from(theirs));
        if forced.is_none()
            && rule.direction == Direction::Both
            && let Some(blended) = ours.blend(theirs, base, field)
        {
            self.blend(&blended, field);
            return;
        }
        let rule_here = Rule { direction: reachable(ours, field, rule.direction), ..rule };
        let verdict = forced.unwrap_or_else(|| match (base, we_changed, they_changed) {
            (None, ours_is_filled, theirs_is_filled) => {
                judge_first(rule_here, !ours_is_filled, !theirs_is_filled)
            }
            (Some(_), true, true) => judge(rule_here, Changed::Both),
            (Some(_), true, false) => judge(rule_here, Changed::Ours),
            // Both within the tolerance of the base and yet not of each other: KiotViet computed it.
            (Some(_), false, _) => judge(rule_here, Changed::Theirs),
        });
        match verdict {
            Verdict::Leave => {}
            Verdict::Take => {
                if we_changed {
                    self.overrule(field, rule, Winner::KiotViet);
                }
                self.change(field, |new| new.adopt(theirs, field));
                self.settle(theirs, field);
            }
            Verdict::Push => {
                if they_changed {
                    self.overrule(field, rule, Winner::Abaha);
                }
                self.merged.push.push(field);
                // Within the tolerance a base can be like both; it must not look as if ours had arrived.
                if base.is_some_and(|base| base.alike(ours, field, detail)) {
                    self.settle(theirs, field);
                }
                self.settle_if_moved(theirs, base, field);
            }
            Verdict::StandOurs => {
                if they_changed {
                    self.overrule(field, rule, Winner::Abaha);
                }
                self.settle(theirs, field);
            }
            Verdict::StandTheirs => {
                if we_changed {
                    self.overrule(field, rule, Winner::KiotViet);
                }
                self.settle(ours, field);
            }
            Verdict::Ask => self.ask(field, rule, base),
        }
    }

    fn ask(&mut self, field: R::Field, rule: Rule, base: Option<&R>) {
        self.merged.conflicts.push(Conflict {
            field,
            ours: self.ours.show(field),
            theirs: self.theirs.show(field),
            base: base.map(|base| base.show(field)),
            rule,
        });
        if self.agreed.is_none()
            && let Some(first) = &mut self.merged.agreed
        {
            first.dispute(field);
        }
    }

    fn blend(&mut self, blended: &R, field: R::Field) {
        let detail = self.rules.detail();
        if !blended.same(self.ours, field) {
            self.change(field, |new| new.take(blended, field));
        }
        if !blended.alike(self.theirs, field, detail) {
            self.merged.push.push(field);
        }
        let base = self.agreed.and_then(|agreed| agreed.base(field));
        self.settle_if_moved(self.theirs, base, field);
    }

    fn change(&mut self, field: R::Field, change: impl FnOnce(&mut R)) {
        change(self.merged.ours.get_or_insert_with(|| self.ours.clone()));
        self.merged.taken.push(field);
    }

    fn settle(&mut self, record: &R, field: R::Field) {
        let Merged { agreed, .. } = &mut self.merged;
        // Without an old base there is a first one already, so the record cloned here is never wrong.
        let old = self.agreed;
        agreed
            .get_or_insert_with(|| old.cloned().unwrap_or_else(|| Agreed::from(record.clone())))
            .settle(record, field);
    }

    fn settle_if_moved(&mut self, record: &R, base: Option<&R>, field: R::Field) {
        if !base.is_some_and(|base| base.alike(record, field, self.rules.detail())) {
            self.settle(record, field);
        }
    }

    fn overrule(&mut self, field: R::Field, rule: Rule, winner: Winner) {
        let (ours, theirs) = (self.ours.show(field), self.theirs.show(field));
        let (lost, kept) = match winner {
            Winner::Abaha => (theirs, ours),
            Winner::KiotViet => (ours, theirs),
        };
        self.merged.overruled.push(Overruled { field, lost, kept, winner, rule });
    }
}

/// A value that the API cannot carry makes a two-way field one way.
fn reachable<R: Ruled>(ours: &R, field: R::Field, direction: Direction) -> Direction {
    match direction {
        _ if ours.is_sendable(field) => direction,
        Direction::Both => Direction::In,
        Direction::Out => Direction::Apart,
        other => other,
    }
}
