//! How and whether an order is paid: never folded into the order's own state.

use serde::{Deserialize, Serialize};

use crate::money::Money;
use crate::record::{same_by_equality, same_when_both_are_missing_or_same};
use crate::records::order::{Order, OrderState};

/// How the buyer means to pay (hình thức thanh toán).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentMethod {
    /// Tiền mặt.
    Cash,
    /// Thu hộ khi giao hàng (COD).
    CashOnDelivery,
    /// Chuyển khoản.
    Transfer,
    /// Thẻ.
    Card,
}

impl PaymentMethod {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Cash, Self::CashOnDelivery, Self::Transfer, Self::Card];

    /// The name in JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cash => "cash",
            Self::CashOnDelivery => "cash_on_delivery",
            Self::Transfer => "transfer",
            Self::Card => "card",
        }
    }

    /// The method of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.name() == name)
    }
}

/// Whether an order is paid, under Abaha's codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentState {
    /// 0, Chưa thanh toán: nothing or not all.
    Unpaid,
    /// 5, Đã thanh toán.
    Paid,
    /// −1, Đã huỷ: the order was cancelled before it was paid.
    Cancelled,
}

impl PaymentState {
    /// What the order's figures say.
    pub fn of(order: &Order) -> Self {
        Self::from_figures(order.state, order.total, order.paid)
    }

    /// The same from the figures alone. A free order has nothing to pay.
    pub fn from_figures(state: OrderState, total: Money, paid: Money) -> Self {
        if paid >= total {
            Self::Paid
        } else if state == OrderState::Cancelled {
            Self::Cancelled
        } else {
            Self::Unpaid
        }
    }

    /// What is shown where a person here has noted something: money that KiotViet has counted is there whatever was
    /// noted; otherwise the note says more than the figures do.
    pub fn shown(figures: Self, noted: Option<Self>) -> Self {
        match (figures, noted) {
            (Self::Paid, _) => Self::Paid,
            (_, Some(noted)) => noted,
            (figures, None) => figures,
        }
    }

    /// All of them.
    pub const ALL: [Self; 3] = [Self::Unpaid, Self::Paid, Self::Cancelled];

    /// The state of that code.
    pub fn of_code(code: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Abaha's code.
    pub const fn code(self) -> i64 {
        match self {
            Self::Unpaid => 0,
            Self::Paid => 5,
            Self::Cancelled => -1,
        }
    }

    /// Abaha's label.
    pub const fn vietnamese(self) -> &'static str {
        match self {
            Self::Unpaid => "Chưa thanh toán",
            Self::Paid => "Đã thanh toán",
            Self::Cancelled => "Đã huỷ",
        }
    }
}

same_by_equality!(PaymentMethod);
same_when_both_are_missing_or_same!(PaymentMethod);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_paid_when_nothing_is_left_to_pay() {
        let state = |state, total, paid| {
            PaymentState::from_figures(state, Money::whole(total), Money::whole(paid)).code()
        };
        assert_eq!(state(OrderState::Placed, 100, 0), 0);
        assert_eq!(state(OrderState::Delivering, 100, 99), 0, "a deposit is not all");
        assert_eq!(state(OrderState::Completed, 100, 100), 5);
        assert_eq!(state(OrderState::Cancelled, 100, 0), -1);
        assert_eq!(state(OrderState::Cancelled, 100, 100), 5, "the money is still there to be given back");
    }
}
