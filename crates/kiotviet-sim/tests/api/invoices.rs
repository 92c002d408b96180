//! Invoices beyond their samples.

use http::Method;
use serde_json::json;

use crate::shop::{Client, MAIN, SHIRT, dec};

#[test]
fn days_of_purchase_are_compared_without_their_time() {
    let mut client = Client::sample();
    let body = json!({"branchId": 21101, "purchaseDate": "2026-07-10T23:30:00", "invoiceDetails": [{"productId": 30010001, "quantity": 1}]});
    client.write(Method::POST, "/invoices", &body);
    for (query, total) in [
        ("fromPurchaseDate=2026-07-10T23:59:00&toPurchaseDate=2026-07-10T00:00:00", 1),
        ("fromPurchaseDate=2026-07-11", 0),
        ("status=1,3", 1),
        ("status=2", 0),
        ("branchIds=21102", 0),
        ("SaleChannel=true", 1),
    ] {
        assert_eq!(client.read(&format!("/invoices?{query}"))["total"], total, "{query}");
    }
    assert_eq!(client.read("/invoices?IncludeSaleChannel=true")["data"][0]["SaleChannel"]["Name"], "Khác");
}

#[test]
fn an_invoice_is_cancelled_by_body_query_or_path() {
    for form in 0..3 {
        let mut client = Client::sample();
        let body = json!({"branchId": 21101, "customerId": 70001, "invoiceDetails": [{"productId": 30010001, "quantity": 3, "price": 10_000}]});
        let made = client.write(Method::POST, "/invoices", &body);
        assert_eq!(client.read("/customers/70001")["debt"], 30_000);
        let id = &made["id"];
        let (status, answer) = match form {
            0 => client.call(Method::DELETE, "/invoices", &json!({"Id": id})),
            1 => client.delete(&format!("/invoices?id={id}&isVoidPayment=true")),
            _ => client.delete(&format!("/invoices/{id}")),
        };
        assert_eq!((status, answer["status"].as_i64()), (200, Some(2)), "{answer}");
        assert_eq!(client.stock(SHIRT, MAIN).0, dec("24"));
        assert_eq!(client.read("/customers/70001")["debt"], 0);
        assert_eq!(client.delete(&format!("/invoices/{id}")).0, 420);
    }
}

#[test]
fn new_lines_of_an_invoice_move_the_difference() {
    let mut client = Client::sample();
    let body = json!({"branchId": 21101, "invoiceDetails": [{"productId": 30010001, "quantity": 20}]});
    let made = client.write(Method::POST, "/invoices", &body);
    let target = format!("/invoices/{}", made["id"]);
    client.write(Method::PUT, &target, &json!({"invoiceDetails": [{"productId": 30010001, "quantity": 24}]}));
    assert_eq!(client.stock(SHIRT, MAIN).0, dec("0"));
    assert_eq!(
        client.put(&target, &json!({"invoiceDetails": [{"productId": 30010001, "quantity": 25}]})).0,
        420
    );
}
