//! A process that runs the engine for the shop. Killed, it leaves nothing but what is stored.

use std::collections::BTreeSet;
use std::future::Future;
use std::sync::{Arc, Mutex};

use dongbo_engine::{
    Attended, Engine, EngineError, Event, Limits, Ports, Progress, RunReport, SyncOptions, Wait, Warning,
};
use dongbo_store::StoreError;
use kiotviet::{Clock, Pace};
use kiotviet_sim::generate::Randomness;

use super::{Slot, Violation, World};
use crate::clock::OurClock;
use crate::executor::{TaskId, lock};
use crate::plan::RunKind;
use crate::sometimes::Sometimes;
use crate::trace::{Trace, tell};

/// The names of the processes that live.
pub(super) type Living = Arc<Mutex<BTreeSet<String>>>;

/// What a worker is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Job {
    /// A run.
    Run,
    /// What is urgent.
    Attend,
    /// The registrations.
    Guard,
}

/// What came of it.
pub(super) enum Came {
    /// Of a run.
    Ran(RunReport),
    /// Of attending.
    Attended(Attended),
    /// Of looking after the registrations: whether some had to be made again.
    Guarded(bool),
}

/// One process, from its start to its death.
pub(super) struct Worker {
    pub number: usize,
    /// How often it was started before.
    pub life: u32,
    pub name: String,
    pub engine: Engine,
    /// What it is doing.
    pub task: Option<TaskId>,
    /// The run that it begins as soon as it can.
    pub wanted: Option<RunKind>,
    /// It dies after that many more steps.
    pub dies_in: Option<u32>,
    /// It is suspended after that many more steps, for so long.
    pub suspended_in: Option<(u32, i64)>,
}

impl World {
    /// A process, just started.
    pub(super) fn worker(&self, number: usize, life: u32) -> Worker {
        let name = format!("worker {number}.{life}");
        lock(&self.living).insert(name.clone());
        let (living, deaths_are_known) = (Arc::clone(&self.living), self.plan.setting.deaths_are_known);
        let seed = Randomness::new(self.plan.seed).child("jitter").child(&name).draw().bits();
        let engine = Engine::new(Ports {
            store: self.store.clone(),
            clock: Arc::new(OurClock {
                time: Arc::clone(&self.executor.time),
                off: self.plan.setting.ours_off,
            }) as Arc<dyn Clock>,
            transport: self.wire(),
            seed,
            owner: name.clone(),
            is_alive: Arc::new(move |owner| !deaths_are_known || lock(&living).contains(owner)),
            limits: Limits {
                requests_per_hour: self.plan.setting.requests_per_hour,
                pace: Some(Pace::unlimited()),
                #[cfg(feature = "broken")]
                mistake: self.plan.mistake,
                ..Limits::default()
            },
        });
        Worker { number, life, name, engine, task: None, wanted: None, dies_in: None, suspended_in: None }
    }

    /// Begins a run, unless the worker has one under way; what else it is at comes to its end first.
    pub(super) fn begin_run(&mut self, number: usize, run: RunKind) {
        let Some(worker) = self.workers.get_mut(number) else { return };
        if let Some(task) = worker.task {
            let is_running = self.reports.iter().any(|(_, other, job, _)| *other == task && *job == Job::Run);
            if !is_running {
                worker.wanted = Some(run);
            }
            return;
        }
        let options = SyncOptions {
            full: run == RunKind::Full,
            dry_run: run == RunKind::Dry,
            allow_disappearance: run == RunKind::Allowed,
            trigger: if run == RunKind::Scheduled { "schedule" } else { "command" }.to_owned(),
            ..SyncOptions::default()
        };
        tell!(self.trace, "{}: {run:?} run", worker.name);
        let (engine, shop) = (worker.engine.clone(), self.shop);
        let progress = Arc::new(Noticing {
            name: worker.name.clone(),
            trace: self.trace.clone(),
            sometimes: self.sometimes.clone(),
        });
        self.set_to(
            number,
            Job::Run,
            async move { engine.sync(shop, options, progress).await.map(Came::Ran) },
        );
    }

    /// Begins some work.
    pub(super) fn set_to(
        &mut self,
        number: usize,
        job: Job,
        work: impl Future<Output = Result<Came, EngineError>> + 'static,
    ) {
        let slot: Slot<Result<Came, EngineError>> = Slot::default();
        let result = Arc::clone(&slot);
        let task = self.executor.spawn(Box::pin(async move {
            let came = work.await;
            *lock(&result) = Some(came);
        }));
        if let Some(worker) = self.workers.get_mut(number) {
            worker.task = Some(task);
            self.reports.push((number, task, job, slot));
        }
    }

    /// Kills a worker where it stands and starts it anew.
    pub(super) fn kill(&mut self, number: usize) {
        let Some(worker) = self.workers.get(number) else { return };
        tell!(self.trace, "{} is killed", worker.name);
        let life = worker.life + 1;
        lock(&self.living).remove(&worker.name);
        if let Some(task) = worker.task {
            let job = self.reports.iter().find(|(_, other, ..)| *other == task).map(|(_, _, job, _)| *job);
            self.sometimes.note(match job {
                Some(Job::Attend) => "a worker was killed while it attended",
                Some(Job::Guard) => "a worker was killed while it looked after the registrations",
                _ => "a run was killed",
            });
            self.executor.cancel(task);
            self.reports.retain(|(_, other, ..)| *other != task);
        }
        // A process that starts looks at what is urgent.
        self.attend_by(self.now());
        let newborn = self.worker(number, life);
        if let Some(place) = self.workers.get_mut(number) {
            *place = newborn;
        }
    }

    /// Before a task takes its turn: whether fate lets it. False when it must not be polled.
    pub(super) fn fate_allows(&mut self, task: TaskId) -> bool {
        let Some(worker) = self.workers.iter_mut().find(|worker| worker.task == Some(task)) else {
            return true;
        };
        if let Some(left) = worker.dies_in.as_mut() {
            if *left == 0 {
                let number = worker.number;
                self.kill(number);
                return false;
            }
            *left -= 1;
        }
        if let Some((left, pause)) = worker.suspended_in.as_mut() {
            if *left == 0 {
                let until = self.executor.time.now() + *pause;
                tell!(self.trace, "{} is suspended for {} s", worker.name, *pause / 1000);
                worker.suspended_in = None;
                self.sometimes.note("a worker was suspended");
                self.executor.suspend(task, until);
                return false;
            }
            *left -= 1;
        }
        true
    }

    /// Looks at the runs that have ended.
    pub(super) fn take_reports(&mut self) -> Result<bool, Violation> {
        let mut ended = false;
        let (mut left, mut begin) = (Vec::new(), Vec::new());
        for (number, task, job, slot) in std::mem::take(&mut self.reports) {
            let Some(came) = lock(&slot).take() else {
                left.push((number, task, job, slot));
                continue;
            };
            ended = true;
            let Some(worker) = self.workers.get_mut(number) else { continue };
            worker.task = None;
            let (name, wanted) = (worker.name.clone(), worker.wanted.take());
            match (job, came) {
                (_, Ok(Came::Ran(report))) => {
                    let entities = serde_json::to_string(&report.entities).unwrap_or_default();
                    tell!(self.trace, "{name}: run {} {:?} {entities}", report.run, report.state);
                    self.note_report(&report);
                }
                (_, Ok(Came::Attended(attended))) => self.note_attended(Ok(attended))?,
                (_, Ok(Came::Guarded(repaired))) => {
                    if repaired {
                        self.sometimes.note("a registration was made again");
                    }
                }
                (Job::Attend, Err(error)) => self.note_attended(Err(error))?,
                (job, Err(error)) => {
                    tell!(self.trace, "{name}: {job:?} failed: {error}");
                    self.run_failed |= job == Job::Run;
                    self.judge_error(&error)?;
                }
            }
            if job == Job::Run {
                // What was said while it read.
                self.attend_by(self.now());
            }
            if let Some(run) = wanted {
                begin.push((number, run));
            }
        }
        self.reports.extend(left);
        for (number, run) in begin {
            self.begin_run(number, run);
        }
        Ok(ended)
    }

    fn note_report(&self, report: &RunReport) {
        for counts in report.entities.values() {
            self.sometimes.add("a record failed and was listed", counts.failed);
            self.sometimes.add("a conflict arose", counts.conflicts);
        }
    }

    /// Which failures of a whole run there may be.
    pub(super) fn judge_error(&self, error: &EngineError) -> Result<(), Violation> {
        match error {
            EngineError::Store(StoreError::Fenced { .. }) => {
                self.sometimes.note("a worker that had lost its claim was turned away");
                Ok(())
            }
            EngineError::Running { .. } => Ok(()),
            EngineError::KiotViet(_) if !self.quiet => {
                self.sometimes.note("a run failed as a whole");
                Ok(())
            }
            error => Err(Violation::new("runs succeed", error.to_string())),
        }
    }
}

/// Watches a run for the rare things that happen in it.
struct Noticing {
    name: String,
    trace: Trace,
    sometimes: Sometimes,
}

impl Progress for Noticing {
    fn report(&self, event: Event) {
        match event {
            Event::RunStarted { run, resumed } => {
                if resumed {
                    self.sometimes.note("a run went on where a killed one had stopped");
                }
                tell!(self.trace, "{}: run {run} begins", self.name);
            }
            Event::Waiting { reason: Wait::Quota, .. } => {
                self.sometimes.note("a run waited for the quota");
            }
            Event::Waiting { reason: Wait::OtherRun { .. }, .. } => {
                self.sometimes.note("two workers wanted the shop at once");
            }
            Event::Warning(warning) => self.warned(&warning),
            Event::StageStarted { .. } | Event::Advanced { .. } | Event::StageFinished { .. } => {}
        }
    }
}

impl Noticing {
    fn warned(&self, warning: &Warning) {
        tell!(self.trace, "{}: {} {:?}", self.name, warning.code, warning.parameters);
        match warning.code.as_str() {
            "SYNC-BRAKE" => self.sometimes.note("a brake stopped a disappearance"),
            "SYNC-PAGE-LIED" => self.sometimes.note("a list was odd and proved nothing"),
            _ => {}
        }
    }
}
