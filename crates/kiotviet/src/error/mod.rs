//! What can go wrong with a call, as types that code decides on, with KiotViet's own words kept for people.

// The classes of business errors, recognised by their texts.
mod business;
// Reading an error answer in any of its shapes.
mod answer;

use std::time::Duration;

use jiff::Timestamp;

use crate::account::{Ability, AccountType};
use crate::transport::{TransportError, TransportErrorKind};

pub use answer::FieldError;
pub use business::{BusinessKind, Feature};

pub(crate) use answer::{ErrorAnswer, read_error_answer};
pub(crate) use business::names_missing_object;

/// A failed call.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No answer, after the attempts allowed; nothing was changed, or repeating changes nothing more.
    #[error(transparent)]
    Transport(TransportError),

    /// A create may or may not have taken place. Look for its result before sending it again.
    #[error("outcome of {request} unknown: {cause}")]
    OutcomeUnknown {
        /// Verb and path.
        request: String,
        /// Why the outcome is unknown.
        cause: Box<Error>,
    },

    /// The access token was refused, also after a new one was fetched.
    #[error("access refused{}", message.as_ref().map(|m| format!(": {m}")).unwrap_or_default())]
    Unauthorized {
        /// True when a fresh token was refused as well: a person must look at the shop's API settings.
        persistent: bool,
        /// KiotViet's words.
        message: Option<String>,
    },

    /// The token server refused to hand out a token: wrong id or secret, mostly.
    #[error("token refused: {error}{}", description.as_ref().map(|d| format!(" ({d})")).unwrap_or_default())]
    TokenRefused {
        /// The OAuth error, such as `invalid_client`.
        error: String,
        /// More words, if given.
        description: Option<String>,
    },

    /// The API's user lacks a right, or token and shop code do not belong together.
    #[error("forbidden: {message}")]
    Forbidden {
        /// KiotViet's words.
        message: String,
    },

    /// Unknown route or object.
    #[error("not found: {message}")]
    NotFound {
        /// KiotViet's words.
        message: String,
    },

    /// KiotViet refused for a reason of business or validation (its status 420, seldom another 4xx).
    #[error("refused ({status}{}): {message}", code.as_ref().map(|c| format!(" {c}")).unwrap_or_default())]
    Business {
        /// HTTP status.
        status: u16,
        /// KiotViet's error code, such as `KvException`.
        code: Option<String>,
        /// KiotViet's words, mostly Vietnamese.
        message: String,
        /// The class recognised.
        kind: BusinessKind,
        /// Errors of single members, if told.
        fields: Vec<FieldError>,
    },

    /// 429, still after waiting as long as the caller allowed.
    #[error("rate limit reached; wait {} s", retry_after.as_secs())]
    RateLimited {
        /// How long to wait.
        retry_after: Duration,
        /// KiotViet's words.
        message: String,
    },

    /// The hour's share of requests is used up for longer than the caller wants to wait.
    #[error("quota used up until {until}")]
    QuotaExhausted {
        /// When the next request may be made.
        until: Timestamp,
    },

    /// A 5xx, after the attempts allowed.
    #[error("server error {status}: {message}")]
    ServerError {
        /// HTTP status.
        status: u16,
        /// The server's words.
        message: String,
    },

    /// An answer that could not be read.
    #[error("cannot read {what}: {reason}; it begins {snippet:?}")]
    Decode {
        /// What was being read.
        what: String,
        /// Why it failed.
        reason: String,
        /// The first characters.
        snippet: String,
        /// True when the text breaks off or is no JSON at all: another attempt may bring it whole.
        broken: bool,
    },

    /// A status no rule knows (a redirect, for one).
    #[error("unexpected status {status}: {message}")]
    Unexpected {
        /// HTTP status.
        status: u16,
        /// The server's words.
        message: String,
    },

    /// This kind of account cannot do that; nothing was sent.
    #[error("{ability} is not possible with a KiotViet {account} account")]
    UnsupportedByAccount {
        /// The kind of account.
        account: AccountType,
        /// What was asked for.
        ability: Ability,
    },

    /// The request contradicts a documented rule; nothing was sent.
    #[error("invalid request: {reason}")]
    InvalidRequest {
        /// The rule.
        reason: String,
    },
}

/// What to do about a failed call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// The client has already tried several times; trying again is safe and may help at once.
    Now,
    /// Safe to try again after that time.
    Later(Duration),
    /// Trying again is useless, or (unknown outcome) dangerous.
    Never,
}

impl Error {
    /// Whether trying the same call again makes sense. An unknown outcome says never: look first.
    pub fn retry(&self) -> Retry {
        match self {
            Error::Transport(error) => match error.kind {
                TransportErrorKind::BodyTooLarge => Retry::Never,
                _ => Retry::Later(Duration::from_secs(30)),
            },
            Error::ServerError { .. } => Retry::Later(Duration::from_secs(60)),
            Error::RateLimited { retry_after, .. } => Retry::Later(*retry_after),
            Error::QuotaExhausted { .. } => Retry::Later(Duration::from_secs(60)),
            Error::Decode { broken: true, .. } => Retry::Now,
            Error::Unauthorized { persistent: false, .. } => Retry::Now,
            Error::Business { kind: BusinessKind::TransientEmptyList, .. } => Retry::Now,
            // A switch in the shop is a matter for a person: try seldom.
            Error::Business { kind: BusinessKind::FeatureOff(_) | BusinessKind::SurchargeOff, .. } => {
                Retry::Later(Duration::from_secs(15 * 60))
            }
            _ => Retry::Never,
        }
    }

    /// KiotViet's own words, to be shown to a person as they are.
    pub fn message_for_people(&self) -> Option<&str> {
        match self {
            Error::Business { message, .. }
            | Error::Forbidden { message }
            | Error::NotFound { message }
            | Error::RateLimited { message, .. }
            | Error::ServerError { message, .. }
            | Error::Unexpected { message, .. } => Some(message.as_str()).filter(|m| !m.is_empty()),
            Error::Unauthorized { message, .. } => message.as_deref(),
            Error::TokenRefused { description, .. } => description.as_deref(),
            Error::OutcomeUnknown { cause, .. } => cause.message_for_people(),
            _ => None,
        }
    }

    /// The class of a business error.
    pub fn business(&self) -> Option<BusinessKind> {
        match self {
            Error::Business { kind, .. } => Some(*kind),
            _ => None,
        }
    }

    /// True when a create may or may not have taken place.
    pub fn is_outcome_unknown(&self) -> bool {
        matches!(self, Error::OutcomeUnknown { .. })
    }
}
