//! The port through which the API asks what only the engine knows of a shop; the wiring puts the engine behind it.

use async_trait::async_trait;
use dongbo_catalogue::Failure;
use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;

/// Whoever knows how fresh a shop is.
#[async_trait]
pub trait Insight: Send + Sync {
    /// Up to when everything that KiotViet changed is here, by entity; missing before the first reading has ended.
    ///
    /// # Errors
    /// When it cannot be read.
    async fn fresh_until(&self, shop: ShopId) -> Result<Vec<(Entity, Option<Timestamp>)>, Failure>;

    /// When what has changed is read next; missing where nobody reads unless asked.
    fn next_reading(&self, shop: ShopId) -> Option<Timestamp>;

    /// How many GETs a shop may send to KiotViet within an hour.
    fn requests_per_hour(&self) -> u32;
}

/// Nobody knows anything.
pub(crate) struct NoInsight;

#[async_trait]
impl Insight for NoInsight {
    async fn fresh_until(&self, _: ShopId) -> Result<Vec<(Entity, Option<Timestamp>)>, Failure> {
        Ok(Entity::ALL.into_iter().map(|entity| (entity, None)).collect())
    }

    fn next_reading(&self, _: ShopId) -> Option<Timestamp> {
        None
    }

    fn requests_per_hour(&self) -> u32 {
        0
    }
}
