use std::collections::BTreeSet;

use serde_json::Value;

use crate::service::{Service, customer, now, order};

impl Service {
    fn products(&self, query: &str) -> String {
        format!("/api/v1/shops/{}/products{query}", self.flowers)
    }
}

#[tokio::test]
async fn every_record_comes_exactly_once_while_records_are_added() {
    let service = Service::new().await;
    for number in 0..25 {
        service.add_product(&format!("A{number:02}"), "Hoa").await;
    }
    let (mut seen, mut cursor, mut pages) = (Vec::new(), String::new(), 0);
    loop {
        let page = service.get(&service.products(&format!("?limit=4{cursor}"))).await;
        assert!(page.column("code").len() <= 4);
        seen.extend(page.column("code"));
        pages += 1;
        service.add_product(&format!("B{pages:02}"), "Thêm").await;
        match page.json()["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
        assert!(pages < 50, "the list never ends");
    }
    let distinct: BTreeSet<String> = seen.iter().map(Value::to_string).collect();
    assert_eq!(distinct.len(), seen.len(), "something came twice");
    for number in 0..25 {
        assert!(seen.contains(&Value::from(format!("A{number:02}"))), "A{number:02} is missing");
    }
}

#[tokio::test]
async fn the_last_page_has_no_cursor_even_if_it_is_full() {
    let service = Service::new().await;
    for number in 0..4 {
        service.add_product(&format!("A{number}"), "Hoa").await;
    }
    let page = service.get(&service.products("?limit=4")).await.json();
    assert_eq!(page["items"].as_array().unwrap().len(), 4);
    assert_eq!(page["next_cursor"], Value::Null);
    assert!(service.get(&service.products("?limit=3")).await.json()["next_cursor"].is_string());
}

#[tokio::test]
async fn an_empty_list_is_no_error() {
    let service = Service::new().await;
    insta::assert_snapshot!(service.get(&service.products("")).await, @r#"
    200 application/json
    {
      "items": [],
      "next_cursor": null
    }
    "#);
}

#[tokio::test]
async fn products_are_found_by_code_and_name_without_marks_and_case() {
    let service = Service::new().await;
    service.add_product("HOA001", "Hoa hồng đỏ Đà Lạt").await;
    service.add_product("HOA002", "Hoa cúc trắng").await;
    service.add_product("BINH01", "Bình gốm").await;
    for (q, codes) in [
        ("hoa%20hong", vec!["HOA001"]),
        ("H%E1%BB%92NG", vec!["HOA001"]),
        ("da%20lat", vec!["HOA001"]),
        ("hoa0", vec!["HOA001", "HOA002"]),
        ("trang", vec!["HOA002"]),
        ("khong-co", vec![]),
        ("%20%20", vec!["HOA001", "HOA002", "BINH01"]),
    ] {
        assert_eq!(service.get(&service.products(&format!("?q={q}"))).await.column("code"), codes, "{q}");
    }
}

#[tokio::test]
async fn a_search_is_paged_too() {
    let service = Service::new().await;
    for number in 0..5 {
        service.add_product(&format!("HOA{number}"), "Hoa hồng").await;
        service.add_product(&format!("BINH{number}"), "Bình").await;
    }
    let first = service.get(&service.products("?q=hong&limit=3")).await;
    let cursor = first.json()["next_cursor"].as_str().unwrap().to_owned();
    let second = service.get(&service.products(&format!("?q=hong&limit=3&cursor={cursor}"))).await;
    assert_eq!(
        [first.column("code"), second.column("code")].concat(),
        ["HOA0", "HOA1", "HOA2", "HOA3", "HOA4"]
    );
}

#[tokio::test]
async fn customers_are_found_by_phone_and_orders_by_code() {
    let service = Service::new().await;
    let shop = service.flowers;
    service.store.add_ours(shop, customer("KH1", "Nguyễn Thị Lan", "0912 345 678"), now()).await.unwrap();
    service.store.add_ours(shop, customer("KH2", "Trần Văn Bình", "0987654321"), now()).await.unwrap();
    service.store.add_ours(shop, order("DH000001"), now()).await.unwrap();
    service.store.add_ours(shop, order("DH000002"), now()).await.unwrap();
    let codes = async |path: &str| service.get(&format!("/api/v1/shops/{shop}/{path}")).await.column("code");
    assert_eq!(codes("customers?q=0912345678").await, ["KH1"]);
    assert_eq!(codes("customers?q=binh").await, ["KH2"]);
    assert_eq!(codes("orders?q=dh000002").await, ["DH000002"]);
}

#[tokio::test]
async fn a_cursor_is_good_for_its_own_list_only() {
    let service = Service::new().await;
    for number in 0..3 {
        service.add_product(&format!("A{number}"), "Hoa").await;
    }
    let page = service.get(&service.products("?limit=1")).await.json();
    let cursor = page["next_cursor"].as_str().unwrap();
    let answer = service.get(&format!("/api/v1/shops/{}/orders?cursor={cursor}", service.flowers)).await;
    assert_eq!((answer.status.as_u16(), answer.code().as_str()), (400, "API-BAD-CURSOR"));
}
