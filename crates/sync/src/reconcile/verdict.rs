//! The heart of the heart: one field, one rule, who changed it; one verdict.

use crate::rule::{Direction, Precedence, Rule};

/// Who changed a field since it was last agreed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// Abaha alone.
    Ours,
    /// KiotViet alone.
    Theirs,
    /// Both, to different values.
    Both,
}

/// What is done about one field in which the sides differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing: the difference is as the rule wants it.
    Leave,
    /// Ours becomes theirs.
    Take,
    /// Theirs is to become ours.
    Push,
    /// Ours stays and is not sent; theirs has been considered.
    StandOurs,
    /// Theirs stays and is not taken; ours has been considered.
    StandTheirs,
    /// A person decides.
    Ask,
}

/// The verdict for a field that differs between the sides.
pub const fn judge(rule: Rule, changed: Changed) -> Verdict {
    use Direction::{Apart, Both, In, Out};
    use Precedence::{Abaha, KiotViet, Person};
    match (rule.direction, changed, rule.precedence) {
        (Apart, _, _) => Verdict::Leave,

        (Both, Changed::Ours, _) => Verdict::Push,
        (Both, Changed::Theirs, _) => Verdict::Take,
        (Both, Changed::Both, KiotViet) => Verdict::Take,
        (Both, Changed::Both, Abaha) => Verdict::Push,
        (Both, Changed::Both, Person) => Verdict::Ask,

        (In, Changed::Theirs, _) => Verdict::Take,
        (In, Changed::Ours | Changed::Both, KiotViet) => Verdict::Take,
        (In, Changed::Ours, Abaha | Person) => Verdict::Leave,
        (In, Changed::Both, Abaha) => Verdict::StandOurs,
        (In, Changed::Both, Person) => Verdict::Ask,

        (Out, Changed::Ours, _) => Verdict::Push,
        (Out, Changed::Theirs | Changed::Both, Abaha) => Verdict::Push,
        (Out, Changed::Theirs, KiotViet | Person) => Verdict::Leave,
        (Out, Changed::Both, KiotViet) => Verdict::StandTheirs,
        (Out, Changed::Both, Person) => Verdict::Ask,
    }
}

/// The verdict for records linked for the first time, which have no base yet: a blank is filled, not fought
/// over; where both are filled, both count as changed.
pub const fn judge_first(rule: Rule, ours_is_blank: bool, theirs_is_blank: bool) -> Verdict {
    match (rule.direction, ours_is_blank, theirs_is_blank) {
        (Direction::Apart, _, _) => Verdict::Leave,
        (_, true, false) => Verdict::Take,
        (Direction::Both | Direction::Out, false, true) => Verdict::Push,
        (Direction::In, false, true) => match rule.precedence {
            Precedence::KiotViet => Verdict::Take,
            Precedence::Abaha | Precedence::Person => Verdict::StandOurs,
        },
        _ => judge(rule, Changed::Both),
    }
}
