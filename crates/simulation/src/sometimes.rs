//! Things that must happen now and then: a simulation that never reaches them tests nothing.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use crate::executor::lock;
use crate::plan::Players;

/// How often each rare thing happened.
#[derive(Clone, Default)]
pub struct Sometimes(Arc<Mutex<BTreeMap<&'static str, u64>>>);

impl Sometimes {
    /// It happened.
    pub fn note(&self, what: &'static str) {
        self.add(what, 1);
    }

    /// It happened so many times.
    pub fn add(&self, what: &'static str, times: u64) {
        if times > 0 {
            *lock(&self.0).entry(what).or_default() += times;
        }
    }

    /// Everything that happened.
    pub fn counts(&self) -> BTreeMap<&'static str, u64> {
        lock(&self.0).clone()
    }
}

/// What a large batch of seeds must have reached, depending on who plays.
pub fn expected(players: Players) -> impl Iterator<Item = &'static str> {
    let of_everybody = if players == Players::Everybody { OF_EVERYBODY } else { &[] };
    OF_CLERKS.iter().chain(of_everybody).copied()
}

const OF_CLERKS: &[&str] = &[
    "a run was killed",
    "a run went on where a killed one had stopped",
    "a worker was suspended",
    "a worker that had lost its claim was turned away",
    "two workers wanted the shop at once",
    "a run waited for the quota",
    "a run failed as a whole",
    "a record failed and was listed",
    "a failed record healed",
    "a brake stopped a disappearance",
    "a person let a disappearance through",
    "a record was archived",
    "an archived record came back",
    "a record was asked for by itself",
    "a list was served out of a cache",
    "a list was odd and proved nothing",
    "an answer was lost after KiotViet had acted",
    "rows moved between two pages",
    "the clerk acted while a run was under way",
    "the clerk was refused",
    "a token expired in the middle",
    "a list took several pages",
    "verification found differences",
];

const OF_EVERYBODY: &[&str] = &[
    "something was sent between runs",
    "a call of KiotViet was looked into",
    "a call of KiotViet was lost",
    "a call of KiotViet came late",
    "a call of KiotViet was badly signed",
    "a registration was switched off",
    "a registration was made again",
    "a worker was killed while it attended",
    "an edit here was refused",
    "an order was asked for twice at once",
    "an order was asked for again with its key",
    "an order was refused since nothing was left",
    "a record was restored here",
    "something was undone",
    "KiotViet refused something, and it waits for a person",
];
