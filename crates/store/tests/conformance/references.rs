use dongbo_sync::Reference;
use dongbo_sync::records::{Category, Customer, Order, Part, PriceList, Product, UnitOf};

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    a_reference_to_a_record_that_arrives_later_is_filled,
    records_of_one_batch_may_point_at_each_other_in_any_order,
    lists_of_references_keep_the_order_of_the_other_side,
    a_target_that_only_exists_here_is_pointed_at_by_our_id,
);

async fn a_reference_to_a_record_that_arrives_later_is_filled(backend: &Backend) {
    let world = backend.shop().await;
    let (shirt, order) = (product_in("A", 7), order("DH1", &[10, 99]));
    let list = PriceList {
        groups: vec![Reference::there(4)],
        branches: vec![Reference::there(5)],
        ..price_list("Sỉ")
    };
    world.import([(1, order.clone())]).await;
    world.import([(2, list.clone())]).await;
    world.import([(10, shirt.clone())]).await;
    assert_eq!(world.ours::<Product>(10).await, shirt, "an awaited reference reads as it was written");
    assert_eq!(world.store.product(world.shop, 1).await.unwrap().unwrap().product.category_id, None);
    assert_eq!(world.store.resolve_awaited::<Product>(&world.fence, at(2)).await.unwrap(), 0);

    world.import([(7, category("Áo"))]).await;
    world.import([(4, group("VIP"))]).await;
    world.import([(5, branch("Quận 1"))]).await;
    assert_eq!(world.store.resolve_awaited::<Product>(&world.fence, at(2)).await.unwrap(), 1);
    assert_eq!(world.store.resolve_awaited::<Product>(&world.fence, at(2)).await.unwrap(), 0);
    assert_eq!(world.store.resolve_awaited::<Order>(&world.fence, at(2)).await.unwrap(), 1);
    assert_eq!(world.store.resolve_awaited::<PriceList>(&world.fence, at(2)).await.unwrap(), 2);
    assert_eq!(world.store.product(world.shop, 1).await.unwrap().unwrap().product.category_id, Some(1));
    assert_eq!(world.ours::<Product>(10).await, shirt);
    assert_eq!(world.ours::<Order>(1).await, order);
    assert_eq!(world.ours::<PriceList>(2).await, list);
    let lines = world.store.order(world.shop, 1).await.unwrap().unwrap().lines;
    assert_eq!(lines.iter().map(|line| line.product_id).collect::<Vec<_>>(), [Some(1), None]);
}

async fn records_of_one_batch_may_point_at_each_other_in_any_order(backend: &Backend) {
    let world = backend.shop().await;
    let variant = Product { master: Some(Reference::there(30)), ..product("variant") };
    let boxed = Product {
        unit_of: Some(UnitOf { base: Reference::there(30), conversion: pieces("12") }),
        ..product("box")
    };
    let parts = vec![Part { product: Reference::there(10), quantity: pieces("2") }];
    let combo = Product { parts, ..product("combo") };
    let records = [(10, variant.clone()), (20, boxed.clone()), (25, combo.clone()), (30, product("master"))];
    world.import(records).await;
    assert_eq!(world.ours::<Product>(10).await, variant);
    assert_eq!(world.ours::<Product>(20).await, boxed);
    assert_eq!(world.ours::<Product>(25).await, combo);
    let master = world.store.product(world.shop, 4).await.unwrap().unwrap();
    assert_eq!(master.variants.iter().map(|other| other.id).collect::<Vec<_>>(), [1]);
    assert_eq!(master.units.iter().map(|other| other.id).collect::<Vec<_>>(), [2]);
    world
        .import([
            (5, Category { parent: Some(Reference::there(4)), ..category("leaf") }),
            (4, category("root")),
        ])
        .await;
    assert_eq!(world.store.category(world.shop, 1).await.unwrap().unwrap().parent_id, Some(2));
}

async fn lists_of_references_keep_the_order_of_the_other_side(backend: &Backend) {
    let world = backend.shop().await;
    // Our ids are in the opposite order.
    world.import([(9, group("C")), (8, group("B"))]).await;
    let groups = vec![Reference::there(7), Reference::there(8), Reference::there(9)];
    let member = Customer { groups, ..customer("KH1") };
    world.import([(1, member.clone())]).await;
    assert_eq!(world.ours::<Customer>(1).await, member);
    let fewer = Customer { groups: vec![Reference::there(9)], ..customer("KH1") };
    world.import([(1, fewer.clone())]).await;
    assert_eq!(world.ours::<Customer>(1).await, fewer);
}

async fn a_target_that_only_exists_here_is_pointed_at_by_our_id(backend: &Backend) {
    let world = backend.shop().await;
    let mine = world.store.add_ours(world.shop, category("Của quán"), at(1)).await.unwrap();
    let shirt = Product { category: Some(Reference::Here(mine)), ..product("A") };
    let id = world.store.add_ours(world.shop, shirt.clone(), at(1)).await.unwrap();
    assert_eq!(world.store.unlinked::<Product>(world.shop, None, 5).await.unwrap(), [(id, shirt)]);
    let dump = world.dump().await;
    assert!(dump.iter().any(|line| line.contains("Của quán") && line.starts_with("products -")), "{dump:?}");
}
