//! The real world: HTTP by `reqwest`, time by the system. The only module with sockets, timers and tasks.

use std::time::Duration;

use async_trait::async_trait;
use bytes::{Bytes, BytesMut};
use jiff::Timestamp;

use crate::clock::Clock;
use crate::transport::{HttpRequest, HttpResponse, Transport, TransportError, TransportErrorKind};

const CONNECT: Duration = Duration::from_secs(10);
const READ: Duration = Duration::from_secs(60);
/// Longest time for a whole request: a body that trickles in is not waited for longer.
const WHOLE: Duration = Duration::from_secs(180);
const REDIRECTS: usize = 3;

/// Sends requests over HTTP/1.1 or 2, with TLS and gzip. Needs a tokio runtime.
#[derive(Debug, Clone)]
pub struct ReqwestTransport {
    client: reqwest::Client,
    largest_body: usize,
}

impl ReqwestTransport {
    /// Largest answer accepted by default.
    pub const LARGEST_BODY: usize = 64 * 1024 * 1024;

    /// A transport with KiotViet's limits: 10 s to connect, 60 s between two reads.
    ///
    /// TLS comes from `rustls`: with the provider the program has installed, or else with `ring`, which this installs.
    pub fn new() -> Result<Self, TransportError> {
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            // Fails only when another thread was faster, which is as good.
            let _ = rustls::crypto::ring::default_provider().install_default();
        }
        let same_host = reqwest::redirect::Policy::custom(|attempt| {
            let same = attempt.previous().last().is_some_and(|from| {
                from.host_str() == attempt.url().host_str() && from.scheme() == attempt.url().scheme()
            });
            // Following to another host would hand it the token.
            if same && attempt.previous().len() <= REDIRECTS { attempt.follow() } else { attempt.stop() }
        });
        let client = reqwest::Client::builder()
            .connect_timeout(CONNECT)
            .read_timeout(READ)
            .timeout(WHOLE)
            .redirect(same_host)
            .gzip(true)
            .build()
            .map_err(|error| TransportError::new(TransportErrorKind::NotConnected, describe(&error)))?;
        Ok(Self { client, largest_body: Self::LARGEST_BODY })
    }

    /// Another limit for the size of an answer, in bytes after decompression.
    pub fn with_largest_body(mut self, bytes: usize) -> Self {
        self.largest_body = bytes;
        self
    }

    async fn exchange(self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let _place = request.guard;
        let mut builder = self.client.request(request.method, request.url.as_str());
        for (name, value) in request.headers {
            builder = builder.header(name, value);
        }
        if let Some(body) = request.body {
            builder = builder.body(body);
        }
        let mut response = builder.send().await.map_err(|error| lost(&error))?;
        let status = response.status().as_u16();
        let headers = response
            .headers()
            .iter()
            .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
            .collect();
        let mut body = BytesMut::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| lost(&error))? {
            if body.len() + chunk.len() > self.largest_body {
                let detail = format!("more than {} bytes", self.largest_body);
                return Err(TransportError::new(TransportErrorKind::BodyTooLarge, detail));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(HttpResponse { status, headers, body: Bytes::from(body) })
    }
}

#[async_trait]
impl Transport for ReqwestTransport {
    /// Runs as a task of its own, so that a page read ahead arrives while its owner is busy with the one before.
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let mut task = AbortOnDrop(tokio::spawn(self.clone().exchange(request)));
        match (&mut task.0).await {
            Ok(answer) => answer,
            Err(error) => Err(TransportError::new(TransportErrorKind::ConnectionLost, error.to_string())),
        }
    }
}

/// A request nobody waits for any more is given up.
struct AbortOnDrop<T>(tokio::task::JoinHandle<T>);

impl<T> Drop for AbortOnDrop<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn lost(error: &reqwest::Error) -> TransportError {
    let kind = if error.is_connect() || error.is_builder() {
        TransportErrorKind::NotConnected
    } else if error.is_timeout() {
        TransportErrorKind::Timeout
    } else {
        TransportErrorKind::ConnectionLost
    };
    TransportError::new(kind, describe(error))
}

/// The chain of causes, without the address: a search by phone stands in it.
fn describe(error: &reqwest::Error) -> String {
    use std::error::Error as _;
    let mut causes = Vec::new();
    let mut next = error.source();
    while let Some(cause) = next {
        causes.push(cause.to_string());
        next = cause.source();
    }
    if causes.is_empty() {
        return if error.is_timeout() { "timed out".to_owned() } else { "request failed".to_owned() };
    }
    causes.join(": ")
}

/// The system's clock and tokio's timer.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

#[async_trait]
impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
    async fn sleep(&self, duration: Duration) {
        tokio::time::sleep(duration).await;
    }
}
