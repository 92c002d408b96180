//! Payment slips of orders and invoices.

use jiff::Timestamp;

use super::{BankAccountId, Money, PaymentId};

/// How a payment was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PaymentMethod {
    /// `Cash`.
    Cash,
    /// `Card`.
    Card,
    /// `Transfer`.
    Transfer,
    /// `Voucher`.
    Voucher,
}

impl PaymentMethod {
    /// The spelling of answers.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Cash => "Cash",
            Self::Card => "Card",
            Self::Transfer => "Transfer",
            Self::Voucher => "Voucher",
        }
    }

    /// The method of a text in any case, with the documented misspelling `Tranfer`.
    pub fn from_text(text: &str) -> Option<Self> {
        match text.trim().to_ascii_lowercase().as_str() {
            "cash" => Some(Self::Cash),
            "card" => Some(Self::Card),
            "transfer" | "tranfer" => Some(Self::Transfer),
            "voucher" => Some(Self::Voucher),
            _ => None,
        }
    }
}

/// A payment slip.
#[derive(Clone, Debug, PartialEq)]
pub struct Payment {
    /// Its id.
    pub id: PaymentId,
    /// `TTDH…` on orders, `TTHD…` on invoices.
    pub code: String,
    /// Amount, VND.
    pub amount: Money,
    /// How.
    pub method: PaymentMethod,
    /// Voided (status 1, `Đã hủy`).
    pub is_void: bool,
    /// When the money moved.
    pub paid_at: Timestamp,
    /// Bank account of the shop.
    pub account: Option<BankAccountId>,
    /// Free text.
    pub description: Option<String>,
    /// On an invoice: the order's deposit carried over, hence not new money.
    pub is_deposit: bool,
}
