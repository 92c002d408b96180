//! References by name instead of number: what a person reads where a record points to another.

use std::collections::BTreeMap;

use dongbo_sync::records::{Category, Customer, CustomerGroup, Order, PointOfSale, PriceList, Product};
use dongbo_sync::{Entity, ShopId};
use serde_json::Value;

use crate::error::Result;
use crate::records::Kept;
use crate::session::Session;

/// What a field's value points to.
fn target(entity: Entity, field: &str) -> Option<Entity> {
    Some(match (entity, field) {
        (Entity::Categories, "parent") | (Entity::Products, "category") => Entity::Categories,
        (Entity::Products, "master" | "unit_of" | "parts") | (Entity::Orders, "lines") => Entity::Products,
        (Entity::Customers | Entity::PriceLists, "groups") => Entity::CustomerGroups,
        (Entity::PriceLists, "branches") | (Entity::Orders, "branch") => Entity::Branches,
        (Entity::Orders, "customer") => Entity::Customers,
        _ => return None,
    })
}

/// A record, under KiotViet's id or under ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Pointer {
    There(i64),
    Here(i64),
}

fn pointer(value: &Value) -> Option<Pointer> {
    match value {
        Value::Number(number) => number.as_i64().map(Pointer::There),
        Value::String(text) => text.strip_prefix("here:")?.parse().ok().map(Pointer::Here),
        _ => None,
    }
}

/// The names that some values need, each looked up once.
#[derive(Default)]
pub(super) struct Names(BTreeMap<(Entity, Pointer), Option<String>>);

impl Names {
    /// Notes what a value points to.
    pub fn ask(&mut self, entity: Entity, field: &str, value: &Value) {
        let Some(target) = target(entity, field) else { return };
        walk(value, &mut |pointer| {
            self.0.entry((target, pointer)).or_default();
        });
    }

    /// Looks up what was asked for.
    pub async fn look_up(&mut self, session: &mut Session, shop: ShopId) -> Result<()> {
        self.look_up_of::<PointOfSale>(session, shop).await?;
        self.look_up_of::<Category>(session, shop).await?;
        self.look_up_of::<CustomerGroup>(session, shop).await?;
        self.look_up_of::<Product>(session, shop).await?;
        self.look_up_of::<PriceList>(session, shop).await?;
        self.look_up_of::<Customer>(session, shop).await?;
        self.look_up_of::<Order>(session, shop).await
    }

    async fn look_up_of<R: Kept>(&mut self, session: &mut Session, shop: ShopId) -> Result<()> {
        let by_theirs = format!(
            "SELECT t.{} FROM links JOIN {} t ON t.shop = ?1 AND t.id = links.local_id
             WHERE links.shop = ?1 AND links.entity = ?2 AND links.remote_id = ?3",
            R::LABEL,
            R::TABLE
        );
        let by_ours = format!("SELECT {} FROM {} WHERE shop = ?1 AND id = ?2", R::LABEL, R::TABLE);
        for ((_, pointer), name) in self.0.iter_mut().filter(|((entity, _), _)| *entity == R::ENTITY) {
            *name = match pointer {
                Pointer::There(id) => {
                    let parameters = [shop.into(), R::ENTITY.name().into(), (*id).into()];
                    session.query_one(&by_theirs, &parameters, |row| row.get(0)).await?
                }
                Pointer::Here(id) => {
                    session.query_one(&by_ours, &[shop.into(), (*id).into()], |row| row.get(0)).await?
                }
            };
        }
        Ok(())
    }

    /// A value with names for its references; missing where it has none, or none that is known.
    pub fn text(&self, entity: Entity, field: &str, value: &Value) -> Option<String> {
        let target = target(entity, field)?;
        let name = |value: &Value| self.0.get(&(target, pointer(value)?))?.clone();
        match value {
            Value::Array(parts) => {
                let texts: Vec<String> = parts.iter().filter_map(|part| self.part(part, &name)).collect();
                (!texts.is_empty() && texts.len() == parts.len()).then(|| texts.join(", "))
            }
            value => self.part(value, &name),
        }
    }

    fn part(&self, value: &Value, name: &impl Fn(&Value) -> Option<String>) -> Option<String> {
        let Value::Object(members) = value else { return name(value) };
        let who = ["product", "base"].into_iter().find_map(|member| name(members.get(member)?));
        let who = who.or_else(|| members.get("code")?.as_str().map(str::to_owned))?;
        match members.get("quantity").or_else(|| members.get("conversion")) {
            Some(Value::String(quantity)) => Some(format!("{quantity} × {who}")),
            Some(Value::Number(quantity)) => Some(format!("{quantity} × {who}")),
            _ => Some(who),
        }
    }
}

fn walk(value: &Value, visit: &mut impl FnMut(Pointer)) {
    match value {
        Value::Array(parts) => parts.iter().for_each(|part| walk(part, visit)),
        Value::Object(members) => {
            members.get("product").into_iter().chain(members.get("base")).for_each(|part| walk(part, visit));
        }
        value => pointer(value).into_iter().for_each(visit),
    }
}
