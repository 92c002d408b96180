//! Reading a whole list, page by page, while its rows change.
//!
//! KiotViet pages by row offset. When rows before the offset are deleted between two requests, the next page starts
//! too far on and rows are skipped; when rows are inserted there, rows come twice. A [`Scan`] therefore asks for
//! ascending ids and lets each page overlap the one before by one row: a page whose first id is not above the last
//! id read *proves* that nothing was skipped; otherwise the scan steps back until it overlaps. Rows not above the
//! last id are repeats and dropped. So every row that exists all the while arrives exactly once, without
//! remembering ids.

// The decisions, without any requests.
mod pager;
// The decisions against a model of a changing list.
#[cfg(test)]
mod model;
// The requests, several in flight.
mod run;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::api::resource::Resource;
use crate::json::Row;

pub use run::Scan;

/// What to scan.
#[derive(Debug, Clone)]
pub struct ScanRequest<R: Resource> {
    pub(crate) query: R::Query,
    pub(crate) modified_from: Option<Timestamp>,
    pub(crate) removed: bool,
    pub(crate) resume: Option<Cursor>,
    pub(crate) pages_in_flight: Option<usize>,
}

impl<R: Resource> Default for ScanRequest<R> {
    fn default() -> Self {
        Self::new(R::Query::default())
    }
}

impl<R: Resource> ScanRequest<R> {
    /// All rows that fit the query.
    pub fn new(query: R::Query) -> Self {
        Self { query, modified_from: None, removed: true, resume: None, pages_in_flight: None }
    }

    /// Only rows changed (or, if never changed, created) at or after that instant, rounded down to the second. Not
    /// sent to routes that do not know such a filter.
    pub fn modified_from(mut self, from: Timestamp) -> Self {
        self.modified_from = Some(from);
        self
    }

    /// Whether to ask for removed ids; on by default.
    pub fn removed(mut self, ask: bool) -> Self {
        self.removed = ask;
        self
    }

    /// Continue behind the page that bore this cursor.
    pub fn resume(mut self, cursor: Cursor) -> Self {
        self.resume = Some(cursor);
        self
    }

    /// How many pages to read ahead, in place of the configured number.
    pub fn pages_in_flight(mut self, pages: usize) -> Self {
        self.pages_in_flight = Some(pages);
        self
    }
}

/// Rows of one answer that were not read before.
#[derive(Debug, Clone)]
pub struct Page<R> {
    /// The rows, malformed ones included.
    pub rows: Vec<Row<R>>,
    /// Ids said to be deleted. A list repeated on every page is given once.
    pub removed: Vec<i64>,
    /// Where the scan stands behind this page. Store it together with the rows.
    pub cursor: Cursor,
    /// How many rows KiotViet claims.
    pub total: Option<u64>,
    /// Size of the answer.
    pub bytes: usize,
    /// By our clock, an instant before the request was sent: what was read later is newer than these rows.
    pub asked_at: Timestamp,
}

/// Where a scan stands: enough to go on after a crash, also days later.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cursor {
    /// Offset of the first row not read.
    pub offset: u64,
    /// Greatest id read.
    pub last_id: Option<i64>,
    /// Rows delivered so far.
    pub rows: u64,
    /// Server time when the scan began, before its first request.
    pub started_at: Option<Timestamp>,
    /// Set when the route did not honour the order asked for; resuming then begins again.
    pub unordered: bool,
    /// What was odd so far.
    pub anomalies: Vec<Anomaly>,
    /// Set when rows may be missing.
    pub incomplete: bool,
    /// Fingerprints of delivered rows whose id could not be read.
    pub nameless: Vec<u64>,
}

/// How a scan ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScanOutcome {
    /// Rows delivered, malformed ones included, those before a resumption too.
    pub rows: u64,
    /// How many rows KiotViet claimed in its latest answer.
    pub total_claimed: Option<u64>,
    /// True when the scan reached the end and nothing suggests that rows are missing. Only then does the absence of
    /// a row mean something.
    pub complete: bool,
    /// What was odd.
    pub anomalies: Vec<Anomaly>,
    /// Server time when the scan began, before its first request. The next incremental scan starts from here, less an
    /// overlap.
    pub started_at: Option<Timestamp>,
    /// Pages asked for in this process, retries not counted.
    pub requests: u64,
}

/// Something odd about a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Anomaly {
    /// A page was empty although more rows are claimed.
    EmptyPage {
        /// Offset of the page.
        offset: u64,
        /// Rows claimed.
        total: u64,
    },
    /// More rows are claimed than can be read.
    TotalOverstated {
        /// Rows claimed.
        total: u64,
        /// Where the list really ended.
        end: u64,
    },
    /// Fewer rows are claimed than can be read. All were read.
    TotalUnderstated {
        /// Rows claimed.
        total: u64,
        /// Rows found.
        found: u64,
    },
    /// Pages brought only known rows although the list goes on.
    RepeatedPages {
        /// Offset of the last such page.
        offset: u64,
    },
    /// The route ignores the order asked for: repeats are recognised by remembering ids, skips cannot be.
    Unordered,
    /// The order broke so late that rows already delivered may come again.
    MayRepeat,
}
