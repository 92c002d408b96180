//! Orders (đặt hàng).

use kiotviet::VietnamTime;
use kiotviet::api::orders::{
    DeliveryWrite, OrderCustomer, OrderLineWrite, OrderWrite, PaymentMethod, SurchargeLine,
};
use kiotviet::ids::*;
use kiotviet::wire::*;
use rust_decimal::Decimal;

use crate::read::*;
use crate::sent::*;

pub fn order(o: &Order) -> String {
    let lines: Vec<String> = o
        .order_details
        .iter()
        .map(|l| {
            format!(
                "{}{}={}",
                text(&l.product_code),
                if l.is_master == Some(false) { "'" } else { "" },
                l.amount()
            )
        })
        .collect();
    let charges: Vec<String> = o.invoice_order_surcharges.iter().map(|s| number(s.price)).collect();
    format!(
        "{} {:?} total {} paid {} lines {} charges {} channel {} to {}",
        text(&o.code),
        o.status.unwrap(),
        number(o.total),
        number(o.total_payment),
        lines.join("+"),
        charges.join("+"),
        o.sale_channel_id.map_or(0, SaleChannelId::get),
        o.order_delivery.as_ref().map_or("-", |d| text(&d.receiver)),
    )
}

/// What a sample says, in a line; none for those of other subjects.
pub fn describe(name: &str, body: &str) -> Option<String> {
    Some(match name {
        "orders_list" => list::<Order>(body, Default::default(), order),
        "order_delete_response" => message(body),
        _ if name.starts_with("order_") && !is_request(name) => single(body, order),
        _ => return None,
    })
}

#[test]
fn samples_are_read() {
    insta::assert_snapshot!(table(describe), @r###"
    order_create_response: DH000123 Draft total 880000 paid 200000 lines AT001=350000+AT001'=185000+SUA180=360000 charges 30000 channel 5010 to Nguyễn Thị Mai
    order_delete_response: Xóa dữ liệu thành công
    order_get: DH000123 Draft total 880000 paid 200000 lines AT001=350000+AT001'=185000+SUA180=360000 charges 30000 channel 5010 to Nguyễn Thị Mai
    order_get_cancelled: DH000123 Cancelled total 880000 paid 0 lines AT001=350000+AT001'=185000+SUA180=360000 charges 30000 channel 5010 to Nguyễn Thị Mai
    order_get_completed: DH000123 Completed total 880000 paid 200000 lines AT001=350000+AT001'=185000+SUA180=360000 charges 30000 channel 5010 to Nguyễn Thị Mai
    order_get_confirmed: DH000123 Confirmed total 880000 paid 200000 lines AT001=350000+AT001'=185000+SUA180=360000 charges 30000 channel 5010 to Nguyễn Thị Mai
    order_get_partially_invoiced: DH000123 PartlyInvoiced total 880000 paid 200000 lines AT001=350000+AT001'=185000+SUA180=360000 charges 30000 channel 5010 to Nguyễn Thị Mai
    order_update_response: DH000123 Draft total 510000 paid 200000 lines AT001=525000 charges 30000 channel 5010 to Nguyễn Thị Mai
    orders_list: [DH000123 Draft total 880000 paid 200000 lines AT001=350000+AT001'=185000+SUA180=360000 charges  channel 5010 to Nguyễn Thị Mai; DH000124 Completed total 195000 paid 195000 lines AT001-1=195000 charges  channel 5002 to -]
    "###);
}

pub fn line(id: i64, code: &str, name: &str, quantity: i64, price: i64, discount: i64) -> OrderLineWrite {
    OrderLineWrite {
        product_id: ProductId(id),
        product_code: some(code),
        product_name: some(name),
        is_master: true,
        quantity: Decimal::from(quantity),
        price: Decimal::from(price),
        discount: decimal(discount),
        ..OrderLineWrite::default()
    }
}

pub fn shirt(quantity: i64, discount: i64) -> OrderLineWrite {
    line(30010001, "AT001", "Áo thun cotton cổ tròn", quantity, 185_000, discount)
}

pub fn delivery() -> DeliveryWrite {
    DeliveryWrite {
        delivery_type: Some(1),
        price: decimal(30_000),
        receiver: some("Nguyễn Thị Mai"),
        contact_number: some("0912345678"),
        address: some("25 Láng Hạ"),
        location_name: some("Hà Nội - Quận Đống Đa"),
        ward_name: some("Phường Thành Công"),
        weight: decimal(9_500),
        ..DeliveryWrite::default()
    }
}

pub fn shipping() -> SurchargeLine {
    SurchargeLine { id: Some(SurchargeId(1201)), code: some("THK000001"), price: Decimal::from(30_000) }
}

#[test]
fn requests_are_those_of_the_samples() {
    let milk = line(30020001, "SUA180", "Sữa tươi tiệt trùng 180ml", 48, 7_500, 0);
    let gift = OrderLineWrite { is_master: false, note: some("Tặng kèm thiệp"), ..shirt(1, 0) };
    let delivery = delivery();
    let sized =
        DeliveryWrite { length: decimal(40), width: decimal(30), height: decimal(20), ..delivery.clone() };
    let order = OrderWrite {
        branch_id: BranchId(21101),
        purchase_date: Some("2026-07-12T08:15:00".parse::<VietnamTime>().unwrap()),
        sold_by_id: Some(UserId(88003)),
        discount: decimal(45_000),
        description: "Đơn website #WEB-2026-000871".into(),
        method: Some(PaymentMethod::Transfer),
        account_id: Some(BankAccountId(3001)),
        total_payment: Decimal::from(200_000),
        using_cod: Some(true),
        sale_channel_id: Some(SaleChannelId(5010)),
        order_details: vec![shirt(2, 10_000), gift, milk],
        order_delivery: Some(sized),
        customer: Some(OrderCustomer {
            id: Some(CustomerId(70001)),
            code: some("KH000001"),
            name: some("Nguyễn Thị Mai"),
            contact_number: some("0912345678"),
            ..OrderCustomer::default()
        }),
        surchages: vec![shipping()],
        ..OrderWrite::default()
    };
    same("order_create_request", &sent(async |c| c.create_order(&order).await));
    let invoiced = OrderWrite { make_invoice: true, total_payment: Decimal::ZERO, ..order.clone() };
    same("order_make_invoice_request", &sent(async |c| c.update_order(OrderId(60001), &invoiced).await));
    let changed = OrderWrite {
        description: "Đơn website #WEB-2026-000871 (khách đổi số lượng)".into(),
        method: None,
        account_id: None,
        total_payment: Decimal::ZERO,
        order_details: vec![shirt(3, 10_000)],
        ..order
    };
    same("order_update_request", &sent(async |c| c.update_order(OrderId(60001), &changed).await));
}
