//! Categories: at most three levels, names of at most 125 characters.

use crate::ids::{CategoryId, RetailerId};
use crate::time::VietnamTime;

wire! {
    /// A category.
    pub struct Category {
        /// Its id; KiotViet names it `categoryId`.
        pub category_id: CategoryId,
        /// The parent; missing at the root.
        pub parent_id: Option<CategoryId>,
        /// Name.
        pub category_name: Option<String>,
        /// The shop.
        pub retailer_id: Option<RetailerId>,
        /// Whether it has children.
        pub has_child: Option<bool>,
        /// Last change; missing until the first one.
        pub modified_date: Option<VietnamTime>,
        /// Creation.
        pub created_date: Option<VietnamTime>,
        /// Children, in the tree form and in single reads only.
        pub children: Vec<Category>,
    }
}

impl Category {
    /// The parent, reading 0 as the root.
    pub fn parent(&self) -> Option<CategoryId> {
        self.parent_id.filter(|id| id.get() > 0)
    }
}
