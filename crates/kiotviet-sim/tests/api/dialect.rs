//! Each switch changes one thing.

use http::Method;
use serde_json::{Value, json};

use crate::shop::{Client, MAIN, SHIRT, dec};
use kiotviet_sim::dialect::Dialect;

fn with(switches: &[(&str, &str)]) -> Client {
    let mut client = Client::sample();
    for (name, value) in switches {
        client.simulator.dialect_mut().set(name, value).unwrap();
    }
    client
}

#[test]
fn lists_change_by_their_switches() {
    assert!(with(&[]).read("/categories?lastModifiedFrom=2030-01-01").get("data").is_none());
    assert_eq!(with(&[("empty-list", "array")]).read("/webhooks")["data"], json!([]));
    assert!(with(&[("list-timestamp", "absent")]).read("/webhooks").get("timestamp").is_none());
    assert_eq!(with(&[("page-size", "honour-larger")]).read("/products?pageSize=200")["pageSize"], 200);
    let last =
        with(&[("past-the-end", "repeat-last-page")]).read("/products?orderBy=id&pageSize=4&currentItem=8");
    assert_eq!(last["data"].as_array().unwrap().len(), 2);
    let exact = "/products?lastModifiedFrom=2026-07-12T08:45:17.3";
    assert_eq!(with(&[]).read(exact)["total"], 1);
    assert_eq!(with(&[("last-modified-from", "exclusive")]).read(exact)["total"], 0);
    assert_eq!(
        with(&[("removed-ids-key", "RemoveId")]).read("/products?includeRemoveIds=true")["RemoveId"],
        json!([30_019_999])
    );
    assert_eq!(
        with(&[("removed-ids-key", "removedIds")]).read("/users?includeRemoveIds=true")["removedIds"],
        json!([])
    );
    assert_eq!(
        with(&[("removed-ids-kept", "1")]).read("/products?includeRemoveIds=true")["removeId"],
        json!([])
    );
    let first = with(&[("default-order", "by-id")]).read("/products?pageSize=1");
    assert_eq!(first["data"][0]["id"], SHIRT.0);
}

#[test]
fn rows_change_by_their_switches() {
    let row = |switches: &[(&str, &str)]| -> Value {
        with(switches).read("/products?orderBy=id&includeInventory=true&pageSize=1&currentItem=1")["data"][0]
            .clone()
    };
    assert_eq!(row(&[("null-members", "null")])["modifiedDate"], Value::Null);
    assert!(row(&[("null-members", "null")]).as_object().unwrap().contains_key("barCode"));
    assert_eq!(row(&[("fraction-digits", "3")])["createdDate"], "2025-11-05T10:00:12.440");
    assert_eq!(row(&[("fraction-digits", "0")])["createdDate"], "2025-11-05T10:00:12");
    assert!(row(&[("inventory-quantity-names", "minQuality")])["inventories"][0].get("maxQuality").is_some());
    assert!(row(&[("type-names", "everywhere")])["__type"].is_string());
    let spaced = with(&[("list-images", "spaced")]).read("/products?orderBy=id&pageSize=1");
    assert!(spaced["data"][0]["images"][0].as_str().unwrap().starts_with(' '));
    let hidden = with(&[("phone-in-search", "hidden")]).read("/customers?contactNumber=0912345678");
    assert_eq!(hidden["total"], 1);
    assert!(hidden["data"][0].get("contactNumber").is_none());
    let mut client = with(&[("product-put-stock", "inventories"), ("duplicate-phone", "allowed")]);
    assert!(
        client.write(Method::PUT, "/products/30010001", &json!({"weight": 1})).get("inventories").is_some()
    );
    client.write(Method::POST, "/customers", &json!({"name": "x", "contactNumber": "0912345678"}));
}

#[test]
fn stock_is_recomputed_late_and_may_move_its_date() {
    let mut client = with(&[("stock-delay", "20"), ("on-hand-modified-date", "moves")]);
    let sale = json!({"branchId": 21101, "invoiceDetails": [{"productId": 30010001, "quantity": 1}]});
    client.write(Method::POST, "/invoices", &sale);
    assert_eq!(client.stock(SHIRT, MAIN).0, dec("24"), "not yet");
    client.wait(20);
    let moved = client.read("/productOnHands?lastModifiedFrom=2026-07-12T09:00:00");
    assert_eq!((moved["total"].as_i64(), &moved["data"][0]["id"]), (Some(1), &json!(SHIRT.0)));
    assert_eq!(client.stock(SHIRT, MAIN).0, dec("23"));
    client.simulator.dialect_mut().set("on-hand-modified-date", "stays").unwrap();
    assert_eq!(client.read("/productOnHands?lastModifiedFrom=2026-07-12T09:00:00")["total"], 0);
}

#[test]
fn bulk_updates_fail_at_random_and_orders_with_invoices_may_be_deletable() {
    let mut client = with(&[("bulk-update-failures", "100"), ("order-cancel", "invoiced-deletable")]);
    let update = json!({"listProducts": [{"id": 30010001, "basePrice": 1}]});
    assert_eq!(
        client.put("/listupdatedproducts", &update),
        (420, crate::shop::fixture("error_420_bulk_update_empty"))
    );
    assert_eq!(client.read("/products/30010001")["basePrice"], 185_000, "nothing is written");
    let order = json!({"branchId": 21101, "makeInvoice": true, "orderDetails": [{"productId": 30010001, "quantity": 1}]});
    let made = client.write(Method::POST, "/orders", &order);
    assert_eq!(client.delete(&format!("/orders/{}", made["id"])).0, 200);
}

#[test]
fn every_switch_takes_what_it_says_and_nothing_else() {
    let mut dialect = Dialect::default();
    for switch in Dialect::default().switches() {
        dialect.set(switch.name, &switch.value).unwrap();
        assert!(dialect.set(switch.name, "no such value").is_err(), "{}", switch.name);
        for value in switch.takes.split(" | ").filter(|value| !value.contains(' ')) {
            dialect.set(switch.name, value).unwrap();
        }
    }
    assert!(dialect.set("nonsense", "1").unwrap_err().to_string().contains("token-life"));
}
