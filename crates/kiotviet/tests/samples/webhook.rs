//! Webhooks: their registrations, what they bring, their signatures.

use kiotviet::api::webhooks::NewWebhook;
use kiotviet::webhook::{self, EventType};
use kiotviet::wire::*;
use serde_json::Value;

use crate::customer::customer;
use crate::invoice::invoice;
use crate::order::order;
use crate::product::product;
use crate::read::*;
use crate::sent::*;
use crate::support::fixture;

fn webhook_row(w: &Webhook) -> String {
    format!("{} {} {}", w.id, text(&w.event_type), w.is_active.unwrap())
}

fn event(body: &str) -> String {
    let delivery = webhook::parse(body.as_bytes()).unwrap();
    let mut shown: Vec<String> = Vec::new();
    for hint in &delivery.hints {
        let retailer = hint.retailer.map_or("-".to_owned(), |id| id.to_string());
        let extra = match hint.event {
            EventType::ProductUpdate => format!(" {}", product(&hint.read().unwrap())),
            EventType::StockUpdate => {
                let row: Inventory = hint.read().unwrap();
                format!(" {}:{}", hint.branch.unwrap(), row.sellable())
            }
            EventType::OrderUpdate => format!(" {}", order(&hint.read().unwrap())),
            EventType::InvoiceUpdate => format!(" {}", invoice(&hint.read().unwrap())),
            EventType::CustomerUpdate => format!(" {}", customer(&hint.read().unwrap())),
            EventType::PriceBookUpdate => format!(" {}", hint.read::<PriceBook>().unwrap().name.unwrap()),
            EventType::PriceBookDetailUpdate => {
                format!(
                    " book {} {}",
                    hint.price_book.unwrap(),
                    number(hint.read::<PriceBookEntry>().unwrap().price)
                )
            }
            EventType::PriceBookDetailDelete => format!(" book {}", hint.price_book.unwrap()),
            _ => String::new(),
        };
        shown.push(format!("{}@{retailer} {:?}{extra}", hint.event, hint.ids));
    }
    format!("#{} {}", delivery.attempt.unwrap_or(0), shown.join("; "))
}

/// What a sample says, in a line; none for those of other subjects.
pub fn describe(name: &str, body: &str) -> Option<String> {
    Some(match name {
        "webhooks_list" | "webhooks_list_empty" => list::<Webhook>(body, Default::default(), webhook_row),
        "webhook_get" | "webhook_create_response" => single(body, webhook_row),
        "webhook_delete_response" => message(body),
        "webhook_signature_vectors" => return None,
        _ if name.starts_with("webhook_") && !is_request(name) => event(body),
        _ => return None,
    })
}

#[test]
fn samples_are_read() {
    insta::assert_snapshot!(table(describe), @r###"
    webhook_branch_delete: #0 @- [21103]
    webhook_branch_update: #1 branch.update@501234567 [21102]
    webhook_category_delete: #0 @- [910050]
    webhook_category_update: #1 category.update@501234567 [910011]
    webhook_create_response: 1500001 product.update true
    webhook_customer_delete: #0 @- [70009]
    webhook_customer_update: #1 customer.update@501234567 [70001] KH000001 Nguyễn Thị Mai phone(10) debt - groups [][]
    webhook_delete_response: Hủy đăng ký webhook thành công
    webhook_get: 1500001 product.update true
    webhook_invoice_update: #1 invoice.update@501234567 [80001] HD000456 of - Processing total 880000 lines AT001=555000+SUA180=360000 delivery Some(Waiting) paid 200000:Paid channel -
    webhook_order_update: #1 order.update@501234567 [60001] DH000123 Completed total 880000 paid 200000 lines AT001=350000+AT001=185000+SUA180=360000 charges  channel 5010 to -
    webhook_order_update_cancelled: #1 order.update@501234567 [60001] DH000123 Cancelled total 880000 paid 0 lines AT001=350000+AT001=185000+SUA180=360000 charges  channel 5010 to -
    webhook_pricebook_delete: #1 pricebook.delete@501234567 [40003]
    webhook_pricebook_update: #1 pricebook.update@501234567 [40001] Bảng giá sỉ
    webhook_pricebookdetail_delete: #1 pricebookdetail.delete@501234567 [30020001, 30020002] book 40001
    webhook_pricebookdetail_update: #1 pricebookdetail.update@501234567 [30010002] book 40001 168000
    webhook_product_delete: #1 product.delete@501234567 [30019999]
    webhook_product_delete_removeid: #0 @- [30019999]
    webhook_product_update: #1 product.update@501234567 [30010001] AT001 185000 Goods values=Trắng/M images=at001-1.jpg,at001-2.jpg stock=21101:24-3@92000,21102:0-0@92000 books=40001:160000 changed=2026-07-12T01:45:17.3Z
    webhook_product_update_unit: #2 product.update@501234567 [30020002] SUA180-T 345000 Goods unit=48x30020001 images=sua180-t.jpg stock=21101:10.0104-1@292800 changed=2026-07-12T02:46:00Z
    webhook_product_update_variant: #1 product.update@501234567 [30010002] AT001-1 199000 Goods master=30010001 values=Đen/L stock=21101:11-0@92000 changed=2026-07-12T02:45:13Z
    webhook_stock_update: #1 stock.update@501234567 [30010001] 21101:21
    webhook_stock_update_units: #1 stock.update@501234567 [30020001] 21101:432.5; stock.update@501234567 [30020002] 21101:9.0104
    webhooks_list: [1500001 product.update true; 1500002 stock.update false]
    webhooks_list_empty: []
    "###);
}

#[test]
fn a_request_is_that_of_the_sample() {
    let hook = NewWebhook {
        event: EventType::ProductUpdate,
        url: "https://dongbo.example.vn/webhooks/kiotviet/Zt8kQm".into(),
        description: "dongbo product.update".into(),
        secret: some("bWF0LWtoYXUtdmktZHUtMTIzNA=="),
    };
    same("webhook_create_request", &sent(async |c| c.register_webhook(&hook).await));
}

#[test]
fn signatures_of_the_sample_are_told_apart() {
    let vectors: Value = serde_json::from_str(&fixture("webhook_signature_vectors")).unwrap();
    let secret = vectors["secret_as_registered"].as_str().unwrap();
    let body = vectors["body_utf8"].as_str().unwrap().as_bytes();
    let values = |key: &str| {
        vectors[key]
            .as_array()
            .unwrap()
            .iter()
            .map(|v| v["value"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    for value in values("accepted") {
        assert!(webhook::verify(&value, body, secret), "{value}");
        assert!(webhook::verify_any(&value, body, ["other", secret]), "{value}");
        assert!(!webhook::verify(&value, &body[1..], secret), "{value}");
        assert!(!webhook::verify(&value, body, "other"), "{value}");
    }
    for value in values("rejected") {
        assert!(!webhook::verify(&value, body, secret), "{value}");
    }
}
