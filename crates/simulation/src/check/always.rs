//! What must hold at every moment, whatever has gone wrong: a place in a list never moves back and never past a
//! change that is not stored, an older observation never replaces a newer one, and only what was really deleted on
//! KiotViet is archived.

use std::collections::{BTreeMap, BTreeSet};

use dongbo_store::{Kept, Known, Store, StoreError};
use dongbo_sync::records::{Category, Customer, CustomerGroup, Order, PointOfSale, PriceList, Product};
use dongbo_sync::{Entity, Field, ShopId};
use jiff::Timestamp;
use kiotviet_sim::state::{Row, Shop, Table};
use serde_json::Value;

use super::expected;

/// Remembers what was seen, to tell what moved the wrong way.
#[derive(Default)]
pub struct Watch {
    watermarks: BTreeMap<String, Timestamp>,
    changed_at: BTreeMap<(Entity, i64), Timestamp>,
    /// Every record that was ever deleted on KiotViet.
    deleted: BTreeSet<(Entity, i64)>,
    /// How often a list concealed a row: nobody could know of its changes before the next complete reading.
    concealed: BTreeMap<(Entity, i64), u32>,
    archived: BTreeSet<(Entity, i64)>,
    failed: BTreeSet<(Entity, i64)>,
    /// How many failed records were seen to have healed.
    pub healings: u64,
    /// How often an archived record was seen to come back.
    pub returned: u64,
    /// How many records were archived.
    pub archivings: u64,
}

/// Entities of which one record can be asked for by itself.
const HAS_SINGLE_READ: [Entity; 4] =
    [Entity::Categories, Entity::Products, Entity::Customers, Entity::Orders];

/// Fields that change on KiotViet without the record's date.
const UNDATED: [&str; 2] = ["groups", "paid"];

/// A rule that was broken, and how.
pub type Broken = Option<(&'static str, String)>;

impl Watch {
    /// Notes what has been deleted on KiotViet by now.
    pub fn note_deletions(&mut self, there: &Shop) {
        note(&mut self.deleted, Entity::Branches, &there.branches);
        note(&mut self.deleted, Entity::Categories, &there.categories);
        note(&mut self.deleted, Entity::CustomerGroups, &there.customer_groups);
        note(&mut self.deleted, Entity::Products, &there.products);
        note(&mut self.deleted, Entity::PriceLists, &there.price_books);
        note(&mut self.deleted, Entity::Customers, &there.customers);
    }

    /// Notes rows that a list concealed.
    pub fn note_concealed(&mut self, rows: &[(String, i64)]) {
        self.concealed.clear();
        for (path, id) in rows {
            let entity = match path.trim_matches('/') {
                "products" => Entity::Products,
                "customers/group" => Entity::CustomerGroups,
                "customers" => Entity::Customers,
                "orders" => Entity::Orders,
                "branches" => Entity::Branches,
                "pricebooks" => Entity::PriceLists,
                _ => continue,
            };
            *self.concealed.entry((entity, *id)).or_default() += 1;
        }
    }

    /// Looks at everything.
    pub async fn look(&mut self, store: &Store, shop: ShopId, there: &Shop) -> Result<Broken, StoreError> {
        let mut failed = BTreeSet::new();
        for failure in store.failures(shop, None, None, 500).await?.items {
            failed.extend(failure.remote_id.map(|id| (failure.entity, id)));
        }
        self.healings += self.failed.difference(&failed).count() as u64;
        self.failed.clone_from(&failed);
        let watermarks = match self.positions(store.positions(shop).await?) {
            Ok(watermarks) => watermarks,
            Err(broken) => return Ok(Some(broken)),
        };
        let seen = Seen { store, shop, watermarks: &watermarks, failed: &failed };
        let products =
            dated(expected::products(there), &there.products, |row| (row.created_at, row.modified_at));
        let customers =
            dated(expected::customers(there), &there.customers, |row| (row.created_at, row.modified_at));
        let orders = dated(expected::orders(there), &there.orders, |row| (row.created_at, row.modified_at));
        let broken = [
            self.entity::<PointOfSale>(&seen, Vec::new()).await?,
            self.entity::<Category>(&seen, Vec::new()).await?,
            self.entity::<CustomerGroup>(&seen, Vec::new()).await?,
            self.entity::<PriceList>(&seen, Vec::new()).await?,
            self.entity::<Product>(&seen, products).await?,
            self.entity::<Customer>(&seen, customers).await?,
            self.entity::<Order>(&seen, orders).await?,
        ];
        Ok(broken.into_iter().flatten().next())
    }

    /// Watermarks by name; they only ever grow.
    fn positions(
        &mut self,
        positions: Vec<(String, String)>,
    ) -> Result<BTreeMap<String, Timestamp>, (&'static str, String)> {
        let mut watermarks = BTreeMap::new();
        for (name, json) in positions {
            let value: Value = serde_json::from_str(&json).unwrap_or_default();
            let watermark = value.get("watermark").and_then(Value::as_str).and_then(|at| at.parse().ok());
            let before = self.watermarks.get(&name).copied();
            if watermark < before {
                return Err(("cursor", format!("{name} moved back from {before:?} to {watermark:?}")));
            }
            if let Some(watermark) = watermark {
                self.watermarks.insert(name.clone(), watermark);
                watermarks.insert(name, watermark);
            }
        }
        Ok(watermarks)
    }

    async fn entity<R: Kept>(
        &mut self,
        seen: &Seen<'_>,
        there: Vec<(i64, Timestamp, R)>,
    ) -> Result<Broken, StoreError> {
        let known: BTreeMap<i64, Known> = seen
            .store
            .known_in_range::<R>(seen.shop, None, None)
            .await?
            .into_iter()
            .map(|known| (known.remote, known))
            .collect();
        for known in known.values() {
            let key = (R::ENTITY, known.remote);
            if let Some(now) = known.changed_at {
                let before = self.changed_at.insert(key, now);
                if before.is_some_and(|before| before > now) {
                    return Ok(Some((
                        "newest wins",
                        format!("{} {}: from {before:?} back to {now}", R::ENTITY, known.remote),
                    )));
                }
            }
            if known.gone {
                // Where there is no single read, the same lie told twice is believed.
                let believed = !HAS_SINGLE_READ.contains(&R::ENTITY)
                    && self.concealed.get(&key).is_some_and(|times| *times > 1);
                if !self.deleted.contains(&key) && !believed {
                    return Ok(Some((
                        "deletion is earned",
                        format!("{} {} counts as gone and never was", R::ENTITY, known.remote),
                    )));
                }
                self.archivings += u64::from(self.archived.insert(key));
            } else {
                self.returned += u64::from(self.archived.remove(&key));
            }
        }
        let Some(watermark) = seen.watermarks.get(R::ENTITY.name()) else { return Ok(None) };
        for (remote, changed, record) in there {
            // KiotViet may write whole seconds.
            let changed = changed.as_millisecond().div_euclid(1000);
            let key = (R::ENTITY, remote);
            if changed >= watermark.as_second()
                || seen.failed.contains(&key)
                || self.concealed.contains_key(&key)
            {
                continue;
            }
            let known = known.get(&remote).filter(|known| !known.gone);
            let is_stored = known.is_some_and(|known| {
                known.changed_at.is_some_and(|at| at.as_millisecond().div_euclid(1000) >= changed)
                    // An edit that changed nothing is not noted.
                    || serde_json::from_str(&known.theirs)
                        .is_ok_and(|theirs: R| {
                            theirs.differences(&record).iter().all(|field| UNDATED.contains(&field.name()))
                        })
            });
            if !is_stored {
                // What looks alarming is held back, durably, until the list is known whole or a person has decided.
                if !seen.store.held_among(seen.shop, R::ENTITY, vec![(remote, 0)]).await?.is_empty() {
                    continue;
                }
                let as_of = known.map(|known| known.changed_at);
                let what = format!(
                    "{} {remote} changed at {changed}, before the watermark {watermark}, known as of {as_of:?}",
                    R::ENTITY
                );
                return Ok(Some(("cursor", what)));
            }
        }
        Ok(None)
    }
}

/// What one look goes by.
struct Seen<'a> {
    store: &'a Store,
    shop: ShopId,
    watermarks: &'a BTreeMap<String, Timestamp>,
    failed: &'a BTreeSet<(Entity, i64)>,
}

/// Records with the instant of their last change.
fn dated<R, T: Row>(
    records: Vec<(i64, R)>,
    table: &Table<T>,
    times: impl Fn(&T) -> (Timestamp, Option<Timestamp>),
) -> Vec<(i64, Timestamp, R)> {
    let times = table.iter().map(|row| {
        let (created, modified) = times(row);
        modified.unwrap_or(created)
    });
    records.into_iter().zip(times).map(|((id, record), at)| (id, at, record)).collect()
}

fn note<T: Row>(deleted: &mut BTreeSet<(Entity, i64)>, entity: Entity, table: &Table<T>) {
    deleted.extend(table.removals().iter().map(|removal| (entity, removal.row.id().into())));
}
