//! Hints: KiotViet said that something happened to a record. What it said is no fact: the record is read again, and
//! goes the way of every row that is read. Few are read one by one, many by reading what has changed.

// Between the pages of a list.
pub(crate) mod urgent;
// Records read one by one.
pub(crate) mod each;
// What is done about the hints of each entity.
mod entities;

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use dongbo_store::Hint;
use dongbo_sync::Entity;
use jiff::{SignedDuration, Timestamp};

use crate::error::{EngineError, concerns_one_call, kiotviet_code};
use crate::run::Run;

/// How far attending may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Nothing else is under way: lists may be read too.
    Free,
    /// A list is being read: its next page must not wait for long.
    BetweenPages,
}

impl Reach {
    /// How many hints one visit takes.
    pub(crate) fn at_once(self) -> u32 {
        match self {
            Self::Free => 1_000,
            Self::BetweenPages => 32,
        }
    }
}

/// So few records are always read one by one.
const FEW: usize = 8;
/// After so many failures in a row a record is listed as failed; every run tries it again.
const TRIES: u32 = 4;
/// The pause after the first failure; each further one doubles it.
const FIRST_PAUSE: SignedDuration = SignedDuration::from_secs(20);
/// How often hints are looked at that wait for the first reading of their list.
const UNREAD_PAUSE: SignedDuration = SignedDuration::from_mins(10);

/// What becomes of hints.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// Looked at.
    done: Vec<Hint>,
    /// Could not be looked at: the catalogue's code, and why.
    failed: Vec<(Hint, String, String)>,
    /// Wait until then, through no fault of theirs.
    put_off: Vec<(Hint, Timestamp)>,
}

impl Run {
    /// Attends to hints that are due; answers how many have been dealt with. Reading a list for them is no occasion
    /// to attend to others.
    pub(crate) async fn attend_hints(&self, reach: Reach) -> Result<u64, EngineError> {
        if self.urgent.looking.swap(true, Ordering::SeqCst) {
            return Ok(0);
        }
        let dealt_with = self.look(reach).await;
        self.urgent.looking.store(false, Ordering::SeqCst);
        dealt_with
    }

    async fn look(&self, reach: Reach) -> Result<u64, EngineError> {
        let due = self.store.due_hints(self.shop(), self.now(), reach.at_once()).await?;
        if due.is_empty() {
            return Ok(0);
        }
        let mut groups: BTreeMap<Entity, Vec<Hint>> = BTreeMap::new();
        for hint in due {
            // Stock comes with its product.
            let entity = if hint.entity == Entity::Stock { Entity::Products } else { hint.entity };
            groups.entry(entity).or_default().push(hint);
        }
        let mut dealt_with = 0;
        for (entity, hints) in groups {
            let outcome = match self.attend_entity(entity, &hints, reach).await {
                Ok(outcome) => outcome,
                Err(EngineError::KiotViet(error)) if concerns_one_call(&error) => {
                    let code = kiotviet_code(&error).to_owned();
                    let failed = hints.into_iter().map(|hint| (hint, code.clone(), error.to_string()));
                    Outcome { failed: failed.collect(), ..Outcome::default() }
                }
                Err(error) => return Err(error),
            };
            dealt_with += self.settle_hints(outcome).await?;
        }
        Ok(dealt_with)
    }

    /// Removes hints that were looked at and puts the others off.
    async fn settle_hints(&self, outcome: Outcome) -> Result<u64, EngineError> {
        let (store, fence, now) = (&self.store, &self.fence, self.now());
        let Outcome { mut done, failed, put_off } = outcome;
        let dealt_with = (done.len() + failed.len() + put_off.len()) as u64;
        for (hint, code, message) in failed {
            tracing::info!(entity = %hint.entity, remote = hint.remote_id, code, tries = hint.tries + 1,
                "a record could not be looked at");
            if hint.tries + 1 >= TRIES {
                self.list_failure(&hint, &code, message).await?;
                done.push(hint);
                continue;
            }
            let until = later(now, FIRST_PAUSE * 2_i32.pow(hint.tries));
            store.postpone_hints(fence, &[hint], true, until, now).await?;
        }
        let mut by_time: BTreeMap<Timestamp, Vec<Hint>> = BTreeMap::new();
        for (hint, until) in put_off {
            by_time.entry(until).or_default().push(hint);
        }
        for (until, hints) in by_time {
            store.postpone_hints(fence, &hints, false, until, now).await?;
        }
        if !done.is_empty() {
            store.remove_hints(fence, &done, now).await?;
        }
        Ok(dealt_with)
    }
}

/// When hints of a list that was never read are looked at again: all together.
fn next_look(now: Timestamp) -> Timestamp {
    let pause = UNREAD_PAUSE.as_secs();
    later(now, SignedDuration::from_secs(pause - now.as_second().rem_euclid(pause)))
}

fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.saturating_add(by).unwrap_or(Timestamp::MAX)
}
