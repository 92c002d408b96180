//! A node of the category tree: danh mục here, nhóm hàng there.

use serde::{Deserialize, Serialize};

use crate::entity::Entity;
use crate::record::record;
use crate::reference::Reference;

/// How many levels KiotViet's category tree may have.
pub const MAXIMUM_DEPTH: usize = 3;
/// How long a category's name may be on KiotViet, in characters.
pub const MAXIMUM_NAME_LENGTH: usize = 125;

/// A category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// What shoppers and clerks read.
    pub name: String,
    /// Missing at the root.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Reference<Category>>,
}

record!(Category, CategoryField, Entity::Categories, label: |category| &category.name, {
    Name => name,
    Parent => parent,
});
