//! What clients asked and what became of webhooks, lately: for people to look at.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

/// Rows kept of each kind.
const KEPT: usize = 500;

/// A request that was answered or lost.
#[derive(Debug, Clone)]
pub struct SeenRequest {
    /// When it arrived.
    pub at: Timestamp,
    /// Method.
    pub method: http::Method,
    /// Path and query.
    pub target: String,
    /// Status of the answer; none when the connection was reset instead.
    pub status: Option<u16>,
    /// From arrival to answer.
    pub took: Duration,
    /// Names of the faults it met.
    pub faults: Vec<&'static str>,
}

/// An attempt to deliver a webhook.
#[derive(Debug, Clone)]
pub struct SeenDelivery {
    /// When it was answered or given up.
    pub at: Timestamp,
    /// Event type, or `echo`.
    pub event: String,
    /// Where to.
    pub url: String,
    /// The answer, in words.
    pub outcome: String,
    /// Whether it was a 2xx.
    pub accepted: bool,
    /// Body as sent.
    pub body: String,
}

#[derive(Debug, Default)]
struct Rows {
    requests: VecDeque<SeenRequest>,
    deliveries: VecDeque<SeenDelivery>,
    requests_ever: u64,
}

/// The last requests and deliveries; clones share them.
#[derive(Debug, Clone, Default)]
pub struct Journal(Arc<Mutex<Rows>>);

impl Journal {
    /// Notes a request.
    pub fn note_request(&self, row: SeenRequest) {
        let mut rows = self.rows();
        rows.requests_ever += 1;
        rows.requests.push_front(row);
        rows.requests.truncate(KEPT);
    }

    /// Notes an attempt to deliver a webhook.
    pub fn note_delivery(&self, row: SeenDelivery) {
        let mut rows = self.rows();
        rows.deliveries.push_front(row);
        rows.deliveries.truncate(KEPT);
    }

    /// The last requests, newest first.
    pub fn requests(&self) -> Vec<SeenRequest> {
        self.rows().requests.iter().cloned().collect()
    }

    /// How many requests there were since the start.
    pub fn requests_ever(&self) -> u64 {
        self.rows().requests_ever
    }

    /// The last delivery attempts, newest first.
    pub fn deliveries(&self) -> Vec<SeenDelivery> {
        self.rows().deliveries.iter().cloned().collect()
    }

    fn rows(&self) -> MutexGuard<'_, Rows> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
