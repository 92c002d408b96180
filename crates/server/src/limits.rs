//! What one request may cost, and what becomes of one that panics.

use std::any::Any;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use dongbo_catalogue::{Code, Failure};

use crate::problem::Problem;
use crate::state::ServerState;

/// The largest body taken, in bytes. The API's own bodies are a few hundred bytes long.
pub(crate) const BODY_LIMIT: usize = 256 * 1024;

/// Stops a request that takes too long.
pub(crate) async fn time(State(state): State<ServerState>, request: Request, next: Next) -> Response {
    let limit = state.request_timeout;
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            Problem::from(Failure::new(Code::ApiTimeout).with("seconds", limit.as_secs_f64())).into_response()
        }
    }
}

/// A panic becomes an answer like any other fault of ours.
#[expect(clippy::needless_pass_by_value, reason = "the layer's signature")]
pub(crate) fn panicked(panic: Box<dyn Any + Send + 'static>) -> Response {
    let said = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no text");
    tracing::error!(panic = said, "a handler panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
