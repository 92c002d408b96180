//! From KiotViet's rows to our records, one file an entity. Nothing but conversions: what a row lacks is either
//! harmless (a default) or makes that one row unusable, with the reason in words.

// Nhóm hàng.
pub mod category;
// Khách hàng.
pub mod customer;
// Nhóm khách hàng.
pub mod customer_group;
// Đặt hàng.
pub mod order;
// Chi nhánh.
pub mod point_of_sale;
// Bảng giá.
pub mod price_list;
// Hàng hóa, with the stock figures that come with them.
pub mod product;
// Tồn kho.
pub mod stock;

use dongbo_sync::{Money, Quantity};
use rust_decimal::Decimal;

/// Why a row cannot become a record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// A value without which there is no record.
    #[error("KiotViet sent no {0}")]
    Missing(&'static str),
    /// A value that the store cannot hold.
    #[error("{field} is too large to be kept: {value}")]
    TooLarge {
        /// Which.
        field: &'static str,
        /// As sent.
        value: String,
    },
}

impl Unusable {
    /// The code of the error catalogue.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "KV-ROW-MALFORMED",
            Self::TooLarge { .. } => "SYNC-VALUE",
        }
    }
}

/// A text that must be there.
fn required(text: Option<&str>, field: &'static str) -> Result<String, Unusable> {
    optional(text).ok_or(Unusable::Missing(field))
}

/// A text that may be missing; an empty one is missing.
fn optional(text: Option<&str>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

fn money(value: Option<Decimal>, field: &'static str) -> Result<Money, Unusable> {
    let value = value.unwrap_or_default();
    let money = Money::new(value);
    money.to_scaled().map(|_| money).ok_or_else(|| Unusable::TooLarge { field, value: value.to_string() })
}

fn quantity(value: Option<Decimal>, field: &'static str) -> Result<Quantity, Unusable> {
    let value = value.unwrap_or_default();
    let quantity = Quantity::new(value);
    quantity
        .to_scaled()
        .map(|_| quantity)
        .ok_or_else(|| Unusable::TooLarge { field, value: value.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_text_is_a_missing_one() {
        assert_eq!(optional(Some("  ")), None);
        assert_eq!(required(Some(""), "name"), Err(Unusable::Missing("name")));
    }

    #[test]
    fn an_amount_that_cannot_be_kept_names_its_field() {
        let amount: Decimal = "99999999999999999999".parse().unwrap();
        assert!(matches!(money(Some(amount), "total"), Err(Unusable::TooLarge { field: "total", .. })));
    }
}
