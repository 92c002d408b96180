//! Price books (bảng giá).

use futures::executor::block_on;
use kiotviet::api::pricebooks::PriceBookEntryQuery;
use kiotviet::ids::*;
use kiotviet::wire::*;
use rust_decimal::Decimal;

use crate::read::*;
use crate::sent::*;
use crate::support::*;

/// What a sample says, in a line; none for those of other subjects.
pub fn describe(name: &str, body: &str) -> Option<String> {
    Some(match name {
        "pricebook_detail" => {
            list::<PriceBookEntry>(body, PriceBookEntryQuery { book: PriceBookId(40001) }, |e| {
                format!("{}:{}", e.product_id, number(e.price))
            })
        }
        "pricebook_detail_update_response" => {
            let body = body.to_owned();
            let world = world(move |_| answer(200, body.clone()));
            block_on(world.client.set_price(PriceBookId(1), ProductId(1), Decimal::ONE))
                .unwrap()
                .message
                .unwrap()
        }
        "pricebooks_list" | "pricebooks_list_lean" => list::<PriceBook>(body, Default::default(), |b| {
            let branches: Vec<i64> = b.price_book_branches.iter().map(|l| l.branch_id.get()).collect();
            let groups: Vec<i64> =
                b.price_book_customer_groups.iter().map(|l| l.customer_group_id.get()).collect();
            let users: Vec<i64> = b.price_book_users.iter().map(|l| l.user_id.get()).collect();
            let until = b.end_date.unwrap();
            format!(
                "{} {} active {} until {until} {branches:?}{groups:?}{users:?}",
                b.id,
                text(&b.name),
                b.is_active.unwrap()
            )
        }),
        _ => return None,
    })
}

#[test]
fn samples_are_read() {
    insta::assert_snapshot!(table(describe), @r###"
    pricebook_detail: [30010001:160000; 30020001:7100]
    pricebook_detail_update_response: Cập nhật dữ liệu thành công
    pricebooks_list: [40001 Bảng giá sỉ active true until 2026-12-31T23:59:00 [21101][6002][]; 40002 Khuyến mãi hè active true until 2026-08-31T23:59:00 [][][88002]; 40003 Bảng giá cũ 2025 active false until 2025-12-31T23:59:00 [][][]]
    pricebooks_list_lean: [40001 Bảng giá sỉ active true until 2026-12-31T23:59:00 [][][]; 40002 Khuyến mãi hè active true until 2026-08-31T23:59:00 [][][]; 40003 Bảng giá cũ 2025 active false until 2025-12-31T23:59:00 [][][]]
    "###);
}

#[test]
fn a_request_is_that_of_the_sample() {
    let price = async |c: &kiotviet::Client| {
        c.set_price(PriceBookId(40001), ProductId(30010002), Decimal::from(168_000)).await
    };
    same("pricebook_detail_update_request", &sent(price));
}
