use dongbo_store::{AgreedChange, Batch, Change, LocalSide, OursChange, StoreError, TheirsChange};
use dongbo_sync::records::{Category, Product};
use dongbo_sync::{Entity, Local};

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    a_record_comes_back_as_it_was_written,
    new_records_get_ids_in_the_order_of_the_changes,
    the_same_batch_twice_is_as_once,
    of_two_changes_of_one_record_the_last_one_counts,
    of_two_changes_of_one_record_an_older_one_never_counts,
    an_older_observation_never_overwrites_a_newer_one,
    a_failing_change_in_the_middle_leaves_nothing_of_its_batch,
    an_amount_beyond_what_fits_is_named_and_nothing_is_written,
    links_are_one_to_one,
    a_new_record_without_contents_is_refused,
    a_gone_record_that_was_never_known_means_nothing,
    a_record_only_remembered_is_matched_later,
    what_does_not_change_is_not_written,
);

async fn a_record_comes_back_as_it_was_written(backend: &Backend) {
    use dongbo_sync::records::{Attribute, ImageUrl};
    let world = backend.shop().await;
    let full = Product {
        barcode: Some(String::new()),
        brand: Some("Việt Tiến".to_owned()),
        weight: Some(pieces("0.48")),
        unit: Some("Hộp".to_owned()),
        attributes: vec![Attribute { name: "MÀU".into(), value: "Đen \"nhám\"".into() }],
        images: vec![ImageUrl("https://a/b.jpg".into()), ImageUrl("https://a/c.jpg".into())],
        description: Some("<p>đẹp</p>\n".to_owned()),
        base_price: money("25000.06"),
        active: false,
        allows_sale: false,
        ..product(" sp-1 ")
    };
    world.import([(10, full.clone())]).await;
    world.import([(3, customer("KH1"))]).await;
    world.import([(4, price_list("Sỉ"))]).await;
    world.import([(5, order("DH1", &[10]))]).await;
    assert_eq!(world.ours::<Product>(10).await, full);
    assert_eq!(world.ours::<dongbo_sync::records::Customer>(3).await, customer("KH1"));
    assert_eq!(world.ours::<dongbo_sync::records::PriceList>(4).await, price_list("Sỉ"));
    assert_eq!(world.ours::<dongbo_sync::records::Order>(5).await, order("DH1", &[10]));
    let facts = world.store.facts::<Product>(world.shop, &[10]).await.unwrap();
    assert_eq!(facts[0].theirs.as_ref(), Some(&full));
    assert_eq!(facts[0].agreed.as_ref().map(|agreed| agreed.record()), Some(&full));
}

async fn new_records_get_ids_in_the_order_of_the_changes(backend: &Backend) {
    let world = backend.shop().await;
    let written = world.import([(30, product("A")), (10, product("B")), (20, product("C"))]).await;
    assert_eq!(written.created, [(30, 1), (10, 2), (20, 3)]);
    let written = world.import([(5, product("D"))]).await;
    assert_eq!(written.created, [(5, 4)]);
}

async fn the_same_batch_twice_is_as_once(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(1, category("Áo"))]).await;
    let records = || [(10, product_in("A", 1)), (11, product_in("B", 2))];
    world.import(records()).await;
    let once = world.dump().await;
    let written = world.import(records()).await;
    assert!(written.created.is_empty());
    assert_eq!(world.dump().await, once);
    assert_eq!(world.store.counts(world.shop).await.unwrap().products.live, 2);
}

async fn of_two_changes_of_one_record_the_last_one_counts(backend: &Backend) {
    let world = backend.shop().await;
    let written = world.import([(10, product("old")), (10, product("new"))]).await;
    assert_eq!(written.created, [(10, 1)]);
    assert_eq!(world.ours::<Product>(10).await.code, "new");
}

async fn of_two_changes_of_one_record_an_older_one_never_counts(backend: &Backend) {
    let world = backend.shop().await;
    let seen = |code: &str, seconds| Change { changed_at: Some(at(seconds)), ..import(10, product(code)) };
    let written =
        world.write(vec![seen("newer", 100), import(11, product("other")), seen("older", 99)]).await;
    assert_eq!(written.created, [(10, 1), (11, 2)]);
    assert_eq!(world.ours::<Product>(10).await.code, "newer");
}

async fn an_older_observation_never_overwrites_a_newer_one(backend: &Backend) {
    let world = backend.shop().await;
    let seen = |code: &str, seconds| Change { changed_at: Some(at(seconds)), ..import(10, product(code)) };
    world.write(vec![seen("newer", 100)]).await;
    let before = world.dump().await;
    assert_eq!(world.write(vec![seen("older", 99)]).await.stale, [10]);
    assert_eq!(world.dump().await, before);
    assert!(world.write(vec![seen("same instant", 100)]).await.stale.is_empty());
    assert_eq!(world.ours::<Product>(10).await.code, "same instant");
    // A change without an instant keeps the one that is known.
    world.write(vec![import(10, product("undated"))]).await;
    assert_eq!(world.write(vec![seen("older", 99)]).await.stale, [10]);
}

async fn a_failing_change_in_the_middle_leaves_nothing_of_its_batch(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(1, product("before"))]).await;
    let before = world.dump().await;
    let bad = Change { local: LocalSide::Existing(Local::new(77)), ..import(11, product("bad")) };
    let batch = Batch {
        changes: vec![import(10, product("A")), bad, import(12, product("C"))],
        positions: vec![("products".to_owned(), Some("12".to_owned()))],
        ..Batch::default()
    };
    let error = world.store.write(&world.fence, batch, at(1)).await.unwrap_err();
    assert!(matches!(error, StoreError::NotFound { id: 77, .. }), "{error}");
    assert_eq!(world.dump().await, before);
    assert_eq!(world.store.position(world.shop, "products").await.unwrap(), None);
    assert_eq!(world.import([(10, product("A"))]).await.created, [(10, 2)]);
}

async fn an_amount_beyond_what_fits_is_named_and_nothing_is_written(backend: &Backend) {
    let world = backend.shop().await;
    let huge = Product { base_price: money("9999999999999999999"), ..product("huge") };
    let batch = Batch { changes: vec![import(10, product("A")), import(11, huge)], ..Batch::default() };
    let error = world.store.write(&world.fence, batch, at(1)).await.unwrap_err();
    assert_eq!(error.code(), "SYNC-VALUE");
    assert!(error.to_string().contains("products 11"), "{error}");
    assert!(world.dump().await.is_empty());
}

async fn links_are_one_to_one(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, product("A")), (11, product("B"))]).await;
    let join = |remote, local| Change {
        local: LocalSide::Existing(Local::new(local)),
        ..import(remote, product("A"))
    };
    for (remote, local) in [(12, 1), (10, 2)] {
        let batch = Batch { changes: vec![join(remote, local)], ..Batch::default() };
        let error = world.store.write(&world.fence, batch, at(1)).await.unwrap_err();
        assert!(matches!(error, StoreError::AlreadyLinked { .. }), "{error}");
    }
    let mine = world.store.add_ours(world.shop, product("mine"), at(1)).await.unwrap();
    let batch = Batch { changes: vec![join(20, mine.get()), join(21, mine.get())], ..Batch::default() };
    let error = world.store.write(&world.fence, batch, at(1)).await.unwrap_err();
    assert!(matches!(error, StoreError::AlreadyLinked { remote: 21, .. }), "{error}");
}

async fn a_new_record_without_contents_is_refused(backend: &Backend) {
    let world = backend.shop().await;
    for (local, ours) in
        [(LocalSide::New, OursChange::Keep), (LocalSide::None, OursChange::Put(product("A")))]
    {
        let change = Change { local, ours, ..import(10, product("A")) };
        let batch = Batch { changes: vec![change], ..Batch::default() };
        let error = world.store.write(&world.fence, batch, at(1)).await.unwrap_err();
        assert!(matches!(error, StoreError::InvalidChange { remote: 10, .. }), "{error}");
    }
}

async fn a_gone_record_that_was_never_known_means_nothing(backend: &Backend) {
    let world = backend.shop().await;
    let change = Change { theirs: TheirsChange::Gone, ..remember(10, category("Áo")) };
    world.write(vec![change]).await;
    assert!(world.dump().await.is_empty());
}

async fn a_record_only_remembered_is_matched_later(backend: &Backend) {
    let world = backend.shop().await;
    world.write(vec![remember(10, category("Áo"))]).await;
    let mine = world.store.add_ours(world.shop, category("áo"), at(1)).await.unwrap();
    let deferred = world.store.deferred::<Category>(world.shop, None, 10).await.unwrap();
    assert_eq!(deferred.iter().map(|(id, _)| id.get()).collect::<Vec<_>>(), [10]);
    let unlinked = world.store.unlinked::<Category>(world.shop, None, 10).await.unwrap();
    assert_eq!(unlinked, [(mine, category("áo"))]);
    assert_eq!(world.store.count_linked::<Category>(world.shop).await.unwrap(), 0);
    let join = Change {
        local: LocalSide::Existing(mine),
        ours: OursChange::Keep,
        theirs: TheirsChange::Keep,
        agreed: AgreedChange::Keep,
        ..import(10, category("Áo"))
    };
    world.write(vec![Change { dirty: true, ..join }]).await;
    assert!(world.store.deferred::<Category>(world.shop, None, 10).await.unwrap().is_empty());
    assert!(world.store.unlinked::<Category>(world.shop, None, 10).await.unwrap().is_empty());
    assert_eq!(world.store.count_linked::<Category>(world.shop).await.unwrap(), 1);
    let waiting = world.store.outbox_due(world.shop, Entity::Categories, at(1), 10).await.unwrap();
    assert_eq!(
        waiting.iter().map(|row| (row.entity, row.local)).collect::<Vec<_>>(),
        [(Entity::Categories, mine.get())]
    );
    let facts = world.store.facts_of_ours::<Category>(world.shop, mine).await.unwrap().unwrap();
    assert_eq!((facts.remote, facts.agreed), (Some(10), None));
    assert_eq!(facts.ours.map(|ours| ours.name), Some("áo".to_owned()));
}

async fn what_does_not_change_is_not_written(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, product("A"))]).await;
    let before = world.store.product(world.shop, 1).await.unwrap().unwrap().product.updated_at;
    let batch = Batch { changes: vec![import(10, product("A"))], ..Batch::default() };
    world.store.write(&world.fence, batch, at(30)).await.unwrap();
    assert_eq!(world.store.product(world.shop, 1).await.unwrap().unwrap().product.updated_at, before);
    let batch = Batch { changes: vec![import(10, product("B"))], ..Batch::default() };
    world.store.write(&world.fence, batch, at(30)).await.unwrap();
    assert_eq!(world.store.product(world.shop, 1).await.unwrap().unwrap().product.updated_at, at(30));
}
