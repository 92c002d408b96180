//! What a rule does, with ranges from which the numbers of a [`Fault`] are drawn.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::fault::{ChangedEntity, Fault, RowAction, ShopChange};
use crate::generate::Draw;

/// A fixed number, or a range `[low, high]` with both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "expected a whole number or a range [low, high]")]
pub enum Amount {
    /// Always this number.
    Fixed(i64),
    /// Any number of the range.
    Range([i64; 2]),
}

impl Amount {
    fn draw(self, draw: &mut Draw) -> i64 {
        match self {
            Self::Fixed(number) => number,
            Self::Range([low, high]) => draw.between(low, high),
        }
    }

    fn bounds(self) -> (i64, i64) {
        match self {
            Self::Fixed(number) => (number, number),
            Self::Range([low, high]) => (low, high),
        }
    }

    fn problem(self, member: &str, least: i64, most: i64) -> Option<String> {
        let (low, high) = self.bounds();
        if low > high {
            return Some(format!("{member} = [{low}, {high}] runs backwards"));
        }
        (low < least || high > most).then(|| format!("{member} must lie between {least} and {most}"))
    }
}

/// What a rule does when it fires. Spelt in fault files as `effect = "dropped_after"` or
/// `effect = { latency = { ms = [20, 200] } }`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Effect {
    /// See [`Fault::Latency`].
    Latency {
        /// Milliseconds.
        ms: Amount,
    },
    /// See [`Fault::RateLimited`].
    RateLimited {
        /// Value of `Retry-After`; left out, the header is missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retry_after_seconds: Option<Amount>,
    },
    /// See [`Fault::ServerError`].
    ServerError {
        /// One of these.
        #[serde(default = "server_errors")]
        status: Vec<u16>,
    },
    /// See [`Fault::HtmlPage`].
    HtmlPage {
        /// One of these.
        #[serde(default = "proxy_errors")]
        status: Vec<u16>,
    },
    /// See [`Fault::DroppedBefore`].
    DroppedBefore,
    /// See [`Fault::DroppedAfter`].
    DroppedAfter,
    /// See [`Fault::SlowBody`].
    SlowBody {
        /// Bytes in each drop.
        bytes: Amount,
        /// Milliseconds before each drop.
        ms: Amount,
    },
    /// See [`Fault::TruncatedJson`].
    TruncatedJson,
    /// See [`Fault::TokenExpired`].
    TokenExpired,
    /// See [`Fault::ShopChanges`].
    ShopChanges {
        /// What happens to the rows.
        action: RowAction,
        /// Which list; left out, the one the request reads.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        entity: Option<ChangedEntity>,
        /// How many rows.
        #[serde(default = "one")]
        rows: Amount,
    },
    /// See [`Fault::MalformedRow`].
    MalformedRow,
    /// See [`Fault::ClockSkew`].
    ClockSkew {
        /// Seconds added to the true time.
        seconds: Amount,
    },
    /// See [`Fault::WebhookLost`].
    WebhookLost,
    /// See [`Fault::WebhookDuplicated`].
    WebhookDuplicated {
        /// Deliveries in all.
        #[serde(default = "two")]
        times: Amount,
    },
    /// See [`Fault::WebhookLate`].
    WebhookLate {
        /// Milliseconds.
        ms: Amount,
    },
    /// See [`Fault::WebhookReordered`].
    WebhookReordered,
    /// See [`Fault::WebhookBadlySigned`].
    WebhookBadlySigned,
}

const HOUR_MS: i64 = 3_600_000;

fn server_errors() -> Vec<u16> {
    vec![500, 502, 503]
}

fn proxy_errors() -> Vec<u16> {
    vec![502, 503]
}

fn one() -> Amount {
    Amount::Fixed(1)
}

fn two() -> Amount {
    Amount::Fixed(2)
}

impl Effect {
    /// Whether this happens to webhook events rather than to requests.
    pub fn concerns_webhooks(&self) -> bool {
        matches!(
            self,
            Self::WebhookLost
                | Self::WebhookDuplicated { .. }
                | Self::WebhookLate { .. }
                | Self::WebhookReordered
                | Self::WebhookBadlySigned
        )
    }

    /// What is wrong with the numbers, in words; `None` when all is well.
    pub(super) fn problem(&self) -> Option<String> {
        match self {
            Self::Latency { ms } | Self::WebhookLate { ms } => ms.problem("ms", 0, HOUR_MS),
            Self::RateLimited { retry_after_seconds } => {
                retry_after_seconds.and_then(|seconds| seconds.problem("retry_after_seconds", 0, 86_400))
            }
            Self::ServerError { status } => status_problem(status, 500),
            Self::HtmlPage { status } => status_problem(status, 200),
            Self::SlowBody { bytes, ms } => {
                bytes.problem("bytes", 1, 1 << 30).or_else(|| ms.problem("ms", 0, HOUR_MS))
            }
            Self::ShopChanges { rows, .. } => rows.problem("rows", 1, 10_000),
            Self::ClockSkew { seconds } => seconds.problem("seconds", -31_536_000, 31_536_000),
            Self::WebhookDuplicated { times } => times.problem("times", 2, 100),
            Self::DroppedBefore
            | Self::DroppedAfter
            | Self::TruncatedJson
            | Self::TokenExpired
            | Self::MalformedRow
            | Self::WebhookLost
            | Self::WebhookReordered
            | Self::WebhookBadlySigned => None,
        }
    }

    /// Draws the numbers. `path` names the list a change falls on; `None` when nothing can happen there.
    pub(super) fn draw(&self, path: &str, draw: &mut Draw) -> Option<Fault> {
        Some(match self {
            Self::Latency { ms } => Fault::Latency(millis(*ms, draw)),
            Self::RateLimited { retry_after_seconds } => Fault::RateLimited {
                retry_after_seconds: retry_after_seconds.map(|seconds| whole(seconds, draw)),
            },
            Self::ServerError { status } => Fault::ServerError { status: *draw.pick(status) },
            Self::HtmlPage { status } => Fault::HtmlPage { status: *draw.pick(status) },
            Self::DroppedBefore => Fault::DroppedBefore,
            Self::DroppedAfter => Fault::DroppedAfter,
            Self::SlowBody { bytes, ms } => {
                Fault::SlowBody { bytes: whole(*bytes, draw).max(1) as usize, pause: millis(*ms, draw) }
            }
            Self::TruncatedJson => Fault::TruncatedJson { kept_permille: draw.between(1, 990) as u32 },
            Self::TokenExpired => Fault::TokenExpired,
            Self::ShopChanges { action, entity, rows } => Fault::ShopChanges(ShopChange {
                action: *action,
                entity: entity.or_else(|| ChangedEntity::of_path(path))?,
                rows: whole(*rows, draw).max(1),
                draw: draw.bits(),
            }),
            Self::MalformedRow => Fault::MalformedRow { draw: draw.bits() },
            Self::ClockSkew { seconds } => Fault::ClockSkew { seconds: seconds.draw(draw) },
            Self::WebhookLost => Fault::WebhookLost,
            Self::WebhookDuplicated { times } => {
                Fault::WebhookDuplicated { times: whole(*times, draw).max(2) }
            }
            Self::WebhookLate { ms } => Fault::WebhookLate(millis(*ms, draw)),
            Self::WebhookReordered => Fault::WebhookReordered,
            Self::WebhookBadlySigned => Fault::WebhookBadlySigned,
        })
    }
}

fn status_problem(status: &[u16], least: u16) -> Option<String> {
    if status.is_empty() {
        return Some("status names no number".to_owned());
    }
    status
        .iter()
        .find(|code| !(least..600).contains(*code))
        .map(|code| format!("status {code} is not between {least} and 599"))
}

fn millis(amount: Amount, draw: &mut Draw) -> Duration {
    Duration::from_millis(u64::try_from(amount.draw(draw)).unwrap_or_default())
}

fn whole(amount: Amount, draw: &mut Draw) -> u32 {
    u32::try_from(amount.draw(draw)).unwrap_or_default()
}
