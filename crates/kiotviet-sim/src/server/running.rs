//! Starting, serving, stopping.

use std::io::Write;
use std::net::SocketAddr;

use jiff::Timestamp;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::webhook_sender::send_all;
use super::{Handle, Options, OptionsError, service};
use crate::faults::{ConnectionHandle, ResettableListener};
use crate::simulator::{Credentials, Simulator};

/// Why the simulator does not serve.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The options.
    #[error(transparent)]
    Options(#[from] OptionsError),
    /// The address.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// Which.
        address: SocketAddr,
        /// Why.
        source: std::io::Error,
    },
    /// The client that sends webhooks.
    #[error("cannot prepare the sender of webhooks: {0}")]
    Sender(#[from] reqwest::Error),
    /// The socket, later.
    #[error("the server stopped: {0}")]
    Server(#[from] std::io::Error),
}

/// A simulator that serves. Dropping it stops it; [`Running::stop`] also waits until it has.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    credentials: Credentials,
    retailer: String,
    handle: Handle,
    stop: Option<oneshot::Sender<()>>,
    server: JoinHandle<std::io::Result<()>>,
    sender: JoinHandle<()>,
}

impl Running {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Base address of the API.
    pub fn api_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The token endpoint.
    pub fn token_url(&self) -> String {
        format!("http://{}/connect/token", self.address)
    }

    /// Value of the `Retailer` header.
    pub fn retailer(&self) -> &str {
        &self.retailer
    }

    /// What a client needs to connect.
    pub fn credentials(&self) -> &Credentials {
        &self.credentials
    }

    /// The shared simulator.
    pub fn handle(&self) -> &Handle {
        &self.handle
    }

    /// The JSON line with which a client can connect.
    pub fn connection_line(&self) -> String {
        json!({
            "api_url": self.api_url(),
            "token_url": self.token_url(),
            "retailer": self.retailer,
            "client_id": self.credentials.client_id,
            "client_secret": self.credentials.client_secret,
        })
        .to_string()
    }

    /// Stops serving, without waiting for connections that clients keep open.
    pub async fn stop(mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        self.server.abort();
        self.sender.abort();
        let _ = (&mut self.server).await;
        let _ = (&mut self.sender).await;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.server.abort();
        self.sender.abort();
    }
}

/// Makes the shop of these options and serves it.
///
/// # Errors
/// Options that do not stand; an address that cannot be listened on.
pub async fn start(options: &Options) -> Result<Running, ServeError> {
    let simulator = options.simulator(Timestamp::now())?;
    serve(options, simulator).await
}

/// Serves a simulator made elsewhere, on the address and with the latency of these options.
///
/// # Errors
/// An address that cannot be listened on.
pub async fn serve(options: &Options, simulator: Simulator) -> Result<Running, ServeError> {
    let failed = |source| ServeError::Listen { address: options.listen, source };
    let listener = TcpListener::bind(options.listen).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    // A second installation is refused, which is fine: some provider is there.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
    let credentials = simulator.credentials().clone();
    let retailer = simulator.shop().identity.retailer.clone();
    let handle = Handle::new(simulator);
    let service = service::service(handle.clone(), options.latency);
    let service = service.into_make_service_with_connect_info::<ConnectionHandle>();
    let (stop, stopped) = oneshot::channel::<()>();
    let server = axum::serve(ResettableListener::new(listener), service).with_graceful_shutdown(async {
        let _ = stopped.await;
    });
    Ok(Running {
        address,
        credentials,
        retailer,
        handle: handle.clone(),
        stop: Some(stop),
        server: tokio::spawn(server.into_future()),
        sender: tokio::spawn(send_all(handle, client)),
    })
}

/// Serves until Ctrl-C. The first line on standard output is the JSON with which a client connects; a line for people
/// on standard error names the clerk's page.
///
/// # Errors
/// As [`start`].
pub async fn run(options: Options) -> Result<(), ServeError> {
    let running = start(&options).await?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", running.connection_line())?;
    out.flush()?;
    drop(out);
    writeln!(
        std::io::stderr(),
        "KiotViet giả lập đang chạy. Trang của nhân viên / the clerk's page: {}{}",
        running.api_url(),
        crate::clerk::PATH
    )?;
    tokio::signal::ctrl_c().await?;
    running.stop().await;
    Ok(())
}
