//! Stock per product and branch.

use rust_decimal::Decimal;

use crate::ids::{BranchId, ProductId};
use crate::json::decimal::option;
use crate::time::VietnamTime;

wire! {
    /// Stock of one product at one branch.
    pub struct Inventory {
        /// The product.
        pub product_id: Option<ProductId>,
        /// Its code.
        pub product_code: Option<String>,
        /// Its name.
        pub product_name: Option<String>,
        /// The branch.
        pub branch_id: BranchId,
        /// Name of the branch.
        pub branch_name: Option<String>,
        /// On hand, in the row's own unit; may be negative and fractional.
        #[serde(deserialize_with = "option")]
        pub on_hand: Option<Decimal>,
        /// Ordered by customers, not yet delivered.
        #[serde(deserialize_with = "option")]
        pub reserved: Option<Decimal>,
        /// Undocumented; not to be used.
        #[serde(deserialize_with = "option")]
        pub actual_reserved: Option<Decimal>,
        /// Ordered from suppliers; not sellable.
        #[serde(deserialize_with = "option")]
        pub on_order: Option<Decimal>,
        /// Cost price; confidential.
        #[serde(deserialize_with = "option")]
        pub cost: Option<Decimal>,
        /// Least stock wanted (also spelt `minQuality`).
        #[serde(deserialize_with = "option")]
        pub min_quantity: Option<Decimal>,
        /// Most stock wanted (also spelt `maxQuality`).
        #[serde(deserialize_with = "option")]
        pub max_quantity: Option<Decimal>,
        /// False when the product is stopped at this branch.
        pub is_active: Option<bool>,
    }

    /// A row of the stock list.
    pub struct StockRow {
        /// The product.
        pub id: ProductId,
        /// Its code.
        pub code: Option<String>,
        /// Creation of the product.
        pub created_date: Option<VietnamTime>,
        /// Not reliable: it may not move when stock does.
        pub modified_date: Option<VietnamTime>,
        /// Stock per branch.
        pub inventories: Vec<Inventory>,
    }
}

impl Inventory {
    /// What a customer may still buy here: on hand less reserved, never below zero.
    pub fn sellable(&self) -> Decimal {
        (self.on_hand.unwrap_or_default() - self.reserved.unwrap_or_default()).max(Decimal::ZERO)
    }
}
