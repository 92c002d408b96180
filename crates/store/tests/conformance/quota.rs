use std::time::Duration;

use dongbo_store::{Mode, Store, Taken};
use futures::executor::block_on;
use proptest::prelude::*;

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

const HOUR: i64 = 3600;

/// One of two processes wants so many requests so many seconds later, and in the end does not send some of them.
#[derive(Debug, Clone)]
struct Wish {
    first_process: bool,
    pause: i64,
    wanted: u32,
    unsent: u32,
}

fn wish() -> impl Strategy<Value = Wish> {
    let pause = prop_oneof![0..5_i64, 0..200_i64, 3500..3700_i64];
    (any::<bool>(), pause, 1..40_u32, 0..3_u32).prop_map(|(first_process, pause, wanted, unsent)| Wish {
        first_process,
        pause,
        wanted,
        unsent,
    })
}

async fn no_hour_holds_more(wishes: Vec<Wish>, ceiling: u32) -> Result<(), TestCaseError> {
    let backend = Backend::file_with_threads();
    let open = async || Store::open(&backend.url(), key(), Mode::Inline).await.unwrap();
    let world = World::found(open().await, "Quán").await;
    let other = open().await;
    let mut now = 0;
    let mut sent: Vec<(i64, u32)> = Vec::new();
    for wish in wishes {
        now += wish.pause;
        let store = if wish.first_process { &world.store } else { &other };
        let left = store.requests_left(world.shop, at(now), ceiling).await.unwrap();
        match store.take_requests(world.shop, at(now), wish.wanted, ceiling).await.unwrap() {
            Taken::Granted(count) => {
                prop_assert_eq!(count, wish.wanted.min(left));
                let unsent = wish.unsent.min(count);
                store.give_back_requests(world.shop, at(now), unsent).await.unwrap();
                sent.push((now, count - unsent));
            }
            Taken::Wait(wait) => {
                prop_assert_eq!(left, 0);
                // Waiting as told is enough: nobody waits for ever.
                now += i64::try_from(wait.as_millis().div_ceil(1000)).unwrap();
                let taken = store.take_requests(world.shop, at(now), wish.wanted, ceiling).await.unwrap();
                let Taken::Granted(count) = taken else { panic!("waited in vain") };
                prop_assert!(count > 0);
                sent.push((now, count));
            }
        }
        let hour: u32 = sent.iter().filter(|(second, _)| *second > now - HOUR).map(|(_, count)| count).sum();
        prop_assert!(hour <= ceiling, "{} within the hour before {}", hour, now);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn two_processes_never_send_more_within_any_hour(
        wishes in prop::collection::vec(wish(), 1..60), ceiling in 1..100_u32
    ) {
        block_on(no_hour_holds_more(wishes, ceiling))?;
    }
}
