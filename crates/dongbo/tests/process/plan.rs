use crate::support::{Place, SHOP};

fn plan(place: &Place, more: &[&str]) -> serde_json::Value {
    let command = [&["plan", more[0], "--shop", SHOP, "--json"], &more[1..]].concat();
    place.run(&command).ended(0).json()
}

#[test]
fn a_plan_is_shown_approved_in_part_and_carried_out() {
    let place = Place::connected(&["--products", "80", "--customers", "20", "--orders", "5"]);
    let text = place.run(&["sync", "--shop", SHOP, "--dry-run"]).ended(0).stdout;
    assert!(text.contains("Plan 1 (to be decided)") && text.contains("dongbo plan approve"), "{text}");
    let planned = place.sync(&["--dry-run"]).ended(0).json();
    assert_eq!(planned["plan"], 2);
    assert_eq!(plan(&place, &["list"]).as_array().unwrap().len(), 2);
    let shown = plan(&place, &["show", "--entity", "products", "--action", "create"]);
    assert_eq!(shown["items"].as_array().unwrap().len(), 80);
    assert_eq!(place.run(&["plan", "approve", "--shop", SHOP]).code, Some(64), "which ones was not said");
    for entity in ["branches", "categories"] {
        plan(&place, &["approve", "--entity", entity]);
    }
    let first = shown["items"][0]["id"].to_string();
    assert_eq!(plan(&place, &["approve", "--item", &first])["changed"], 1);
    let applied = plan(&place, &["apply"]);
    assert_eq!(applied["entities"]["products"]["created"], 1);
    assert_eq!(applied["left_out"]["products"]["not_approved"], 79);
    place.sync(&[]).ended(0);
    assert_eq!(place.verify().ended(0).json()["compared"]["products"], 80);
}

#[test]
fn shadow_mode_writes_nothing_until_it_is_switched_off() {
    let place = Place::connected(&["--products", "60", "--customers", "10", "--orders", "5"]);
    let before = place.dump();
    let set = place.run(&["shop", "set", "--shop", SHOP, "--shadow", "on", "--json"]).ended(0).json();
    assert_eq!(set["shadow"], true);
    let run = place.sync(&[]).ended(0).json();
    assert_eq!((&run["dry_run"], &run["shadow"]), (&true.into(), &true.into()));
    assert_eq!(place.dump(), before);
    let report = place.run(&["shadow", "report", "--shop", SHOP, "--json"]).ended(0).json();
    assert_eq!(report["on"], true);
    assert!(report["totals"].as_array().unwrap().iter().any(|total| total["items"] == 60));
    plan(&place, &["approve", "--all"]);
    let refused = place.run(&["plan", "apply", "--shop", SHOP]).ended(1);
    assert!(refused.stderr.contains("SYNC-SHADOW"), "{refused:?}");
    place.run(&["shop", "set", "--shop", SHOP, "--shadow", "off"]).ended(0);
    assert_eq!(plan(&place, &["apply"])["entities"]["products"]["created"], 60);
    place.verify().ended(0);
    let matches = place.run(&["match", "list", "--shop", SHOP, "--json"]).ended(0).json();
    assert_eq!(matches["findings"], serde_json::json!([]));
}
