use crate::support::{Place, SHOP};

#[test]
fn a_dry_run_says_what_would_be_done_and_does_nothing() {
    let place = Place::connected(&["--products", "150", "--customers", "60", "--orders", "30"]);
    let before = place.dump();

    let planned = place.sync(&["--dry-run"]).ended(0).json();
    assert_eq!(planned["dry_run"], true);
    assert_eq!(planned["entities"]["products"]["created"], 150);
    assert_eq!(place.dump(), before);
    let status = place.run(&["status", "--shop", SHOP, "--json"]).ended(0).json();
    assert_eq!(status["shops"][0]["entities"]["products"]["live"], 0);

    let real = place.sync(&[]).ended(0).json();
    for (entity, counts) in real["entities"].as_object().unwrap() {
        assert_eq!(planned["entities"][entity]["created"], counts["created"], "{entity}");
    }
    let after = place.dump();
    let nothing = place.sync(&["--dry-run", "--full"]).ended(0).json();
    assert_eq!(nothing["entities"]["products"]["created"], 0);
    assert_eq!(place.dump(), after);
}
