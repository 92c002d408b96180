//! Product categories (*nhóm hàng*), at most three levels.

use jiff::Timestamp;

use super::CategoryId;

/// A product category.
#[derive(Clone, Debug, PartialEq)]
pub struct Category {
    /// Its id (the REST member is `categoryId`).
    pub id: CategoryId,
    /// Parent; none at the root.
    pub parent: Option<CategoryId>,
    /// Name, at most 125 characters.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// Last edit; none until the first.
    pub modified_at: Option<Timestamp>,
}
