//! Which rows a family consists of: variants, units, units of variants.

use rust_decimal::Decimal;

use super::Draw;
use super::codes::code_part;
use super::prices::{percent_of, rounded};
use super::vocabulary::{COLOURS, LETTER_SIZES, SHOE_SIZES, Shape};
use crate::records::{Attribute, Money};

/// One row of a family before it is a product.
#[derive(Debug, Clone)]
pub(super) struct Member {
    pub attributes: Vec<Attribute>,
    pub unit: Option<&'static str>,
    /// Place in the family of the base unit, when this is a further unit.
    pub base: Option<usize>,
    /// Base units in this one.
    pub conversion: i64,
    pub price: Money,
    pub suffixes: Vec<String>,
}

impl Member {
    fn plain(price: Money) -> Self {
        Self { attributes: Vec::new(), unit: None, base: None, conversion: 1, price, suffixes: Vec::new() }
    }

    fn variant(price: Money, values: &[(&str, &str, String)]) -> Self {
        let mut member = Self::plain(price);
        for (name, value, suffix) in values {
            member.attributes.push(Attribute::new(*name, *value));
            member.suffixes.push(suffix.clone());
        }
        member
    }
}

/// The rows of a family of this shape, the master first; at least one.
pub(super) fn members(shape: Shape, price: Money, draw: &mut Draw) -> Vec<Member> {
    let mut members = match shape {
        // Some things come in one make only, also where others have ten.
        Shape::Clothes | Shape::Shoes | Shape::Coloured | Shape::Choice(..) if draw.chance(20.0) => {
            vec![Member::plain(price)]
        }
        Shape::Clothes => coloured_and_sized(&LETTER_SIZES, price, draw),
        Shape::Shoes => coloured_and_sized(&SHOE_SIZES, price, draw),
        Shape::Coloured => {
            let colour = |(value, suffix): &(&str, &str)| {
                Member::variant(price, &[("MÀU", value, (*suffix).to_owned())])
            };
            some(&COLOURS, 2, 5, draw).iter().map(colour).collect()
        }
        Shape::Choice(name, values) => {
            let mut price = price;
            let mut rows = Vec::new();
            for value in some(values, 2, values.len(), draw) {
                rows.push(Member::variant(price, &[(name, value, code_part(value))]));
                if name == "DUNG TÍCH" || name == "KÍCH THƯỚC" {
                    price = rounded(price * Decimal::new(14, 1));
                }
            }
            rows
        }
        Shape::Packed(units) => packed(Member::plain(price), units, 0, draw),
        Shape::FlavouredPacked(flavours, units) => {
            let mut rows: Vec<Member> = Vec::new();
            for flavour in some(flavours, 1, 3, draw) {
                let base = Member::variant(price, &[("VỊ", flavour, code_part(flavour))]);
                let first = rows.len();
                rows.extend(packed(base, units, first, draw));
            }
            rows
        }
        Shape::Weighed => {
            let mut row = Member::plain(price);
            row.unit = Some("kg");
            vec![row]
        }
        Shape::Plain => vec![Member::plain(price)],
    };
    // Many shops give the first of a family the bare code.
    if members.len() > 1 && draw.chance(50.0) {
        members[0].suffixes.clear();
    }
    members
}

/// A run of `choices` in their order, `least` to `most` of them.
fn some<T: Copy>(choices: &[T], least: usize, most: usize, draw: &mut Draw) -> Vec<T> {
    let count = (draw.between(least as i64, most as i64) as usize).clamp(1, choices.len());
    let start = draw.index(choices.len() - count + 1);
    choices[start..start + count].to_vec()
}

fn coloured_and_sized(sizes: &[&str], price: Money, draw: &mut Draw) -> Vec<Member> {
    let colours = some(&COLOURS, 1, 4, draw);
    let sizes = some(sizes, 2, 4, draw);
    let dearer_when_large = draw.chance(15.0);
    let mut rows = Vec::with_capacity(colours.len() * sizes.len());
    for (colour, suffix) in colours {
        for (place, size) in sizes.iter().enumerate() {
            let extra = if dearer_when_large { Decimal::from(10_000 * place as i64) } else { Decimal::ZERO };
            rows.push(Member::variant(
                price + extra,
                &[("MÀU", colour, suffix.to_owned()), ("SIZE", size, (*size).to_owned())],
            ));
        }
    }
    rows
}

fn packed(base: Member, units: &[(&'static str, i64)], place: usize, draw: &mut Draw) -> Vec<Member> {
    let Some(((base_unit, _), packages)) = units.split_first() else { return vec![base] };
    let base = Member { unit: Some(base_unit), ..base };
    let mut rows = vec![base.clone()];
    for (unit, conversion) in packages {
        if draw.chance(12.0) {
            continue;
        }
        let mut suffixes = base.suffixes.clone();
        suffixes.push(code_part(unit));
        // The larger the package, the less each piece costs.
        let whole = base.price * Decimal::from(*conversion);
        let price = rounded(percent_of(whole, draw.between(88, 98)));
        rows.push(Member {
            unit: Some(unit),
            base: Some(place),
            conversion: *conversion,
            price,
            suffixes,
            attributes: base.attributes.clone(),
        });
    }
    rows
}
