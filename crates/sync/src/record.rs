//! What all records share: a list of fields that can be compared, copied and shown one by one.

use std::fmt::Debug;
use std::hash::Hash;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::entity::Entity;
use crate::money::{Money, Quantity};
use crate::reference::Reference;
use crate::text::comparable;

/// Whether two values mean the same to a shopkeeper, though they may be spelt differently.
pub trait Same {
    /// True when nobody would call it a change.
    fn same(&self, other: &Self) -> bool;
    /// Whether nothing was filled in. Zero and false are values, not blanks.
    fn is_blank(&self) -> bool {
        false
    }
    /// Makes it blank, where the type has such a state; otherwise leaves it.
    fn clear(&mut self) {}
}

/// A record both sides can have: the unit of merging.
pub trait Record: Clone + Debug + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// One of its fields.
    type Field: Field;
    /// The entity it belongs to.
    const ENTITY: Entity;

    /// All fields, in the order in which they are shown.
    fn fields() -> &'static [Self::Field];
    /// Whether the field is the same in both.
    fn same(&self, other: &Self, field: Self::Field) -> bool;
    /// Copies one field from another record.
    fn take(&mut self, from: &Self, field: Self::Field);
    /// Whether nothing was filled into the field.
    fn is_blank(&self, field: Self::Field) -> bool;
    /// Empties the field, where it can be empty; otherwise leaves it.
    fn clear(&mut self, field: Self::Field);
    /// The field's value as a person or a program may read it.
    fn show(&self, field: Self::Field) -> Value;
    /// Sets the field to a value as [`Record::show`] shows it.
    fn set(&mut self, field: Self::Field, shown: &Value) -> Result<(), serde_json::Error>;
    /// What to call this record in a sentence: its code, or else its name.
    fn label(&self) -> &str;

    /// The fields in which two records differ.
    fn differences(&self, other: &Self) -> Vec<Self::Field> {
        Self::fields().iter().copied().filter(|field| !self.same(other, *field)).collect()
    }
}

/// The name of one field of a record.
pub trait Field: Copy + Debug + Eq + Ord + Hash + Send + Sync + 'static {
    /// The name in JSON, rules and reports.
    fn name(self) -> &'static str;
    /// The field of that name.
    fn named(name: &str) -> Option<Self>;
    /// Its place in [`Record::fields`].
    fn index(self) -> usize;
}

/// Gives a struct its list of fields: an enum with one variant per member and the [`Record`] methods.
macro_rules! record {
    ($record:ident, $field:ident, $entity:expr, label: $label:expr, { $($variant:ident => $member:ident),+ $(,)? }) => {
        #[doc = concat!("A field of [`", stringify!($record), "`].")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each variant is the member of the same name")]
        pub enum $field { $($variant),+ }

        impl $crate::record::Field for $field {
            fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($member)),+ }
            }
            fn named(name: &str) -> Option<Self> {
                match name { $(stringify!($member) => Some(Self::$variant),)+ _ => None }
            }
            fn index(self) -> usize {
                self as usize
            }
        }

        impl $crate::record::Record for $record {
            type Field = $field;
            const ENTITY: $crate::entity::Entity = $entity;

            fn fields() -> &'static [$field] {
                &[$($field::$variant),+]
            }
            fn same(&self, other: &Self, field: $field) -> bool {
                match field { $($field::$variant => $crate::record::Same::same(&self.$member, &other.$member)),+ }
            }
            fn take(&mut self, from: &Self, field: $field) {
                match field { $($field::$variant => self.$member.clone_from(&from.$member)),+ }
            }
            fn is_blank(&self, field: $field) -> bool {
                match field { $($field::$variant => $crate::record::Same::is_blank(&self.$member)),+ }
            }
            fn clear(&mut self, field: $field) {
                match field { $($field::$variant => $crate::record::Same::clear(&mut self.$member)),+ }
            }
            fn show(&self, field: $field) -> serde_json::Value {
                match field { $($field::$variant => $crate::record::shown(&self.$member)),+ }
            }
            fn set(&mut self, field: $field, shown: &serde_json::Value) -> Result<(), serde_json::Error> {
                match field { $($field::$variant => self.$member = serde::Deserialize::deserialize(shown)?),+ }
                Ok(())
            }
            fn label(&self) -> &str {
                let label: fn(&Self) -> &str = $label;
                label(self)
            }
        }
    };
}
pub(crate) use record;

/// A value as JSON; values that JSON cannot hold become null (none of ours do).
pub(crate) fn shown<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}

/// Compares by plain equality.
macro_rules! same_by_equality {
    ($($kind:ty),+ $(,)?) => {
        $(impl $crate::record::Same for $kind {
            fn same(&self, other: &Self) -> bool {
                self == other
            }
        })+
    };
}
pub(crate) use same_by_equality;

same_by_equality!(bool, i32, i64, jiff::Timestamp, jiff::civil::Date);

impl Same for String {
    fn same(&self, other: &Self) -> bool {
        self == other || comparable(self) == comparable(other)
    }
    fn is_blank(&self) -> bool {
        comparable(self).is_empty()
    }
    fn clear(&mut self) {
        String::clear(self);
    }
}

/// A missing text and an empty one are the same: KiotViet writes either.
impl Same for Option<String> {
    fn same(&self, other: &Self) -> bool {
        self == other
            || self.as_deref().map(comparable).unwrap_or_default()
                == other.as_deref().map(comparable).unwrap_or_default()
    }
    fn is_blank(&self) -> bool {
        self.as_deref().is_none_or(|text| comparable(text).is_empty())
    }
    fn clear(&mut self) {
        *self = None;
    }
}

impl<T: Same> Same for Vec<T> {
    fn same(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().zip(other).all(|(a, b)| a.same(b))
    }
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
    fn clear(&mut self) {
        Vec::clear(self);
    }
}

/// Amounts within half a dong are equal: KiotViet computes in binary floating point and rounds.
impl Same for Money {
    fn same(&self, other: &Self) -> bool {
        (self.decimal() - other.decimal()).abs() < rust_decimal::Decimal::new(5, 1)
    }
}

/// Quantities within 0.0005 are equal; KiotViet's own tests compare at three decimals.
impl Same for Quantity {
    fn same(&self, other: &Self) -> bool {
        (self.decimal() - other.decimal()).abs() < rust_decimal::Decimal::new(5, 4)
    }
}

impl<K> Same for Reference<K> {
    fn same(&self, other: &Self) -> bool {
        self == other
    }
}

macro_rules! same_when_both_are_missing_or_same {
    ($($kind:ty),+ $(,)?) => {
        $(impl $crate::record::Same for Option<$kind> {
            fn same(&self, other: &Self) -> bool {
                match (self, other) {
                    (None, None) => true,
                    (Some(a), Some(b)) => $crate::record::Same::same(a, b),
                    _ => false,
                }
            }
            fn is_blank(&self) -> bool {
                self.is_none()
            }
            fn clear(&mut self) {
                *self = None;
            }
        })+
    };
}
pub(crate) use same_when_both_are_missing_or_same;

same_when_both_are_missing_or_same!(bool, i32, i64, jiff::Timestamp, jiff::civil::Date, Money, Quantity);

impl<K> Same for Option<Reference<K>> {
    fn same(&self, other: &Self) -> bool {
        self == other
    }
    fn is_blank(&self) -> bool {
        self.is_none()
    }
    fn clear(&mut self) {
        *self = None;
    }
}
