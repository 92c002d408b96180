//! A price list (bảng giá) and its entries. One way, from KiotViet: its API cannot make or end a list. The
//! common price (bảng giá chung) is no list but the product's own base price.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::entity::Entity;
use crate::id::Remote;
use crate::money::Money;
use crate::record::record;
use crate::records::customer_group::CustomerGroup;
use crate::records::point_of_sale::PointOfSale;
use crate::records::product::Product;
use crate::reference::Reference;

/// A price list: whom it is for and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceList {
    /// Bảng giá sỉ, Khách VIP…
    pub name: String,
    /// Đang áp dụng or chưa áp dụng.
    pub active: bool,
    /// The first instant of its period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<Timestamp>,
    /// The last instant of its period, inclusive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_at: Option<Timestamp>,
    /// The branches it is limited to, in ascending order; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub branches: Vec<Reference<PointOfSale>>,
    /// True: for every customer, whatever `groups` says.
    pub for_all_groups: bool,
    /// The customer groups it is for, in ascending order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Reference<CustomerGroup>>,
}

record!(PriceList, PriceListField, Entity::PriceLists, label: |list| &list.name, {
    Name => name,
    Active => active,
    StartsAt => starts_at,
    EndsAt => ends_at,
    Branches => branches,
    ForAllGroups => for_all_groups,
    Groups => groups,
});

/// One product's price in a list, in VND. Never merged: the newest reading wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriceEntry {
    /// KiotViet's id of the product.
    pub product: Remote<Product>,
    /// The price there.
    pub price: Money,
}
