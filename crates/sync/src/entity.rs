//! The entities that are synchronised, under the names that commands and the REST API use.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A kind of thing that both sides have. The order is the order of a run: what others point to comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entity {
    /// Points of sale here, branches (chi nhánh) there.
    Branches,
    /// Danh mục here, nhóm hàng there.
    Categories,
    /// Customer groups (nhóm khách hàng).
    CustomerGroups,
    /// Products, their variants and units (hàng hóa).
    Products,
    /// On-hand and reserved figures of each product at each branch (tồn kho).
    Stock,
    /// Price lists and their entries (bảng giá).
    PriceLists,
    /// Customers (khách hàng).
    Customers,
    /// Orders (đặt hàng).
    Orders,
}

impl Entity {
    /// All entities in the order of a run.
    pub const ALL: [Self; 8] = [
        Self::Branches,
        Self::Categories,
        Self::CustomerGroups,
        Self::Products,
        Self::Stock,
        Self::PriceLists,
        Self::Customers,
        Self::Orders,
    ];

    /// The name in commands, JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Branches => "branches",
            Self::Categories => "categories",
            Self::CustomerGroups => "customer_groups",
            Self::Products => "products",
            Self::Stock => "stock",
            Self::PriceLists => "price_lists",
            Self::Customers => "customers",
            Self::Orders => "orders",
        }
    }

    /// The word a shopkeeper knows it by.
    pub const fn vietnamese(self) -> &'static str {
        match self {
            Self::Branches => "Điểm bán",
            Self::Categories => "Danh mục",
            Self::CustomerGroups => "Nhóm khách hàng",
            Self::Products => "Sản phẩm",
            Self::Stock => "Tồn kho",
            Self::PriceLists => "Bảng giá",
            Self::Customers => "Khách hàng",
            Self::Orders => "Đơn hàng",
        }
    }
}

impl fmt::Display for Entity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The name given is none of the entities; the message lists those there are.
#[derive(Debug, thiserror::Error)]
#[error(
    "unknown entity \"{0}\"; known are: branches, categories, customer_groups, products, stock, price_lists, customers, orders"
)]
pub struct UnknownEntity(String);

impl FromStr for Entity {
    type Err = UnknownEntity;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wanted = text.trim().replace('-', "_").to_lowercase();
        Self::ALL
            .into_iter()
            .find(|entity| entity.name() == wanted)
            .ok_or_else(|| UnknownEntity(text.to_owned()))
    }
}
