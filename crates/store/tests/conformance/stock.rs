use dongbo_store::{Batch, Change, StockReading};
use dongbo_sync::records::{Product, StockLevel};
use dongbo_sync::{Local, Remote};

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    stock_is_written_with_its_product_and_later_without_it,
    a_reading_without_a_place_is_told_and_does_not_hurt,
    stock_of_an_older_product_row_is_left_out,
);

fn reading(product: i64, branch: i64, on_hand: &str) -> StockReading {
    let level = StockLevel { on_hand: pieces(on_hand), reserved: pieces("1") };
    StockReading { product: Remote::new(product), branch: Remote::new(branch), level, sold_here: true }
}

async fn stock_is_written_with_its_product_and_later_without_it(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(100, branch("Quận 1")), (101, branch("Quận 3"))]).await;
    let batch = Batch {
        changes: vec![import(10, product("A"))],
        stock: vec![reading(10, 101, "-2"), reading(10, 100, "0.48")],
        ..Batch::default()
    };
    world.store.write(&world.fence, batch, at(1)).await.unwrap();
    let one = Local::<Product>::new(1);
    let on_hand = async || {
        let stock = world.store.stock_of(world.shop, &[one]).await.unwrap();
        stock.iter().map(|(_, branch, level, _)| (*branch, level.on_hand.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(on_hand().await, [(100, "0.48".to_owned()), (101, "-2".to_owned())]);

    let batch =
        Batch::<Product> { stock: vec![reading(10, 100, "7"), reading(10, 101, "-2")], ..Batch::default() };
    world.store.write(&world.fence, batch, at(9)).await.unwrap();
    assert_eq!(on_hand().await, [(100, "7".to_owned()), (101, "-2".to_owned())]);
    let view = world.store.product(world.shop, 1).await.unwrap().unwrap().stock;
    let read_at: Vec<_> = view.iter().map(|stock| stock.read_at).collect();
    assert_eq!(read_at, [at(9), at(1)], "a figure that is the same is not written");
    assert_eq!(world.store.count_stock(world.shop).await.unwrap(), 2);
}

async fn a_reading_without_a_place_is_told_and_does_not_hurt(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(100, branch("Quận 1"))]).await;
    let batch = Batch {
        changes: vec![import(10, product("A"))],
        stock: vec![reading(10, 100, "1"), reading(10, 999, "2"), reading(77, 100, "3")],
        ..Batch::default()
    };
    let written = world.store.write(&world.fence, batch, at(1)).await.unwrap();
    assert_eq!(written.unplaced_stock, [reading(10, 999, "2"), reading(77, 100, "3")]);
    assert_eq!(world.store.count_stock(world.shop).await.unwrap(), 1);
}

async fn stock_of_an_older_product_row_is_left_out(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(100, branch("Quận 1"))]).await;
    for (seconds, on_hand) in [(100, "5"), (99, "4")] {
        let batch = Batch {
            changes: vec![Change { changed_at: Some(at(seconds)), ..import(10, product("A")) }],
            stock: vec![reading(10, 100, on_hand)],
            ..Batch::default()
        };
        world.store.write(&world.fence, batch, at(1)).await.unwrap();
    }
    let stock = world.store.stock_of(world.shop, &[Local::new(1)]).await.unwrap();
    assert_eq!(stock[0].2.on_hand, pieces("5"));
}
