//! Conflicts with what a person needs to decide them: who changed what and when on each side, and which rule would have
//! decided.

use dongbo_sync::records::{Category, Customer, CustomerGroup, Order, PointOfSale, PriceList, Product};
use dongbo_sync::{Entity, Field, Precedence, Record, Rule, Ruled, ShopId};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::conflicts::{COLUMNS, Conflict, ConflictKind, conflict};
use crate::error::Result;
use crate::history::{CauseView, HistorySide, latest_of_record};
use crate::page::{Page, Query, one_more};
use crate::session::Session;
use crate::shops;
use crate::store::Store;

/// A conflict with what a person needs to decide it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ConflictView {
    /// The conflict.
    #[serde(flatten)]
    pub conflict: Conflict,
    /// The record's code or name.
    pub label: String,
    /// The last change of our value that is known.
    pub ours_changed: Option<ChangeOfSide>,
    /// The last change of KiotViet's value that is known.
    pub theirs_changed: Option<ChangeOfSide>,
    /// Whose value the field's usual rule would take, if the shop had not asked to decide itself.
    pub usual_winner: Option<HistorySide>,
    /// What the usual rule says, for the shopkeeper.
    pub usual_rule_vi: Option<String>,
    /// What the usual rule says, in English.
    pub usual_rule_en: Option<String>,
}

/// A change of a field on one side.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ChangeOfSide {
    /// The entry in the history.
    pub entry: i64,
    /// When we made it or saw it.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// The value before.
    #[schema(value_type = Object)]
    pub from: Value,
    /// The value since.
    #[schema(value_type = Object)]
    pub to: Value,
    /// Why.
    pub cause: CauseView,
}

impl Store {
    /// Conflicts with what a person needs to decide them, the oldest first: those that are open, or those that are
    /// closed.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`](crate::StoreError::NoSuchShop), or when the database fails.
    #[allow(clippy::too_many_arguments, reason = "what a list may be narrowed to")]
    pub async fn conflict_views(
        &self,
        shop: ShopId,
        entity: Option<Entity>,
        kind: Option<ConflictKind>,
        field: Option<String>,
        open: bool,
        after: Option<i64>,
        limit: u32,
    ) -> Result<Page<ConflictView>> {
        let limit = Query::rows(limit);
        self.reading(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let state = if open { "IS NULL" } else { "IS NOT NULL" };
                let sql = format!(
                    "SELECT {COLUMNS} FROM conflicts
                     WHERE shop = ?1 AND id > ?2 AND entity = COALESCE(?3, entity) AND kind = COALESCE(?4, kind)
                         AND field = COALESCE(?5, field) AND closed_at {state}
                     ORDER BY id LIMIT ?6"
                );
                let parameters = [
                    shop.into(),
                    after.unwrap_or(i64::MIN).into(),
                    entity.map(Entity::name).into(),
                    kind.map(ConflictKind::name).into(),
                    field.into(),
                    one_more(limit).into(),
                ];
                let conflicts = session.query(&sql, &parameters, conflict).await?;
                let mut views = Vec::with_capacity(conflicts.len());
                for conflict in conflicts {
                    views.push(view(session, shop, conflict).await?);
                }
                Ok(Page::of(views, limit, |view| view.conflict.id))
            })
        })
        .await
    }
}

async fn view(session: &mut Session, shop: ShopId, conflict: Conflict) -> Result<ConflictView> {
    let usual = conflict.field.as_deref().and_then(|field| usual_rule(conflict.entity, field));
    let (mut ours_changed, mut theirs_changed) = (None, None);
    let mut label = String::new();
    if let Some(local) = conflict.local_id {
        for entry in latest_of_record(session, shop, conflict.entity, local).await? {
            if label.is_empty() {
                label.clone_from(&entry.label);
            }
            for row in entry.fields.iter().filter(|row| Some(&row.field) == conflict.field.as_ref()) {
                let change = || ChangeOfSide {
                    entry: entry.id,
                    at: entry.at,
                    from: row.from.clone(),
                    to: row.to.clone(),
                    cause: entry.cause.clone(),
                };
                if row.side.here() && ours_changed.is_none() {
                    ours_changed = Some(change());
                }
                if row.side.there() && theirs_changed.is_none() {
                    theirs_changed = Some(change());
                }
            }
        }
    }
    Ok(ConflictView {
        label,
        ours_changed,
        theirs_changed,
        usual_winner: usual.and_then(|rule| match rule.precedence {
            Precedence::Abaha => Some(HistorySide::Abaha),
            Precedence::KiotViet => Some(HistorySide::KiotViet),
            Precedence::Person => None,
        }),
        usual_rule_vi: usual.map(|rule| rule.explain().vietnamese.to_owned()),
        usual_rule_en: usual.map(|rule| rule.explain().english.to_owned()),
        conflict,
    })
}

fn usual_rule(entity: Entity, field: &str) -> Option<Rule> {
    fn of<R: Ruled>(field: &str) -> Option<Rule> {
        <R as Record>::Field::named(field).map(R::default_rule)
    }
    match entity {
        Entity::Branches => of::<PointOfSale>(field),
        Entity::Categories => of::<Category>(field),
        Entity::CustomerGroups => of::<CustomerGroup>(field),
        Entity::Products => of::<Product>(field),
        Entity::PriceLists => of::<PriceList>(field),
        Entity::Customers => of::<Customer>(field),
        Entity::Orders => of::<Order>(field),
        Entity::Stock => None,
    }
}
