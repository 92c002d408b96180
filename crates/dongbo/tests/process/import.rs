use crate::support::Place;

#[test]
fn a_shop_arrives_whole_is_proven_equal_and_a_second_sync_writes_nothing() {
    let place =
        Place::connected(&["--products", "600", "--customers", "250", "--orders", "120", "--branches", "3"]);

    let first = place.sync(&[]).ended(0).json();
    assert_eq!(first["state"], "finished");
    let products = &first["entities"]["products"];
    assert_eq!((&products["seen"], &products["created"]), (&600.into(), &600.into()));
    assert_eq!(products["expected"], 600, "KiotViet says how many there are");
    assert_eq!(first["entities"]["customers"]["created"], 250);
    assert_eq!(first["entities"]["orders"]["created"], 120);
    assert_eq!(first["entities"]["branches"]["created"], 3);
    let pages = first["requests"]["GET"].as_u64().unwrap();
    assert_eq!(first["requests"]["POST"], 0, "an import writes nothing to KiotViet");

    let verified = place.verify().ended(0).json();
    assert_eq!(verified["differences"], serde_json::json!([]));
    assert_eq!(verified["compared"]["products"], 600);

    let before = place.dump();
    let second = place.sync(&[]).ended(0).json();
    for (entity, counts) in second["entities"].as_object().unwrap() {
        for what in ["created", "updated", "archived", "pushed", "conflicts", "failed"] {
            assert_eq!(counts[what], 0, "{entity} {what}");
        }
    }
    assert_eq!(place.dump(), before);
    // Each list costs a request or two however large it is; the shop's size must not show.
    let again = second["requests"]["GET"].as_u64().unwrap();
    assert!(again < pages && again <= 24, "the first sync used {pages} requests, the second {again}");

    // Reading every list once more finds the same.
    let full = place.sync(&["--full"]).ended(0).json();
    assert_eq!(full["entities"]["products"]["unchanged"], 600);
    assert_eq!(full["entities"]["products"]["updated"], 0);
    assert_eq!(place.dump(), before);
}

#[test]
fn only_the_entities_asked_for_are_read() {
    let place = Place::connected(&["--products", "60"]);
    let report = place.sync(&["--only", "branches,categories"]).ended(0).json();
    assert!(report["entities"]["categories"]["created"].as_u64().unwrap() > 0);
    assert!(report["entities"].get("products").is_none());
}
