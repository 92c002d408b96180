//! One page of KiotViet's rows compared with what we have, record by record, and the reason of each difference.

use std::collections::{BTreeMap, BTreeSet};

use dongbo_store::{Compared, Looked, MatchVerdict, NewDisagreement, Reason, Store, StoredFacts};
use dongbo_sync::reconcile::merge;
use dongbo_sync::records::{PriceList, Product};
use dongbo_sync::rules::Deletion;
use dongbo_sync::{Entity, Field, Local, Record, Ruled, Rules, Same, ShopId};
use kiotviet::{Row, wire};
use serde_json::{Value, json};

use crate::context::Context;
use crate::error::EngineError;
use crate::map::price_list::price_entry;
use crate::pull::prices::PRICE_ENTRIES;
use crate::pull::stretch::Covers;
use crate::pull::{Observed, Pulled};

/// A field that stands for the record as a whole.
pub(crate) const EXISTS: &str = "exists";

/// One difference.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    pub subject: &'static str,
    /// The price list of an entry, else 0.
    pub parent: i64,
    pub difference: NewDisagreement,
}

/// What a comparison has found out so far.
#[derive(Debug, Default)]
pub(crate) struct Comparison {
    /// Records compared, by subject.
    pub compared: BTreeMap<&'static str, u64>,
    /// Of these, how many differ as the rules want it.
    pub by_rule: BTreeMap<&'static str, u64>,
    /// The differences.
    pub found: Vec<Found>,
    /// Which records were looked at, by subject and parent.
    pub looked: Vec<(&'static str, i64, Looked)>,
}

impl Comparison {
    /// As the store notes it.
    pub(crate) fn to_store(&self) -> Vec<Compared> {
        self.looked
            .iter()
            .map(|(subject, parent, looked)| Compared {
                subject: (*subject).to_owned(),
                parent: *parent,
                looked: looked.clone(),
                differing: self
                    .found
                    .iter()
                    .filter(|found| found.subject == *subject && found.parent == *parent)
                    .map(|found| found.difference.clone())
                    .collect(),
            })
            .collect()
    }

    fn count(&mut self, subject: &'static str) {
        *self.compared.entry(subject).or_default() += 1;
    }

    fn differ<R: Record>(&mut self, remote: i64, field: &str, ours: Value, theirs: Value, reason: Reason) {
        let record = remote.to_string();
        let field = field.to_owned();
        self.found.push(Found {
            subject: R::ENTITY.name(),
            parent: 0,
            difference: NewDisagreement { remote_id: remote, record, field, ours, theirs, reason },
        });
    }

    /// Compares one page of an entity; what we have in the stretch it covers and it has not, is a difference too.
    pub(crate) async fn page<R: Pulled>(
        &mut self,
        store: &Store,
        shop: ShopId,
        context: &Context,
        rules: &Rules<R>,
        rows: &[Row<R::Row>],
        covers: Option<Covers>,
    ) -> Result<(), EngineError> {
        let ids: Vec<i64> = rows.iter().filter_map(|row| row.id).collect();
        if let Some(covers) = covers {
            let present: BTreeSet<i64> = ids.iter().copied().collect();
            let known = store.known_in_range::<R>(shop, covers.after, covers.upto).await?;
            let absent: Vec<i64> = known
                .into_iter()
                .filter(|known| !known.gone && known.local.is_some() && !present.contains(&known.remote))
                .map(|known| known.remote)
                .collect();
            // What is archived here and has gone there is gone on both sides, though nobody has noted it yet.
            for facts in store.facts::<R>(shop, &absent).await?.iter().filter(|facts| !facts.archived) {
                if let Some(remote) = facts.remote {
                    self.differ::<R>(remote, EXISTS, json!(true), json!(false), Reason::Newer);
                }
            }
        }
        let looked = looked(covers, &ids);
        self.looked.push((R::ENTITY.name(), 0, looked.clone()));
        let facts = store.facts::<R>(shop, &ids).await?;
        let standing = standing(store, shop, &facts).await?;
        let mut facts: BTreeMap<i64, StoredFacts<R>> =
            facts.into_iter().filter_map(|facts| facts.remote.map(|remote| (remote, facts))).collect();
        let mut readings = Vec::new();
        for row in rows {
            let observed = match &row.value {
                Ok(value) => R::observe(value, context).map_err(|error| error.to_string()),
                Err(error) => Err(error.reason.clone()),
            };
            let remote = row.id.unwrap_or_default();
            match observed {
                Err(reason) => {
                    self.differ::<R>(remote, "row", Value::Null, json!(reason), Reason::Unreadable);
                }
                Ok(observed) => {
                    let local = self.record(
                        remote,
                        &observed.record,
                        facts.remove(&remote).as_ref(),
                        rules,
                        &standing,
                    );
                    if let Some(local) = local.filter(|_| !observed.stock.is_empty()) {
                        readings.push((local, observed));
                    }
                }
            }
        }
        if R::ENTITY == Entity::Products {
            self.looked.push((Entity::Stock.name(), 0, looked));
        }
        self.stock(store, shop, context, readings).await
    }

    /// Compares one record; answers whose it is here.
    pub(crate) fn record<R: Ruled>(
        &mut self,
        remote: i64,
        theirs: &R,
        facts: Option<&StoredFacts<R>>,
        rules: &Rules<R>,
        standing: &Standing,
    ) -> Option<i64> {
        self.count(R::ENTITY.name());
        let missing = match facts {
            None => Some(Reason::Newer),
            Some(_) if standing.apart.contains(&remote) => Some(Reason::Rule),
            Some(facts) if facts.local.is_none() => Some(Reason::Unmatched),
            Some(facts) if facts.gone => Some(Reason::Newer),
            Some(facts) if facts.archived || facts.ours.is_none() => Some(match rules.deletion() {
                Deletion::Keep => Reason::Rule,
                Deletion::Restore => Reason::Newer,
                Deletion::Spread => Reason::Waiting,
            }),
            Some(_) => None,
        };
        if let Some(reason) = missing {
            if reason == Reason::Rule {
                *self.by_rule.entry(R::ENTITY.name()).or_default() += 1;
            }
            self.differ::<R>(remote, EXISTS, json!(false), json!(true), reason);
            return None;
        }
        let facts = facts?;
        let ours = facts.ours.as_ref()?;
        let merged = merge(ours, theirs, facts.agreed.as_ref(), rules);
        let discrepancies = merged.discrepancies();
        if discrepancies.is_empty() && !ours.differences(theirs).is_empty() {
            *self.by_rule.entry(R::ENTITY.name()).or_default() += 1;
        }
        let is_waiting =
            facts.attempt.is_some() || facts.local.is_some_and(|local| standing.waiting.contains(&local));
        for field in discrepancies {
            let reason = if merged.conflicts.iter().any(|conflict| conflict.field == field) {
                Reason::Conflict
            } else if merged.push.contains(&field) && is_waiting {
                Reason::Waiting
            } else if facts.theirs.as_ref().is_none_or(|known| !known.same(theirs, field)) {
                Reason::Newer
            } else {
                Reason::Drift
            };
            self.differ::<R>(remote, field.name(), ours.show(field), theirs.show(field), reason);
        }
        facts.local
    }

    async fn stock<R: Record>(
        &mut self,
        store: &Store,
        shop: ShopId,
        context: &Context,
        readings: Vec<(i64, Observed<R>)>,
    ) -> Result<(), EngineError> {
        if readings.is_empty() {
            return Ok(());
        }
        let products: Vec<Local<Product>> = readings.iter().map(|(local, _)| Local::new(*local)).collect();
        let stored: BTreeMap<(i64, i64), _> = store
            .stock_of(shop, &products)
            .await?
            .into_iter()
            .map(|(product, branch, level, _)| ((product.get(), branch), level))
            .collect();
        for (local, observed) in readings {
            for at in observed.stock.iter().filter(|at| context.sells_at(at.branch)) {
                self.count(Entity::Stock.name());
                let ours = stored.get(&(local, at.branch));
                if !ours.is_some_and(|ours| ours.same(&at.level)) {
                    self.found.push(Found {
                        subject: Entity::Stock.name(),
                        parent: 0,
                        difference: NewDisagreement {
                            remote_id: observed.remote,
                            record: format!("{}/{}", observed.remote, at.branch),
                            field: "level".to_owned(),
                            ours: json!(ours),
                            theirs: json!(at.level),
                            reason: Reason::Newer,
                        },
                    });
                }
            }
        }
        Ok(())
    }

    /// Compares one page of the entries of a price list.
    pub(crate) async fn entries(
        &mut self,
        store: &Store,
        shop: ShopId,
        (remote, list): (i64, Local<PriceList>),
        rows: &[Row<wire::PriceBookEntry>],
        covers: Option<Covers>,
    ) -> Result<(), EngineError> {
        let (after, upto) = covers.map_or((None, None), |covers| (covers.after, covers.upto));
        let mut ours: BTreeMap<i64, _> =
            store.price_entries(shop, list, after, upto).await?.into_iter().collect();
        let differ = |comparison: &mut Self, product: i64, ours: Value, theirs: Value| {
            comparison.found.push(Found {
                subject: PRICE_ENTRIES,
                parent: remote,
                difference: NewDisagreement {
                    remote_id: product,
                    record: format!("{remote}/{product}"),
                    field: "price".to_owned(),
                    ours,
                    theirs,
                    reason: Reason::Newer,
                },
            });
        };
        let ids: Vec<i64> = rows.iter().filter_map(|row| row.id).collect();
        for entry in
            rows.iter().filter_map(|row| row.value.as_ref().ok()).filter_map(|row| price_entry(row).ok())
        {
            self.count(PRICE_ENTRIES);
            let product = entry.product.get();
            let here = ours.remove(&product);
            if !here.is_some_and(|price| price.same(&entry.price)) {
                differ(self, product, json!(here), json!(entry.price));
            }
        }
        if covers.is_some() {
            for (product, price) in ours {
                differ(self, product, json!(price), Value::Null);
            }
        }
        self.looked.push((PRICE_ENTRIES, remote, looked(covers, &ids)));
        Ok(())
    }
}

/// What else is known of records that are compared.
pub(crate) struct Standing {
    /// Ours that wait to be sent.
    waiting: BTreeSet<i64>,
    /// KiotViet's that a person keeps apart.
    apart: BTreeSet<i64>,
}

/// What else is known of these records.
pub(crate) async fn standing<R: Record>(
    store: &Store,
    shop: ShopId,
    facts: &[StoredFacts<R>],
) -> Result<Standing, EngineError> {
    let locals: Vec<i64> = facts.iter().filter_map(|facts| facts.local).collect();
    let mut apart = BTreeSet::new();
    if locals.len() < facts.len() {
        let decisions = store.match_decisions(shop, R::ENTITY).await?.into_iter();
        apart.extend(decisions.filter(|one| one.verdict == MatchVerdict::Apart).map(|one| one.remote));
        // One that is somebody's by now is compared like any other.
        for facts in facts.iter().filter(|facts| facts.local.is_some()) {
            facts.remote.map(|remote| apart.remove(&remote));
        }
    }
    Ok(Standing { waiting: store.in_outbox(shop, R::ENTITY, locals).await?, apart })
}

fn looked(covers: Option<Covers>, ids: &[i64]) -> Looked {
    match covers {
        Some(Covers { after, upto }) => Looked::Range { after, upto },
        None => Looked::At(ids.to_vec()),
    }
}
