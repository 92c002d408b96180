//! First connection: KiotViet's records that resemble one of ours are remembered while the list is read, and told
//! apart when it is known whole: sure pairs are linked, doubtful ones wait for a person, the rest are new.

use std::collections::{BTreeMap, BTreeSet};

use dongbo_store::{
    AgreedChange, Batch, Change, ConflictKind, LocalSide, NewConflict, OursChange, StoredFacts, TheirsChange,
};
use dongbo_sync::matching::{Doubt, Doubtful, Keys, match_records};
use dongbo_sync::{Local, Record, Reference, Remote};

use crate::error::EngineError;
use crate::progress::Counts;
use crate::pull::decide::{Outcome, decide};
use crate::pull::stage::Stage;
use crate::pull::{Everything, Observed, Pulled};
use crate::run::Run;

/// Records read from or written to the store at a time.
const AT_ONCE: u32 = 500;

/// The keys of our records that no link belongs to.
pub(crate) struct Candidates {
    keys: Vec<BTreeSet<String>>,
    /// Keys depend on other records: whoever comes may be one of ours.
    anybody: bool,
}

impl Candidates {
    /// Nobody.
    pub(crate) fn none<R: Pulled>() -> Self {
        Self { keys: vec![BTreeSet::new(); R::RUNGS.len()], anybody: false }
    }

    /// These.
    pub(crate) fn of<'a, R: Pulled>(ours: impl Iterator<Item = &'a R>) -> Self {
        let mut candidates = Self::none::<R>();
        ours.for_each(|record| candidates.add(record));
        candidates
    }

    fn add<R: Pulled>(&mut self, record: &R) {
        if !R::KEYS_STAND_ALONE {
            self.anybody = true;
            return;
        }
        for (rung, key) in self.keys.iter_mut().zip(record.keys(&R::Context::default())) {
            rung.extend(key);
        }
    }

    /// All that no link belongs to.
    pub(crate) async fn load<R: Pulled>(run: &Run) -> Result<Self, EngineError> {
        let mut candidates = Self::none::<R>();
        if R::RUNGS.is_empty() {
            return Ok(candidates);
        }
        let mut after = None;
        loop {
            let ours = run.store.unlinked::<R>(run.shop(), after, AT_ONCE).await?;
            let Some((last, _)) = ours.last() else { return Ok(candidates) };
            after = Some(*last);
            ours.iter().for_each(|(_, record)| candidates.add(record));
        }
    }

    /// Whether this record of KiotViet's may turn out to be one of ours.
    pub(crate) fn might_be<R: Pulled>(&self, record: &R) -> bool {
        self.anybody
            || (self.keys.iter().any(|rung| !rung.is_empty())
                && self
                    .keys
                    .iter()
                    .zip(record.keys(&R::Context::default()))
                    .any(|(rung, key)| key.is_some_and(|key| rung.contains(&key))))
    }
}

impl<R: Pulled> Stage<'_, R> {
    /// Tells apart what was remembered.
    pub(crate) async fn match_remembered(&self) -> Result<(), EngineError> {
        self.run.deciding(|| self.try_to_match()).await
    }

    async fn try_to_match(&self) -> Result<(), EngineError> {
        let theirs = self.remembered().await?;
        if theirs.is_empty() {
            return Ok(());
        }
        let ours = self.all_unlinked().await?;
        let everything =
            if R::KEYS_STAND_ALONE { Vec::new() } else { self.everything(&ours, &theirs).await? };
        let context = R::matching(everything);
        let keyed_ours: Vec<(i64, Keys)> =
            ours.iter().map(|(local, record)| (*local, record.keys(&context))).collect();
        let keyed_theirs: Vec<(i64, Keys)> =
            theirs.iter().map(|(remote, record)| (*remote, record.keys(&context))).collect();
        let matches = match_records(R::RUNGS, &keyed_ours, &keyed_theirs);

        let mut batch = Batch::<R>::default();
        let mut counts = Counts::default();
        let doubtful: BTreeSet<i64> =
            matches.doubtful.iter().flat_map(|doubtful| doubtful.theirs.iter().copied()).collect();
        let pairs: BTreeMap<i64, i64> = matches.pairs.iter().map(|pair| (pair.theirs, pair.ours)).collect();
        let settled = theirs.len() - doubtful.len();
        for (remote, record) in &theirs {
            if doubtful.contains(remote) {
                continue;
            }
            let outcome = match pairs.get(remote) {
                Some(local) => {
                    decide(self.joined(*local, record).await?, *remote, record, None, self.rules())
                }
                None => decide(unknown(), *remote, record, None, self.rules()),
            };
            self.settle(*remote, record, pairs.get(remote).copied(), outcome, &mut batch, &mut counts);
            if batch.changes.len() >= AT_ONCE as usize {
                self.write(&mut batch).await?;
            }
        }
        for doubt in &matches.doubtful {
            counts.conflicts += 1;
            batch.conflicts.push(NewConflict {
                entity: R::ENTITY,
                kind: ConflictKind::DoubtfulMatch,
                remote_id: doubt.theirs.first().copied(),
                local_id: doubt.ours.first().copied(),
                field: None,
                ours: serde_json::to_string(&doubt.ours).ok(),
                theirs: serde_json::to_string(&doubt.theirs).ok(),
                base: None,
                note: explain(doubt),
            });
        }
        // They were counted as unchanged when they were remembered.
        self.run.recount(R::ENTITY.name(), |entity| {
            entity.unchanged = entity.unchanged.saturating_sub(counts.created + counts.updated);
            entity.add(&counts);
        });
        if settled > 0 {
            self.run.stock_is_wanting();
        }
        self.write(&mut batch).await
    }

    fn settle(
        &self,
        remote: i64,
        record: &R,
        local: Option<i64>,
        outcome: Outcome<R>,
        batch: &mut Batch<R>,
        counts: &mut Counts,
    ) {
        match outcome {
            Outcome::Changed { change, conflicts, created } => {
                if created {
                    counts.created += 1;
                } else {
                    counts.updated += 1;
                }
                counts.conflicts += conflicts.len() as u64;
                batch.conflicts.extend(conflicts);
                batch.changes.push(change);
            }
            Outcome::Unchanged(Some(change)) => batch.changes.push(change),
            // Equal to the letter: only the link is new.
            Outcome::Unchanged(None) => batch.changes.push(Change {
                remote: Remote::new(remote),
                local: local.map_or(LocalSide::None, |local| LocalSide::Existing(Local::new(local))),
                ours: OursChange::Keep,
                theirs: TheirsChange::Seen(record.clone()),
                agreed: AgreedChange::AsTheirs,
                dirty: false,
                based_on: None,
                reconciled: None,
                changed_at: None,
            }),
        }
    }

    async fn write(&self, batch: &mut Batch<R>) -> Result<(), EngineError> {
        let mut batch = std::mem::take(batch);
        if self.run.dry_run {
            return Ok(());
        }
        batch.run = Some(self.run.progress_so_far()?);
        self.run.store.write(&self.run.fence, batch, self.run.now()).await?;
        Ok(())
    }

    /// Links one of our records with one of KiotViet's, which is read for it. Answers whether it is there.
    pub(crate) async fn adopt(&self, local: Local<R>, remote: i64) -> Result<bool, EngineError> {
        let row = R::read_one(&self.run.client, remote).await?;
        let observed = match row.as_ref().map(|row| R::observe(row, &self.run.context)) {
            Some(Ok(observed)) => observed,
            Some(Err(error)) => {
                return Err(kiotviet::Error::InvalidRequest { reason: error.to_string() }.into());
            }
            None => return Ok(false),
        };
        self.run.deciding(|| self.try_to_adopt(local.get(), &observed)).await?;
        self.run.urgent.note_read(R::ENTITY, remote, self.run.now());
        Ok(true)
    }

    async fn try_to_adopt(&self, local: i64, observed: &Observed<R>) -> Result<(), EngineError> {
        let (remote, record) = (observed.remote, &observed.record);
        let facts = self.joined(local, record).await?;
        let outcome = decide(facts, remote, record, observed.changed_at, self.rules());
        let (mut batch, mut counts) = (Batch::default(), Counts::default());
        self.settle(remote, record, Some(local), outcome, &mut batch, &mut counts);
        self.run.count(R::ENTITY.name(), &counts);
        self.write(&mut batch).await
    }

    /// The facts of one of our records beside the record of KiotViet that it turned out to be.
    async fn joined(&self, local: i64, theirs: &R) -> Result<StoredFacts<R>, EngineError> {
        let facts = self.run.store.facts_of_ours::<R>(self.run.shop(), Local::new(local)).await?;
        Ok(StoredFacts { theirs: Some(theirs.clone()), ..facts.unwrap_or_else(unknown) })
    }

    /// KiotViet's records that were set aside, in this run or in one that was killed.
    async fn remembered(&self) -> Result<BTreeMap<i64, R>, EngineError> {
        if self.run.dry_run {
            let mut dry = self.dry.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            return Ok(std::mem::take(&mut dry.remembered).into_iter().collect());
        }
        let mut all = BTreeMap::new();
        let mut after = None;
        loop {
            let some = self.run.store.deferred::<R>(self.run.shop(), after, AT_ONCE).await?;
            let Some((last, _)) = some.last() else { return Ok(all) };
            after = Some(last.get());
            all.extend(some.into_iter().map(|(remote, record)| (remote.get(), record)));
        }
    }

    async fn all_unlinked(&self) -> Result<BTreeMap<i64, R>, EngineError> {
        let mut all = BTreeMap::new();
        let mut after = None;
        loop {
            let some = self.run.store.unlinked::<R>(self.run.shop(), after, AT_ONCE).await?;
            let Some((last, _)) = some.last() else { return Ok(all) };
            after = Some(*last);
            all.extend(some.into_iter().map(|(local, record)| (local.get(), record)));
        }
    }

    /// Every record of both sides: what KiotViet has under its ids, what only we have under ours.
    async fn everything(
        &self,
        ours: &BTreeMap<i64, R>,
        theirs: &BTreeMap<i64, R>,
    ) -> Result<Everything<R>, EngineError> {
        let mut everything: Everything<R> = Vec::new();
        for known in self.run.store.known_in_range::<R>(self.run.shop(), None, None).await? {
            let record = serde_json::from_str(&known.theirs).map_err(|error| EngineError::State {
                name: format!("{} {}", R::ENTITY, known.remote),
                reason: error.to_string(),
            })?;
            everything.push((Reference::there(known.remote), record));
        }
        everything.extend(theirs.iter().map(|(remote, record)| (Reference::there(*remote), record.clone())));
        everything
            .extend(ours.iter().map(|(local, record)| (Reference::Here(Local::new(*local)), record.clone())));
        Ok(everything)
    }
}

fn unknown<R: Record>() -> StoredFacts<R> {
    StoredFacts {
        remote: None,
        local: None,
        ours: None,
        archived: false,
        theirs: None,
        gone: false,
        agreed: None,
        revision: None,
        attempt: None,
        needs: Vec::new(),
    }
}

/// Why a person must choose, in words.
fn explain(doubtful: &Doubtful<i64, i64>) -> String {
    let reasons = doubtful.reasons.iter().map(|reason| {
        let against = match reason.doubt {
            Doubt::SeveralHere => "several records here have it".to_owned(),
            Doubt::SeveralThere => "several records on KiotViet have it".to_owned(),
            Doubt::SeveralOnBoth => "several records on both sides have it".to_owned(),
            Doubt::InQuestion => "one of them is in question for another reason".to_owned(),
            Doubt::Contradicted(key) => format!("their {key} says otherwise"),
        };
        format!("same {} \"{}\", but {against}", reason.key, reason.value)
    });
    reasons.collect::<Vec<_>>().join("; ")
}
