//! The page at `/`, for a person who opens the service's address in a browser.

use axum::http::{HeaderMap, header};
use axum::response::{Html, IntoResponse, Response};

use crate::state::ServerState;

const PAGE: &str = include_str!("welcome.html");

pub(crate) async fn page(state: &ServerState, headers: &HeaderMap) -> Response {
    let (class, vietnamese, english) = match state.store.ready().await {
        Ok(()) => ("well", "Dịch vụ đang chạy", "The service runs"),
        Err(_) => ("ill", "Dịch vụ chưa sẵn sàng", "The service is not ready"),
    };
    let page = PAGE
        .replace("{class}", class)
        .replace("{state_vi}", vietnamese)
        .replace("{state_en}", english)
        .replace("{host}", host(headers).unwrap_or("127.0.0.1:8080"))
        .replace("{version}", env!("CARGO_PKG_VERSION"));
    let policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";
    ([(header::CONTENT_SECURITY_POLICY, policy), (header::CACHE_CONTROL, "no-store")], Html(page))
        .into_response()
}

/// The address the browser used, where it is a plain one: it becomes part of the page.
fn host(headers: &HeaderMap) -> Option<&str> {
    let host = headers.get(header::HOST)?.to_str().ok()?;
    host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".:-[]".contains(&byte)).then_some(host)
}
