use dongbo_store::Query;
use dongbo_sync::records::{Attribute, Product};

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    pages_follow_each_other_without_gaps,
    products_are_found_without_marks_and_case,
    the_search_follows_what_changes,
    customers_and_orders_are_found,
    money_goes_out_as_a_number_with_all_digits,
);

fn query(q: &str) -> Query {
    Query { q: Some(q.to_owned()), ..Query::default() }
}

async fn found(world: &World, q: &str) -> Vec<i64> {
    world.store.list_products(world.shop, query(q)).await.unwrap().items.iter().map(|view| view.id).collect()
}

async fn pages_follow_each_other_without_gaps(backend: &Backend) {
    let world = backend.shop().await;
    world.import((1..=25).map(|id| (id, product(&format!("SP{id}"))))).await;
    for q in [None, Some("sp".to_owned())] {
        let (mut after, mut ids) = (None, Vec::new());
        loop {
            let wish = Query { limit: 10, after, q: q.clone() };
            let page = world.store.list_products(world.shop, wish).await.unwrap();
            ids.extend(page.items.iter().map(|view| view.id));
            after = page.next_cursor;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(ids, (1..=25).collect::<Vec<_>>());
    }
}

async fn products_are_found_without_marks_and_case(backend: &Backend) {
    let world = backend.shop().await;
    let shirt = Product {
        name: "Áo Sơ-mi Đường Thốt Nốt".to_owned(),
        barcode: Some("8938500000123".to_owned()),
        attributes: vec![Attribute { name: "MÀU".into(), value: "Đen".into() }],
        ..product("SP000123")
    };
    world.import([(1, shirt), (2, product("SP000124"))]).await;
    for q in
        ["duong", "ĐƯỜNG thốt", "so mi", "den", "SP000123", "sp000123", "123", "000123", "89385", "mi so \"*"]
    {
        assert_eq!(found(&world, q).await, [1], "{q}");
    }
    assert_eq!(found(&world, "ao").await, [1, 2]);
    assert_eq!(found(&world, "").await, [1, 2], "nothing wanted: everything");
    for q in ["ao khac", "AND", "\"", "uong"] {
        assert!(found(&world, q).await.is_empty(), "{q}");
    }
}

async fn the_search_follows_what_changes(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(1, product("truoc"))]).await;
    world.import([(1, product("sau"))]).await;
    assert!(found(&world, "truoc").await.is_empty());
    assert_eq!(found(&world, "sau").await, [1]);
}

async fn customers_and_orders_are_found(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(1, customer("KH000001"))]).await;
    world.import([(1, order("DH000001", &[])), (2, order("DH000002", &[]))]).await;
    world.import([(1, category("Đồ uống")), (2, category("Đồ ăn"))]).await;
    for q in ["0912345678", "khach", "kh000001"] {
        let page = world.store.list_customers(world.shop, query(q)).await.unwrap();
        assert_eq!(page.items.len(), 1, "{q}");
    }
    let page = world.store.list_orders(world.shop, query("dh000002")).await.unwrap();
    assert_eq!(page.items.iter().map(|view| view.id).collect::<Vec<_>>(), [2]);
    let page = world.store.list_categories(world.shop, query("do uo")).await.unwrap();
    assert_eq!(page.items.iter().map(|view| view.id).collect::<Vec<_>>(), [1]);
}

async fn money_goes_out_as_a_number_with_all_digits(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(1, Product { base_price: money("123456789012.3456"), ..product("A") })]).await;
    let view = world.store.product(world.shop, 1).await.unwrap().unwrap();
    let json = serde_json::to_string(&view.product).unwrap();
    assert!(json.contains("\"base_price\":123456789012.3456,"), "{json}");
}
