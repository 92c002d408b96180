//! The access token: fetched once for all who wait, renewed before it ends, never twice for the same stale one.
//!
//! The fetch is a shared future, not a lock held across a wait: whoever needs the token drives it on. A caller that
//! is not being polled (a page read ahead) can therefore not hold up the others.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use futures::FutureExt;
use futures::future::{BoxFuture, Shared};
use http::Method;
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use super::{Client, Query};
use crate::clock::later;
use crate::error::{Error, read_error_answer};
use crate::json::from_str;
use crate::transport::{Guard, HttpRequest, HttpResponse};

/// Renewed that long before its end.
const MARGIN: Duration = Duration::from_secs(60);

/// Life of a token whose answer does not tell.
const DEFAULT_LIFE: u64 = 3600;

#[derive(Clone)]
pub(crate) struct Token {
    text: Arc<SecretString>,
    renew_at: Timestamp,
    pub generation: u64,
}

impl Token {
    pub fn bearer(&self) -> String {
        format!("Bearer {}", self.text.expose_secret())
    }
}

type Fetch = Shared<BoxFuture<'static, Result<(SecretString, Timestamp), Error>>>;

/// The access token of one connection, for clients that come and go. Cheap to clone; all clones are one.
#[derive(Clone, Default)]
pub struct SharedTokens {
    state: Arc<Mutex<State>>,
}

impl std::fmt::Debug for SharedTokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SharedTokens").finish_non_exhaustive()
    }
}

#[derive(Default)]
struct State {
    current: Option<Token>,
    /// The fetch under way, and the generation its token will have.
    fetch: Option<(u64, Fetch)>,
    generations: u64,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct TokenAnswer {
    #[serde(rename = "access_token")]
    access_token: String,
    #[serde(rename = "expires_in")]
    expires_in: Option<u64>,
}

impl Client {
    /// A token that is neither about to end nor of the generation that was just refused.
    pub(super) async fn token(&self, refused: Option<u64>) -> Result<Token, Error> {
        loop {
            let now = self.inner.ports.clock.now();
            let (generation, fetch) = {
                let mut state = self.inner.tokens.state.lock().unwrap_or_else(PoisonError::into_inner);
                let usable = |token: &&Token| token.renew_at > now && Some(token.generation) != refused;
                if let Some(token) = state.current.as_ref().filter(usable) {
                    return Ok(token.clone());
                }
                match &state.fetch {
                    Some((generation, fetch)) => (*generation, fetch.clone()),
                    None => {
                        state.generations += 1;
                        let fetch = fetch_token(self.clone()).boxed().shared();
                        state.fetch = Some((state.generations, fetch.clone()));
                        (state.generations, fetch)
                    }
                }
            };
            let fetched = fetch.await;
            let mut state = self.inner.tokens.state.lock().unwrap_or_else(PoisonError::into_inner);
            // The first of those who waited stores the result for all.
            if state.fetch.as_ref().is_some_and(|(under_way, _)| *under_way == generation) {
                state.fetch = None;
                if let Ok((text, renew_at)) = &fetched {
                    let text = Arc::new(text.clone());
                    state.current = Some(Token { text, renew_at: *renew_at, generation });
                }
            }
            let (text, renew_at) = fetched?;
            // A fetch that was begun before the refusal may bring exactly the refused token: then once more.
            if Some(generation) != refused {
                return Ok(Token { text: Arc::new(text), renew_at, generation });
            }
        }
    }
}

/// Asks the token server. Asking twice does no harm, so failures of the way are repeated.
async fn fetch_token(client: Client) -> Result<(SecretString, Timestamp), Error> {
    let config = &client.inner.config;
    let mut attempt = 0;
    loop {
        attempt += 1;
        let asked_at = client.inner.ports.clock.now();
        let answer = client.inner.ports.transport.send(token_request(&client)).await;
        let error = match answer {
            Ok(response) => {
                client.note_date(&response);
                match read_token(&response, asked_at) {
                    Err(error @ (Error::ServerError { .. } | Error::Decode { broken: true, .. })) => error,
                    settled => return settled,
                }
            }
            Err(error) => Error::Transport(error),
        };
        if attempt >= config.attempts {
            return Err(error);
        }
        tracing::debug!(attempt, %error, "token request failed, trying again");
        client.inner.ports.clock.sleep(client.inner.backoff.pause(attempt)).await;
    }
}

fn token_request(client: &Client) -> HttpRequest {
    let config = &client.inner.config;
    let mut form = Query::default();
    form.text("scopes", config.scope.as_str());
    form.text("grant_type", "client_credentials");
    form.text("client_id", config.client_id.as_str());
    form.text("client_secret", config.client_secret.expose_secret());
    HttpRequest {
        method: Method::POST,
        url: config.token_url.clone(),
        headers: vec![
            ("Content-Type", "application/x-www-form-urlencoded".to_owned()),
            ("Accept", "application/json".to_owned()),
            ("User-Agent", config.user_agent.clone()),
        ],
        body: Some(Bytes::from(form.render_form())),
        guard: Guard::default(),
    }
}

fn read_token(response: &HttpResponse, asked_at: Timestamp) -> Result<(SecretString, Timestamp), Error> {
    let text = String::from_utf8_lossy(&response.body);
    if !(200..300).contains(&response.status) {
        let answer = read_error_answer(response.status, &response.body);
        return Err(match (response.status, answer.oauth) {
            (429, _) | (500.., _) => Error::ServerError { status: response.status, message: answer.message },
            (_, Some(error)) => {
                let description = Some(answer.message).filter(|message| *message != error);
                Error::TokenRefused { error, description }
            }
            (status, None) => {
                let error = answer.code.unwrap_or_else(|| format!("http_{status}"));
                Error::TokenRefused { error, description: Some(answer.message) }
            }
        });
    }
    // No snippet: a token may stand in the answer.
    let unreadable = |reason: String, broken| Error::Decode {
        what: "the token".to_owned(),
        reason,
        snippet: String::new(),
        broken,
    };
    let answer: TokenAnswer = from_str(&text)
        .map_err(|error| unreadable(error.to_string(), error.is_eof() || error.is_syntax()))?;
    if answer.access_token.is_empty() {
        return Err(unreadable("no access_token".to_owned(), false));
    }
    let life = Duration::from_secs(answer.expires_in.unwrap_or(DEFAULT_LIFE));
    // A token that lives hardly longer than the margin would be renewed at every call: use half of its life.
    let use_for = if life > MARGIN * 2 { life - MARGIN } else { life / 2 };
    Ok((SecretString::from(answer.access_token), later(asked_at, use_for)))
}
