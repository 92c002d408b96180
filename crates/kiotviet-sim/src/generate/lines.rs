//! Lines of orders and invoices.

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::Draw;
use super::prices::{percent_of, rounded};
use crate::records::{BranchId, Line, Money, Product, ProductId};
use crate::state::Shop;

/// Lines a customer would buy at this branch: one to six; empty when nothing there is for sale.
pub(super) fn basket(shop: &Shop, branch: BranchId, draw: &mut Draw) -> Vec<Line> {
    let wanted = *draw.weighted(&[(38, 1), (28, 2), (16, 3), (9, 4), (5, 5), (4, 6)]);
    let mut lines: Vec<Line> = Vec::with_capacity(wanted);
    let mut chosen: HashSet<ProductId> = HashSet::new();
    for _ in 0..wanted {
        let Some(product) = choose(shop, branch, draw) else { break };
        if chosen.insert(product.id) {
            lines.push(line(product, draw));
        }
    }
    // A second line of a product already there: a gift, or a second price.
    if draw.chance(6.0)
        && let Some(first) = lines.first().cloned()
    {
        let gift = draw.chance(50.0);
        let discount = if gift { first.price } else { first.discount };
        lines.push(Line {
            is_master: false,
            quantity: Decimal::ONE,
            discount,
            discount_ratio: None,
            note: gift.then(|| "Hàng tặng".to_owned()),
            ..first
        });
    }
    lines
}

fn choose<'shop>(shop: &'shop Shop, branch: BranchId, draw: &mut Draw) -> Option<&'shop Product> {
    let for_sale = |product: &&Product| {
        product.is_active
            && product.allows_sale
            && product.inventory(branch).is_none_or(|inventory| inventory.is_active)
    };
    // Best sellers first; after some misses, whatever there is.
    (0..12)
        .filter_map(|_| shop.products.at(draw.skewed_index(shop.products.len(), 1.7)))
        .find(for_sale)
        .or_else(|| shop.products.iter().find(for_sale))
}

fn line(product: &Product, draw: &mut Draw) -> Line {
    let quantity = if product.unit.as_deref() == Some("kg") {
        Decimal::new(draw.between(2, 24) * 125, 3).normalize()
    } else {
        Decimal::from(*draw.weighted(&[(60, 1), (22, 2), (9, 3), (4, 5), (3, 10), (2, 24)]))
    };
    let price = product.base_price;
    let (discount, discount_ratio) = line_discount(price, draw);
    Line {
        product: product.id,
        product_code: product.code.clone(),
        product_name: product.full_name(),
        is_master: true,
        quantity,
        price,
        discount,
        discount_ratio,
        note: draw.chance(5.0).then(|| "Gói riêng giúp em".to_owned()),
        serial_numbers: None,
        taxes: Vec::new(),
    }
}

fn line_discount(price: Money, draw: &mut Draw) -> (Money, Option<Decimal>) {
    match draw.between(0, 99) {
        0..=9 => {
            let ratio = Decimal::from(*draw.pick(&[5, 10, 15, 20]));
            (price * ratio / Decimal::ONE_HUNDRED, Some(ratio))
        }
        10..=19 => (rounded(percent_of(price, draw.between(3, 12))).min(price), None),
        _ => (Decimal::ZERO, None),
    }
}

/// A discount on the whole document: amount, or ratio in percent.
pub(super) fn document_discount(lines: &[Line], draw: &mut Draw) -> (Option<Money>, Option<Decimal>) {
    let goods: Money = lines.iter().map(Line::amount).sum();
    match draw.between(0, 99) {
        0..=11 if goods >= Decimal::from(60_000) => {
            (Some(Decimal::from(draw.between(1, 5) * 10_000).min(goods)), None)
        }
        12..=19 => (None, Some(Decimal::from(*draw.pick(&[3, 5, 10])))),
        _ => (None, None),
    }
}

/// Part of what was ordered: the first lines, or some pieces of the only one. `None` when it cannot be split.
pub(super) fn part_of(lines: &[Line]) -> Option<Vec<Line>> {
    if let [only] = lines {
        let half = (only.quantity / Decimal::TWO).floor();
        return (half >= Decimal::ONE).then(|| vec![Line { quantity: half, ..only.clone() }]);
    }
    // The last line is kept back; it must not be covered by another line of the same product.
    let kept = lines.split_last().map(|(last, _)| last.product)?;
    let part: Vec<Line> = lines.iter().filter(|line| line.product != kept).cloned().collect();
    (!part.is_empty()).then_some(part)
}
