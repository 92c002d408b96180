//! First connection: KiotViet's records that resemble one of ours are remembered while the list is read, and told
//! apart when it is known whole: sure pairs are linked, doubtful ones wait for a person, the rest are new.

use std::collections::{BTreeMap, BTreeSet};

use dongbo_store::{
    AgreedChange, Batch, Change, LocalSide, MatchVerdict, OursChange, StoredFacts, TheirsChange,
};
use dongbo_sync::matching::{Keys, match_records};
use dongbo_sync::{Attempt, Entity, Local, Record, Reference, Remote};
use jiff::Timestamp;

use crate::error::EngineError;
use crate::gate::Gate;
use crate::progress::Counts;
use crate::pull::carry::{Decided, What, accept};
use crate::pull::decide::{Outcome, decide};
use crate::pull::questions::findings;
use crate::pull::stage::Stage;
use crate::pull::{Everything, Observed, Pulled};
use crate::run::Run;

/// Records read from or written to the store at a time.
pub(super) const AT_ONCE: u32 = 500;

/// The keys of our records that no link belongs to.
pub(crate) struct Candidates {
    keys: Vec<BTreeSet<String>>,
    /// Keys depend on other records: whoever comes may be one of ours.
    anybody: bool,
    /// There are records of ours without a link.
    any: bool,
}

impl Candidates {
    /// Nobody.
    pub(crate) fn none<R: Pulled>() -> Self {
        Self { keys: vec![BTreeSet::new(); R::RUNGS.len()], anybody: false, any: false }
    }

    /// These.
    pub(crate) fn of<'a, R: Pulled>(ours: impl Iterator<Item = &'a R>) -> Self {
        let mut candidates = Self::none::<R>();
        ours.for_each(|record| candidates.add(record));
        candidates
    }

    fn add<R: Pulled>(&mut self, record: &R) {
        self.any = true;
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
        let run = self.run;
        let mut theirs = self.remembered().await?;
        let earlier = self.asked_before().await?;
        // Without anything set aside only a plan has something to say: what is only here.
        if theirs.is_empty() && !earlier && !(run.gate.is_planning() && self.candidates.any) {
            return Ok(());
        }
        let mut ours = self.all_unlinked().await?;
        let everything =
            if R::KEYS_STAND_ALONE { Vec::new() } else { self.everything(&ours, &theirs).await? };
        let context = R::matching(everything);
        let guided = self.guided(&mut ours, &mut theirs).await?;
        let keyed_ours: Vec<(i64, Keys)> =
            ours.iter().map(|(local, record)| (*local, record.keys(&context))).collect();
        let keyed_theirs: Vec<(i64, Keys)> =
            theirs.iter().map(|(remote, record)| (*remote, record.keys(&context))).collect();
        let matches = match_records(R::RUNGS, &keyed_ours, &keyed_theirs);

        let mut counts = Counts::default();
        let doubtful: BTreeSet<i64> =
            matches.doubtful.iter().flat_map(|doubtful| doubtful.theirs.iter().copied()).collect();
        let pairs: BTreeMap<i64, i64> = matches.pairs.iter().map(|pair| (pair.theirs, pair.ours)).collect();
        let settled: Vec<Settled<'_, R>> = theirs
            .iter()
            .filter(|(remote, _)| !doubtful.contains(remote))
            .map(|(remote, record)| Settled { remote: *remote, record, local: pairs.get(remote).copied() })
            .chain(guided.settled())
            .collect();
        for some in settled.chunks(AT_ONCE as usize) {
            self.settle(some, &mut counts).await?;
        }
        let findings = findings(&matches, &ours, &theirs);
        self.ask(&matches, &findings, &ours, &mut counts).await?;
        self.report(&matches, guided.linked.len(), settled.len(), findings).await?;
        // They were counted as unchanged when they were remembered.
        run.recount(R::ENTITY.name(), |entity| {
            entity.unchanged = entity.unchanged.saturating_sub(counts.created + counts.updated);
            entity.add(&counts);
        });
        if R::ENTITY == Entity::Products && !settled.is_empty() {
            run.stock_is_wanting();
        }
        if !run.gate.is_planning() {
            let carried = guided.carried();
            if !carried.is_empty() {
                run.store.forget_match_decisions(&run.fence, R::ENTITY, carried, run.now()).await?;
            }
        }
        Ok(())
    }

    /// Takes out of both sides what a person has decided. A decision for a record of ours that is linked by now, or
    /// gone, no longer holds: its question is asked again.
    async fn guided(
        &self,
        ours: &mut BTreeMap<i64, R>,
        theirs: &mut BTreeMap<i64, R>,
    ) -> Result<Guided<R>, EngineError> {
        let mut guided = Guided { linked: Vec::new(), new: Vec::new() };
        for decision in self.run.store.match_decisions(self.run.shop(), R::ENTITY).await? {
            match decision.verdict {
                MatchVerdict::Link(local) => {
                    if let Some(record) = theirs.get(&decision.remote)
                        && ours.contains_key(&local)
                    {
                        let record = record.clone();
                        theirs.remove(&decision.remote);
                        ours.remove(&local);
                        guided.linked.push((decision.remote, record, local));
                    }
                }
                MatchVerdict::New => {
                    guided
                        .new
                        .extend(theirs.remove(&decision.remote).map(|record| (decision.remote, record)));
                }
                MatchVerdict::Apart => {
                    theirs.remove(&decision.remote);
                }
            }
        }
        Ok(guided)
    }

    /// Whether doubtful matches of this entity stand from before: they may have become sure.
    async fn asked_before(&self) -> Result<bool, EngineError> {
        let reports = self.run.store.match_reports(self.run.shop()).await?;
        Ok(reports.iter().any(|report| report.entity == R::ENTITY && report.doubtful > 0))
    }

    /// Links or makes some records.
    async fn settle(&self, some: &[Settled<'_, R>], counts: &mut Counts) -> Result<(), EngineError> {
        let mut batch = Batch::<R>::default();
        let mut decided = Vec::with_capacity(some.len());
        for one in some {
            let before = match one.local {
                Some(local) => self.joined(local, one.record).await?,
                None => unknown(),
            };
            decided.push(self.told_apart(one, before, None));
        }
        self.carry_out(decided, some.iter().map(|one| one.remote), &mut batch, counts).await?;
        if self.run.gate.is_planning() {
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
        let one = Settled { remote, record, local: Some(local) };
        let (mut batch, mut counts) = (Batch::default(), Counts::default());
        // It was to be made there, which passed the gate, and was found instead.
        accept(self.told_apart(&one, facts, observed.changed_at), &mut batch, &mut counts);
        self.run.count(R::ENTITY.name(), &counts);
        batch.run = Some(self.run.progress_so_far()?);
        self.run.store.write(&self.run.fence, batch, self.run.now()).await?;
        Ok(())
    }

    /// What becomes of a record of KiotViet beside these facts of ours.
    fn told_apart(
        &self,
        one: &Settled<'_, R>,
        before: StoredFacts<R>,
        changed_at: Option<Timestamp>,
    ) -> Decided<R> {
        let decision = decide(before.clone(), one.remote, one.record, changed_at, self.rules());
        let (change, conflicts, what) = match decision {
            Outcome::Changed { change, conflicts, created } => {
                (change, conflicts, if created { What::Created } else { What::Updated })
            }
            Outcome::Unchanged(Some(change)) => (change, Vec::new(), What::Linked),
            // Equal to the letter: only the link is new.
            Outcome::Unchanged(None) => (equal(one), Vec::new(), What::Linked),
        };
        let before = one.local.is_some().then_some(before);
        Decided { change, conflicts, what, before, pieces: None }
    }

    /// The facts of one of our records beside the record of KiotViet that it turned out to be.
    async fn joined(&self, local: i64, theirs: &R) -> Result<StoredFacts<R>, EngineError> {
        let facts = self.run.store.facts_of_ours::<R>(self.run.shop(), Local::new(local)).await?;
        Ok(StoredFacts { theirs: Some(theirs.clone()), ..facts.unwrap_or_else(unknown) })
    }

    /// KiotViet's records that were set aside, in this run or in one that was killed.
    async fn remembered(&self) -> Result<BTreeMap<i64, R>, EngineError> {
        let mut all = BTreeMap::new();
        if let Gate::Planning { plan, .. } = self.run.gate {
            all.extend(self.run.store.plan_remembered::<R>(self.run.shop(), plan).await?);
        }
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
            let Some((last, _)) = some.last() else { break };
            after = Some(*last);
            all.extend(some.into_iter().map(|(local, record)| (local.get(), record)));
        }
        // Whoever was sent is there as it was sent, whatever has become of ours since.
        for birth in self.run.store.births::<R>(self.run.shop()).await? {
            if let Some(sent) = birth.attempt.as_ref().and_then(Attempt::birth) {
                all.insert(birth.local.get(), sent.clone());
            }
        }
        Ok(all)
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

/// A record of KiotViet that is told apart.
struct Settled<'a, R> {
    remote: i64,
    record: &'a R,
    /// Ours that it is; missing when it is new.
    local: Option<i64>,
}

/// What a person has decided, taken out of both sides.
struct Guided<R> {
    linked: Vec<(i64, R, i64)>,
    new: Vec<(i64, R)>,
}

impl<R> Guided<R> {
    fn settled(&self) -> impl Iterator<Item = Settled<'_, R>> {
        let linked = self.linked.iter();
        let linked =
            linked.map(|(remote, record, local)| Settled { remote: *remote, record, local: Some(*local) });
        let new = self.new.iter();
        linked.chain(new.map(|(remote, record)| Settled { remote: *remote, record, local: None }))
    }

    fn carried(&self) -> Vec<i64> {
        self.linked
            .iter()
            .map(|(remote, ..)| *remote)
            .chain(self.new.iter().map(|(remote, _)| *remote))
            .collect()
    }
}

/// The link of two records that are equal to the letter.
fn equal<R: Record>(one: &Settled<'_, R>) -> Change<R> {
    Change {
        remote: Remote::new(one.remote),
        local: one.local.map_or(LocalSide::None, |local| LocalSide::Existing(Local::new(local))),
        ours: OursChange::Keep,
        theirs: TheirsChange::Seen(one.record.clone()),
        agreed: AgreedChange::AsTheirs,
        dirty: false,
        based_on: None,
        reconciled: None,
        changed_at: None,
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
