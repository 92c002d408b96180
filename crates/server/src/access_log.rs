//! One line for each request in the log, and its share of the metrics. Never a header, a query or a body: those may
//! hold tokens and customers.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

use crate::metrics;
use crate::request_id::RequestId;
use crate::webhooks;

pub(crate) async fn observe(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let path = webhooks::without_key(request.uri().path()).to_owned();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "unmatched".to_owned(), |route| route.as_str().to_owned());
    let id = request.extensions().get::<RequestId>().map(|id| id.as_str().to_owned()).unwrap_or_default();
    let span = tracing::info_span!("request", id, %method, path);

    let response = next.run(request).instrument(span.clone()).await;

    let took = started.elapsed();
    let status = response.status().as_u16();
    metrics::request_answered(&method, route, status, took);
    let _entered = span.enter();
    tracing::info!(status, microseconds = took.as_micros(), "answered");
    response
}
