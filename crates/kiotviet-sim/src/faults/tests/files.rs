use std::path::Path;

use http::Method;

use crate::faults::*;

#[test]
fn every_preset_reads_and_everything_has_every_effect() {
    for (name, _) in PRESETS {
        assert!(!FaultPlan::preset(name, 1).unwrap().report().is_empty(), "{name}");
    }
    let mut seen = std::collections::BTreeSet::new();
    let mut plan = FaultPlan::preset("everything", 1).unwrap();
    let now = "2026-07-12T01:00:00Z".parse().unwrap();
    for _ in 0..3000 {
        for path in ["/products", "/customers", "/orders"] {
            seen.extend(plan.decide(&Method::GET, path, now).iter().map(Fault::name));
        }
        seen.extend(plan.decide_webhook("stock.update", now).iter().map(Fault::name));
    }
    let all = [
        "clock_skew",
        "dropped_after",
        "dropped_before",
        "html_page",
        "latency",
        "malformed_row",
        "rate_limited",
        "server_error",
        "shop_changes",
        "slow_body",
        "token_expired",
        "truncated_json",
        "webhook_badly_signed",
        "webhook_duplicated",
        "webhook_late",
        "webhook_lost",
        "webhook_reordered",
    ];
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), all);
}

#[test]
fn a_file_may_build_on_presets_and_name_its_seed() {
    let plan = FaultPlan::from_toml(
        "seed = 3\npresets = [\"slow\"]\n[[rule]]\non = \"POST /orders\"\neffect = \"dropped_after\"\nlimit = 1\n",
        99,
    )
    .unwrap();
    let names: Vec<String> = plan.report().into_iter().map(|rule| rule.name).collect();
    assert_eq!(names, ["latency", "long waits now and then", "slow bodies", "late webhooks", "POST /orders"]);
}

#[test]
fn a_rule_reads_the_same_from_toml_and_json() {
    let rule = Rule::new("GET /products*".parse().unwrap(), Effect::Latency { ms: Amount::Range([5, 9]) })
        .named("late")
        .after(3)
        .at_most(4)
        .with_probability(0.5);
    let json = serde_json::to_string(&rule).unwrap();
    assert_eq!(serde_json::from_str::<Rule>(&json).unwrap(), rule);
    let toml = "name = 'late'\non = 'GET /products*'\nprobability = 0.5\nafter = 3\nlimit = 4\n\
                effect = { latency = { ms = [5, 9] } }";
    assert_eq!(toml::from_str::<Rule>(toml).unwrap(), rule);
}

fn problem(text: &str) -> String {
    FaultPlan::from_toml(text, 1).unwrap_err().to_string()
}

#[test]
fn a_bad_file_is_told_with_place_and_reason() {
    for (text, expected) in [
        (
            "[[rule]]\non = \"GET *\"\neffect = \"explode\"\n",
            "unknown variant `explode`, expected one of `latency`",
        ),
        ("[[rule]]\non = \"GET *\"\neffect = \"explode\"\n", "line 3"),
        (
            "[[rule]]\non = \"FETCH *\"\neffect = \"dropped_after\"",
            "\"FETCH\" is none of GET, POST, PUT, DELETE, *",
        ),
        (
            "[[rule]]\non = \"GET *\"\neffect = \"dropped_after\"\nprobabilty = 1",
            "unknown field `probabilty`",
        ),
        ("rules = []", "unknown field `rules`"),
        ("seed = ", "line 1"),
        (
            "[[rule]]\non = \"GET *\"\neffect = \"dropped_after\"\n[[rule]]\nname = \"x\"\non = \"GET *\"\n\
             effect = \"dropped_after\"\nprobability = 1.5",
            "rule 2 (x): probability 1.5 is not between 0 and 1",
        ),
        ("[[rule]]\non = \"GET *\"\neffect = \"webhook_lost\"", "needs on = \"webhook …\""),
        ("[[rule]]\non = \"webhook *\"\neffect = \"dropped_after\"", "needs one of the effects webhook_…"),
        ("[[rule]]\non = \"GET *\"\neffect = { latency = { ms = [9, 5] } }", "runs backwards"),
        ("[[rule]]\non = \"GET *\"\neffect = { latency = { ms = -1 } }", "between 0 and"),
        ("[[rule]]\non = \"GET *\"\neffect = { server_error = { status = [404] } }", "status 404"),
        ("[[rule]]\non = \"GET *\"\neffect = { server_error = { status = [] } }", "names no number"),
        ("[[rule]]\non = \"GET *\"\nevery = 0\neffect = \"dropped_after\"", "never strike"),
        ("presets = [\"calm\"]", "no fault preset \"calm\""),
    ] {
        let problem = problem(text);
        assert!(problem.contains(expected), "{text}\n→ {problem}");
    }
}

#[test]
fn a_missing_file_is_named() {
    let problem = FaultPlan::from_file(Path::new("/nowhere/faults.toml"), 1).unwrap_err().to_string();
    assert!(problem.starts_with("cannot read the fault file /nowhere/faults.toml"), "{problem}");
    let problem = FaultPlan::named_or_from_file("flakey", 1).unwrap_err().to_string();
    assert!(problem.contains("flakey"), "{problem}");
    assert!(FaultPlan::named_or_from_file("lost-answers", 1).is_ok());
}
