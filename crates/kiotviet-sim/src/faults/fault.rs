//! What can go wrong, decided for one request or one webhook event.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// One thing that goes wrong with one request or one webhook event, with every number already drawn.
///
/// A fault is data: [`crate::faults::FaultPlan`] decides, others carry it out. Who does:
/// [`crate::faults::before_handling`] and [`crate::faults::after_handling`] those of the connection and of the answer,
/// the state machine [`Fault::TokenExpired`] and [`Fault::ShopChanges`] (before it handles the request),
/// the webhook sender those whose name begins with `Webhook`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The answer comes this much later.
    Latency(Duration),
    /// 429 instead of an answer, with `Retry-After` in seconds when present. Nothing was handled.
    RateLimited {
        /// Value of the header `Retry-After`; `None` leaves the header out.
        retry_after_seconds: Option<u32>,
    },
    /// A server error in the usual envelope. Nothing was handled.
    ServerError {
        /// 500, 502 or 503 (any 5xx).
        status: u16,
    },
    /// The error page of a proxy: HTML in place of JSON. Nothing was handled.
    HtmlPage {
        /// Status of the page; a proxy may well say 200.
        status: u16,
    },
    /// The connection is reset before the request was handled: nothing was written.
    DroppedBefore,
    /// The request was handled and its writes took place, then the connection is reset: the answer is lost.
    DroppedAfter,
    /// The body arrives in drops.
    SlowBody {
        /// Bytes in each drop, at least 1.
        bytes: usize,
        /// Pause before each drop.
        pause: Duration,
    },
    /// The body ends in the middle although the answer says 200; what arrived is no JSON.
    TruncatedJson {
        /// Part of the body that arrives, in thousandths below 1,000.
        kept_permille: u32,
    },
    /// The token in use has expired: 401 until the client fetches a new one.
    TokenExpired,
    /// Someone changes the shop just before this request is handled, typically between two pages.
    ShopChanges(ShopChange),
    /// One row of the page has a member of the wrong type; its id is intact.
    MalformedRow {
        /// Chooses the row and the member.
        draw: u64,
    },
    /// The server's clock is off for this answer: `Date` header and `timestamp` member. Seconds, may be negative.
    ClockSkew {
        /// Added to the true time.
        seconds: i64,
    },
    /// The event is never sent.
    WebhookLost,
    /// The event is sent this many times.
    WebhookDuplicated {
        /// Deliveries in all, at least 2.
        times: u32,
    },
    /// The event is sent this much later.
    WebhookLate(Duration),
    /// The event waits until the next one has been sent.
    WebhookReordered,
    /// The signature does not belong to the body.
    WebhookBadlySigned,
}

/// A change someone makes in the shop while a client reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShopChange {
    /// What happens to the rows.
    pub action: RowAction,
    /// Which list changes.
    pub entity: ChangedEntity,
    /// How many rows, at least 1.
    pub rows: u32,
    /// Chooses the rows.
    pub draw: u64,
}

/// What happens to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowAction {
    /// A new row appears.
    Insert,
    /// A row changes, and moves to the end of lists ordered by modification.
    Edit,
    /// A row vanishes; rows behind it move up by one.
    Delete,
}

/// A list that can change while it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangedEntity {
    /// `/products` and `/productOnHands`.
    Products,
    /// `/categories`.
    Categories,
    /// `/customers`.
    Customers,
    /// `/orders`; KiotViet never removes an order, so a deletion cancels one.
    Orders,
    /// Entries of `/pricebooks/{id}`.
    PriceBookEntries,
}

impl ChangedEntity {
    /// The list a request of this path reads; `None` for lists in which nobody makes changes.
    pub fn of_path(path: &str) -> Option<Self> {
        let path = path.trim_start_matches('/').to_ascii_lowercase();
        match path.split('/').next().unwrap_or_default() {
            "products" | "productonhands" => Some(Self::Products),
            "categories" => Some(Self::Categories),
            "customers" => Some(Self::Customers),
            "orders" => Some(Self::Orders),
            "pricebooks" => Some(Self::PriceBookEntries),
            _ => None,
        }
    }
}

impl Fault {
    /// The name used in fault files, in the request log and on the clerk's page.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Latency(_) => "latency",
            Self::RateLimited { .. } => "rate_limited",
            Self::ServerError { .. } => "server_error",
            Self::HtmlPage { .. } => "html_page",
            Self::DroppedBefore => "dropped_before",
            Self::DroppedAfter => "dropped_after",
            Self::SlowBody { .. } => "slow_body",
            Self::TruncatedJson { .. } => "truncated_json",
            Self::TokenExpired => "token_expired",
            Self::ShopChanges(_) => "shop_changes",
            Self::MalformedRow { .. } => "malformed_row",
            Self::ClockSkew { .. } => "clock_skew",
            Self::WebhookLost => "webhook_lost",
            Self::WebhookDuplicated { .. } => "webhook_duplicated",
            Self::WebhookLate(_) => "webhook_late",
            Self::WebhookReordered => "webhook_reordered",
            Self::WebhookBadlySigned => "webhook_badly_signed",
        }
    }
}
