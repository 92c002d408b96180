//! Customers: people and companies, with telephones as people type them.

use unicode_normalization::UnicodeNormalization;

use super::calendar::Calendar;
use super::reference::{SHOP_AGE, street_address};
use super::vocabulary::{
    COMPANY_FORMS, COMPANY_LINES, FEMALE_GIVEN, FEMALE_MIDDLE, MALE_GIVEN, MALE_MIDDLE, SURNAMES, WARDS,
};
use super::{Draw, Randomness};
use crate::records::{Customer, CustomerGroupId, CustomerKind, Membership};
use crate::state::Shop;

const MOBILE_PREFIXES: [&str; 10] = ["090", "091", "098", "097", "086", "032", "035", "070", "079", "056"];

/// Makes exactly `count` customers.
pub(super) fn fill(shop: &mut Shop, count: usize, calendar: Calendar, randomness: Randomness) {
    let randomness = randomness.child("customers");
    let phones_from = randomness.child("phones").draw().bits();
    let branches: Vec<_> = shop.branches.iter().map(|branch| branch.id).collect();
    let groups: Vec<_> = shop.customer_groups.iter().map(|group| group.id).collect();
    let locations: Vec<String> = shop.locations.iter().map(|location| location.name.clone()).collect();
    for number in 0..count {
        let draw = &mut randomness.row(number as u64);
        if draw.chance(1.5) {
            shop.customers.allocate();
        }
        let id = shop.customers.allocate();
        let code = match draw.between(0, 99) {
            0..=2 => format!("VIP-{:05}", number + 1),
            _ => shop.next_code("KH"),
        };
        let male = draw.chance(40.0);
        let person = person(male, draw);
        let created_at = calendar.spread(SHOP_AGE - 60, number, count, draw);
        let mut customer = Customer::new(id, code, person.clone(), created_at);
        if draw.chance(6.0) {
            customer.kind = CustomerKind::Company;
            let company = format!(
                "{} {} {}",
                draw.pick(&COMPANY_FORMS),
                draw.pick(&COMPANY_LINES),
                person.rsplit(' ').next().unwrap_or_default()
            );
            customer.organization = Some(company.clone());
            customer.tax_code = Some(format!("01{:08}", draw.between(0, 99_999_999)));
            customer.name = company;
        } else {
            customer.gender = draw.chance(70.0).then_some(male);
            customer.birth_date = draw.chance(35.0).then(|| birthday(draw));
        }
        if draw.chance(94.0) {
            customer.contact_number = Some(typed(&mobile(number, phones_from), draw));
        }
        customer.sub_number =
            draw.chance(4.0).then(|| format!("024{:08}", draw.between(60_000_000, 69_999_999)));
        if draw.chance(72.0) {
            customer.address = Some(street_address(draw));
            customer.location_name = Some(draw.pick(&locations).clone());
            customer.ward_name = draw.chance(80.0).then(|| (*draw.pick(&WARDS)).to_owned());
        }
        customer.email = draw.chance(25.0).then(|| format!("khach{}@example.vn", number + 1));
        customer.comments = draw
            .chance(8.0)
            .then(|| (*draw.pick(&["Khách quen", "Giao giờ hành chính", "Hay đổi size"])).to_owned());
        customer.branch = draw.chance(90.0).then(|| branches[draw.skewed_index(branches.len(), 1.6)]);
        customer.memberships = memberships(shop, &groups, draw);
        customer.modified_at = draw.chance(45.0).then(|| calendar.after(created_at, draw));
        shop.customers.insert(customer);
    }
}

fn memberships(shop: &mut Shop, groups: &[CustomerGroupId], draw: &mut Draw) -> Vec<Membership> {
    let count = *draw.weighted(&[(45, 0), (45, 1), (10, 2)]);
    let mut chosen: Vec<CustomerGroupId> = Vec::new();
    for _ in 0..count {
        let group = groups[draw.skewed_index(groups.len(), 1.5)];
        if !chosen.contains(&group) {
            chosen.push(group);
        }
    }
    chosen.into_iter().map(|group| Membership { link_id: shop.allocate_link(), group }).collect()
}

/// A full name; a few are in decomposed letters or with a space too many, as imports leave them.
fn person(male: bool, draw: &mut Draw) -> String {
    let (middle, given) = if male { (&MALE_MIDDLE, &MALE_GIVEN) } else { (&FEMALE_MIDDLE, &FEMALE_GIVEN) };
    let name = format!("{} {} {}", draw.weighted(&SURNAMES), draw.pick(middle), draw.pick(given));
    match draw.between(0, 199) {
        0 => name.nfd().collect(),
        1 => format!("{name} "),
        2..=7 => name.to_lowercase(),
        8..=11 => format!("Chị {name}"),
        _ => name,
    }
}

fn birthday(draw: &mut Draw) -> jiff::civil::Date {
    jiff::civil::date(draw.between(1955, 2008) as i16, draw.between(1, 12) as i8, draw.between(1, 28) as i8)
}

/// The mobile number of customer `number`: ten digits, different for every customer below a hundred million.
fn mobile(number: usize, from: u64) -> String {
    let prefix = MOBILE_PREFIXES[number % MOBILE_PREFIXES.len()];
    let place = (number / MOBILE_PREFIXES.len()) as u64;
    // A multiplier coprime to 10⁷ permutes the seven digits.
    let rest = (place.wrapping_mul(6_561_349) + from % 10_000_000) % 10_000_000;
    format!("{prefix}{rest:07}")
}

/// A number in one of the ways people type it.
fn typed(local: &str, draw: &mut Draw) -> String {
    let (head, middle, tail) = (&local[..4], &local[4..7], &local[7..]);
    match draw.between(0, 99) {
        0..=59 => local.to_owned(),
        60..=69 => format!("{head} {middle} {tail}"),
        70..=76 => format!("{head}.{middle}.{tail}"),
        77..=86 => format!("+84{}", &local[1..]),
        87..=92 => format!("84{}", &local[1..]),
        93..=95 => format!("+84 {} {middle} {tail}", &head[1..]),
        96..=97 => format!("{head}-{middle}-{tail}"),
        _ => format!("(+84) {}{middle}{tail}", &head[1..]),
    }
}
