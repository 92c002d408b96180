//! What a shop chose for its connection, as the store keeps it: only what differs from the defaults.

use std::collections::{BTreeMap, BTreeSet};

use dongbo_store::{Account, Connection};
use dongbo_sync::records::ProductField;
use dongbo_sync::rule::{Direction, Precedence, Rule};
use dongbo_sync::{Entity, Field, Ruled, Rules, ShopId};
use kiotviet::{Ability, AccountType};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::engine::Engine;
use crate::error::EngineError;
use crate::preflight::ShippingSurcharge;

/// The choices of one connection, and the kind of account that they stand for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConnectionOptions {
    /// The kind of account decides some defaults and what can be written at all; the connection keeps it.
    #[serde(skip)]
    account: Account,
    /// Field rules that differ from the defaults, by entity.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<Entity, Value>,
    /// “Không đồng bộ trạng thái sản phẩm trên App chuyển đổi theo trạng thái sản phẩm trên POS”: whether the app
    /// keeps a product on or off the shelf by itself. Missing: no for retail, yes for F&B.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own_product_status: Option<bool>,
    /// The other charge (thu khác) that carries the fees of orders to KiotViet, once it was found or made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_surcharge: Option<ShippingSurcharge>,
    /// Entities that only come in: nothing of them is sent to KiotViet, whatever their rules say.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub receive_only: BTreeSet<Entity>,
    /// Shadow mode: every run reads and decides, keeps one plan up to date and writes on neither side.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub shadow: bool,
}

impl ConnectionOptions {
    /// The choices of a connection; an empty text is no choice at all.
    pub fn of(connection: &Connection) -> Result<Self, EngineError> {
        Self::read(connection.account, &connection.options)
    }

    pub(crate) fn read(account: Account, text: &str) -> Result<Self, EngineError> {
        let chosen = match text.trim() {
            "" => Self::default(),
            json => serde_json::from_str(json).map_err(|error| broken("connection options", &error))?,
        };
        Ok(Self { account, ..chosen })
    }

    /// The text that the store keeps.
    pub fn to_json(&self) -> Result<String, EngineError> {
        serde_json::to_string(self).map_err(|error| broken("connection options", &error))
    }

    /// Whether a product is on the shelf in the app whatever its business status on KiotViet.
    pub fn keeps_own_product_status(&self) -> bool {
        self.own_product_status.unwrap_or(self.account == Account::Fnb)
    }

    /// The rules of one entity: the shop's, as far as its kind of account can follow them.
    pub fn rules<R: Ruled>(&self) -> Result<Rules<R>, EngineError> {
        let mut rules: Rules<R> = match self.rules.get(&R::ENTITY) {
            None => Rules::default(),
            Some(value) => {
                serde_json::from_value(value.clone()).map_err(|error| broken("field rules", &error))?
            }
        };
        if R::ENTITY == Entity::Products && self.keeps_own_product_status() {
            rules.set(ProductField::Active.name(), APART).map_err(|error| broken("field rules", &error))?;
        }
        if self.receive_only.contains(&R::ENTITY) || !self.can_be_sent(R::ENTITY) {
            rules.receive_only();
        }
        Ok(rules)
    }

    /// Whether this kind of account lets records of that kind be written at all.
    pub(crate) fn can_be_sent(&self, entity: Entity) -> bool {
        account_type(self.account).can(Ability::WriteCatalogue)
            || !matches!(entity, Entity::Categories | Entity::Products)
    }
}

impl Engine {
    /// What the shop chose.
    pub async fn chosen(&self, shop: ShopId) -> Result<ConnectionOptions, EngineError> {
        ConnectionOptions::of(&self.connected(shop).await?.1)
    }

    /// Changes what the shop chose; the next run applies it to what is already here too.
    pub async fn choose(
        &self,
        shop: ShopId,
        change: impl FnOnce(&mut ConnectionOptions) + Send + 'static,
    ) -> Result<(), EngineError> {
        self.connected(shop).await?;
        let now = self.ports.clock.now();
        self.ports
            .store
            .change_options(shop, now, move |account, before| {
                let mut options = ConnectionOptions::read(account, before)?;
                change(&mut options);
                options.to_json()
            })
            .await
    }
}

/// Each side keeps its own.
const APART: Rule = Rule::new(Direction::Apart, Precedence::Abaha);

/// The client's name for a kind of account.
pub(crate) const fn account_type(account: Account) -> AccountType {
    match account {
        Account::Retail => AccountType::Retail,
        Account::Fnb => AccountType::Fnb,
    }
}

fn broken(name: &str, error: &dyn std::fmt::Display) -> EngineError {
    EngineError::State { name: name.to_owned(), reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use dongbo_sync::records::{Category, Customer, Product};

    use super::*;

    fn options(account: Account, text: &str) -> ConnectionOptions {
        ConnectionOptions::read(account, text).unwrap()
    }

    #[test]
    fn an_fnb_catalogue_is_never_written_whatever_the_shop_chose() {
        let bold = r#"{"rules":{"products":{"fields":{"name":{"direction":"out","precedence":"abaha"}}}}}"#;
        for text in ["", bold] {
            let fnb = options(Account::Fnb, text);
            let products = fnb.rules::<Product>().unwrap();
            assert!(products.iter().all(|(_, rule)| !rule.direction.goes_out()));
            assert!(!products.births().goes_out());
            let categories = fnb.rules::<Category>().unwrap();
            assert!(categories.iter().all(|(_, rule)| !rule.direction.goes_out()));
            assert!(fnb.rules::<Customer>().unwrap().births().goes_out(), "customers travel both ways");
            assert_eq!(
                options(Account::Retail, "").rules::<Product>().unwrap(),
                Rules::default(),
                "retail keeps the defaults"
            );
        }
    }

    #[test]
    fn the_app_keeps_its_own_status_by_default_for_fnb_alone() {
        let own = |account, text| options(account, text).keeps_own_product_status();
        assert!(own(Account::Fnb, "") && !own(Account::Retail, ""));
        assert!(!own(Account::Fnb, r#"{"own_product_status":false}"#));
        assert!(own(Account::Retail, r#"{"own_product_status":true}"#));
        let chosen = ConnectionOptions { own_product_status: Some(true), ..ConnectionOptions::default() };
        assert_eq!(options(Account::Retail, &chosen.to_json().unwrap()), chosen);
    }
}
