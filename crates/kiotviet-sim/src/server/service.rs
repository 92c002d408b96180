//! The service: every path that is not the clerk's goes to the state machine, amid its faults.

use std::time::{Duration, Instant};

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{ConnectInfo, State};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use tower_http::compression::CompressionLayer;

use super::Handle;
use crate::clerk::{self, SeenRequest};
use crate::exchange::Request;
use crate::faults::{Before, ConnectionHandle, Fault, before_handling, exchange};

/// Largest body that is read.
const LARGEST_BODY: usize = 64 << 20;

#[derive(Clone)]
struct Shell {
    handle: Handle,
    latency: Duration,
}

/// The whole service.
pub(super) fn service(handle: Handle, latency: Duration) -> Router {
    Router::new()
        .merge(clerk::router(handle.clone()))
        .fallback(api)
        .with_state(Shell { handle, latency })
        .layer(CompressionLayer::new())
}

async fn api(
    State(shell): State<Shell>,
    ConnectInfo(connection): ConnectInfo<ConnectionHandle>,
    request: axum::extract::Request,
) -> Response {
    let arrived = Instant::now();
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LARGEST_BODY).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let request = Request {
        method: parts.method,
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: parts.headers,
        body,
    };
    if !shell.latency.is_zero() {
        tokio::time::sleep(shell.latency).await;
    }
    let (faults, now) = shell.handle.with(|simulator, now| (simulator.suffer(now, &request), now));
    let handling = async { shell.handle.with(|simulator, now| simulator.handle(now, &request)).into_http() };
    let answer = exchange(&faults, Some(&connection), now, handling).await;
    let is_lost = faults.contains(&Fault::DroppedAfter) || matches!(before_handling(&faults), Before::Reset);
    let mark = if request.query.is_empty() { "" } else { "?" };
    shell.handle.journal().note_request(SeenRequest {
        at: now,
        target: format!("{}{mark}{}", request.path, request.query),
        method: request.method,
        status: (!is_lost).then_some(answer.status().as_u16()),
        took: arrived.elapsed(),
        faults: faults.iter().map(Fault::name).collect(),
    });
    answer
}
