//! One page of observations: compared with what is known, decided record by record, stored in one transaction
//! together with the place in the list. A page is taken wholly or not at all.

use std::collections::{BTreeMap, BTreeSet};

use dongbo_store::{AgreedChange, Batch, Change, Known, LocalSide, NewFailure, OursChange, TheirsChange};
use dongbo_sync::reconcile::newborn;
use dongbo_sync::{Entity, Quantity, Record, Remote, Ruled, Rules};
use jiff::Timestamp;

use crate::error::EngineError;
use crate::position::{Position, Scope};
use crate::progress::Counts;
use crate::pull::carry::{Decided, What};
use crate::pull::decide::{Outcome, decide};
use crate::pull::matching::Candidates;
use crate::pull::stage::Stage;
use crate::pull::stock::{self, News};
use crate::pull::stretch::Covers;
use crate::pull::{Observed, Pulled};

/// What one page holds.
pub(crate) struct Page<R> {
    /// The rows that could be read.
    pub observed: Vec<Observed<R>>,
    /// The rows that could not.
    pub malformed: Vec<Malformed>,
    /// Ids that KiotViet itself names as removed.
    pub removed: Vec<i64>,
    /// The part of the list that this page covers without a gap, by id; missing where the order of the list
    /// proves nothing.
    pub covers: Option<Covers>,
    /// Rows that were read by themselves after this page had been asked for: what the page says of them is older.
    pub overtaken: Vec<i64>,
    /// By our clock, an instant before KiotViet was asked for these rows.
    pub asked_at: Option<Timestamp>,
}

/// A row that is not understood.
pub(crate) struct Malformed {
    pub remote: Option<i64>,
    pub code: &'static str,
    pub reason: String,
    pub payload: String,
}

/// How a page's rows count in the run's figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counting {
    /// Every row.
    All,
    /// Only what changed: these rows were counted before and are read once more.
    Changes,
}

impl<R: Pulled> Stage<'_, R> {
    /// Takes one page. With it the place in the list is stored, when there is one to store.
    pub(crate) async fn take(
        &self,
        page: Page<R>,
        scope: Scope,
        place: Option<&Position>,
        counting: Counting,
    ) -> Result<(), EngineError> {
        let removed = self.removed(&page).await?;
        self.run.deciding(|| self.try_to_take(&page, &removed, scope, place, counting)).await?;
        self.has_read(&page);
        Ok(())
    }

    async fn try_to_take(
        &self,
        page: &Page<R>,
        removed: &[Remote<R>],
        scope: Scope,
        place: Option<&Position>,
        counting: Counting,
    ) -> Result<(), EngineError> {
        let run = self.run;
        let ids: Vec<i64> = page.observed.iter().map(|row| row.remote).collect();
        let known = match (scope, page.covers) {
            (Scope::Everything, Some(covers)) => {
                run.store.known_in_range::<R>(run.shop(), covers.after, covers.upto).await?
            }
            _ => run.store.known::<R>(run.shop(), &ids).await?,
        };
        let overtaken = page.overtaken.len() as u64;
        let mut counts = Counts { seen: overtaken, unchanged: overtaken, ..Counts::default() };
        let mut batch = Batch::<R> {
            suspects: removed.to_vec(),
            stock_asked_at: page.asked_at,
            news: scope != Scope::Everything,
            ..Batch::default()
        };

        self.note_absent(page, scope, &known, &mut batch);
        let known: BTreeMap<i64, Known> = known.into_iter().map(|known| (known.remote, known)).collect();
        let mut locals = BTreeMap::new();
        let decided = self.note_changes(page, &known, &mut locals, &mut batch, &mut counts).await?;
        let decided = self.hold_back_of(decided, page, place.is_some(), &mut counts).await?;
        let seen = page.observed.iter().map(|row| row.remote);
        for remote in self.carry_out(decided, seen, &mut batch, &mut counts).await? {
            // Without the record there is nowhere to put its stock.
            if locals.get(&remote).is_some_and(Option::is_none) {
                locals.remove(&remote);
            }
        }
        let stock = self.note_stock(page, &locals, &mut batch, counting, place.is_some()).await?;
        for row in &page.malformed {
            counts.seen += 1;
            counts.failed += 1;
            batch.failures.push(NewFailure {
                entity: R::ENTITY,
                remote_id: row.remote,
                code: row.code.to_owned(),
                message: row.reason.clone(),
                payload: row.payload.clone(),
                run: run.id,
            });
        }
        if counting == Counting::Changes {
            counts.unchanged = 0;
            counts.seen = counts.created;
        }

        run.count(R::ENTITY.name(), &counts);
        if let Some(stock) = stock {
            run.count(Entity::Stock.name(), &stock);
        }
        if run.gate.is_planning() {
            self.suspect(&batch.suspects);
            self.remember(&batch.changes, &page.observed).await?;
            if let Some(finished) = place.filter(|place| place.reading.is_none()) {
                let whole = scope == Scope::Everything && page.covers.is_some();
                run.planned_to(self.name(), R::ENTITY, false, finished, whole).await?;
            }
            return Ok(());
        }
        if let Some(place) = place.filter(|place| run.may_move(&[self.name()], place)) {
            batch.positions.push(run.place(self.name(), place)?);
        }
        batch.run = Some(run.progress_so_far()?);
        run.store.write(&run.fence, batch, run.now()).await?;
        Ok(())
    }

    /// Rows that we know and that a gapless stretch of the whole list does not hold any more.
    fn note_absent(&self, page: &Page<R>, scope: Scope, known: &[Known], batch: &mut Batch<R>) {
        if scope != Scope::Everything || page.covers.is_none() {
            return;
        }
        let present: BTreeSet<i64> = page
            .observed
            .iter()
            .map(|row| row.remote)
            .chain(page.malformed.iter().filter_map(|row| row.remote))
            .chain(page.overtaken.iter().copied())
            .collect();
        batch.suspects.extend(
            known
                .iter()
                .filter(|known| !known.gone && !present.contains(&known.remote))
                .map(|known| Remote::new(known.remote)),
        );
    }

    /// Ids that KiotViet says are removed, as far as we still have them.
    async fn removed(&self, page: &Page<R>) -> Result<Vec<Remote<R>>, EngineError> {
        let fresh = self.not_yet_asked(&page.removed);
        if fresh.is_empty() {
            return Ok(Vec::new());
        }
        let known = self.run.store.known::<R>(self.run.shop(), &fresh).await?;
        Ok(known.iter().filter(|known| !known.gone).map(|known| Remote::new(known.remote)).collect())
    }

    /// Our records that are on their way to KiotViet: whoever is new there may be one of them.
    async fn births(&self, page: &Page<R>, known: &BTreeMap<i64, Known>) -> Result<Candidates, EngineError> {
        if page.observed.iter().all(|row| known.contains_key(&row.remote)) {
            return Ok(Candidates::none::<R>());
        }
        let births = self.run.store.births::<R>(self.run.shop()).await?;
        let sent = births.iter().filter_map(|birth| birth.attempt.as_ref()?.birth());
        Ok(Candidates::of(births.iter().map(|birth| &birth.record).chain(sent)))
    }

    /// Decides each row. `locals` comes to say which of our records the rows belong to, as far as they belong to one.
    async fn note_changes(
        &self,
        page: &Page<R>,
        known: &BTreeMap<i64, Known>,
        locals: &mut BTreeMap<i64, Option<i64>>,
        batch: &mut Batch<R>,
        counts: &mut Counts,
    ) -> Result<Vec<Decided<R>>, EngineError> {
        let births = self.births(page, known).await?;
        #[cfg(feature = "broken")]
        let known = &self.run.as_mistaken(known);
        let mut decided = Vec::new();
        let mut open = Vec::new();
        for row in &page.observed {
            counts.seen += 1;
            self.run.foresee_group(row.remote, &row.record);
            match known.get(&row.remote) {
                None if self.candidates.might_be(&row.record) || births.might_be(&row.record) => {
                    counts.unchanged += 1;
                    batch.changes.push(remembered(row));
                }
                None => {
                    locals.insert(row.remote, None);
                    decided.push(self.born(row));
                }
                Some(known) if is_settled(known, row)? => {
                    counts.unchanged += 1;
                    locals.insert(row.remote, known.local);
                    batch.healed.push(Remote::new(row.remote));
                }
                Some(known) if known.local.is_none() => {
                    counts.unchanged += 1;
                    batch.changes.push(remembered(row));
                }
                Some(known) => {
                    locals.insert(row.remote, known.local);
                    open.push(row);
                }
            }
        }
        if !self.heals {
            batch.healed.clear();
        }
        if open.is_empty() {
            return Ok(decided);
        }
        let ids: Vec<i64> = open.iter().map(|row| row.remote).collect();
        let mut facts: BTreeMap<i64, _> = self
            .run
            .store
            .facts::<R>(self.run.shop(), &ids)
            .await?
            .into_iter()
            .filter_map(|facts| facts.remote.map(|remote| (remote, facts)))
            .collect();
        for row in open {
            let Some(facts) = facts.remove(&row.remote) else { continue };
            let before = facts.clone();
            match decide(facts, row.remote, &row.record, row.changed_at, self.rules()) {
                Outcome::Unchanged(change) => {
                    counts.unchanged += 1;
                    batch.changes.extend(change);
                }
                Outcome::Changed { change, conflicts, created } => decided.push(Decided {
                    change,
                    conflicts,
                    what: if created { What::Created } else { What::Updated },
                    before: Some(before),
                    pieces: None,
                }),
            }
        }
        Ok(decided)
    }

    /// A record that only KiotViet has, and that resembles nothing of ours: it is born here.
    fn born(&self, row: &Observed<R>) -> Decided<R> {
        let kept = || row.stock.iter().filter(|reading| self.run.context.sells_at(reading.branch));
        let pieces = (!self.run.gate.is_open() && kept().next().is_some())
            .then(|| kept().fold(Quantity::ZERO, |sum, reading| sum + reading.level.on_hand));
        Decided {
            change: born(row, self.rules()),
            conflicts: Vec::new(),
            what: What::Created,
            before: None,
            pieces,
        }
    }

    /// The stock that came with products: only figures that differ from the last reading are written.
    async fn note_stock(
        &self,
        page: &Page<R>,
        locals: &BTreeMap<i64, Option<i64>>,
        batch: &mut Batch<R>,
        counting: Counting,
        from_a_list: bool,
    ) -> Result<Option<Counts>, EngineError> {
        if page.observed.iter().all(|row| row.stock.is_empty()) {
            return Ok(None);
        }
        let stored = stock::stored(self.run, locals.values().flatten().copied()).await?;
        let mut counts = Counts::default();
        let awaited = self.run.store.stock_awaited(self.run.shop()).await?;
        let mut news = Vec::new();
        let mut seen = Vec::new();
        for row in &page.observed {
            // A record that is set aside for matching brings its stock when it is known whose it is.
            let Some(local) = locals.get(&row.remote) else { continue };
            for reading in row.stock.iter().filter(|reading| self.run.context.sells_at(reading.branch)) {
                let before = local.and_then(|local| stored.get(&(local, reading.branch)));
                seen.push((row.remote, Some(reading.branch)));
                let Some(read) = stock::compare(row.remote, reading, before, &mut counts) else {
                    batch.stock.extend(stock::still(row.remote, reading, before, *local, &awaited));
                    continue;
                };
                news.push(News {
                    read,
                    before: before.copied(),
                    label: row.record.label().into(),
                    price: row.record.price(),
                    comes_along: local.is_none(),
                });
            }
        }
        batch.stock.extend(stock::carry_out(self.run, news, seen, from_a_list, &mut counts).await?);
        if counting == Counting::Changes {
            counts.seen = counts.created;
            counts.unchanged = 0;
        }
        Ok(Some(counts))
    }
}

/// Whether a row says nothing new: it is what was last seen, or an older state of it.
fn is_settled<R: Record>(known: &Known, row: &Observed<R>) -> Result<bool, EngineError> {
    if known.gone || known.dirty || known.local.is_none() {
        return Ok(false);
    }
    if is_older(row.changed_at, known.changed_at) {
        return Ok(true);
    }
    if serde_json::to_string(&row.record).is_ok_and(|json| json == known.theirs) {
        return Ok(true);
    }
    let before: R = serde_json::from_str(&known.theirs).map_err(|error| EngineError::State {
        name: format!("{} {}", R::ENTITY, known.remote),
        reason: error.to_string(),
    })?;
    Ok(before.differences(&row.record).is_empty())
}

fn is_older(seen: Option<Timestamp>, known: Option<Timestamp>) -> bool {
    matches!((seen, known), (Some(seen), Some(known)) if seen < known)
}

/// What is written about a record that is born here.
fn born<R: Ruled>(row: &Observed<R>, rules: &Rules<R>) -> Change<R> {
    let ours = newborn(&row.record, rules);
    Change {
        remote: Remote::new(row.remote),
        local: LocalSide::New,
        theirs: TheirsChange::Seen(row.record.clone()),
        agreed: if ours == row.record {
            AgreedChange::AsTheirs
        } else {
            AgreedChange::Is(ours.clone().into())
        },
        ours: OursChange::Put(ours),
        dirty: false,
        based_on: None,
        reconciled: None,
        changed_at: row.changed_at,
    }
}

/// A record that might be one of ours: remembered until the whole list is known, then matched.
fn remembered<R: Record>(row: &Observed<R>) -> Change<R> {
    Change {
        remote: Remote::new(row.remote),
        local: LocalSide::None,
        ours: OursChange::Keep,
        theirs: TheirsChange::Seen(row.record.clone()),
        agreed: AgreedChange::Keep,
        dirty: false,
        based_on: None,
        reconciled: None,
        changed_at: row.changed_at,
    }
}
