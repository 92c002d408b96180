//! What a run would do, said record by record: the words of a plan, and how two readings of one record are told
//! apart.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::record::{Field, Record};

/// What would be done about one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Only KiotViet has it: made on Abaha.
    Create,
    /// Both had it before they were connected: linked and merged.
    Link,
    /// Changed on Abaha.
    Change,
    /// Gone on KiotViet: archived on Abaha; a price is removed from its list.
    Archive,
    /// Back on KiotViet: in use again on Abaha.
    Restore,
    /// Made on KiotViet.
    PushCreate,
    /// Changed on KiotViet.
    PushChange,
    /// Deleted on KiotViet, an order cancelled there.
    PushDelete,
    /// A question for a person; nothing is done until it is answered.
    Ask,
    /// Only Abaha has it and it stays as it is.
    OnlyHere,
}

impl Action {
    /// All actions, in the order in which a plan shows them.
    pub const ALL: [Self; 10] = [
        Self::Create,
        Self::Link,
        Self::Change,
        Self::Restore,
        Self::Archive,
        Self::PushCreate,
        Self::PushChange,
        Self::PushDelete,
        Self::Ask,
        Self::OnlyHere,
    ];

    /// The name in commands, JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Link => "link",
            Self::Change => "change",
            Self::Archive => "archive",
            Self::Restore => "restore",
            Self::PushCreate => "push_create",
            Self::PushChange => "push_change",
            Self::PushDelete => "push_delete",
            Self::Ask => "ask",
            Self::OnlyHere => "only_here",
        }
    }

    /// The action of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }

    /// The side that would be written on.
    pub const fn side(self) -> Side {
        match self {
            Self::PushCreate | Self::PushChange | Self::PushDelete => Side::Kiotviet,
            _ => Side::Abaha,
        }
    }

    /// Whether it does anything that a person can approve.
    pub const fn is_carried_out(self) -> bool {
        !matches!(self, Self::Ask | Self::OnlyHere)
    }
}

/// A side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Here.
    Abaha,
    /// There.
    Kiotviet,
}

impl Side {
    /// The name in JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Abaha => "abaha",
            Self::Kiotviet => "kiotviet",
        }
    }

    /// The side of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Abaha, Self::Kiotviet].into_iter().find(|side| side.name() == name)
    }
}

/// One field that would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// The field's name.
    pub field: String,
    /// As it is.
    pub from: Value,
    /// As it would be.
    pub to: Value,
}

impl FieldChange {
    /// A change of one value.
    pub fn new(field: &str, from: impl Serialize, to: impl Serialize) -> Self {
        Self { field: field.to_owned(), from: crate::record::shown(&from), to: crate::record::shown(&to) }
    }
}

/// The fields in which a record would change, with both values.
pub fn differences<R: Record>(before: &R, after: &R) -> Vec<FieldChange> {
    before.differences(after).into_iter().map(|field| difference(before, after, field)).collect()
}

/// One field of two records.
pub fn difference<R: Record>(before: &R, after: &R, field: R::Field) -> FieldChange {
    FieldChange { field: field.name().to_owned(), from: before.show(field), to: after.show(field) }
}

/// A mark of a text (FNV-1a, 64 bits), the same on every machine and in every version: tells whether what would be
/// done now is what was approved.
pub fn mark(text: &str) -> i64 {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    i64::from_ne_bytes(hash.to_ne_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::Category;

    #[test]
    fn an_action_is_read_back_from_its_name() {
        for action in Action::ALL {
            assert_eq!(Action::named(action.name()), Some(action));
            assert_eq!(serde_json::to_value(action).unwrap(), action.name());
        }
    }

    #[test]
    fn a_mark_never_changes_from_version_to_version() {
        assert_eq!(mark(""), -3_750_763_034_362_895_579);
        assert_ne!(mark("{\"code\":\"SP1\"}"), mark("{\"code\":\"SP2\"}"));
    }

    #[test]
    fn only_fields_that_differ_are_named() {
        let before = Category { name: "Áo".to_owned(), parent: None };
        let after = Category { name: "Áo thun".to_owned(), parent: None };
        assert_eq!(differences(&before, &after), [FieldChange::new("name", "Áo", "Áo thun")]);
    }
}
