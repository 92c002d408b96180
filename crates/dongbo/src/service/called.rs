//! KiotViet's calls: the engine behind the server's port.

use async_trait::async_trait;
use dongbo_catalogue::{Code, Failure};
use dongbo_engine::Engine;
use dongbo_engine::webhooks::Received;
use dongbo_server::Webhooks;
use dongbo_store::Addressee;
use dongbo_sync::ShopId;

use super::workers::Workers;

/// Takes calls and wakes the shop's worker.
pub struct Called {
    engine: Engine,
    workers: Workers,
}

impl Called {
    /// Calls for this engine and these workers.
    pub fn new(engine: Engine, workers: Workers) -> Self {
        Self { engine, workers }
    }
}

#[async_trait]
impl Webhooks for Called {
    async fn receive(
        &self,
        addressee: Addressee,
        signature: Option<&str>,
        body: &[u8],
    ) -> Result<&'static str, Failure> {
        match self.engine.receive(&addressee, signature, body).await {
            Ok(received) => {
                if matches!(received, Received::Hints(hints) if hints > 0) {
                    self.workers.wake(addressee.shop);
                }
                Ok(received.name())
            }
            Err(error) => {
                tracing::error!(shop.id = addressee.shop.0, code = error.code(), %error, "a call could not be kept");
                Err(Failure::new(Code::ApiInternal))
            }
        }
    }

    fn wake(&self, shop: ShopId) {
        self.workers.wake(shop);
    }
}
