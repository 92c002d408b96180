//! The whole of one faulty exchange, for a server with sockets.

use std::time::Duration;

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use futures::stream;
use jiff::Timestamp;

use super::after::{After, after_handling};
use super::before::{Before, before_handling, latency};
use super::connection::ConnectionHandle;
use super::fault::Fault;

/// Handles one request amid its faults: waits, answers in KiotViet's place, drops the connection or damages
/// the answer, as `faults` say. `handling` is dropped before it began when the request never reaches KiotViet.
///
/// A dropped connection is reset through `connection`; the response returned then is never sent. Without a
/// handle (a test that calls the service without a socket) it is an empty 502.
pub async fn exchange(
    faults: &[Fault],
    connection: Option<&ConnectionHandle>,
    now: Timestamp,
    handling: impl Future<Output = http::Response<Bytes>>,
) -> Response {
    let delay = latency(faults);
    if !delay.is_zero() {
        tokio::time::sleep(delay).await;
    }
    let response = match before_handling(faults) {
        Before::Handle => handling.await,
        Before::Answer(response) => response,
        Before::Reset => return lost(connection),
    };
    match after_handling(faults, response, now) {
        After::Send(response) => response.map(Body::from),
        After::SendSlowly { response, bytes, pause } => response.map(|body| drops(body, bytes, pause)),
        After::Reset => lost(connection),
    }
}

fn lost(connection: Option<&ConnectionHandle>) -> Response {
    if let Some(connection) = connection {
        connection.reset();
    }
    let mut response = Response::new(Body::empty());
    *response.status_mut() = http::StatusCode::BAD_GATEWAY;
    response
}

fn drops(body: Bytes, bytes: usize, pause: Duration) -> Body {
    Body::from_stream(stream::unfold(body, move |mut rest| async move {
        if rest.is_empty() {
            return None;
        }
        tokio::time::sleep(pause).await;
        let drop = rest.split_to(bytes.clamp(1, rest.len()));
        Some((Ok::<_, std::convert::Infallible>(drop), rest))
    }))
}
