use dongbo_store::{AgreedChange, Change, LocalSide, OursChange, TheirsChange};
use dongbo_sync::records::Product;

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    a_record_that_is_gone_is_archived_and_comes_back,
    gone_records_are_not_counted_as_linked,
    linked_records_are_walked_in_order_and_without_the_gone,
);

fn gone(remote: i64) -> Change<Product> {
    Change {
        local: LocalSide::None,
        ours: OursChange::Archive,
        theirs: TheirsChange::Gone,
        agreed: AgreedChange::Keep,
        ..import(remote, product("A"))
    }
}

async fn a_record_that_is_gone_is_archived_and_comes_back(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, product("A"))]).await;
    world.write(vec![gone(10)]).await;
    let facts = world.store.facts::<Product>(world.shop, &[10]).await.unwrap().remove(0);
    assert!(facts.gone && facts.archived);
    assert_eq!(facts.ours, Some(product("A")), "archiving loses nothing");
    assert!(world.store.known::<Product>(world.shop, &[10]).await.unwrap()[0].gone);
    let archived = world.store.product(world.shop, 1).await.unwrap().unwrap();
    assert_eq!(archived.product.archived_at, Some(at(1)));

    world.write(vec![Change { ours: OursChange::Restore(product("B")), ..import(10, product("B")) }]).await;
    let facts = world.store.facts::<Product>(world.shop, &[10]).await.unwrap().remove(0);
    assert!(!facts.gone && !facts.archived);
    assert_eq!((facts.local, facts.ours), (Some(1), Some(product("B"))), "it is the same record again");
}

async fn gone_records_are_not_counted_as_linked(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, product("A")), (11, product("B"))]).await;
    world.write(vec![gone(10)]).await;
    assert_eq!(world.store.count_linked::<Product>(world.shop).await.unwrap(), 1);
    let counts = world.store.counts(world.shop).await.unwrap().products;
    assert_eq!((counts.live, counts.archived, counts.linked), (1, 1, 1));
}

async fn linked_records_are_walked_in_order_and_without_the_gone(backend: &Backend) {
    let world = backend.shop().await;
    world.import([10, 11, 12, 13].map(|id| (id, product(&format!("SP{id}"))))).await;
    world.write(vec![gone(11), remember(14, product("SP14"))]).await;
    let after =
        async |after, limit| world.store.linked_after::<Product>(world.shop, after, limit).await.unwrap();
    assert_eq!(after(None, 2).await, [10, 12]);
    assert_eq!(after(Some(12), 2).await, [13], "neither what is gone nor what is only remembered");
    assert!(after(Some(13), 2).await.is_empty());
}
