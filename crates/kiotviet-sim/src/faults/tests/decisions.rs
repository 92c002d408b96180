use std::time::Duration;

use http::Method;
use jiff::{SignedDuration, Timestamp};

use crate::faults::*;

const LATE: Effect = Effect::Latency { ms: Amount::Fixed(10) };

fn now() -> Timestamp {
    "2026-07-12T01:00:00Z".parse().unwrap()
}

fn on(text: &str) -> Trigger {
    text.parse().unwrap()
}

fn strikes(plan: &mut FaultPlan, requests: usize) -> Vec<bool> {
    (0..requests).map(|_| !plan.decide(&Method::GET, "/products", now()).is_empty()).collect()
}

#[test]
fn a_rule_strikes_after_every_and_at_most_as_told() {
    let mut rule = Rule::new(on("GET /products"), LATE).after(2).at_most(2);
    rule.every = 3;
    let mut plan = FaultPlan::new(1).with(rule).unwrap();
    let expected: Vec<bool> = (0..12).map(|request| request == 2 || request == 5).collect();
    assert_eq!(strikes(&mut plan, 12), expected);
    let report = &plan.report()[0];
    assert_eq!((report.seen, report.struck), (12, 2));
}

#[test]
fn a_rule_only_looks_at_what_fits() {
    let mut plan = FaultPlan::new(1).with(Rule::new(on("POST /orders"), Effect::DroppedAfter)).unwrap();
    assert!(plan.decide(&Method::GET, "/orders", now()).is_empty());
    assert!(plan.decide(&Method::POST, "/invoices", now()).is_empty());
    assert!(plan.decide_webhook("order.update", now()).is_empty());
    assert_eq!(plan.decide(&Method::POST, "/Orders", now()), [Fault::DroppedAfter]);
}

#[test]
fn the_same_seed_decides_the_same_and_another_seed_differently() {
    let run = |seed| {
        let mut plan = FaultPlan::preset("everything", seed).unwrap();
        (0..300).map(|_| plan.decide(&Method::GET, "/products", now())).collect::<Vec<_>>()
    };
    assert_eq!(run(7), run(7));
    assert_ne!(run(7), run(8));
}

#[test]
fn one_rule_more_does_not_change_when_the_others_strike() {
    let rule = || Rule::new(on("GET *"), LATE).with_probability(0.3).named("late");
    let mut alone = FaultPlan::new(5).with(rule()).unwrap();
    let mut both = FaultPlan::new(5)
        .with(Rule::new(on("GET *"), Effect::TruncatedJson).with_probability(0.5).named("cut"))
        .unwrap()
        .with(rule())
        .unwrap();
    for _ in 0..200 {
        let late = Fault::Latency(Duration::from_millis(10));
        let faults = both.decide(&Method::GET, "/x", now());
        assert_eq!(alone.decide(&Method::GET, "/x", now()).contains(&late), faults.contains(&late));
    }
}

#[test]
fn a_window_counts_from_the_first_request() {
    let mut rule = Rule::new(on("* *"), LATE);
    (rule.from_second, rule.for_seconds) = (Some(10), Some(5));
    let mut plan = FaultPlan::new(1).with(rule).unwrap();
    let mut at =
        |second| !plan.decide(&Method::GET, "/", now() + SignedDuration::from_secs(second)).is_empty();
    assert_eq!([at(0), at(9), at(10), at(14), at(15)], [false, false, true, true, false]);
}

#[test]
fn a_swarm_keeps_some_rules_and_never_none() {
    let mut kept = std::collections::BTreeSet::new();
    for seed in 0..40 {
        let mut plan = FaultPlan::preset("flaky", seed).unwrap();
        plan.keep_random_subset();
        let on: Vec<bool> = plan.report().iter().map(|rule| rule.enabled).collect();
        assert!(on.contains(&true), "seed {seed} has no rule left");
        kept.insert(on);
    }
    assert!(kept.len() > 10, "{} mixtures of 40", kept.len());
}

#[test]
fn switches_silence_a_rule_or_the_whole_plan() {
    let mut plan = FaultPlan::new(1).with(Rule::new(on("* *"), LATE).named("late")).unwrap();
    assert!(plan.set_rule_enabled("late", false));
    assert_eq!(strikes(&mut plan, 1), [false]);
    assert!(plan.set_rule_enabled("late", true));
    plan.set_enabled(false);
    assert_eq!(strikes(&mut plan, 1), [false]);
    plan.set_enabled(true);
    assert_eq!(strikes(&mut plan, 1), [true]);
    assert!(!plan.set_rule_enabled("nobody", true));
}

#[test]
fn rules_of_one_name_stay_distinct() {
    let mut plan = FaultPlan::new(1);
    for _ in 0..3 {
        plan.add(Rule::new(on("* *"), LATE)).unwrap();
    }
    let names: Vec<String> = plan.report().into_iter().map(|rule| rule.name).collect();
    assert_eq!(names, ["* *", "* * (2)", "* * (3)"]);
}

#[test]
fn a_change_falls_on_the_list_that_is_read() {
    let effect = Effect::ShopChanges { action: RowAction::Delete, entity: None, rows: Amount::Fixed(2) };
    let mut plan = FaultPlan::new(1).with(Rule::new(on("GET *"), effect)).unwrap();
    let mut entity = |path| match plan.decide(&Method::GET, path, now()).as_slice() {
        [Fault::ShopChanges(change)] => Some(change.entity),
        [] => None,
        other => panic!("{other:?}"),
    };
    assert_eq!(entity("/Customers"), Some(ChangedEntity::Customers));
    assert_eq!(entity("/productOnHands"), Some(ChangedEntity::Products));
    assert_eq!(entity("/pricebooks/5"), Some(ChangedEntity::PriceBookEntries));
    assert_eq!(entity("/settings"), None);
}
