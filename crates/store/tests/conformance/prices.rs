use dongbo_store::StoreError;
use dongbo_sync::records::{PriceEntry, PriceList};
use dongbo_sync::{Local, Remote};

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(prices_are_set_read_in_ranges_and_removed, a_list_that_does_not_exist_takes_no_prices);

fn entry(product: i64, price: &str) -> PriceEntry {
    PriceEntry { product: Remote::new(product), price: money(price) }
}

async fn prices_are_set_read_in_ranges_and_removed(backend: &Backend) {
    let world = backend.shop().await;
    let list = Local::<PriceList>::new(1);
    world.import([(1, price_list("Sỉ"))]).await;
    world.import([(10, product("A"))]).await;
    let puts = [entry(30, "3"), entry(10, "1000.6"), entry(20, "2")];
    let position = vec![("prices".to_owned(), Some("30".to_owned()))];
    world.store.write_prices(&world.fence, list, &puts, &[], position, None, at(1)).await.unwrap();
    world
        .store
        .write_prices(&world.fence, list, &[entry(20, "2.5")], &[30], Vec::new(), None, at(1))
        .await
        .unwrap();
    let all = world.store.price_entries(world.shop, list, None, None).await.unwrap();
    assert_eq!(all, [(10, money("1000.6")), (20, money("2.5"))]);
    let some = world.store.price_entries(world.shop, list, Some(10), Some(20)).await.unwrap();
    assert_eq!(some, [(20, money("2.5"))]);
    assert_eq!(world.store.count_price_entries(world.shop, list).await.unwrap(), 2);
    assert_eq!(world.store.position(world.shop, "prices").await.unwrap().as_deref(), Some("30"));
    let page = world.store.list_price_entries(world.shop, 1, Default::default()).await.unwrap();
    let shown: Vec<_> = page.items.iter().map(|entry| (entry.remote_product_id, entry.product_id)).collect();
    assert_eq!(shown, [(10, Some(1)), (20, None)]);
    assert_eq!(world.store.product(world.shop, 1).await.unwrap().unwrap().prices.len(), 1);
}

async fn a_list_that_does_not_exist_takes_no_prices(backend: &Backend) {
    let world = backend.shop().await;
    let list = Local::<PriceList>::new(1);
    let outcome =
        world.store.write_prices(&world.fence, list, &[entry(1, "1")], &[], Vec::new(), None, at(1)).await;
    assert!(matches!(outcome, Err(StoreError::NotFound { .. })));
}
