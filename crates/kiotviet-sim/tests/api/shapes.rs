//! Answers against the documentation's samples: the same members, spelt the same, with the same values.

use http::Method;
use serde_json::{Value, json};

use crate::shop::{Client, fixture, vn};

/// Where two values differ, by path; numbers compare by value, lists by position.
fn differences(path: &str, left: &Value, right: &Value, found: &mut Vec<String>) {
    match (left, right) {
        (Value::Object(left), Value::Object(right)) => {
            for (name, value) in left {
                match right.get(name) {
                    Some(other) => differences(&format!("{path}/{name}"), value, other, found),
                    None => found.push(format!("{path}/{name} is not in the sample")),
                }
            }
            for name in right.keys().filter(|name| !left.contains_key(*name)) {
                found.push(format!("{path}/{name} is only in the sample"));
            }
        }
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
            for (place, (left, right)) in left.iter().zip(right).enumerate() {
                differences(&format!("{path}/{place}"), left, right, found);
            }
        }
        (Value::Number(left), Value::Number(right)) if left.as_f64() == right.as_f64() => {}
        _ if left == right => {}
        _ => found.push(format!("{path}: {left} is not {right}")),
    }
}

#[track_caller]
fn same(answer: &Value, sample: &Value, but: &[&str]) {
    let mut found = Vec::new();
    differences("", answer, sample, &mut found);
    found.retain(|difference| !but.iter().any(|known| difference.contains(known)));
    assert!(found.is_empty(), "{}\n{answer}", found.join("\n"));
}

#[test]
fn the_product_list_equals_its_sample() {
    let mut client = Client::sample();
    let answer = client.read(
        "/Products/?format=json&orderBy=id&orderDirection=Asc&pageSize=100&includeInventory=true&includePricebook=True\
         &includeMaterial=1&includeRemoveIds=true&unknown=x",
    );
    same(&answer, &fixture("products_list"), &["/data/0/minQuantity", "/data/0/maxQuantity"]);
}

#[test]
fn lean_products_and_images_as_objects_equal_their_samples() {
    let mut client = Client::sample();
    let answer = client.read("/products?orderBy=id&pageSize=1");
    let mut sample = fixture("products_list_lean");
    sample["data"].as_array_mut().unwrap().truncate(1);
    sample["pageSize"] = json!(1);
    same(&answer, &sample, &["minQuantity", "maxQuantity"]);
    client.simulator.dialect_mut().set("list-images", "objects").unwrap();
    let answer = client.read("/products?orderBy=id&pageSize=100&name=AT001");
    assert_eq!(answer["data"][0]["images"], fixture("products_list_images_as_objects")["data"][0]["images"]);
}

#[test]
fn single_products_equal_their_samples() {
    let mut client = Client::sample();
    same(&client.read("/products/30010001"), &fixture("product_get"), &[]);
    same(&client.read("/products/code/AT001"), &fixture("product_get"), &[]);
    same(&client.read("/products/code?Id=0&Code=at001"), &fixture("product_get"), &[]);
    same(&client.read("/products/30020002"), &fixture("product_get_unit"), &["minQuantity", "maxQuantity"]);
}

#[test]
fn on_hands_equal_their_sample_in_both_casings() {
    let mut client = Client::sample();
    let sample = fixture("product_on_hands_list");
    let answer = client.read("/productOnHands?orderBy=id&pageSize=100");
    assert_eq!(answer["data"][0], sample["data"][0]);
    client.simulator.dialect_mut().set("on-hand-casing", "camel").unwrap();
    let answer = client.read("/PRODUCTONHANDS?orderBy=id&pageSize=100&BranchIds=21101,21102");
    assert_eq!(answer["data"][1], sample["data"][1]);
    assert_eq!(answer["total"], sample["total"]);
}

#[test]
fn reference_lists_equal_their_samples() {
    let mut client = Client::sample();
    for (target, name) in [
        ("/branches?includeRemoveIds=true", "branches_list"),
        ("/users?includeRemoveIds=true", "users_list"),
        ("/SaleChannel?", "salechannel_list"),
        ("/BankAccounts?includeRemoveIds=true", "bank_accounts_list"),
        ("/surchages?", "surchages_list"),
        ("/trademark?", "trademarks_list"),
        ("/categories?", "categories_list_flat"),
        (
            "/pricebooks?includePriceBookBranch=true&includePriceBookCustomerGroups=true&includePriceBookUsers=true",
            "pricebooks_list",
        ),
        ("/pricebooks?", "pricebooks_list_lean"),
        ("/pricebooks/40001?", "pricebook_detail"),
    ] {
        let order = if name == "categories_list_flat" { "" } else { "&orderBy=id" };
        let answer = client.read(&format!("{target}&pageSize=100{order}").replace("?&", "?"));
        let but: &[&str] =
            if name == "categories_list_flat" { &["/data/2", "/data/3", "/data/4"] } else { &[] };
        same(&answer, &fixture(name), but);
    }
    same(&client.read("/settings"), &fixture("settings"), &[]);
    same(&client.read("/attributes/allwithdistinctvalue"), &fixture("attributes_all"), &[]);
    same(&client.read("/locations"), &fixture("locations_list"), &["/total", "/data:"]);
    assert_eq!(client.read("/locations")["data"][0], fixture("locations_list")["data"][0]);
}

#[test]
fn categories_come_flat_as_a_tree_and_single() {
    let mut client = Client::sample();
    let flat = client.read("/categories?pageSize=100");
    let names: Vec<_> =
        flat["data"].as_array().unwrap().iter().map(|row| row["categoryName"].as_str().unwrap()).collect();
    assert_eq!(
        names,
        ["Áo thun", "Khác", "Sữa bột", "Sữa bột cho bé 0-6 tháng", "Sữa và bột dinh dưỡng", "Thời trang"]
    );
    let tree =
        client.read("/categories?hierachicalData=true&pageSize=100&lastModifiedFrom=2026-07-11T00:00:00");
    same(&tree, &fixture("categories_list_tree"), &[]);
    same(&client.read("/categories/910002"), &fixture("category_get_wrapped"), &[]);
    client.simulator.dialect_mut().set("category-read", "unwrapped").unwrap();
    same(&client.read("/categories/910002"), &fixture("category_get_unwrapped"), &[]);
    // The correctly spelt name is not one.
    assert_eq!(client.read("/categories?hierarchicalData=true")["total"], 6);
    client.now = vn("2026-07-12T09:31:10.043");
    let answer = client.write(Method::POST, "/categories", &fixture("category_create_request"));
    same(&answer, &fixture("category_write_response"), &["/data/categoryId"]);
}

#[test]
fn product_writes_equal_their_samples() {
    let mut client = Client::sample();
    client.now = vn("2026-07-12T09:40:00.513");
    let made = client.write(Method::POST, "/categories", &fixture("category_create_request"));
    let mut request = fixture("product_create_request");
    request["categoryId"] = made["data"]["categoryId"].clone();
    let answer = client.write(Method::POST, "/products", &request);
    let but = ["/id:", "productId:", "/categoryId:", "/images/0:"];
    same(&answer, &fixture("product_create_response"), &but);
    let target = format!("/products/{}", answer["id"]);
    client.now = vn("2026-07-12T09:45:12.777");
    client.write(Method::PUT, &target, &fixture("product_update_stock_request"));
    let answer = client.write(Method::PUT, &target, &fixture("product_update_price_request"));
    same(&answer, &fixture("product_update_response"), &but);
    same(&client.delete(&target).1, &fixture("delete_ok"), &[]);
}

#[test]
fn customers_equal_their_samples() {
    let mut client = Client::sample();
    same(&client.read("/customers/70001"), &fixture("customer_get"), &[]);
    same(&client.read("/customers/code/kh000001"), &fixture("customer_get"), &[]);
    let list = client.read("/customers?orderBy=id&pageSize=100&includeTotal=true&includeCustomerGroup=true&includeRemoveIds=true");
    same(&list["data"][0], &fixture("customers_list")["data"][0], &[]);
    assert_eq!(list["removeId"], fixture("customers_list")["removeId"]);
    client.now = vn("2026-07-12T09:50:21.113");
    let answer = client.write(Method::POST, "/customers", &fixture("customer_create_request"));
    same(
        &answer,
        &fixture("customer_create_response_wrapped"),
        &["/data/id:", "customerId:", "customerGroupDetails/0/id:"],
    );
    let target = format!("/customers/{}", answer["data"]["id"]);
    client.simulator.dialect_mut().set("customer-write", "unwrapped").unwrap();
    client.now = vn("2026-07-12T09:55:02.09");
    let answer = client.write(Method::PUT, &target, &fixture("customer_update_request"));
    same(&answer, &fixture("customer_update_response"), &["/id:"]);
    let groups = client.read("/customers/group");
    let sample = fixture("customer_groups");
    same(&groups["data"][1], &sample["data"][1], &["customerGroupDetails"]);
    assert_eq!(groups.as_object().unwrap().len(), 2, "no paging members");
    assert_eq!(groups["data"][1]["customerGroupDetails"][0]["customerId"], answer["id"]);
}

#[test]
fn bulk_and_price_writes_equal_their_samples() {
    let mut client = Client::sample();
    let made = client.write(Method::POST, "/categories", &fixture("category_create_request"));
    let category = made["data"]["categoryId"].clone();
    let mut products = fixture("listaddproducts_request");
    for product in products["listProducts"].as_array_mut().unwrap() {
        product["categoryId"] = category.clone();
    }
    assert_eq!(
        client.write(Method::POST, "/listaddproducts", &products),
        fixture("listaddproducts_response")
    );
    let update = json!({"listProducts": [{"id": 30010001, "basePrice": 1}, {"id": 1, "basePrice": 2}]});
    assert_eq!(
        client.write(Method::PUT, "/listupdatedproducts", &update),
        fixture("listupdatedproducts_response")
    );
    assert_eq!(client.read("/products/30010001")["basePrice"], 1);
    let answer = client.write(Method::POST, "/listaddcutomers", &fixture("listaddcutomers_request"));
    assert_eq!(answer, fixture("listaddcutomers_response"));
    let answer = client.write(Method::PUT, "/listupdatecustomers", &fixture("listupdatecustomers_request"));
    assert_eq!(answer, fixture("listupdatecustomers_response"));
    let answer =
        client.write(Method::POST, "/pricebooks/detail", &fixture("pricebook_detail_update_request"));
    assert_eq!(answer, fixture("pricebook_detail_update_response"));
    assert_eq!(client.read("/pricebooks/40001?orderBy=id")["data"][1]["price"], 168_000);
    client.write(Method::POST, "/pricebooks/detail", &json!({"productId": 30010002, "price": 190_000.5}));
    assert_eq!(client.read("/products/30010002")["basePrice"], 190_000.5);
}

#[test]
fn surcharge_writes_equal_their_samples() {
    let mut client = Client::sample();
    client.now = vn("2026-02-01T09:00:00");
    let mut request = fixture("surchage_create_request");
    request["code"] = json!("thk000001");
    assert_eq!(client.post("/surchages", &request).0, 420, "the code is taken");
    request["code"] = json!("THK000009");
    let answer = client.write(Method::POST, "/surchages", &request);
    same(&answer, &fixture("surchage_write_response"), &["/data/id", "surchargeCode"]);
    let target = format!("/surchages/{}", answer["data"]["id"]);
    client.write(Method::PUT, &target, &json!({"name": "Ship", "value": 30000}));
    let activation = format!("{target}/activesurchage");
    assert_eq!(
        client.write(Method::POST, &activation, &json!({"isActive": false})),
        fixture("surchage_activate_response")
    );
    assert_eq!(client.read("/surchages")["total"], 2, "inactive ones are not listed");
    assert_eq!(client.post("/surchages", &request).0, 420, "yet their code still conflicts");
}

/// The order, its invoices and payments as the samples tell their story.
#[test]
fn the_story_of_an_order_equals_its_samples() {
    let mut client = Client::sample();
    client.simulator.act(client.now, |shop, _| shop.settings.allow_sell_when_out_stock = true);
    client.now = vn("2026-07-12T08:15:03.147");
    let but = ["/id:", "/code:", "orderCode", "/note", "discountRatio", "transDate", "/bankAccount"];
    let made = client.write(Method::POST, "/orders", &fixture("order_create_request"));
    same(&made, &fixture("order_create_response"), &but);
    let target = format!("/orders/{}", made["id"]);
    same(&client.read(&target), &fixture("order_get"), &but);
    let list =
        client.read("/orders?includePayment=true&includeOrderDelivery=true&pageSize=100&status=1&status=5");
    same(&list["data"][0], &fixture("orders_list")["data"][0], &but);
    let id = kiotviet_sim::records::OrderId(made["id"].as_i64().unwrap());
    client.simulator.clerk(vn("2026-07-12T08:50:00"), |shop, now| shop.confirm_order(now, id)).unwrap();
    same(&client.read(&target), &fixture("order_get_confirmed"), &but);
    client.now = vn("2026-07-12T11:05:44.903");
    let mut request = fixture("invoice_create_request");
    request["orderId"] = made["id"].clone();
    let invoice = client.write(Method::POST, "/invoices", &request);
    same(&invoice, &fixture("invoice_create_response"), &[&but[..], &["deliveryCode", "invoiceId"]].concat());
    same(&client.read(&target), &fixture("order_get_completed"), &but);
    let invoice_target = format!("/invoices/{}", invoice["id"]);
    let but = [&but[..], &["deliveryCode", "invoiceId", "payments/0/code"]].concat();
    same(&client.read(&invoice_target), &fixture("invoice_get"), &but);
    let list = client.read(&format!(
        "/invoices?orderId={}&includePayment=true&includeInvoiceDelivery=true&pageSize=100",
        made["id"]
    ));
    same(&list, &fixture("invoices_list_by_order"), &[&but[..], &["/timestamp"]].concat());
    client.now = vn("2026-07-14T16:31:00.17");
    client.token = client.fetch_token("PublicApi.Access");
    let answer = client.write(Method::PUT, &invoice_target, &fixture("invoice_update_request"));
    same(&answer, &fixture("invoice_update_response"), &but);
    assert_eq!(client.read(&target)["totalPayment"], 880_000, "money of the invoice counts for the order");
    let delete = json!({"id": invoice["id"], "isVoidPayment": true});
    let answer = client.write(Method::DELETE, "/invoices", &delete);
    same(
        &answer,
        &fixture("invoice_delete_response"),
        &[&but[..], &["totalPayment", "modifiedDate"]].concat(),
    );
    assert_eq!(client.read(&target)["status"], 1, "without its only invoice the order is new again");
}

#[test]
fn a_payment_equals_its_sample() {
    let mut client = Client::sample();
    let request = json!({"branchId": 21101, "invoiceDetails": [{"productCode": "AT001", "quantity": 5, "price": 185000}], "totalPayment": 245000});
    let invoice = client.write(Method::POST, "/invoices", &request);
    let mut request = fixture("payment_create_request");
    request["invoiceId"] = invoice["id"].clone();
    let answer = client.write(Method::POST, "/payments", &request);
    same(
        &answer,
        &fixture("payment_create_response"),
        &["paymentId", "paymentCode", "invoiceId", "DocumentCode"],
    );
    assert_eq!(answer["paymentCode"], format!("TT{}-2", invoice["code"].as_str().unwrap()));
    assert_eq!(client.read(&format!("/invoices/{}", invoice["id"]))["totalPayment"], 925_000);
    assert_eq!(client.read("/invoices?pageSize=1")["data"][0]["customerName"], "Khách lẻ");
}

#[test]
fn webhook_registrations_equal_their_samples() {
    let mut client = Client::sample();
    let mut sample = fixture("webhooks_list_empty");
    sample["timestamp"] = json!("2026-07-12T09:30:04+07:00");
    same(&client.read("/webhooks"), &sample, &[]);
    let made = client.write(Method::POST, "/webhooks", &fixture("webhook_create_request"));
    same(&made, &fixture("webhook_create_response"), &[]);
    same(&client.read("/webhooks/1500001"), &fixture("webhook_get"), &[]);
    let list = client.read("/webhooks");
    let mut sample = fixture("webhooks_list");
    sample["data"].as_array_mut().unwrap().truncate(1);
    sample["total"] = json!(1);
    same(&list, &sample, &["modifiedDate"]);
    assert_eq!(client.delete("/webhooks/1500001").1, fixture("webhook_delete_response"));
}
