//! The client: one path that every call takes, from the budget to the retry.

// A call, and the loop that carries it out.
mod call;
// Pauses between attempts.
mod backoff;
// Addresses and query texts.
mod query;
// The access token, fetched once for all who wait.
mod token;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::account::AccountType;
use crate::budget::{Budget, Priority};
use crate::clock::Clock;
use crate::config::Config;
use crate::pace::Pacer;
use crate::time::VietnamTime;
use crate::transport::Transport;

pub(crate) use call::{Call, Safety};
pub use query::Query;
pub(crate) use query::segment;

use backoff::Backoff;
pub use token::SharedTokens;

/// What the client needs from outside.
#[derive(Clone)]
pub struct Ports {
    /// Sends requests.
    pub transport: Arc<dyn Transport>,
    /// Tells the time and waits.
    pub clock: Arc<dyn Clock>,
    /// Grants GETs; share one among all clients of a retailer.
    pub budget: Arc<dyn Budget>,
    /// Seed of the jitter between attempts.
    pub seed: u64,
}

/// A client of one shop. Clones are cheap and share token, pace and budget.
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
    /// Set by [`Client::at`]; otherwise each call has the priority of its entity.
    priority: Option<Priority>,
    /// Set by [`Client::with_patience`]; otherwise the configuration's.
    patience: Option<Duration>,
}

struct Inner {
    config: Config,
    ports: Ports,
    tokens: SharedTokens,
    pacer: Pacer,
    backoff: Backoff,
    /// Server clock minus ours, in milliseconds, from the `Date` header of the latest answer.
    skew: AtomicI64,
    /// True once an answer bore a `Date` header.
    dated: AtomicBool,
    /// True once any answer has told the server's time.
    timed: AtomicBool,
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Client").field("config", &self.inner.config).finish_non_exhaustive()
    }
}

impl Client {
    /// A client of the shop that `config` names.
    pub fn new(config: Config, ports: Ports) -> Self {
        Self::with_tokens(config, ports, SharedTokens::default())
    }

    /// The same, with the token that another client of the very same connection has fetched.
    pub fn with_tokens(config: Config, ports: Ports, tokens: SharedTokens) -> Self {
        let patience = config.patience;
        let inner = Inner {
            tokens,
            pacer: Pacer::new(config.pace),
            backoff: Backoff::new(config.backoff, config.longest_backoff, ports.seed),
            skew: AtomicI64::new(0),
            dated: AtomicBool::new(false),
            timed: AtomicBool::new(false),
            config,
            ports,
        };
        Self { inner: Arc::new(inner), priority: None, patience }
    }

    /// The same client, all of whose calls have that priority.
    pub fn at(&self, priority: Priority) -> Self {
        Self { priority: Some(priority), ..self.clone() }
    }

    /// The same client, whose calls wait at most that long for quota, or after a 429.
    pub fn with_patience(&self, patience: Duration) -> Self {
        Self { patience: Some(patience), ..self.clone() }
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        &self.inner.config
    }

    /// The kind of account.
    pub fn account(&self) -> AccountType {
        self.inner.config.account
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.inner.ports.clock.now()
    }

    /// Learns the server's time from a list, if no `Date` header has told it.
    pub(crate) fn note_timestamp(&self, timestamp: Option<VietnamTime>) {
        if let (Some(server), false) = (timestamp, self.inner.dated.load(Ordering::Relaxed)) {
            let skew = server.timestamp().as_millisecond().saturating_sub(self.now().as_millisecond());
            self.inner.skew.store(skew, Ordering::Relaxed);
            self.inner.timed.store(true, Ordering::Relaxed);
        }
    }

    /// The same as [`Client::server_now`], if any answer has told the server's time so far. A client that has asked for
    /// nothing yet knows only the host's clock, by which no `lastModifiedFrom` may be chosen.
    pub fn told_server_now(&self) -> Option<Timestamp> {
        self.inner.timed.load(Ordering::Relaxed).then(|| self.server_now())
    }

    /// The server's present time, as far as its latest answer tells (to the second). Use it, not the host's clock,
    /// to choose `lastModifiedFrom`.
    pub fn server_now(&self) -> Timestamp {
        let skew = SignedDuration::from_millis(self.inner.skew.load(Ordering::Relaxed));
        let now = self.inner.ports.clock.now();
        now.checked_add(skew).unwrap_or(now)
    }
}
