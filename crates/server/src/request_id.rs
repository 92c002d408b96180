//! Every request has an id: in its answer, in every log line about it, in its problem details.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use uuid::Uuid;

pub(crate) const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// The id, as an extension of the request.
#[derive(Debug, Clone)]
pub(crate) struct RequestId(HeaderValue);

impl RequestId {
    pub(crate) fn as_str(&self) -> &str {
        self.0.to_str().unwrap_or_default()
    }
}

/// Takes the caller's id where it is a plain one, so that a chain of services shares it; otherwise makes one.
pub(crate) async fn assign(mut request: Request, next: Next) -> Response {
    let id = given(request.headers()).unwrap_or_else(fresh);
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut response = next.run(request).await;
    response.headers_mut().insert(HEADER, id);
    response
}

/// Nothing that could forge a log line gets in.
fn given(headers: &HeaderMap) -> Option<HeaderValue> {
    let value = headers.get(HEADER)?;
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let bytes = value.as_bytes();
    ((8..=64).contains(&bytes.len()) && bytes.iter().all(plain)).then(|| value.clone())
}

fn fresh() -> HeaderValue {
    let text = Uuid::now_v7().simple().to_string();
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("unknown"))
}
