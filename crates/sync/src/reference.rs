//! How one record points to another across two sides with two sets of ids.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::id::{Local, Remote};

/// A pointer to a record of kind `K`. The three facts are compared in one space of ids: KiotViet's wherever
/// the target is linked, ours only for a target that KiotViet does not know yet.
pub enum Reference<K> {
    /// The target is known to KiotViet under this id.
    There(Remote<K>),
    /// The target exists only on our side so far.
    Here(Local<K>),
}

impl<K> Reference<K> {
    /// A pointer to KiotViet's record with this id.
    pub const fn there(id: i64) -> Self {
        Self::There(Remote::new(id))
    }

    /// KiotViet's id of the target, when it has one.
    pub fn remote(&self) -> Option<Remote<K>> {
        match self {
            Self::There(id) => Some(*id),
            Self::Here(_) => None,
        }
    }
}

impl<K> Clone for Reference<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Reference<K> {}
impl<K> PartialEq for Reference<K> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::There(a), Self::There(b)) => a == b,
            (Self::Here(a), Self::Here(b)) => a == b,
            _ => false,
        }
    }
}
impl<K> Eq for Reference<K> {}

impl<K> PartialOrd for Reference<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Reference<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let rank = |reference: &Self| match reference {
            Self::There(id) => (0, id.get()),
            Self::Here(id) => (1, id.get()),
        };
        rank(self).cmp(&rank(other))
    }
}

impl<K> fmt::Debug for Reference<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::There(id) => write!(f, "There({id})"),
            Self::Here(id) => write!(f, "Here({id})"),
        }
    }
}

/// `5` for KiotViet's id 5, `"here:5"` for ours.
impl<K> Serialize for Reference<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::There(id) => serializer.serialize_i64(id.get()),
            Self::Here(id) => serializer.collect_str(&format_args!("here:{id}")),
        }
    }
}

impl<'de, K> Deserialize<'de> for Reference<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<K>(std::marker::PhantomData<fn() -> K>);
        impl<K> serde::de::Visitor<'_> for Visitor<K> {
            type Value = Reference<K>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a KiotViet id or \"here:<id>\"")
            }
            fn visit_i64<E: serde::de::Error>(self, id: i64) -> Result<Self::Value, E> {
                Ok(Reference::there(id))
            }
            fn visit_u64<E: serde::de::Error>(self, id: u64) -> Result<Self::Value, E> {
                i64::try_from(id).map(Reference::there).map_err(E::custom)
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
                text.strip_prefix("here:")
                    .and_then(|id| id.parse().ok())
                    .map(|id| Reference::Here(Local::new(id)))
                    .ok_or_else(|| E::custom(format!("not a reference: {text}")))
            }
        }
        deserializer.deserialize_any(Visitor(std::marker::PhantomData))
    }
}
