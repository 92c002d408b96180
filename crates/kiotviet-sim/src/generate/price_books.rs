//! Special price books: wholesale, loyal customers, summer sales.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use rust_decimal::Decimal;

use super::Randomness;
use super::calendar::Calendar;
use super::prices::{percent_of, rounded};
use crate::records::{CustomerGroupId, Money, PriceBook, PriceBookEntry, ProductId, Scope, ScopeMember};
use crate::state::Shop;

/// Entries of one book at most; the web page of a real shop becomes unusable long before.
const MOST_ENTRIES: usize = 30_000;

const NAMES: [(&str, i64); 8] = [
    ("Bảng giá sỉ", 85),
    ("Bảng giá VIP", 92),
    ("Khuyến mãi hè", 80),
    ("Giá đại lý cấp 1", 78),
    ("Bảng giá online", 97),
    ("Giá Tết", 105),
    ("Giá nhân viên", 75),
    ("Xả kho cuối năm", 60),
];

/// Percent of the products in the first books.
const COVERAGE: [f64; 4] = [20.0, 10.0, 5.0, 3.0];

/// Makes exactly `count` books.
pub(super) fn fill(shop: &mut Shop, count: usize, calendar: Calendar, randomness: Randomness) {
    let randomness = randomness.child("price books");
    for number in 0..count {
        let (name, percent) = NAMES[number % NAMES.len()];
        let again = number / NAMES.len() + 1;
        let name = if again == 1 { name.to_owned() } else { format!("{name} {again}") };
        let id = shop.price_books.allocate();
        let created_at = calendar.days_ago(400 - 10 * number.min(20) as i64);
        let (starts_at, ends_at) = period(number, calendar);
        let coverage = COVERAGE.get(number).copied().unwrap_or(2.0);
        let entries = entries(shop, percent, coverage, created_at, calendar, randomness.child(&name));
        let (branches, customer_groups, users) = scopes(shop, number);
        shop.price_books.insert(PriceBook {
            id,
            name,
            // The fourth was prepared and never put to use.
            is_active: number % NAMES.len() != 3,
            starts_at,
            ends_at,
            branches,
            customer_groups,
            users,
            entries,
            created_at,
            modified_at: (number % 2 == 0).then(|| calendar.days_ago(30)),
        });
    }
}

/// When a book is in force: the third (summer) is over, the others run for years.
fn period(number: usize, calendar: Calendar) -> (Timestamp, Timestamp) {
    let midnight = SignedDuration::from_hours(12);
    let (from, to) = if number % NAMES.len() == 2 { (200, 60) } else { (400, -700) };
    let last_minute = midnight - SignedDuration::from_mins(1);
    (calendar.days_ago(from) - midnight, calendar.days_ago(to) + last_minute)
}

fn entries(
    shop: &Shop,
    percent: i64,
    coverage: f64,
    created_at: Timestamp,
    calendar: Calendar,
    randomness: Randomness,
) -> BTreeMap<ProductId, PriceBookEntry> {
    let chosen = shop.products.iter().enumerate().filter_map(|(place, product)| {
        let draw = &mut randomness.row(place as u64);
        draw.chance(coverage).then(|| {
            let price = special_price(product.base_price, percent + draw.between(-4, 4));
            let changed_at = calendar.after(created_at.max(product.created_at), draw);
            (product.id, PriceBookEntry { price, changed_at })
        })
    });
    chosen.take(MOST_ENTRIES).collect()
}

fn special_price(base: Money, percent: i64) -> Money {
    rounded(percent_of(base, percent)).max(Decimal::ONE)
}

type Scopes = (Scope<crate::records::BranchId>, Scope<CustomerGroupId>, Scope<crate::records::UserId>);

fn scopes(shop: &mut Shop, number: usize) -> Scopes {
    let branches: Vec<_> = shop.branches.iter().map(|branch| branch.id).collect();
    let groups: Vec<_> = shop.customer_groups.iter().map(|group| (group.name.clone(), group.id)).collect();
    let users: Vec<_> = shop.users.iter().filter(|user| !user.is_super_admin).map(|user| user.id).collect();
    let named = |wanted: &[&str]| {
        groups.iter().filter(|(name, _)| wanted.contains(&name.as_str())).map(|(_, id)| *id).collect()
    };
    match number % NAMES.len() {
        0 => (Scope::All, only(shop, named(&["Khách sỉ", "Đại lý"])), Scope::All),
        1 => (Scope::All, only(shop, named(&["VIP", "Thân thiết"])), Scope::All),
        2 => (only(shop, branches.into_iter().take(1).collect()), Scope::All, Scope::All),
        3 => (Scope::All, only(shop, named(&["Đại lý"])), Scope::All),
        6 => (Scope::All, only(shop, named(&["Nhân viên"])), only(shop, users.into_iter().take(2).collect())),
        _ => (Scope::All, Scope::All, Scope::All),
    }
}

fn only<Id>(shop: &mut Shop, ids: Vec<Id>) -> Scope<Id> {
    Scope::Only(ids.into_iter().map(|id| ScopeMember { link_id: shop.allocate_link(), id }).collect())
}
