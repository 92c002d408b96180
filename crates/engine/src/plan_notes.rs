//! What a planning run keeps in mind (ids and short tables, never items), and what a run that carries out a plan counts: both only as long as it runs.

use std::collections::{BTreeMap, BTreeSet};

use dongbo_store::{Decision, ItemOutcome, NewPlanItem, PlanId, Seen};
use dongbo_sync::plan::Action;
use dongbo_sync::records::{PointOfSale, PriceList};
use dongbo_sync::text::match_key;
use dongbo_sync::wave::WaveKind;
use dongbo_sync::{Entity, Record};
use serde::{Deserialize, Serialize};

use crate::error::EngineError;
use crate::gate::{Admission, Gate};
use crate::position::Position;
use crate::run::Run;

/// What a run keeps in mind. Small tables as they would be, had the plan been carried out; only of lists of a page or two.
#[derive(Debug, Default)]
pub(crate) struct Foreseen {
    /// Branches and price lists that would be new or back, with our ids where they have one.
    come: BTreeMap<(Entity, i64), Option<i64>>,
    /// Those that would be archived.
    gone: BTreeSet<(Entity, i64)>,
    /// Customer groups by the match key of their names.
    groups: BTreeMap<String, i64>,
    /// Product and branch of the stock figures that are in the plan.
    stock: BTreeSet<(i64, i64)>,
    /// Entities of which changes are held back or asked about.
    pub holding: BTreeSet<Entity>,
    /// Held changes are being taken: they pass.
    pub letting_through: bool,
    /// How many alarming changes a plan has, by entity, price list (or 0) and kind.
    pub alarming: BTreeMap<(Entity, i64, WaveKind), u64>,
    /// Lists that were read whole.
    swept: BTreeSet<String>,
}

/// What a run that carries out a plan left for the next one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Nobody approved it.
    pub not_approved: u64,
    /// What would have been done is no longer what was approved.
    pub changed_since: u64,
    /// It was approved and there was nothing to be done any more.
    pub no_longer: u64,
}

impl LeftOut {
    pub(crate) fn note(&mut self, outcome: ItemOutcome, count: u64) {
        match outcome {
            ItemOutcome::NotApproved => self.not_approved += count,
            ItemOutcome::ChangedSince => self.changed_since += count,
            ItemOutcome::NoLonger => self.no_longer += count,
            ItemOutcome::Done => {}
        }
    }
}

impl Run {
    /// Asks the gate about intents of one entity.
    pub(crate) async fn admit(
        &self,
        entity: Entity,
        intents: &[NewPlanItem],
        seen: Seen,
    ) -> Result<Vec<Admission>, EngineError> {
        self.gate.admit(&self.store, &self.fence, self.id, entity, intents, seen, self.now()).await
    }

    /// Counts something that was left out.
    pub(crate) fn left_out(&self, name: &str, outcome: ItemOutcome) {
        self.tally().left_out.entry(name.to_owned()).or_default().note(outcome, 1);
    }

    /// Whether something of that name was left out.
    pub(crate) fn has_left_out(&self, name: &str) -> bool {
        self.tally().left_out.contains_key(name)
    }

    /// Whether the place in a list may be stored: a reading that left something out is read again from where it
    /// began, so that the next plan meets it.
    pub(crate) fn may_move(&self, names: &[&str], position: &Position) -> bool {
        match self.gate {
            Gate::Open => true,
            Gate::Planning { .. } => false,
            Gate::Approved(_) => {
                let tally = self.tally();
                position.reading.is_none() && !names.iter().any(|name| tally.left_out.contains_key(*name))
            }
        }
    }

    /// A planning run has read a list to its end: a rolling plan notes how far, and forgets what a complete reading
    /// did not meet.
    pub(crate) async fn planned_to(
        &self,
        name: &str,
        entity: Entity,
        parents: bool,
        finished: &Position,
        whole: bool,
    ) -> Result<(), EngineError> {
        let Gate::Planning { plan, rolling } = self.gate else { return Ok(()) };
        if whole {
            self.foreseen().swept.insert(name.to_owned());
        }
        if !rolling {
            return Ok(());
        }
        let (name, value) = self.place(name, finished)?;
        if let Some(value) = value {
            self.store.set_plan_position(&self.fence, plan, name, value, self.now()).await?;
        }
        if whole {
            self.store.forget_unseen(&self.fence, plan, entity, parents, self.id, self.now()).await?;
        }
        Ok(())
    }

    /// Whether this planning run has read that list whole.
    pub(crate) fn has_planned_whole(&self, name: &str) -> bool {
        self.foreseen().swept.contains(name)
    }

    /// A record that would come or go.
    pub(crate) fn foresee(&self, entity: Entity, remote: i64, local: Option<i64>, gone: bool) {
        if !matches!(entity, Entity::Branches | Entity::PriceLists) {
            return;
        }
        let mut foreseen = self.foreseen();
        if gone {
            foreseen.gone.insert((entity, remote));
        } else {
            foreseen.come.insert((entity, remote), local);
        }
    }

    /// A customer group that was read, by its name.
    pub(crate) fn foresee_group<R: Record>(&self, remote: i64, record: &R) {
        if R::ENTITY == Entity::CustomerGroups && self.gate.is_planning() {
            self.foreseen().groups.insert(match_key(record.label()), remote);
        }
    }

    /// A stock figure that would change; answers whether this is the first word about it.
    pub(crate) fn foresee_stock(&self, product: i64, branch: i64) -> bool {
        self.foreseen().stock.insert((product, branch))
    }

    /// The open branches, those that would be here included.
    pub(crate) async fn open_branches(&self) -> Result<BTreeSet<i64>, EngineError> {
        let links = self.live_links::<PointOfSale>().await?;
        let links = links.into_iter().map(|(remote, local)| (remote, Some(local)));
        Ok(self.with_foreseen(Entity::Branches, links).into_keys().collect())
    }

    /// The price lists in use, those that would be here included: KiotViet's id, and ours where there is one.
    pub(crate) async fn lists_in_use(&self) -> Result<BTreeMap<i64, Option<i64>>, EngineError> {
        let links = self.live_links::<PriceList>().await?;
        Ok(self.with_foreseen(
            Entity::PriceLists,
            links.into_iter().map(|(remote, local)| (remote, Some(local))),
        ))
    }

    fn with_foreseen(
        &self,
        entity: Entity,
        links: impl Iterator<Item = (i64, Option<i64>)>,
    ) -> BTreeMap<i64, Option<i64>> {
        let foreseen = self.foreseen();
        let mut all: BTreeMap<i64, Option<i64>> = links.collect();
        for ((of, remote), local) in &foreseen.come {
            if *of == entity {
                let known = all.entry(*remote).or_default();
                *known = known.or(*local);
            }
        }
        all.retain(|remote, _| !foreseen.gone.contains(&(entity, *remote)));
        all
    }

    /// The customer groups that would be here.
    pub(crate) fn foreseen_groups(&self) -> BTreeMap<String, i64> {
        self.foreseen().groups.clone()
    }

    /// Those of these records that come with their stock or prices: made or linked by the plan, so that what belongs
    /// to them needs no approval of its own.
    pub(crate) async fn come_along(
        &self,
        entity: Entity,
        remotes: impl Iterator<Item = i64>,
    ) -> Result<BTreeMap<i64, ComesAlong>, EngineError> {
        let Some(plan) = self.gate.plan() else { return Ok(BTreeMap::new()) };
        let subjects: Vec<String> = remotes.map(|remote| format!("remote:{remote}")).collect();
        self.made_by(plan, entity, subjects).await
    }

    async fn made_by(
        &self,
        plan: PlanId,
        entity: Entity,
        subjects: Vec<String>,
    ) -> Result<BTreeMap<i64, ComesAlong>, EngineError> {
        let planning = self.gate.is_planning();
        let items = self.store.plan_items_about(self.shop(), plan, entity, subjects).await?;
        Ok(items
            .into_iter()
            .filter(|item| matches!(item.action, Action::Create | Action::Link))
            .filter(|item| planning || item.decision == Decision::Approved)
            .filter_map(|item| {
                let along = ComesAlong { counted: item.pieces.is_some() };
                item.remote_id.map(|remote| (remote, along))
            })
            .collect())
    }
}

/// A record that is made by the plan and brings what belongs to it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ComesAlong {
    /// What it brings was counted with it.
    pub counted: bool,
}
