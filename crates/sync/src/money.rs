//! Exact decimals: money in VND and quantities in pieces (or kilograms, boxes… whatever the unit is).
//!
//! Both are kept to four digits after the point, which is also how the store keeps them (whole numbers of
//! 1/10,000): what was read, what is stored and what is compared is then the same value.

use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

const SCALE: u32 = 4;

macro_rules! exact_decimal {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Decimal);

        impl $name {
            /// Nothing at all.
            pub const ZERO: Self = Self(Decimal::ZERO);

            /// Rounds to four digits after the point, half away from zero.
            pub fn new(value: Decimal) -> Self {
                Self(value.round_dp_with_strategy(SCALE, RoundingStrategy::MidpointAwayFromZero).normalize())
            }

            /// A whole number.
            pub fn whole(value: i64) -> Self {
                Self(Decimal::from(value).normalize())
            }

            /// The value as a decimal.
            pub fn decimal(self) -> Decimal {
                self.0
            }

            /// The value in units of 1/10,000, as the store keeps it; `None` when it does not fit.
            pub fn to_scaled(self) -> Option<i64> {
                self.0.checked_mul(Decimal::from(10_000))?.round().to_i64()
            }

            /// Back from units of 1/10,000.
            pub fn from_scaled(scaled: i64) -> Self {
                Self(Decimal::new(scaled, SCALE).normalize())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self::new(self.0.saturating_add(other.0))
            }
        }
        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self::new(self.0.saturating_sub(other.0))
            }
        }
        impl Neg for $name {
            type Output = Self;
            fn neg(self) -> Self {
                Self(-self.0)
            }
        }
    };
}

exact_decimal! {
    /// An amount in Vietnamese dong. KiotViet's amounts may carry a fraction (seen: 1000.6).
    Money
}
exact_decimal! {
    /// How many of a product's own unit. May be negative (sold before received) or fractional (0.48 kg).
    Quantity
}

impl Mul<Quantity> for Money {
    type Output = Money;
    fn mul(self, quantity: Quantity) -> Money {
        Money::new(self.0.saturating_mul(quantity.0))
    }
}

impl Mul for Quantity {
    type Output = Quantity;
    fn mul(self, other: Quantity) -> Quantity {
        Quantity::new(self.0.saturating_mul(other.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_survives_the_round_trip_through_the_store() {
        for text in ["0", "185000", "1000.6", "25000.06", "-12.3456", "999999999"] {
            let money = Money::new(text.parse().unwrap());
            assert_eq!(Money::from_scaled(money.to_scaled().unwrap()), money, "{text}");
        }
    }

    #[test]
    fn a_fifth_digit_is_rounded_away_from_zero() {
        assert_eq!(Quantity::new("1.00005".parse().unwrap()), Quantity::new("1.0001".parse().unwrap()));
    }

    #[test]
    fn trailing_zeros_make_no_difference() {
        assert_eq!(
            serde_json::to_string(&Money::new("100.00".parse().unwrap())).unwrap(),
            serde_json::to_string(&Money::new("100".parse().unwrap())).unwrap()
        );
    }

    #[test]
    fn an_amount_too_large_for_the_store_is_noticed() {
        assert_eq!(Money::new("999999999999999999999".parse().unwrap()).to_scaled(), None);
    }
}
