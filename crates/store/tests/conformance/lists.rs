use dongbo_store::{Batch, ConflictKind, NewConflict, NewFailure, Page, Query, Result, RunId};
use dongbo_sync::records::{PriceEntry, PriceList, Product};
use dongbo_sync::{Entity, Local, Remote};

use crate::for_every_backend;
use crate::world::*;

const COUNT: i64 = 25;

for_every_backend!(
    every_list_of_records_is_read_to_its_end_each_record_once,
    prices_runs_failures_and_conflicts_are_read_to_their_end,
    a_cursor_beyond_the_end_gives_an_empty_page,
    a_page_holds_no_more_than_is_allowed,
);

/// Everything that a list gives, page by page.
async fn everything<T>(mut list: impl AsyncFnMut(Query) -> Result<Page<T>>, limit: u32, q: &str) -> Vec<T> {
    let (mut after, mut items) = (None, Vec::new());
    loop {
        let page = list(Query { limit, after, q: Some(q.to_owned()) }).await.unwrap();
        assert!(page.items.len() <= usize::try_from(limit).unwrap());
        assert!(after.is_none() || !page.items.is_empty(), "a cursor promises that there is more");
        items.extend(page.items);
        after = page.next_cursor;
        if after.is_none() {
            return items;
        }
    }
}

async fn every_list_of_records_is_read_to_its_end_each_record_once(backend: &Backend) {
    let world = backend.shop().await;
    let (store, shop) = (&world.store, world.shop);
    let ids = || 1..=COUNT;
    world.import(ids().map(|id| (id, branch(&format!("Chi nhánh {id}"))))).await;
    world.import(ids().map(|id| (id, category(&format!("Chi {id}"))))).await;
    world.import(ids().map(|id| (id, group(&format!("Chi {id}"))))).await;
    world.import(ids().map(|id| (id, product(&format!("CHI{id}"))))).await;
    world.import(ids().map(|id| (id, price_list(&format!("Chi {id}"))))).await;
    world.import(ids().map(|id| (id, customer(&format!("CHI{id}"))))).await;
    world.import(ids().map(|id| (id, order(&format!("CHI{id}"), &[])))).await;
    // A page that ends where the list ends, one in the middle, and records one by one.
    for limit in [1, 5, 10, 25, 26] {
        for q in ["", "chi"] {
            macro_rules! check {
                ($($list:ident),+) => {$(
                    let items = everything(async |query| store.$list(shop, query).await, limit, q).await;
                    let found: Vec<i64> = items.iter().map(|item| item.id).collect();
                    assert_eq!(found, ids().collect::<Vec<_>>(), "{} {limit} {q:?}", stringify!($list));
                )+};
            }
            check!(
                list_points_of_sale,
                list_categories,
                list_customer_groups,
                list_products,
                list_price_lists,
                list_customers,
                list_orders
            );
        }
    }
}

async fn prices_runs_failures_and_conflicts_are_read_to_their_end(backend: &Backend) {
    let world = backend.shop().await;
    let (store, shop) = (&world.store, world.shop);
    let ids: Vec<i64> = (1..=COUNT).collect();
    world.import([(1, price_list("Sỉ"))]).await;
    let price = |id: &i64| PriceEntry { product: Remote::new(*id), price: money("1") };
    let entries: Vec<_> = ids.iter().map(price).collect();
    let list = Local::<PriceList>::new(1);
    store.write_prices(&world.fence, list, &entries, &[], Vec::new(), None, at(1)).await.unwrap();
    let failure = |id: &i64| NewFailure {
        entity: Entity::Products,
        remote_id: Some(*id),
        code: "A".to_owned(),
        message: String::new(),
        payload: String::new(),
        run: RunId(1),
    };
    let conflict = |id: &i64| NewConflict {
        entity: Entity::Products,
        kind: ConflictKind::Field,
        remote_id: Some(*id),
        local_id: None,
        field: None,
        ours: None,
        theirs: None,
        base: None,
        note: String::new(),
    };
    let batch = Batch::<Product> {
        failures: ids.iter().map(failure).collect(),
        conflicts: ids.iter().map(conflict).collect(),
        ..Batch::default()
    };
    store.write(&world.fence, batch, at(1)).await.unwrap();
    for _ in &ids {
        store.start_run(&world.fence, &[], false, "test", at(1)).await.unwrap();
    }
    for limit in [1, 10, 25] {
        let prices =
            everything(async |query| store.list_price_entries(shop, 1, query).await, limit, "").await;
        assert_eq!(prices.iter().map(|entry| entry.remote_product_id).collect::<Vec<_>>(), ids);
        let failures =
            everything(async |query| store.failures(shop, None, query.after, query.limit).await, limit, "");
        assert_eq!(failures.await.iter().map(|failure| failure.id).collect::<Vec<_>>(), ids);
        let conflicts =
            everything(async |query| store.conflicts(shop, None, query.after, query.limit).await, limit, "");
        assert_eq!(conflicts.await.iter().map(|conflict| conflict.id).collect::<Vec<_>>(), ids);
        let runs =
            everything(async |query| store.runs(shop, query.after, query.limit).await, limit, "").await;
        assert!(runs.iter().map(|run| run.id.0).eq(ids.iter().rev().copied()), "the newest first");
    }
}

async fn a_cursor_beyond_the_end_gives_an_empty_page(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(1, product("A"))]).await;
    for q in [None, Some("a".to_owned())] {
        let ids = async |after| {
            let query = Query { after: Some(after), q: q.clone(), ..Query::default() };
            let page = world.store.list_products(world.shop, query).await.unwrap();
            page.items.iter().map(|view| view.id).collect::<Vec<_>>()
        };
        for after in [1, 1 << 36, i64::MAX] {
            assert!(ids(after).await.is_empty(), "{q:?} {after}");
        }
        for before in [0, -1, i64::MIN] {
            assert_eq!(ids(before).await, [1], "{q:?} {before}");
        }
    }
}

async fn a_page_holds_no_more_than_is_allowed(backend: &Backend) {
    let world = backend.shop().await;
    world.import((1..=501).map(|id| (id, group("A")))).await;
    for (limit, held) in [(0, 50), (7, 7), (u32::MAX, 500)] {
        let query = Query { limit, ..Query::default() };
        let page = world.store.list_customer_groups(world.shop, query).await.unwrap();
        assert_eq!((page.items.len(), page.next_cursor), (held, i64::try_from(held).ok()));
    }
}
