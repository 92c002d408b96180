//! What people set right afterwards: undoing what was done, deciding what both sides changed. Each record is one
//! transaction of the store, which goes to KiotViet as any other edit does. None of it needs the claim on the shop.

// What an undo would do to one record.
mod plan;
// Undoing.
mod undo;
// Deciding conflicts.
mod decide;

pub use decide::{
    ConflictDecided, ConflictDecisionReport, ConflictFilter, DecisionOutcome, decide_conflict,
    decide_conflicts,
};
pub use plan::{Refusal, RefusalReason, UndoneField};
pub use undo::{UndoOutcome, UndoReport, UndoRequest, UndoTarget, UndoneRecord, undo};

/// Runs the same for the kind of record that an entity has; for stock, which is no record, `$otherwise`.
macro_rules! for_records_of {
    ($entity:expr, $kind:ident => $body:expr, otherwise $otherwise:expr) => {
        match $entity {
            dongbo_sync::Entity::Branches => {
                type $kind = dongbo_sync::records::PointOfSale;
                $body
            }
            dongbo_sync::Entity::Categories => {
                type $kind = dongbo_sync::records::Category;
                $body
            }
            dongbo_sync::Entity::CustomerGroups => {
                type $kind = dongbo_sync::records::CustomerGroup;
                $body
            }
            dongbo_sync::Entity::Products => {
                type $kind = dongbo_sync::records::Product;
                $body
            }
            dongbo_sync::Entity::PriceLists => {
                type $kind = dongbo_sync::records::PriceList;
                $body
            }
            dongbo_sync::Entity::Customers => {
                type $kind = dongbo_sync::records::Customer;
                $body
            }
            dongbo_sync::Entity::Orders => {
                type $kind = dongbo_sync::records::Order;
                $body
            }
            dongbo_sync::Entity::Stock => $otherwise,
        }
    };
}
pub(crate) use for_records_of;
