//! The life of an order.

use http::Method;
use serde_json::{Value, json};

use crate::shop::{Client, MAIN, MILK, MILK_CARTON, SHIRT, dec};
use kiotviet_sim::actions::LineDraft;
use kiotviet_sim::records::OrderId;

fn place(client: &mut Client) -> (OrderId, String) {
    let lines = json!([{"productId": 30010001, "quantity": 4, "price": 100, "discount": 10}, {"productId": 30020002, "quantity": 2}]);
    let made = client.write(Method::POST, "/orders", &json!({"branchId": 21101, "orderDetails": lines}));
    let id = made["id"].as_i64().unwrap();
    (OrderId(id), format!("/orders/{id}"))
}

fn status(client: &mut Client, target: &str) -> i64 {
    client.read(target)["status"].as_i64().unwrap()
}

#[test]
fn an_order_reserves_and_its_invoices_move_stock_and_status() {
    let mut client = Client::sample();
    let (id, target) = place(&mut client);
    assert_eq!(client.stock(SHIRT, MAIN), (dec("24"), dec("7")));
    assert_eq!(client.stock(MILK, MAIN).1, dec("144"), "the base shows its cartons in pieces");
    let now = client.now;
    client.simulator.clerk(now, |shop, now| shop.confirm_order(now, id)).unwrap();
    assert_eq!(status(&mut client, &target), 5);
    let part = vec![LineDraft::of(SHIRT, dec("1"))];
    let first = client.simulator.clerk(now, |shop, now| shop.invoice_order(now, id, Some(part))).unwrap();
    assert_eq!(status(&mut client, &target), 2);
    assert_eq!(client.stock(SHIRT, MAIN), (dec("23"), dec("6")));
    assert_eq!(client.read(&target)["orderDetails"][0]["quantity"], 4, "lines stay as ordered");
    let rest = client.simulator.clerk(now, |shop, now| shop.invoice_order(now, id, None)).unwrap();
    assert_eq!(status(&mut client, &target), 3);
    assert_eq!(client.stock(SHIRT, MAIN), (dec("20"), dec("3")));
    assert_eq!(client.stock(MILK_CARTON, MAIN).1, dec("1"));
    assert_eq!(client.delete(&target).0, 420, "an order with live invoices is not cancelled");
    client.simulator.clerk(now, |shop, now| shop.cancel_invoice(now, rest, true)).unwrap();
    assert_eq!(status(&mut client, &target), 2);
    assert_eq!(client.stock(SHIRT, MAIN), (dec("23"), dec("6")));
    client.simulator.clerk(now, |shop, now| shop.cancel_invoice(now, first, true)).unwrap();
    assert_eq!(status(&mut client, &target), 1);
    assert_eq!(client.delete(&target), (200, crate::shop::fixture("order_delete_response")));
    assert_eq!(client.stock(SHIRT, MAIN), (dec("24"), dec("3")));
    assert_eq!(status(&mut client, &target), 4);
    assert_eq!(client.delete(&target).0, 420);
    assert_eq!(client.put(&target, &json!({"description": "x"})).0, 420);
}

#[test]
fn totals_follow_the_formulas() {
    let mut client = Client::sample();
    let body = json!({"branchId": 21101, "discountRatio": 10, "surchages": [{"code": "THK000002"}], "orderDetails": [
        {"productId": 30010001, "quantity": 2, "price": 1000, "discountRatio": 5}, {"productId": 30010001, "quantity": 1, "price": 100.5}]});
    let made = client.write(Method::POST, "/orders", &body);
    // 2 × 950 + 100.5 = 2000.5; less 10 % = 1800.45; plus 5 % of the goods = 100.025
    assert_eq!(made["total"], 1900.475);
    assert_eq!((&made["discount"], &made["discountRatio"]), (&json!(200.05), &json!(10)));
    assert_eq!(made["orderDetails"][0]["discount"], 50);
    let masters: Vec<_> =
        made["orderDetails"].as_array().unwrap().iter().map(|line| line["isMaster"].clone()).collect();
    assert_eq!(masters, [json!(true), json!(false)]);
    assert_eq!(made["soldById"], 88_001, "the super admin sells what nobody sold");
    assert_eq!(made["saleChannelId"], 5011, "the channel Khác");
}

#[test]
fn a_put_replaces_lines_or_merges_them_by_switch() {
    for (switch, lines, reserved) in [("replaces", 1, "4"), ("merges", 2, "4")] {
        let mut client = Client::sample();
        client.simulator.dialect_mut().set("order-put", switch).unwrap();
        let (_, target) = place(&mut client);
        let body = json!({"orderDetails": [{"productId": 30010001, "quantity": 1, "price": 100}], "description": "mới"});
        let answer = client.write(Method::PUT, &target, &body);
        assert_eq!(answer["orderDetails"].as_array().unwrap().len(), lines);
        assert_eq!(answer["description"], "mới");
        assert_eq!(client.stock(SHIRT, MAIN).1, dec(reserved));
    }
}

#[test]
fn make_invoice_completes_the_order_at_once() {
    let mut client = Client::sample();
    let body = json!({"branchId": 21101, "makeInvoice": true, "totalPayment": 100, "method": "CASH", "description": "#1",
        "orderDetails": [{"productId": 30010001, "quantity": 2, "price": 1000}]});
    let made = client.write(Method::POST, "/orders", &body);
    assert_eq!((made["status"].as_i64(), made["method"].as_str()), (Some(3), Some("Cash")));
    assert_eq!(client.stock(SHIRT, MAIN), (dec("22"), dec("3")));
    let invoices = client.read(&format!("/invoices?orderId={}", made["id"]));
    assert_eq!(invoices["data"][0]["totalPayment"], 100, "the deposit goes along");
    assert_eq!(invoices["data"][0]["description"], "#1");
    assert_eq!(made["totalPayment"], 100, "yet it is not counted twice");
}

#[test]
fn customers_of_orders_are_known_found_or_made() {
    let mut client = Client::sample();
    let order = |customer: Value| json!({"branchId": 21101, "customer": customer, "orderDetails": [{"productCode": "AT001", "quantity": 1}]});
    for (customer, code) in [
        (json!({"id": 70001}), json!("Nguyễn Thị Mai")),
        (json!({"code": "kh000002"}), json!("Cửa hàng Bé Ngoan")),
        (json!({"name": "Lê Hoa", "contactNumber": "0966555444"}), json!("Lê Hoa")),
        (json!({"name": "Lê Hoa", "contactNumber": "+84 966 555 444"}), json!("Lê Hoa")),
        (json!({"id": -1}), Value::Null),
    ] {
        let made = client.write(Method::POST, "/orders", &order(customer));
        assert_eq!(made.get("customerName").cloned().unwrap_or_default(), code);
    }
    assert_eq!(client.read("/customers")["total"], 3);
    client.simulator.act(client.now, |shop, _| shop.settings.manager_customer_by_branch = true);
    let mut elsewhere = order(json!({"id": 70001}));
    elsewhere["branchId"] = json!(21_102);
    let (status, answer) = client.post("/orders", &elsewhere);
    assert_eq!(
        (status, answer["responseStatus"]["message"].as_str()),
        (420, Some("Khách hàng không thuộc chi nhánh hiện tại."))
    );
}

#[test]
fn staff_may_end_an_order_and_free_the_rest() {
    let mut client = Client::sample();
    let (id, target) = place(&mut client);
    client.simulator.clerk(client.now, |shop, now| shop.end_order(now, id)).unwrap();
    assert_eq!(status(&mut client, &target), 3);
    assert_eq!(client.stock(SHIRT, MAIN).1, dec("3"));
}
