//! Food-and-drink shops: as far as their API goes, and not a step further.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

mod world;

use dongbo_engine::{ConnectRequest, EngineError, SyncOptions};
use dongbo_store::{Account, Query};
use dongbo_sync::Entity;
use futures::executor::block_on;
use jiff::SignedDuration;
use kiotviet_sim::actions::ProductDraft;
use kiotviet_sim::records::ProductId;
use world::{World, counts, written};

fn set_active(world: &World, id: ProductId, is_active: bool) {
    world.clerk(|shop, now| {
        shop.update_product(now, id, ProductDraft { is_active: Some(is_active), ..ProductDraft::default() })
    });
}

fn is_shown(world: &World, id: ProductId) -> bool {
    let code = world.there(|shop| shop.products.get(id).unwrap().code.clone());
    let found = block_on(world.store.list_products(world.shop, Query { q: Some(code), ..Query::default() }));
    found.unwrap().items.first().unwrap().active
}

#[test]
fn everything_that_a_food_and_drink_shop_opens_arrives_and_both_sides_are_equal() {
    let world = World::fnb(260, 120, 40);
    let report = world.sync();
    assert!(report.is_clean(), "{report:#?}");
    assert_eq!(counts(&report, Entity::Products).created, 260);
    assert_eq!(counts(&report, Entity::Customers).created, 120);
    assert_eq!(counts(&report, Entity::Branches).created, 3, "learnt from where stock is held");
    assert!(counts(&report, Entity::Stock).created > 200);
    assert_eq!(counts(&report, Entity::PriceLists).seen, 0);
    assert_eq!(counts(&report, Entity::Orders).seen, 0);

    let verified = world.assert_equal();
    assert_eq!((verified.compared["products"], verified.compared["customers"]), (260, 120));
    assert!(verified.compared["stock"] > 200 && !verified.compared.contains_key("price_lists"));
    let asked = world.wire.log.lock().unwrap();
    for never in ["pricebooks", "surchages", "productOnHands", "GET /orders", "PUT ", "DELETE "] {
        assert!(!asked.iter().any(|line| line.contains(never)), "{never}");
    }
}

#[test]
fn names_of_branches_are_those_that_kiotviet_shows_beside_the_stock() {
    let world = World::fnb(40, 0, 0);
    world.sync();
    let theirs: Vec<String> =
        world.there(|shop| shop.branches.iter().map(|branch| branch.name.clone()).collect());
    let ours = block_on(world.store.list_points_of_sale(world.shop, Query::default())).unwrap();
    let ours: Vec<String> = ours.items.into_iter().map(|point| point.name).collect();
    assert_eq!(ours, theirs);
}

#[test]
fn a_second_sync_writes_nothing_and_moved_stock_comes_with_the_products() {
    let world = World::fnb(150, 20, 0);
    world.sync();
    let before = world.dump();
    let again = world.sync();
    assert_eq!(written(&again), 0, "{again:#?}");
    assert_eq!(world.dump(), before);

    let (product, branch) = world.there(|shop| {
        let product = shop.products.iter().find(|product| !product.inventories.is_empty()).unwrap();
        (product.id, product.inventories[0].branch)
    });
    world.clerk(|shop, now| shop.receive_goods(now, branch, product, rust_decimal::Decimal::from(9), None));
    let report = world.sync();
    assert!(counts(&report, Entity::Stock).updated >= 1, "{report:#?}");
    world.assert_equal();
}

#[test]
fn stock_comes_as_often_by_the_clock_as_the_hour_affords() {
    let world = World::fnb(150, 0, 0);
    world.sync();
    let (product, branch) = world.there(|shop| {
        let product = shop.products.iter().find(|product| !product.inventories.is_empty()).unwrap();
        (product.id, product.inventories[0].branch)
    });
    world.clerk(|shop, now| shop.receive_goods(now, branch, product, rust_decimal::Decimal::from(9), None));
    world.clock.pass(SignedDuration::from_mins(10));
    world.sync_with(SyncOptions { trigger: "schedule".to_owned(), ..SyncOptions::default() });
    world.assert_equal();
}

#[test]
fn a_dish_is_shown_whatever_its_status_on_kiotviet_until_the_shop_chooses_otherwise() {
    let world = World::fnb(60, 0, 0);
    let stopped = world.there(|shop| shop.products.iter().next().unwrap().id);
    let other = world.there(|shop| shop.products.iter().nth(5).unwrap().id);
    set_active(&world, stopped, false);
    world.sync();
    assert!(is_shown(&world, stopped), "products must not arrive hidden");
    set_active(&world, other, false);
    world.sync();
    assert!(is_shown(&world, other));
    world.assert_equal();

    block_on(world.engine.choose(world.shop, |options| options.own_product_status = Some(false))).unwrap();
    let report = world.sync();
    assert_eq!(counts(&report, Entity::Products).updated, 2, "{report:#?}");
    assert!(!is_shown(&world, stopped) && !is_shown(&world, other));
    world.assert_equal();
    assert_eq!(written(&world.sync()), 0);
}

#[test]
fn in_a_retail_shop_a_product_follows_its_status_on_kiotviet_until_the_shop_chooses_otherwise() {
    let world = World::of(60, 0, 0);
    world.sync();
    let ids: Vec<ProductId> = world.there(|shop| {
        shop.products.iter().filter(|product| product.is_active).map(|product| product.id).take(2).collect()
    });
    set_active(&world, ids[0], false);
    world.sync();
    assert!(!is_shown(&world, ids[0]));

    block_on(world.engine.choose(world.shop, |options| options.own_product_status = Some(true))).unwrap();
    set_active(&world, ids[1], false);
    world.sync();
    assert!(is_shown(&world, ids[1]));
    assert!(!is_shown(&world, ids[0]), "what was hidden stays hidden until somebody shows it");
    world.assert_equal();
}

#[test]
fn credentials_of_one_kind_of_account_do_not_open_the_other() {
    for (world, account) in [(World::fnb(10, 0, 0), Account::Retail), (World::of(10, 0, 0), Account::Fnb)] {
        let credentials = world.wire.simulator.lock().unwrap().credentials().clone();
        let request = ConnectRequest {
            retailer: world.there(|shop| shop.identity.retailer.clone()),
            client_id: credentials.client_id.clone(),
            client_secret: Some(credentials.client_secret.clone().into()),
            account,
            branch: None,
            sale_channel: None,
            api_url: Some("http://simulator".to_owned()),
            token_url: Some("http://simulator/connect/token".to_owned()),
            enable: None,
            press: true,
        };
        let error: EngineError = block_on(world.engine.connect(world.shop, request)).unwrap_err();
        assert_eq!(error.code(), "KV-ACCOUNT-TYPE", "{error}");
    }
}
