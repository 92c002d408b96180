//! One run: what it may use, what it has counted, and the order of its stages.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use dongbo_store::{
    Automation, Batch, Connection, Fence, Kept, NewFailure, PLACES, RunId, RunProgress, Store, StoreError,
};
use dongbo_sync::records::{Category, Customer, CustomerGroup, Order, PointOfSale, PriceList, Product};
use dongbo_sync::text::match_key;
use dongbo_sync::{Entity, Ruled, Rules, ShopId};
use jiff::Timestamp;
use kiotviet::{Client, Clock, ScanOutcome};

use crate::budget::SharedBudget;
use crate::context::Context;
use crate::cost::full_pass_is_due;
use crate::error::{EngineError, concerns_one_call, kiotviet_code};
use crate::gate::Gate;
use crate::hints::Reach;
use crate::hints::urgent::Urgent;
use crate::limits::Limits;
use crate::options::ConnectionOptions;
use crate::plan_notes::{Foreseen, LeftOut};
use crate::position::Position;
use crate::preflight::{branches_that_hold_stock, is_not_promised};
use crate::progress::{Counts, Event, Progress, Warning};
use crate::pull::stage::Stage;
use crate::pull::{prices, stock};
use crate::report::CountsByEntity;

/// The position that tells for which places stock was last read whole.
const STOCK_PLACES: &str = "stock/places";

/// The position that tells for which places stock is being read whole.
const STOCK_BEGUN: &str = "stock/begun";

/// One run of one shop.
pub(crate) struct Run {
    pub store: Store,
    pub client: Client,
    pub clock: Arc<dyn Clock>,
    pub budget: Arc<SharedBudget>,
    pub progress: Arc<dyn Progress>,
    pub limits: Limits,
    pub options: ConnectionOptions,
    pub automation: Automation,
    pub connection: Connection,
    pub fence: Fence,
    pub id: RunId,
    pub gate: Gate,
    pub full: bool,
    pub allow_disappearance: bool,
    /// A person asked for this run and waits for it.
    pub pressed: bool,
    pub selected: Vec<Entity>,
    pub context: Context,
    /// The products are to be read whole, since their rows are the only place where stock is told.
    pub products_bring_stock: bool,
    pub tally: Mutex<Tally>,
    pub urgent: Urgent,
    pub foreseen: Mutex<Foreseen>,
}

/// What a run has counted so far.
#[derive(Default)]
pub(crate) struct Tally {
    counts: CountsByEntity,
    warnings: Vec<Warning>,
    stock_is_wanting: bool,
    /// What a run that carries out a plan left for the next one.
    pub left_out: BTreeMap<String, LeftOut>,
}

impl Run {
    pub(crate) fn shop(&self) -> ShopId {
        self.fence.shop
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// All stages, in the order in which records depend on each other.
    pub(crate) async fn work(&mut self) -> Result<(), EngineError> {
        self.tally().counts =
            self.selected.iter().map(|entity| (entity.name().to_owned(), Counts::default())).collect();
        self.load_waves().await?;
        // Stock, prices and orders are kept by point of sale: nothing can be stored before there is one.
        if self.is_selected(Entity::Branches) || self.live_links::<PointOfSale>().await?.is_empty() {
            self.guarded(Entity::Branches, self.read_branches().await).await?;
        }
        self.load_context().await?;
        if self.is_selected(Entity::Categories) {
            self.guarded(Entity::Categories, Stage::<Category>::run(self).await).await?;
        }
        if self.is_selected(Entity::CustomerGroups) || self.is_selected(Entity::Customers) {
            let read = self.as_promised(Stage::<CustomerGroup>::run(self).await);
            self.guarded(Entity::CustomerGroups, read).await?;
            self.load_context().await?;
        }
        self.read_products_and_stock().await?;
        self.settle_held_stock().await?;
        if self.is_selected(Entity::PriceLists) && self.client.account().can(kiotviet::Ability::PriceBooks) {
            self.tolerated(Entity::PriceLists, Stage::<PriceList>::run(self).await).await?;
            self.guarded(Entity::PriceLists, prices::read_all(self).await).await?;
        }
        if self.is_selected(Entity::Customers) {
            self.guarded(Entity::Customers, Stage::<Customer>::run(self).await).await?;
        }
        if self.is_selected(Entity::Orders) && self.client.account().can(kiotviet::Ability::ManageOrders) {
            self.guarded(Entity::Orders, Stage::<Order>::run(self).await).await?;
        }
        // What the readings have shown to be wanted on KiotViet, and what has waited meanwhile.
        match self.gate {
            Gate::Open => {
                self.send_due(Reach::Free).await?;
            }
            Gate::Planning { .. } => self.plan_sending().await?,
            Gate::Approved(plan) => self.send_approved(plan).await?,
        }
        self.resolve_awaited().await?;
        if !self.gate.is_planning() {
            self.store.hasten_hints(&self.fence, self.now()).await?;
        }
        Ok(())
    }

    /// The branches; where there is no list of them, those that products name.
    async fn read_branches(&self) -> Result<(), EngineError> {
        match Stage::<PointOfSale>::run(self).await {
            Err(EngineError::KiotViet(error)) if is_not_promised(&self.client, &error) => {
                let branches = branches_that_hold_stock(&self.client).await?;
                Stage::<PointOfSale>::take_known(self, &branches).await
            }
            outcome => outcome,
        }
    }

    /// What an account was never promised and does not have is no failure.
    fn as_promised(&self, outcome: Result<(), EngineError>) -> Result<(), EngineError> {
        match outcome {
            Err(EngineError::KiotViet(error)) if is_not_promised(&self.client, &error) => Ok(()),
            outcome => outcome,
        }
    }

    /// Reads the small tables that other rows refer to.
    pub(crate) async fn load_context(&mut self) -> Result<(), EngineError> {
        self.context = Context {
            ready: true,
            branches: self.open_branches().await?,
            places: self.places().await?,
            groups: self.groups_by_name().await?,
        };
        Ok(())
    }

    /// A complete reading of the products brings all stock with it; otherwise stock is read by itself.
    async fn read_products_and_stock(&mut self) -> Result<(), EngineError> {
        let mut came_along = None;
        if self.is_selected(Entity::Products) {
            self.products_bring_stock = self.products_must_bring_stock().await?;
            let before = self.position(Entity::Products.name()).await?;
            self.guarded(Entity::Products, Stage::<Product>::run(self).await).await?;
            let after = self.position(Entity::Products.name()).await?;
            came_along = (after.swept_at != before.swept_at).then_some(after);
            if self.has_planned_whole(Entity::Products.name()) {
                came_along = came_along.or(Some(Position::default()));
            }
        }
        if !self.is_selected(Entity::Stock) {
            return Ok(());
        }
        let wanting = self.tally().stock_is_wanting;
        let by_itself = self.client.account().can(kiotviet::Ability::ReadStock);
        // Where somebody has changed which branch is which point of sale, pages may have been read under both: stock is
        // read by itself then.
        let unmoved = !by_itself || !self.places_were_changed().await?;
        let outcome = match came_along {
            Some(products) if !wanting && unmoved => stock::came_with_products(self, &products).await,
            _ if by_itself => stock::read(self, wanting || !self.is_selected(Entity::Products)).await,
            _ => Ok(()),
        };
        self.guarded(Entity::Stock, outcome).await
    }

    /// Where stock has no list of its own, only whole readings of the products tell it: they come as often as those
    /// of stock would.
    async fn products_must_bring_stock(&self) -> Result<bool, EngineError> {
        if !self.is_selected(Entity::Stock) || self.client.account().can(kiotviet::Ability::ReadStock) {
            return Ok(false);
        }
        let position = self.position(Entity::Products.name()).await?;
        let products = self.store.count_linked::<Product>(self.shop()).await?;
        Ok(full_pass_is_due(&position, self.now(), products, self.pressed)
            || self.places_have_changed().await?)
    }

    /// Which branch is which point of sale.
    async fn places(&self) -> Result<String, EngineError> {
        let changes = self.store.position(self.shop(), PLACES).await?.unwrap_or_default();
        let links = self.live_links::<PointOfSale>().await?;
        let pairs: Vec<String> = links.iter().map(|(remote, local)| format!("{remote}:{local}")).collect();
        Ok(format!("{changes};{}", pairs.join(",")))
    }

    /// Whether stock was last read whole while branches belonged to other points of sale.
    pub(crate) async fn places_have_changed(&self) -> Result<bool, EngineError> {
        let read = self.store.position(self.shop(), STOCK_PLACES).await?;
        Ok(read.as_deref() != Some(self.context.places.as_str()))
    }

    /// Whether a person has moved branches since stock was last read whole.
    async fn places_were_changed(&self) -> Result<bool, EngineError> {
        let untouched = self.store.position(self.shop(), PLACES).await?.is_none();
        Ok(!untouched && self.places_have_changed().await?)
    }

    /// A whole reading of the stock begins, or goes on from a page: whether it may. One that was begun for other places
    /// begins anew.
    pub(crate) async fn begin_places(&self, goes_on: bool) -> Result<bool, EngineError> {
        if self.gate.is_planning() {
            return Ok(goes_on);
        }
        let places = self.context.places.as_str();
        let begun = self.store.position(self.shop(), STOCK_BEGUN).await?;
        if begun.as_deref() == Some(places) {
            return Ok(goes_on);
        }
        let places = vec![(STOCK_BEGUN.to_owned(), Some(places.to_owned()))];
        self.store.set_positions(&self.fence, places).await?;
        Ok(false)
    }

    /// Stock has been read whole for the places that this run knows.
    pub(crate) async fn note_places(&self) -> Result<(), EngineError> {
        if self.gate.is_planning() || self.has_left_out(Entity::Stock.name()) {
            return Ok(());
        }
        let places = vec![(STOCK_PLACES.to_owned(), Some(self.context.places.clone()))];
        Ok(self.store.set_positions(&self.fence, places).await?)
    }

    /// Ends a stage. A trouble of one entity is listed and the others go on; a trouble of the whole connection,
    /// of the store or of the claim on the shop ends the run.
    async fn guarded(&self, entity: Entity, outcome: Result<(), EngineError>) -> Result<(), EngineError> {
        self.tolerated(entity, outcome).await?;
        let counts = self.tally().counts.get(entity.name()).copied().unwrap_or_default();
        self.progress.report(Event::StageFinished { entity, counts });
        self.heed_stop().await
    }

    /// The same for a part of a stage.
    async fn tolerated(&self, entity: Entity, outcome: Result<(), EngineError>) -> Result<(), EngineError> {
        if let Err(error) = outcome {
            let EngineError::KiotViet(cause) = &error else { return Err(error) };
            if !concerns_one_call(cause) {
                return Err(error);
            }
            tracing::warn!(%entity, %error, "one entity could not be read; the others go on");
            self.count(entity.name(), &Counts { failed: 1, ..Counts::default() });
            if !self.gate.is_planning() {
                let failure = NewFailure {
                    entity,
                    remote_id: None,
                    code: kiotviet_code(cause).to_owned(),
                    message: error.to_string(),
                    payload: String::new(),
                    run: self.id,
                };
                let batch = Batch::<Category> { failures: vec![failure], ..Batch::default() };
                self.store.write(&self.fence, batch, self.now()).await?;
            }
        } else if !self.gate.is_planning() && self.has_failures(entity).await? {
            // It could be read this time.
            self.store.clear_entity_failures(&self.fence, entity, self.id, self.now()).await?;
        }
        Ok(())
    }

    /// Ends the run here if somebody wants it stopped. Whatever was stored stays; the next run goes on from there.
    pub(crate) async fn heed_stop(&self) -> Result<(), EngineError> {
        if self.id.0 == 0 {
            return Ok(());
        }
        match self.store.stop_wanted(self.shop(), self.id).await? {
            Some(by) => Err(EngineError::Stopped(by)),
            None => Ok(()),
        }
    }

    /// References whose targets came later than they did.
    pub(crate) async fn resolve_awaited(&self) -> Result<(), EngineError> {
        if self.gate.is_planning() {
            return Ok(());
        }
        let (store, fence, now) = (&self.store, &self.fence, self.now());
        store.resolve_awaited::<Category>(fence, now).await?;
        store.resolve_awaited::<Product>(fence, now).await?;
        store.resolve_awaited::<PriceList>(fence, now).await?;
        store.resolve_awaited::<Customer>(fence, now).await?;
        store.resolve_awaited::<Order>(fence, now).await?;
        Ok(())
    }

    fn is_selected(&self, entity: Entity) -> bool {
        self.selected.contains(&entity)
    }

    /// Whether this entity is to be read whole, because it was asked for.
    pub(crate) fn sweeps(&self, entity: Entity) -> bool {
        self.is_selected(entity) && (self.full || (entity == Entity::Products && self.products_bring_stock))
    }

    pub(crate) fn rules<R: Ruled>(&self) -> Result<Rules<R>, EngineError> {
        self.options.rules::<R>()
    }

    /// How far a list has been read.
    pub(crate) async fn position(&self, name: &str) -> Result<Position, EngineError> {
        let own = match self.gate {
            Gate::Planning { plan, rolling: true } => {
                self.store.plan_position(self.shop(), plan, name).await?
            }
            _ => None,
        };
        let is_own = own.is_some();
        let stored = match own {
            Some(own) => Some(own),
            None => self.store.position(self.shop(), name).await?,
        };
        let Some(json) = stored else { return Ok(Position::default()) };
        let position: Position = serde_json::from_str(&json)
            .map_err(|error| EngineError::State { name: name.to_owned(), reason: error.to_string() })?;
        // A rolling plan takes over how far the shop had been read, never a reading that was cut off.
        let cut_off = matches!(self.gate, Gate::Planning { rolling: true, .. }) && !is_own;
        Ok(if cut_off { Position { reading: None, ..position } } else { position })
    }

    /// A position as the store keeps it.
    pub(crate) fn place(
        &self,
        name: &str,
        position: &Position,
    ) -> Result<(String, Option<String>), EngineError> {
        let json = serde_json::to_string(position)
            .map_err(|error| EngineError::State { name: name.to_owned(), reason: error.to_string() })?;
        Ok((name.to_owned(), Some(json)))
    }

    /// When a reading began, by KiotViet's clock. One that was never told the time began, for safety, a day ago.
    pub(crate) fn begun(&self, outcome: &ScanOutcome) -> Timestamp {
        #[cfg(feature = "broken")]
        if self.makes(dongbo_store::Mistake::DropTheOverlap)
            && let Some(at) = outcome.started_at
        {
            return at.checked_add(crate::position::OVERLAP).unwrap_or(at);
        }
        outcome.started_at.unwrap_or_else(|| {
            let now = self.client.server_now();
            now.checked_sub(jiff::SignedDuration::from_hours(24)).unwrap_or(now)
        })
    }

    /// KiotViet's ids of living records, with ours.
    pub(crate) async fn live_links<R: Kept>(&self) -> Result<Vec<(i64, i64)>, EngineError> {
        let known = self.store.known_in_range::<R>(self.shop(), None, None).await?;
        Ok(known
            .into_iter()
            .filter(|known| !known.gone)
            .filter_map(|known| known.local.map(|local| (known.remote, local)))
            .collect())
    }

    async fn groups_by_name(&self) -> Result<BTreeMap<String, i64>, EngineError> {
        let mut groups = BTreeMap::new();
        for known in self.store.known_in_range::<CustomerGroup>(self.shop(), None, None).await? {
            if known.gone {
                continue;
            }
            let group: CustomerGroup =
                serde_json::from_str(&known.theirs).map_err(|error| EngineError::State {
                    name: format!("customer group {}", known.remote),
                    reason: error.to_string(),
                })?;
            groups.insert(match_key(&group.name), known.remote);
        }
        groups.extend(self.foreseen_groups());
        Ok(groups)
    }

    pub(crate) async fn has_failures(&self, entity: Entity) -> Result<bool, EngineError> {
        Ok(!self.store.failures(self.shop(), Some(entity), None, 1).await?.items.is_empty())
    }

    /// Lists one record that could not be taken.
    pub(crate) async fn fail<R: Kept>(
        &self,
        remote: Option<i64>,
        code: &str,
        message: String,
        payload: &str,
    ) -> Result<(), EngineError> {
        if self.gate.is_planning() {
            return Ok(());
        }
        let failure = NewFailure {
            entity: R::ENTITY,
            remote_id: remote,
            code: code.to_owned(),
            message,
            payload: payload.to_owned(),
            run: self.id,
        };
        let batch = Batch::<R> { failures: vec![failure], ..Batch::default() };
        self.store.write(&self.fence, batch, self.now()).await?;
        Ok(())
    }

    pub(crate) fn tally(&self) -> MutexGuard<'_, Tally> {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn foreseen(&self) -> MutexGuard<'_, Foreseen> {
        self.foreseen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was left for the next plan, by entity.
    pub(crate) fn all_left_out(&self) -> BTreeMap<String, LeftOut> {
        self.tally().left_out.clone()
    }

    /// Adds to the counts of an entity.
    pub(crate) fn count(&self, name: &str, counts: &Counts) {
        self.recount(name, |entity| entity.add(counts));
    }

    /// Notes how many rows are to be read of an entity: those that KiotViet counts without those that an earlier run has
    /// read.
    pub(crate) fn expect(&self, entity: Entity, total: Option<u64>, read_before: u64) {
        let expected = total.map(|total| total.saturating_sub(read_before));
        self.recount(entity.name(), |counts| counts.expected = expected);
    }

    /// The same for a further list of an entity.
    pub(crate) fn expect_more(&self, entity: Entity, total: Option<u64>, read_before: u64) {
        let more = total.map(|total| total.saturating_sub(read_before));
        self.recount(entity.name(), |counts| {
            counts.expected = counts.expected.zip(more).map(|(known, more)| known + more);
        });
    }

    /// Corrects the counts of an entity.
    pub(crate) fn recount(&self, name: &str, correct: impl FnOnce(&mut Counts)) {
        correct(self.tally().counts.entry(name.to_owned()).or_default());
    }

    /// Products came to be known whose stock was not read with them.
    pub(crate) fn stock_is_wanting(&self) {
        self.tally().stock_is_wanting = true;
    }

    pub(crate) fn warn(&self, warning: Warning) {
        self.progress.report(Event::Warning(warning.clone()));
        let mut tally = self.tally();
        if !tally.warnings.contains(&warning) {
            tally.warnings.push(warning);
        }
    }

    /// Says what was odd about a list; an incomplete one proves nothing and moves nothing.
    pub(crate) fn tell_anomalies(&self, entity: Entity, outcome: &ScanOutcome) {
        if outcome.anomalies.is_empty() && outcome.complete {
            return;
        }
        let detail =
            outcome.anomalies.iter().map(|anomaly| format!("{anomaly:?}")).collect::<Vec<_>>().join("; ");
        tracing::warn!(%entity, detail, complete = outcome.complete, "KiotViet's list was odd");
        if !outcome.complete {
            let announced = outcome.total_claimed.map_or_else(|| "?".to_owned(), |total| total.to_string());
            self.warn(Warning::new(
                "SYNC-PAGE-LIED",
                [
                    ("entity", entity.name().to_owned()),
                    ("announced", announced),
                    ("read", outcome.rows.to_string()),
                ],
            ));
        }
    }

    /// Decides on what our records are now and writes it; when somebody changed one of them in between, nothing was
    /// written, and it is decided again.
    pub(crate) async fn deciding<F: Future<Output = Result<(), EngineError>>>(
        &self,
        decide: impl Fn() -> F,
    ) -> Result<(), EngineError> {
        loop {
            let (counts, left_out) = (self.counts(), self.all_left_out());
            match decide().await {
                Err(EngineError::Store(StoreError::Moved { entity, local })) => {
                    tracing::debug!(%entity, local, "a record was edited meanwhile; deciding again");
                    let mut tally = self.tally();
                    tally.counts = counts;
                    tally.left_out = left_out;
                }
                outcome => return outcome,
            }
        }
    }

    pub(crate) fn counts(&self) -> CountsByEntity {
        self.tally().counts.clone()
    }

    pub(crate) fn warnings(&self) -> Vec<Warning> {
        self.tally().warnings.clone()
    }

    /// The run's figures so far, to be stored with the next batch.
    pub(crate) fn progress_so_far(&self) -> Result<RunProgress, EngineError> {
        let json = |name: &str, value: Result<String, serde_json::Error>| {
            value.map_err(|error| EngineError::State { name: name.to_owned(), reason: error.to_string() })
        };
        Ok(RunProgress {
            run: self.id,
            counts: json("counts", serde_json::to_string(&self.counts()))?,
            requests: json("requests", serde_json::to_string(&self.budget.requests()))?,
        })
    }

    /// Whether an earlier run left a list half read.
    pub(crate) async fn was_interrupted(&self) -> Result<bool, EngineError> {
        for entity in Entity::ALL {
            if self.position(entity.name()).await?.reading.is_some_and(|reading| reading.cursor.is_some()) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
