//! The proof of agreement: the figure that runs leave for nothing, the rolling walk, differences and how they heal.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

mod world;

use std::time::Duration;

use dongbo_engine::{Proof, SyncOptions};
use dongbo_store::{AgreementStatus, Cause, Disagreement, Reason};
use dongbo_sync::Local;
use dongbo_sync::records::Product;
use futures::executor::block_on;
use jiff::SignedDuration;
use kiotviet::Clock;
use kiotviet_sim::actions::ProductDraft;
use kiotviet_sim::records::ProductId;
use world::World;

fn figure(world: &World) -> AgreementStatus {
    block_on(world.engine.agreement(world.shop)).unwrap()
}

fn prove(world: &World) -> Proof {
    block_on(world.engine.prove(world.shop)).unwrap()
}

fn listed(world: &World) -> Vec<Disagreement> {
    block_on(world.store.disagreements(world.shop, None, None, 0)).unwrap().items
}

/// A day in which nothing but the proof is at work.
fn a_day_of_proving(world: &World) -> (u32, u32) {
    let (mut pages, mut most) = (0, 0);
    for _ in 0..24 * 12 {
        world.clock.pass(SignedDuration::from_mins(5));
        let proof = prove(world);
        pages += proof.pages;
        most = most.max(proof.pages);
    }
    (pages, most)
}

fn rename(world: &World, id: ProductId, name: &str) {
    world.clerk(|shop, now| {
        shop.update_product(now, id, ProductDraft { name: Some(name.to_owned()), ..ProductDraft::default() })
    });
}

fn some_product(world: &World) -> ProductId {
    world.there(|shop| shop.products.iter().nth(17).unwrap().id)
}

#[test]
fn a_first_sync_leaves_a_whole_figure_for_nothing() {
    let world = World::of(730, 210, 130);
    assert_eq!(figure(&world), AgreementStatus::default());
    world.sync();
    let before = world.requests();
    let figure = figure(&world);
    assert_eq!((figure.entities["products"].compared, figure.entities["products"].equal), (730, 730));
    for entity in ["branches", "categories", "customer_groups", "stock", "price_lists", "customers", "orders"]
    {
        assert!(figure.entities[entity].compared > 0, "{entity}");
    }
    assert_eq!(figure.compared, figure.equal);
    let started = figure.as_of.unwrap();
    assert!(started <= world.clock.now() && figure.checked_at.unwrap() >= started);
    assert_eq!(world.requests(), before, "asking costs nothing");
    assert!(listed(&world).is_empty());
}

#[test]
fn a_day_of_small_steps_compares_everything_again_within_its_share() {
    let world = World::of(1_250, 420, 330);
    world.sync();
    let synced = figure(&world);
    let (pages, most) = a_day_of_proving(&world);
    // 13 + 5 + 4 pages, a page for each short list, some for prices, one more where a chapter was left in between.
    assert!((30..70).contains(&pages), "{pages}");
    assert!(most <= 2, "{most} pages at once");
    let proved = figure(&world);
    for (subject, entity) in &synced.entities {
        let now = &proved.entities[subject];
        assert!(now.as_of > entity.as_of, "{subject} was not compared again");
        assert_eq!((now.compared, now.equal), (entity.compared, entity.equal), "{subject}");
    }
    assert!(proved.entities["price_entries"].compared > 100);
}

#[test]
fn the_walk_goes_on_where_another_process_left_it() {
    let world = World::of(900, 0, 0);
    world.sync();
    let synced = figure(&world).entities["products"].as_of;
    let mut calls = 0;
    while figure(&world).entities["products"].as_of == synced {
        world.clock.pass(SignedDuration::from_hours(1));
        let engine = world.restarted();
        let proof = block_on(engine.prove(world.shop)).unwrap();
        assert!(proof.pages <= 1);
        calls += 1;
        assert!(calls < 60, "it begins again and again");
    }
    assert_eq!(figure(&world).entities["products"].compared, 900);
}

#[test]
fn what_kiotviet_has_newer_is_listed_with_its_reason_and_healed_by_the_next_run() {
    let world = World::of(300, 20, 0);
    world.sync();
    let id = some_product(&world);
    rename(&world, id, "Tên mới trên KiotViet");
    a_day_of_proving(&world);
    let found = listed(&world);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!((found[0].entity.as_str(), found[0].field.as_str()), ("products", "name"));
    assert_eq!((&found[0].theirs, found[0].reason), (&"Tên mới trên KiotViet".into(), Reason::Newer));
    let figure_now = figure(&world);
    let products = &figure_now.entities["products"];
    assert_eq!((products.compared, products.equal, products.different), (300, 299, 1));
    let hint = block_on(world.store.due_hints(world.shop, world.clock.now(), 9)).unwrap().remove(0);
    assert_eq!((hint.entity, hint.remote_id), (dongbo_sync::Entity::Products, id.0), "it is looked at soon");

    // A run that reads only what has changed.
    world.sync_with(SyncOptions { trigger: "schedule".to_owned(), ..SyncOptions::default() });
    assert!(listed(&world).is_empty());
    assert_eq!(figure(&world).equal, figure(&world).compared);
}

#[test]
fn an_edit_of_ours_that_waits_is_told_from_a_difference_nobody_explains() {
    let world = World::of(120, 0, 0);
    world.sync();
    let id = some_product(&world);
    let local = local_of(&world, id);
    edit_name(&world, local, "Tên mới trên Abaha".to_owned());
    a_day_of_proving(&world);
    let found = listed(&world);
    assert_eq!((found.len(), found[0].reason), (1, Reason::Waiting), "{found:#?}");
    assert_eq!(found[0].ours, "Tên mới trên Abaha");
    let products = &figure(&world).entities["products"];
    assert_eq!((products.equal, products.waiting, products.different), (119, 1, 0));

    // Taken back before it was sent: equal again.
    let theirs = world.there(|shop| shop.products.get(id).unwrap().name.clone());
    edit_name(&world, local, theirs);
    a_day_of_proving(&world);
    assert!(listed(&world).is_empty());
}

fn edit_name(world: &World, local: Local<Product>, name: String) {
    let cause = Cause::Person("Lan".to_owned());
    let edited =
        block_on(world.store.edit_ours(world.shop, local, None, cause, world.clock.now(), |product| {
            Ok::<_, ()>(Product { name, ..product })
        }));
    edited.unwrap().unwrap();
}

fn local_of(world: &World, id: ProductId) -> Local<Product> {
    let known = block_on(world.store.known::<Product>(world.shop, &[id.0])).unwrap();
    Local::new(known[0].local.unwrap())
}

#[test]
fn a_row_that_only_kiotviet_has_and_one_that_it_has_no_more_are_differences() {
    let world = World::of(120, 0, 0);
    world.sync();
    let gone = some_product(&world);
    world.clerk(|shop, now| shop.delete_product(now, gone));
    let category = world.there(|shop| shop.categories.iter().next().unwrap().id);
    let born = world.clerk(|shop, now| {
        let draft = ProductDraft {
            name: Some("Hàng mới".to_owned()),
            category: Some(category),
            ..ProductDraft::default()
        };
        shop.create_product(now, draft)
    });
    a_day_of_proving(&world);
    let mut found: Vec<_> = listed(&world)
        .into_iter()
        .map(|one| (one.record, one.field, one.ours, one.theirs))
        .filter(|(_, field, ..)| field == "exists")
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    let exists =
        |id: ProductId, ours: bool| (id.0.to_string(), "exists".to_owned(), ours.into(), (!ours).into());
    assert_eq!(found, [exists(gone, true), exists(born, false)]);
    world.sync();
    assert!(listed(&world).is_empty(), "{:#?}", listed(&world));
}

#[test]
fn the_proof_takes_what_is_left_and_never_waits() {
    let world = World::of(300, 0, 0);
    world.sync();
    world.clock.pass(SignedDuration::from_hours(2));
    block_on(world.store.spend_all(world.shop, world.clock.now(), Duration::from_secs(3_000))).unwrap();
    let before = world.clock.now();
    assert_eq!(prove(&world).pages, 0);
    assert_eq!(world.clock.now(), before, "it did not wait for the quota");
}

#[test]
fn verify_leaves_the_figure_too_and_a_dry_run_leaves_it_alone() {
    let world = World::of(200, 50, 20);
    world.sync();
    let synced = figure(&world);
    world.clock.pass(SignedDuration::from_hours(1));
    world.sync_with(SyncOptions { dry_run: true, full: true, ..SyncOptions::default() });
    assert_eq!(figure(&world), synced);
    rename(&world, some_product(&world), "Tên khác");
    assert_eq!(world.verify().differences.len(), 1);
    let verified = figure(&world);
    assert!(verified.as_of > synced.as_of);
    assert_eq!(verified.compared - verified.equal, 1);
    world.sync();
    world.assert_equal();
    assert_eq!(figure(&world).compared, figure(&world).equal);
}

#[test]
fn what_is_archived_here_and_deleted_there_is_no_difference() {
    let world = World::of(40, 0, 0);
    world.sync();
    let id = world.there(|shop| shop.products.iter().find(|product| world::is_plain(product)).unwrap().id);
    let local = block_on(world.store.facts::<Product>(world.shop, &[id.0])).unwrap()[0].local.unwrap();
    let archived = world.store.archive_ours(
        world.shop,
        Local::<Product>::new(local),
        None,
        Cause::Person("lan".to_owned()),
        world.clock.now(),
    );
    assert!(block_on(archived).unwrap());
    world.clerk(|shop, now| shop.delete_product(now, id));
    // No run has noted yet that it has gone.
    let differences = world.verify().differences;
    let products: Vec<_> = differences.iter().filter(|one| one.entity == "products").collect();
    assert!(products.is_empty(), "{products:#?}");
}
