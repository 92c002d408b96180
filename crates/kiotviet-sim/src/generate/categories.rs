//! The category tree: as many levels and branches as the size of the shop asks for.

use super::Randomness;
use super::calendar::Calendar;
use super::reference::SHOP_AGE;
use super::vocabulary::DEPARTMENTS;
use crate::records::{Category, CategoryId};
use crate::state::Shop;

/// Where goods are put: the deepest category there is for each leaf of the vocabulary.
pub(super) struct Shelves {
    by_leaf: Vec<Vec<Vec<CategoryId>>>,
    /// Combos and services.
    pub other: CategoryId,
}

impl Shelves {
    /// The category of a leaf, given by its place in the vocabulary.
    pub fn category(&self, department: usize, section: usize, leaf: usize) -> CategoryId {
        self.by_leaf[department][section][leaf]
    }
}

/// Makes the tree: 13 categories for an empty shop, some 40 for 2,000 products, 200 for 100,000.
pub(super) fn fill(shop: &mut Shop, products: usize, calendar: Calendar, randomness: Randomness) -> Shelves {
    let wanted = 13 + (products as f64).sqrt().mul_add(0.6, 0.0) as usize;
    let randomness = randomness.child("categories");
    let mut add = |name: &str, parent: Option<CategoryId>| {
        let id = shop.categories.allocate();
        let place = shop.categories.len();
        let draw = &mut randomness.row(place as u64);
        let created_at = calendar.days_ago((SHOP_AGE - 5 * place as i64).max(1));
        let modified_at = draw.chance(30.0).then(|| calendar.after(created_at, draw));
        shop.categories.insert(Category { id, parent, name: name.to_owned(), created_at, modified_at });
        id
    };
    let mut by_leaf: Vec<Vec<Vec<CategoryId>>> = Vec::new();
    for department in DEPARTMENTS {
        let root = add(department.name, None);
        by_leaf.push(department.sections.iter().map(|section| vec![root; section.leaves.len()]).collect());
    }
    let other = add("Combo & dịch vụ", None);

    let mut left = wanted.saturating_sub(DEPARTMENTS.len() + 1);
    // Breadth first, so that a growing shop splits all departments before it splits one of them finely.
    for place in 0..sections_most() {
        for (department, sections) in DEPARTMENTS.iter().zip(&mut by_leaf) {
            if let (Some(section), Some(leaves)) = (department.sections.get(place), sections.get_mut(place))
                && left > 0
            {
                left -= 1;
                let id = add(section.name, Some(leaves[0]));
                leaves.fill(id);
            }
        }
    }
    // Parents of the third level, remembered before leaves take their places.
    let parents: Vec<Vec<CategoryId>> =
        by_leaf.iter().map(|sections| sections.iter().map(|leaves| leaves[0]).collect()).collect();
    for place in 0..leaves_most() {
        for ((department, sections), parents) in DEPARTMENTS.iter().zip(&mut by_leaf).zip(&parents) {
            for ((section, leaves), parent) in department.sections.iter().zip(sections).zip(parents) {
                if let (Some(leaf), Some(shelf)) = (section.leaves.get(place), leaves.get_mut(place))
                    && left > 0
                {
                    left -= 1;
                    *shelf = add(leaf.name, Some(*parent));
                }
            }
        }
    }
    Shelves { by_leaf, other }
}

fn sections_most() -> usize {
    DEPARTMENTS.iter().map(|department| department.sections.len()).max().unwrap_or(0)
}

fn leaves_most() -> usize {
    let sections = DEPARTMENTS.iter().flat_map(|department| department.sections);
    sections.map(|section| section.leaves.len()).max().unwrap_or(0)
}
