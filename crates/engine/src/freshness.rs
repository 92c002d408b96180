//! How far behind KiotViet each entity may be.

use std::collections::BTreeMap;

use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;

use crate::engine::Engine;
use crate::error::EngineError;
use crate::position::Position;

impl Engine {
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
