//! What a person says about a plan's items, and what came of them.

use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::items::{FILTER, ItemFilter, filter_values};
use super::life::PlanId;
use crate::activity::{Activity, Note, sign};
use crate::error::{Result, StoreError};
use crate::lease::{self, Fence};
use crate::runs::RunId;
use crate::store::Store;

/// What a person said about an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Nothing yet.
    Pending,
    /// It may be carried out.
    Approved,
    /// It may not.
    Refused,
}

impl Decision {
    /// The name in commands, JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::Refused => "refused",
        }
    }

    /// The decision of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Pending, Self::Approved, Self::Refused].into_iter().find(|decision| decision.name() == name)
    }
}

/// What came of an item when its plan was carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemOutcome {
    /// It was carried out.
    Done,
    /// Left out: nobody approved it.
    NotApproved,
    /// Left out: what would be done now is no longer what was approved.
    ChangedSince,
    /// Approved, and by then there was nothing to be done any more.
    NoLonger,
}

impl ItemOutcome {
    /// The name in JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::NotApproved => "not_approved",
            Self::ChangedSince => "changed_since",
            Self::NoLonger => "no_longer",
        }
    }

    /// The outcome of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Done, Self::NotApproved, Self::ChangedSince, Self::NoLonger]
            .into_iter()
            .find(|outcome| outcome.name() == name)
    }
}

/// What can be decided on: questions and mere notes have nothing that could be carried out.
const DECIDABLE: &str = "action NOT IN ('ask', 'only_here') AND (outcome IS NULL OR outcome <> 'done')";

impl Store {
    /// Notes what a person said about some items; answers how many changed.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such plan; those of the database.
    pub async fn decide_plan(
        &self,
        shop: ShopId,
        plan: PlanId,
        filter: ItemFilter,
        decision: Decision,
        who: &str,
        now: Timestamp,
    ) -> Result<u64> {
        let who = who.to_owned();
        let signed = self.signature.clone();
        self.writing(move |session| {
            Box::pin(async move {
                session
                    .query_one(
                        "SELECT 1 FROM plans WHERE shop = ?1 AND id = ?2",
                        &[shop.into(), plan.0.into()],
                        |_| Ok(()),
                    )
                    .await?
                    .ok_or(StoreError::NotFound { shop, what: "plan", id: plan.0 })?;
                let set = "UPDATE plan_items SET decision = ?7, decided_by = ?8, decided_at = ?9";
                let mut parameters = filter_values(shop, plan, &filter).to_vec();
                parameters.extend([decision.name().into(), who.into(), now.into()]);
                let changed = if filter.ids.is_empty() {
                    let sql = format!("{set} WHERE {FILTER} AND {DECIDABLE} AND decision <> ?7");
                    session.execute(&sql, &parameters).await?
                } else {
                    let sql = format!("{set} WHERE {FILTER} AND {DECIDABLE} AND decision <> ?7 AND id = ?10");
                    let mut changed = 0;
                    for id in &filter.ids {
                        let mut one = parameters.clone();
                        one.push((*id).into());
                        changed += session.execute(&sql, &one).await?;
                    }
                    changed
                };
                if changed > 0 {
                    let deed =
                        Note { id: Some(plan.0), entity: Some("plans"), ..Note::of(Activity::PlanDecided) };
                    let details = json!({ "decision": decision.name(), "items": changed });
                    sign(session, shop, signed.as_ref(), deed.with(details)).await?;
                }
                Ok(u64::try_from(changed).unwrap_or(u64::MAX))
            })
        })
        .await
    }

    /// Notes what came of items in a run that carries their plan out.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    pub async fn note_outcomes(
        &self,
        fence: &Fence,
        plan: PlanId,
        run: RunId,
        outcomes: Vec<(i64, ItemOutcome)>,
        now: Timestamp,
    ) -> Result<()> {
        let fence = *fence;
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let rows: Vec<_> = outcomes
                    .iter()
                    .map(|(id, outcome)| {
                        [fence.shop.into(), plan.0.into(), (*id).into(), outcome.name().into(), run.0.into()]
                    })
                    .collect();
                session
                    .execute_many(
                        "UPDATE plan_items SET outcome = ?4, outcome_run = ?5
                         WHERE shop = ?1 AND plan = ?2 AND id = ?3",
                        &rows,
                    )
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// KiotViet's ids of the records that may be archived by this plan.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn approved_archivings(&self, shop: ShopId, plan: PlanId, entity: Entity) -> Result<Vec<i64>> {
        self.reading(move |session| {
            Box::pin(async move {
                session
                    .query(
                        "SELECT remote_id FROM plan_items WHERE shop = ?1 AND plan = ?2 AND entity = ?3
                             AND action = 'archive' AND decision = 'approved' AND parent_id IS NULL
                             AND remote_id IS NOT NULL
                         ORDER BY remote_id",
                        &[shop.into(), plan.0.into(), entity.name().into()],
                        |row| row.get(0),
                    )
                    .await
            })
        })
        .await
    }
}
