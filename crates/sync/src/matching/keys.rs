//! What each entity is recognised by, and in which order.

use std::collections::{BTreeMap, BTreeSet};

use crate::phone::PhoneKey;
use crate::record::Record;
use crate::records::{Category, Customer, CustomerGroup, Order, PointOfSale, PriceList, Product};
use crate::reference::Reference;
use crate::text::match_key;

/// One step of a ladder: a kind of key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rung {
    /// What the key is called in reports.
    pub name: &'static str,
    /// Whether two records that both have this key, and differ in it, contradict every lower key they share: one
    /// phone each, but the same customer code, is more likely two people than one.
    pub decisive: bool,
}

impl Rung {
    const fn of(name: &'static str) -> Self {
        Self { name, decisive: false }
    }
}

/// The keys of one record, one for each rung of its entity's ladder; `None` where it has none.
pub type Keys = Vec<Option<String>>;

/// A record that can be recognised on the other side by its contents.
pub trait MatchKeys: Record {
    /// What is needed besides the record itself.
    type Context: ?Sized;
    /// The ladder, the surest key first.
    const RUNGS: &'static [Rung];

    /// The record's keys.
    fn keys(&self, context: &Self::Context) -> Keys;
}

fn text_key(text: &str) -> Option<String> {
    Some(match_key(text)).filter(|key| !key.is_empty())
}

impl MatchKeys for Product {
    type Context = ();
    const RUNGS: &'static [Rung] = &[Rung::of("code"), Rung::of("barcode")];

    fn keys(&self, _context: &()) -> Keys {
        vec![text_key(&self.code), self.barcode.as_deref().and_then(text_key)]
    }
}

impl MatchKeys for Customer {
    type Context = ();
    const RUNGS: &'static [Rung] = &[Rung { name: "phone", decisive: true }, Rung::of("code")];

    fn keys(&self, _context: &()) -> Keys {
        let phone = self.phone.as_deref().and_then(PhoneKey::of);
        vec![phone.map(|phone| phone.as_str().to_owned()), text_key(&self.code)]
    }
}

macro_rules! matched_by_name {
    ($($record:ty),+) => {
        $(impl MatchKeys for $record {
            type Context = ();
            const RUNGS: &'static [Rung] = &[Rung::of("name")];

            fn keys(&self, _context: &()) -> Keys {
                vec![text_key(&self.name)]
            }
        })+
    };
}

matched_by_name!(CustomerGroup, PriceList, PointOfSale);

/// Orders are never recognised by their contents: two orders that look alike are two orders. Only our own number in
/// KiotViet's free text tells that an order there is the one we sent.
impl MatchKeys for Order {
    type Context = ();
    const RUNGS: &'static [Rung] = &[Rung::of("reference")];

    fn keys(&self, _context: &()) -> Keys {
        vec![self.reference.as_deref().and_then(text_key)]
    }
}

/// Categories are the same when the whole way from the root is: `Áo › Áo thun` is not `Quần › Áo thun`.
impl MatchKeys for Category {
    type Context = CategoryTree;
    const RUNGS: &'static [Rung] = &[Rung::of("path")];

    fn keys(&self, tree: &CategoryTree) -> Keys {
        vec![tree.path_key(self)]
    }
}

/// All categories of one side, to find the way from the root.
#[derive(Debug, Clone, Default)]
pub struct CategoryTree {
    nodes: BTreeMap<Reference<Category>, Category>,
}

impl CategoryTree {
    /// The names from the root down to this category; `None` when a parent is unknown or the way is a circle.
    pub fn path<'a>(&'a self, category: &'a Category) -> Option<Vec<&'a str>> {
        let mut names = vec![category.name.as_str()];
        let mut seen = BTreeSet::new();
        let mut parent = category.parent;
        while let Some(reference) = parent {
            if !seen.insert(reference) {
                return None;
            }
            let node = self.nodes.get(&reference)?;
            names.push(&node.name);
            parent = node.parent;
        }
        names.reverse();
        Some(names)
    }

    fn path_key(&self, category: &Category) -> Option<String> {
        let names: Option<Vec<_>> = self.path(category)?.into_iter().map(text_key).collect();
        // A separator that cannot be typed, so that no name can look like a path.
        names.map(|names| names.join("\u{1f}"))
    }
}

impl FromIterator<(Reference<Category>, Category)> for CategoryTree {
    fn from_iter<I: IntoIterator<Item = (Reference<Category>, Category)>>(categories: I) -> Self {
        Self { nodes: categories.into_iter().collect() }
    }
}
