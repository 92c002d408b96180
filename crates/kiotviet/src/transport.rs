//! The port through which requests leave: the real one speaks HTTP, a simulation answers in memory.

use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use http::Method;
use tokio::sync::OwnedSemaphorePermit;

/// One request, complete: nothing is added on the way out.
#[derive(Clone)]
pub struct HttpRequest {
    /// Verb.
    pub method: Method,
    /// Absolute address with its query.
    pub url: String,
    /// Headers in the order they were set.
    pub headers: Vec<(&'static str, String)>,
    /// Body, if the verb has one.
    pub body: Option<Bytes>,
    /// What is held for as long as the exchange lasts.
    pub guard: Guard,
}

/// Keeps the client's place among the open requests. A transport that works in the background keeps it until the
/// answer is there; dropping the request early lets the client start another one early.
#[derive(Clone, Default)]
pub struct Guard(
    #[expect(dead_code, reason = "held, never read")] pub(crate) Option<Arc<OwnedSemaphorePermit>>,
);

impl std::fmt::Debug for HttpRequest {
    /// Shows neither token nor body: the one is a secret, the other may hold a customer's data or the client secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let headers: Vec<_> = self
            .headers
            .iter()
            .map(|(name, value)| {
                let secret = name.eq_ignore_ascii_case("authorization");
                (*name, if secret { "<redacted>" } else { value.as_str() })
            })
            .collect();
        f.debug_struct("HttpRequest")
            .field("method", &self.method)
            .field("url", &self.url)
            .field("headers", &headers)
            .field("body_bytes", &self.body.as_ref().map(Bytes::len))
            .finish()
    }
}

/// An answer of any status.
#[derive(Debug, Clone, Default)]
pub struct HttpResponse {
    /// Status code.
    pub status: u16,
    /// Headers.
    pub headers: Vec<(String, String)>,
    /// Body, already decompressed.
    pub body: Bytes,
}

impl HttpResponse {
    /// The first header of that name, in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v.as_str())
    }
}

/// How far a request that got no answer may have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TransportErrorKind {
    /// Surely nothing was sent: even a create may be sent again.
    NotConnected,
    /// The connection broke after something was sent: the outcome is unknown.
    ConnectionLost,
    /// No answer in time: the outcome is unknown.
    Timeout,
    /// The answer was larger than the limit: the request was carried out, its answer is lost.
    BodyTooLarge,
}

/// A request that got no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {detail}", match kind {
    TransportErrorKind::NotConnected => "cannot connect",
    TransportErrorKind::ConnectionLost => "connection lost",
    TransportErrorKind::Timeout => "no answer in time",
    TransportErrorKind::BodyTooLarge => "answer too large",
})]
pub struct TransportError {
    /// What is known about the fate of the request.
    pub kind: TransportErrorKind,
    /// The cause in words, without secrets.
    pub detail: String,
}

impl TransportError {
    /// An error of that kind.
    pub fn new(kind: TransportErrorKind, detail: impl Into<String>) -> Self {
        Self { kind, detail: detail.into() }
    }
}

/// Sends one request and brings one answer. Retries, tokens and limits are the client's work, not the transport's.
#[async_trait]
pub trait Transport: Send + Sync {
    /// Sends the request. Any HTTP status is an answer, not an error.
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_of_a_request_shows_neither_token_nor_body() {
        let request = HttpRequest {
            method: Method::POST,
            url: "https://x.vn/connect/token".into(),
            headers: vec![("Authorization", "Bearer abc-secret".into())],
            body: Some(Bytes::from_static(b"client_secret=abc-secret")),
            guard: Guard::default(),
        };
        let shown = format!("{request:?}");
        assert!(!shown.contains("abc-secret"), "{shown}");
    }
}
