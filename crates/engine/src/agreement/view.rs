//! The standing figure.

use dongbo_store::AgreementStatus;
use dongbo_sync::ShopId;

use crate::engine::Engine;
use crate::error::EngineError;

impl Engine {
    /// How far both sides agree, by the comparisons made so far; nothing is read from KiotViet.
    pub async fn agreement(&self, shop: ShopId) -> Result<AgreementStatus, EngineError> {
        Ok(AgreementStatus::of(&self.ports.store.agreement(shop).await?))
    }
}
