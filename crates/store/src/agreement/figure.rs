//! The figure for people: so many of so many records are equal, as of then, and why the others are not.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Agreement, Reason};

/// How far both sides agree.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct AgreementStatus {
    /// Records that were compared, of all entities.
    pub compared: u64,
    /// Of these, how many are equal under the rules.
    pub equal: u64,
    /// Every record was compared at this instant or later; missing before the first complete reading.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub as_of: Option<Timestamp>,
    /// The latest comparison of all.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub checked_at: Option<Timestamp>,
    /// The same by entity; the entries of price lists are `price_entries`.
    pub entities: BTreeMap<String, EntityAgreement>,
}

/// How far both sides agree about one entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct EntityAgreement {
    /// Records that were compared.
    pub compared: u64,
    /// Of these, how many are equal under the rules.
    pub equal: u64,
    /// Differ, and are neither on their way nor a person's to decide.
    pub different: u64,
    /// Changed here and not sent to KiotViet yet.
    pub waiting: u64,
    /// A person has to decide.
    pub in_conflict: u64,
    /// Could not be read.
    pub failed: u64,
    /// Equal, with fields in which each side keeps its own as the rules want it.
    pub by_rule: u64,
    /// Every record was compared at this instant or later.
    #[schema(value_type = String, format = DateTime)]
    pub as_of: Timestamp,
    /// The latest comparison.
    #[schema(value_type = String, format = DateTime)]
    pub checked_at: Timestamp,
}

impl From<&Agreement> for EntityAgreement {
    fn from(figure: &Agreement) -> Self {
        let sum = |reasons: &[Reason]| {
            reasons
                .iter()
                .map(|reason| figure.differing.get(reason).copied().unwrap_or_default())
                .sum::<u64>()
        };
        let different = sum(&[Reason::Newer, Reason::Drift]);
        let waiting = sum(&[Reason::Waiting]);
        let in_conflict = sum(&[Reason::Conflict, Reason::Unmatched]);
        let failed = sum(&[Reason::Unreadable]);
        // What was found since the last round may not have been counted in it.
        let compared = figure.compared.max(different + waiting + in_conflict + failed);
        Self {
            compared,
            equal: compared - (different + waiting + in_conflict + failed),
            different,
            waiting,
            in_conflict,
            failed,
            by_rule: figure.by_rule,
            as_of: figure.as_of,
            checked_at: figure.checked_at,
        }
    }
}

impl AgreementStatus {
    /// The figures of a shop.
    pub fn of(figures: &[Agreement]) -> Self {
        let entities: BTreeMap<String, EntityAgreement> =
            figures.iter().map(|figure| (figure.subject.clone(), figure.into())).collect();
        Self {
            compared: entities.values().map(|entity| entity.compared).sum(),
            equal: entities.values().map(|entity| entity.equal).sum(),
            as_of: entities.values().map(|entity| entity.as_of).min(),
            checked_at: entities.values().map(|entity| entity.checked_at).max(),
            entities,
        }
    }
}
