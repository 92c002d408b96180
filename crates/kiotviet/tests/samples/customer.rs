//! Customers and their groups.

use futures::executor::block_on;
use kiotviet::api::customers::{BulkCustomerUpdate, CustomerQuery, CustomerWrite};
use kiotviet::api::phone::PhoneMatch;
use kiotviet::ids::*;
use kiotviet::wire::*;

use crate::read::*;
use crate::sent::*;
use crate::support::*;

pub fn customer(c: &Customer) -> String {
    let phone = text(&c.contact_number).len();
    let groups: Vec<&str> = c.group_names().collect();
    let ids: Vec<i64> = c.customer_group_details.iter().map(|m| m.group_id.get()).collect();
    format!(
        "{} {} phone({phone}) debt {} groups {groups:?}{ids:?}",
        text(&c.code),
        text(&c.name),
        number(c.debt)
    )
}

/// What a sample says, in a line; none for those of other subjects.
pub fn describe(name: &str, body: &str) -> Option<String> {
    Some(match name {
        "customer_groups" => list::<CustomerGroup>(body, Default::default(), |g| {
            format!(
                "{} {} -{}% {} members",
                g.id,
                text(&g.name),
                number(g.discount),
                g.customer_group_details.len()
            )
        }),
        "customers_list" | "customers_list_by_phone_without_phone_field" => {
            list::<Customer>(body, CustomerQuery::default(), customer)
        }
        "listaddcutomers_response" | "listupdatecustomers_response" => message(body),
        _ if name.starts_with("customer_") && !is_request(name) => single(body, customer),
        _ => return None,
    })
}

#[test]
fn samples_are_read() {
    insta::assert_snapshot!(table(describe), @r###"
    customer_create_response_unwrapped: WEB-10021 Lê Văn Hùng phone(10) debt - groups [][6001]
    customer_create_response_wrapped: WEB-10021 Lê Văn Hùng phone(10) debt - groups [][6001]
    customer_get: KH000001 Nguyễn Thị Mai phone(10) debt 0 groups ["Khách lẻ", "Thân thiết"][]
    customer_groups: [6001 Khách lẻ --% 1 members; 6002 Khách sỉ -5% 0 members]
    customer_update_response: WEB-10021 Lê Văn Hùng phone(10) debt - groups ["Khách lẻ", "Khách sỉ"][]
    customers_list: [KH000001 Nguyễn Thị Mai phone(10) debt 0 groups ["Khách lẻ", "Thân thiết"][]; KH000002 Cửa hàng Bé Ngoan phone(10) debt 540000 groups [][]] removed [70009]
    customers_list_by_phone_without_phone_field: [KH000001 Nguyễn Thị Mai phone(1) debt - groups [][]]
    listaddcutomers_response: Thêm mới danh sách khách hàng thành công
    listupdatecustomers_response: Cập nhật danh sách khách hàng thành công
    "###);
}

#[test]
fn requests_are_those_of_the_samples() {
    let hung = CustomerWrite {
        code: some("WEB-10021"),
        name: some("Lê Văn Hùng"),
        gender: Some(true),
        contact_number: some("0977123456"),
        address: some("7 Hai Bà Trưng"),
        location_name: some("Hà Nội - Quận Hoàn Kiếm"),
        ward_name: some("Phường Tràng Tiền"),
        email: some("hung.le@example.vn"),
        comments: some("Khách từ website"),
        group_ids: Some(vec![CustomerGroupId(6001)]),
        branch_id: Some(BranchId(21101)),
        ..CustomerWrite::default()
    };
    same("customer_create_request", &sent(async |c| c.create_customer(&hung).await));
    let moved = CustomerWrite {
        name: some("Lê Văn Hùng"),
        address: some("9 Hai Bà Trưng"),
        group_ids: Some(vec![CustomerGroupId(6001), CustomerGroupId(6002)]),
        ..CustomerWrite::default()
    };
    same("customer_update_request", &sent(async |c| c.update_customer(CustomerId(70031), &moved).await));
    let trang = CustomerWrite {
        code: some("WEB-10022"),
        name: some("Vũ Thu Trang"),
        gender: Some(false),
        contact_number: some("0966555444"),
        ..CustomerWrite::default()
    };
    same("listaddcutomers_request", &sent(async |c| c.create_customers(std::slice::from_ref(&trang)).await));
    let update = CustomerWrite {
        code: some("WEB-10021"),
        name: some("Lê Văn Hùng"),
        contact_number: some("0977123456"),
        ..CustomerWrite::default()
    };
    let bulk = [BulkCustomerUpdate { id: CustomerId(70031), update }];
    same("listupdatecustomers_request", &sent(async |c| c.update_customers(&bulk).await));
}

#[test]
fn a_lone_hit_without_its_phone_is_the_customer_searched_for() {
    let world = world(|_| answer(200, fixture("customers_list_by_phone_without_phone_field")));
    let found = block_on(world.client.customer_by_phone("+84 912 345 678")).unwrap();
    let PhoneMatch::One(row) = found else { panic!("{found:?}") };
    assert_eq!(row.id, Some(70001));
    assert!(world.transport.calls()[0].url.contains("contactNumber=0912345678"));
}

#[test]
fn a_phone_is_tried_in_three_forms_and_a_stranger_is_not_taken() {
    let strangers = world(|_| answer(200, fixture("customers_list")));
    let found = block_on(strangers.client.customer_by_phone("0933333333")).unwrap();
    assert!(matches!(found, PhoneMatch::None), "{found:?}");
    let urls: Vec<String> = strangers.transport.calls().into_iter().map(|call| call.url).collect();
    for form in ["=0933333333", "=84933333333", "=%2B84933333333"] {
        assert!(urls.iter().any(|url| url.contains(form)), "{form} in {urls:?}");
    }
    let among = world(|_| answer(200, fixture("customers_list")));
    let found = block_on(among.client.customer_by_phone("0909.888.777")).unwrap();
    assert!(matches!(&found, PhoneMatch::One(row) if row.id == Some(70002)), "{found:?}");
}
