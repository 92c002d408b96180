//! What a run tells whoever is watching. The engine never prints.

use std::collections::BTreeMap;

use dongbo_sync::Entity;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Somebody who watches a run: a progress bar, a log, a stream of server-sent events.
pub trait Progress: Send + Sync {
    /// Called as things happen, from the run's own task: return quickly.
    fn report(&self, event: Event);
}

/// Nobody is watching.
pub struct Unwatched;

impl Progress for Unwatched {
    fn report(&self, _: Event) {}
}

/// Something that happened in a run.
#[derive(Debug, Clone)]
pub enum Event {
    /// The run has its number; `resumed` when an earlier one stopped half-way and this one goes on from there.
    RunStarted {
        /// The run's number within its shop.
        run: i64,
        /// An earlier run left work half done.
        resumed: bool,
    },
    /// An entity's turn has come.
    StageStarted {
        /// Which.
        entity: Entity,
        /// The row at which an interrupted reading goes on.
        resumed_at: Option<u64>,
    },
    /// More rows have been read and stored.
    Advanced {
        /// Which.
        entity: Entity,
        /// Rows so far.
        seen: u64,
        /// How many KiotViet says there are.
        total: Option<u64>,
    },
    /// An entity is done.
    StageFinished {
        /// Which.
        entity: Entity,
        /// What came of it.
        counts: Counts,
    },
    /// Nothing happens until then, and this is why.
    Waiting {
        /// When it goes on.
        until: Timestamp,
        /// Why.
        reason: Wait,
    },
    /// Something a person should know; the run goes on.
    Warning(Warning),
}

/// Why a run waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wait {
    /// This hour's requests are used up.
    Quota,
    /// Another run of the same shop is under way.
    OtherRun {
        /// Who runs it.
        owner: String,
    },
}

/// Something a person should know: an entry of the error catalogue and what to fill into its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// The catalogue's code.
    pub code: String,
    /// The words that its text has gaps for.
    pub parameters: BTreeMap<String, String>,
}

impl Warning {
    /// A warning with the words for the gaps of its text.
    pub fn new<const N: usize>(code: &str, parameters: [(&str, String); N]) -> Self {
        Self {
            code: code.to_owned(),
            parameters: parameters.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        }
    }
}

/// What a run did with one entity's records.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Rows read.
    pub seen: u64,
    /// New here.
    pub created: u64,
    /// Changed here.
    pub updated: u64,
    /// The same on both sides as before.
    pub unchanged: u64,
    /// Gone on KiotViet, archived here.
    pub archived: u64,
    /// Changed on KiotViet by us.
    pub pushed: u64,
    /// Waiting for a person's decision.
    pub conflicts: u64,
    /// Could not be read or stored; listed with the reason.
    pub failed: u64,
    /// How many rows KiotViet says this run has to read; missing where it does not say, or nothing has been read.
    #[serde(default)]
    pub expected: Option<u64>,
}

impl Counts {
    /// Adds another part of the same run.
    pub fn add(&mut self, other: &Self) {
        self.seen += other.seen;
        self.created += other.created;
        self.updated += other.updated;
        self.unchanged += other.unchanged;
        self.archived += other.archived;
        self.pushed += other.pushed;
        self.conflicts += other.conflicts;
        self.failed += other.failed;
    }

    /// Whether anything was written on our side.
    pub fn wrote(&self) -> bool {
        self.created + self.updated + self.archived > 0
    }
}
