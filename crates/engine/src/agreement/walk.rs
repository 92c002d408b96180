//! A walk through all of KiotViet's lists, in chapters: one for each entity, one for the entries of each price list. It
//! may stop after any page and go on from there, days later and in another process.

use std::collections::BTreeMap;
use std::sync::Arc;

use dongbo_store::{Automation, Fence, HintKind, NewHint, Reason, Round, Store};
use dongbo_sync::records::{Category, Customer, CustomerGroup, Order, PointOfSale, PriceList, Product};
use dongbo_sync::{Entity, Local, ShopId};
use jiff::Timestamp;
use kiotviet::api::pricebooks::PriceBookEntryQuery;
use kiotviet::ids::PriceBookId;
use kiotviet::{Ability, BusinessKind, Client, Clock, Cursor, Error as KiotVietError, ScanRequest, wire};
use serde::{Deserialize, Serialize};

use super::compare::Comparison;
use super::{EXISTS, context};
use crate::context::Context;
use crate::error::EngineError;
use crate::options::ConnectionOptions;
use crate::position::Scope;
use crate::preflight::is_not_promised;
use crate::progress::{Event, Progress};
use crate::pull::prices::PRICE_ENTRIES;
use crate::pull::stretch::Stretch;
use crate::pull::{Pulled, request};

/// The position under which a walk that goes on now and then is kept.
pub(crate) const PLACE: &str = "proof";

/// The entities of a walk, in the order in which they refer to each other; the entries of price lists follow their lists.
const CHAPTERS: [Entity; 7] = [
    Entity::Branches,
    Entity::Categories,
    Entity::CustomerGroups,
    Entity::Products,
    Entity::PriceLists,
    Entity::Customers,
    Entity::Orders,
];

/// One part of a walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Chapter {
    /// The rows of one entity.
    Records(Entity),
    /// The entries of the price list with that id on KiotViet.
    Entries(i64),
}

/// How the reading of a chapter ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    /// The pages are used up.
    NotYet,
    /// Every row was read.
    Complete,
    /// Rows may be missing, or there is no such list.
    Incomplete,
}

/// Where a walk stands.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Place {
    /// The chapter that is being read; missing: the first one comes next.
    pub chapter: Option<Chapter>,
    /// The page that comes next in it.
    pub cursor: Option<Cursor>,
    /// When the chapter began. The chapters of price entries share the first one's.
    pub began_at: Option<Timestamp>,
    /// Rows may have been missing from a list: the chapter proves nothing of its entity as a whole.
    pub incomplete: bool,
    /// Records compared in the chapter so far, by subject.
    pub compared: BTreeMap<String, u64>,
    /// Of these, how many differ as the rules want it.
    pub by_rule: BTreeMap<String, u64>,
    /// Up to when the pages that were due have been read.
    pub worked_at: Option<Timestamp>,
}

/// Hears of every comparison.
pub(crate) type Listener = Box<dyn Fn(&Comparison) + Send + Sync>;

/// A walk under way.
pub(crate) struct Walk {
    pub store: Store,
    pub clock: Arc<dyn Clock>,
    pub shop: ShopId,
    pub client: Client,
    pub options: ConnectionOptions,
    pub automation: Automation,
    pub progress: Arc<dyn Progress>,
    /// The claim on the shop, where the walk has one: then its place is kept with every page.
    pub fence: Option<Fence>,
    pub context: Context,
    pub place: Place,
    /// Pages that may still be read.
    pub pages: u32,
    /// Pages that were read.
    pub read: u32,
    /// Everything found, where somebody wants to know.
    pub told: Option<Listener>,
}

impl Walk {
    /// Goes on until the pages are used up or the last chapter ends; answers whether it has.
    pub(crate) async fn go_on(&mut self) -> Result<bool, EngineError> {
        self.context = context(&self.store, self.shop).await?;
        loop {
            let chapter = match self.place.chapter {
                Some(chapter) => chapter,
                None => Chapter::Records(CHAPTERS[0]),
            };
            if self.place.began_at.is_none() {
                self.place.began_at = Some(self.clock.now());
            }
            self.place.chapter = Some(chapter);
            match self.chapter(chapter).await? {
                Ended::NotYet => return Ok(false),
                Ended::Complete => {}
                Ended::Incomplete => self.place.incomplete = true,
            }
            if chapter == Chapter::Records(Entity::Branches)
                || chapter == Chapter::Records(Entity::CustomerGroups)
            {
                self.context = context(&self.store, self.shop).await?;
            }
            let next = self.next(chapter).await?;
            self.place.cursor = None;
            self.place.chapter = next;
            // The entries of all price lists are one subject.
            if !matches!((chapter, next), (Chapter::Entries(_), Some(Chapter::Entries(_)))) {
                self.end(chapter).await?;
                let worked_at = self.place.worked_at;
                self.place = Place { chapter: next, worked_at, ..Place::default() };
            }
            self.keep().await?;
            if next.is_none() {
                return Ok(true);
            }
        }
    }

    async fn next(&self, chapter: Chapter) -> Result<Option<Chapter>, EngineError> {
        let entity = match chapter {
            Chapter::Records(Entity::PriceLists) => match self.list_after(i64::MIN).await? {
                Some((list, _)) => return Ok(Some(Chapter::Entries(list))),
                None => Entity::PriceLists,
            },
            Chapter::Entries(list) => match self.list_after(list).await? {
                Some((list, _)) => return Ok(Some(Chapter::Entries(list))),
                None => Entity::PriceLists,
            },
            Chapter::Records(entity) => entity,
        };
        let place = CHAPTERS.iter().position(|known| *known == entity).unwrap_or(CHAPTERS.len());
        Ok(CHAPTERS.get(place + 1).map(|entity| Chapter::Records(*entity)))
    }

    /// The next price list behind this one that is linked and there.
    async fn list_after(&self, list: i64) -> Result<Option<(i64, i64)>, EngineError> {
        let known = self.store.known_in_range::<PriceList>(self.shop, Some(list), None).await?;
        Ok(known
            .into_iter()
            .filter(|known| !known.gone)
            .find_map(|known| known.local.map(|local| (known.remote, local))))
    }

    async fn chapter(&mut self, chapter: Chapter) -> Result<Ended, EngineError> {
        let account = self.client.account();
        match chapter {
            // What is switched off for the shop is not kept equal.
            Chapter::Records(entity) if !self.automation.enables(entity) => Ok(Ended::Incomplete),
            Chapter::Records(Entity::Branches) => self.if_listed::<PointOfSale>().await,
            Chapter::Records(Entity::Categories) => self.records::<Category>().await,
            Chapter::Records(Entity::CustomerGroups) => self.if_listed::<CustomerGroup>().await,
            Chapter::Records(Entity::Products) => self.records::<Product>().await,
            Chapter::Records(Entity::PriceLists) if account.can(Ability::PriceBooks) => {
                self.records::<PriceList>().await
            }
            Chapter::Records(Entity::Customers) => self.records::<Customer>().await,
            Chapter::Records(Entity::Orders) if account.can(Ability::ManageOrders) => {
                self.records::<Order>().await
            }
            Chapter::Entries(list) => self.entries(list).await,
            Chapter::Records(_) => Ok(Ended::Incomplete),
        }
    }

    /// An entity that accounts of this kind may have no list of.
    async fn if_listed<R: Pulled>(&mut self) -> Result<Ended, EngineError> {
        match self.records::<R>().await {
            Err(EngineError::KiotViet(error)) if is_not_promised(&self.client, &error) => {
                Ok(Ended::Incomplete)
            }
            outcome => outcome,
        }
    }

    async fn records<R: Pulled>(&mut self) -> Result<Ended, EngineError> {
        self.progress.report(Event::StageStarted { entity: R::ENTITY, resumed_at: None });
        let rules = self.options.rules::<R>()?;
        let mut stretch = Stretch::behind(self.place.cursor.as_ref().and_then(|cursor| cursor.last_id));
        let query = request::<R::Row>(R::query(), Scope::Everything, self.place.cursor.clone());
        let mut scan = self.client.scan(self.calmly(query));
        loop {
            if self.pages == 0 {
                return Ok(Ended::NotYet);
            }
            let Some(page) = scan.next().await? else { break };
            let mut comparison = Comparison::default();
            let covers = stretch.advance(&page.rows);
            comparison.page::<R>(&self.store, self.shop, &self.context, &rules, &page.rows, covers).await?;
            let (seen, total) = (page.cursor.rows, page.total);
            self.note(comparison, Some(page.cursor)).await?;
            self.progress.report(Event::Advanced { entity: R::ENTITY, seen, total });
        }
        let complete = scan.outcome().complete;
        let mut comparison = Comparison::default();
        if let Some(covers) = stretch.rest().filter(|_| complete) {
            comparison.page::<R>(&self.store, self.shop, &self.context, &rules, &[], Some(covers)).await?;
        }
        self.note(comparison, None).await?;
        Ok(if complete { Ended::Complete } else { Ended::Incomplete })
    }

    async fn entries(&mut self, list: i64) -> Result<Ended, EngineError> {
        let known = self.store.known::<PriceList>(self.shop, &[list]).await?;
        let local = known.first().filter(|known| !known.gone).and_then(|known| known.local);
        let Some(local) = local.map(Local::<PriceList>::new) else { return Ok(Ended::Complete) };
        let query = PriceBookEntryQuery { book: PriceBookId(list) };
        let mut stretch = Stretch::behind(self.place.cursor.as_ref().and_then(|cursor| cursor.last_id));
        let query = request::<wire::PriceBookEntry>(query, Scope::Everything, self.place.cursor.clone());
        let mut scan = self.client.scan(self.calmly(query));
        loop {
            if self.pages == 0 {
                return Ok(Ended::NotYet);
            }
            let page = match scan.next().await {
                Ok(Some(page)) => page,
                Ok(None) => break,
                // That the list itself is gone is told with the lists.
                Err(KiotVietError::Business { kind: BusinessKind::OtherUnknown, .. })
                | Err(KiotVietError::NotFound { .. }) => {
                    self.note(Comparison::default(), None).await?;
                    return Ok(Ended::Complete);
                }
                Err(error) => return Err(error.into()),
            };
            let mut comparison = Comparison::default();
            let covers = stretch.advance(&page.rows);
            comparison.entries(&self.store, self.shop, (list, local), &page.rows, covers).await?;
            self.note(comparison, Some(page.cursor)).await?;
        }
        let complete = scan.outcome().complete;
        let mut comparison = Comparison::default();
        if let Some(covers) = stretch.rest().filter(|_| complete) {
            comparison.entries(&self.store, self.shop, (list, local), &[], Some(covers)).await?;
        }
        self.note(comparison, None).await?;
        Ok(if complete { Ended::Complete } else { Ended::Incomplete })
    }

    /// A walk that may read only a few pages does not ask for the ones behind them.
    fn calmly<W: kiotviet::Resource>(&self, request: ScanRequest<W>) -> ScanRequest<W> {
        if self.fence.is_some() { request.pages_in_flight(1) } else { request }
    }

    /// Notes what a page has shown, and the place of the next one.
    async fn note(&mut self, comparison: Comparison, cursor: Option<Cursor>) -> Result<(), EngineError> {
        if cursor.is_some() {
            self.pages = self.pages.saturating_sub(1);
            self.read += 1;
            self.place.cursor = cursor;
        }
        self.add(&comparison);
        self.hint(&comparison).await?;
        let (place, now) = (self.stored_place()?, self.clock.now());
        let fence = self.fence.as_ref();
        self.store.note_comparison(self.shop, fence, comparison.to_store(), Vec::new(), place, now).await?;
        Ok(())
    }

    /// Notes the figures of a chapter that has ended.
    async fn end(&self, chapter: Chapter) -> Result<(), EngineError> {
        if self.place.incomplete {
            return Ok(());
        }
        let subjects = match chapter {
            Chapter::Records(Entity::Products) => vec![Entity::Products.name(), Entity::Stock.name()],
            Chapter::Records(entity) => vec![entity.name()],
            Chapter::Entries(_) => vec![PRICE_ENTRIES],
        };
        let now = self.clock.now();
        let of =
            |counts: &BTreeMap<String, u64>, subject: &str| counts.get(subject).copied().unwrap_or_default();
        let rounds = subjects
            .into_iter()
            .map(|subject| Round {
                subject: subject.to_owned(),
                compared: of(&self.place.compared, subject),
                by_rule: of(&self.place.by_rule, subject),
                began_at: self.place.began_at.unwrap_or(now),
            })
            .collect();
        self.store.note_comparison(self.shop, self.fence.as_ref(), Vec::new(), rounds, None, now).await?;
        Ok(())
    }

    fn add(&mut self, comparison: &Comparison) {
        for (total, part) in
            [(&mut self.place.compared, &comparison.compared), (&mut self.place.by_rule, &comparison.by_rule)]
        {
            for (subject, count) in part {
                *total.entry((*subject).to_owned()).or_default() += count;
            }
        }
        if let Some(told) = &self.told {
            told(comparison);
        }
    }

    /// What KiotViet has newer is looked at soon, as if it had called.
    async fn hint(&self, comparison: &Comparison) -> Result<(), EngineError> {
        if self.fence.is_none() {
            return Ok(());
        }
        let mut hints: Vec<NewHint> = comparison
            .found
            .iter()
            .filter(|found| found.difference.reason == Reason::Newer)
            .filter_map(|found| {
                let entity = found.subject.parse::<Entity>().ok()?;
                let gone = found.difference.field == EXISTS && found.difference.theirs == false;
                let kind = if gone { HintKind::Deleted } else { HintKind::Changed };
                Some(NewHint { entity, remote_id: found.difference.remote_id, kind })
            })
            .collect();
        hints.sort_unstable();
        hints.dedup();
        if !hints.is_empty() {
            self.store.note_hints(self.shop, hints, self.clock.now()).await?;
        }
        Ok(())
    }

    async fn keep(&self) -> Result<(), EngineError> {
        let place = self.stored_place()?;
        if let (Some(fence), Some(place)) = (&self.fence, place) {
            self.store.set_positions(fence, vec![place]).await?;
        }
        Ok(())
    }

    fn stored_place(&self) -> Result<Option<(String, Option<String>)>, EngineError> {
        if self.fence.is_none() {
            return Ok(None);
        }
        let json = serde_json::to_string(&self.place)
            .map_err(|error| EngineError::State { name: PLACE.to_owned(), reason: error.to_string() })?;
        Ok(Some((PLACE.to_owned(), Some(json))))
    }
}
