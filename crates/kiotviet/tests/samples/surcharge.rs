//! Surcharges (thu khác), which KiotViet spells surchage.

use kiotviet::api::surcharges::SurchargeWrite;
use kiotviet::ids::*;
use kiotviet::wire::*;

use crate::read::*;
use crate::sent::*;

/// What a sample says, in a line; none for those of other subjects.
pub fn describe(name: &str, body: &str) -> Option<String> {
    Some(match name {
        "surchage_write_response" => single::<Surcharge>(body, |s| text(&s.surcharge_code).to_owned()),
        "surchages_list" => list::<Surcharge>(body, Default::default(), |s| {
            let created = s.created_date.unwrap();
            format!("{} {}đ {}% {created}", text(&s.surcharge_code), number(s.value), number(s.value_ratio))
        }),
        "surchage_activate_response" => message(body),
        _ => return None,
    })
}

#[test]
fn samples_are_read() {
    insta::assert_snapshot!(table(describe), @r###"
    surchage_activate_response: Cập nhật dữ liệu thành công
    surchage_write_response: THK000001
    surchages_list: [THK000001 0đ -% 2026-02-01T09:00:00; THK000002 -đ 5% 2026-02-01T09:05:00]
    "###);
}

#[test]
fn requests_are_those_of_the_samples() {
    let charge = SurchargeWrite {
        name: "Phí vận chuyển (Website)".into(),
        code: some("THK000001"),
        value: decimal(0),
    };
    same("surchage_create_request", &sent(async |c| c.create_surcharge(&charge).await));
    same("surchage_activate_request", &sent(async |c| c.activate_surcharge(SurchargeId(1), true).await));
}
