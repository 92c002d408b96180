//! The first connection of a shop that already has records: who is whom.

mod world;

use dongbo_engine::SyncOptions;
use dongbo_store::{FindingKind, MatchDecision, MatchVerdict};
use dongbo_sync::Entity;
use dongbo_sync::records::{Category, Customer, CustomerKind, Product, ProductKind};
use dongbo_sync::{Local, Money};
use futures::executor::block_on;
use world::{World, counts};

fn product(code: &str, barcode: Option<&str>) -> Product {
    Product {
        code: code.to_owned(),
        barcode: barcode.map(str::to_owned),
        name: "Hàng có sẵn".to_owned(),
        category: None,
        brand: None,
        kind: ProductKind::Goods,
        base_price: Money::whole(1_000),
        weight: None,
        unit: None,
        master: None,
        unit_of: None,
        attributes: Vec::new(),
        images: Vec::new(),
        description: None,
        parts: Vec::new(),
        allows_sale: true,
        active: true,
    }
}

fn customer(code: &str, phone: &str) -> Customer {
    Customer {
        code: code.to_owned(),
        name: "Khách có sẵn".to_owned(),
        phone: Some(phone.to_owned()),
        other_phone: None,
        email: None,
        kind: CustomerKind::Person,
        gender: None,
        birth_date: None,
        address: None,
        location: None,
        ward: None,
        organization: None,
        tax_code: None,
        comments: None,
        groups: Vec::new(),
    }
}

#[test]
fn existing_records_are_linked_where_it_is_sure_and_asked_about_where_it_is_not() {
    let world = World::of(300, 60, 0);
    let (code, barcode) = world.there(|shop| {
        let mut plain = shop.products.iter().filter(|product| product.barcode.is_some());
        (plain.next().unwrap().code.clone(), plain.nth(3).unwrap().barcode.clone().unwrap())
    });
    let phone = world
        .there(|shop| shop.customers.iter().find_map(|customer| customer.contact_number.clone()).unwrap());
    let category = world.there(|shop| {
        shop.categories.iter().find(|category| category.parent.is_none()).unwrap().name.clone()
    });
    let now = jiff::Timestamp::from_millisecond(world::START).unwrap();
    let add = |record| block_on(world.store.add_ours::<Product>(world.shop, record, now)).unwrap();
    let by_code: Local<Product> = add(product(&code.to_lowercase(), None));
    let twins = [add(product("X1", Some(&barcode))), add(product("X2", Some(&barcode)))];
    let only_here = add(product("CHỈ-CÓ-Ở-ĐÂY", None));
    block_on(world.store.add_ours::<Customer>(world.shop, customer("KHAC", &phone), now)).unwrap();
    let root = Category { name: category, parent: None };
    block_on(world.store.add_ours::<Category>(world.shop, root, now)).unwrap();

    let report = world.sync();
    assert_eq!(
        counts(&report, Entity::Categories).updated + counts(&report, Entity::Categories).created + 1,
        counts(&report, Entity::Categories).seen,
        "the root was linked as it is: {report:#?}"
    );
    assert_eq!(counts(&report, Entity::Products).conflicts, 1, "{report:#?}");
    assert_eq!(counts(&report, Entity::Products).created, 298, "all but the linked and the doubtful one");
    assert_eq!(counts(&report, Entity::Customers).created, 59, "{report:#?}");

    let left: Vec<i64> = block_on(world.store.unlinked::<Product>(world.shop, None, 100))
        .unwrap()
        .into_iter()
        .map(|(local, _)| local.get())
        .collect();
    assert!(!left.contains(&by_code.get()), "linked by its code");
    assert!(twins.iter().all(|twin| left.contains(&twin.get())), "never guessed between the two");
    assert!(left.contains(&only_here.get()));
}

#[test]
fn a_decided_match_is_carried_out_by_the_next_run_and_not_asked_again() {
    let world = World::of(300, 0, 0);
    let barcodes: Vec<(i64, String)> = world.there(|shop| {
        let coded = shop.products.iter().filter_map(|product| Some((product.id.0, product.barcode.clone()?)));
        coded.take(3).collect()
    });
    let now = jiff::Timestamp::from_millisecond(world::START).unwrap();
    let add = |record| block_on(world.store.add_ours::<Product>(world.shop, record, now)).unwrap();
    let mut twins = Vec::new();
    for (number, (_, barcode)) in barcodes.iter().enumerate() {
        let pair = [("A", number), ("B", number)].map(|(mark, number)| format!("{mark}{number}"));
        twins.push(pair.map(|code| add(product(&code, Some(barcode)))));
    }
    let findings = || {
        let kind = Some(FindingKind::Doubtful);
        block_on(world.store.match_findings(world.shop, None, kind, None, 50)).unwrap().items
    };
    let dry = world.sync_with(SyncOptions { dry_run: true, trigger: "command".into(), ..Default::default() });
    assert_eq!(counts(&dry, Entity::Products).conflicts, 3);
    assert_eq!(findings().len(), 3, "they can be decided before anything is written");
    let report = block_on(world.store.match_reports(world.shop)).unwrap();
    let products = report.iter().find(|report| report.entity == Entity::Products).unwrap();
    assert_eq!((products.doubtful, products.only_there), (3, 297));

    let decide = |index: usize, verdict| {
        let (remote, _) = barcodes[index];
        let decision = MatchDecision { entity: Entity::Products, remote, verdict };
        block_on(world.store.decide_matches(world.shop, vec![decision], "Lan", now)).unwrap();
    };
    decide(0, MatchVerdict::Link(twins[0][1].get()));
    decide(1, MatchVerdict::New);
    decide(2, MatchVerdict::Apart);
    assert!(findings().is_empty());
    let report = world.sync();
    assert_eq!(counts(&report, Entity::Products).conflicts, 0, "{report:#?}");
    assert_eq!(counts(&report, Entity::Products).created, 298, "the new one among them");
    let link = |index: usize| {
        let known = block_on(world.store.known::<Product>(world.shop, &[barcodes[index].0])).unwrap();
        known[0].local
    };
    assert_eq!(link(0), Some(twins[0][1].get()));
    assert!(link(1).is_some_and(|local| !twins[1].iter().any(|twin| twin.get() == local)));
    assert_eq!(link(2), None, "kept apart");
    let again = world.sync_with(SyncOptions { full: true, trigger: "command".into(), ..Default::default() });
    assert_eq!(counts(&again, Entity::Products).conflicts, 0, "nobody is asked again");
    assert_eq!(link(2), None);
}

#[test]
fn a_question_that_was_asked_is_closed_when_it_is_decided() {
    let world = World::of(100, 0, 0);
    let (remote, barcode) = world.there(|shop| {
        shop.products.iter().find_map(|product| Some((product.id.0, product.barcode.clone()?))).unwrap()
    });
    let now = jiff::Timestamp::from_millisecond(world::START).unwrap();
    let add = |code: &str| {
        block_on(world.store.add_ours::<Product>(world.shop, product(code, Some(&barcode)), now)).unwrap()
    };
    let twins = [add("X1"), add("X2")];
    world.sync();
    let open = || block_on(world.store.count_conflicts(world.shop, Some(Entity::Products))).unwrap();
    assert_eq!(open(), 1);
    let verdict = MatchVerdict::Link(twins[0].get());
    let decision = MatchDecision { entity: Entity::Products, remote, verdict };
    block_on(world.store.decide_matches(world.shop, vec![decision], "Lan", now)).unwrap();
    world.sync();
    assert_eq!(open(), 0);
    let known = block_on(world.store.known::<Product>(world.shop, &[remote])).unwrap();
    assert_eq!(known[0].local, Some(twins[0].get()));
}
