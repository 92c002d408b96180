//! How far behind KiotViet each entity may be.

use std::collections::BTreeMap;

use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;

use crate::engine::Engine;
use crate::error::EngineError;
use crate::position::Position;

/// Up to when everything that KiotViet changed is here, of all lists that have been read, by what the store keeps of
/// them; missing where none has been.
pub fn oldest_reading(positions: &[(String, String)]) -> Option<Timestamp> {
    let of_lists = positions.iter().filter(|(name, _)| name.parse::<Entity>().is_ok());
    of_lists.filter_map(|(_, json)| serde_json::from_str::<Position>(json).ok()?.fresh_until()).min()
}

impl Engine {
    /// How many GETs a shop may send within an hour.
    pub fn requests_per_hour(&self) -> u32 {
        self.ports.limits.requests_per_hour
    }

    /// The instant up to which everything that KiotViet changed is here, by entity; missing before the first reading
    /// of an entity has ended.
    pub async fn fresh_until(
        &self,
        shop: ShopId,
    ) -> Result<BTreeMap<Entity, Option<Timestamp>>, EngineError> {
        let mut fresh = BTreeMap::new();
        for entity in Entity::ALL {
            // What another version wrote says nothing.
            let position: Position = match self.ports.store.position(shop, entity.name()).await? {
                Some(json) => serde_json::from_str(&json).unwrap_or_default(),
                None => Position::default(),
            };
            fresh.insert(entity, position.fresh_until());
        }
        Ok(fresh)
    }
}
