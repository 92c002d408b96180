//! Sending and the gate: a plan says what would be sent, and a run that carries a plan out sends what was approved.

use std::collections::BTreeMap;

use dongbo_store::{ItemFilter, NewPlanItem, PlanId, Seen, StoredFacts};
use dongbo_sync::plan::{Action, FieldChange, difference, mark};
use dongbo_sync::reconcile::{Decision, Facts, Side, reconcile};
use dongbo_sync::records::{Category, Customer, Order, Product};
use dongbo_sync::{Entity, Local, Record, Rules};

use super::Pushed;
use super::drain::Sender;
use super::turn::{Step, Turned};
use crate::error::EngineError;
use crate::gate::{Admission, Gate};
use crate::pull::carry::text;
use crate::pull::decide::facts;
use crate::run::Run;

/// Records looked at together.
const AT_ONCE: u32 = 500;

impl Run {
    /// Writes into a plan what waits to be sent. KiotViet is not asked: what it was last seen to have decides.
    pub(crate) async fn plan_sending(&self) -> Result<(), EngineError> {
        let (categories, products) = (self.rules::<Category>()?, self.rules::<Product>()?);
        let (customers, orders) = (self.rules::<Customer>()?, self.rules::<Order>()?);
        let mut after = None;
        loop {
            let page = self.store.outbox(self.shop(), None, after, AT_ONCE).await?;
            let mut planned: BTreeMap<Entity, Vec<NewPlanItem>> = BTreeMap::new();
            for waiting in page.items.iter().filter(|row| self.automation.enables(row.entity)) {
                let local = waiting.local_id;
                let item = match waiting.entity {
                    Entity::Categories => self.would_send(local, &categories).await?,
                    Entity::Products => self.would_send(local, &products).await?,
                    Entity::Customers => self.would_send(local, &customers).await?,
                    Entity::Orders => self.would_send(local, &orders).await?,
                    // KiotViet's API can make and change none of these.
                    Entity::Branches | Entity::CustomerGroups | Entity::Stock | Entity::PriceLists => None,
                };
                planned.entry(waiting.entity).or_default().extend(item);
            }
            for (entity, items) in planned {
                if !items.is_empty() {
                    self.admit(entity, &items, Seen::default()).await?;
                }
            }
            after = page.next_cursor;
            if after.is_none() {
                return Ok(());
            }
        }
    }

    /// Sends what was approved in a plan and is still the same.
    pub(crate) async fn send_approved(&self, plan: PlanId) -> Result<(), EngineError> {
        let sender = Sender::of(self);
        for action in [Action::PushCreate, Action::PushChange, Action::PushDelete] {
            let decision = Some(dongbo_store::Decision::Approved);
            let filter = ItemFilter { action: Some(action), decision, ..ItemFilter::default() };
            let mut after = None;
            loop {
                let page = self.store.plan_items(self.shop(), plan, filter.clone(), after, AT_ONCE).await?;
                for item in page.items {
                    if let Some(local) = item.local_id.filter(|_| self.automation.enables(item.entity)) {
                        sender.turn_of(item.entity, local).await?;
                    }
                }
                after = page.next_cursor;
                if after.is_none() {
                    break;
                }
            }
        }
        Ok(())
    }

    async fn would_send<R: Pushed>(
        &self,
        local: i64,
        rules: &Rules<R>,
    ) -> Result<Option<NewPlanItem>, EngineError> {
        if !self.client.account().can(R::ABILITY) {
            return Ok(None);
        }
        let stored = self.store.facts_of_ours::<R>(self.shop(), Local::new(local)).await?;
        Ok(stored.and_then(|stored| {
            let remote = stored.remote;
            let facts = facts_of_sending(stored);
            intent(&reconcile(&facts, rules), &facts, local, remote)
        }))
    }
}

/// The three facts as sending sees them.
fn facts_of_sending<R: Pushed>(stored: StoredFacts<R>) -> Facts<R> {
    let theirs = match (stored.remote, stored.gone, stored.theirs.clone()) {
        (Some(_), false, Some(theirs)) => Side::Present(theirs),
        (Some(_), true, theirs) => Side::Deleted(theirs),
        _ => Side::Missing,
    };
    facts(stored, theirs).0
}

impl Sender<'_> {
    /// Asks the gate before anything is sent. Answers a step when this record has to wait.
    pub(super) async fn ask_the_gate<R: Pushed>(
        &self,
        decision: &Decision<R>,
        facts: &Facts<R>,
        local: i64,
        remote: Option<i64>,
        concerns_us: bool,
    ) -> Result<Option<Step>, EngineError> {
        let run = self.run;
        let waits = Ok(Some(Step::Over(Turned::Busy)));
        match run.gate {
            Gate::Open => return Ok(None),
            Gate::Planning { .. } => return waits,
            // What changes here because of an edit here was not part of what was approved.
            Gate::Approved(_) if concerns_us => return waits,
            Gate::Approved(_) => {}
        }
        let Some(intent) = intent(decision, facts, local, remote) else { return Ok(None) };
        let admissions = run.admit(R::ENTITY, std::slice::from_ref(&intent), Seen::default()).await?;
        match admissions.first() {
            Some(Admission::Carry) => Ok(None),
            Some(Admission::LeftOut(outcome)) => {
                run.left_out(R::ENTITY.name(), *outcome);
                waits
            }
            Some(Admission::Planned) | None => waits,
        }
    }
}

/// What would be sent, in a plan's words.
fn intent<R: Record>(
    decision: &Decision<R>,
    facts: &Facts<R>,
    local: i64,
    remote: Option<i64>,
) -> Option<NewPlanItem> {
    let item = |action, label: &str, fields: Option<Vec<FieldChange>>, written: &str| NewPlanItem {
        entity: R::ENTITY,
        action,
        remote_id: remote,
        local_id: Some(local),
        parent_id: None,
        label: label.to_owned(),
        mark: mark(written),
        fields: fields.as_ref().map(text),
        money: None,
        pieces: None,
    };
    match decision {
        Decision::CreateTheirs(newborn) => {
            Some(item(Action::PushCreate, newborn.label(), None, &text(newborn)))
        }
        Decision::Merge(merged) | Decision::RestoreOurs(merged) if !merged.push.is_empty() => {
            let ours = merged.ours.as_ref().or(facts.ours.present())?;
            let theirs = facts.theirs.present()?;
            let fields: Vec<_> = merged.push.iter().map(|field| difference(theirs, ours, *field)).collect();
            let written = text(&fields);
            Some(item(Action::PushChange, ours.label(), Some(fields), &written))
        }
        Decision::DeleteTheirs => {
            let theirs = facts.theirs.present()?;
            Some(item(Action::PushDelete, theirs.label(), None, ""))
        }
        _ => None,
    }
}
