//! Shadow mode: everything is read and decided, one plan is kept up to date, nothing is written on either side.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up its world may stop")]

mod world;

use std::sync::Arc;

use dongbo_engine::Unwatched;
use dongbo_store::{Cause, Decision, ItemFilter, PlanId, PlanItem};
use dongbo_sync::Entity;
use dongbo_sync::plan::Action;
use dongbo_sync::records::Product;
use futures::executor::block_on;
use kiotviet_sim::actions::ProductDraft;
use rust_decimal::Decimal;
use world::{World, counts, is_plain, written};

fn shadow(world: &World, on: bool) {
    block_on(world.engine.choose(world.shop, move |options| options.shadow = on)).unwrap();
}

fn items(world: &World, plan: PlanId, entity: Entity) -> Vec<PlanItem> {
    let filter = ItemFilter { entity: Some(entity), ..ItemFilter::default() };
    block_on(world.store.plan_items(world.shop, plan, filter, None, 500)).unwrap().items
}

fn rolling(world: &World) -> PlanId {
    block_on(world.store.rolling_plan(world.shop)).unwrap().unwrap().id
}

/// Requests that write on KiotViet.
fn writes(world: &World) -> usize {
    let log = world.wire.log.lock().unwrap();
    log.iter().filter(|line| !line.starts_with("GET") && !line.contains("/connect/token")).count()
}

fn approve_all(world: &World, plan: PlanId) {
    let now = kiotviet::Clock::now(&*world.clock);
    let filter = ItemFilter::default();
    block_on(world.store.decide_plan(world.shop, plan, filter, Decision::Approved, "Lan", now)).unwrap();
}

#[test]
fn one_plan_is_kept_up_to_date_and_neither_side_is_written() {
    let world = World::of(260, 40, 10);
    shadow(&world, true);
    let before = (world.dump(), writes(&world));
    let first = world.sync();
    assert!(first.shadow && first.dry_run);
    let plan = rolling(&world);
    assert_eq!(first.plan, Some(plan.0));
    assert_eq!(items(&world, plan, Entity::Products).len(), 260);

    let (priced, gone) = world.there(|shop| {
        let mut plain = shop.products.iter().filter(|product| is_plain(product));
        (plain.next().unwrap().id, plain.next().unwrap().id)
    });
    world.clerk(|shop, now| {
        let base_price = Some(Decimal::from(123_000));
        shop.update_product(now, priced, ProductDraft { base_price, ..ProductDraft::default() })
    });
    world.clerk(|shop, now| shop.delete_product(now, gone));
    let requests = world.requests();
    let second = world.sync();
    assert_eq!(rolling(&world), plan, "there is one plan, and it goes on");
    assert!(
        world.requests() - requests < 40,
        "only what has changed is read: {}",
        world.requests() - requests
    );
    assert_eq!(counts(&second, Entity::Products).created, 1, "the changed one: {second:#?}");
    // A record that came and went before it was ever here stays in the plan until the next complete reading.
    world.sync_with(dongbo_engine::SyncOptions {
        full: true,
        trigger: "command".into(),
        ..dongbo_engine::SyncOptions::default()
    });
    assert_eq!(items(&world, plan, Entity::Products).len(), 259);
    assert_eq!((world.dump(), writes(&world)), before, "nothing is written on either side");
}

#[test]
fn switched_off_its_plan_is_approved_and_ends_as_a_run_would() {
    let (world, other) = (World::of(150, 30, 10), World::of(150, 30, 10));
    shadow(&world, true);
    world.sync();
    let plan = rolling(&world);
    approve_all(&world, plan);
    let refused = block_on(world.engine.apply(world.shop, plan, "command", Arc::new(Unwatched)));
    assert_eq!(refused.unwrap_err().code(), "SYNC-SHADOW");
    shadow(&world, false);
    let applied = block_on(world.engine.apply(world.shop, plan, "command", Arc::new(Unwatched))).unwrap();
    assert!(applied.left_out.is_empty(), "{applied:#?}");
    other.sync();
    assert_eq!(world.dump(), other.dump());
    assert_eq!(written(&world.sync()), 0);
    world.assert_equal();
}

/// Renames one of our products; answers it.
fn rename(world: &World, name: &str) -> (dongbo_sync::Local<Product>, i64) {
    let known = block_on(world.store.known_in_range::<Product>(world.shop, None, None)).unwrap();
    let (local, remote) = known.iter().find_map(|known| Some((known.local?, known.remote))).unwrap();
    let local = dongbo_sync::Local::new(local);
    let now = kiotviet::Clock::now(&*world.clock);
    let name = name.to_owned();
    let cause = Cause::Person("Lan".to_owned());
    block_on(world.store.edit_ours::<Product, std::convert::Infallible, _>(
        world.shop,
        local,
        None,
        cause,
        now,
        move |mut record| {
            record.name = name;
            Ok(record)
        },
    ))
    .unwrap()
    .unwrap();
    (local, remote)
}

#[test]
fn what_is_edited_here_stands_in_the_plan_and_is_sent_when_it_is_approved() {
    let world = World::of(60, 0, 0);
    world.sync();
    shadow(&world, true);
    let before = writes(&world);
    let (_, remote) = rename(&world, "Tên của Abaha");
    world.sync();
    block_on(world.engine.attend(world.shop)).unwrap();
    assert_eq!(writes(&world), before, "it is kept, not sent");
    let plan = rolling(&world);
    let found = items(&world, plan, Entity::Products);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!((found[0].action, found[0].remote_id), (Action::PushChange, Some(remote)));
    assert!(found[0].fields.as_deref().unwrap().contains("Tên của Abaha"));

    shadow(&world, false);
    let nothing = block_on(world.engine.apply(world.shop, plan, "command", Arc::new(Unwatched))).unwrap();
    assert_eq!(writes(&world), before, "nobody has approved it: {nothing:#?}");
    approve_all(&world, plan);
    block_on(world.engine.apply(world.shop, plan, "command", Arc::new(Unwatched))).unwrap();
    let there =
        world.there(|shop| shop.products.iter().find(|product| product.id.0 == remote).unwrap().name.clone());
    assert_eq!(there, "Tên của Abaha");
    world.assert_equal();
}
