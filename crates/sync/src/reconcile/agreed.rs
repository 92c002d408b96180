//! The third fact: what both sides had when they last agreed.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::record::{Field, Record};
use crate::rules::{Detail, Ruled};

/// The merge base of a record, field by field the newest value that was settled between the sides. It moves
/// only when a value has arrived, never when it is sent: after any crash the work that is left can be read off.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(serialize = "R: Record", deserialize = "R: Record"))]
pub struct Agreed<R: Record> {
    record: R,
    /// Fields that have never been agreed on: a conflict about them has been open since the records were linked.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "names")]
    disputed: Vec<R::Field>,
}

impl<R: Record> From<R> for Agreed<R> {
    fn from(record: R) -> Self {
        Self { record, disputed: Vec::new() }
    }
}

impl<R: Record> Agreed<R> {
    /// The record; its disputed fields mean nothing.
    pub fn record(&self) -> &R {
        &self.record
    }

    /// The fields that have never been agreed on.
    pub fn disputed(&self) -> &[R::Field] {
        &self.disputed
    }

    /// The record as the base of one field, unless the field is disputed.
    pub fn base(&self, field: R::Field) -> Option<&R> {
        (!self.disputed.contains(&field)).then_some(&self.record)
    }

    /// Settles one field at the value that `record` has.
    pub fn settle(&mut self, record: &R, field: R::Field) {
        self.record.take(record, field);
        self.disputed.retain(|disputed| *disputed != field);
    }

    pub(crate) fn dispute(&mut self, field: R::Field) {
        if !self.disputed.contains(&field) {
            self.disputed.push(field);
        }
    }

    pub(crate) fn clear(&mut self, field: R::Field) {
        self.record.clear(field);
    }

    /// KiotViet has confirmed `fields` as they were `sent`. What is there now does not matter: an edit made
    /// while the request was under way still differs from the base and so remains to be sent.
    pub fn acknowledge(&mut self, sent: &R, fields: &[R::Field]) {
        for field in fields {
            self.settle(sent, *field);
        }
    }
}

impl<R: Ruled> Agreed<R> {
    /// The answer to a push was lost and KiotViet has been read again: settles those of `fields` that arrived,
    /// so that our own values coming back are not taken for somebody else's edits. Returns them.
    pub fn recognise(&mut self, sent: &R, fields: &[R::Field], theirs: &R) -> Vec<R::Field> {
        let arrived: Vec<_> =
            fields.iter().copied().filter(|field| sent.alike(theirs, *field, Detail::Fine)).collect();
        self.acknowledge(sent, &arrived);
        arrived
    }
}

/// Fields by their names.
pub(super) mod names {
    use super::{Deserialize, Deserializer, Field, Serializer};
    use serde::de::Error;

    pub fn serialize<F: Field, S: Serializer>(fields: &[F], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(fields.iter().map(|field| field.name()))
    }

    pub fn deserialize<'de, F: Field, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<F>, D::Error> {
        Vec::<String>::deserialize(deserializer)?
            .iter()
            .map(|name| F::named(name).ok_or_else(|| D::Error::custom(format!("unknown field {name}"))))
            .collect()
    }
}
