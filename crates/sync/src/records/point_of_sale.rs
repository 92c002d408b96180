//! A place that sells and holds stock: điểm bán here, chi nhánh (branch) there.

use serde::{Deserialize, Serialize};

use crate::entity::Entity;
use crate::record::record;

/// A point of sale. Linked one to one with a branch; KiotViet's API cannot create branches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointOfSale {
    /// Unique in practice, not guaranteed by KiotViet.
    pub name: String,
    /// Street address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The branch's own phone, as typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

record!(PointOfSale, PointOfSaleField, Entity::Branches, label: |branch| &branch.name, {
    Name => name,
    Address => address,
    Phone => phone,
});
