use dongbo_store::{Batch, ConflictKind, NewConflict, NewFailure, RunId, RunProgress, RunState, StoreError};
use dongbo_sync::records::{Category, Product};
use dongbo_sync::{Entity, Remote};

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    a_run_has_a_beginning_progress_and_an_end,
    a_failure_stands_once_until_it_is_healed,
    a_conflict_stands_once_while_it_is_open,
    positions_are_set_and_deleted,
    shop_names_are_unique_without_regard_to_case,
);

async fn a_run_has_a_beginning_progress_and_an_end(backend: &Backend) {
    let world = backend.shop().await;
    let (store, shop) = (&world.store, world.shop);
    let entities = [Entity::Products, Entity::Stock];
    let run = store.start_run(&world.fence, &entities, true, "command", at(1)).await.unwrap();
    let progress = RunProgress { run, counts: r#"{"seen":1}"#.into(), requests: r#"{"GET":2}"#.into() };
    let batch = Batch::<Category> { run: Some(progress), ..Batch::default() };
    store.write(&world.fence, batch, at(2)).await.unwrap();
    let open = store.unfinished_run(shop).await.unwrap().unwrap();
    assert_eq!((open.id, open.state, open.updated_at), (run, RunState::Running, at(2)));
    assert_eq!((open.entities.as_slice(), open.dry_run), (entities.as_slice(), true));
    assert_eq!((open.counts.as_str(), open.requests.as_str()), (r#"{"seen":1}"#, r#"{"GET":2}"#));
    store
        .finish_run(&world.fence, run, RunState::Finished, None, "{}".into(), "{}".into(), at(3))
        .await
        .unwrap();
    assert_eq!(store.unfinished_run(shop).await.unwrap(), None);
    assert_eq!(store.run(shop, run).await.unwrap().unwrap().finished_at, Some(at(3)));
    let second = store.start_run(&world.fence, &[], false, "api", at(4)).await.unwrap();
    let page = store.runs(shop, None, 1).await.unwrap();
    assert_eq!((page.items[0].id, page.next_cursor), (second, Some(second.0)));
    assert_eq!(store.runs(shop, page.next_cursor, 1).await.unwrap().items[0].id, run);
    let missing = store
        .finish_run(&world.fence, RunId(99), RunState::Failed, None, "{}".into(), "{}".into(), at(3))
        .await;
    assert!(matches!(missing, Err(StoreError::NotFound { .. })));
}

async fn a_failure_stands_once_until_it_is_healed(backend: &Backend) {
    let world = backend.shop().await;
    let failure = |remote_id, code: &str| NewFailure {
        entity: Entity::Products,
        remote_id,
        code: code.to_owned(),
        message: "không đọc được".to_owned(),
        payload: "{}".to_owned(),
        run: RunId(1),
    };
    for code in ["A", "B"] {
        let failures = vec![failure(Some(5), code), failure(None, code)];
        let batch = Batch::<Product> { failures, ..Batch::default() };
        world.store.write(&world.fence, batch, at(1)).await.unwrap();
    }
    let standing = world.store.failures(world.shop, None, None, 10).await.unwrap().items;
    let seen: Vec<_> = standing.iter().map(|f| (f.remote_id, f.code.as_str(), f.attempts)).collect();
    assert_eq!(seen, [(Some(5), "B", 2), (None, "B", 2)]);
    let batch = Batch::<Product> { healed: vec![Remote::new(5), Remote::new(6)], ..Batch::default() };
    world.store.write(&world.fence, batch, at(1)).await.unwrap();
    assert_eq!(world.store.count_failures(world.shop, Some(Entity::Products)).await.unwrap(), 1);
    world.store.clear_nameless_failures(&world.fence, Entity::Products, at(1)).await.unwrap();
    assert_eq!(world.store.count_failures(world.shop, None).await.unwrap(), 0);

    let of_all = NewFailure { payload: String::new(), ..failure(None, "C") };
    let batch = Batch::<Product> { failures: vec![of_all, failure(None, "D")], ..Batch::default() };
    world.store.write(&world.fence, batch, at(2)).await.unwrap();
    for (run, left) in [(1, 2), (2, 1)] {
        world.store.clear_entity_failures(&world.fence, Entity::Products, RunId(run), at(2)).await.unwrap();
        assert_eq!(world.store.count_failures(world.shop, None).await.unwrap(), left, "before run {run}");
    }
}

async fn a_conflict_stands_once_while_it_is_open(backend: &Backend) {
    let world = backend.shop().await;
    let conflict = |theirs: &str| NewConflict {
        entity: Entity::Products,
        kind: ConflictKind::Field,
        remote_id: Some(5),
        local_id: Some(1),
        field: Some("name".to_owned()),
        ours: Some("\"a\"".to_owned()),
        theirs: Some(theirs.to_owned()),
        base: None,
        note: String::new(),
    };
    let open = async || world.store.conflicts(world.shop, None, None, 10).await.unwrap().items;
    for theirs in ["\"b\"", "\"c\""] {
        world.store.open_conflicts(&world.fence, vec![conflict(theirs)], at(1)).await.unwrap();
    }
    let first = open().await;
    assert_eq!(first.len(), 1);
    assert_eq!(first[0].theirs.as_deref(), Some("\"c\""));
    let close = async || {
        let kind = ConflictKind::Field;
        world.store.close_conflicts(&world.fence, Entity::Products, kind, Some(&[5]), at(2)).await.unwrap();
    };
    close().await;
    assert!(open().await.is_empty());
    world.store.open_conflicts(&world.fence, vec![conflict("\"d\"")], at(3)).await.unwrap();
    let second = open().await;
    assert_ne!(second[0].id, first[0].id, "a conflict that comes back is a new one");
    assert_eq!(world.store.count_conflicts(world.shop, None).await.unwrap(), 1);
}

async fn positions_are_set_and_deleted(backend: &Backend) {
    let world = backend.shop().await;
    let set = async |name: &str, value: Option<&str>| {
        let positions = vec![(name.to_owned(), value.map(str::to_owned))];
        world.store.set_positions(&world.fence, positions).await.unwrap();
    };
    set("b", Some("1")).await;
    set("a", Some("1")).await;
    set("b", Some("2")).await;
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(world.store.positions(world.shop).await.unwrap(), [pair("a", "1"), pair("b", "2")]);
    set("a", None).await;
    assert_eq!(world.store.position(world.shop, "a").await.unwrap(), None);
}

async fn shop_names_are_unique_without_regard_to_case(backend: &Backend) {
    let store = backend.open().await;
    let id = store.add_shop("Tạp Hóa Đỏ", at(0)).await.unwrap();
    let again = store.add_shop(" TẠP HÓA ĐỎ", at(0)).await;
    assert!(matches!(again, Err(StoreError::ShopExists { .. })));
    assert!(matches!(store.add_shop(" ", at(0)).await, Err(StoreError::ShopWithoutName)));
    assert_eq!(store.shop_named("tạp hóa đỏ").await.unwrap().unwrap().id, id);
    assert_eq!(store.shops().await.unwrap().len(), 1);
}
