//! The story: first the script with all its troubles, then quiet, in which everything must come right.

use std::collections::BTreeSet;
use std::future::Future;
use std::sync::Arc;

use dongbo_engine::amend::{ConflictFilter, decide_conflicts};
use dongbo_engine::{EngineError, Unwatched};
use dongbo_store::{ConflictKind, SettlingChoice, StoreError};
use dongbo_sync::Entity;
use futures::executor::block_on;

use super::{Slot, Violation, World};
use crate::check::{Differing, Excused, compare, kept, parked, twice};
use crate::clerk;
use crate::clock::instant;
use crate::executor::{TaskId, lock};
use crate::person::{Hand, WHO};
use crate::plan::{Act, Event, RunKind, Step};
use crate::trace::tell;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
/// So many turns without an end are a livelock.
const TOO_MANY_TURNS: u64 = 400_000;
/// Requests that coming right may take.
const FEW_REQUESTS: u64 = 3_000;

impl From<StoreError> for Violation {
    fn from(error: StoreError) -> Self {
        Self::new("the store answers", error.to_string())
    }
}

impl World {
    pub(super) fn tell_story(&mut self) -> Result<(), Violation> {
        self.play_script()?;
        self.fall_quiet()?;
        self.come_right()?;
        self.prove()
    }

    /// Everything in the script.
    fn play_script(&mut self) -> Result<(), Violation> {
        lock(&self.ledger).shelves.look(lock(&self.network.simulator).shop());
        while let Some(step) = self.plan.steps.get(self.next_step).cloned() {
            self.go_on_until(step.at)?;
            self.next_step += 1;
            self.take_step(step);
        }
        Ok(())
    }

    fn take_step(&mut self, step: Step) {
        match step.event {
            Event::Person(act) => self.person_acts(act, step.number),
            Event::Guard { worker } => self.begin_guarding(worker),
            Event::Calls { astray, times } => self.calls.astray.push((astray, times)),
            Event::Clerk(deed) => {
                let now = instant(self.now(), self.plan.setting.theirs_off);
                let done = lock(&self.network.simulator)
                    .clerk(now, |shop, now| clerk::act(shop, now, deed, step.number));
                match done {
                    Ok(Some(done)) => {
                        tell!(self.trace, "clerk [{}]: {done}", step.number);
                        let simulator = lock(&self.network.simulator);
                        self.watch.note_deletions(simulator.shop());
                        lock(&self.ledger).shelves.look(simulator.shop());
                        drop(simulator);
                        if self.workers.iter().any(|worker| worker.task.is_some()) {
                            self.sometimes.note("the clerk acted while a run was under way");
                        }
                    }
                    Ok(None) => {}
                    Err(refusal) => {
                        tell!(self.trace, "clerk [{}]: {:?} is refused: {refusal:?}", step.number, deed.verb);
                        self.sometimes.note("the clerk was refused");
                    }
                }
            }
            Event::Run { worker, run } => self.begin_run(worker, run),
            Event::Kill { worker, steps } => {
                if let Some(worker) = self.workers.get_mut(worker) {
                    worker.dies_in = Some(steps);
                }
            }
            Event::Suspend { worker, steps, pause } => {
                if let Some(worker) = self.workers.get_mut(worker) {
                    worker.suspended_in = Some((steps, pause));
                }
            }
            Event::Trouble(trouble) => self.network.suffer(trouble),
        }
    }

    /// Faults and edits stop. Whatever is under way comes to its end.
    fn fall_quiet(&mut self) -> Result<(), Violation> {
        self.network.heal();
        self.calls.astray.clear();
        for worker in &mut self.workers {
            worker.dies_in = None;
            worker.suspended_in = None;
        }
        tell!(self.trace, "faults and edits are over");
        self.go_on_until_idle(24 * HOUR)?;
        // Answers on their way, stock still being computed, claims of the dead.
        self.go_on_until(self.now() + 5 * MINUTE)?;
        let now = instant(self.now(), self.plan.setting.theirs_off);
        lock(&self.network.simulator).act(now, |_, _| ());
        self.quiet = true;
        Ok(())
    }

    /// Both sides become equal, in bounded time and with few requests.
    fn come_right(&mut self) -> Result<(), Violation> {
        if self.draw.chance(30.0) {
            self.proof_agrees()?;
        }
        let before = lock(&self.network.traffic).requests;
        // A run by the clock, and after a day the one that reads everything.
        self.whole_run(RunKind::Scheduled)?;
        self.go_on_until(self.now() + 25 * HOUR)?;
        self.whole_run(RunKind::Scheduled)?;
        // What needs something that had to be sent first, or waited for the quota, follows with the next ones.
        for _ in 0..3 {
            if block_on(self.store.backlog(self.shop))?.oldest_at.is_some() {
                self.go_on_until(self.now() + HOUR)?;
                self.whole_run(RunKind::Scheduled)?;
            }
        }
        // What a brake has stopped waits for a person.
        let conflicts = block_on(self.store.conflicts(self.shop, None, None, 100))?.items;
        if conflicts.iter().any(|conflict| conflict.kind == ConflictKind::Brake) {
            self.whole_run(RunKind::Allowed)?;
            self.sometimes.note("a person let a disappearance through");
        }
        self.a_person_decides()?;
        let differences = self.compare()?;
        if let Some(first) = differences.iter().find(|differing| !differing.may_stay) {
            let Differing { entity, id, what, .. } = first;
            let detail = format!("{entity} {id}: {what} ({} in all)", differences.len());
            return Err(Violation::new("convergence", detail));
        }
        let requests = lock(&self.network.traffic).requests - before;
        if requests > FEW_REQUESTS {
            return Err(Violation::new("convergence", format!("coming right took {requests} requests")));
        }
        Ok(())
    }

    /// What is left to a person is decided, or stays as it is.
    fn a_person_decides(&mut self) -> Result<(), Violation> {
        let (asked, waits) = (self.asked()?, block_on(parked(&self.store, self.shop))?);
        if !asked.is_empty() {
            self.sometimes.note("a field was left to a person");
        }
        if !waits.is_empty() {
            self.sometimes.note("KiotViet refused something, and it waits for a person");
        }
        for row in waits {
            tell!(self.trace, "waits for a person: {row:?}");
        }
        if asked.is_empty() || self.draw.chance(40.0) {
            return Ok(());
        }
        let choice = match self.draw.chance(50.0) {
            true => SettlingChoice::Ours,
            false => SettlingChoice::Theirs,
        };
        let now = instant(self.now(), self.plan.setting.ours_off);
        let all = ConflictFilter::default();
        let decided = decide_conflicts(&self.store, self.shop, &all, &choice, WHO, now);
        block_on(decided).map_err(|error| Violation::new("the store answers", error.to_string()))?;
        self.sometimes.note("a person decided a conflict");
        self.whole_run(RunKind::Scheduled)
    }

    /// Records about whose fields a person is asked.
    fn asked(&self) -> Result<BTreeSet<(Entity, i64)>, Violation> {
        let conflicts = block_on(self.store.conflicts(self.shop, None, None, 500))?.items;
        let fields = conflicts.iter().filter(|conflict| conflict.kind == ConflictKind::Field);
        Ok(fields.filter_map(|conflict| Some((conflict.entity, conflict.remote_id?))).collect())
    }

    /// A person does something on our side.
    fn person_acts(&mut self, act: Act, number: usize) {
        let hand = Hand {
            store: self.store.clone(),
            shop: self.shop,
            now: instant(self.now(), self.plan.setting.ours_off),
            act,
            mark: number,
            ledger: Arc::clone(&self.ledger),
            network: Arc::clone(&self.network),
            sometimes: self.sometimes.clone(),
        };
        let (trace, bell, ledger) = (self.trace.clone(), self.service.bell.clone(), Arc::clone(&self.ledger));
        self.executor.spawn(Box::pin(async move {
            match hand.act().await {
                Ok(Some(done)) => tell!(trace, "person [{number}]: {done}"),
                Ok(None) => {}
                Err(error) => lock(&ledger).offence("the store answers", format!("{act:?}: {error}")),
            }
            bell.ring();
        }));
    }

    /// When all is equal: the engine's own proof says so, another run does nothing, and nobody else was touched.
    fn prove(&mut self) -> Result<(), Violation> {
        self.proof_agrees()?;
        self.what_was_done_is_kept()?;
        self.last_write = Some(lock(&self.network.traffic).writes);
        let before = block_on(self.store.dump(self.shop))?;
        self.whole_run(RunKind::Full)?;
        let after = block_on(self.store.dump(self.shop))?;
        if let Some((before, after)) = before.iter().zip(&after).find(|(before, after)| before != after) {
            return Err(Violation::new("idempotence", format!("{before} became {after}")));
        }
        if before.len() != after.len() {
            return Err(Violation::new(
                "idempotence",
                format!("{} rows, then {}", before.len(), after.len()),
            ));
        }
        for line in &after {
            tell!(self.trace, "{line}");
        }
        if block_on(self.store.dump(self.other))? != self.others_state {
            return Err(Violation::new("tenants are walls", "the other shop changed"));
        }
        self.nothing_is_double()?;
        let left = block_on(self.store.failures(self.shop, None, None, 1))?.items;
        if let Some(failure) = left.first() {
            return Err(Violation::new("troubles heal", format!("still listed: {failure:?}")));
        }
        Ok(())
    }

    /// Everything that was done here has come to its end.
    fn what_was_done_is_kept(&mut self) -> Result<(), Violation> {
        let made = lock(&self.network.traffic).made.clone();
        let simulator = lock(&self.network.simulator);
        let ledger = lock(&self.ledger);
        match block_on(kept(&self.store, self.shop, &ledger, &made, simulator.shop()))? {
            None => Ok(()),
            Some((rule, detail)) => Err(Violation::new(rule, detail)),
        }
    }

    /// What we may make on KiotViet is there once.
    fn nothing_is_double(&self) -> Result<(), Violation> {
        let simulator = lock(&self.network.simulator);
        let mut seen = BTreeSet::new();
        match simulator.shop().surcharges.iter().find(|one| !seen.insert(&one.name)) {
            Some(one) => Err(Violation::new("no duplicates", format!("two surcharges {:?}", one.name))),
            None => Ok(()),
        }
    }

    /// A run to its end; one that lost its claim while it waited for the quota is begun again.
    fn whole_run(&mut self, run: RunKind) -> Result<(), Violation> {
        for _ in 0..4 {
            self.run_failed = false;
            self.begin_run(0, run);
            self.go_on_until_idle(12 * HOUR)?;
            if !self.run_failed {
                break;
            }
        }
        Ok(())
    }

    fn compare(&mut self) -> Result<BTreeSet<Differing>, Violation> {
        let parked = block_on(parked(&self.store, self.shop))?;
        let asked = self.asked()?;
        let simulator = lock(&self.network.simulator);
        let ledger = lock(&self.ledger);
        let mut excused = Excused {
            archived: ledger.archived().collect(),
            undone: ledger.undone.clone(),
            remade: ledger.restored,
            parked: parked.iter().map(|row| (row.entity, row.local_id)).collect(),
            never_sent: ledger.cancelled.iter().map(|order| (Entity::Orders, *order)).collect(),
            asked,
        };
        let spreads = self.plan.setting.spreads;
        excused.archived.retain(|(entity, _)| match entity {
            Entity::Categories => false,
            Entity::Products | Entity::Customers => !spreads,
            _ => true,
        });
        Ok(block_on(compare(&self.store, self.shop, simulator.shop(), &excused))?)
    }

    /// The engine's proof and the checker find the same records different.
    fn proof_agrees(&mut self) -> Result<(), Violation> {
        let Some(worker) = self.workers.first() else { return Ok(()) };
        let (engine, shop) = (worker.engine.clone(), self.shop);
        let report = self.result_of(async move { engine.verify(shop, Arc::new(Unwatched)).await })?;
        let report = match report {
            Ok(report) => report,
            // Nothing was ever read: there are no branches yet, and nothing to compare.
            Err(EngineError::NotConnected(_)) => return Ok(()),
            Err(error) => return Err(Violation::new("the proof can be had", error.to_string())),
        };
        let proved: BTreeSet<(String, String)> = report
            .differences
            .iter()
            .map(|difference| (difference.entity.to_owned(), difference.id.clone()))
            .collect();
        let differences = self.compare()?;
        let found: BTreeSet<(String, String)> = differences
            .iter()
            .filter(|differing| differing.is_proved)
            .map(|differing| (differing.entity.to_owned(), differing.id.clone()))
            .collect();
        if !found.is_empty() {
            self.sometimes.note("verification found differences");
        }
        // Where a branch itself differs, each counts the stock of the branches it knows.
        let odd: BTreeSet<&str> =
            found.iter().filter(|(entity, _)| entity == "branches").map(|(_, id)| id.as_str()).collect();
        // Where a group itself differs, its members cannot be told by its name.
        let groups_differ = found.iter().any(|(entity, _)| entity == "customer_groups");
        // What names a record that was made anew is told apart by neither with certainty.
        let remade = lock(&self.ledger).restored;
        let counts = |one: &&(String, String)| match one.0.as_str() {
            "orders" | "products" | "categories" if remade => false,
            "stock" => !one.1.split_once('/').is_some_and(|(_, branch)| odd.contains(branch)),
            "customers" => !groups_differ,
            _ => true,
        };
        match proved.symmetric_difference(&found).find(counts) {
            None => Ok(()),
            Some(one) => {
                let who = if proved.contains(one) { "the proof" } else { "the checker" };
                let shown: Vec<_> =
                    report.differences.iter().filter(|difference| difference.id == one.1).collect();
                let seen: Vec<_> = differences.iter().filter(|differing| differing.id == one.1).collect();
                let what = format!("only {who} finds {one:?}: {shown:?}, {seen:?}");
                Err(Violation::new("the proof is right", what))
            }
        }
    }

    /// Runs one piece of work to its end.
    fn result_of<T: 'static>(&mut self, work: impl Future<Output = T> + 'static) -> Result<T, Violation> {
        let slot: Slot<T> = Slot::default();
        let result = Arc::clone(&slot);
        self.executor.spawn(Box::pin(async move {
            let value = work.await;
            *lock(&result) = Some(value);
        }));
        let deadline = self.now() + 12 * HOUR;
        loop {
            if let Some(value) = lock(&slot).take() {
                return Ok(value);
            }
            self.one_turn(deadline)?;
            if self.now() >= deadline {
                return Err(Violation::new("everything ends", "a comparison went on for twelve hours"));
            }
        }
    }

    fn go_on_until(&mut self, at: i64) -> Result<(), Violation> {
        while self.now() < at {
            self.one_turn(at)?;
        }
        Ok(())
    }

    fn go_on_until_idle(&mut self, patience: i64) -> Result<(), Violation> {
        let deadline = self.now() + patience;
        while self.workers.iter().any(|worker| worker.task.is_some() || worker.wanted.is_some()) {
            if self.now() >= deadline {
                return Err(Violation::new("everything ends", format!("a run went on for {patience} ms")));
            }
            self.one_turn(deadline)?;
        }
        Ok(())
    }

    /// Somebody takes a turn; when nobody can, time passes, at most until then.
    fn one_turn(&mut self, at_most: i64) -> Result<(), Violation> {
        self.turns += 1;
        if self.turns > TOO_MANY_TURNS {
            return Err(Violation::new("everything ends", "a livelock: too many turns"));
        }
        self.begin_what_is_due();
        match self.executor.ready() {
            Some(task) => self.turn(task),
            None => {
                let wake = self.executor.next_wake().into_iter().chain(self.next_by_itself()).min();
                self.executor.time.advance_to(wake.unwrap_or(at_most).min(at_most));
                Ok(())
            }
        }
    }

    fn turn(&mut self, task: TaskId) -> Result<(), Violation> {
        if !self.fate_allows(task) {
            return Ok(());
        }
        self.executor.poll(task);
        let ended = self.take_reports()?;
        if ended || self.draw.chance(0.8) {
            self.look()?;
        }
        let (writes, offence) = {
            let traffic = lock(&self.network.traffic);
            (traffic.writes, traffic.offence.clone())
        };
        if let Some(offence) = offence {
            return Err(Violation::new("quota", offence));
        }
        if self.last_write.is_some_and(|last| writes > last) {
            return Err(Violation::new("no echo", "KiotViet was written to though nothing changed here"));
        }
        if writes > self.writes_seen {
            self.writes_seen = writes;
            let simulator = lock(&self.network.simulator);
            self.watch.note_deletions(simulator.shop());
            let mut ledger = lock(&self.ledger);
            ledger.note_arrivals(simulator.shop());
            if let Some((rule, detail)) = twice(&ledger, simulator.shop()) {
                return Err(Violation::new(rule, detail));
            }
        }
        match &lock(&self.ledger).broken {
            None => Ok(()),
            Some((rule, detail)) => Err(Violation::new(rule, detail.clone())),
        }
    }

    /// What must hold at every moment.
    fn look(&mut self) -> Result<(), Violation> {
        {
            let traffic = lock(&self.network.traffic);
            self.watch.note_concealed(&traffic.concealed);
        }
        let simulator = lock(&self.network.simulator);
        self.watch.note_deletions(simulator.shop());
        match block_on(self.watch.look(&self.store, self.shop, simulator.shop()))? {
            None => Ok(()),
            Some((rule, detail)) => Err(Violation::new(rule, detail)),
        }
    }
}
