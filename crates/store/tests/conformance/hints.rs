use dongbo_store::{Hint, HintKind, HintsWaiting, NewHint, StoreError};
use dongbo_sync::{Entity, ShopId};

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    a_record_named_many_times_waits_once,
    a_hint_that_came_while_its_record_was_looked_at_stays,
    a_deletion_is_remembered_though_a_change_is_told_after_it,
    what_fails_is_due_later_and_another_hint_does_not_hurry_it,
    what_was_only_put_off_is_hurried_by_another_hint,
    nobody_who_lost_the_shop_removes_or_postpones_a_hint,
    hints_of_one_shop_are_not_those_of_another,
);

fn changed(entity: Entity, remote_id: i64) -> NewHint {
    NewHint { entity, remote_id, kind: HintKind::Changed }
}

fn deleted(entity: Entity, remote_id: i64) -> NewHint {
    NewHint { kind: HintKind::Deleted, ..changed(entity, remote_id) }
}

impl World {
    async fn hint(&self, hints: &[NewHint], seconds: i64) {
        self.store.note_hints(self.shop, hints.to_vec(), at(seconds)).await.unwrap();
    }

    async fn due(&self, seconds: i64) -> Vec<Hint> {
        self.store.due_hints(self.shop, at(seconds), 100).await.unwrap()
    }

    async fn waiting(&self) -> HintsWaiting {
        self.store.hints_waiting(self.shop).await.unwrap()
    }
}

async fn a_record_named_many_times_waits_once(backend: &Backend) {
    let world = backend.shop().await;
    world.hint(&[changed(Entity::Products, 5), changed(Entity::Stock, 5)], 1).await;
    world.hint(&[changed(Entity::Products, 5), changed(Entity::Products, 5)], 3).await;
    let due = world.due(3).await;
    let seen: Vec<_> = due.iter().map(|hint| (hint.entity, hint.remote_id, hint.count)).collect();
    assert_eq!(seen, [(Entity::Products, 5, 3), (Entity::Stock, 5, 1)]);
    assert_eq!(due[0].first_at, at(1));
    assert_eq!(world.store.next_hint_at(world.shop).await.unwrap(), Some(at(1)), "it does not lose its turn");
    assert_eq!(world.due(0).await, [], "nothing is due before it was told");
    assert_eq!(world.store.due_hints(world.shop, at(3), 1).await.unwrap().len(), 1);
    let waiting = HintsWaiting { waiting: 2, troubled: 0, oldest_at: Some(at(1)) };
    assert_eq!(world.waiting().await, waiting);
}

async fn a_hint_that_came_while_its_record_was_looked_at_stays(backend: &Backend) {
    let world = backend.shop().await;
    world.hint(&[changed(Entity::Orders, 7), changed(Entity::Orders, 8)], 1).await;
    let looked_at = world.due(1).await;
    world.hint(&[changed(Entity::Orders, 8)], 2).await;
    world.store.remove_hints(&world.fence, &looked_at, at(3)).await.unwrap();
    let left = world.due(3).await;
    assert_eq!(left.iter().map(|hint| hint.remote_id).collect::<Vec<_>>(), [8]);
    world.store.remove_hints(&world.fence, &left, at(3)).await.unwrap();
    world.hint(&[changed(Entity::Orders, 8)], 4).await;
    world.store.remove_hints(&world.fence, &left, at(5)).await.unwrap();
    assert_eq!(world.waiting().await.waiting, 1, "a number is never given twice");
}

async fn a_deletion_is_remembered_though_a_change_is_told_after_it(backend: &Backend) {
    let world = backend.shop().await;
    world.hint(&[deleted(Entity::Products, 5)], 1).await;
    world.hint(&[changed(Entity::Products, 5)], 2).await;
    assert_eq!(world.due(2).await[0].kind, HintKind::Deleted);
    world.hint(&[changed(Entity::Products, 6)], 1).await;
    world.hint(&[deleted(Entity::Products, 6)], 2).await;
    assert_eq!(world.due(2).await[1].kind, HintKind::Deleted);
}

async fn what_fails_is_due_later_and_another_hint_does_not_hurry_it(backend: &Backend) {
    let world = backend.shop().await;
    world.hint(&[changed(Entity::Products, 5)], 1).await;
    let hints = world.due(1).await;
    world.store.postpone_hints(&world.fence, &hints, true, at(60), at(2)).await.unwrap();
    world.hint(&[changed(Entity::Products, 5)], 3).await;
    assert_eq!(world.due(59).await, []);
    assert_eq!(world.due(60).await[0].tries, 1);
    assert_eq!(world.waiting().await.troubled, 1);
}

async fn what_was_only_put_off_is_hurried_by_another_hint(backend: &Backend) {
    let world = backend.shop().await;
    world.hint(&[changed(Entity::Products, 5)], 1).await;
    let hints = world.due(1).await;
    world.store.postpone_hints(&world.fence, &hints, false, at(60), at(2)).await.unwrap();
    assert_eq!(world.due(10).await, []);
    world.hint(&[changed(Entity::Products, 5)], 10).await;
    assert_eq!(world.due(10).await[0].tries, 0);
}

async fn nobody_who_lost_the_shop_removes_or_postpones_a_hint(backend: &Backend) {
    let world = backend.shop().await;
    world.hint(&[changed(Entity::Products, 5)], 1).await;
    let hints = world.due(1).await;
    fence(&world.store, world.shop, "second").await;
    let removed = world.store.remove_hints(&world.fence, &hints, at(2)).await;
    assert!(matches!(removed, Err(StoreError::Fenced { .. })));
    let postponed = world.store.postpone_hints(&world.fence, &hints, true, at(9), at(2)).await;
    assert!(matches!(postponed, Err(StoreError::Fenced { .. })));
    assert_eq!(world.due(2).await, hints);
}

async fn hints_of_one_shop_are_not_those_of_another(backend: &Backend) {
    let a = backend.shop().await;
    let b = World::found(a.store.clone(), "Quán Khác").await;
    a.hint(&[changed(Entity::Products, 5)], 1).await;
    b.hint(&[changed(Entity::Products, 5)], 2).await;
    a.store.remove_hints(&a.fence, &a.due(1).await, at(3)).await.unwrap();
    assert_eq!((a.waiting().await.waiting, b.waiting().await.waiting), (0, 1));
    assert!(b.dump().await.contains(&"hint products 5 changed".to_owned()));
    let nowhere = a.store.note_hints(ShopId(99), vec![changed(Entity::Products, 5)], at(1)).await;
    assert!(matches!(nowhere, Err(StoreError::NoSuchShop(_))));
}
