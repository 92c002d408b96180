//! A group of customers. KiotViet's API lets us read groups, never make or change one.

use serde::{Deserialize, Serialize};

use crate::entity::Entity;
use crate::record::record;

/// A customer group (nhóm khách hàng).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerGroup {
    /// The name by which customers' rows on KiotViet mention the group.
    pub name: String,
    /// Free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

record!(CustomerGroup, CustomerGroupField, Entity::CustomerGroups, label: |group| &group.name, {
    Name => name,
    Description => description,
});
