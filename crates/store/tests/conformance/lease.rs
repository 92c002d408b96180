use std::time::Duration;

use dongbo_store::{Batch, ConflictKind, Lease, RunId, RunState, StoreError};
use dongbo_sync::records::{PriceList, Product};
use dongbo_sync::{Entity, Local};

use crate::for_every_backend;
use crate::world::*;

const TTL: Duration = Duration::from_secs(60);

for_every_backend!(
    one_worker_at_a_time,
    an_expired_or_dead_owner_loses_its_lease,
    a_worker_that_was_replaced_writes_nothing,
    a_lease_given_back_is_free_and_its_fence_is_dead,
    every_fenced_write_renews_the_lease,
);

async fn one_worker_at_a_time(backend: &Backend) {
    let world = backend.shop().await;
    let answer = world.store.acquire_lease(world.shop, "second", at(59), TTL, &|_| true).await.unwrap();
    assert_eq!(answer, Lease::Held { owner: "first".to_owned(), until: at(60) });
}

async fn an_expired_or_dead_owner_loses_its_lease(backend: &Backend) {
    let world = backend.shop().await;
    let answer = world.store.acquire_lease(world.shop, "second", at(60), TTL, &|_| true).await.unwrap();
    let Lease::Mine(second) = answer else { panic!("{answer:?}") };
    assert!(second.generation > world.fence.generation);
    let answer =
        world.store.acquire_lease(world.shop, "third", at(61), TTL, &|owner| owner != "second").await;
    assert!(matches!(answer.unwrap(), Lease::Mine(_)));
}

async fn a_worker_that_was_replaced_writes_nothing(backend: &Backend) {
    let world = backend.shop().await;
    let second = fence(&world.store, world.shop, "second").await;
    let batch = || Batch { changes: vec![import(10, product("A"))], ..Batch::default() };
    let late = world.store.write(&world.fence, batch(), at(1)).await;
    assert!(matches!(late, Err(StoreError::Fenced { .. })));
    let (store, old) = (&world.store, &world.fence);
    let none = String::new;
    macro_rules! fenced {
        ($($call:expr),+ $(,)?) => {
            $(assert!(matches!($call.await, Err(StoreError::Fenced { .. })), stringify!($call));)+
        };
    }
    fenced!(
        store.renew_lease(old, at(1)),
        store.set_positions(old, vec![("a".to_owned(), Some("1".to_owned()))]),
        store.start_run(old, &[], false, "test", at(1)),
        store.finish_run(old, RunId(1), RunState::Finished, None, none(), none(), at(1)),
        store.resolve_awaited::<Product>(old, at(1)),
        store.clear_suspects::<Product>(old, &[]),
        store.write_prices(old, Local::<PriceList>::new(1), &[], &[], Vec::new(), None, at(1)),
        store.open_conflicts(old, Vec::new(), at(1)),
        store.close_conflicts(old, Entity::Products, ConflictKind::Field, None, at(1)),
        store.clear_nameless_failures(old, Entity::Products, at(1)),
        store.clear_entity_failures(old, Entity::Products, RunId(2), at(1)),
    );
    world.store.release_lease(&world.fence).await.unwrap();
    assert!(world.dump().await.is_empty());
    world.store.write(&second, batch(), at(1)).await.unwrap();
}

async fn a_lease_given_back_is_free_and_its_fence_is_dead(backend: &Backend) {
    let world = backend.shop().await;
    world.store.release_lease(&world.fence).await.unwrap();
    assert!(matches!(world.store.renew_lease(&world.fence, at(1)).await, Err(StoreError::Fenced { .. })));
    let answer = world.store.acquire_lease(world.shop, "second", at(1), TTL, &|_| true).await.unwrap();
    assert!(matches!(answer, Lease::Mine(_)));
}

async fn every_fenced_write_renews_the_lease(backend: &Backend) {
    let world = backend.shop().await;
    let batch = Batch { changes: vec![import(10, product("A"))], ..Batch::default() };
    world.store.write(&world.fence, batch, at(50)).await.unwrap();
    let answer = world.store.acquire_lease(world.shop, "second", at(100), TTL, &|_| true).await.unwrap();
    assert_eq!(answer, Lease::Held { owner: "first".to_owned(), until: at(110) });
}
