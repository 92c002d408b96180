//! Why an order is not placed or not cancelled.

use dongbo_sync::records::OrderState;
use dongbo_sync::sellable::Stopped;

use crate::shelf::Shortage;

/// Why an order is not placed or not cancelled. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OrderRefusal {
    /// The request makes no sense.
    #[error("the order is not valid: {0:?}")]
    Invalid(InvalidOrder),
    /// No product goes by that id or code.
    #[error("unknown product {0}")]
    ProductUnknown(String),
    /// Several living products go by that code.
    #[error("several products have the code {0}")]
    ProductAmbiguous(String),
    /// The product is not on sale there.
    #[error("{code} is not on sale: {why:?}")]
    NotOnSale {
        /// Its code.
        code: String,
        /// Its full name.
        name: String,
        /// Why.
        why: Stopped,
    },
    /// More is wanted than may be sold.
    #[error("not enough stock")]
    OutOfStock(Vec<Shortage>),
    /// No point of sale goes by that id.
    #[error("unknown point of sale {0}")]
    PointOfSaleUnknown(i64),
    /// None was named, and there is no default.
    #[error("no point of sale was named, and there is no default one")]
    NoPointOfSale,
    /// No customer goes by that id.
    #[error("unknown customer {0}")]
    CustomerUnknown(i64),
    /// The key was used for another order.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// There is no such order.
    #[error("unknown order {0}")]
    OrderUnknown(i64),
    /// The order has come too far to be changed, here or on KiotViet.
    #[error("an order in the state {state:?} cannot be changed")]
    NotEditable {
        /// What it is called.
        code: String,
        /// How far it has come.
        state: OrderState,
    },
    /// KiotViet alone decides about this field under the shop's rules: the change would be set back.
    #[error("\"{field}\" follows KiotViet")]
    FollowsKiotViet {
        /// The field.
        field: &'static str,
    },
    /// The order cannot go from where it stands to there.
    #[error("an order in the state {state:?} cannot become {wanted:?}")]
    NoSuchStep {
        /// What it is called.
        code: String,
        /// How far it has come, here or on KiotViet.
        state: OrderState,
        /// What was asked for.
        wanted: OrderState,
    },
    /// The order has come too far.
    #[error("an order in the state {state:?} cannot be cancelled")]
    NotCancellable {
        /// What it is called.
        code: String,
        /// How far it has come.
        state: OrderState,
    },
}

/// What makes no sense about a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InvalidOrder {
    /// No lines.
    NoLines,
    /// Too many lines.
    TooManyLines,
    /// A quantity that is not above zero.
    Quantity,
    /// A price below zero.
    Price,
    /// A discount below zero or above the price.
    Discount,
    /// A fee below zero or without a name.
    Fee,
    /// A text that is too long.
    Text,
    /// A phone that is no phone number.
    Phone,
    /// Amounts too large to be kept.
    Amount,
}

impl InvalidOrder {
    /// The name in the error catalogue.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoLines => "no_lines",
            Self::TooManyLines => "too_many_lines",
            Self::Quantity => "quantity",
            Self::Price => "price",
            Self::Discount => "discount",
            Self::Fee => "fee",
            Self::Text => "text",
            Self::Phone => "phone",
            Self::Amount => "amount",
        }
    }
}
