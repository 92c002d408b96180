//! The rules of an entity: one for every field, and what becomes of records that only one side has. The
//! defaults stand beside each entity's name; a shop's own choices are kept as the differences from them.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::reconcile::Verdict;
use crate::record::{Field, Record};
use crate::rule::{Direction, Precedence, Rule};

mod branch;
mod category;
mod customer;
mod customer_group;
mod order;
mod price_list;
mod product;

/// What becomes of a record that was deleted on Abaha while KiotViet still has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Deletion {
    /// The next run brings it back: KiotViet has it, so it was a mistake.
    Restore,
    /// It stays deleted here and untouched there.
    Keep,
    /// It is deleted there too, unless KiotViet has changed it since: then it comes back.
    Spread,
}

/// How closely an order's way from ordered to done is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Detail {
    /// Only that it is open, completed or cancelled; the steps in between are each side's own.
    Coarse,
    /// Every step.
    Fine,
}

/// A record whose fields have rules: the entity's part of merging.
pub trait Ruled: Record {
    /// Which side's new records come into being on the other side too.
    const BIRTHS: Direction;
    /// What becomes of a record deleted on Abaha, unless the shop says otherwise.
    const DELETION: Deletion;

    /// The field's rule, unless the shop says otherwise.
    fn default_rule(field: Self::Field) -> Rule;

    /// Whether KiotViet's API has a way to change this field of a record that exists.
    fn can_be_sent(field: Self::Field) -> bool;

    /// Whether this very value of the field can be sent.
    fn is_sendable(&self, _field: Self::Field) -> bool {
        true
    }

    /// Whether KiotViet's API can make this very record.
    fn can_be_born_there(&self) -> bool {
        true
    }

    /// Whether the record has come to an end after which nobody changes it any more.
    fn has_ended(&self) -> bool {
        false
    }

    /// Whether two values count as equal between the sides.
    fn alike(&self, other: &Self, field: Self::Field, _detail: Detail) -> bool {
        self.same(other, field)
    }

    /// Takes over KiotViet's value of a field, keeping what KiotViet cannot know yet.
    fn adopt(&mut self, theirs: &Self, field: Self::Field) {
        self.take(theirs, field);
    }

    /// Sets a field that each side keeps to itself, in a record that has just come from the other side: blank where
    /// it can be.
    fn begin_apart(&mut self, field: Self::Field) {
        self.clear(field);
    }

    /// Whether a record that is found after a create whose answer was lost is the very one that was sent: it bears a name
    /// that nobody but us gives. Others may have been there before.
    const FOUND_IS_OURS: bool = false;

    /// For a field that is a set: a record whose field holds what both sides added to the base and neither
    /// removed from it. `None` for a field that is one value.
    fn blend(&self, _theirs: &Self, _base: Option<&Self>, _field: Self::Field) -> Option<Self> {
        None
    }

    /// A verdict that stands above the shop's rules. Asked only where the sides are not alike or a final value
    /// is concerned.
    fn forced(
        &self,
        _theirs: &Self,
        _base: Option<&Self>,
        _field: Self::Field,
        _direction: Direction,
    ) -> Option<Verdict> {
        None
    }
}

/// The rules under which records of one entity are reconciled.
#[derive(Debug, Clone, PartialEq)]
pub struct Rules<R> {
    fields: Vec<Rule>,
    births: Direction,
    deletion: Deletion,
    detail: Detail,
    record: PhantomData<fn() -> R>,
}

/// A rule that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// No such field; the message lists those there are.
    #[error("{entity} have no field \"{field}\"; known are: {known}")]
    UnknownField {
        /// The entity's name.
        entity: &'static str,
        /// What was asked for.
        field: String,
        /// All names, with commas between.
        known: String,
    },
    /// KiotViet's API cannot change this field, so a rule that sends it could never be kept.
    #[error(
        "\"{field}\" of {entity} cannot be changed through KiotViet's API; choose the direction in or apart"
    )]
    NotSendable {
        /// The entity's name.
        entity: &'static str,
        /// The field's name.
        field: &'static str,
    },
    /// KiotViet's API cannot make such records.
    #[error("new {entity} cannot be made through KiotViet's API; choose the direction in or apart")]
    NotCreatable {
        /// The entity's name.
        entity: &'static str,
    },
}

impl<R: Ruled> Default for Rules<R> {
    fn default() -> Self {
        Self {
            fields: R::fields().iter().map(|field| R::default_rule(*field)).collect(),
            births: R::BIRTHS,
            deletion: R::DELETION,
            detail: Detail::Coarse,
            record: PhantomData,
        }
    }
}

impl<R: Ruled> Rules<R> {
    /// The field's rule.
    pub fn of(&self, field: R::Field) -> Rule {
        self.fields.get(field.index()).copied().unwrap_or_else(|| R::default_rule(field))
    }

    /// Every field with its rule, in the order in which fields are shown.
    pub fn iter(&self) -> impl Iterator<Item = (R::Field, Rule)> + '_ {
        R::fields().iter().map(|field| (*field, self.of(*field)))
    }

    /// Which side's new records come into being on the other side too.
    pub fn births(&self) -> Direction {
        self.births
    }

    /// What becomes of a record deleted on Abaha.
    pub fn deletion(&self) -> Deletion {
        self.deletion
    }

    /// How closely progress is followed.
    pub fn detail(&self) -> Detail {
        self.detail
    }

    /// Whether an edit of this field of this record on Abaha lasts: where KiotViet alone decides, or cannot be told, it
    /// would be set back at once.
    pub fn lasts(&self, record: &R, field: R::Field) -> bool {
        let rule = self.of(field);
        let follows = match rule.direction {
            Direction::In => true,
            Direction::Both => !R::can_be_sent(field) || !record.is_sendable(field),
            Direction::Out | Direction::Apart => false,
        };
        !(follows && rule.precedence == Precedence::KiotViet)
    }

    /// Sets the rule of the field of that name.
    pub fn set(&mut self, field: &str, rule: Rule) -> Result<(), RuleError> {
        let known = <R::Field as Field>::named(field).ok_or_else(|| RuleError::UnknownField {
            entity: R::ENTITY.name(),
            field: field.to_owned(),
            known: R::fields().iter().map(|field| field.name()).collect::<Vec<_>>().join(", "),
        })?;
        if rule.direction.goes_out() && !R::can_be_sent(known) {
            return Err(RuleError::NotSendable { entity: R::ENTITY.name(), field: known.name() });
        }
        if let Some(slot) = self.fields.get_mut(known.index()) {
            *slot = rule;
        }
        Ok(())
    }

    /// Sets which side's new records come into being on the other side.
    pub fn set_births(&mut self, births: Direction) -> Result<(), RuleError> {
        if births.goes_out() && !R::BIRTHS.goes_out() {
            return Err(RuleError::NotCreatable { entity: R::ENTITY.name() });
        }
        self.births = births;
        Ok(())
    }

    /// Sets what becomes of a record deleted on Abaha.
    pub fn set_deletion(&mut self, deletion: Deletion) {
        self.deletion = deletion;
    }

    /// KiotViet does not let us write such records: what would be sent stays here, what comes in still comes in.
    pub fn receive_only(&mut self) {
        for rule in &mut self.fields {
            rule.direction = rule.direction.inward();
        }
        self.births = self.births.inward();
        if self.deletion == Deletion::Spread {
            self.deletion = Deletion::Keep;
        }
    }

    /// Sets how closely progress is followed.
    pub fn set_detail(&mut self, detail: Detail) {
        self.detail = detail;
    }
}

/// What a shop chose differently from the defaults, as it is kept:
/// `{"fields":{"description":{"direction":"out","precedence":"abaha"}},"detail":"fine"}`.
#[derive(Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Overrides {
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    fields: BTreeMap<String, Rule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    births: Option<Direction>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deletion: Option<Deletion>,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<Detail>,
}

impl<R: Ruled> Serialize for Rules<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Overrides {
            fields: self
                .iter()
                .filter(|(field, rule)| *rule != R::default_rule(*field))
                .map(|(field, rule)| (field.name().to_owned(), rule))
                .collect(),
            births: (self.births != R::BIRTHS).then_some(self.births),
            deletion: (self.deletion != R::DELETION).then_some(self.deletion),
            detail: (self.detail != Detail::Coarse).then_some(self.detail),
        }
        .serialize(serializer)
    }
}

impl<'de, R: Ruled> Deserialize<'de> for Rules<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let overrides = Overrides::deserialize(deserializer)?;
        let mut rules = Self::default();
        for (field, rule) in overrides.fields {
            rules.set(&field, rule).map_err(serde::de::Error::custom)?;
        }
        if let Some(births) = overrides.births {
            rules.set_births(births).map_err(serde::de::Error::custom)?;
        }
        rules.deletion = overrides.deletion.unwrap_or(rules.deletion);
        rules.detail = overrides.detail.unwrap_or(rules.detail);
        Ok(rules)
    }
}
