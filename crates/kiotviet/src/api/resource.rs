//! What the client must know of an entity to list and read it.

use serde::de::DeserializeOwned;

use crate::account::Ability;
use crate::budget::Priority;
use crate::client::Query;

/// A kind of row that KiotViet lists.
pub trait Resource: DeserializeOwned + Clone + Send + Sync + Unpin + 'static {
    /// Filters and switches of its list.
    type Query: ListQuery;
    /// Path of its list, such as `/products`.
    const PATH: &'static str;
    /// Member names its id may have.
    const KEYS: &'static [&'static str] = &["id"];
    /// Name of the member to order by.
    const ORDER_BY: &'static str = "id";
    /// What the account must be able to do.
    const ABILITY: Ability;
    /// Urgency, if the caller does not choose one.
    const PRIORITY: Priority = Priority::Sweep;
    /// Whether the list comes in pages.
    const PAGED: bool = true;
    /// Whether the list knows `lastModifiedFrom`.
    const INCREMENTAL: bool = true;
    /// Whether to ask for removed ids.
    const REMOVED_IDS: bool = false;
    /// Whether a row with id -1 may head an answer as a summary.
    const SUMMARY_ROW: bool = false;

    /// Its id; 0 when the answer told none.
    fn id(&self) -> i64;

    /// Its id, if it has one.
    fn key(&self) -> Option<i64> {
        Some(self.id()).filter(|id| *id != 0)
    }
}

/// Filters and switches of a list.
pub trait ListQuery: std::fmt::Debug + Default + Clone + Send + Sync + Unpin + 'static {
    /// Path of the list.
    fn path(&self) -> String;
    /// Adds the members.
    fn write(&self, query: &mut Query);
}
