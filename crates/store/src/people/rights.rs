//! What somebody may do: a role, and for the staff single rights.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::{Result, StoreError};

/// What a person or a token is in a shop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everything in its own shop.
    Owner,
    /// Daily work in its own shop, and what its rights add.
    Staff,
    /// Everything in every shop.
    Operator,
}

impl Role {
    /// The name in commands, JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Staff => "staff",
            Self::Operator => "operator",
        }
    }

    /// The role of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Owner, Self::Staff, Self::Operator].into_iter().find(|role| role.name() == name)
    }

    pub(crate) fn read(name: &str) -> Result<Self> {
        Self::named(name).ok_or_else(|| StoreError::Database { detail: "odd role".to_owned() })
    }
}

/// What the owner may allow a staff member beyond the daily work with records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Right {
    /// See how the synchronisation goes: runs, conflicts, failures, history, what waits to be sent, plans.
    SeeSync,
    /// Start runs, try again, carry out plans.
    RunSync,
    /// Change rules, choices, selling and the connection.
    ChangeSyncSettings,
    /// Decide conflicts, plans, matches and waves, and take back what was done.
    DecideConflicts,
}

impl Right {
    /// Every right.
    pub const ALL: [Self; 4] =
        [Self::SeeSync, Self::RunSync, Self::ChangeSyncSettings, Self::DecideConflicts];

    /// The name in commands, JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SeeSync => "see_sync",
            Self::RunSync => "run_sync",
            Self::ChangeSyncSettings => "change_sync_settings",
            Self::DecideConflicts => "decide_conflicts",
        }
    }

    /// The right of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|right| right.name() == name)
    }
}

/// A set of rights.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rights(BTreeSet<Right>);

impl Rights {
    /// Whether this right is among them.
    pub fn has(&self, right: Right) -> bool {
        self.0.contains(&right)
    }

    /// What somebody of that role has when nobody says: the staff see and start runs, and settle nothing for good.
    pub fn usual(role: Role) -> Self {
        match role {
            Role::Owner | Role::Operator => Right::ALL.into_iter().collect(),
            Role::Staff => [Right::SeeSync, Right::RunSync].into_iter().collect(),
        }
    }

    /// What somebody of that role has when these were ticked: owners and operators have all of them.
    pub fn of(role: Role, ticked: Self) -> Self {
        if role == Role::Staff { ticked } else { Self::usual(role) }
    }

    /// The names of those there are.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|right| right.name())
    }

    pub(crate) fn text(&self) -> String {
        self.names().collect::<Vec<_>>().join(",")
    }

    pub(crate) fn read(role: Role, text: &str) -> Self {
        Self::of(role, text.split(',').filter_map(Right::named).collect())
    }
}

impl FromIterator<Right> for Rights {
    fn from_iter<I: IntoIterator<Item = Right>>(rights: I) -> Self {
        Self(rights.into_iter().collect())
    }
}
