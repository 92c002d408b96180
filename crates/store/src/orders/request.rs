//! What is asked for when an order is placed.

use dongbo_sync::records::{Delivery, PaymentMethod};
use dongbo_sync::{Money, Quantity};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// An order to be placed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NewOrder {
    /// Our id of the point of sale; missing: the default one.
    pub point_of_sale: Option<i64>,
    /// Who orders; missing: a walk-in.
    pub buyer: Option<NewBuyer>,
    /// What is ordered.
    pub lines: Vec<NewOrderLine>,
    /// Off the whole order, in VND.
    pub discount: Money,
    /// On top, in VND: shipping and the like.
    pub fees: Vec<NewOrderFee>,
    /// How it will be paid.
    pub payment_method: Option<PaymentMethod>,
    /// Where to bring it.
    pub delivery: Option<Delivery>,
    /// Free text.
    pub note: Option<String>,
}

/// Who orders: known by id, phone or code, in that order; made where nobody is found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct NewBuyer {
    /// Our id.
    pub id: Option<i64>,
    /// The account's phone.
    pub phone: Option<String>,
    /// Mã khách hàng.
    pub code: Option<String>,
    /// Full name.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Street and number.
    pub address: Option<String>,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NewOrderLine {
    /// What is ordered.
    pub product: Wanted,
    /// How many.
    pub quantity: Quantity,
    /// Of one, in the place of the price list's, in VND.
    pub price: Option<Money>,
    /// Off each one, in VND.
    pub discount: Money,
    /// Free text.
    pub note: Option<String>,
}

/// A product by one of its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    /// Our id.
    Id(i64),
    /// SKU, without regard to case.
    Code(String),
}

/// One fee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewOrderFee {
    /// What it is for: Phí ship.
    pub name: String,
    /// In VND.
    pub amount: Money,
}

impl NewOrder {
    /// Equal for equal requests.
    pub(super) fn hash(&self) -> Vec<u8> {
        // Every member can be written as JSON; a failure would make all requests one, hence the debug form.
        let text = serde_json::to_string(self).unwrap_or_else(|_| format!("{self:?}"));
        Sha256::digest(text.as_bytes()).to_vec()
    }
}
