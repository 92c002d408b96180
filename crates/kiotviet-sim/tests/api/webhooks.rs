//! Webhooks: payloads, signatures, order, retries, switching off.

use std::collections::BTreeSet;

use bytes::Bytes;
use http::Method;
use jiff::SignedDuration;
use kiotviet_sim::dialect::Dialect;
use kiotviet_sim::records::{CustomerId, PriceBookId, ProductId};
use kiotviet_sim::webhooks::{Delivery, DeliveryOutcome, sign};
use serde_json::{Value, json};

use crate::shop::{Client, MAIN, MILK, SECOND, SHIRT, dec, fixture, sample_shop};

fn register(client: &mut Client, events: &[&str]) {
    for event in events {
        let body = json!({"Webhook": {"Type": event, "Url": format!("https://x.example/{event}?noecho"), "IsActive": true,
            "Secret": "bWF0LWtoYXUtdmktZHUtMTIzNA=="}});
        client.write(Method::POST, "/webhooks", &body);
    }
}

fn ok() -> DeliveryOutcome {
    answered(200)
}

fn answered(status: u16) -> DeliveryOutcome {
    DeliveryOutcome::Answered { status, body: Bytes::new() }
}

/// Everything due within an hour, each answered with 200.
fn delivered(client: &mut Client) -> Vec<(Delivery, Value)> {
    let mut all = Vec::new();
    let end = client.now + SignedDuration::from_hours(1);
    while let Some(due) = client.simulator.next_wake().filter(|due| *due <= end) {
        client.now = client.now.max(due);
        while let Some(delivery) = client.simulator.next_delivery_due(client.now) {
            client.simulator.delivery_answered(client.now, delivery.id, &ok());
            let body = serde_json::from_slice(&delivery.body).unwrap_or_default();
            all.push((delivery, body));
        }
    }
    all
}

fn keys(value: &Value) -> BTreeSet<String> {
    value.as_object().unwrap().keys().cloned().collect()
}

#[test]
fn the_signature_vectors_are_reproduced() {
    let vectors = fixture("webhook_signature_vectors");
    let secret = vectors["secret_as_registered"].as_str().unwrap();
    let body = vectors["body_utf8"].as_str().unwrap().as_bytes();
    let mut dialect = Dialect::default();
    assert_eq!(sign(&dialect, secret, body), vectors["default_header"]["X-Hub-Signature"].as_str().unwrap());
    let mut made = BTreeSet::new();
    for prefix in ["sha1", "sha256", "none"] {
        for encoding in ["hex", "base64"] {
            for key in ["registered", "decoded"] {
                dialect.set("signature-prefix", prefix).unwrap();
                dialect.set("signature-encoding", encoding).unwrap();
                dialect.set("signature-key", key).unwrap();
                made.insert(sign(&dialect, secret, body));
            }
        }
    }
    for accepted in vectors["accepted"].as_array().unwrap() {
        let value = accepted["value"].as_str().unwrap();
        assert!(
            accepted["name"].as_str().unwrap().contains("upper-case") || made.contains(value),
            "{accepted}"
        );
    }
}

#[test]
fn payloads_have_the_members_of_their_samples() {
    let mut client = Client::sample();
    register(
        &mut client,
        &[
            "product.update",
            "stock.update",
            "customer.update",
            "pricebook.update",
            "pricebookdetail.update",
            "pricebookdetail.delete",
            "category.update",
            "branch.update",
            "product.delete",
            "pricebook.delete",
            "customer.delete",
            "category.delete",
            "branch.delete",
        ],
    );
    let now = client.now;
    client.simulator.act(now, |shop, now| {
        shop.set_product_active(now, SHIRT, true).unwrap();
        shop.receive_goods(now, MAIN, MILK, dec("1"), None).unwrap();
        shop.update_customer(now, CustomerId(70_001), Default::default()).unwrap();
        shop.edit_price_book(now, PriceBookId(40_001), Default::default()).unwrap();
        shop.set_price(now, PriceBookId(40_001), ProductId(30_010_002), dec("168000")).unwrap();
        shop.remove_price(PriceBookId(40_001), SHIRT).unwrap();
        shop.update_category(now, kiotviet_sim::records::CategoryId(910_011), None, None).unwrap();
        shop.rename_branch(now, MAIN, "Chi nhánh trung tâm").unwrap();
        shop.delete_product(now, ProductId(30_040_001)).unwrap();
        shop.delete_price_book(now, PriceBookId(40_003)).unwrap();
        shop.delete_customer(now, CustomerId(70_002)).unwrap();
        shop.delete_category(now, kiotviet_sim::records::CategoryId(910_003)).unwrap();
        shop.close_branch(now, SECOND).unwrap();
    });
    let seen = delivered(&mut client);
    assert_eq!(seen.len(), 13);
    for (delivery, body) in &seen {
        let event = delivery.headers["x-webhook-event"].to_str().unwrap();
        let name = format!("webhook_{}", event.replace('.', "_"));
        let sample = fixture(if event == "stock.update" { "webhook_stock_update_units" } else { &name });
        assert_eq!(keys(body), keys(&sample), "{event}");
        let signature = sign(&Dialect::default(), "bWF0LWtoYXUtdmktZHUtMTIzNA==", &delivery.body);
        assert_eq!(delivery.headers["x-hub-signature"], signature.as_str());
        if let Some(notes) = body.get("Notifications") {
            assert_eq!(notes[0]["Action"], sample["Notifications"][0]["Action"]);
            let (data, sample) = (&notes[0]["Data"], &sample["Notifications"][0]["Data"]);
            match &sample[0] {
                Value::Object(_) => assert_eq!(keys(&data[0]), keys(&sample[0]), "{event}"),
                _ => assert!(data[0].is_i64()),
            }
        }
    }
    let stock =
        seen.iter().find(|(delivery, _)| delivery.headers["x-webhook-event"] == "stock.update").unwrap();
    assert_eq!(
        stock.1["Notifications"][0]["Data"].as_array().unwrap().len(),
        2,
        "every unit of the pool in one call"
    );
}

#[test]
fn documents_tell_of_order_invoice_and_stock() {
    let mut client = Client::sample();
    register(&mut client, &["order.update", "invoice.update", "stock.update"]);
    let order = client.write(Method::POST, "/orders", &fixture("order_create_request"));
    let seen = delivered(&mut client);
    let events: Vec<_> =
        seen.iter().map(|(delivery, _)| delivery.headers["x-webhook-event"].to_str().unwrap()).collect();
    assert_eq!(events.iter().filter(|event| **event == "order.update").count(), 1, "{events:?}");
    assert!(events.contains(&"stock.update"), "reserved moved");
    let mut invoice = fixture("invoice_create_request");
    invoice["orderId"] = order["id"].clone();
    invoice["invoiceDetails"][1]["quantity"] = json!(10);
    client.write(Method::POST, "/invoices", &invoice);
    let seen = delivered(&mut client);
    for (event, sample) in
        [("order.update", "webhook_order_update"), ("invoice.update", "webhook_invoice_update")]
    {
        let (_, body) =
            seen.iter().find(|(delivery, _)| delivery.headers["x-webhook-event"] == event).unwrap();
        let (data, sample) =
            (&body["Notifications"][0]["Data"][0], &fixture(sample)["Notifications"][0]["Data"][0]);
        let mut wanted = keys(sample);
        if event == "invoice.update" {
            // A new invoice was never edited.
            wanted.remove("ModifiedDate");
        }
        assert_eq!(keys(data), wanted, "{event}");
    }
}

#[test]
fn a_4xx_switches_the_registration_off_at_once_and_a_5xx_after_its_retries() {
    for status in [400, 401, 403, 404, 405] {
        let mut client = Client::sample();
        register(&mut client, &["product.update"]);
        client.simulator.clerk(client.now, |shop, now| shop.set_product_active(now, SHIRT, false)).unwrap();
        client.wait(5);
        let delivery = client.simulator.next_delivery_due(client.now).unwrap();
        client.simulator.delivery_answered(client.now, delivery.id, &answered(status));
        assert_eq!(client.read("/webhooks/1500001")["isActive"], false, "{status}");
        assert_eq!(client.simulator.next_wake(), None);
    }
    let mut client = Client::sample();
    register(&mut client, &["product.update"]);
    client.simulator.clerk(client.now, |shop, now| shop.set_product_active(now, SHIRT, false)).unwrap();
    client.wait(5);
    for (attempt, pause) in [(1, 10), (2, 60), (3, 300), (4, 0)] {
        let delivery = client.simulator.next_delivery_due(client.now).unwrap();
        let body: Value = serde_json::from_slice(&delivery.body).unwrap();
        assert_eq!(body["Attempt"], attempt);
        let outcome = if attempt == 2 { DeliveryOutcome::TimedOut } else { answered(503) };
        client.simulator.delivery_answered(client.now, delivery.id, &outcome);
        client.wait(pause - 1);
        assert!(client.simulator.next_delivery_due(client.now).is_none());
        client.wait(1);
    }
    assert_eq!(client.read("/webhooks/1500001")["isActive"], false);
}

#[test]
fn registrations_follow_their_rules() {
    let mut client = Client::sample();
    register(&mut client, &["product.update"]);
    let webhook = |event: &str, url: &str, secret: &str| json!({"Webhook": {"Type": event, "Url": url, "Secret": secret}});
    let same = "https://x.example/product.update?noecho";
    assert_eq!(client.post("/webhooks", &webhook("Product.Update", same, "")).0, 420);
    assert_eq!(client.post("/webhooks", &webhook("product.created", "https://y.example/", "")).0, 420);
    assert_eq!(client.post("/webhooks", &webhook("stock.update", "nowhere", "")).0, 420);
    assert_eq!(client.post("/webhooks", &webhook("stock.update", same, "not base64!")).0, 420);
    let form = "Webhook%5BType%5D=stock.update&Webhook%5BUrl%5D=https%3A%2F%2Fy.example%2F&Webhook%5BIsActive%5D=true";
    let request =
        client.request(Method::POST, "/webhooks").with_body("application/x-www-form-urlencoded", form);
    assert_eq!(client.send(&request).status, 200);
    assert_eq!(client.delete("/webhooks/1500001").0, 200);
    assert_eq!(client.delete("/webhooks/1500001").0, 420);
}

#[test]
fn delete_events_echo_checks_and_noise_follow_their_switches() {
    let mut shop = sample_shop();
    shop.dialect.set("webhook-echo", "checked").unwrap();
    shop.dialect.set("delete-events", "bare").unwrap();
    shop.dialect.set("webhook-duplicates", "100").unwrap();
    let mut client = Client::new(shop);
    let body = json!({"Webhook": {"Type": "product.delete", "Url": "https://x.example/hook"}});
    client.write(Method::POST, "/webhooks", &body);
    let echo = client.simulator.next_delivery_due(client.now).unwrap();
    let word = echo.url.strip_prefix("https://x.example/hook?echo=").unwrap().to_owned();
    assert_eq!(echo.method, Method::GET);
    let outcome = DeliveryOutcome::Answered { status: 200, body: word.into() };
    client.simulator.delivery_answered(client.now, echo.id, &outcome);
    client.delete("/products/30040001");
    let seen = delivered(&mut client);
    assert_eq!(
        seen.iter().map(|(_, body)| body.clone()).collect::<Vec<_>>(),
        vec![json!({"RemoveId": [30_040_001]}); 2]
    );
    client.simulator.dialect_mut().set("webhook-losses", "100").unwrap();
    client.delete("/products/30030001");
    assert!(delivered(&mut client).is_empty());
}

#[test]
fn bursts_hold_eighty_events_back() {
    let mut client = Client::sample();
    client.simulator.dialect_mut().set("webhook-burst", "80").unwrap();
    register(&mut client, &["product.update"]);
    for round in 1..=80 {
        client.simulator.clerk(client.now, |shop, now| shop.set_product_active(now, SHIRT, false)).unwrap();
        client.wait(1);
        assert_eq!(client.simulator.next_delivery_due(client.now).is_some(), round == 80, "{round}");
    }
}
