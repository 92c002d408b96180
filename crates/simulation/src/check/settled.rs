//! What must hold when all is quiet: both sides are equal under the rules.

use std::collections::{BTreeMap, BTreeSet};

use dongbo_store::{Kept, Store, StoreError};
use dongbo_sync::records::{PriceList, Product};
use dongbo_sync::{Field, Local, Same, ShopId};
use kiotviet_sim::state::Shop;

use super::expected;

/// Where the sides differ: entity, id (as the engine's own proof names it), what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Differing {
    /// The entity.
    pub entity: &'static str,
    /// KiotViet's id, with the list's or the branch's where one record is not all.
    pub id: String,
    /// What differs, with both values.
    pub what: String,
    /// Whether the engine's proof compares this at all.
    pub is_proved: bool,
}

struct Comparison<'a> {
    store: &'a Store,
    shop: ShopId,
    found: BTreeSet<Differing>,
}

/// Compares everything of a shop with KiotViet's state.
pub async fn compare(store: &Store, shop: ShopId, there: &Shop) -> Result<BTreeSet<Differing>, StoreError> {
    let mut comparison = Comparison { store, shop, found: BTreeSet::new() };
    comparison.records(expected::points_of_sale(there)).await?;
    comparison.records(expected::categories(there)).await?;
    comparison.records(expected::customer_groups(there)).await?;
    let products = comparison.records(expected::products(there)).await?;
    comparison.stock(there, &products).await?;
    let lists = comparison.records(expected::price_lists(there)).await?;
    comparison.prices(there, &lists).await?;
    comparison.records(expected::customers(there)).await?;
    comparison.records_as(expected::orders(there), |order| order.state = order.state.coarse()).await?;
    Ok(comparison.found)
}

impl Comparison<'_> {
    fn differ(&mut self, entity: &'static str, id: impl Into<String>, what: String, is_proved: bool) {
        self.found.insert(Differing { entity, id: id.into(), what, is_proved });
    }

    /// Compares one entity; answers whose records are whose.
    async fn records<R: Kept>(&mut self, there: Vec<(i64, R)>) -> Result<BTreeMap<i64, i64>, StoreError> {
        self.records_as(there, |_| ()).await
    }

    /// The same where both sides are looked at through a glass.
    async fn records_as<R: Kept>(
        &mut self,
        there: Vec<(i64, R)>,
        glass: impl Fn(&mut R),
    ) -> Result<BTreeMap<i64, i64>, StoreError> {
        let entity = R::ENTITY.name();
        let known = self.store.known_in_range::<R>(self.shop, None, None).await?;
        let ids: Vec<i64> = known.iter().map(|known| known.remote).collect();
        let facts = self.store.facts::<R>(self.shop, &ids).await?;
        let mut here: BTreeMap<i64, _> =
            facts.into_iter().filter_map(|facts| facts.remote.map(|remote| (remote, facts))).collect();
        let mut pairs = BTreeMap::new();
        for (remote, mut theirs) in there {
            glass(&mut theirs);
            let facts = here.remove(&remote);
            let ours = facts.as_ref().filter(|facts| !facts.archived);
            let Some(ours) = ours.and_then(|facts| facts.ours.as_ref()) else {
                self.differ(entity, remote.to_string(), "only KiotViet has it".to_owned(), true);
                continue;
            };
            if let Some(local) = facts.as_ref().and_then(|facts| facts.local) {
                pairs.insert(remote, local);
            }
            let mut ours = ours.clone();
            glass(&mut ours);
            for field in ours.differences(&theirs) {
                let what =
                    format!("{}: {} here, {} there", field.name(), ours.show(field), theirs.show(field));
                self.differ(entity, remote.to_string(), what, true);
            }
        }
        for (remote, facts) in here {
            if facts.local.is_some() && !facts.archived {
                self.differ(entity, remote.to_string(), "only Abaha has it".to_owned(), true);
            }
        }
        for (local, record) in self.store.unlinked::<R>(self.shop, None, 1_000).await? {
            let what = format!("born of nothing: {}", record.label());
            self.differ(entity, format!("here:{}", local.get()), what, false);
        }
        Ok(pairs)
    }

    async fn stock(&mut self, there: &Shop, products: &BTreeMap<i64, i64>) -> Result<(), StoreError> {
        let locals: Vec<Local<Product>> = products.values().map(|local| Local::new(*local)).collect();
        let stored: BTreeMap<(i64, i64), _> = self
            .store
            .stock_of(self.shop, &locals)
            .await?
            .into_iter()
            .map(|(product, branch, level, sold_here)| ((product.get(), branch), (level, sold_here)))
            .collect();
        for (product, branch, level, sold_here) in expected::stock(there) {
            let Some(local) = products.get(&product) else { continue };
            let id = format!("{product}/{branch}");
            match stored.get(&(*local, branch)) {
                None => self.differ("stock", id, format!("{level:?} there, nothing here"), true),
                Some((ours, _)) if !ours.same(&level) => {
                    self.differ("stock", id, format!("{ours:?} here, {level:?} there"), true);
                }
                Some((_, ours)) if *ours != sold_here => {
                    self.differ("stock", id, format!("sold here {ours}, there {sold_here}"), false);
                }
                Some(_) => {}
            }
        }
        Ok(())
    }

    async fn prices(&mut self, there: &Shop, lists: &BTreeMap<i64, i64>) -> Result<(), StoreError> {
        let mut stored = BTreeMap::new();
        for (remote, local) in lists {
            let list = Local::<PriceList>::new(*local);
            for (product, price) in self.store.price_entries(self.shop, list, None, None).await? {
                stored.insert((*remote, product), price);
            }
        }
        for (book, product, price) in expected::price_entries(there) {
            let id = format!("{book}/{product}");
            match stored.remove(&(book, product)) {
                _ if !lists.contains_key(&book) => {}
                Some(ours) if ours.same(&price) => {}
                ours => self.differ("price_lists", id, format!("{ours:?} here, {price:?} there"), true),
            }
        }
        for ((book, product), price) in stored {
            self.differ("price_lists", format!("{book}/{product}"), format!("{price:?} only here"), true);
        }
        Ok(())
    }
}
