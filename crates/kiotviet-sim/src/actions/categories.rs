//! Making, renaming, moving and deleting categories.

use jiff::Timestamp;

use crate::events::Event;
use crate::records::{Category, CategoryId};
use crate::refusal::Refusal;
use crate::state::Shop;

/// Levels a category tree may have.
const DEPTH: usize = 3;

impl Shop {
    /// Makes a category: `POST /categories`.
    ///
    /// # Errors
    /// Name missing, too long or in use under the parent; parent unknown or too deep.
    pub fn create_category(
        &mut self,
        now: Timestamp,
        name: &str,
        parent: Option<CategoryId>,
    ) -> Result<CategoryId, Refusal> {
        self.check_category(name, parent, None)?;
        let id = self.categories.allocate();
        let name = name.trim().to_owned();
        self.categories.insert(Category { id, parent, name, created_at: now, modified_at: None });
        self.events.push(Event::CategoryChanged(id));
        Ok(id)
    }

    /// Renames or moves a category: `PUT /categories/{id}`. What is `None` stays; `Some(None)` moves to the root.
    ///
    /// # Errors
    /// As [`Shop::create_category`], or a move below itself.
    pub fn update_category(
        &mut self,
        now: Timestamp,
        id: CategoryId,
        name: Option<&str>,
        parent: Option<Option<CategoryId>>,
    ) -> Result<(), Refusal> {
        let old = self.categories.get(id).ok_or(Refusal::CategoryUnknown)?;
        let name = name.unwrap_or(&old.name).trim().to_owned();
        let parent = parent.unwrap_or(old.parent);
        self.check_category(&name, parent, Some(id))?;
        if let Some(category) = self.categories.get_mut(id) {
            category.name = name;
            category.parent = parent;
            category.modified_at = Some(now);
        }
        self.events.push(Event::CategoryChanged(id));
        Ok(())
    }

    /// Deletes a category: `DELETE /categories/{id}`.
    ///
    /// # Errors
    /// Unknown, or it still has products or children.
    pub fn delete_category(&mut self, now: Timestamp, id: CategoryId) -> Result<(), Refusal> {
        self.categories.get(id).ok_or(Refusal::CategoryUnknown)?;
        let in_use = self.has_child(id) || self.products.iter().any(|product| product.category == id);
        if in_use {
            return Err(Refusal::CategoryInUse);
        }
        self.categories.remove(id, now);
        self.events.push(Event::CategoriesRemoved(vec![id]));
        Ok(())
    }

    /// Whether a category has children.
    pub fn has_child(&self, id: CategoryId) -> bool {
        self.categories.iter().any(|category| category.parent == Some(id))
    }

    /// A category and everything below it.
    pub fn with_descendants(&self, id: CategoryId) -> Vec<CategoryId> {
        let mut found = vec![id];
        let mut next = 0;
        while let Some(parent) = found.get(next).copied() {
            let children = self.categories.iter().filter(|category| category.parent == Some(parent));
            found.extend(children.map(|category| category.id));
            next += 1;
        }
        found
    }

    fn check_category(
        &self,
        name: &str,
        parent: Option<CategoryId>,
        own: Option<CategoryId>,
    ) -> Result<(), Refusal> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > 125 {
            return Err(Refusal::CategoryNameInvalid);
        }
        let mut above = 0;
        let mut next = parent;
        while let Some(id) = next {
            if Some(id) == own {
                return Err(Refusal::CategoryCycle);
            }
            next = self.categories.get(id).ok_or(Refusal::CategoryUnknown)?.parent;
            above += 1;
        }
        if above + own.map_or(1, |own| self.height(own)) > DEPTH {
            return Err(Refusal::CategoryTooDeep);
        }
        let folded = name.to_lowercase();
        let taken = self.categories.iter().any(|category| {
            category.parent == parent
                && Some(category.id) != own
                && category.name.trim().to_lowercase() == folded
        });
        if taken { Err(Refusal::CategoryTaken) } else { Ok(()) }
    }

    fn height(&self, id: CategoryId) -> usize {
        let children = self.categories.iter().filter(|category| category.parent == Some(id));
        1 + children.map(|child| self.height(child.id)).max().unwrap_or(0)
    }
}
