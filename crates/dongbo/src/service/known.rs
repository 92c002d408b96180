//! What only the engine knows of a shop, behind the server's port.

use async_trait::async_trait;
use dongbo_catalogue::Failure;
use dongbo_engine::{Engine, EngineError};
use dongbo_server::Insight;
use dongbo_store::Store;
use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;

use super::workers::Workers;
use crate::failure::Situation;
use crate::language::Language;

/// Asks the engine and the workers.
pub struct Known {
    engine: Engine,
    store: Store,
    workers: Workers,
}

impl Known {
    /// What this engine and these workers know.
    pub fn new(engine: Engine, store: Store, workers: Workers) -> Self {
        Self { engine, store, workers }
    }

    async fn failure(&self, shop: ShopId, error: EngineError) -> Failure {
        Situation::of(&self.store, shop).await.failure(error).occurrence(Language::En)
    }
}

#[async_trait]
impl Insight for Known {
    async fn fresh_until(&self, shop: ShopId) -> Result<Vec<(Entity, Option<Timestamp>)>, Failure> {
        match self.engine.fresh_until(shop).await {
            Ok(fresh) => Ok(fresh.into_iter().collect()),
            Err(error) => Err(self.failure(shop, error).await),
        }
    }

    fn next_reading(&self, shop: ShopId) -> Option<Timestamp> {
        self.workers.next_reading(shop)
    }

    fn requests_per_hour(&self) -> u32 {
        self.engine.requests_per_hour()
    }
}
