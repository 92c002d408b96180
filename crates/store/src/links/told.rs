//! What a batch adds to the history: each record it touches, compared before and after.

use std::collections::{HashMap, HashSet};

use dongbo_sync::{Attempt, Record, ShopId};
use jiff::Timestamp;

use super::change::{Change, OursChange, TheirsChange, Written};
use super::facts::ours;
use super::link::Link;
use crate::cause::Cause;
use crate::disputes::Reviewed;
use crate::error::Result;
use crate::history::{self, Before, Births, ChangeSeen, NewEntry, entries_of_change};
use crate::outbox;
use crate::records::Kept;
use crate::records::table::from_json;
use crate::runs::RunId;
use crate::session::Session;
use crate::traffic::{self, Moved};

/// The history of a batch, as it comes about.
pub struct Tale<R: Record> {
    /// Records that are made by the batch, by our ids.
    created: HashSet<i64>,
    births: Births,
    before: HashMap<i64, Before<R>>,
    after: HashMap<i64, Before<R>>,
    attempts: HashMap<i64, Attempt<R>>,
    entries: Vec<NewEntry>,
    reviewed: Vec<Reviewed<R>>,
    moved: Moved,
}

impl<R: Kept> Tale<R> {
    /// Reads our side as it is before anything is written. New records need no looking at.
    pub async fn begin(
        session: &mut Session,
        shop: ShopId,
        changes: &[Change<R>],
        locals: &[Option<i64>],
        written: &Written,
    ) -> Result<Self> {
        let created: HashSet<i64> = written.created.iter().map(|(_, local)| *local).collect();
        let known: Vec<(&Change<R>, i64)> = changes
            .iter()
            .zip(locals)
            .filter_map(|(change, local)| Some((change, (*local)?)))
            .filter(|(_, local)| !created.contains(local))
            .collect();
        let attempts: HashMap<i64, Attempt<R>> = if known.is_empty() {
            HashMap::new()
        } else {
            outbox::open_attempts(session, shop).await?.into_iter().collect()
        };
        let touched: Vec<i64> = known
            .iter()
            .filter(|(change, _)| change.ours != OursChange::Keep)
            .map(|(_, local)| *local)
            .collect();
        Ok(Self {
            created,
            births: Births::default(),
            before: read(session, shop, &touched).await?,
            after: HashMap::new(),
            attempts,
            entries: Vec::new(),
            reviewed: Vec::new(),
            moved: Moved::default(),
        })
    }

    /// Reads our side again after it has been written.
    pub async fn read_again(&mut self, session: &mut Session, shop: ShopId) -> Result<()> {
        let mut touched: Vec<i64> = self.before.keys().copied().collect();
        touched.sort_unstable();
        self.after = read(session, shop, &touched).await?;
        Ok(())
    }

    /// Tells of one change; `before` is the link as it was, `made_at` when it was made if it counts how long it took.
    pub fn tell(
        &mut self,
        before: Option<&Link>,
        change: &Change<R>,
        local: Option<i64>,
        made_at: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<()> {
        let remote = change.remote.get();
        let (told, born) = (self.entries.len(), self.births.count());
        self.tell_of(remote, before, change, local)?;
        let news = self.entries.get(told..).unwrap_or_default();
        let arrived = self.moved.add(news) || self.births.count() > born;
        if let Some(made_at) = made_at.filter(|_| arrived) {
            self.moved.delayed(made_at, now);
        }
        Ok(())
    }

    fn tell_of(
        &mut self,
        remote: i64,
        before: Option<&Link>,
        change: &Change<R>,
        local: Option<i64>,
    ) -> Result<()> {
        if let Some(local) = local.filter(|local| self.created.contains(local)) {
            self.births.add(local, remote, || match &change.ours {
                OursChange::Put(record) | OursChange::Restore(record) => record.label().to_owned(),
                OursChange::Keep | OursChange::Archive => String::new(),
            });
            return Ok(());
        }
        if local.is_some() {
            let asked = change.reconciled.as_ref().map(|reconciled| reconciled.asked.clone());
            self.reviewed.push(Reviewed { remote, asked });
        }
        let was_gone = before.is_some_and(|link| link.gone);
        let joined = local.is_some() && before.is_none_or(|link| link.local.is_none());
        let (theirs_after, is_gone) = match &change.theirs {
            TheirsChange::Keep => (None, was_gone),
            TheirsChange::Seen(record) => (Some(record), false),
            TheirsChange::Gone => (None, before.is_some()),
        };
        let theirs_before: Option<R> = match (before, theirs_after) {
            (Some(link), Some(_)) => Some(from_json(&link.theirs)?),
            // Whatever is told of it, it must be called by its name.
            (Some(link), None) if is_gone != was_gone => Some(from_json(&link.theirs)?),
            _ => None,
        };
        let ours = local.and_then(|local| self.before.get(&local).zip(self.after.get(&local)));
        let overruled = change.reconciled.as_ref().map_or(&[][..], |reconciled| &reconciled.overruled);
        self.entries.extend(entries_of_change(&ChangeSeen {
            local,
            remote: Some(remote),
            ours,
            theirs: (theirs_before.as_ref(), theirs_after),
            was_gone,
            is_gone,
            joined,
            attempt: local.and_then(|local| self.attempts.get(&local)),
            overruled,
        }));
        Ok(())
    }

    /// Writes what was told. Answers the records whose conflicts may be over.
    pub async fn write(
        mut self,
        session: &mut Session,
        shop: ShopId,
        cause: &Cause,
        run: Option<RunId>,
        now: Timestamp,
    ) -> Result<Vec<Reviewed<R>>> {
        let mut entries = self.births.entries(R::ENTITY);
        self.moved.add(&entries);
        traffic::note(session, shop, R::ENTITY, self.moved, now).await?;
        entries.extend(self.entries);
        history::add(session, shop, &entries, cause, run, now).await?;
        Ok(self.reviewed)
    }
}

async fn read<R: Kept>(session: &mut Session, shop: ShopId, ids: &[i64]) -> Result<HashMap<i64, Before<R>>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let stored = ours::<R>(session, shop, ids).await?;
    Ok(stored
        .into_iter()
        .map(|stored| (stored.id, Before { record: stored.record, archived: stored.archived }))
        .collect())
}
