//! Products, categories and lists beyond their shapes.

use http::Method;
use serde_json::{Value, json};

use crate::shop::{Client, MAIN, MILK, MILK_CARTON, SECOND, SHIRT, dec};

fn ids(answer: &Value) -> Vec<i64> {
    let rows = answer["data"].as_array().map(Vec::as_slice).unwrap_or_default();
    rows.iter().map(|row| row["id"].as_i64().unwrap()).collect()
}

#[test]
fn pages_are_cut_by_row_offset_and_total_counts_all() {
    let mut client = Client::sample();
    let all = ids(&client.read("/products?orderBy=id&pageSize=100"));
    let page = client.read("/products?orderBy=Id&orderDirection=DESC&pageSize=2&currentItem=1");
    assert_eq!((ids(&page), page["total"].as_i64()), (vec![all[4], all[3]], Some(6)));
    let past = client.read("/products?orderBy=id&pageSize=4&currentItem=6");
    assert!(past.get("data").is_none(), "{past}");
    assert_eq!(client.read("/products")["pageSize"], 20);
    assert_eq!(client.read("/products?pageSize=1000")["pageSize"], 100);
    let by_price = client.read("/products?orderBy=basePrice&pageSize=3&currentItem=1");
    assert_eq!(by_price["data"][0]["basePrice"], 20_000);
    let by_name = client.read("/products?orderBy=name&orderDirection=desc&pageSize=2");
    assert_eq!(ids(&by_name), [MILK.0, MILK_CARTON.0]);
}

#[test]
fn filters_select_and_unknown_parameters_do_not() {
    let mut client = Client::sample();
    for (query, count) in [
        ("categoryId=910010", 2),
        ("masterUnitId=30020001", 1),
        ("masterProductId=30010001", 1),
        ("productType=3", 1),
        ("isActive=false", 1),
        ("name=sua%20tuoi", 2),
        ("name=cb001", 1),
        ("tradeMarkId=166901", 2),
        ("lastModifiedFrom=2026-07-12T08:45:17.3", 1),
        ("lastModifiedFrom=2026-07-12T08:45:18", 0),
        ("lastModifiedFrom=2026-07-12T01:45:17.300Z", 1),
        ("lastModifiedFrom=2026-07-12T08:45:17+07:00", 1),
        ("modifiedFrom=2030-01-01&sort=x", 6),
    ] {
        assert_eq!(client.read(&format!("/products?{query}"))["total"], count, "{query}");
    }
    let one = client.read("/products?includeInventory=true&branchIds=21102&orderBy=id&pageSize=1");
    assert_eq!(one["data"][0]["inventories"].as_array().unwrap().len(), 1);
}

#[test]
fn a_partial_put_keeps_what_it_does_not_state() {
    let mut client = Client::sample();
    let before = client.read("/products/30010001");
    client.wait(60);
    client.write(Method::PUT, "/products/30010001", &json!({"BASEPRICE": "1000.6"}));
    let mut after = client.read("/products/30010001");
    assert_eq!(after["basePrice"], 1000.6);
    assert_ne!(after["modifiedDate"], before["modifiedDate"]);
    after["basePrice"] = before["basePrice"].clone();
    after["modifiedDate"] = before["modifiedDate"].clone();
    assert_eq!(after, before);
}

#[test]
fn units_share_one_pool_in_their_own_unit() {
    let mut client = Client::sample();
    client.write(
        Method::PUT,
        "/products/30020002",
        &json!({"inventories": [{"branchId": 21101, "onHand": 2, "cost": 288_000}]}),
    );
    assert_eq!(client.stock(MILK, MAIN), (dec("96"), dec("48")));
    assert_eq!(client.stock(MILK_CARTON, MAIN), (dec("2"), dec("1")));
    assert_eq!(client.stock(MILK, SECOND).0, dec("96"), "other branches stay");
    let row = client.read("/products/30020001");
    assert_eq!(row["inventories"][0]["cost"], 6_000);
    assert!(row["modifiedDate"].as_str().unwrap().starts_with("2026-07-01"), "the sibling is not edited");
    assert_eq!(client.delete("/products/30020001").0, 420, "a base with units stays");
    client.simulator.dialect_mut().set("reserved-of-units", "own-only").unwrap();
    assert_eq!(client.stock(MILK, MAIN).1, dec("0"));
}

#[test]
fn selling_a_combo_takes_its_parts_and_leaves_modified_dates_alone() {
    let mut client = Client::sample();
    let before = client.read("/products/30010001")["modifiedDate"].clone();
    let sale = json!({"branchId": 21101, "invoiceDetails": [{"productId": 30030001, "quantity": 2}]});
    client.write(Method::POST, "/invoices", &sale);
    assert_eq!(client.stock(SHIRT, MAIN).0, dec("22"));
    assert_eq!(client.stock(MILK, MAIN).0, dec("472.5"));
    assert_eq!(client.read("/products/30010001")["modifiedDate"], before);
}

#[test]
fn variants_and_units_join_their_families() {
    let mut client = Client::sample();
    let variant = crate::shop::fixture("product_create_variant_request");
    let made = client.write(Method::POST, "/products", &variant);
    assert_eq!(made["masterProductId"], 30_010_001);
    assert_eq!(made["fullName"], "Áo thun cotton cổ tròn - Xanh - M");
    let mut again = variant.clone();
    again["code"] = json!("AT001-3");
    assert_eq!(client.post("/products", &again).0, 420, "the same attribute values twice");
    let mut unit = crate::shop::fixture("product_create_unit_request");
    unit["masterUnitId"] = json!(30_020_001);
    unit["categoryId"] = json!(910_001);
    let made = client.write(Method::POST, "/products", &unit);
    let base = client.read("/products/30020001");
    assert_eq!(base["units"][1]["id"], made["id"]);
    unit["code"] = json!("X");
    unit["conversionValue"] = json!(1);
    assert_eq!(client.post("/products", &unit).0, 420);
}

#[test]
fn codes_and_barcodes_are_unique_without_regard_to_case() {
    let mut client = Client::sample();
    let product = |code: &str, barcode: &str| json!({"name": "x", "categoryId": 910_011, "code": code, "barCode": barcode});
    assert_eq!(client.post("/products", &product("at001", "")).0, 420);
    assert_eq!(client.post("/products", &product("N1", "8938500010017")).0, 420);
    assert_eq!(client.post("/products", &product("N1", "12345678901234567")).0, 420);
    let made = client.write(Method::POST, "/products", &json!({"name": "x", "categoryId": 910_011}));
    assert_eq!(made["code"], "SP000001");
    assert_eq!(client.put("/products/30010002", &json!({"code": "aT001"})).0, 420);
    client.write(Method::PUT, "/products/30010002", &json!({"code": "at001-1"}));
    assert_eq!(client.delete("/products/30010002").0, 200);
    client.write(Method::POST, "/products", &product("AT001-1", ""));
    assert_eq!(client.get("/products/30010002").0, 420);
    let removed = client.read("/products?includeRemoveIds=true&lastModifiedFrom=2026-07-12");
    assert_eq!(removed["removeId"], json!([30_010_002]));
}

#[test]
fn a_deleted_product_can_come_back_with_its_reservations() {
    let mut client = Client::sample();
    let shirt = json!({"branchId": 21101, "orderDetails": [{"productId": 30010002, "quantity": 4}]});
    client.write(Method::POST, "/orders", &shirt);
    let id = kiotviet_sim::records::ProductId(30_010_002);
    client.simulator.clerk(client.now, |shop, now| shop.delete_product(now, id)).unwrap();
    assert_eq!(client.get("/products/30010002").0, 420);
    client.simulator.clerk(client.now, |shop, now| shop.restore_product(now, id)).unwrap();
    assert_eq!(client.stock(id, MAIN), (dec("11"), dec("4")));
    let removed = client.read("/products?includeRemoveIds=true");
    assert_eq!(removed["removeId"], json!([30_019_999]));
}

#[test]
fn categories_keep_three_levels_and_are_deleted_only_when_empty() {
    let mut client = Client::sample();
    assert_eq!(client.post("/categories", &json!({"categoryName": "x", "parentId": 910_003})).0, 420);
    assert_eq!(client.post("/categories", &json!({"categoryName": "x".repeat(126)})).0, 420);
    assert_eq!(client.put("/categories/910001", &json!({"categoryName": "y", "parentId": 910_003})).0, 420);
    assert_eq!(
        client.put("/categories/910001", &json!({"categoryName": "y", "parentId": 910_010})).0,
        420,
        "too deep"
    );
    assert_eq!(client.delete("/categories/910010").0, 420);
    assert_eq!(client.delete("/categories/910011").0, 420);
    assert_eq!(client.delete("/categories/910003").0, 200);
    let kept = client.write(Method::PUT, "/categories/910011", &json!({"categoryName": "Áo"}));
    assert_eq!(kept["data"]["parentId"], 910_010);
    let moved =
        client.write(Method::PUT, "/categories/910011", &json!({"categoryName": "Áo", "parentId": 0}));
    assert!(moved["data"].get("parentId").is_none());
}

#[test]
fn form_bodies_are_read_too() {
    let mut client = Client::sample();
    let form = "name=M%C5%A9+len&categoryId=910011&basePrice=65000&inventories[0][branchId]=21101&inventories[0][onHand]=20";
    let request = client
        .request(Method::POST, "/products")
        .with_body("application/x-www-form-urlencoded; charset=UTF-8", form);
    let made = crate::shop::json(&client.send(&request));
    assert_eq!(
        (made["name"].as_str(), made["inventories"][0]["onHand"].as_i64()),
        (Some("Mũ len"), Some(20))
    );
}
