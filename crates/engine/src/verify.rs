//! The proof: KiotViet is read again from beginning to end and every record compared with ours, field by field,
//! under the rules. Nothing is written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use dongbo_store::{Connection, StoredFacts};
use dongbo_sync::reconcile::merge;
use dongbo_sync::records::{Category, Customer, CustomerGroup, Order, PointOfSale, PriceList, Product};
use dongbo_sync::text::match_key;
use dongbo_sync::{Entity, Field, Local, Record, Rules, Same, ShopId};
use futures::join;
use kiotviet::api::pricebooks::PriceBookEntryQuery;
use kiotviet::ids::PriceBookId;
use kiotviet::{Ability, Client, Row, ScanRequest, wire};
use serde_json::{Value, json};

use crate::context::Context;
use crate::engine::Engine;
use crate::error::EngineError;
use crate::map::price_list::price_entry;
use crate::options::ConnectionOptions;
use crate::preflight::is_not_promised;
use crate::progress::{Event, Progress};
use crate::pull::prices::PRICE_ENTRIES;
use crate::pull::stretch::{Covers, Stretch};
use crate::pull::{Observed, Pulled};
use crate::report::{Difference, VerifyReport};

/// A field that stands for the record as a whole.
const EXISTS: &str = "exists";

struct Verification<'a> {
    engine: &'a Engine,
    shop: ShopId,
    client: Client,
    options: ConnectionOptions,
    context: Context,
    progress: Arc<dyn Progress>,
    report: VerifyReport,
}

impl Engine {
    /// Compares everything.
    pub async fn verify(
        &self,
        shop: ShopId,
        progress: Arc<dyn Progress>,
    ) -> Result<VerifyReport, EngineError> {
        let (_, connection): (_, Connection) = self.connected(shop).await?;
        let started = self.ports.clock.now();
        let budget = self.budget(shop, &progress);
        let mut verification = Verification {
            engine: self,
            shop,
            client: self.client(&connection, Arc::clone(&budget)),
            options: ConnectionOptions::of(&connection)?,
            context: Context::default(),
            progress,
            report: VerifyReport::default(),
        };
        let outcome = verification.everything().await;
        budget.release(self.ports.clock.now()).await;
        outcome?;
        let mut report = verification.report;
        report.requests = budget.requests();
        report.seconds = self.ports.clock.now().duration_since(started).as_secs_f64();
        Ok(report)
    }
}

impl Verification<'_> {
    async fn everything(&mut self) -> Result<(), EngineError> {
        self.if_listed::<PointOfSale>().await?;
        let store = &self.engine.ports.store;
        for known in store.known_in_range::<PointOfSale>(self.shop, None, None).await? {
            if known.local.is_some() && !known.gone {
                self.context.branches.insert(known.remote);
            }
        }
        self.entity::<Category>().await?;
        self.if_listed::<CustomerGroup>().await?;
        for known in store.known_in_range::<CustomerGroup>(self.shop, None, None).await? {
            if let Ok(group) = serde_json::from_str::<CustomerGroup>(&known.theirs) {
                self.context.groups.insert(match_key(&group.name), known.remote);
            }
        }
        self.entity::<Product>().await?;
        if self.client.account().can(Ability::PriceBooks) {
            self.entity::<PriceList>().await?;
            self.price_entries().await?;
        }
        let automation = self.engine.ports.store.automation(self.shop).await?;
        if automation.enables(Entity::Customers) {
            self.entity::<Customer>().await?;
        }
        if automation.enables(Entity::Orders) && self.client.account().can(Ability::ManageOrders) {
            self.entity::<Order>().await?;
        }
        Ok(())
    }

    /// Compares an entity that accounts of this kind may have no list of.
    async fn if_listed<R: Pulled>(&mut self) -> Result<(), EngineError> {
        match self.entity::<R>().await {
            Err(EngineError::KiotViet(error)) if is_not_promised(&self.client, &error) => {
                self.report.compared.remove(R::ENTITY.name());
                Ok(())
            }
            outcome => outcome,
        }
    }

    async fn entity<R: Pulled>(&mut self) -> Result<(), EngineError> {
        self.progress.report(Event::StageStarted { entity: R::ENTITY, resumed_at: None });
        self.report.compared.entry(R::ENTITY.name().to_owned()).or_default();
        let rules = self.options.rules::<R>()?;
        let mut scan = self.client.scan::<R::Row>(ScanRequest::new(R::query()));
        let mut stretch = Stretch::behind(None);
        let mut next = scan.next().await?;
        while let Some(page) = next {
            let covers = stretch.advance(&page.rows);
            let (seen, total) = (page.cursor.rows, page.total);
            let (compared, following) = join!(self.page::<R>(&page.rows, covers, &rules), scan.next());
            compared?;
            next = following?;
            self.progress.report(Event::Advanced { entity: R::ENTITY, seen, total });
        }
        if scan.outcome().complete {
            self.page::<R>(&[], stretch.rest(), &rules).await?;
        }
        Ok(())
    }

    /// Compares one page; what we have in the stretch it covers and it has not, is a difference too.
    async fn page<R: Pulled>(
        &mut self,
        rows: &[Row<R::Row>],
        covers: Option<Covers>,
        rules: &Rules<R>,
    ) -> Result<(), EngineError> {
        let store = &self.engine.ports.store;
        let ids: Vec<i64> = rows.iter().filter_map(|row| row.id).collect();
        if let Some(covers) = covers {
            let present: BTreeSet<i64> = ids.iter().copied().collect();
            for known in store.known_in_range::<R>(self.shop, covers.after, covers.upto).await? {
                if !known.gone && known.local.is_some() && !present.contains(&known.remote) {
                    self.report.differ(difference::<R>(known.remote, EXISTS, json!(true), json!(false)));
                }
            }
        }
        let mut facts: BTreeMap<i64, StoredFacts<R>> = store
            .facts::<R>(self.shop, &ids)
            .await?
            .into_iter()
            .filter_map(|facts| facts.remote.map(|remote| (remote, facts)))
            .collect();
        let mut readings = Vec::new();
        for row in rows {
            let observed = match &row.value {
                Ok(value) => R::observe(value, &self.context).map_err(|error| error.to_string()),
                Err(error) => Err(error.reason.clone()),
            };
            let remote = row.id.unwrap_or_default();
            match observed {
                Err(reason) => {
                    self.report.differ(difference::<R>(remote, "unreadable", Value::Null, json!(reason)))
                }
                Ok(observed) => {
                    let local = self.record(&observed, facts.remove(&observed.remote), rules);
                    if let Some(local) = local.filter(|_| !observed.stock.is_empty()) {
                        readings.push((local, observed));
                    }
                }
            }
        }
        self.stock(readings).await
    }

    /// Compares one record; answers whose it is here.
    fn record<R: Pulled>(
        &mut self,
        observed: &Observed<R>,
        facts: Option<StoredFacts<R>>,
        rules: &Rules<R>,
    ) -> Option<i64> {
        *self.report.compared.entry(R::ENTITY.name().to_owned()).or_default() += 1;
        let there = |report: &mut VerifyReport| {
            report.differ(difference::<R>(observed.remote, EXISTS, json!(false), json!(true)));
        };
        let Some(facts) = facts else {
            there(&mut self.report);
            return None;
        };
        let Some(ours) = facts.ours.as_ref().filter(|_| !facts.archived) else {
            there(&mut self.report);
            return None;
        };
        let merged = merge(ours, &observed.record, facts.agreed.as_ref(), rules);
        for field in merged.discrepancies() {
            let (ours, theirs) = (ours.show(field), observed.record.show(field));
            self.report.differ(difference::<R>(observed.remote, field.name(), ours, theirs));
        }
        facts.local
    }

    async fn stock<R: Record>(&mut self, readings: Vec<(i64, Observed<R>)>) -> Result<(), EngineError> {
        if readings.is_empty() {
            return Ok(());
        }
        let store = &self.engine.ports.store;
        let products: Vec<Local<Product>> = readings.iter().map(|(local, _)| Local::new(*local)).collect();
        let stored: BTreeMap<(i64, i64), _> = store
            .stock_of(self.shop, &products)
            .await?
            .into_iter()
            .map(|(product, branch, level, _)| ((product.get(), branch), level))
            .collect();
        for (local, observed) in readings {
            for at in observed.stock.iter().filter(|at| self.context.sells_at(at.branch)) {
                *self.report.compared.entry(Entity::Stock.name().to_owned()).or_default() += 1;
                let ours = stored.get(&(local, at.branch));
                if !ours.is_some_and(|ours| ours.same(&at.level)) {
                    self.report.differ(Difference {
                        entity: Entity::Stock.name(),
                        id: format!("{}/{}", observed.remote, at.branch),
                        field: "level".to_owned(),
                        ours: json!(ours),
                        theirs: json!(at.level),
                    });
                }
            }
        }
        Ok(())
    }

    async fn price_entries(&mut self) -> Result<(), EngineError> {
        self.report.compared.entry(PRICE_ENTRIES.to_owned()).or_default();
        let store = &self.engine.ports.store;
        for known in store.known_in_range::<PriceList>(self.shop, None, None).await? {
            let (Some(local), false) = (known.local, known.gone) else { continue };
            let list = Local::<PriceList>::new(local);
            let query = PriceBookEntryQuery { book: PriceBookId(known.remote) };
            let mut scan = self.client.scan::<wire::PriceBookEntry>(ScanRequest::new(query));
            let mut stretch = Stretch::behind(None);
            while let Some(page) = scan.next().await? {
                let covers = stretch.advance(&page.rows);
                self.prices(known.remote, list, &page.rows, covers).await?;
            }
            if scan.outcome().complete {
                self.prices(known.remote, list, &[], stretch.rest()).await?;
            }
        }
        Ok(())
    }

    async fn prices(
        &mut self,
        remote: i64,
        list: Local<PriceList>,
        rows: &[Row<wire::PriceBookEntry>],
        covers: Option<Covers>,
    ) -> Result<(), EngineError> {
        let (after, upto) = covers.map_or((None, None), |covers| (covers.after, covers.upto));
        let store = &self.engine.ports.store;
        let mut ours: BTreeMap<i64, _> =
            store.price_entries(self.shop, list, after, upto).await?.into_iter().collect();
        for entry in
            rows.iter().filter_map(|row| row.value.as_ref().ok()).filter_map(|row| price_entry(row).ok())
        {
            *self.report.compared.entry(PRICE_ENTRIES.to_owned()).or_default() += 1;
            let product = entry.product.get();
            let here = ours.remove(&product);
            if !here.is_some_and(|price| price.same(&entry.price)) {
                self.report.differ(price_difference(remote, product, json!(here), json!(entry.price)));
            }
        }
        if covers.is_some() {
            for (product, price) in ours {
                self.report.differ(price_difference(remote, product, json!(price), Value::Null));
            }
        }
        Ok(())
    }
}

fn difference<R: Record>(remote: i64, field: &str, ours: Value, theirs: Value) -> Difference {
    Difference { entity: R::ENTITY.name(), id: remote.to_string(), field: field.to_owned(), ours, theirs }
}

fn price_difference(list: i64, product: i64, ours: Value, theirs: Value) -> Difference {
    Difference {
        entity: Entity::PriceLists.name(),
        id: format!("{list}/{product}"),
        field: "price".to_owned(),
        ours,
        theirs,
    }
}
