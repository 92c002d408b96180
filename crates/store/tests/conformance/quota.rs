use std::time::Duration;

use dongbo_store::Taken;

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    no_more_is_granted_than_the_ceiling_allows,
    the_window_moves_on_minute_by_minute,
    requests_not_sent_are_given_back,
    after_a_refusal_nobody_sends,
);

async fn no_more_is_granted_than_the_ceiling_allows(backend: &Backend) {
    let world = backend.shop().await;
    let take = async |wanted| world.store.take_requests(world.shop, at(0), wanted, 10).await.unwrap();
    assert_eq!(take(7).await, Taken::Granted(7));
    assert_eq!(world.store.requests_left(world.shop, at(0), 10).await.unwrap(), 3);
    assert_eq!(take(7).await, Taken::Granted(3));
    assert!(matches!(take(1).await, Taken::Wait(_)));
}

async fn the_window_moves_on_minute_by_minute(backend: &Backend) {
    let world = backend.shop().await;
    let take =
        async |seconds, wanted| world.store.take_requests(world.shop, at(seconds), wanted, 10).await.unwrap();
    take(0, 4).await;
    take(600, 6).await;
    let Taken::Wait(wait) = take(1200, 1).await else { panic!("granted") };
    let free = 1200 + i64::try_from(wait.as_secs()).unwrap();
    assert!(free > 3600, "an hour after the first at the earliest, {free}");
    assert!(matches!(take(free - 1, 1).await, Taken::Wait(_)));
    assert_eq!(take(free, 9).await, Taken::Granted(4), "only the first four have become free");
}

async fn requests_not_sent_are_given_back(backend: &Backend) {
    let world = backend.shop().await;
    world.store.take_requests(world.shop, at(0), 10, 10).await.unwrap();
    world.store.give_back_requests(world.shop, at(0), 4).await.unwrap();
    assert_eq!(world.store.requests_left(world.shop, at(0), 10).await.unwrap(), 4);
    world.store.give_back_requests(world.shop, at(0), 100).await.unwrap();
    assert_eq!(world.store.requests_left(world.shop, at(0), 10).await.unwrap(), 10);
}

async fn after_a_refusal_nobody_sends(backend: &Backend) {
    let world = backend.shop().await;
    world.store.spend_all(world.shop, at(0), Duration::from_secs(30)).await.unwrap();
    let take = async |seconds| world.store.take_requests(world.shop, at(seconds), 1, 10).await.unwrap();
    assert_eq!(take(10).await, Taken::Wait(Duration::from_secs(20)));
    assert_eq!(world.store.requests_left(world.shop, at(10), 10).await.unwrap(), 0);
    assert_eq!(take(30).await, Taken::Granted(1));
}
