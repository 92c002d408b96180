//! What a shop chooses for its synchronisation, as a person sees it: each choice has an effect with the next run, on what
//! is already here too.

use std::collections::BTreeMap;

use dongbo_store::{Connection, Store};
use dongbo_sync::records::{Order, PriceList, PriceListField};
use dongbo_sync::rule::{Direction, Precedence, Rule};
use dongbo_sync::rules::Detail;
use dongbo_sync::{Entity, Field, ShopId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::error::EngineError;
use crate::options::ConnectionOptions;
use crate::rule_choices::{RulesChange, RulesError, change_rules};

/// The entities whose direction can be chosen.
const BOTH_WAYS: [Entity; 4] = [Entity::Categories, Entity::Products, Entity::Customers, Entity::Orders];

/// Which way an entity's records travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Travel {
    /// As the rules of its fields say.
    Both,
    /// From KiotViet only: nothing is sent.
    In,
}

/// What a shop chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// The app keeps products on or off the shelf by itself.
    pub own_product_status: bool,
    /// Every run reads and decides, and writes on neither side.
    pub shadow: bool,
    /// The code of the charge that carries the fees of orders; missing before it was found or made.
    pub surcharge_code: Option<String>,
    /// How closely the steps of an order are followed.
    pub order_detail: Detail,
    /// The periods of price lists come from KiotViet too.
    pub price_list_dates: bool,
    /// Which way each entity travels.
    pub directions: BTreeMap<Entity, Travel>,
}

/// What is chosen anew; what is missing stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChoicesChange {
    /// See [`Choices::own_product_status`].
    pub own_product_status: Option<bool>,
    /// See [`Choices::shadow`].
    pub shadow: Option<bool>,
    /// See [`Choices::order_detail`].
    pub order_detail: Option<Detail>,
    /// See [`Choices::price_list_dates`].
    pub price_list_dates: Option<bool>,
    /// See [`Choices::directions`].
    pub directions: BTreeMap<Entity, Travel>,
}

/// What a connection's shop chose.
///
/// # Errors
/// When what the store keeps cannot be read.
pub fn choices_of(connection: &Connection) -> Result<Choices, EngineError> {
    let options = ConnectionOptions::of(connection)?;
    let travel = |entity: Entity| {
        let only_in = options.receive_only.contains(&entity) || !options.can_be_sent(entity);
        if only_in { Travel::In } else { Travel::Both }
    };
    Ok(Choices {
        own_product_status: options.keeps_own_product_status(),
        shadow: options.shadow,
        surcharge_code: options.shipping_surcharge.as_ref().map(|charge| charge.code.clone()),
        order_detail: options.rules::<Order>()?.detail(),
        price_list_dates: options.rules::<PriceList>()?.of(PriceListField::StartsAt).direction.comes_in(),
        directions: BOTH_WAYS.into_iter().map(|entity| (entity, travel(entity))).collect(),
    })
}

/// Chooses anew.
///
/// # Errors
/// [`RulesError::Nothing`] for an entity whose direction is no choice of this shop; nothing is stored then.
pub async fn change_choices(
    store: &Store,
    shop: ShopId,
    change: ChoicesChange,
    now: Timestamp,
) -> Result<(), RulesError> {
    let connection = store.connection(shop).await?.ok_or(EngineError::ShopUnknown(shop.0))?;
    let options = ConnectionOptions::of(&connection)?;
    for (entity, travel) in &change.directions {
        let possible = BOTH_WAYS.contains(entity) && (*travel == Travel::In || options.can_be_sent(*entity));
        if !possible {
            return Err(RulesError::Nothing(*entity));
        }
    }
    if change.order_detail.is_some() {
        let detail = RulesChange { detail: change.order_detail, ..RulesChange::default() };
        change_rules(store, shop, Entity::Orders, detail, now).await?;
    }
    if let Some(dates) = change.price_list_dates {
        let rule = Rule::new(if dates { Direction::In } else { Direction::Apart }, Precedence::KiotViet);
        let fields = [PriceListField::StartsAt, PriceListField::EndsAt];
        let fields = fields.into_iter().map(|field| (field.name().to_owned(), rule)).collect();
        let periods = RulesChange { fields, ..RulesChange::default() };
        change_rules(store, shop, Entity::PriceLists, periods, now).await?;
    }
    let ChoicesChange { own_product_status, shadow, directions, .. } = change;
    let sent_again: Vec<Entity> = directions
        .iter()
        .filter(|(entity, travel)| **travel == Travel::Both && options.receive_only.contains(entity))
        .map(|(entity, _)| *entity)
        .collect();
    store
        .change_options(shop, now, move |account, before| {
            let mut options = ConnectionOptions::read(account, before)?;
            options.own_product_status = own_product_status.or(options.own_product_status);
            options.shadow = shadow.unwrap_or(options.shadow);
            for (entity, travel) in directions {
                match travel {
                    Travel::Both => options.receive_only.remove(&entity),
                    Travel::In => options.receive_only.insert(entity),
                };
            }
            options.to_json()
        })
        .await
        .map_err(RulesError::Other)?;
    for entity in sent_again {
        store.send_kept_back(shop, entity, now).await.map_err(EngineError::from)?;
    }
    Ok(())
}
