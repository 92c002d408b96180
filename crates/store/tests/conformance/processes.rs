use std::time::Duration;

use dongbo_store::{Lease, Store, Taken};
use dongbo_sync::records::Product;

use crate::world::*;

/// Two stores on one file, as two processes have them.
async fn two() -> (Backend, World, Store) {
    let backend = Backend::file_with_threads();
    let world = backend.shop().await;
    let other = backend.open().await;
    (backend, world, other)
}

#[tokio::test]
async fn what_one_process_writes_the_other_reads() {
    let (_backend, world, other) = two().await;
    world.import([(10, product("A"))]).await;
    assert_eq!(other.dump(world.shop).await.unwrap(), world.dump().await);
    assert_eq!(other.facts::<Product>(world.shop, &[10]).await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_together_never_exceed_the_quota() {
    let (_backend, world, other) = two().await;
    let shop = world.shop;
    let take = |store: Store| {
        tokio::spawn(async move {
            let mut granted = 0;
            for _ in 0..40 {
                if let Taken::Granted(count) = store.take_requests(shop, at(0), 3, 100).await.unwrap() {
                    granted += count;
                }
            }
            granted
        })
    };
    let (first, second) = (take(world.store.clone()), take(other));
    assert_eq!(first.await.unwrap() + second.await.unwrap(), 100);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_processes_one_gets_the_lease() {
    let (_backend, world, other) = two().await;
    world.store.release_lease(&world.fence).await.unwrap();
    let shop = world.shop;
    let acquire = |store: Store, owner: &'static str| {
        tokio::spawn(async move {
            store.acquire_lease(shop, owner, at(0), Duration::from_secs(60), &|_| true).await.unwrap()
        })
    };
    let (a, b) = (acquire(world.store.clone(), "a"), acquire(other, "b"));
    let mine =
        [a.await.unwrap(), b.await.unwrap()].iter().filter(|lease| matches!(lease, Lease::Mine(_))).count();
    assert_eq!(mine, 1);
}

#[tokio::test]
async fn a_store_that_was_closed_opens_with_everything_in_it() {
    let backend = Backend::file_with_threads();
    let world = backend.shop().await;
    world.import([(10, product("A"))]).await;
    let (shop, before) = (world.shop, world.dump().await);
    drop(world);
    assert_eq!(backend.open().await.dump(shop).await.unwrap(), before);
}
