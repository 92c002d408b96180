//! Dry runs as plans: they change nothing, say what the real run then does, and are carried out as far as a person
//! approved them.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up its world may stop")]

mod world;

use std::collections::BTreeMap;
use std::sync::Arc;

use dongbo_engine::{RunReport, SyncOptions, Unwatched};
use dongbo_store::{Decision, ItemFilter, ItemOutcome, PlanId, PlanItem};
use dongbo_sync::Entity;
use dongbo_sync::plan::Action;
use futures::executor::block_on;
use kiotviet_sim::actions::ProductDraft;
use rust_decimal::Decimal;
use world::{World, counts, written};

fn dry(world: &World) -> RunReport {
    world.sync_with(SyncOptions { dry_run: true, trigger: "command".into(), ..SyncOptions::default() })
}

fn items(world: &World, plan: i64, filter: ItemFilter) -> Vec<PlanItem> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page =
            block_on(world.store.plan_items(world.shop, PlanId(plan), filter.clone(), after, 500)).unwrap();
        all.extend(page.items);
        after = page.next_cursor;
        if after.is_none() {
            return all;
        }
    }
}

fn about(entity: Entity) -> ItemFilter {
    ItemFilter { entity: Some(entity), ..ItemFilter::default() }
}

fn approve(world: &World, plan: i64, filter: ItemFilter) -> u64 {
    let now = kiotviet::Clock::now(&*world.clock);
    block_on(world.store.decide_plan(world.shop, PlanId(plan), filter, Decision::Approved, "Lan", now))
        .unwrap()
}

fn apply(world: &World, plan: i64) -> RunReport {
    block_on(world.engine.apply(world.shop, PlanId(plan), "command", Arc::new(Unwatched))).unwrap()
}

/// The counts by entity without what only says how much was read.
fn done(report: &RunReport) -> BTreeMap<String, (u64, u64, u64, u64)> {
    let counts = report.entities.iter();
    counts.map(|(name, c)| (name.clone(), (c.created, c.updated, c.archived, c.conflicts))).collect()
}

#[test]
fn a_first_dry_run_counts_what_the_real_run_then_does_stock_and_prices_included() {
    let world = World::of(330, 120, 40);
    let before = world.dump();
    let planned = dry(&world);
    assert_eq!(world.dump(), before, "a dry run changes nothing");
    assert!(block_on(world.store.positions(world.shop)).unwrap().is_empty(), "nor any place in a list");
    let plan = planned.plan.unwrap();
    assert_eq!(items(&world, plan, about(Entity::Products)).len(), 330);
    let worth: Vec<_> = block_on(world.store.plan_totals(world.shop, PlanId(plan))).unwrap();
    let products = worth.iter().find(|total| total.entity == Entity::Products).unwrap();
    assert!(products.pieces.0 > Decimal::ZERO && products.money.0 > products.pieces.0, "{products:?}");

    let real = world.sync();
    assert_eq!(done(&planned), done(&real), "entity by entity");
    assert!(real.entities["price_entries"].created > 100 && counts(&real, Entity::Stock).created > 300);
}

#[test]
fn a_later_plan_names_each_field_and_is_what_the_real_run_then_does() {
    let world = World::of(300, 40, 10);
    world.sync();
    let (priced, gone, branch) = world.there(|shop| {
        let plain: Vec<_> = shop.products.iter().filter(|product| world::is_plain(product)).collect();
        (plain[0].id, plain[1].id, shop.branches.iter().next().unwrap().id)
    });
    let old = world.there(|shop| shop.products.get(priced).unwrap().base_price);
    world.clerk(|shop, now| {
        let draft = ProductDraft { base_price: Some(old + Decimal::from(5_000)), ..ProductDraft::default() };
        shop.update_product(now, priced, draft)
    });
    world.clerk(|shop, now| shop.receive_goods(now, branch, priced, Decimal::from(25), None));
    world.clerk(|shop, now| shop.delete_product(now, gone));
    let before = world.dump();
    let planned = dry(&world);
    assert_eq!(world.dump(), before);
    let found = items(&world, planned.plan.unwrap(), ItemFilter::default());
    let price =
        found.iter().find(|item| item.entity == Entity::Products && item.action == Action::Change).unwrap();
    let fields: serde_json::Value = serde_json::from_str(price.fields.as_deref().unwrap()).unwrap();
    assert_eq!(fields[0]["field"], "base_price", "{fields}");
    assert_eq!(price.money.unwrap().0, Decimal::from(5_000));
    let stock = found.iter().find(|item| item.entity == Entity::Stock).unwrap();
    assert_eq!(stock.pieces.unwrap().0, Decimal::from(25), "{stock:?}");
    assert!(stock.money.unwrap().0 > Decimal::ZERO);
    assert!(found.iter().any(|item| item.action == Action::Archive && item.remote_id == Some(gone.0)));

    let real = world.sync();
    assert_eq!(done(&planned), done(&real));
    assert_eq!(written(&real), found.len() as u64, "{found:#?}");
    world.assert_equal();
}

#[test]
fn a_plan_approved_whole_ends_as_the_real_run_would() {
    let (one, other) = (World::of(230, 60, 20), World::of(230, 60, 20));
    one.sync();
    let planned = dry(&other);
    let plan = planned.plan.unwrap();
    approve(&other, plan, ItemFilter::default());
    let applied = apply(&other, plan);
    assert!(applied.left_out.is_empty(), "{applied:#?}");
    assert_eq!(done(&planned), done(&applied));
    assert_eq!(one.dump(), other.dump());
    other.assert_equal();
    assert_eq!(written(&other.sync()), 0, "nothing is left to be done");
    let open = ItemFilter { decision: Some(Decision::Approved), ..ItemFilter::default() };
    assert!(items(&other, plan, open).iter().all(|item| item.outcome == Some(ItemOutcome::Done)));
}

#[test]
fn a_plan_approved_in_part_does_exactly_that_and_leaves_the_rest_for_the_next() {
    let world = World::of(150, 40, 10);
    let plan = dry(&world).plan.unwrap();
    for entity in [Entity::Branches, Entity::Categories] {
        approve(&world, plan, about(entity));
    }
    let some: Vec<i64> =
        items(&world, plan, about(Entity::Products)).iter().map(|item| item.id).take(30).collect();
    approve(&world, plan, ItemFilter { ids: some, ..ItemFilter::default() });
    let applied = apply(&world, plan);
    assert_eq!(counts(&applied, Entity::Products).created, 30, "{applied:#?}");
    assert_eq!(counts(&applied, Entity::Customers).created, 0);
    assert_eq!(applied.left_out["products"].not_approved, 120);
    assert_eq!(applied.left_out["customers"].not_approved, 40);
    let status = block_on(world.store.counts(world.shop)).unwrap();
    let live = serde_json::to_value(status).unwrap();
    assert_eq!(live["products"]["live"], 30, "{live}");
    assert_eq!(live["customers"]["live"], 0);

    let next = dry(&world);
    assert_eq!(counts(&next, Entity::Products).created, 120, "the next plan has the rest: {next:#?}");
    assert_eq!(counts(&next, Entity::Customers).created, 40);
    world.sync();
    world.assert_equal();
}

#[test]
fn a_record_that_changed_since_is_left_out_and_comes_with_the_next_plan() {
    let world = World::of(200, 20, 0);
    world.sync();
    let ids = world.there(|shop| {
        let plain = shop.products.iter().filter(|product| world::is_plain(product));
        plain.map(|product| (product.id, product.base_price)).take(3).collect::<Vec<_>>()
    });
    let reprice = |index: usize, more: i64| {
        let (id, price) = ids[index];
        world.clerk(|shop, now| {
            let base_price = Some(price + Decimal::from(more));
            shop.update_product(now, id, ProductDraft { base_price, ..ProductDraft::default() })
        });
    };
    reprice(0, 1_000);
    reprice(1, 1_000);
    reprice(2, 1_000);
    let plan = dry(&world).plan.unwrap();
    approve(&world, plan, about(Entity::Products));
    reprice(1, 9_000);
    reprice(2, 0);
    let applied = apply(&world, plan);
    assert_eq!(counts(&applied, Entity::Products).updated, 1, "{applied:#?}");
    let left_out = applied.left_out["products"];
    assert_eq!((left_out.changed_since, left_out.no_longer), (1, 1));
    let next = dry(&world);
    assert_eq!(counts(&next, Entity::Products).updated, 1);
    world.sync();
    world.assert_equal();
}

#[test]
fn a_mass_disappearance_stands_in_the_plan_record_by_record_and_can_be_approved() {
    let world = World::of(900, 10, 0);
    world.sync();
    let gone: Vec<_> = world.there(|shop| {
        shop.products
            .iter()
            .filter(|product| world::is_plain(product))
            .map(|product| product.id)
            .take(60)
            .collect()
    });
    for id in &gone {
        world.clerk(|shop, now| shop.delete_product(now, *id));
    }
    let planned = dry(&world);
    assert_eq!(counts(&planned, Entity::Products).conflicts, 1);
    let plan = planned.plan.unwrap();
    let archive = ItemFilter { action: Some(Action::Archive), ..about(Entity::Products) };
    assert_eq!(items(&world, plan, archive.clone()).len(), 60);
    approve(&world, plan, archive);
    assert_eq!(counts(&apply(&world, plan), Entity::Products).archived, 60);
    world.sync();
    world.assert_equal();
}

#[test]
fn a_plan_of_another_shop_or_of_none_is_not_carried_out() {
    let world = World::of(10, 0, 0);
    let refused = block_on(world.engine.apply(world.shop, PlanId(7), "command", Arc::new(Unwatched)));
    assert_eq!(refused.unwrap_err().code(), "SYNC-PLAN-UNKNOWN");
}
