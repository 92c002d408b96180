//! Waves of alarming changes: nothing of them is applied until a person says so, and everything else goes on.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up its world may stop")]

mod world;

use dongbo_engine::RunReport;
use dongbo_store::{Wave, WaveState};
use dongbo_sync::Entity;
use dongbo_sync::wave::WaveKind;
use futures::executor::block_on;
use kiotviet_sim::actions::{InventoryDraft, ProductDraft};
use rust_decimal::Decimal;
use world::{World, counts, is_plain, written};

fn waves(world: &World) -> Vec<Wave> {
    block_on(world.store.waves(world.shop, None, 50)).unwrap().items
}

fn answer(world: &World, wave: &Wave, allow: bool) {
    let now = kiotviet::Clock::now(&*world.clock);
    block_on(world.store.decide_wave(world.shop, wave.id, allow, "Lan", now)).unwrap().unwrap();
}

fn asks(report: &RunReport) -> bool {
    report.warnings.iter().any(|warning| warning.code == "SYNC-WAVE")
}

/// Prices of so many products fall to a third; answers their ids and old prices.
fn cut_prices(world: &World, many: usize) -> Vec<(kiotviet_sim::records::ProductId, Decimal)> {
    let plain = world.there(|shop| {
        let plain = shop.products.iter().filter(|product| product.base_price > Decimal::ZERO);
        plain.map(|product| (product.id, product.base_price)).take(many).collect::<Vec<_>>()
    });
    assert_eq!(plain.len(), many);
    for (id, price) in &plain {
        set_price(world, *id, (*price / Decimal::from(3)).round());
    }
    plain
}

fn set_price(world: &World, id: kiotviet_sim::records::ProductId, price: Decimal) {
    world.clerk(|shop, now| {
        shop.update_product(now, id, ProductDraft { base_price: Some(price), ..ProductDraft::default() })
    });
}

#[test]
fn falling_prices_stop_and_ask_while_everything_else_goes_on() {
    let world = World::of(900, 20, 0);
    world.sync();
    let cut = cut_prices(&world, 100);
    let other = world.there(|shop| {
        let cut: Vec<_> = cut.iter().map(|(id, _)| *id).collect();
        shop.products.iter().find(|product| is_plain(product) && !cut.contains(&product.id)).unwrap().id
    });
    world.clerk(|shop, now| {
        let name = Some("Tên mới".to_owned());
        shop.update_product(now, other, ProductDraft { name, ..ProductDraft::default() })
    });
    let report = world.sync();
    assert_eq!(counts(&report, Entity::Products).updated, 1, "only the new name: {report:#?}");
    assert!(asks(&report) && !report.is_clean());
    let standing = waves(&world);
    assert_eq!(standing.len(), 1);
    assert_eq!((standing[0].kind, standing[0].affected), (WaveKind::Halved, 100));
    let examples: serde_json::Value = serde_json::from_str(&standing[0].examples).unwrap();
    assert!(!examples[0]["label"].as_str().unwrap().is_empty(), "{examples}");
    assert!(!world.verify().is_equal());

    let again = world.sync();
    assert_eq!(written(&again), 0, "still nothing of it");
    answer(&world, &standing[0], true);
    let report = world.sync();
    assert_eq!(counts(&report, Entity::Products).updated, 100, "{report:#?}");
    assert!(report.is_clean(), "{report:#?}");
    assert!(waves(&world).is_empty());
    world.assert_equal();
}

#[test]
fn a_few_falling_prices_are_no_wave_and_arrive_with_the_same_run() {
    let world = World::of(300, 10, 0);
    world.sync();
    cut_prices(&world, 12);
    let report = world.sync();
    assert_eq!(counts(&report, Entity::Products).updated, 12, "{report:#?}");
    assert!(report.is_clean());
    world.assert_equal();
}

#[test]
fn a_wave_that_is_mended_on_kiotviet_is_over_and_a_refused_one_is_not_asked_again() {
    let world = World::of(900, 10, 0);
    world.sync();
    let before = world.dump();
    let cut = cut_prices(&world, 100);
    assert!(asks(&world.sync()));
    answer(&world, &waves(&world)[0], false);
    let report = world.sync();
    assert!(!asks(&report) && report.is_clean(), "{report:#?}");
    assert_eq!(waves(&world)[0].state, WaveState::Refused);
    assert_eq!(prices(&world.dump()), prices(&before));
    for (id, price) in cut {
        set_price(&world, id, price);
    }
    world.sync();
    assert!(waves(&world).is_empty());
    world.assert_equal();
}

/// Lines of the dump without the instants, which move when a price comes back.
fn prices(dump: &[String]) -> Vec<String> {
    dump.iter()
        .filter(|line| line.starts_with("products"))
        .map(|line| {
            line.split(" ours=")
                .nth(1)
                .unwrap_or_default()
                .split(" theirs=")
                .next()
                .unwrap_or_default()
                .to_owned()
        })
        .collect()
}

#[test]
fn shelves_that_run_empty_all_at_once_stop_and_ask() {
    let world = World::of(400, 0, 0);
    world.sync();
    let before = world.dump();
    let emptied = world.there(|shop| {
        let mut figures = Vec::new();
        for product in shop.products.iter().filter(|product| {
            product.kind == kiotviet_sim::records::ProductKind::Goods && product.master_unit.is_none()
        }) {
            for inventory in &product.inventories {
                if inventory.on_hand > Decimal::ZERO {
                    figures.push((product.id, inventory.branch));
                }
            }
        }
        figures
    });
    assert!(emptied.len() > 60, "{}", emptied.len());
    for (product, branch) in &emptied {
        world.clerk(|shop, now| {
            let inventories = Some(vec![InventoryDraft::on_hand(*branch, Decimal::ZERO)]);
            shop.update_product(now, *product, ProductDraft { inventories, ..ProductDraft::default() })
        });
    }
    let report = world.sync();
    assert!(asks(&report), "{report:#?}");
    assert_eq!(counts(&report, Entity::Stock).updated, 0);
    let stock = |dump: Vec<String>| -> Vec<String> {
        dump.into_iter().filter(|line| line.starts_with("stock")).collect()
    };
    assert_eq!(stock(world.dump()), stock(before));
    answer(&world, &waves(&world)[0], true);
    let report = world.sync();
    // Further units share the stock of their base.
    assert!(counts(&report, Entity::Stock).updated >= emptied.len() as u64, "{report:#?}");
    world.assert_equal();
}

#[test]
fn a_mass_disappearance_is_carried_out_when_a_person_allows_it_for_that_entity() {
    let world = World::of(900, 10, 0);
    world.sync();
    let gone: Vec<_> = world.there(|shop| {
        shop.products.iter().filter(|product| is_plain(product)).map(|product| product.id).take(60).collect()
    });
    for id in &gone {
        world.clerk(|shop, now| shop.delete_product(now, *id));
    }
    assert!(!world.sync().is_clean());
    let standing = waves(&world);
    assert_eq!((standing[0].entity, standing[0].kind), (Entity::Products, WaveKind::Vanished));
    answer(&world, &standing[0], true);
    let report = world.sync();
    assert_eq!(counts(&report, Entity::Products).archived, 60, "{report:#?}");
    assert_eq!(block_on(world.store.count_conflicts(world.shop, None)).unwrap(), 0, "the question is closed");
    world.assert_equal();
}
