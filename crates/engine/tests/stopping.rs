//! A run that a person stops, a shop that the operator suspends, and what a shop chooses.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

mod world;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use dongbo_engine::{ChoicesChange, SyncOptions, Travel, Unwatched, change_choices, choices_of};
use dongbo_store::{AutomationChange, Cause, ConnectionState, RunId, RunState};
use dongbo_sync::Entity;
use dongbo_sync::records::Product;
use futures::executor::block_on;
use kiotviet::Clock;
use world::{World, counts};

#[test]
fn a_stopped_run_ends_after_its_page_and_the_next_one_goes_on_from_there() {
    let world = World::of(450, 10, 10);
    let (store, shop) = (world.store.clone(), world.shop);
    let pages = Arc::new(AtomicU64::new(0));
    let seen = Arc::clone(&pages);
    *world.wire.meanwhile.lock().unwrap() = Some(Box::new(move |request, _, _| {
        if request.starts_with("GET /products?") && seen.fetch_add(1, Ordering::SeqCst) == 2 {
            let store = store.clone();
            let stop = std::thread::spawn(move || block_on(store.stop_run(shop, RunId(1), "Lan")));
            assert!(stop.join().unwrap().unwrap());
        }
    }));
    let report = world.sync();
    *world.wire.meanwhile.lock().unwrap() = None;
    assert_eq!(report.state, RunState::Stopped);
    let taken = counts(&report, Entity::Products).created;
    assert!((100..450).contains(&taken), "{taken}");
    assert_eq!(counts(&report, Entity::Products).expected, Some(450));
    let run = block_on(world.store.run(world.shop, RunId(1))).unwrap().unwrap();
    assert_eq!((run.state, run.stopped_by.as_deref(), run.error), (RunState::Stopped, Some("Lan"), None));

    let next = world.sync();
    assert_eq!(next.state, RunState::Finished);
    let rest = counts(&next, Entity::Products);
    assert!(rest.created < 450, "it does not begin anew");
    assert_eq!(rest.expected, Some(450 - taken), "what the first has read is not to be read again");
    world.assert_equal();
}

#[test]
fn a_suspended_shop_does_nothing_keeps_hints_and_catches_up_afterwards() {
    let world = World::of(20, 0, 0);
    world.sync();
    let suspend = |suspended| {
        let change = AutomationChange { suspended: Some(suspended), ..AutomationChange::default() };
        block_on(world.store.set_automation(world.shop, change)).unwrap();
    };
    suspend(true);
    let product = world.there(|shop| shop.products.iter().next().unwrap().id.0);
    world.hint(Entity::Products, dongbo_store::HintKind::Changed, [product]);
    let requests = world.requests();
    for trigger in ["command", "api", "schedule"] {
        let options = SyncOptions { trigger: trigger.to_owned(), ..SyncOptions::default() };
        let refused = block_on(world.engine.sync(world.shop, options, Arc::new(Unwatched))).unwrap_err();
        assert_eq!(refused.code(), "SYNC-SUSPENDED");
    }
    assert_eq!(world.attend().hints, 0);
    assert!(!block_on(world.engine.automatic_work_allowed(world.shop)).unwrap());
    assert_eq!((world.requests(), world.hints_waiting()), (requests, 1));
    suspend(false);
    assert_eq!(world.attend().hints, 1);
}

#[test]
fn a_connection_that_fails_is_known_by_its_code_until_a_run_succeeds() {
    let world = World::of(20, 0, 0);
    world.sync();
    let state = || block_on(world.store.connection(world.shop)).unwrap().unwrap().state;
    let mut broken = block_on(world.store.connection(world.shop)).unwrap().unwrap();
    let right = broken.clone();
    broken.client_secret = "wrong".to_owned().into();
    block_on(world.store.save_connection(world.shop, &broken, world.clock.now())).unwrap();
    let options = SyncOptions { trigger: "schedule".to_owned(), ..SyncOptions::default() };
    block_on(world.engine.sync(world.shop, options, Arc::new(Unwatched))).unwrap_err();
    let ConnectionState::Failing { code, .. } = state() else { panic!("{:?}", state()) };
    assert_eq!(code, "KV-SECRET");
    block_on(world.store.save_connection(world.shop, &right, world.clock.now())).unwrap();
    world.sync();
    assert_eq!(state(), ConnectionState::Working);
}

#[test]
fn what_only_comes_in_is_not_sent_until_the_shop_chooses_otherwise() {
    let world = World::of(20, 0, 0);
    world.sync();
    let choose = |travel| {
        let directions = BTreeMap::from([(Entity::Products, travel)]);
        let change = ChoicesChange { directions, ..ChoicesChange::default() };
        block_on(change_choices(&world.store, world.shop, change, world.clock.now())).unwrap();
        let connection = block_on(world.store.connection(world.shop)).unwrap().unwrap();
        assert_eq!(choices_of(&connection).unwrap().directions[&Entity::Products], travel);
    };
    choose(Travel::In);
    let id = world.there(|shop| shop.products.iter().find(|product| world::is_plain(product)).unwrap().id);
    let local = block_on(world.store.facts::<Product>(world.shop, &[id.0])).unwrap()[0].local.unwrap();
    let local = dongbo_sync::Local::<Product>::new(local);
    let rename = |name: &'static str| {
        let edit = move |product: Product| -> Result<Product, ()> {
            Ok(Product { name: name.to_owned(), ..product })
        };
        let cause = Cause::Person("Lan".to_owned());
        let edited = world.store.edit_ours(world.shop, local, None, cause, world.clock.now(), edit);
        block_on(edited).unwrap().unwrap();
    };
    let name_there = || world.there(|shop| shop.products.get(id).unwrap().name.clone());
    let before = name_there();
    rename("Hoa của tôi");
    world.sync();
    assert_eq!(name_there(), before, "nothing was sent");
    choose(Travel::Both);
    rename("Hoa của chúng ta");
    world.sync();
    assert_eq!(name_there(), "Hoa của chúng ta");
    world.assert_equal();
}
