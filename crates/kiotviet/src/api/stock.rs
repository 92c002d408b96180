//! The stock list.

use super::resource::{ListQuery, Resource};
use crate::account::Ability;
use crate::budget::Priority;
use crate::client::Query;
use crate::ids::BranchId;
use crate::wire::StockRow;

/// How to list stock. `lastModifiedFrom` is a hint here, not a promise: only a full scan tells the truth.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StockQuery {
    /// These branches only.
    pub branches: Vec<BranchId>,
}

impl ListQuery for StockQuery {
    fn path(&self) -> String {
        StockRow::PATH.to_owned()
    }
    fn write(&self, query: &mut Query) {
        query.each("branchIds", &self.branches);
    }
}

impl Resource for StockRow {
    type Query = StockQuery;
    const PATH: &'static str = "/productOnHands";
    const ABILITY: Ability = Ability::ReadStock;
    const PRIORITY: Priority = Priority::Stock;
    fn id(&self) -> i64 {
        self.id.get()
    }
}
