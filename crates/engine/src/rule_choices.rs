//! The rules of a shop, entity by entity and field by field, for people to read and to change. What differs from the
//! defaults is kept with the connection; the next run applies it to what is already here too.

use dongbo_store::{Account, Connection, Store};
use dongbo_sync::records::{Category, Customer, CustomerGroup, Order, PointOfSale, PriceList, Product};
use dongbo_sync::rule::{Direction, Precedence, Rule, Sentence};
use dongbo_sync::rules::{Deletion, Detail, RuleError};
use dongbo_sync::{Entity, Field, Ruled, Rules, ShopId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::error::EngineError;
use crate::options::ConnectionOptions;

/// The rules of one entity.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EntityRules {
    /// The entity.
    pub entity: Entity,
    /// One for each field.
    pub fields: Vec<FieldRule>,
    /// Which side's new records come into being on the other side too.
    pub births: Direction,
    /// What becomes of a record that was deleted on Abaha while KiotViet still has it.
    pub deletion: Deletion,
    /// How closely the steps of an order are followed.
    pub detail: Detail,
}

/// The rule of one field.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct FieldRule {
    /// The field.
    pub field: &'static str,
    /// Which way changes travel.
    pub direction: Direction,
    /// Who prevails.
    pub precedence: Precedence,
    /// It is the rule that every shop begins with.
    pub is_default: bool,
    /// KiotViet's API can change this field at all.
    pub can_be_sent: bool,
    /// What the rule does, in one sentence.
    pub explanation: Sentence,
}

/// A change of an entity's rules; what is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RulesChange {
    /// Back to the defaults, before anything else.
    pub reset: bool,
    /// Rules of single fields.
    pub fields: std::collections::BTreeMap<String, Rule>,
    /// Which side's new records come into being on the other side too.
    pub births: Option<Direction>,
    /// What becomes of a record that was deleted on Abaha.
    pub deletion: Option<Deletion>,
    /// How closely the steps of an order are followed.
    pub detail: Option<Detail>,
}

/// Why rules were not changed.
#[derive(Debug, thiserror::Error)]
pub enum RulesError {
    /// The rule cannot be.
    #[error(transparent)]
    Impossible(#[from] RuleError),
    /// This entity has figures, not fields.
    #[error("{0} have no rules")]
    Nothing(Entity),
    /// Anything else.
    #[error(transparent)]
    Other(#[from] EngineError),
}

impl From<dongbo_store::StoreError> for RulesError {
    fn from(error: dongbo_store::StoreError) -> Self {
        Self::Other(error.into())
    }
}

/// All rules of a connection, as they are in force.
///
/// # Errors
/// When what the store keeps cannot be read.
pub fn rules_of(connection: &Connection) -> Result<Vec<EntityRules>, EngineError> {
    let options = ConnectionOptions::of(connection)?;
    Ok(vec![
        shown(&options.rules::<PointOfSale>()?),
        shown(&options.rules::<Category>()?),
        shown(&options.rules::<CustomerGroup>()?),
        shown(&options.rules::<Product>()?),
        shown(&options.rules::<PriceList>()?),
        shown(&options.rules::<Customer>()?),
        shown(&options.rules::<Order>()?),
    ])
}

/// Changes the rules of one entity.
///
/// # Errors
/// [`RulesError::Impossible`] names the field; nothing is stored then.
pub async fn change_rules(
    store: &Store,
    shop: ShopId,
    entity: Entity,
    change: RulesChange,
    now: Timestamp,
) -> Result<(), RulesError> {
    let sends_births = change.births.is_some_and(Direction::goes_out) || change.reset;
    store
        .change_options(shop, now, move |account, text| match entity {
            Entity::Branches => changed::<PointOfSale>(account, text, change),
            Entity::Categories => changed::<Category>(account, text, change),
            Entity::CustomerGroups => changed::<CustomerGroup>(account, text, change),
            Entity::Products => changed::<Product>(account, text, change),
            Entity::PriceLists => changed::<PriceList>(account, text, change),
            Entity::Customers => changed::<Customer>(account, text, change),
            Entity::Orders => changed::<Order>(account, text, change),
            Entity::Stock => Err(RulesError::Nothing(entity)),
        })
        .await?;
    if sends_births {
        store.send_kept_back(shop, entity, now).await.map_err(EngineError::from)?;
    }
    Ok(())
}

fn changed<R: Ruled>(account: Account, text: &str, change: RulesChange) -> Result<String, RulesError> {
    let mut options = ConnectionOptions::read(account, text)?;
    let mut rules: Rules<R> = match options.rules.remove(&R::ENTITY) {
        Some(chosen) if !change.reset => serde_json::from_value(chosen).map_err(unreadable::<R>)?,
        _ => Rules::default(),
    };
    for (field, rule) in change.fields {
        rules.set(&field, rule)?;
    }
    if let Some(births) = change.births {
        rules.set_births(births)?;
    }
    if let Some(deletion) = change.deletion {
        rules.set_deletion(deletion);
    }
    if let Some(detail) = change.detail {
        rules.set_detail(detail);
    }
    if rules != Rules::default() {
        let chosen = serde_json::to_value(&rules).map_err(unreadable::<R>)?;
        options.rules.insert(R::ENTITY, chosen);
    }
    Ok(options.to_json()?)
}

fn unreadable<R: Ruled>(error: serde_json::Error) -> EngineError {
    EngineError::State { name: format!("rules of {}", R::ENTITY), reason: error.to_string() }
}

fn shown<R: Ruled>(rules: &Rules<R>) -> EntityRules {
    let field = |(field, rule): (R::Field, Rule)| FieldRule {
        field: field.name(),
        direction: rule.direction,
        precedence: rule.precedence,
        is_default: rule == R::default_rule(field),
        can_be_sent: R::can_be_sent(field),
        explanation: rule.explain(),
    };
    EntityRules {
        entity: R::ENTITY,
        fields: rules.iter().map(field).collect(),
        births: rules.births(),
        deletion: rules.deletion(),
        detail: rules.detail(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(text: &str, change: RulesChange) -> Result<String, RulesError> {
        changed::<Product>(Account::Retail, text, change)
    }

    fn field(name: &str, direction: Direction, precedence: Precedence) -> RulesChange {
        let fields = [(name.to_owned(), Rule::new(direction, precedence))].into();
        RulesChange { fields, ..RulesChange::default() }
    }

    #[test]
    fn only_what_differs_is_kept_and_other_choices_stay() {
        let person = field("name", Direction::Both, Precedence::Person);
        let text = change(r#"{"shadow":true}"#, person).unwrap();
        let kept: serde_json::Value = serde_json::from_str(&text).unwrap();
        let rule = serde_json::json!({ "direction": "both", "precedence": "person" });
        let fields = serde_json::json!({ "name": rule });
        assert_eq!(
            kept,
            serde_json::json!({ "shadow": true, "rules": { "products": { "fields": fields } } })
        );
        let back = change(&text, RulesChange { reset: true, ..RulesChange::default() }).unwrap();
        assert_eq!(back, r#"{"shadow":true}"#);
    }

    #[test]
    fn a_rule_that_cannot_be_kept_is_refused_by_name() {
        let impossible = field("brand", Direction::Both, Precedence::KiotViet);
        assert!(change("", impossible).unwrap_err().to_string().contains("brand"));
        let unknown = field("colour", Direction::In, Precedence::KiotViet);
        assert!(change("", unknown).unwrap_err().to_string().contains("colour"));
    }
}
