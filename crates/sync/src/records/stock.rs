//! What KiotViet says is on the shelf. It flows one way and is never merged: the newest reading wins.

use serde::{Deserialize, Serialize};

use crate::money::Quantity;
use crate::record::Same;

/// The figures of one product at one branch, in the product's own unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockLevel {
    /// Tồn: may be negative (sold before received) or fractional.
    pub on_hand: Quantity,
    /// Khách đặt: ordered by customers and not delivered yet, our own pushed orders included.
    pub reserved: Quantity,
}

impl Same for StockLevel {
    fn same(&self, other: &Self) -> bool {
        self.on_hand.same(&other.on_hand) && self.reserved.same(&other.reserved)
    }
}
