use dongbo_store::{Batch, Query, RunChangesQuery};
use dongbo_sync::records::{PriceEntry, Product, StockLevel};
use dongbo_sync::{Entity, Local, Quantity, Remote};
use jiff::SignedDuration;

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    each_list_that_changes_gets_the_next_number,
    what_travels_is_counted_by_the_hour_with_how_long_it_took,
    old_hours_are_forgotten,
    what_a_run_did_ends_with_what_it_failed_to_do,
);

async fn each_list_that_changes_gets_the_next_number(backend: &Backend) {
    let world = backend.shop().await;
    let (store, shop) = (&world.store, world.shop);
    let mut last = 0;
    let mut news = async |what: &str, expected: &[&str]| {
        let pulse = store.pulse(shop).await.unwrap();
        assert_eq!(pulse.changed_since(last), expected, "{what}");
        last = pulse.latest;
    };
    news("nothing yet", &[]).await;
    world.import([(1, branch("Quận 1"))]).await;
    world.import([(1, product("A"))]).await;
    news("records", &["branches", "products"]).await;
    world.write::<Product>(Vec::new()).await;
    news("nothing", &[]).await;
    let reading = dongbo_store::StockReading {
        product: Remote::new(1),
        branch: Remote::new(1),
        level: StockLevel { on_hand: Quantity::whole(3), reserved: Quantity::ZERO },
        sold_here: true,
    };
    let stock = || Batch::<Product> { stock: vec![reading], ..Batch::default() };
    store.write(&world.fence, stock(), at(1)).await.unwrap();
    news("stock", &["stock"]).await;
    store.write(&world.fence, stock(), at(2)).await.unwrap();
    news("the same stock", &[]).await;
    store.send(shop, vec![Local::<Product>::new(1)], at(1)).await.unwrap();
    news("sending", &["outbox", "products"]).await;
    world.import([(1, price_list("Sỉ"))]).await;
    news("a list", &["price_lists"]).await;
    let put = [PriceEntry { product: Remote::new(1), price: money("5") }];
    store.write_prices(&world.fence, Local::new(1), &put, &[], Vec::new(), None, at(1)).await.unwrap();
    news("a price", &["price_lists"]).await;
    store.write_prices(&world.fence, Local::new(1), &put, &[], Vec::new(), None, at(1)).await.unwrap();
    news("the same price", &[]).await;
    let other = store.add_shop("Quán Khác", at(0)).await.unwrap();
    assert_eq!(store.pulse(other).await.unwrap().latest, 0, "shops are apart");
}

async fn what_travels_is_counted_by_the_hour_with_how_long_it_took(backend: &Backend) {
    let world = backend.shop().await;
    let hour = |n: i64| at(n * 3600);
    let seen = |id: i64, code: &str, made: i64| {
        let mut change = import(id, product(code));
        change.changed_at = Some(at(made));
        change
    };
    let write = async |changes, news, now| {
        world.store.write(&world.fence, Batch { changes, news, ..Batch::default() }, now).await.unwrap()
    };
    // An import of old records says nothing of delays.
    write(vec![seen(1, "A", -900_000), seen(2, "B", -900_000)], false, hour(1)).await;
    let mut renamed = seen(1, "A2", 7_190);
    renamed.local = dongbo_store::LocalSide::None;
    write(vec![renamed.clone(), seen(3, "C", 7_180)], true, hour(2)).await;
    // The same again changes nothing.
    write(vec![renamed], true, hour(3)).await;
    let traffic = world.store.traffic(world.shop, 3, hour(3)).await.unwrap();
    let figures: Vec<_> =
        traffic.iter().map(|hour| (hour.from_kiotviet, hour.to_kiotviet, hour.delay)).collect();
    assert_eq!(figures, [(2, 0, None), (2, 0, Some(SignedDuration::from_secs(15))), (0, 0, None)]);
}

async fn old_hours_are_forgotten(backend: &Backend) {
    let world = backend.shop().await;
    let change = |id, now: i64| {
        let batch = Batch { changes: vec![import(id, product(&id.to_string()))], ..Batch::default() };
        world.store.write(&world.fence, batch, at(now))
    };
    change(1, 0).await.unwrap();
    change(2, 9 * 86_400).await.unwrap();
    let traffic = world.store.traffic(world.shop, 20 * 24, at(9 * 86_400)).await.unwrap();
    assert_eq!(traffic.iter().map(|hour| hour.from_kiotviet).sum::<u64>(), 1);
}

async fn what_a_run_did_ends_with_what_it_failed_to_do(backend: &Backend) {
    let world = backend.shop().await;
    let (store, shop) = (&world.store, world.shop);
    let run = store.start_run(&world.fence, &[Entity::Products], false, "api", at(0)).await.unwrap();
    let progress = dongbo_store::RunProgress { run, counts: "{}".to_owned(), requests: "{}".to_owned() };
    let failure = |id| dongbo_store::NewFailure {
        entity: Entity::Products,
        remote_id: Some(id),
        code: "KV-ROW-MALFORMED".to_owned(),
        message: "m".to_owned(),
        payload: "{}".to_owned(),
        run,
    };
    for id in 1..=3 {
        let batch = Batch {
            changes: vec![import(id, product(&format!("SP{id}")))],
            failures: vec![failure(id + 100)],
            run: Some(progress.clone()),
            ..Batch::default()
        };
        store.write(&world.fence, batch, at(id)).await.unwrap();
    }
    let all = async |wish: RunChangesQuery| {
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let query = Query { limit: 2, after, q: None };
            let page = store.run_changes(shop, run, wish, query).await.unwrap();
            found.extend(page.items.into_iter().map(|change| (change.outcome, change.label)));
            after = page.next_cursor;
            if after.is_none() {
                return found;
            }
        }
    };
    let line = |outcome: &str, label: &str| (outcome.to_owned(), label.to_owned());
    let created = ["SP3", "SP2", "SP1"].map(|label| line("created", label));
    let failed = ["101", "102", "103"].map(|label| line("failed", label));
    let any = RunChangesQuery::default();
    assert_eq!(all(any).await, [created.clone(), failed.clone()].concat());
    assert_eq!(all(RunChangesQuery { failed: true, ..any }).await, failed);
    let made = RunChangesQuery { action: Some(dongbo_store::Action::Created), ..any };
    assert_eq!(all(made).await, created);
    assert!(all(RunChangesQuery { entity: Some(Entity::Orders), ..any }).await.is_empty());
}
