use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{Place, SHOP};

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap_or_else(|| panic!("{value}")).keys().map(String::as_str).collect()
}

#[track_caller]
fn has(value: &Value, expected: &[&str]) {
    let missing: Vec<_> = expected.iter().filter(|key| !keys(value).contains(*key)).collect();
    assert!(missing.is_empty(), "{missing:?} missing in {value}");
}

#[test]
fn every_command_answers_with_the_keys_that_were_agreed() {
    let place = Place::beside(&["--products", "120", "--customers", "40", "--orders", "20"]);
    assert_eq!(
        keys(&place.connection),
        ["api_url", "token_url", "retailer", "client_id", "client_secret"].into()
    );

    let added = place.run(&["shop", "add", SHOP, "--json"]).ended(0).json();
    has(&added, &["shop"]);

    let connected = place.connect(&["--json"]).ended(0).json();
    has(&connected, &["connection", "branches", "sale_channels", "settings", "warnings"]);
    assert!(!connected["branches"].as_array().unwrap().is_empty());

    let run = place.sync(&[]).ended(0).json();
    has(&run, &["run", "state", "dry_run", "entities", "requests", "seconds"]);
    let entities = [
        "categories",
        "products",
        "stock",
        "price_lists",
        "customer_groups",
        "customers",
        "orders",
        "branches",
    ];
    has(&run["entities"], &entities);
    for entity in entities {
        has(
            &run["entities"][entity],
            &["seen", "created", "updated", "unchanged", "archived", "pushed", "conflicts", "failed"],
        );
    }
    has(&run["requests"], &["GET", "POST", "PUT", "DELETE"]);
    assert!(run["seconds"].is_number());

    let verified = place.verify().ended(0).json();
    has(&verified, &["compared", "differences"]);
    has(&verified["compared"], &["categories", "products", "stock", "price_lists", "customers", "orders"]);

    for role in ["owner", "staff", "operator"] {
        let token = place.run(&["token", "create", "--shop", SHOP, "--role", role, "--json"]).ended(0).json();
        assert!(token["token"].as_str().unwrap().starts_with("dongbo_"));
    }

    let status = place.run(&["status", "--json"]).ended(0).json();
    has(
        &status["shops"][0],
        &["shop", "connection", "entities", "runs", "failures", "conflicts", "requests_left"],
    );
    assert_eq!(place.run(&["shop", "list", "--json"]).ended(0).json()[0]["name"], SHOP);
    assert_eq!(place.run(&["failures", "--shop", SHOP, "--json"]).ended(0).json(), serde_json::json!([]));
}

#[test]
fn without_json_a_person_is_told_in_a_language_of_theirs() {
    let place = Place::connected(&["--products", "50", "--customers", "10", "--orders", "5"]);
    let english = place.run(&["sync", "--shop", SHOP]).ended(0);
    assert!(english.stdout.contains("Run 1: finished"), "{english:?}");
    assert!(english.stderr.contains("products: 50 read, 50 new"), "{english:?}");
    let vietnamese = place.run(&["status", "--lang", "vi"]).ended(0);
    assert!(vietnamese.stdout.contains("Sản phẩm"), "{vietnamese:?}");
    let verified = place.run(&["verify", "--shop", SHOP]).ended(0);
    assert!(verified.stdout.contains("0 differences"), "{verified:?}");
}

#[test]
fn a_record_that_differs_is_named_and_the_exit_code_says_so() {
    let place = Place::connected(&["--products", "50", "--customers", "10", "--orders", "5"]);
    place.sync(&[]).ended(0);
    // Somebody edits our database by hand: the proof must notice.
    let database = rusqlite::Connection::open(place.path("dongbo.db")).unwrap();
    let changed = database
        .execute("UPDATE products SET name = 'Tên khác' WHERE id = (SELECT min(id) FROM products)", [])
        .unwrap();
    assert_eq!(changed, 1);
    drop(database);
    let verified = place.verify().ended(2).json();
    let difference = &verified["differences"][0];
    has(difference, &["entity", "id", "field", "ours", "theirs"]);
    assert_eq!((&difference["entity"], &difference["field"]), (&"products".into(), &"name".into()));
    assert_eq!(difference["ours"], "Tên khác");
    assert_eq!(difference["reason"], "drift", "nobody edited it through dongbo");
}
