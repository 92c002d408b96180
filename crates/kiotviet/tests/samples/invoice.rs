//! Invoices (hóa đơn) and their payments.

use kiotviet::VietnamTime;
use kiotviet::api::invoices::{InvoiceLineWrite, InvoiceQuery, InvoiceUpdate, NewInvoice, NewPayment};
use kiotviet::api::orders::{DeliveryWrite, OrderLineWrite, PaymentMethod};
use kiotviet::ids::*;
use kiotviet::json::from_str;
use kiotviet::wire::*;
use rust_decimal::Decimal;

use crate::order::{delivery, line, shipping, shirt};
use crate::read::*;
use crate::sent::*;

pub fn invoice(i: &Invoice) -> String {
    let lines: Vec<String> =
        i.invoice_details.iter().map(|l| format!("{}={}", text(&l.product_code), l.amount())).collect();
    let channel = i.sale_channel.as_ref().map_or("-", |channel| text(&channel.name));
    format!(
        "{} of {} {:?} total {} lines {} delivery {:?} paid {} channel {channel}",
        text(&i.code),
        text(&i.order_code),
        i.status.unwrap(),
        number(i.total),
        lines.join("+"),
        i.invoice_delivery.as_ref().and_then(|d| d.status),
        i.payments
            .iter()
            .map(|p| format!("{}:{:?}", number(p.amount), p.status.unwrap()))
            .collect::<Vec<_>>()
            .join("+"),
    )
}

/// What a sample says, in a line; none for those of other subjects.
pub fn describe(name: &str, body: &str) -> Option<String> {
    Some(match name {
        "invoices_list" | "invoices_list_by_order" => list::<Invoice>(body, InvoiceQuery::full(), invoice),
        "payment_create_response" => {
            let paid: kiotviet::api::invoices::PaymentMade = from_str(body).unwrap();
            format!("{} {} of {}", text(&paid.payment_code), number(paid.amount), text(&paid.document_code))
        }
        _ if name.starts_with("invoice_") && !is_request(name) => single(body, invoice),
        _ => return None,
    })
}

#[test]
fn samples_are_read() {
    insta::assert_snapshot!(table(describe), @r###"
    invoice_create_response: HD000456 of DH000123 Processing total 880000 lines AT001=555000+SUA180=360000 delivery Some(Waiting) paid  channel -
    invoice_delete_response: HD000456 of DH000123 Cancelled total 880000 lines AT001=555000+SUA180=360000 delivery Some(Cancelled) paid  channel -
    invoice_get: HD000456 of DH000123 Processing total 880000 lines AT001=555000+SUA180=360000 delivery Some(Waiting) paid 200000:Paid channel Website
    invoice_update_response: HD000456 of DH000123 Completed total 880000 lines AT001=555000+SUA180=360000 delivery Some(Delivered) paid  channel -
    invoices_list: [HD000456 of DH000123 Processing total 880000 lines AT001=555000+SUA180=360000 delivery Some(Waiting) paid 200000:Paid channel Website; HD000457 of - Completed total 20000 lines DV001=20000 delivery None paid 20000:Paid channel -]
    invoices_list_by_order: [HD000456 of DH000123 Processing total 880000 lines AT001=555000+SUA180=360000 delivery Some(Waiting) paid 200000:Paid channel -]
    payment_create_response: TTHD000456-2 680000 of HD000456
    "###);
}

#[test]
fn requests_are_those_of_the_samples() {
    let sold = |line: OrderLineWrite| InvoiceLineWrite {
        product_id: line.product_id,
        product_code: line.product_code,
        product_name: line.product_name,
        quantity: line.quantity,
        price: line.price,
        discount: line.discount,
        ..InvoiceLineWrite::default()
    };
    let invoice = NewInvoice {
        branch_id: BranchId(21101),
        purchase_date: Some("2026-07-12T11:05:40".parse::<VietnamTime>().unwrap()),
        customer_id: Some(CustomerId(70001)),
        discount: decimal(65_000),
        sale_channel_id: Some(SaleChannelId(5010)),
        method: Some(PaymentMethod::Cash),
        using_cod: Some(true),
        sold_by_id: Some(UserId(88003)),
        order_id: Some(OrderId(60001)),
        invoice_details: vec![
            sold(shirt(3, 0)),
            sold(line(30020001, "SUA180", "Sữa tươi tiệt trùng 180ml", 48, 7_500, 0)),
        ],
        delivery_detail: Some(DeliveryWrite {
            status: Some(DeliveryStatus::Waiting),
            using_price_cod: Some(true),
            surchages: vec![shipping()],
            ..delivery()
        }),
        ..NewInvoice::default()
    };
    same("invoice_create_request", &sent(async |c| c.create_invoice(&invoice).await));
    let delivered = InvoiceUpdate {
        status: Some(InvoiceStatus::Completed),
        delivery_detail: Some(DeliveryWrite {
            status: Some(DeliveryStatus::Delivered),
            using_price_cod: Some(true),
            price_cod_payment: decimal(680_000),
            ..DeliveryWrite::default()
        }),
        cod_payment_method: Some(PaymentMethod::Cash),
        ..InvoiceUpdate::default()
    };
    same("invoice_update_request", &sent(async |c| c.update_invoice(InvoiceId(80001), &delivered).await));
    same("invoice_delete_request", &sent(async |c| c.cancel_invoice(InvoiceId(80001), true).await));
    let payment = NewPayment {
        amount: Decimal::from(680_000),
        method: PaymentMethod::Cash,
        account_id: None,
        invoice_id: InvoiceId(80001),
    };
    same("payment_create_request", &sent(async |c| c.create_payment(&payment).await));
}
