//! The service: REST API and schedule, from a bound address to a quiet end.

// Runs started by the REST API.
mod background;
// What runs leave in the metrics.
mod measured;
// KiotViet's calls.
mod called;
// Connecting shops.
mod connecting;
// What only the engine knows.
mod known;
// One worker for each shop.
mod workers;

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::sync::Arc;

use dongbo_server::metrics::Metrics;
use dongbo_server::{ServerState, Site};
use jiff::SignedDuration;
use tokio::net::TcpListener;

use crate::failure::Failure;
use crate::house::House;
use crate::shutdown;

use background::Background;
use called::Called;
use connecting::Connector;
use known::Known;
use workers::{Duties, Workers};

/// An address that is held, before anything is answered on it.
pub struct Service {
    listener: TcpListener,
    address: SocketAddr,
}

impl Service {
    /// Takes the address; port 0 picks a free one.
    pub async fn bind(listen: &str) -> Result<Self, Failure> {
        Self::try_bind(listen).await.map_err(|error| Failure::cannot_listen(listen, error))
    }

    /// Takes the address, or another port where that one is taken.
    pub async fn bind_near(listen: &str) -> Result<Self, Failure> {
        match Self::try_bind(listen).await {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                let host = listen.rsplit_once(':').map_or("127.0.0.1", |(host, _)| host);
                Self::bind(&format!("{host}:0")).await
            }
            bound => bound.map_err(|error| Failure::cannot_listen(listen, error)),
        }
    }

    async fn try_bind(listen: &str) -> std::io::Result<Self> {
        let listener = TcpListener::bind(listen).await?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    /// Where it is reached from this machine.
    pub fn address(&self) -> String {
        let mut address = self.address;
        if address.ip().is_unspecified() {
            address.set_ip(std::net::Ipv4Addr::LOCALHOST.into());
        }
        format!("http://{address}")
    }

    /// Answers requests and keeps syncing until the process is asked to stop; requests under way are answered.
    pub async fn run(self, house: &House) -> Result<(), Failure> {
        // Whoever finds another run of the shop at work is told so; the next interval comes anyway.
        let engine = house.engine_with_patience(SignedDuration::ZERO)?;
        let duties =
            Duties { interval: house.settings.sync_interval, public_url: house.settings.public_url.clone() };
        let workers = Workers::new(engine.clone(), house.store.clone(), duties);
        let at_work = tokio::spawn(workers.clone().work());
        let runs = Background::new(engine.clone(), house.store.clone(), workers.clone());
        let mut state = ServerState::new(house.store.clone(), Arc::new(runs))
            .with_insight(Arc::new(Known::new(engine.clone(), house.store.clone(), workers.clone())))
            .with_connecting(Arc::new(Connector::new(
                engine.clone(),
                house.store.clone(),
                house.settings.kiotviet_hosts.clone(),
            )))
            .with_webhooks(Arc::new(Called::new(engine, workers)))
            .with_site(Site::embedded());
        if let Some(url) = &house.settings.public_url {
            state = state.with_public_url(url);
        }
        match Metrics::install() {
            Ok(metrics) => state = state.with_metrics(metrics),
            Err(error) => tracing::error!(%error, "there will be no metrics"),
        }
        let address = self.address();
        let served = dongbo_server::serve(self.listener, state, shutdown::requested()).await;
        // Whatever is under way is taken up again at the next start: nothing that matters is in memory.
        at_work.abort();
        served.map_err(|error| Failure::cannot_listen(&address, error))
    }
}
