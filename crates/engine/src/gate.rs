//! The gate: the one question before anything is carried out on either side, by a run or by the sender.
//!
//! An open gate lets everything pass. A planning one lets nothing pass and writes down what would have. One that
//! carries out a plan lets pass what a person approved, if what would be done now is still what was approved.

use std::collections::BTreeMap;

use dongbo_store::{Decision, Fence, ItemOutcome, NewPlanItem, PlanId, RunId, Seen, Store};
use dongbo_sync::Entity;
use jiff::Timestamp;

use crate::error::EngineError;

/// How what is decided is carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gate {
    /// At once.
    Open,
    /// Not at all: it is written into this plan.
    Planning {
        /// The plan.
        plan: PlanId,
        /// Shadow mode keeps it up to date: it has positions of its own, and forgets what is settled.
        rolling: bool,
    },
    /// As far as it was approved in this plan.
    Approved(PlanId),
}

/// What the gate says about one intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Admission {
    /// Carry it out.
    Carry,
    /// It stands in the plan; do nothing.
    Planned,
    /// Leave it out, for that reason.
    LeftOut(ItemOutcome),
}

impl Gate {
    /// Whether everything passes unasked, so that intents need not be put into words.
    pub(crate) fn is_open(self) -> bool {
        self == Self::Open
    }

    /// Whether nothing passes.
    pub(crate) fn is_planning(self) -> bool {
        matches!(self, Self::Planning { .. })
    }

    /// The plan in question.
    pub(crate) fn plan(self) -> Option<PlanId> {
        match self {
            Self::Open => None,
            Self::Planning { plan, .. } | Self::Approved(plan) => Some(plan),
        }
    }

    /// Asks about intents of one entity, in their order. `seen` names the records that were looked at: a rolling plan
    /// forgets what it said about those that have no intent any more.
    #[allow(clippy::too_many_arguments, reason = "who asks, about what, and what was looked at")]
    pub(crate) async fn admit(
        self,
        store: &Store,
        fence: &Fence,
        run: RunId,
        entity: Entity,
        intents: &[NewPlanItem],
        seen: Seen,
        now: Timestamp,
    ) -> Result<Vec<Admission>, EngineError> {
        match self {
            Self::Open => Ok(vec![Admission::Carry; intents.len()]),
            Self::Planning { plan, rolling } => {
                let seen = if rolling { seen } else { Seen::default() };
                if !intents.is_empty() || !seen.subjects.is_empty() {
                    store.write_plan(fence, plan, entity, run, intents.to_vec(), seen, now).await?;
                }
                Ok(vec![Admission::Planned; intents.len()])
            }
            Self::Approved(plan) => {
                let subjects = intents.iter().map(NewPlanItem::subject).collect();
                let known: BTreeMap<String, _> = store
                    .plan_items_about(fence.shop, plan, entity, subjects)
                    .await?
                    .into_iter()
                    .map(|item| (item.subject(), item))
                    .collect();
                let mut outcomes = Vec::new();
                let mut admissions = Vec::with_capacity(intents.len());
                for intent in intents {
                    let item = known.get(&intent.subject());
                    let outcome = match item {
                        Some(item) if item.decision != Decision::Approved => ItemOutcome::NotApproved,
                        Some(item) if item.action == intent.action && item.mark == intent.mark => {
                            ItemOutcome::Done
                        }
                        Some(_) => ItemOutcome::ChangedSince,
                        None => ItemOutcome::NotApproved,
                    };
                    outcomes.extend(item.map(|item| (item.id, outcome)));
                    admissions.push(match outcome {
                        ItemOutcome::Done => Admission::Carry,
                        outcome => Admission::LeftOut(outcome),
                    });
                }
                if !outcomes.is_empty() {
                    store.note_outcomes(fence, plan, run, outcomes, now).await?;
                }
                Ok(admissions)
            }
        }
    }
}
