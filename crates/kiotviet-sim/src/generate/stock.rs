//! Stock rows of a product at each branch.

use rust_decimal::Decimal;

use super::Draw;
use super::prices::percent_of;
use crate::records::{BranchId, Inventory, Money};

/// Stock of a base unit or plain product at every branch. `weighed` goods have fractions; further units have
/// empty rows, for their stock is the base's.
pub(super) fn inventories(
    branches: &[BranchId],
    price: Money,
    weighed: bool,
    pooled: bool,
    draw: &mut Draw,
) -> Vec<Inventory> {
    let cost = percent_of(price, draw.between(52, 80));
    let sold_out = draw.chance(6.0);
    let stopped_somewhere = branches.len() > 1 && draw.chance(3.0);
    let stopped_at = draw.index(branches.len());
    let least = if draw.chance(25.0) { draw.between(2, 20) } else { 0 };
    let row = |(place, branch): (usize, &BranchId)| {
        let mut row = Inventory::empty(*branch);
        row.min_quantity = Decimal::from(least);
        if draw.chance(8.0) {
            row.max_quantity = Decimal::from(draw.between(50, 2000));
        }
        row.is_active = !(stopped_somewhere && place == stopped_at);
        if pooled {
            return row;
        }
        row.cost = cost;
        if !sold_out {
            row.on_hand = on_hand(place, weighed, draw);
        }
        if draw.chance(4.0) {
            row.on_order = Decimal::from(draw.between(1, 20) * 10);
        }
        row
    };
    branches.iter().enumerate().map(row).collect()
}

fn on_hand(place: usize, weighed: bool, draw: &mut Draw) -> Decimal {
    // The first branch is the store room.
    let most = if place == 0 { 240 } else { 80 };
    if draw.chance(8.0) {
        return Decimal::ZERO;
    }
    let whole = (f64::from(most) * draw.fraction().powi(2)) as i64 + 1;
    if draw.chance(1.2) {
        return -Decimal::from(draw.between(1, 6));
    }
    if weighed {
        return Decimal::new(whole * 1000 + draw.between(0, 999), 3).normalize();
    }
    if draw.chance(0.8) {
        return Decimal::new(whole * 10 + 5, 1);
    }
    Decimal::from(whole)
}
