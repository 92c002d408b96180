//! What must hold when all is quiet: both sides are equal under the rules.

use std::collections::{BTreeMap, BTreeSet};

use dongbo_store::{Kept, Store, StoreError};
use dongbo_sync::records::{Order, PriceList, Product};
use dongbo_sync::{Entity, Field, Local, Same, ShopId};
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
    /// Whether it may stay so: a person knows of it, or has wanted it.
    pub may_stay: bool,
}

/// Fields that name other records.
const POINTING: [&str; 7] = ["lines", "customer", "master", "unit_of", "parts", "category", "parent"];

/// Differences that are as they should be.
#[derive(Default)]
pub(crate) struct Excused {
    /// Records that were archived here, where that deletes nothing on KiotViet.
    pub archived: BTreeSet<(Entity, i64)>,
    /// Records of which something was taken back: what only comes in may stay as it was.
    pub undone: BTreeSet<(Entity, i64)>,
    /// Records that wait for a person, with KiotViet's reason.
    pub parked: BTreeSet<(Entity, i64)>,
    /// Orders that had ended before they could be sent.
    pub never_sent: BTreeSet<(Entity, i64)>,
    /// Some record came back here after KiotViet had deleted it: it was made anew there, and what named the old one there
    /// still does. Nothing sets that right so far.
    pub remade: bool,
    /// Records with a question open, by KiotViet's id.
    pub asked: BTreeSet<(Entity, i64)>,
}

struct Comparison<'a> {
    store: &'a Store,
    shop: ShopId,
    excused: &'a Excused,
    found: BTreeSet<Differing>,
}

/// Compares everything of a shop with KiotViet's state.
pub(crate) async fn compare(
    store: &Store,
    shop: ShopId,
    there: &Shop,
    excused: &Excused,
) -> Result<BTreeSet<Differing>, StoreError> {
    let mut comparison = Comparison { store, shop, excused, found: BTreeSet::new() };
    comparison.records(expected::points_of_sale(there)).await?;
    comparison.records(expected::categories(there)).await?;
    comparison.records(expected::customer_groups(there)).await?;
    let products = comparison.records(expected::products(there)).await?;
    comparison.stock(there, &products).await?;
    let lists = comparison.records(expected::price_lists(there)).await?;
    comparison.prices(there, &lists).await?;
    comparison.records(expected::customers(there)).await?;
    let glass = |ours: &mut Order, theirs: &mut Order| {
        for order in [&mut *ours, &mut *theirs] {
            order.state = order.state.coarse();
        }
        // Ours goes out and is told there once; what staff make of it is theirs.
        theirs.reference.clone_from(&ours.reference);
        theirs.payment_method = ours.payment_method;
        if ours.reference.is_some() {
            theirs.placed_at = ours.placed_at;
        }
    };
    comparison.records_as(expected::orders(there), glass).await?;
    Ok(comparison.found)
}

impl Comparison<'_> {
    fn differ(&mut self, entity: &'static str, id: impl Into<String>, what: String, is_proved: bool) {
        self.found.insert(Differing { entity, id: id.into(), what, is_proved, may_stay: false });
    }

    /// The same for what may stay so.
    fn differ_rightly(&mut self, entity: &'static str, id: String, what: String, is_proved: bool) {
        self.found.insert(Differing { entity, id, what, is_proved, may_stay: true });
    }

    /// Compares one entity; answers whose records are whose.
    async fn records<R: Kept>(&mut self, there: Vec<(i64, R)>) -> Result<BTreeMap<i64, i64>, StoreError> {
        self.records_as(there, |_, _| ()).await
    }

    /// The same where both sides are looked at through a glass.
    async fn records_as<R: Kept>(
        &mut self,
        there: Vec<(i64, R)>,
        glass: impl Fn(&mut R, &mut R),
    ) -> Result<BTreeMap<i64, i64>, StoreError> {
        let entity = R::ENTITY.name();
        let known = self.store.known_in_range::<R>(self.shop, None, None).await?;
        let ids: Vec<i64> = known.iter().map(|known| known.remote).collect();
        let facts = self.store.facts::<R>(self.shop, &ids).await?;
        let mut here: BTreeMap<i64, _> =
            facts.into_iter().filter_map(|facts| facts.remote.map(|remote| (remote, facts))).collect();
        let mut pairs = BTreeMap::new();
        for (remote, mut theirs) in there {
            let facts = here.remove(&remote);
            let local = facts.as_ref().and_then(|facts| facts.local);
            let is = |records: &BTreeSet<(Entity, i64)>| {
                local.is_some_and(|local| records.contains(&(R::ENTITY, local)))
            };
            let (archived, parked) = (is(&self.excused.archived), is(&self.excused.parked));
            let may_stay = parked || self.excused.asked.contains(&(R::ENTITY, remote));
            let ours = facts.as_ref().filter(|facts| !facts.archived);
            let Some(ours) = ours.and_then(|facts| facts.ours.as_ref()) else {
                let what = "only KiotViet has it".to_owned();
                match archived {
                    // One that was deleted there too, and is there again, comes back here when that is read.
                    true => {
                        let again = facts.as_ref().is_some_and(|facts| facts.gone);
                        self.differ_rightly(entity, remote.to_string(), what, again);
                    }
                    false if may_stay => self.differ_rightly(entity, remote.to_string(), what, true),
                    false => self.differ(entity, remote.to_string(), what, true),
                }
                continue;
            };
            if let Some(local) = local {
                pairs.insert(remote, local);
            }
            let mut ours = ours.clone();
            glass(&mut ours, &mut theirs);
            for field in ours.differences(&theirs) {
                if field.name() == "images" && is(&self.excused.undone) {
                    continue;
                }
                let what =
                    format!("{}: {} here, {} there", field.name(), ours.show(field), theirs.show(field));
                let names_the_old = self.excused.remade && POINTING.contains(&field.name());
                match may_stay || names_the_old {
                    true => self.differ_rightly(entity, remote.to_string(), what, true),
                    false => self.differ(entity, remote.to_string(), what, true),
                }
            }
        }
        for (remote, facts) in here {
            if facts.local.is_some() && !facts.archived {
                self.differ(entity, remote.to_string(), "only Abaha has it".to_owned(), true);
            }
        }
        for (local, record) in self.store.unlinked::<R>(self.shop, None, 500).await? {
            let what = format!("only here: {}", record.label());
            let id = format!("here:{}", local.get());
            let who = (R::ENTITY, local.get());
            match self.excused.parked.contains(&who) || self.excused.never_sent.contains(&who) {
                true => self.differ_rightly(entity, id, what, false),
                false => self.differ(entity, id, what, false),
            }
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
