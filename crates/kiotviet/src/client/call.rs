//! One call from beginning to end: budget, token, pace, send, classify, try again by class.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use bytes::Bytes;
use http::Method;
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;

use super::{Client, Query};
use crate::account::Ability;
use crate::budget::{Priority, blocked_until};
use crate::clock::{later, span};
use crate::error::{BusinessKind, Error, ErrorAnswer, read_error_answer};
use crate::json::snippet;
use crate::transport::{Guard, HttpRequest, HttpResponse, TransportErrorKind};

/// Whether a request may be sent twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Safety {
    /// Repeating changes nothing more: reads, absolute writes, deletes.
    Repeatable,
    /// Each one makes a new object.
    Create,
}

/// One call to be carried out.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub method: Method,
    pub path: String,
    pub query: Query,
    pub body: Option<Bytes>,
    pub headers: Vec<(&'static str, String)>,
    pub ability: Ability,
    pub priority: Priority,
    pub safety: Safety,
}

impl Call {
    pub fn get(path: impl Into<String>, query: Query, ability: Ability) -> Self {
        Call {
            method: Method::GET,
            path: path.into(),
            query,
            body: None,
            headers: Vec::new(),
            ability,
            priority: Priority::Sweep,
            safety: Safety::Repeatable,
        }
    }

    pub fn write(method: Method, path: impl Into<String>, body: Option<Bytes>, ability: Ability) -> Self {
        let safety = if method == Method::POST { Safety::Create } else { Safety::Repeatable };
        Call { method, body, safety, ..Call::get(path, Query::default(), ability) }
    }

    fn name(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

/// Why an attempt failed, sorted by what to do next.
enum Failure {
    /// Nothing more to be done.
    Final(Error),
    /// Surely not carried out: may be sent again, even a create.
    NotDone(Error),
    /// May have been carried out: only repeatable calls may be sent again.
    Unknown(Error),
    /// The token was refused.
    Token { generation: u64, message: Option<String> },
    /// 429.
    Rate { retry_after: Option<Duration>, message: String },
}

/// 429 answers in a row after which even the most patient caller gets an error: half a day.
const RATE_WAITS: u32 = 48;
const FIRST_RATE_WAIT: Duration = Duration::from_secs(60);
const LONGEST_RATE_WAIT: Duration = Duration::from_secs(15 * 60);

impl Client {
    /// Carries out a call; `decode` turns the text of a 2xx answer into the result.
    pub(crate) async fn call<T>(
        &self,
        call: &Call,
        decode: impl Fn(&str) -> Result<T, serde_json::Error> + Send + Sync,
    ) -> Result<T, Error> {
        let config = &self.inner.config;
        if !config.account.can(call.ability) {
            return Err(Error::UnsupportedByAccount { account: config.account, ability: call.ability });
        }
        let clock = &self.inner.ports.clock;
        let (mut attempt, mut rate_waits) = (0, 0);
        let mut waited = Duration::ZERO;
        let mut refused = None;
        loop {
            if call.method == Method::GET {
                self.allowance(call, &mut waited).await?;
            }
            let (error, unknown) = match self.attempt(call, refused, &decode).await {
                Ok(value) => return Ok(value),
                Err(Failure::Final(error)) => return Err(error),
                Err(Failure::Token { generation, .. }) if refused.is_none() => {
                    refused = Some(generation);
                    continue;
                }
                Err(Failure::Token { message, .. }) => {
                    return Err(Error::Unauthorized { persistent: true, message });
                }
                Err(Failure::Rate { retry_after, message }) => {
                    let doubled = FIRST_RATE_WAIT.saturating_mul(1 << rate_waits.min(8));
                    let wait =
                        retry_after.unwrap_or(doubled.min(LONGEST_RATE_WAIT)).max(Duration::from_secs(1));
                    let now = clock.now();
                    self.inner.ports.budget.exhausted(now, blocked_until(now, wait)).await;
                    rate_waits += 1;
                    let too_long = self.patience.is_some_and(|most| waited.saturating_add(wait) > most);
                    if too_long || rate_waits > RATE_WAITS {
                        return Err(Error::RateLimited { retry_after: wait, message });
                    }
                    waited = waited.saturating_add(wait);
                    clock.sleep(wait).await;
                    continue;
                }
                Err(Failure::NotDone(error)) => (error, false),
                Err(Failure::Unknown(error)) => (error, true),
            };
            if unknown && call.safety == Safety::Create {
                return Err(Error::OutcomeUnknown { request: call.name(), cause: Box::new(error) });
            }
            attempt += 1;
            if attempt >= config.attempts {
                return Err(error);
            }
            tracing::debug!(call = call.name(), attempt, %error, "call failed, trying again");
            clock.sleep(self.inner.backoff.pause(attempt)).await;
        }
    }

    /// Waits until the budget grants a GET.
    async fn allowance(&self, call: &Call, waited: &mut Duration) -> Result<(), Error> {
        let ports = &self.inner.ports;
        let priority = self.priority.unwrap_or(call.priority);
        loop {
            let now = ports.clock.now();
            let Err(wait) = ports.budget.take(priority, now).await else { return Ok(()) };
            let wait = wait.retry_after.max(Duration::from_millis(1));
            if self.patience.is_some_and(|most| waited.saturating_add(wait) > most) {
                return Err(Error::QuotaExhausted { until: later(now, wait) });
            }
            *waited = waited.saturating_add(wait);
            ports.clock.sleep(wait).await;
        }
    }

    async fn attempt<T>(
        &self,
        call: &Call,
        refused: Option<u64>,
        decode: impl Fn(&str) -> Result<T, serde_json::Error>,
    ) -> Result<T, Failure> {
        let ports = &self.inner.ports;
        let token = self.token(refused).await.map_err(Failure::Final)?;
        let permit = self.inner.pacer.enter(&call.method, &*ports.clock).await;
        ports.budget.note(&call.method, ports.clock.now()).await;
        let guard = Guard(permit.map(Arc::new));
        let answer = ports.transport.send(self.request(call, token.bearer(), guard)).await;
        let response = answer.map_err(|error| match error.kind {
            TransportErrorKind::NotConnected => Failure::NotDone(Error::Transport(error)),
            TransportErrorKind::BodyTooLarge if call.safety == Safety::Repeatable => {
                Failure::Final(Error::Transport(error))
            }
            _ => Failure::Unknown(Error::Transport(error)),
        })?;
        self.note_date(&response);
        if let Some(answer) = refusal(&response) {
            return Err(classify(&response, answer, token.generation, ports.clock.now()));
        }
        let text = String::from_utf8_lossy(&response.body);
        let text = text.trim_start_matches('\u{feff}');
        decode(text).map_err(|error| {
            let broken = error.is_eof() || error.is_syntax();
            let error = Error::Decode {
                what: call.name(),
                reason: error.to_string(),
                snippet: snippet(&response.body),
                broken,
            };
            // A create whose answer cannot be read took place, but what it made is unknown.
            if broken || call.safety == Safety::Create {
                Failure::Unknown(error)
            } else {
                Failure::Final(error)
            }
        })
    }

    fn request(&self, call: &Call, bearer: String, guard: Guard) -> HttpRequest {
        let config = &self.inner.config;
        let mut headers = vec![
            ("Retailer", config.retailer.clone()),
            ("Authorization", bearer),
            ("Accept", "application/json".to_owned()),
            ("User-Agent", config.user_agent.clone()),
        ];
        if call.body.is_some() {
            headers.push(("Content-Type", "application/json".to_owned()));
        }
        headers.extend(call.headers.iter().cloned());
        HttpRequest {
            method: call.method.clone(),
            url: format!("{}{}{}", config.api_url.trim_end_matches('/'), call.path, call.query.render()),
            headers,
            body: call.body.clone(),
            guard,
        }
    }

    /// Learns from the `Date` header how far the server's clock is from ours.
    pub(super) fn note_date(&self, response: &HttpResponse) {
        static PARSER: DateTimeParser = DateTimeParser::new();
        let date = response.header("date").and_then(|text| PARSER.parse_timestamp(text).ok());
        if let Some(server) = date {
            let skew = server.as_millisecond().saturating_sub(self.inner.ports.clock.now().as_millisecond());
            self.inner.skew.store(skew, Ordering::Relaxed);
            self.inner.dated.store(true, Ordering::Relaxed);
            self.inner.timed.store(true, Ordering::Relaxed);
        }
    }
}

/// The error in an answer: any status but 2xx, and a 2xx that carries an error code.
fn refusal(response: &HttpResponse) -> Option<ErrorAnswer> {
    if !(200..300).contains(&response.status) {
        return Some(read_error_answer(response.status, &response.body));
    }
    // Read as data, such an answer would pass for an empty list.
    const MARK: &[u8] = b"responsestatus";
    let head = response.body.get(..response.body.len().min(64)).unwrap_or_default();
    if !head.windows(MARK.len()).any(|part| part.eq_ignore_ascii_case(MARK)) {
        return None;
    }
    Some(read_error_answer(response.status, &response.body)).filter(|answer| answer.code.is_some())
}

/// Decides by status first, by error code second, by text last.
fn classify(response: &HttpResponse, answer: ErrorAnswer, generation: u64, now: Timestamp) -> Failure {
    let ErrorAnswer { code, message, fields, html, .. } = answer;
    let status = response.status;
    let code_is = |name: &str| code.as_deref().is_some_and(|code| code.eq_ignore_ascii_case(name));
    if status == 401 || code_is("TokenException") {
        return Failure::Token { generation, message: Some(message).filter(|m| !m.is_empty()) };
    }
    if status == 429 || code_is("TooManyRequests") {
        return Failure::Rate { retry_after: retry_after(response, now), message };
    }
    match status {
        403 => Failure::Final(Error::Forbidden { message }),
        404 if html => Failure::Final(Error::Unexpected { status, message }),
        404 => Failure::Final(Error::NotFound { message }),
        408 => Failure::Unknown(Error::ServerError { status, message }),
        500.. => Failure::Unknown(Error::ServerError { status, message }),
        200..300 | 400..500 => {
            let kind = BusinessKind::of(&message);
            let error = Error::Business { status, code, message, kind, fields };
            // Nothing of the batch was written, says the observation: even a create may go again.
            if kind == BusinessKind::TransientEmptyList {
                Failure::NotDone(error)
            } else {
                Failure::Final(error)
            }
        }
        _ => Failure::Final(Error::Unexpected { status, message }),
    }
}

/// `Retry-After` in seconds or as a date.
fn retry_after(response: &HttpResponse, now: Timestamp) -> Option<Duration> {
    let text = response.header("retry-after")?.trim();
    if let Ok(seconds) = text.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    DateTimeParser::new().parse_timestamp(text).ok().map(|until| span(now, until))
}
