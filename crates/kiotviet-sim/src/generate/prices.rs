//! Prices and numbers as people set them.

use rust_decimal::Decimal;

use super::Draw;
use crate::records::Money;

/// A price between two amounts in thousands of VND, rounded as shops do; one in a hundred has a fraction,
/// left by some percentage.
pub(super) fn price(thousands: (i64, i64), draw: &mut Draw) -> Money {
    // Cheap things are more common than dear ones.
    let (low, high) = (thousands.0 * 1000, thousands.1 * 1000);
    let span = (high - low) as f64;
    let amount = low + (span * draw.fraction().powi(2)) as i64;
    if draw.chance(1.0) {
        return Decimal::new(amount * 100 + draw.between(1, 99), 2).normalize();
    }
    rounded(Decimal::from(amount))
}

/// The amount rounded to 500, 1,000 or 5,000 đ, depending on its size; never 0.
pub(super) fn rounded(amount: Money) -> Money {
    let step = match amount {
        amount if amount < Decimal::from(20_000) => Decimal::from(500),
        amount if amount < Decimal::from(200_000) => Decimal::from(1000),
        _ => Decimal::from(5000),
    };
    ((amount / step).round() * step).max(step)
}

/// `percent` of an amount, rounded to whole dong.
pub(super) fn percent_of(amount: Money, percent: i64) -> Money {
    (amount * Decimal::from(percent) / Decimal::ONE_HUNDRED).round().normalize()
}
