//! The first sync and the ones after it: everything arrives, nothing is written twice, requests are few.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

mod world;

use std::sync::{Arc, Mutex};

use dongbo_engine::{Event, Progress, SyncOptions};
use dongbo_sync::Entity;
use futures::executor::block_on;
use kiotviet_sim::actions::ProductDraft;
use world::{World, counts, written};

#[test]
fn a_whole_shop_arrives_and_both_sides_are_equal() {
    let world = World::of(730, 210, 130);
    let report = world.sync();
    assert!(report.is_clean(), "{report:#?}");
    assert_eq!(counts(&report, Entity::Branches).created, 3);
    assert_eq!(counts(&report, Entity::Products).created, 730);
    assert_eq!(counts(&report, Entity::Customers).created, 210);
    assert_eq!(counts(&report, Entity::Orders).created, 130);
    assert_eq!(counts(&report, Entity::PriceLists).created, 3);
    let stock_rows =
        world.there(|shop| shop.products.iter().map(|product| product.inventories.len()).sum::<usize>());
    assert!(
        counts(&report, Entity::Stock).created as usize <= stock_rows
            && counts(&report, Entity::Stock).created > 700
    );

    let verified = world.assert_equal();
    assert_eq!(verified.compared["products"], 730);
    assert_eq!(verified.compared["customers"], 210);
    assert_eq!(verified.compared["orders"], 130);
    assert!(verified.compared["price_entries"] > 100);
}

#[test]
fn a_run_says_how_many_rows_there_are_to_read() {
    let world = World::of(730, 210, 130);
    let first = world.sync();
    for (entity, there) in [(Entity::Products, 730), (Entity::Customers, 210), (Entity::Orders, 130)] {
        let counted = counts(&first, entity);
        assert_eq!((counted.expected, counted.seen), (Some(there), there), "{entity}");
    }
    let id = world.there(|shop| shop.products.iter().next().unwrap().id);
    let name = Some("Tên mới".to_owned());
    world.clerk(|shop, now| shop.update_product(now, id, ProductDraft { name, ..ProductDraft::default() }));
    let second = world.sync();
    let products = counts(&second, Entity::Products);
    assert_eq!((products.expected, products.seen), (Some(1), 1), "only what has changed is to be read");
}

#[test]
fn a_second_sync_right_after_the_first_writes_nothing_and_asks_little() {
    let world = World::of(3_000, 2_500, 300);
    let first = world.sync();
    let before = world.dump();
    let second = world.sync();
    assert_eq!(written(&second), 0, "{second:#?}");
    assert_eq!(world.dump(), before);
    assert!(
        second.requests.get * 3 < first.requests.get,
        "{} after {}",
        second.requests.get,
        first.requests.get
    );
}

#[test]
fn the_first_sync_needs_hardly_more_requests_than_there_are_pages() {
    let world = World::of(12_000, 3_000, 1_000);
    let report = world.sync();
    let entries: u64 = world
        .there(|shop| shop.price_books.iter().map(|book| (book.entries.len() as u64).div_ceil(100)).sum());
    let fewest = 120 + 30 + 10 + entries;
    // A dozen requests go to the short lists, the settings and the rows that changed meanwhile.
    assert!(
        report.requests.get <= fewest * 105 / 100 + 12,
        "{} requests for {fewest} pages",
        report.requests.get
    );
}

#[test]
fn a_dry_run_says_what_would_be_done_and_does_nothing() {
    let world = World::of(330, 120, 40);
    let before = world.dump();
    let dry =
        world.sync_with(SyncOptions { dry_run: true, trigger: "command".into(), ..SyncOptions::default() });
    assert!(dry.dry_run);
    assert_eq!(world.dump(), before);
    let real = world.sync();
    for entity in
        [Entity::Categories, Entity::Products, Entity::Customers, Entity::Orders, Entity::PriceLists]
    {
        assert_eq!(counts(&dry, entity).created, counts(&real, entity).created, "{entity}");
    }
}

#[test]
fn only_what_is_asked_for_is_read() {
    let world = World::of(200, 50, 20);
    let report = world.sync_with(SyncOptions {
        only: Some(vec![Entity::Categories, Entity::Products]),
        trigger: "command".into(),
        ..SyncOptions::default()
    });
    assert_eq!(counts(&report, Entity::Products).created, 200);
    assert!(!report.entities.contains_key("customers"));
    assert!(
        !world
            .wire
            .log
            .lock()
            .unwrap()
            .iter()
            .any(|line| line.contains("/customers") || line.contains("/orders"))
    );
    world.sync();
    world.assert_equal();
}

#[test]
fn an_empty_retailer_is_no_trouble() {
    let world = World::of(0, 0, 0);
    assert!(world.sync().is_clean());
    world.assert_equal();
}

/// Remembers which stages have ended.
#[derive(Default)]
struct Ended(Mutex<Vec<Entity>>);

impl Progress for Ended {
    fn report(&self, event: Event) {
        if let Event::StageFinished { entity, .. } = event {
            self.0.lock().unwrap().push(entity);
        }
    }
}

#[test]
fn each_entity_is_told_once_when_it_is_done() {
    let world = World::of(30, 10, 5);
    let ended = Arc::new(Ended::default());
    let options = SyncOptions { trigger: "command".into(), ..SyncOptions::default() };
    block_on(world.engine.sync(world.shop, options, Arc::clone(&ended) as Arc<dyn Progress>)).unwrap();
    let mut told = ended.0.lock().unwrap().clone();
    told.sort_unstable();
    assert_eq!(told, Entity::ALL.to_vec());
}
