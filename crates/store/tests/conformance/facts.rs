use dongbo_store::{AgreedChange, Change, OursChange};
use dongbo_sync::records::{Category, Product};

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    the_merge_base_stays_when_only_theirs_moves_on,
    the_merge_base_can_be_given,
    what_is_known_is_read_in_order_and_range,
    suspects_stand_until_they_are_cleared,
);

async fn the_merge_base_stays_when_only_theirs_moves_on(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, product("A"))]).await;
    let moved = |code: &str| Change {
        ours: OursChange::Keep,
        agreed: AgreedChange::Keep,
        dirty: true,
        ..import(10, product(code))
    };
    let agreed = async || {
        let facts = world.store.facts::<Product>(world.shop, &[10]).await.unwrap().remove(0);
        (facts.agreed.unwrap().record().code.clone(), facts.theirs.unwrap().code)
    };
    for code in ["B", "C"] {
        world.write(vec![moved(code)]).await;
        assert_eq!(agreed().await, ("A".to_owned(), code.to_owned()));
    }
    world.write(vec![moved("A")]).await;
    assert_eq!(agreed().await, ("A".to_owned(), "A".to_owned()));
    world.write(vec![moved("D")]).await;
    world.write(vec![Change { agreed: AgreedChange::AsTheirs, ..moved("D") }]).await;
    assert_eq!(agreed().await, ("D".to_owned(), "D".to_owned()));
}

async fn the_merge_base_can_be_given(backend: &Backend) {
    let world = backend.shop().await;
    let base = dongbo_sync::Agreed::from(category("base"));
    world.write(vec![Change { agreed: AgreedChange::Is(base.clone()), ..import(10, category("A")) }]).await;
    let facts = world.store.facts::<Category>(world.shop, &[10]).await.unwrap().remove(0);
    assert_eq!(facts.agreed, Some(base));
}

async fn what_is_known_is_read_in_order_and_range(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(30, category("C")), (10, category("A")), (20, category("B"))]).await;
    let range = async |after, upto| {
        let known = world.store.known_in_range::<Category>(world.shop, after, upto).await.unwrap();
        known.iter().map(|known| known.remote).collect::<Vec<_>>()
    };
    assert_eq!(range(None, None).await, [10, 20, 30]);
    assert_eq!(range(Some(10), Some(20)).await, [20]);
    assert_eq!(range(Some(10), None).await, [20, 30]);
    let known = world.store.known::<Category>(world.shop, &[30, 99, 10]).await.unwrap();
    assert_eq!(known.iter().map(|known| known.remote).collect::<Vec<_>>(), [30, 10]);
    assert_eq!(known[0].theirs, serde_json::to_string(&category("C")).unwrap());
    assert_eq!(known[0].local, Some(1));
}

async fn suspects_stand_until_they_are_cleared(backend: &Backend) {
    use dongbo_store::Batch;
    use dongbo_sync::Remote;
    let world = backend.shop().await;
    for _ in 0..2 {
        let batch = Batch::<Category> { suspects: vec![Remote::new(7), Remote::new(5)], ..Batch::default() };
        world.store.write(&world.fence, batch, at(1)).await.unwrap();
    }
    assert_eq!(world.store.suspects::<Category>(world.shop).await.unwrap(), [5, 7]);
    assert!(world.store.suspects::<Product>(world.shop).await.unwrap().is_empty());
    world.store.clear_suspects::<Category>(&world.fence, &[5]).await.unwrap();
    assert_eq!(world.store.suspects::<Category>(world.shop).await.unwrap(), [7]);
}
