//! What a shop sets up once: branches, staff, channels, accounts, surcharges, locations, brands, groups.

use jiff::Timestamp;
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::calendar::Calendar;
use super::vocabulary::{BRANCHES, DEPARTMENTS, LOCATIONS, STREETS, WARDS};
use super::{Draw, Randomness};
use crate::records::{
    BankAccount, Branch, CustomerGroup, DeliveryPartner, Location, SaleChannel, Surcharge, Trademark, User,
};
use crate::state::Shop;

/// Days since the shop opened.
pub(super) const SHOP_AGE: i64 = 4 * 365;

const USERS: [(&str, &str, &str); 5] = [
    ("admin", "Quản trị viên", "Chủ cửa hàng"),
    ("thungan1", "Phạm Thị Lan", "Thu ngân"),
    ("thungan2", "Lê Minh Khoa", "Thu ngân"),
    ("banhangonline", "Trần Quốc Bảo", "Bán hàng online"),
    ("thukho", "Đỗ Văn Hùng", "Thủ kho"),
];

const CHANNELS: [(&str, bool, &str); 7] = [
    ("Bán trực tiếp", true, ""),
    ("Facebook", false, "fb-icon"),
    ("Shopee", false, "shopee-icon"),
    ("Lazada", false, "lazada-icon"),
    ("Instagram", false, "ig-icon"),
    ("Website", false, ""),
    ("Khác", true, ""),
];

const GROUPS: [(&str, &str, Option<i64>); 6] = [
    ("Khách lẻ", "Khách mua tại cửa hàng", None),
    ("Thân thiết", "Mua từ 5 lần trở lên", Some(3)),
    ("VIP", "Doanh thu trên 20 triệu", Some(7)),
    ("Khách sỉ", "Lấy hàng số lượng lớn", Some(10)),
    ("Đại lý", "Đại lý cấp 1", Some(15)),
    ("Nhân viên", "Nhân viên cửa hàng", Some(20)),
];

/// Fills in everything a shop sets up once.
pub(super) fn fill(shop: &mut Shop, branches: usize, calendar: Calendar, randomness: Randomness) {
    let opened = calendar.days_ago(SHOP_AGE);
    shop.default_partner = Some(DeliveryPartner {
        code: "DT000001".to_owned(),
        name: "Giao hàng Nhanh Tay".to_owned(),
        contact_number: "19001234".to_owned(),
        ..DeliveryPartner::default()
    });
    fill_locations(shop);
    fill_branches(shop, branches, calendar, randomness.child("branches"));
    fill_staff(shop, opened);
    fill_channels_and_accounts(shop, opened);
    fill_surcharges(shop, opened);
    for brand in DEPARTMENTS.iter().flat_map(|department| department.brands) {
        if shop.trademarks.iter().all(|known| known.name != *brand) {
            let id = shop.trademarks.allocate();
            let brand = Trademark { id, name: (*brand).to_owned(), created_at: opened, modified_at: None };
            shop.trademarks.insert(brand);
        }
    }
}

fn fill_locations(shop: &mut Shop) {
    for (province, districts) in LOCATIONS {
        for district in districts {
            let id = shop.locations.allocate();
            let name = format!("{province} - {district}");
            shop.locations.insert(Location { id, normal_name: without_accents(&name), name });
        }
    }
}

fn without_accents(text: &str) -> String {
    text.nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .map(|letter| match letter {
            'đ' => 'd',
            'Đ' => 'D',
            other => other,
        })
        .collect()
}

fn fill_branches(shop: &mut Shop, count: usize, calendar: Calendar, randomness: Randomness) {
    for number in 0..count {
        let draw = &mut randomness.row(number as u64);
        let (name, location) = match number.checked_sub(1) {
            None => ("Chi nhánh trung tâm".to_owned(), "Hà Nội - Quận Đống Đa"),
            Some(place) => {
                let (town, location) = BRANCHES[place % BRANCHES.len()];
                let again = place / BRANCHES.len() + 1;
                let name = if again == 1 {
                    format!("Chi nhánh {town}")
                } else {
                    format!("Chi nhánh {town} {again}")
                };
                (name, location)
            }
        };
        let id = shop.branches.allocate();
        shop.branches.insert(Branch {
            id,
            code: Some(format!("CN{:02}", number + 1)),
            address: Some(street_address(draw)),
            location_name: Some(location.to_owned()),
            ward_name: Some((*draw.pick(&WARDS)).to_owned()),
            contact_number: Some(format!("024{:08}", draw.between(30_000_000, 39_999_999))),
            email: (number == 0).then(|| "cuahang@tiemhoasua.example.vn".to_owned()),
            created_at: calendar.days_ago(SHOP_AGE - 30 * number.min(40) as i64),
            modified_at: (number % 3 == 1).then(|| calendar.days_ago(90)),
            name,
        });
    }
}

/// A house number and a street.
pub(super) fn street_address(draw: &mut Draw) -> String {
    let street = draw.pick(&STREETS);
    match draw.between(0, 9) {
        0 => format!("Số {} ngõ {} {street}", draw.between(1, 60), draw.between(2, 300)),
        1 => format!("{}/{} {street}", draw.between(1, 400), draw.between(1, 60)),
        2 => format!("Tầng {}, tòa nhà {} {street}", draw.between(2, 20), draw.between(1, 200)),
        _ => format!("{} {street}", draw.between(1, 480)),
    }
}

fn fill_staff(shop: &mut Shop, opened: Timestamp) {
    for (number, (user_name, given_name, description)) in USERS.into_iter().enumerate() {
        let id = shop.users.allocate();
        shop.users.insert(User {
            id,
            user_name: user_name.to_owned(),
            given_name: given_name.to_owned(),
            address: None,
            mobile_phone: (number > 0).then(|| format!("0987000{:03}", 110 + number)),
            email: (number == 1).then(|| "lan@tiemhoasua.example.vn".to_owned()),
            description: Some(description.to_owned()),
            birth_date: (number == 1).then(|| jiff::civil::date(1998, 4, 12)),
            is_super_admin: number == 0,
            created_at: opened,
        });
    }
    for (name, description, discount) in GROUPS {
        let id = shop.customer_groups.allocate();
        let created_by = shop.users.iter().next().map(|admin| admin.id).unwrap_or(88_001.into());
        shop.customer_groups.insert(CustomerGroup {
            id,
            name: name.to_owned(),
            description: Some(description.to_owned()),
            discount: discount.map(Decimal::from),
            created_by,
            created_at: opened,
        });
    }
}

fn fill_channels_and_accounts(shop: &mut Shop, opened: Timestamp) {
    for (position, (name, is_not_delete, image)) in (1..).zip(CHANNELS) {
        let id = shop.sale_channels.allocate();
        shop.sale_channels.insert(SaleChannel {
            id,
            name: name.to_owned(),
            // Once tried, then given up: a channel may be listed and not in use.
            is_active: name != "Instagram",
            image: image.to_owned(),
            is_not_delete,
            position,
            created_at: opened,
        });
    }
    for (bank_name, account_number, description) in
        [("Vietcombank", "0011001234567", Some("Tài khoản chính")), ("Techcombank", "19031234567890", None)]
    {
        let id = shop.bank_accounts.allocate();
        shop.bank_accounts.insert(BankAccount {
            id,
            bank_name: bank_name.to_owned(),
            account_number: account_number.to_owned(),
            description: description.map(str::to_owned),
            created_at: opened,
            modified_at: None,
        });
    }
}

fn fill_surcharges(shop: &mut Shop, opened: Timestamp) {
    for (name, value, ratio, is_active) in [
        ("Phí vận chuyển (Website)", Some(0), None, true),
        ("Phí dịch vụ", None, Some(5), true),
        ("Phí gói quà (cũ)", Some(15_000), None, false),
    ] {
        let (id, code) = (shop.surcharges.allocate(), shop.next_code("THK"));
        shop.surcharges.insert(Surcharge {
            id,
            code,
            name: name.to_owned(),
            value: value.map(Decimal::from),
            ratio: ratio.map(Decimal::from),
            is_active,
            created_at: opened,
            modified_at: None,
        });
    }
}
