//! The items of a plan: written in batches while KiotViet is read, listed in pages, counted.

use dongbo_sync::plan::{Action, Side};
use dongbo_sync::{Entity, Money, Quantity, ShopId, text};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::decide::{Decision, ItemOutcome};
use super::life::PlanId;
use crate::error::{Result, StoreError};
use crate::exact::{Exact, raw_or_null};
use crate::lease::{self, Fence};
use crate::page::{Page, Query, one_more};
use crate::runs::RunId;
use crate::session::{Row, Session, Value};
use crate::store::Store;
use crate::{counters, failures, shops};

/// What would be done about one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlanItem {
    /// The entity.
    pub entity: Entity,
    /// What would be done.
    pub action: Action,
    /// KiotViet's id of the record.
    pub remote_id: Option<i64>,
    /// Our id of the record.
    pub local_id: Option<i64>,
    /// KiotViet's id of the branch (of a stock figure) or of the list (of a price).
    pub parent_id: Option<i64>,
    /// What people call it.
    pub label: String,
    /// The fields that change (JSON); missing for what is new as a whole.
    pub fields: Option<String>,
    /// A mark of the values that would be written.
    pub mark: i64,
    /// What it means in money.
    pub money: Option<Money>,
    /// What it means in pieces.
    pub pieces: Option<Quantity>,
}

impl NewPlanItem {
    /// What the item is about: the same record has one item for what changes here, one for what is asked and one for
    /// what is sent.
    pub fn subject(&self) -> String {
        subject(self.action, self.remote_id, self.local_id, self.parent_id)
    }
}

/// The subject of an item.
pub(crate) fn subject(
    action: Action,
    remote: Option<i64>,
    local: Option<i64>,
    parent: Option<i64>,
) -> String {
    let kind = match action {
        Action::Ask => "ask ",
        Action::PushCreate | Action::PushChange | Action::PushDelete => "push ",
        _ => "",
    };
    match (remote, local, parent) {
        (Some(remote), _, Some(parent)) => format!("{kind}remote:{remote} in {parent}"),
        (Some(remote), _, None) => format!("{kind}remote:{remote}"),
        (None, Some(local), _) => format!("{kind}local:{local}"),
        (None, None, _) => kind.to_owned(),
    }
}

/// One item of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PlanItem {
    /// Its number within its shop.
    pub id: i64,
    /// The entity.
    #[schema(value_type = String)]
    pub entity: Entity,
    /// The side that would be written on.
    #[schema(value_type = String)]
    pub side: Side,
    /// What would be done.
    #[schema(value_type = String)]
    pub action: Action,
    /// KiotViet's id of the record.
    pub remote_id: Option<i64>,
    /// Our id of the record.
    pub local_id: Option<i64>,
    /// KiotViet's id of the branch (of a stock figure) or of the list (of a price).
    pub parent_id: Option<i64>,
    /// Its code or name.
    pub label: String,
    /// The fields that change, each with `field`, `from` and `to`; missing for what is new as a whole. Of a question,
    /// what it is about.
    #[serde(serialize_with = "raw_or_null")]
    #[schema(value_type = Object)]
    pub fields: Option<String>,
    /// A mark of the values that would be written.
    #[serde(skip)]
    pub mark: i64,
    /// What it means in VND: the price's change, or the value of the stock by its price.
    #[schema(value_type = Option<f64>)]
    pub money: Option<Exact>,
    /// What it means in pieces.
    #[schema(value_type = Option<f64>)]
    pub pieces: Option<Exact>,
    /// What a person said.
    pub decision: Decision,
    /// Who said it.
    pub decided_by: Option<String>,
    /// What came of it when the plan was carried out.
    pub outcome: Option<ItemOutcome>,
}

impl PlanItem {
    /// What the item is about, as [`NewPlanItem::subject`] says it.
    pub fn subject(&self) -> String {
        subject(self.action, self.remote_id, self.local_id, self.parent_id)
    }
}

/// Which items of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemFilter {
    /// Only of this entity.
    pub entity: Option<Entity>,
    /// Only this action.
    pub action: Option<Action>,
    /// Only with this decision.
    pub decision: Option<Decision>,
    /// Only whose label has this text, without regard to case and marks.
    pub q: Option<String>,
    /// Only these; empty: all.
    pub ids: Vec<i64>,
}

/// How many items of one kind a plan has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PlanTotal {
    /// The entity.
    #[schema(value_type = String)]
    pub entity: Entity,
    /// The side that would be written on.
    #[schema(value_type = String)]
    pub side: Side,
    /// What would be done.
    #[schema(value_type = String)]
    pub action: Action,
    /// How many.
    pub items: u64,
    /// How many of them are approved.
    pub approved: u64,
    /// How many of them are refused.
    pub refused: u64,
    /// What they mean in VND, in sum.
    #[schema(value_type = f64)]
    pub money: Exact,
    /// What they mean in pieces, in sum.
    #[schema(value_type = f64)]
    pub pieces: Exact,
}

/// What a batch of a plan has seen: those of these subjects that have no item in it have nothing to be done about
/// them any more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// KiotViet's id and, for stock and prices, that of the branch or list.
    pub subjects: Vec<(i64, Option<i64>)>,
}

const COLUMNS: &str =
    "id, entity, side, action, remote_id, local_id, parent_id, label, fields, mark, money, pieces,
    decision, decided_by, outcome";

fn item(row: &Row<'_>) -> Result<PlanItem> {
    let odd = |what: &str| StoreError::Database { detail: format!("odd {what} of a plan's item") };
    let (side, action, decision): (String, String, String) = (row.get(2)?, row.get(3)?, row.get(12)?);
    let outcome: Option<String> = row.get(14)?;
    Ok(PlanItem {
        id: row.get(0)?,
        entity: failures::entity(row, 1)?,
        side: Side::named(&side).ok_or_else(|| odd("side"))?,
        action: Action::named(&action).ok_or_else(|| odd("action"))?,
        remote_id: row.get(4)?,
        local_id: row.get(5)?,
        parent_id: row.get(6)?,
        label: row.get(7)?,
        fields: row.get(8)?,
        mark: row.get(9)?,
        money: row.get::<Option<Money>>(10)?.map(Exact::from),
        pieces: row.get::<Option<Quantity>>(11)?.map(Exact::from),
        decision: Decision::named(&decision).ok_or_else(|| odd("decision"))?,
        decided_by: row.get(13)?,
        outcome: outcome.map(|name| ItemOutcome::named(&name).ok_or_else(|| odd("outcome"))).transpose()?,
    })
}

/// The condition of a filter, whose parameters are `?3` to `?6`.
pub(super) const FILTER: &str = "shop = ?1 AND plan = ?2 AND entity = COALESCE(?3, entity)
    AND action = COALESCE(?4, action) AND decision = COALESCE(?5, decision)
    AND (?6 IS NULL OR label_key LIKE ?6 ESCAPE '\\')";

/// The parameters of [`FILTER`].
pub(super) fn filter_values<'a>(shop: ShopId, plan: PlanId, filter: &ItemFilter) -> [Value<'a>; 6] {
    let pattern = filter.q.as_deref().map(|typed| {
        let key = text::search_key(typed).replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        format!("%{key}%")
    });
    [
        shop.into(),
        plan.0.into(),
        filter.entity.map(Entity::name).into(),
        filter.action.map(Action::name).into(),
        filter.decision.map(Decision::name).into(),
        pattern.into(),
    ]
}

impl Store {
    /// Writes what was found out about a part of a list. An item that stands with the same values keeps its
    /// decision; one with other values is to be decided anew.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    #[allow(clippy::too_many_arguments, reason = "one part of a list, as one transaction")]
    pub async fn write_plan(
        &self,
        fence: &Fence,
        plan: PlanId,
        entity: Entity,
        run: RunId,
        items: Vec<NewPlanItem>,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        let fence = *fence;
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                write(session, fence.shop, plan, run, &items).await?;
                forget_settled(session, fence.shop, plan, entity, run, &seen).await
            })
        })
        .await
    }

    /// Forgets the items of an entity that a complete reading by this run did not meet: what they were about is as it
    /// should be, or has gone. Those of one branch or list, or those of records.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    pub async fn forget_unseen(
        &self,
        fence: &Fence,
        plan: PlanId,
        entity: Entity,
        parents: bool,
        run: RunId,
        now: Timestamp,
    ) -> Result<()> {
        let fence = *fence;
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                session
                    .execute(
                        "DELETE FROM plan_items WHERE shop = ?1 AND plan = ?2 AND entity = ?3 AND run <> ?4
                             AND (parent_id IS NOT NULL) = ?5",
                        &[
                            fence.shop.into(),
                            plan.0.into(),
                            entity.name().into(),
                            run.0.into(),
                            parents.into(),
                        ],
                    )
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// Items of a plan, in the order in which they were found.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn plan_items(
        &self,
        shop: ShopId,
        plan: PlanId,
        filter: ItemFilter,
        after: Option<i64>,
        limit: u32,
    ) -> Result<Page<PlanItem>> {
        let limit = Query::rows(limit);
        self.reading(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let mut parameters = filter_values(shop, plan, &filter).to_vec();
                parameters.push(after.unwrap_or(i64::MIN).into());
                parameters.push(one_more(limit).into());
                let sql = format!(
                    "SELECT {COLUMNS} FROM plan_items WHERE {FILTER} AND id > ?7 ORDER BY id LIMIT ?8"
                );
                let rows = session.query(&sql, &parameters, item).await?;
                Ok(Page::of(rows, limit, |item| item.id))
            })
        })
        .await
    }

    /// The items about these subjects (see [`NewPlanItem::subject`]), in the order asked; those without one are left
    /// out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn plan_items_about(
        &self,
        shop: ShopId,
        plan: PlanId,
        entity: Entity,
        subjects: Vec<String>,
    ) -> Result<Vec<PlanItem>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = format!(
                    "SELECT {COLUMNS} FROM plan_items
                     WHERE shop = ?1 AND plan = ?2 AND entity = ?3 AND subject = ?4"
                );
                let rows: Vec<_> = subjects
                    .iter()
                    .map(|subject| [shop.into(), plan.0.into(), entity.name().into(), subject.into()])
                    .collect();
                session.query_many(&sql, &rows, item).await
            })
        })
        .await
    }

    /// How many items of each kind a plan has, and what they mean in money and pieces.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn plan_totals(&self, shop: ShopId, plan: PlanId) -> Result<Vec<PlanTotal>> {
        self.reading(move |session| {
            Box::pin(async move {
                let mut totals = session
                    .query(
                        // Money is summed in whole dong: units of 1/10,000 of a large shop's stock may not fit.
                        "SELECT entity, side, action, count(*), sum(decision = 'approved'),
                             sum(decision = 'refused'), COALESCE(sum(money / 10000), 0), COALESCE(sum(pieces), 0)
                         FROM plan_items WHERE shop = ?1 AND plan = ?2 GROUP BY entity, side, action",
                        &[shop.into(), plan.0.into()],
                        |row| {
                            let odd = || StoreError::Database { detail: "odd item of a plan".to_owned() };
                            let (side, action): (String, String) = (row.get(1)?, row.get(2)?);
                            Ok(PlanTotal {
                                entity: failures::entity(row, 0)?,
                                side: Side::named(&side).ok_or_else(odd)?,
                                action: Action::named(&action).ok_or_else(odd)?,
                                items: row.get(3)?,
                                approved: row.get(4)?,
                                refused: row.get(5)?,
                                money: Money::whole(row.get(6)?).into(),
                                pieces: row.get::<Quantity>(7)?.into(),
                            })
                        },
                    )
                    .await?;
                totals.sort_by_key(|total| (total.entity, total.action));
                Ok(totals)
            })
        })
        .await
    }
}

async fn write(
    session: &mut Session,
    shop: ShopId,
    plan: PlanId,
    run: RunId,
    items: &[NewPlanItem],
) -> Result<()> {
    if items.is_empty() {
        return Ok(());
    }
    let count = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let first = counters::take(session, shop, "plan_items", count).await?;
    let scaled = |item: &NewPlanItem, value: Option<i64>, text: String| {
        value.ok_or(StoreError::TooLarge {
            entity: item.entity,
            remote: item.remote_id.unwrap_or_default(),
            value: text,
        })
    };
    let mut rows = Vec::with_capacity(items.len());
    for (id, item) in (first..).zip(items) {
        let money = item.money.map(|money| scaled(item, money.to_scaled(), money.to_string())).transpose()?;
        let pieces =
            item.pieces.map(|pieces| scaled(item, pieces.to_scaled(), pieces.to_string())).transpose()?;
        rows.push([
            shop.into(),
            plan.0.into(),
            id.into(),
            item.entity.name().into(),
            item.subject().into(),
            item.action.side().name().into(),
            item.action.name().into(),
            item.remote_id.into(),
            item.local_id.into(),
            item.parent_id.into(),
            (&item.label).into(),
            text::search_key(&item.label).into(),
            item.fields.as_deref().into(),
            item.mark.into(),
            money.into(),
            pieces.into(),
            run.0.into(),
        ]);
    }
    session
        .execute_many(
            "INSERT INTO plan_items (shop, plan, id, entity, subject, side, action, remote_id, local_id, parent_id,
                 label, label_key, fields, mark, money, pieces, run, decision)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, 'pending')
             ON CONFLICT (shop, plan, entity, subject) DO UPDATE SET
                 decision = CASE WHEN plan_items.action = excluded.action AND plan_items.mark = excluded.mark
                     THEN plan_items.decision ELSE 'pending' END,
                 decided_by = CASE WHEN plan_items.action = excluded.action AND plan_items.mark = excluded.mark
                     THEN plan_items.decided_by ELSE NULL END,
                 side = excluded.side, action = excluded.action, local_id = excluded.local_id,
                 label = excluded.label, label_key = excluded.label_key, fields = excluded.fields,
                 mark = excluded.mark, money = excluded.money, pieces = excluded.pieces, run = excluded.run",
            &rows,
        )
        .await
        .map(|_| ())
}

/// Removes the items of subjects that this run has looked at and has nothing to say about.
async fn forget_settled(
    session: &mut Session,
    shop: ShopId,
    plan: PlanId,
    entity: Entity,
    run: RunId,
    seen: &Seen,
) -> Result<()> {
    let kinds = [Action::Change, Action::Ask, Action::PushChange];
    let rows: Vec<_> = seen
        .subjects
        .iter()
        .flat_map(|(remote, parent)| kinds.map(|kind| subject(kind, Some(*remote), None, *parent)))
        .map(|subject| [shop.into(), plan.0.into(), entity.name().into(), subject.into(), run.0.into()])
        .collect();
    session
        .execute_many(
            "DELETE FROM plan_items
             WHERE shop = ?1 AND plan = ?2 AND entity = ?3 AND subject = ?4 AND run <> ?5",
            &rows,
        )
        .await
        .map(|_| ())
}
