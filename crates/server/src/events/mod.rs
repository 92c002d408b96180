//! What happens in a shop, told to whoever watches it: server-sent events. The store is the truth, also for what other
//! processes do: a shop that is watched is asked once a second, for all its watchers together.

// Asking, and who listens.
mod pulses;
// What one listener has been told.
mod telling;

pub(crate) use pulses::Pulses;

use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderName};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use dongbo_store::Right;

use crate::access::{InShop, ShopInPath};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::state::ServerState;
use telling::{Place, Telling};

/// So long a stream lasts: then the browser comes back by itself with its place, and is asked who it is again.
const LONGEST: Duration = Duration::from_secs(600);

/// So often something is said where nothing happens, that nobody in between takes the line for dead.
const PING: Duration = Duration::from_secs(15);

/// What happens in the shop, as server-sent events: `run` with the run as `GET /runs/{id}` shows it, at most once a second
/// while it moves, for those who may see the synchronisation; `changed` with the lists that have changed, `{"entities": ["products", "conflicts"]}`. Each has an id; with the
/// last one as `Last-Event-ID` nothing is missed. A stream ends after ten minutes, to be opened again.
#[utoipa::path(get, path = "/shops/{shop}/events", operation_id = "events", tag = "shops",
    params(ShopInPath, ("Last-Event-ID" = Option<String>, Header, description = "The id of the last event that arrived")),
    responses((status = 200, description = "A stream that goes on", body = String, content_type = "text/event-stream")))]
pub(crate) async fn stream(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    caller: Caller,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    let watch = state.pulses.watch(&state.store, shop.id).await?;
    let place = last.map(|id| Place::read(id).unwrap_or_default());
    let sees_runs = caller.require(Right::SeeSync).is_ok();
    let telling = Telling::new(watch, place, sees_runs, LONGEST);
    let events = futures::stream::unfold(telling, |mut telling| async move {
        let event = telling.next().await?;
        Some((Ok::<Event, std::convert::Infallible>(event), telling))
    });
    // Proxies that collect an answer before they pass it on are asked not to.
    let unbuffered = [(HeaderName::from_static("x-accel-buffering"), "no")];
    Ok((unbuffered, Sse::new(events).keep_alive(KeepAlive::new().interval(PING))).into_response())
}
