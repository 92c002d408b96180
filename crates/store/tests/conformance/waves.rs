use dongbo_store::{Held, NewWave, RunId, WaveState};
use dongbo_sync::Entity;
use dongbo_sync::wave::WaveKind;

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    what_is_held_is_found_until_it_is_let_go_of,
    an_answer_holds_until_the_wave_grows,
    waves_of_two_shops_are_apart,
);

fn held(remote: i64, parent: i64, after: &str) -> Held {
    Held {
        remote,
        parent,
        kind: WaveKind::Zeros,
        label: format!("SP{remote}"),
        before: "5".to_owned(),
        after: after.to_owned(),
        observed: "{}".to_owned(),
        changed_at: None,
    }
}

async fn hold(world: &World, hold: Vec<Held>, let_go: Vec<(i64, i64)>) {
    world.store.hold(&world.fence, Entity::Stock, hold, let_go, at(1)).await.unwrap();
}

fn wave(affected: u64) -> NewWave {
    NewWave { entity: Entity::Stock, parent: 0, kind: WaveKind::Zeros, known: 100, affected, run: RunId(1) }
}

async fn ask(world: &World, affected: u64) -> WaveState {
    world.store.ask_about_wave(&world.fence, wave(affected), at(2)).await.unwrap()
}

async fn what_is_held_is_found_until_it_is_let_go_of(backend: &Backend) {
    let world = backend.shop().await;
    let (store, shop) = (&world.store, world.shop);
    assert!(store.entities_with_waves(shop).await.unwrap().is_empty());
    hold(&world, vec![held(1, 10, "0"), held(1, 11, "0"), held(2, 10, "0")], vec![]).await;
    hold(&world, vec![held(2, 10, "-1")], vec![(1, 11)]).await;
    assert_eq!(store.entities_with_waves(shop).await.unwrap(), [Entity::Stock]);
    assert_eq!(store.count_held(shop, Entity::Stock).await.unwrap(), [(0, WaveKind::Zeros, 2)]);
    assert!(store.count_held(shop, Entity::Products).await.unwrap().is_empty());
    let among = vec![(1, 10), (1, 11), (9, 9)];
    assert_eq!(store.held_among(shop, Entity::Stock, among).await.unwrap(), [(1, 10, None)]);
    let some = store.some_held(shop, Entity::Stock, 0, WaveKind::Zeros, 10).await.unwrap();
    assert_eq!(some, [held(1, 10, "0"), held(2, 10, "-1")], "the newest reading is held");
    assert_eq!(store.some_held(shop, Entity::Stock, 0, WaveKind::Zeros, 1).await.unwrap().len(), 1);
}

async fn an_answer_holds_until_the_wave_grows(backend: &Backend) {
    let world = backend.shop().await;
    let (store, shop) = (&world.store, world.shop);
    hold(&world, vec![held(1, 10, "0")], vec![]).await;
    assert_eq!(ask(&world, 50).await, WaveState::Open);
    assert_eq!(ask(&world, 60).await, WaveState::Open);
    let standing = store.waves(shop, None, 10).await.unwrap().items;
    assert_eq!((standing.len(), standing[0].affected), (1, 60), "one question, with the newest figures");
    assert_eq!(standing[0].examples, r#"[{"from":5,"label":"SP1","to":0}]"#);
    let id = standing[0].id;
    let answered = store.decide_wave(shop, id, false, "Lan", at(3)).await.unwrap().unwrap();
    assert_eq!((answered.state, answered.decided_by.as_deref()), (WaveState::Refused, Some("Lan")));
    assert_eq!(ask(&world, 60).await, WaveState::Refused);
    store.decide_wave(shop, id, true, "Lan", at(3)).await.unwrap();
    assert_eq!(ask(&world, 59).await, WaveState::Allowed);
    assert_eq!(ask(&world, 61).await, WaveState::Open, "a yes is a yes to what was shown");
    store.close_waves(&world.fence, Entity::Stock, 0, vec![WaveKind::Zeros], at(4)).await.unwrap();
    assert!(store.standing_wave(shop, Entity::Stock, 0, WaveKind::Zeros).await.unwrap().is_some());
    store.close_waves(&world.fence, Entity::Stock, 7, vec![], at(4)).await.unwrap();
    assert_eq!(store.waves(shop, None, 10).await.unwrap().items.len(), 1, "another list's are others");
    store.close_waves(&world.fence, Entity::Stock, 0, vec![], at(4)).await.unwrap();
    assert!(store.waves(shop, None, 10).await.unwrap().items.is_empty());
    assert_eq!(store.decide_wave(shop, id, true, "Lan", at(5)).await.unwrap(), None, "it is over");
    assert_eq!(ask(&world, 10).await, WaveState::Open, "a new wave is a new question");
}

async fn waves_of_two_shops_are_apart(backend: &Backend) {
    let a = backend.shop().await;
    let b = World::found(a.store.clone(), "Quán Khác").await;
    hold(&a, vec![held(1, 10, "0")], vec![]).await;
    hold(&b, vec![], vec![(1, 10)]).await;
    ask(&a, 50).await;
    assert_eq!(b.store.decide_wave(b.shop, 1, true, "Lan", at(3)).await.unwrap(), None);
    assert!(b.store.entities_with_waves(b.shop).await.unwrap().is_empty());
    assert_eq!(a.store.count_held(a.shop, Entity::Stock).await.unwrap().len(), 1);
    assert_eq!(a.store.waves(a.shop, None, 10).await.unwrap().items[0].state, WaveState::Open);
}
