//! What rows of one list need to know of other lists: small tables, read once a run.

use std::collections::{BTreeMap, BTreeSet};

/// The small tables of one shop.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The tables have been read. Rows that refer to them must not be taken before.
    pub ready: bool,
    /// The open branches that are linked to a point of sale. Closed branches linger in KiotViet's stock rows.
    pub branches: BTreeSet<i64>,
    /// Which branch is which point of sale, as text: stock that was read under another one must be read again.
    pub places: String,
    /// KiotViet's ids of customer groups by their name's match key; customers' rows name groups, not ids.
    pub groups: BTreeMap<String, i64>,
}

impl Context {
    /// Whether stock at this branch is kept.
    pub fn sells_at(&self, branch: i64) -> bool {
        self.branches.contains(&branch)
    }
}
