//! Connecting shops by the API: the engine behind the server's port. Where KiotViet is reached is the service's setting;
//! a connection that was made on this machine for another server keeps its addresses while it stays the same retailer's.

use async_trait::async_trait;
use dongbo_catalogue::Failure;
use dongbo_engine::{Choice, ConnectReport, ConnectRequest, Engine, EngineError};
use dongbo_server::{Connecting, Credentials};
use dongbo_store::Store;
use dongbo_sync::ShopId;

use crate::configuration::KiotVietHosts;
use crate::failure::Situation;
use crate::language::Language;

/// Connects shops through this engine.
pub struct Connector {
    engine: Engine,
    store: Store,
    hosts: Option<KiotVietHosts>,
}

impl Connector {
    /// Connects shops to those hosts; none: KiotViet's own.
    pub fn new(engine: Engine, store: Store, hosts: Option<KiotVietHosts>) -> Self {
        Self { engine, store, hosts }
    }

    async fn request(&self, shop: ShopId, credentials: Credentials) -> Result<ConnectRequest, EngineError> {
        let Credentials { account, retailer, client_id, client_secret } = credentials;
        let hosts = match &self.hosts {
            Some(hosts) => Some(hosts.clone()),
            None => self.store.connection(shop).await?.and_then(|stored| {
                let same = stored.retailer == retailer.trim() && stored.account == account;
                same.then_some(KiotVietHosts { api_url: stored.api_url, token_url: stored.token_url })
            }),
        };
        let (api_url, token_url) = hosts.map(|hosts| (hosts.api_url, hosts.token_url)).unzip();
        Ok(ConnectRequest {
            retailer,
            client_id,
            client_secret,
            account,
            branch: None,
            sale_channel: None,
            api_url,
            token_url,
            enable: None,
            press: false,
        })
    }

    async fn failure(&self, shop: ShopId, retailer: Option<String>, error: EngineError) -> Failure {
        let mut situation = Situation::of(&self.store, shop).await;
        if let Some(retailer) = retailer {
            situation.retailer = retailer;
        }
        if situation.api_url.is_empty() {
            "KiotViet".clone_into(&mut situation.api_url);
        }
        situation.failure(error).occurrence(Language::En)
    }
}

#[async_trait]
impl Connecting for Connector {
    async fn test(&self, shop: ShopId, credentials: Credentials) -> Result<ConnectReport, Failure> {
        let retailer = Some(credentials.retailer.clone());
        let tested =
            async { self.engine.test_connection(shop, &self.request(shop, credentials).await?).await };
        match tested.await {
            Ok(report) => Ok(report),
            Err(error) => Err(self.failure(shop, retailer, error).await),
        }
    }

    async fn connect(
        &self,
        shop: ShopId,
        credentials: Credentials,
        branch: Option<i64>,
        sale_channel: Option<i64>,
    ) -> Result<ConnectReport, Failure> {
        let retailer = Some(credentials.retailer.clone());
        let connected = async {
            let request = ConnectRequest {
                branch: branch.map(Choice::Id),
                sale_channel: sale_channel.map(Choice::Id),
                ..self.request(shop, credentials).await?
            };
            self.engine.connect(shop, request).await
        };
        match connected.await {
            Ok(report) => Ok(report),
            Err(error) => Err(self.failure(shop, retailer, error).await),
        }
    }

    async fn preflight(&self, shop: ShopId) -> Result<ConnectReport, Failure> {
        match self.engine.preflight(shop).await {
            Ok(report) => Ok(report),
            Err(error) => Err(self.failure(shop, None, error).await),
        }
    }

    async fn mend(&self, shop: ShopId, code: &str) -> Result<ConnectReport, Failure> {
        match self.engine.mend(shop, code).await {
            Ok(report) => Ok(report),
            Err(error) => Err(self.failure(shop, None, error).await),
        }
    }

    async fn choose_surcharge(&self, shop: ShopId, code: &str) -> Result<(), Failure> {
        match self.engine.choose_surcharge(shop, code).await {
            Ok(()) => Ok(()),
            Err(error) => Err(self.failure(shop, None, error).await),
        }
    }
}
