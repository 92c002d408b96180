use dongbo_store::{HistoryQuery, StoreError};
use dongbo_sync::records::{PriceEntry, PriceList};
use dongbo_sync::{Entity, Local, Remote};

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    prices_are_set_read_in_ranges_and_removed,
    prices_that_change_or_go_stand_in_the_history_and_new_ones_share_an_entry,
    a_list_that_does_not_exist_takes_no_prices,
);

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

async fn prices_that_change_or_go_stand_in_the_history_and_new_ones_share_an_entry(backend: &Backend) {
    let world = backend.shop().await;
    let list = Local::<PriceList>::new(1);
    world.import([(1, price_list("Sỉ"))]).await;
    world.import([(10, product("A"))]).await;
    let write = async |puts: &[PriceEntry], removals: &[i64]| {
        world.store.write_prices(&world.fence, list, puts, removals, Vec::new(), None, at(1)).await.unwrap();
    };
    write(&[entry(10, "1000"), entry(20, "2000"), entry(30, "3000")], &[]).await;
    write(&[entry(10, "900"), entry(20, "2000")], &[30, 40]).await;
    let query = HistoryQuery { entity: Some(Entity::PriceLists), ..HistoryQuery::default() };
    let told = world.store.history(world.shop, query).await.unwrap().items;
    let told: Vec<_> = told
        .iter()
        .flat_map(|entry| {
            let label = entry.label.clone();
            entry
                .fields
                .iter()
                .map(move |field| format!("{label}: {} {} {}", field.field, field.from, field.to))
        })
        .collect();
    assert_eq!(told, [r#"Sỉ: price "3000" null"#, r#"Sỉ · A: price "1000" "900""#, "Sỉ: added null 3"]);
}

async fn a_list_that_does_not_exist_takes_no_prices(backend: &Backend) {
    let world = backend.shop().await;
    let list = Local::<PriceList>::new(1);
    let outcome =
        world.store.write_prices(&world.fence, list, &[entry(1, "1")], &[], Vec::new(), None, at(1)).await;
    assert!(matches!(outcome, Err(StoreError::NotFound { .. })));
}
