//! All routes and the layers around them.

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;

use crate::problem;
use crate::state::ServerState;
use crate::{access_log, health, limits, metrics, openapi, request_id, site, webhooks};

/// Where the API lives.
pub(crate) const BASE: &str = "/api/v1";

/// The service as one router: API, its document, health, metrics, the admin.
pub fn router(state: ServerState) -> Router {
    let (api, document) = openapi::api().split_for_parts();
    let document = openapi::Document::new(&document);
    api.route(&format!("{BASE}/openapi.json"), get(move || async move { document.clone() }))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(metrics::show))
        .fallback(site::page)
        // From the inside out.
        .layer(RequestBodyLimitLayer::new(limits::BODY_LIMIT))
        // Not below that limit: a refusal would switch KiotViet's webhook off.
        .merge(webhooks::routes())
        .layer(CatchPanicLayer::custom(limits::panicked))
        .layer(from_fn_with_state(state.clone(), limits::time))
        .layer(from_fn(problem::describe))
        .layer(CompressionLayer::new())
        .layer(from_fn(access_log::observe))
        .layer(from_fn(request_id::assign))
        .with_state(state)
}
