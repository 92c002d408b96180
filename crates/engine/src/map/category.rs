//! Nhóm hàng.

use dongbo_sync::Reference;
use dongbo_sync::records::Category;
use kiotviet::wire;

use super::{Unusable, required};

/// A row of `/categories` as a category.
pub fn category(row: &wire::Category) -> Result<Category, Unusable> {
    Ok(Category {
        name: required(row.category_name.as_deref(), "categoryName")?,
        parent: row.parent().map(|parent| Reference::there(parent.get())),
    })
}
