//! What an entry says.

use dongbo_sync::reconcile::{Overruled, Winner};
use dongbo_sync::{Field, Rule};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

/// What happened to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// It came into being here.
    Created,
    /// Some of its fields changed.
    Changed,
    /// It was archived here, or deleted there.
    Archived,
    /// It came back.
    Restored,
    /// It turned out to be a record of the other side.
    Linked,
    /// It was made on KiotViet by us.
    SentCreated,
    /// Some of its fields were changed on KiotViet by us.
    SentChanged,
    /// It was deleted on KiotViet by us.
    SentDeleted,
    /// A changed value gave way to another, by the field's rule.
    Overruled,
    /// Both sides changed a field, and a person was asked.
    ConflictOpened,
    /// A person decided.
    ConflictDecided,
    /// The question answered itself.
    ConflictClosed,
    /// What had been done was taken back.
    Undone,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 13] = [
        Self::Created,
        Self::Changed,
        Self::Archived,
        Self::Restored,
        Self::Linked,
        Self::SentCreated,
        Self::SentChanged,
        Self::SentDeleted,
        Self::Overruled,
        Self::ConflictOpened,
        Self::ConflictDecided,
        Self::ConflictClosed,
        Self::Undone,
    ];

    /// The name in JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Changed => "changed",
            Self::Archived => "archived",
            Self::Restored => "restored",
            Self::Linked => "linked",
            Self::SentCreated => "sent_created",
            Self::SentChanged => "sent_changed",
            Self::SentDeleted => "sent_deleted",
            Self::Overruled => "overruled",
            Self::ConflictOpened => "conflict_opened",
            Self::ConflictDecided => "conflict_decided",
            Self::ConflictClosed => "conflict_closed",
            Self::Undone => "undone",
        }
    }

    /// The action of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }
}

/// The side on which it began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum HistorySide {
    /// Here.
    Abaha,
    /// There.
    KiotViet,
}

impl HistorySide {
    /// The name in JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Abaha => "abaha",
            Self::KiotViet => "kiotviet",
        }
    }

    /// The side of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Abaha, Self::KiotViet].into_iter().find(|side| side.name() == name)
    }
}

/// Where a field's value changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Sides {
    /// Here.
    Abaha,
    /// There.
    KiotViet,
    /// On both, from and to the same.
    Both,
    /// On neither: it is only spoken of.
    Neither,
}

impl Sides {
    /// Whether our value changed.
    pub const fn here(self) -> bool {
        matches!(self, Self::Abaha | Self::Both)
    }

    /// Whether KiotViet's value changed.
    pub const fn there(self) -> bool {
        matches!(self, Self::KiotViet | Self::Both)
    }
}

/// What became of one field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldChange {
    /// Its name.
    pub field: String,
    /// Where it changed.
    pub side: Sides,
    /// The value before.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub from: Value,
    /// The value since.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub to: Value,
    /// A value gave way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overruled: Option<Overrule>,
    /// What the conflict was about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disputed: Option<Disputed>,
}

/// A changed value that gave way to another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Overrule {
    /// Whose value prevailed.
    pub winner: HistorySide,
    /// The value that gave way.
    pub lost: Value,
    /// The value that prevailed.
    pub kept: Value,
    /// The rule that decided.
    pub rule: Rule,
}

impl Overrule {
    pub(crate) fn of<F: Field>(overruled: &Overruled<F>) -> Self {
        Self {
            winner: match overruled.winner {
                Winner::Abaha => HistorySide::Abaha,
                Winner::KiotViet => HistorySide::KiotViet,
            },
            lost: overruled.lost.clone(),
            kept: overruled.kept.clone(),
            rule: overruled.rule,
        }
    }
}

/// The values of a conflict.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Disputed {
    /// Our value.
    #[schema(value_type = Object)]
    pub ours: Value,
    /// KiotViet's value.
    #[schema(value_type = Object)]
    pub theirs: Value,
    /// The value when both last agreed.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub base: Value,
}
