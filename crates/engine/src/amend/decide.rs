//! Deciding conflicts about fields: one, or all that fit, each in a transaction of its own.

use std::collections::BTreeSet;

use dongbo_store::{Conflict, ConflictKind, Ending, Settlement, SettlingChoice, Store};
use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::for_records_of;
use crate::error::EngineError;

/// Which open conflicts; what is missing does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConflictFilter {
    /// Of this entity.
    pub entity: Option<Entity>,
    /// About this field.
    pub field: Option<String>,
    /// Only these.
    pub ids: Option<BTreeSet<i64>>,
}

/// What came of deciding one conflict.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ConflictDecided {
    /// What came of it.
    pub outcome: DecisionOutcome,
    /// The conflict as it stands now.
    pub conflict: Conflict,
    /// Why the value cannot be.
    pub reason: Option<String>,
}

/// What came of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DecisionOutcome {
    /// It is decided, now or before and in the same way.
    Decided,
    /// Nothing was left to decide.
    Dissolved,
    /// The values have moved since it was shown; it stays open with those of now.
    Moved,
    /// It was closed before, in another way.
    Closed,
    /// It is not about a field.
    NotAField,
    /// The field cannot have that value.
    BadValue,
}

/// What came of deciding several.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
pub struct ConflictDecisionReport {
    /// How many are decided.
    pub decided: u64,
    /// How many had nothing left to decide.
    pub dissolved: u64,
    /// How many stay open.
    pub open: u64,
    /// One by one, the first thousand.
    pub items: Vec<ConflictDecided>,
}

/// How many conflicts a report names.
const NAMED: usize = 1_000;
/// How many are read at a time.
const AT_ONCE: u32 = 500;

/// Decides one conflict. `None` when there is none of that number.
///
/// # Errors
/// When the store fails.
pub async fn decide_conflict(
    store: &Store,
    shop: ShopId,
    id: i64,
    choice: SettlingChoice,
    by: &str,
    now: Timestamp,
) -> Result<Option<ConflictDecided>, EngineError> {
    let Some(conflict) = store.conflict(shop, id).await? else { return Ok(None) };
    let wanted = match choice {
        SettlingChoice::Ours => Ending::Ours,
        SettlingChoice::Theirs => Ending::Theirs,
        SettlingChoice::Value(_) => Ending::Value,
    };
    let by = by.to_owned();
    let settlement = for_records_of!(
        conflict.entity,
        R => store.settle_conflict::<R>(shop, id, choice.clone(), by, now).await?,
        otherwise Settlement::NotAField(conflict)
    );
    let (outcome, conflict, reason) = match settlement {
        Settlement::Decided(conflict) => (DecisionOutcome::Decided, conflict, None),
        Settlement::Dissolved(conflict) => (DecisionOutcome::Dissolved, conflict, None),
        Settlement::Moved(conflict) => (DecisionOutcome::Moved, conflict, None),
        Settlement::NotAField(conflict) => (DecisionOutcome::NotAField, conflict, None),
        Settlement::BadValue { conflict, reason } => (DecisionOutcome::BadValue, conflict, Some(reason)),
        Settlement::AlreadyClosed(conflict) => {
            let again = conflict.decision == Some(wanted) && is_same_value(&conflict, &choice);
            let outcome = if again { DecisionOutcome::Decided } else { DecisionOutcome::Closed };
            (outcome, conflict, None)
        }
    };
    Ok(Some(ConflictDecided { outcome, conflict, reason }))
}

fn is_same_value(conflict: &Conflict, choice: &SettlingChoice) -> bool {
    match choice {
        SettlingChoice::Ours | SettlingChoice::Theirs => true,
        SettlingChoice::Value(value) => {
            let decided = conflict.decided_value.as_deref().map(serde_json::from_str::<serde_json::Value>);
            matches!(decided, Some(Ok(decided)) if decided == *value)
        }
    }
}

/// Decides all open conflicts about fields that fit, alike.
///
/// # Errors
/// When the store fails; what was decided until then stays decided.
pub async fn decide_conflicts(
    store: &Store,
    shop: ShopId,
    filter: &ConflictFilter,
    choice: &SettlingChoice,
    by: &str,
    now: Timestamp,
) -> Result<ConflictDecisionReport, EngineError> {
    let mut report = ConflictDecisionReport::default();
    let mut after = None;
    loop {
        let page = store.conflicts(shop, filter.entity, after, AT_ONCE).await?;
        for conflict in page.items.iter().filter(|conflict| fits(conflict, filter)) {
            let decided = decide_conflict(store, shop, conflict.id, choice.clone(), by, now).await?;
            let Some(decided) = decided else { continue };
            match decided.outcome {
                DecisionOutcome::Decided => report.decided += 1,
                DecisionOutcome::Dissolved | DecisionOutcome::Closed => report.dissolved += 1,
                DecisionOutcome::Moved | DecisionOutcome::NotAField | DecisionOutcome::BadValue => {
                    report.open += 1;
                }
            }
            if report.items.len() < NAMED {
                report.items.push(decided);
            }
        }
        after = page.next_cursor;
        if after.is_none() {
            return Ok(report);
        }
    }
}

fn fits(conflict: &Conflict, filter: &ConflictFilter) -> bool {
    conflict.kind == ConflictKind::Field
        && filter.ids.as_ref().is_none_or(|ids| ids.contains(&conflict.id))
        && filter.field.as_ref().is_none_or(|field| conflict.field.as_ref() == Some(field))
}
