//! What the shop is made of: branches, staff, accounts, channels, places, settings.

use kiotviet::json::from_str;
use kiotviet::wire::*;

use crate::read::*;

/// What a sample says, in a line; none for those of other subjects.
pub fn describe(name: &str, body: &str) -> Option<String> {
    let branch = |b: &Branch| format!("{} {} {}", b.id, text(&b.branch_name), text(&b.email));
    Some(match name {
        "attributes_all" => list::<AttributeName>(body, Default::default(), |a| {
            let values: Vec<&str> = a.attribute_values.iter().map(|v| text(&v.value)).collect();
            format!("{} {values:?}", text(&a.name))
        }),
        "bank_accounts_list" => {
            list::<BankAccount>(body, Default::default(), |b| format!("{} {}", b.id, text(&b.bank_name)))
        }
        "branches_list" => list::<Branch>(body, Default::default(), branch),
        "locations_list" => {
            list::<Location>(body, Default::default(), |l| format!("{} {}", l.id, text(&l.normal_name)))
        }
        "salechannel_list" => list::<SaleChannel>(body, Default::default(), |c| {
            format!("{} {}{}", c.id, text(&c.name), if c.is_not_delete.unwrap() { " (built in)" } else { "" })
        }),
        "settings" => format!("{:?}", from_str::<Settings>(body).unwrap()),
        "trademarks_list" => list::<TradeMark>(body, Default::default(), |t| {
            format!("{} {}", t.trade_mark_id, text(&t.trade_mark_name))
        }),
        "users_list" => {
            list::<User>(body, Default::default(), |u| format!("{} {}", u.id, text(&u.given_name)))
        }
        _ => return None,
    })
}

#[test]
fn samples_are_read() {
    insta::assert_snapshot!(table(describe), @r###"
    attributes_all: [MÀU ["Trắng", "Đen"]; SIZE ["M", "L"]]
    bank_accounts_list: [3001 Vietcombank]
    branches_list: [21101 Chi nhánh trung tâm trungtam@hoasua.example.vn; 21102 Chi nhánh Cầu Giấy -] removed [21103]
    locations_list: [1 Ha Noi - Quan Cau Giay; 2 Ha Noi - Quan Thanh Xuan]
    salechannel_list: [5001 Bán trực tiếp (built in); 5002 Facebook; 5010 Website; 5011 Khác (built in)]
    settings: Settings { manager_customer_by_branch: Some(false), allow_order_when_out_stock: Some(true), allow_sell_when_order_out_stock: Some(true), allow_sell_when_out_stock: Some(false) }
    trademarks_list: [166901 Hoa Sữa]
    users_list: [88002 Phạm Thị Lan; 88003 Trần Quốc Bảo]
    "###);
}
