//! What holds for every merge, under any rules.

use dongbo_sync::reconcile::{Verdict, Winner, reconcile};
use dongbo_sync::records::{Order, OrderState};
use dongbo_sync::rules::Detail;
use dongbo_sync::{Agreed, Decision, Direction, Facts, Field, Merged, Record, Rules, Side};
use proptest::prelude::*;

use crate::records::{Sample, any_facts, any_rules, config, law, shown, three, two_way_rules};

fn present<R: Record>(base: Option<R>, ours: R, theirs: R) -> Facts<R> {
    Facts { ours: Side::Present(ours), theirs: Side::Present(theirs), agreed: base.map(Agreed::from) }
}

fn merge<R: Sample>(facts: &Facts<R>, rules: &Rules<R>) -> Merged<R> {
    match reconcile(facts, rules) {
        Decision::Merge(merged) => merged,
        Decision::Nothing => Merged {
            ours: None,
            taken: vec![],
            push: vec![],
            agreed: None,
            conflicts: vec![],
            overruled: vec![],
        },
        other => panic!("both are there, and yet: {other:?}"),
    }
}

fn pushes<R: Record>(decision: &Decision<R>) -> &[R::Field] {
    match decision {
        Decision::Merge(merged) | Decision::RestoreOurs(merged) => &merged.push,
        _ => &[],
    }
}

/// KiotViet's record after it was given some fields of ours.
fn given<R: Sample>(theirs: &R, sent: &R, fields: &[R::Field]) -> R {
    let mut theirs = theirs.clone();
    for field in fields {
        theirs.take(sent, *field);
    }
    theirs.stored_there()
}

/// Carries a decision out on both sides, as the engine would.
fn carried_out<R: Sample>(facts: Facts<R>, decision: &Decision<R>) -> Facts<R> {
    let mut facts = facts.after(decision);
    match decision {
        Decision::CreateTheirs(record) => {
            facts.created_there(record.clone(), record.clone().stored_there());
        }
        Decision::DeleteTheirs => facts.theirs = Side::Deleted(facts.theirs.present().cloned()),
        _ => {}
    }
    let fields = pushes(decision);
    if !fields.is_empty() {
        let sent = facts.ours.present().unwrap().clone();
        let answer = given(facts.theirs.present().unwrap(), &sent, fields);
        facts.pushed(&sent, fields, answer);
    }
    facts
}

fn asks_only<R: Record>(decision: &Decision<R>) -> bool {
    match decision {
        Decision::Nothing | Decision::OnlyHere | Decision::OnlyThere | Decision::Look => true,
        Decision::Merge(merged) => {
            merged.ours.is_none()
                && merged.push.is_empty()
                && merged.agreed.is_none()
                && merged.overruled.is_empty()
        }
        _ => false,
    }
}

law! {
    the_same_facts_give_the_same_decision<R>(facts in any_facts::<R>(), rules in any_rules::<R>()) {
        let again: Rules<R> = serde_json::from_str(&serde_json::to_string(&rules).unwrap()).unwrap();
        prop_assert_eq!(reconcile(&facts, &rules), reconcile(&facts.clone(), &again));
    }
}

law! {
    deciding_again_before_the_push_asks_for_the_same_push_and_writes_nothing<R>(
        facts in any_facts::<R>(), rules in any_rules::<R>(),
    ) {
        let first = reconcile(&facts, &rules);
        let between = facts.after(&first);
        let second = reconcile(&between, &rules);
        prop_assert_eq!(&between.clone().after(&second), &between, "{:?} then {:?}", first, second);
        prop_assert_eq!(pushes(&first), pushes(&second));
        if let Decision::Merge(merged) = &second {
            prop_assert!(merged.overruled.is_empty(), "named twice: {:?}", merged.overruled);
        }
    }
}

law! {
    what_is_carried_out_is_done_and_soon_nothing_is_left<R>(facts in any_facts::<R>(), rules in any_rules::<R>()) {
        let mut facts = facts;
        let mut rounds = 0;
        loop {
            let decision = reconcile(&facts, &rules);
            if asks_only(&decision) {
                break;
            }
            // One round does the work; a deletion that travels and a set back edit each may need another.
            prop_assert!(rounds < 2, "still busy with {:?}", decision);
            facts = carried_out(facts, &decision);
            rounds += 1;
        }
    }
}

law! {
    pushes_in_any_order_with_lost_answers_and_edits_in_between_converge<R>(
        (base, ours, theirs) in three::<R>(),
        (_, edit, _) in three::<R>(),
        rules in two_way_rules::<R>(),
        chances in proptest::collection::vec(any::<(bool, bool, bool)>(), 40),
    ) {
        let mut facts = present(Some(base), ours, theirs);
        let mut chances = chances.into_iter();
        let mut edit = Some(edit);
        for round in 0..8 {
            let decision = reconcile(&facts, &rules);
            facts = facts.after(&decision);
            let mut fields = pushes(&decision).to_vec();
            if round > 0 && fields.is_empty() && asks_only(&decision) {
                break;
            }
            prop_assert!(round < 7, "not converging: {:?}", decision);
            // One request for each field, in an order of chance; some are not sent this time.
            let mut chance = || chances.next().unwrap_or((false, false, false));
            if chance().0 {
                fields.reverse();
            }
            let sent = facts.ours.present().unwrap().clone();
            for field in fields {
                let (skipped, lost, edited) = chance();
                if skipped && round < 4 {
                    continue;
                }
                if edited && let Some(edit) = edit.take() {
                    facts.ours = Side::Present(edit);
                }
                let answer = given(facts.theirs.present().unwrap(), &sent, &[field]);
                if lost {
                    facts.theirs = Side::Present(answer.clone());
                    if let Some(agreed) = &mut facts.agreed {
                        agreed.recognise(&sent, &[field], &answer);
                    }
                } else {
                    facts.pushed(&sent, &[field], answer);
                }
            }
        }
        let (ours, theirs) = (facts.ours.present().unwrap(), facts.theirs.present().unwrap());
        let asked: Vec<_> = merge(&facts, &rules).conflicts.iter().map(|conflict| conflict.field).collect();
        for (field, rule) in rules.iter() {
            if rule.direction == Direction::Both && ours.is_sendable(field) && !asked.contains(&field) {
                prop_assert!(ours.alike(theirs, field, rules.detail()), "{} still differs", field.name());
            }
        }
    }
}

law! {
    an_unchanged_side_never_causes_a_write_to_the_other<R>(
        (base, ours, theirs) in three::<R>(), rules in two_way_rules::<R>(),
    ) {
        let ours_alone = merge(&present(Some(base.clone()), ours.clone(), base.clone()), &rules);
        for field in &ours_alone.taken {
            let one_way = rules.of(*field).direction != Direction::Both
                || !ours.is_sendable(*field)
                // An order that has ended on KiotViet cannot be cancelled here any more.
                || ours.forced(&base, Some(&base), *field, Direction::Both).is_some();
            prop_assert!(one_way, "our own change of {} flowed back", field.name());
        }
        let theirs_alone = merge(&present(Some(base.clone()), base, theirs), &rules);
        prop_assert!(theirs_alone.push.is_empty(), "KiotViet's own change flowed back: {:?}", theirs_alone.push);
    }
}

law! {
    under_any_rules_a_change_is_undone_at_its_source_only_by_name<R>(
        (base, ours, theirs) in three::<R>(), rules in any_rules::<R>(),
    ) {
        let detail = rules.detail();
        let merged = merge(&present(Some(base.clone()), ours.clone(), theirs.clone()), &rules);
        let named = |field, winner| {
            merged.overruled.iter().any(|one| one.field == field && one.winner == winner)
        };
        for field in &merged.taken {
            let only_ours = !ours.alike(&base, *field, detail) && theirs.alike(&base, *field, detail);
            prop_assert!(!only_ours || named(*field, Winner::KiotViet), "{} was undone", field.name());
        }
        for field in &merged.push {
            let only_theirs = ours.alike(&base, *field, detail) && !theirs.alike(&base, *field, detail);
            prop_assert!(!only_theirs || named(*field, Winner::Abaha), "{} was undone there", field.name());
        }
    }
}

law! {
    no_changed_value_vanishes_without_being_named<R>(
        (base, ours, theirs) in three::<R>(), linked in any::<bool>(), rules in any_rules::<R>(),
    ) {
        let detail = rules.detail();
        let base = linked.then_some(base);
        let facts = present(base.clone(), ours.clone(), theirs.clone());
        let decision = reconcile(&facts, &rules);
        let merged = merge(&facts, &rules);
        let after = carried_out(facts, &decision);
        let (here, there) = (after.ours.present().unwrap(), after.theirs.present().unwrap());
        for (field, _) in rules.iter() {
            for side in [&ours, &theirs] {
                let changed = match &base {
                    Some(base) => !side.alike(base, field, detail),
                    None => !side.is_blank(field),
                };
                let survives = side.alike(here, field, detail) || side.alike(there, field, detail);
                if !changed || survives {
                    continue;
                }
                if ours.blend(&theirs, base.as_ref(), field).is_some() && kept_in_the_blend(side, &base, here, field) {
                    continue;
                }
                let named = merged.overruled.iter().any(|one| one.field == field && one.lost == shown(side, field))
                    || merged.conflicts.iter().any(|one| one.field == field);
                prop_assert!(named, "{} lost {} unnamed", field.name(), shown(side, field));
            }
        }
    }
}

/// Of a set, every addition is there afterwards and every removal is gone.
fn kept_in_the_blend<R: Record>(side: &R, base: &Option<R>, after: &R, field: R::Field) -> bool {
    let members = |record: &R| shown(record, field).as_array().cloned().unwrap_or_default();
    let (side, after) = (members(side), members(after));
    let base = base.as_ref().map(members).unwrap_or_default();
    side.iter().all(|one| base.contains(one) || after.contains(one))
        && base.iter().all(|one| side.contains(one) || !after.contains(one))
}

law! {
    the_base_is_never_ahead_of_what_both_have<R>(
        (base, ours, theirs) in three::<R>(), linked in any::<bool>(), rules in any_rules::<R>(),
    ) {
        let detail = rules.detail();
        let base = linked.then(|| Agreed::from(base));
        let facts = Facts { ours: Side::Present(ours.clone()), theirs: Side::Present(theirs.clone()), agreed: base.clone() };
        let merged = merge(&facts, &rules);
        let Some(agreed) = facts.after(&reconcile(&Facts {
            ours: Side::Present(ours.clone()), theirs: Side::Present(theirs.clone()), agreed: base.clone(),
        }, &rules)).agreed else { return Ok(()) };
        let here = merged.ours.as_ref().unwrap_or(&ours);
        for (field, rule) in rules.iter() {
            let Some(new) = agreed.base(field) else {
                prop_assert!(merged.conflicts.iter().any(|one| one.field == field));
                continue;
            };
            let old = base.as_ref().and_then(|base| base.base(field));
            let known = new.same(&theirs, field)
                || old.is_some_and(|old| new.same(old, field))
                || (rule.direction == Direction::Apart && old.is_none())
                || (rule.direction == Direction::Out && new.same(&ours, field) && !merged.push.contains(&field));
            prop_assert!(known, "the base of {} is from nowhere", field.name());
            if merged.push.contains(&field) {
                prop_assert!(!new.alike(here, field, detail), "{} counts as arrived before it was sent", field.name());
            }
        }
    }
}

law! {
    an_edit_made_during_a_push_remains_to_be_pushed<R>(
        (base, ours, theirs) in three::<R>(), later in R::any(), rules in two_way_rules::<R>(),
    ) {
        let facts = present(Some(base), ours, theirs);
        let decision = reconcile(&facts, &rules);
        let mut facts = facts.after(&decision);
        let fields = pushes(&decision).to_vec();
        let sent = facts.ours.present().unwrap().clone();
        let answer = given(facts.theirs.present().unwrap(), &sent, &fields);
        let mut edited = sent.clone();
        for field in &fields {
            edited.take(&later, *field);
        }
        facts.ours = Side::Present(edited.clone());
        facts.pushed(&sent, &fields, answer);
        let next = merge(&facts, &rules);
        for field in fields {
            if !edited.alike(&sent, field, rules.detail()) && edited.is_sendable(field) {
                let waits = next.push.contains(&field) || next.conflicts.iter().any(|one| one.field == field);
                // What KiotViet lets nobody change any more gives way, and is named as such.
                let theirs = facts.theirs.present().unwrap();
                let closed = edited.forced(theirs, None, field, Direction::Both) == Some(Verdict::Take);
                let named = closed && next.overruled.iter().any(|one| one.field == field);
                prop_assert!(waits || named, "the later edit of {} was forgotten", field.name());
            }
        }
    }
}

law! {
    our_own_values_coming_back_after_a_lost_answer_are_nobodys_edits<R>(
        (base, ours, _) in three::<R>(), later in R::any(), rules in two_way_rules::<R>(),
    ) {
        let facts = present(Some(base.clone()), ours, base);
        let decision = reconcile(&facts, &rules);
        let mut facts = facts.after(&decision);
        let fields = pushes(&decision).to_vec();
        let sent = facts.ours.present().unwrap().clone();
        let theirs = given(facts.theirs.present().unwrap(), &sent, &fields);
        let mut edited = sent.clone();
        for field in &fields {
            edited.take(&later, *field);
        }
        facts.ours = Side::Present(edited.clone());
        facts.theirs = Side::Present(theirs.clone());
        if let Some(agreed) = &mut facts.agreed {
            prop_assert_eq!(&agreed.recognise(&sent, &fields, &theirs), &fields);
        }
        let next = merge(&facts, &rules);
        let fought: Vec<_> = next.conflicts.iter().map(|one| one.field)
            .chain(next.overruled.iter().map(|one| one.field))
            .filter(|field| fields.contains(field) && edited.is_sendable(*field))
            .filter(|field| edited.forced(&theirs, None, *field, Direction::Both).is_none())
            .collect();
        prop_assert!(fought.is_empty(), "we fight ourselves over {:?}", fought);
    }
}

law! {
    only_a_deletion_is_treated_as_one<R>(facts in any_facts::<R>(), rules in any_rules::<R>()) {
        match reconcile(&facts, &rules) {
            Decision::ArchiveOurs { .. } => prop_assert!(matches!(facts.theirs, Side::Deleted(_))),
            Decision::DeleteTheirs => prop_assert!(matches!(facts.ours, Side::Deleted(_)) && facts.agreed.is_some()),
            Decision::Forget => prop_assert!(facts.ours.present().is_none() && facts.theirs.present().is_none()),
            Decision::CreateTheirs(_) => prop_assert!(matches!(facts.theirs, Side::Missing)),
            _ => {}
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_has_ended_on_kiotviet_is_recorded_and_a_cancelled_order_never_comes_back_to_life(
        (base, ours, theirs) in three::<Order>(), linked in any::<bool>(), rules in any_rules::<Order>(),
    ) {
        let facts = present(linked.then_some(base), ours.clone(), theirs.clone());
        let after = facts.clone().after(&reconcile(&facts, &rules));
        let state = after.ours.present().unwrap().state;
        if theirs.state.is_final() {
            prop_assert_eq!(state, theirs.state);
        } else if ours.state == OrderState::Cancelled {
            prop_assert_eq!(state, OrderState::Cancelled);
        }
        if rules.detail() == Detail::Coarse {
            prop_assert!(!merge(&facts, &rules).push.contains(&dongbo_sync::records::OrderField::State)
                || ours.state == OrderState::Cancelled);
        }
    }
}
