//! For whoever watches the process: is it alive, can it serve.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;
use crate::state::ServerState;

/// Alive: the process answers. Nothing else is looked at, so that trouble elsewhere never gets it restarted.
pub(crate) async fn alive() -> Response {
    plain("ok\n")
}

/// Ready: the store answers too.
pub(crate) async fn ready(State(state): State<ServerState>) -> Response {
    match state.store.ready().await {
        Ok(()) => plain("ready\n"),
        Err(error) => Problem::unready(&error).into_response(),
    }
}

fn plain(text: &'static str) -> Response {
    (
        StatusCode::OK,
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")],
        text,
    )
        .into_response()
}
