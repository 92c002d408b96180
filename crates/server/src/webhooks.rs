//! Where KiotViet calls when something happens in a shop: `POST /webhooks/kiotviet/{key}`.
//!
//! KiotViet switches a registration off, without a word, after an answer of 400, 401, 403, 404 or 405, and after
//! answers that take longer than five seconds. So whatever comes is answered with 200, also what is dropped; only when
//! a genuine call could not be kept does it get a 503, upon which KiotViet tries again. Nothing below `/webhooks` ever
//! answers anything else.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{RawQuery, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use dongbo_catalogue::{Code, Failure};
use dongbo_store::Addressee;
use dongbo_sync::ShopId;

use crate::metrics;
use crate::problem::not_ready;
use crate::state::ServerState;

/// A call may tell of thousands of records at once.
const LARGEST_BODY: usize = 16 * 1024 * 1024;
/// The longest word that an echo check may want back.
const LONGEST_ECHO: usize = 1024;
/// Unknown keys looked up in a second; further ones are taken for unknown unseen.
const STRANGERS_A_SECOND: u32 = 100;
/// Keys that are remembered as known.
const FRIENDS: usize = 200_000;
/// What stands before the key.
const PATH: &str = "/webhooks/kiotviet/";

/// Whoever takes KiotViet's calls; the wiring puts the engine behind it.
#[async_trait]
pub trait Webhooks: Send + Sync {
    /// Takes a call: when this returns, nothing of it can be lost any more. Answers how it counts in the metrics:
    /// `accepted`, `badly_signed` or `not_understood`.
    ///
    /// # Errors
    /// When it could not be kept.
    async fn receive(
        &self,
        addressee: Addressee,
        signature: Option<&str>,
        body: &[u8],
    ) -> Result<&'static str, Failure>;

    /// Something happened in a shop that its worker should know of: a setting, an edit. Returns at once.
    fn wake(&self, shop: ShopId);
}

/// Nobody takes calls.
pub(crate) struct NoWebhooks;

#[async_trait]
impl Webhooks for NoWebhooks {
    async fn receive(&self, _: Addressee, _: Option<&str>, _: &[u8]) -> Result<&'static str, Failure> {
        Ok("not_understood")
    }

    fn wake(&self, _: ShopId) {}
}

/// The routes, with a body limit of their own.
pub(crate) fn routes() -> Router<ServerState> {
    Router::new()
        .route("/webhooks/kiotviet/{key}", any(call))
        .route("/webhooks", any(anything))
        .route("/webhooks/", any(anything))
        .route("/webhooks/{*rest}", any(anything))
}

/// Paths below `/webhooks` hold keys: logs say no more of them than this.
pub(crate) fn without_key(path: &str) -> &str {
    if path.starts_with("/webhooks") { "/webhooks/…" } else { path }
}

async fn anything(RawQuery(query): RawQuery) -> Response {
    echo(query.as_deref())
}

async fn call(State(state): State<ServerState>, request: Request) -> Response {
    // No extractor may refuse the call in our place.
    let (parts, body) = request.into_parts();
    if parts.method != Method::POST {
        return echo(parts.uri.query());
    }
    let key = parts.uri.path().strip_prefix(PATH).unwrap_or_default();
    match take(&state, key, &parts.headers, body).await {
        Ok(outcome) => {
            metrics::webhook(outcome);
            echo(None)
        }
        Err(failure) => {
            metrics::webhook("not_kept");
            tracing::error!(code = %failure.code, "a call of KiotViet could not be kept; it is told to come again");
            not_ready(failure.code).into_response()
        }
    }
}

async fn take(
    state: &ServerState,
    key: &str,
    headers: &HeaderMap,
    body: Body,
) -> Result<&'static str, Failure> {
    // Before the body is read: whoever guesses keys costs no more than this.
    let second = state.now().as_second();
    if !state.strangers.may_ask(key, second) {
        return Ok("unknown_key");
    }
    let found = state.store.addressee(key).await.map_err(|error| {
        tracing::error!(code = error.code(), %error, "the store failed");
        Failure::new(Code::ApiInternal)
    })?;
    let Some(addressee) = found else {
        state.strangers.note(second);
        return Ok("unknown_key");
    };
    state.strangers.befriend(key);
    let Ok(body) = to_bytes(body, LARGEST_BODY).await else {
        tracing::warn!(shop.id = addressee.shop.0, "a call of KiotViet was too long or broke off");
        return Ok("unreadable");
    };
    let signature = headers.get("x-hub-signature").and_then(|value| value.to_str().ok());
    state.webhooks.receive(addressee, signature, &body).await
}

/// 200, with the word that an echo check wants back.
fn echo(query: Option<&str>) -> Response {
    let word = query.and_then(|query| {
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(name, _)| name.eq_ignore_ascii_case("echo")).map(|(_, word)| word)
    });
    let word = word.filter(|word| word.len() <= LONGEST_ECHO).map(decoded).unwrap_or_default();
    let plain = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (StatusCode::OK, plain, word).into_response()
}

/// A word of a query as it was meant.
fn decoded(word: &str) -> String {
    let bytes = word.replace('+', " ");
    percent_encoding::percent_decode_str(&bytes).decode_utf8_lossy().into_owned()
}

/// Keeps a flood of guessed keys from costing more than a look at each.
#[derive(Default)]
pub(crate) struct Strangers(Mutex<Seen>);

#[derive(Default)]
struct Seen {
    second: i64,
    strangers: u32,
    /// Keys that were found before: no flood keeps them out.
    friends: BTreeSet<String>,
}

impl Strangers {
    fn may_ask(&self, key: &str, second: i64) -> bool {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.second != second || seen.strangers < STRANGERS_A_SECOND || seen.friends.contains(key)
    }

    fn note(&self, second: i64) {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.second != second {
            (seen.second, seen.strangers) = (second, 0);
        }
        seen.strangers += 1;
    }

    fn befriend(&self, key: &str) {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !seen.friends.contains(key) && seen.friends.len() < FRIENDS {
            seen.friends.insert(key.to_owned());
        }
    }
}
