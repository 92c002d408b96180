use dongbo_store::{AgreedChange, Batch, Change, LocalSide, NewFailure, OursChange, RunId};
use dongbo_store::{StockReading, TheirsChange};
use dongbo_sync::records::{PriceEntry, PriceList, Product, StockLevel};
use dongbo_sync::{Entity, Local, Remote};

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(work_in_one_shop_changes_nothing_in_another);

async fn work_in_one_shop_changes_nothing_in_another(backend: &Backend) {
    let a = backend.shop().await;
    let b = World::found(a.store.clone(), "Quán Khác").await;
    a.import([(1, category("A"))]).await;
    let written = b.import([(1, category("của B")), (2, category("cũng của B"))]).await;
    assert_eq!(written.created, [(1, 1), (2, 2)], "ids are counted by shop");
    b.import([(10, product_in("SP", 2)), (12, product("của B"))]).await;
    b.import([(100, branch("Quận 1"))]).await;
    b.import([(7, price_list("Sỉ"))]).await;
    let stock = vec![reading(10, "5"), reading(12, "6")];
    b.store.write(&b.fence, Batch::<Product> { stock, ..Batch::default() }, at(1)).await.unwrap();
    put_price(&b, "5").await;
    let position = ("products".to_owned(), Some("1".to_owned()));
    b.store.set_positions(&b.fence, vec![position]).await.unwrap();
    let walled = b.dump().await;

    a.import([(10, product_in("SP", 2)), (11, product("khác"))]).await;
    a.store.resolve_awaited::<Product>(&a.fence, at(1)).await.unwrap();
    a.import([(1, category("đổi"))]).await;
    everything_else(&a).await;
    a.store.take_requests(a.shop, at(0), 10, 10).await.unwrap();
    assert_eq!(b.dump().await, walled);
    assert_eq!(b.store.position(b.shop, "products").await.unwrap().as_deref(), Some("1"));
    assert_eq!(b.store.count_failures(b.shop, None).await.unwrap(), 0);
    assert_eq!(b.store.requests_left(b.shop, at(0), 10).await.unwrap(), 10);
    let awaited = a.store.product(a.shop, 1).await.unwrap().unwrap().product;
    assert_eq!(awaited.category_id, None, "the other shop's category 2 is not ours");
    let query = |q: &str| dongbo_store::Query { q: Some(q.to_owned()), ..Default::default() };
    let found = a.store.list_products(a.shop, query("sp")).await.unwrap();
    assert_eq!(found.items.len(), 1);
    assert_eq!(b.store.list_products(b.shop, query("khac")).await.unwrap().items.len(), 0);
}

fn reading(product: i64, on_hand: &str) -> StockReading {
    let level = StockLevel { on_hand: pieces(on_hand), reserved: pieces("0") };
    StockReading { product: Remote::new(product), branch: Remote::new(100), level, sold_here: true }
}

async fn put_price(world: &World, price: &str) {
    let entry = PriceEntry { product: Remote::new(10), price: money(price) };
    let list = Local::<PriceList>::new(1);
    world.store.write_prices(&world.fence, list, &[entry], &[], Vec::new(), None, at(1)).await.unwrap();
}

/// Stock, prices, archiving, failures, positions: with the very ids that the other shop has too.
async fn everything_else(world: &World) {
    let gone = Change {
        local: LocalSide::None,
        ours: OursChange::Archive,
        theirs: TheirsChange::Gone,
        agreed: AgreedChange::Keep,
        ..import(10, product("A"))
    };
    world.import([(100, branch("Quận 3"))]).await;
    world.import([(7, price_list("Lẻ"))]).await;
    put_price(world, "9").await;
    let failure = NewFailure {
        entity: Entity::Products,
        remote_id: Some(10),
        code: "A".to_owned(),
        message: String::new(),
        payload: String::new(),
        run: RunId(1),
    };
    let batch = Batch {
        changes: vec![gone],
        stock: vec![reading(10, "1"), reading(12, "2")],
        failures: vec![failure],
        positions: vec![("products".to_owned(), None)],
        ..Batch::default()
    };
    let written = world.store.write(&world.fence, batch, at(2)).await.unwrap();
    assert_eq!(written.unplaced_stock, [reading(12, "2")], "the other shop's product 12 is not ours");
}
