//! Categories. Limits (KiotViet's documentation): three levels, names of at most 125 characters.

use http::Method;
use serde::Serialize;

use super::names::HIERACHICAL_DATA;
use super::resource::{ListQuery, Resource};
use super::written::{Acknowledged, Written};
use crate::account::Ability;
use crate::client::{Client, Query};
use crate::error::{BusinessKind, Error};
use crate::ids::CategoryId;
use crate::json::Single;
use crate::wire::Category;

/// Longest name, in characters.
pub const NAME_LENGTH: usize = 125;
/// Most levels, the root being the first.
pub const LEVELS: usize = 3;

/// How to list categories.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CategoryQuery {
    /// As a tree of roots with children. Ignores `lastModifiedFrom`; `total` counts roots.
    pub tree: bool,
}

impl ListQuery for CategoryQuery {
    fn path(&self) -> String {
        Category::PATH.to_owned()
    }
    fn write(&self, query: &mut Query) {
        query.switch(HIERACHICAL_DATA, self.tree);
    }
}

impl Resource for Category {
    type Query = CategoryQuery;
    const PATH: &'static str = "/categories";
    const KEYS: &'static [&'static str] = &["categoryId", "id"];
    const ORDER_BY: &'static str = "categoryId";
    const ABILITY: Ability = Ability::ReadCatalogue;
    const REMOVED_IDS: bool = true;
    fn id(&self) -> i64 {
        self.category_id.get()
    }
}

/// A category to be created, or all that can be changed of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CategoryWrite {
    /// Name.
    pub category_name: String,
    /// The parent; `CategoryId(0)` for the root. Always sent: whether leaving it out keeps the parent is not known.
    pub parent_id: CategoryId,
}

impl CategoryWrite {
    /// That name below that parent, or at the root.
    pub fn new(name: impl Into<String>, parent: Option<CategoryId>) -> Self {
        Self { category_name: name.into(), parent_id: parent.unwrap_or_default() }
    }

    fn check(&self) -> Result<(), Error> {
        let length = self.category_name.chars().count();
        if self.category_name.trim().is_empty() || length > NAME_LENGTH {
            let reason = format!("a category's name has 1 to {NAME_LENGTH} characters, this one {length}");
            return Err(Error::InvalidRequest { reason });
        }
        Ok(())
    }
}

impl Client {
    /// One category with its children.
    pub async fn category(&self, id: CategoryId) -> Result<Option<Single<Category>>, Error> {
        self.read_one(format!("/categories/{id}"), Query::default(), BusinessKind::CategoryUnknown).await
    }

    /// Creates a category.
    pub async fn create_category(&self, category: &CategoryWrite) -> Result<Written<Category>, Error> {
        category.check()?;
        let path = Category::PATH.to_owned();
        self.write_one(Method::POST, path, category, Ability::WriteCatalogue).await
    }

    /// Renames or moves a category.
    pub async fn update_category(
        &self,
        id: CategoryId,
        category: &CategoryWrite,
    ) -> Result<Written<Category>, Error> {
        category.check()?;
        let path = format!("/categories/{id}");
        self.write_one(Method::PUT, path, category, Ability::WriteCatalogue).await
    }

    /// Deletes a category that has neither children nor products.
    pub async fn delete_category(&self, id: CategoryId) -> Result<Acknowledged, Error> {
        let path = format!("/categories/{id}");
        self.delete(path, Query::default(), BusinessKind::CategoryUnknown, Ability::WriteCatalogue).await
    }
}
