use dongbo_store::{Batch, Cause, ConflictKind, Lease, MasterKey, Mode, NewConflict, Store};
use dongbo_sync::records::{Product, ProductField};
use dongbo_sync::{Entity, Local, Money, Record};
use jiff::Timestamp;

use crate::support::{Place, SHOP};

/// A person changes a product's price to `price`; a conflict about it is opened. Answers its code and its price before.
fn edited(place: &Place, local: i64, price: i64) -> (String, String) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let key = MasterKey::from_file(&place.path("dongbo.key")).unwrap();
        let url = format!("sqlite://{}", place.path("dongbo.db").display());
        let store = Store::open(&url, key, Mode::Inline).await.unwrap();
        let shop = store.shop_named(SHOP).await.unwrap().unwrap().id;
        let (by, now) = (Cause::Person("lan".to_owned()), Timestamp::now());
        let edit = move |product| Ok::<_, ()>(Product { base_price: Money::whole(price), ..product });
        let edited = store.edit_ours(shop, Local::<Product>::new(local), None, by, now, edit).await;
        let edited = edited.unwrap().unwrap();
        let facts = store.facts_of_ours::<Product>(shop, Local::new(local)).await.unwrap().unwrap();
        let shown = |record: &Product| Some(record.show(ProductField::BasePrice).to_string());
        let conflict = NewConflict {
            entity: Entity::Products,
            kind: ConflictKind::Field,
            remote_id: facts.remote,
            local_id: Some(local),
            field: Some("base_price".to_owned()),
            ours: shown(&edited.after),
            theirs: shown(facts.theirs.as_ref().unwrap()),
            base: None,
            note: String::new(),
        };
        let hold = std::time::Duration::from_secs(60);
        let Lease::Mine(fence) = store.acquire_lease(shop, "test", now, hold, &|_| false).await.unwrap()
        else {
            panic!("somebody holds the shop");
        };
        let batch = Batch::<Product> { conflicts: vec![conflict], ..Batch::default() };
        store.write(&fence, batch, now).await.unwrap();
        store.release_lease(&fence).await.unwrap();
        (edited.after.code, edited.before.base_price.to_string())
    })
}

#[test]
fn what_a_person_changed_is_told_and_can_be_taken_back() {
    let place = Place::connected(&["--products", "60", "--customers", "5", "--orders", "0"]);
    place.sync(&[]).ended(0);
    let (code, before) = edited(&place, 3, 777_000);
    let shop = ["--shop", SHOP];
    let history = |more: &[&str]| place.run(&[&["history"], &shop[..], more].concat());
    let told = history(&["--code", &code, "--json"]).ended(0).json();
    let edit = told.as_array().unwrap().iter().find(|entry| entry["action"] == "changed").unwrap();
    assert_eq!(edit["fields"][0]["to"], "777000");
    let birth = told.as_array().unwrap().last().unwrap();
    assert_eq!((&birth["action"], &birth["cause"]["run"]), (&"created".into(), &1.into()));
    let text = history(&["--code", &code]).ended(0).stdout;
    assert!(text.contains("changed on Abaha (lan)") && text.contains("→ 777000"), "{text}");
    assert!(history(&["--run", "1", "--json"]).ended(0).json().as_array().unwrap().len() > 2);

    let entry = edit["id"].to_string();
    let undo = |more: &[&str]| place.run(&[&["undo"], &shop[..], more].concat());
    let dry = undo(&["--entry", &entry, "--dry-run"]).ended(0).stdout;
    assert!(dry.contains("Would undo 1 records") && dry.contains(&format!("777000 → {before}")), "{dry}");
    let done = undo(&["--entry", &entry, "--json"]).ended(0).json();
    assert_eq!(done["records"][0]["fields"][0]["to"], before.as_str());
    let again = undo(&["--entry", &entry]).ended(0).stdout;
    assert!(again.contains("Undid 0 records; 1 were"), "{again}");
    edited(&place, 3, 888_000);
    let refused = undo(&["--entry", &entry]).ended(2).stdout;
    assert!(refused.contains("[SYNC-UNDO-CHANGED-SINCE]"), "{refused}");
    undo(&["--entry", &entry, "--force"]).ended(0);
    undo(&["--entry", "999999"]).ended(64);
    undo(&[]).ended(64);
    let run = undo(&["--run", "1", "--dry-run", "--json"]).ended(2).json();
    assert!(run["done"].as_u64().unwrap() > 0 && run["refused"].as_u64().unwrap() > 0, "{run}");
}

#[test]
fn a_conflict_is_listed_and_decided_from_the_command_line() {
    let place = Place::connected(&["--products", "60", "--customers", "5", "--orders", "0"]);
    place.sync(&[]).ended(0);
    let (code, before) = edited(&place, 3, 777_000);
    edited(&place, 4, 666_000);
    let conflicts = |more: &[&str]| place.run(&[&["conflicts"], more, &["--shop", SHOP]].concat());
    let listed = conflicts(&[]).ended(0).stdout;
    assert!(listed.contains(&code) && listed.contains("777000") && listed.contains(&before), "{listed}");
    conflicts(&["decide", "--ours"]).ended(64);
    conflicts(&["decide", "--all"]).ended(64);
    let decided = conflicts(&["decide", "--theirs", "--id", "1", "--json"]).ended(0).json();
    assert_eq!((&decided["decided"], &decided["open"]), (&1.into(), &0.into()));
    let bad = conflicts(&["decide", "--value", "đắt", "--field", "base_price"]).ended(2).stdout;
    assert!(bad.contains("1 still wait"), "{bad}");
    conflicts(&["decide", "--value", "650000", "--all"]).ended(0);
    assert_eq!(conflicts(&["--json"]).ended(0).json(), serde_json::json!([]));
    assert_eq!(conflicts(&["--closed", "--json"]).ended(0).json()[1]["decided_value"], "650000");
    place.sync(&[]).ended(0);
    place.verify().ended(0);
}
