//! Refusals equal the samples, text and code.

use serde_json::{Value, json};

use crate::shop::{Client, MAIN, SHIRT, dec, fixture};

fn order(lines: Value) -> Value {
    json!({"branchId": 21101, "orderDetails": lines})
}

#[test]
fn every_sample_of_a_refusal_is_reproduced() {
    let mut client = Client::sample();
    let shirt = json!([{"productId": 30010001, "quantity": 1, "price": 1}]);
    let product = |more: Value| {
        let mut body = json!({"name": "Mũ", "categoryId": 910_011, "code": "MU9"});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let with = |mut body: Value, more: Value| {
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let posts = [
        ("/categories", json!({"categoryName": " ÁO THUN ", "parentId": 910_010}), "category_duplicate"),
        ("/products", product(json!({"categoryId": 1})), "category_unknown"),
        ("/products", json!({"name": "Mũ"}), "category_unknown"),
        ("/products", json!({"categoryId": 910_011}), "product_name_invalid"),
        ("/products", product(json!({"code": "AT001"})), "product_code_duplicate"),
        ("/products", product(json!({"inventories": [{"branchId": 21103, "onHand": 1}]})), "branch_unknown"),
        ("/customers", json!({"name": "x", "code": "KH000001"}), "customer_code_duplicate"),
        ("/customers", json!({"name": "x", "contactNumber": "0912345678"}), "customer_phone_duplicate"),
        ("/orders", with(order(shirt.clone()), json!({"customerId": 1})), "customer_unknown"),
        ("/orders", with(order(shirt.clone()), json!({"saleChannelId": 1})), "sale_channel_unknown"),
        ("/orders", with(order(shirt.clone()), json!({"branchId": 1})), "branch_unknown"),
        ("/orders", order(json!([{"productId": 30010001, "quantity": 0}])), "order_line_quantity"),
        ("/orders", order(json!([{"productCode": "dv001", "quantity": 1}])), "order_product_inactive"),
    ];
    for (target, body, name) in posts {
        assert_eq!(
            client.post(target, &body),
            (420, fixture(&format!("error_420_{name}"))),
            "{target} {body}"
        );
    }
    assert_eq!(client.get("/products/30019999"), (420, fixture("error_420_product_deleted")));
    assert_eq!(client.get("/products/code/NOPE"), (420, fixture("error_420_product_code_unknown")));
    assert_eq!(
        client.put("/listupdatedproducts", &json!({"listProducts": []})),
        (420, fixture("error_420_bulk_update_empty"))
    );
}

#[test]
fn switched_off_features_are_refused_as_in_the_samples() {
    let mut client = Client::sample();
    let body = json!({"branchId": 21101, "orderDetails": [{"productId": 30010001, "quantity": 1}],
        "orderDelivery": {"type": 1}, "surchages": [{"id": 1201, "price": 1}], "usingCod": true, "purchaseDate": "2026-07-12"});
    let off = |client: &mut Client, change: fn(&mut kiotviet_sim::records::Settings)| {
        client.simulator.act(client.now, |shop, _| change(&mut shop.settings));
        let (status, answer) = client.post("/orders", &body);
        client.simulator.act(client.now, |shop, _| shop.settings = Default::default());
        (status, answer)
    };
    assert_eq!(off(&mut client, |s| s.allow_orders = false), (420, fixture("error_420_setting_order_off")));
    assert_eq!(
        off(&mut client, |s| s.use_delivery = false),
        (420, fixture("error_420_setting_delivery_off"))
    );
    assert_eq!(off(&mut client, |s| s.use_surcharges = false), (420, fixture("error_420_surcharge_off")));
    assert_eq!(off(&mut client, |s| s.use_cod = false).0, 420);
    assert_eq!(off(&mut client, |s| s.allow_change_purchase_time = false).0, 420);
    assert_eq!(off(&mut client, |_| {}).0, 200);
}

#[test]
fn stock_is_checked_by_the_settings() {
    let mut client = Client::sample();
    let wanting = |quantity: i64| json!({"branchId": 21101, "orderDetails": [{"productId": 30010001, "quantity": quantity}]});
    assert_eq!(client.post("/orders", &wanting(1000)).0, 200, "orders without stock are allowed");
    client.simulator.act(client.now, |shop, _| shop.settings.allow_order_when_out_stock = false);
    assert_eq!(
        client.post("/orders", &wanting(1)),
        (420, fixture("error_420_out_of_stock")),
        "1003 of 24 are reserved"
    );
    let sale = json!({"branchId": 21101, "invoiceDetails": [{"productId": 30010001, "quantity": 25}]});
    assert_eq!(client.post("/invoices", &sale), (420, fixture("error_420_out_of_stock")));
    client.simulator.clerk(client.now, |shop, now| shop.count_stock(now, MAIN, SHIRT, dec("0"))).unwrap();
    assert_eq!(client.post("/invoices", &sale), (420, fixture("error_420_setting_sell_out_of_stock_off")));
    client.simulator.act(client.now, |shop, _| shop.settings.allow_sell_when_out_stock = true);
    assert_eq!(client.post("/invoices", &sale).0, 200);
    assert_eq!(client.stock(SHIRT, MAIN).0, dec("-25"));
}

#[test]
fn bodies_and_parameters_that_cannot_be_read_are_400() {
    let mut client = Client::sample();
    let broken = client.request(http::Method::POST, "/products").with_body("application/json", "{");
    assert_eq!(client.send(&broken).status, 400);
    assert_eq!(client.get("/products?lastModifiedFrom=yesterday").0, 400);
    assert_eq!(client.get("/products/abc").0, 400);
    assert_eq!(client.get("/products/code/A%2FB").0, 400, "awkward codes fail in a path");
}
