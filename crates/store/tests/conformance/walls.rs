use dongbo_sync::records::Product;

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(work_in_one_shop_changes_nothing_in_another);

async fn work_in_one_shop_changes_nothing_in_another(backend: &Backend) {
    let a = backend.shop().await;
    let b = World::found(a.store.clone(), "Quán Khác").await;
    a.import([(1, category("A"))]).await;
    let written = b.import([(1, category("của B")), (2, category("cũng của B"))]).await;
    assert_eq!(written.created, [(1, 1), (2, 2)], "ids are counted by shop");
    b.import([(10, product_in("SP", 2))]).await;
    let walled = b.dump().await;

    a.import([(10, product_in("SP", 2)), (11, product("khác"))]).await;
    a.store.resolve_awaited::<Product>(&a.fence, at(1)).await.unwrap();
    a.import([(1, category("đổi"))]).await;
    a.store.take_requests(a.shop, at(0), 10, 10).await.unwrap();
    assert_eq!(b.dump().await, walled);
    assert_eq!(b.store.requests_left(b.shop, at(0), 10).await.unwrap(), 10);
    let awaited = a.store.product(a.shop, 1).await.unwrap().unwrap().product;
    assert_eq!(awaited.category_id, None, "the other shop's category 2 is not ours");
    let query = |q: &str| dongbo_store::Query { q: Some(q.to_owned()), ..Default::default() };
    let found = a.store.list_products(a.shop, query("sp")).await.unwrap();
    assert_eq!(found.items.len(), 1);
    assert_eq!(b.store.list_products(b.shop, query("khac")).await.unwrap().items.len(), 0);
}
