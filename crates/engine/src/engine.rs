//! The engine: everything that is done for a shop begins here.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use dongbo_store::{
    Automation, Connection, ConnectionState, Fence, ItemOutcome, Lease, NewPlan, PlanId, RunId, RunState,
    Shop, Store,
};
use dongbo_sync::{Entity, ShopId};
use jiff::{SignedDuration, Timestamp};
use kiotviet::{AccountType, Client, Clock, Config, SharedTokens, Transport};
use secrecy::{ExposeSecret, SecretString};

use crate::budget::SharedBudget;
use crate::context::Context;
use crate::error::{EngineError, concerns_one_call, kiotviet_code};
use crate::gate::Gate;
use crate::hints::urgent::Urgent;
use crate::limits::Limits;
use crate::options::{ConnectionOptions, account_type};
use crate::plan_notes::Foreseen;
use crate::progress::{Event, Progress, Wait, Warning};
use crate::report::RunReport;
use crate::run::{Run, Tally};

/// How long a claim on a shop lasts without a sign of life. Every write renews it; a request may wait for minutes
/// on KiotViet's side, so the keeper of the claim also renews it while it waits.
const CLAIM: Duration = Duration::from_secs(120);
/// How many old entries of the history are forgotten at once, and how often in a run.
const FORGET_AT_ONCE: u32 = 1_000;
const FORGET_TIMES: u32 = 50;
/// How often somebody who waits for a shop looks again.
const LOOK_AGAIN: Duration = Duration::from_millis(500);

/// The doors to the world.
#[derive(Clone)]
pub struct Ports {
    /// Where everything is kept.
    pub store: Store,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// The way to KiotViet.
    pub transport: Arc<dyn Transport>,
    /// Randomness, for jitter only.
    pub seed: u64,
    /// Who this process is, as other processes read it in a claim.
    pub owner: String,
    /// Whether the owner of a claim still lives; a dead one's claim is taken over at once.
    pub is_alive: Arc<dyn Fn(&str) -> bool + Send + Sync>,
    /// The limits that runs keep.
    pub limits: Limits,
}

/// The engine.
#[derive(Clone)]
pub struct Engine {
    pub(crate) ports: Ports,
    tokens: Arc<Mutex<Tokens>>,
}

/// The access tokens of connections, with the secret that each was fetched with, by kind of account, token address,
/// retailer and client id: attending to a shop for a moment costs no new one.
type Tokens = BTreeMap<(&'static str, String, String, String), (SecretString, SharedTokens)>;

/// What a run is asked to do.
#[derive(Debug, Clone, Default)]
pub struct SyncOptions {
    /// Only these entities; missing: all.
    pub only: Option<Vec<Entity>>,
    /// Write nothing; say what would be done.
    pub dry_run: bool,
    /// Read every row, whatever was read before.
    pub full: bool,
    /// A person has decided: carry out the deletions that the brake stopped.
    pub allow_disappearance: bool,
    /// Carry out what was approved in this plan, and nothing else.
    pub plan: Option<PlanId>,
    /// Who asked: `command`, `api`, `schedule`.
    pub trigger: String,
}

impl SyncOptions {
    /// A person asked for it, or a program in a person's name: the button was pressed.
    pub fn is_pressed(&self) -> bool {
        self.trigger != "schedule"
    }
}

impl Engine {
    /// An engine with these doors.
    pub fn new(ports: Ports) -> Self {
        Self { ports, tokens: Arc::default() }
    }

    /// One run to its end. A record's trouble never ends it; it is listed.
    pub async fn sync(
        &self,
        shop: ShopId,
        options: SyncOptions,
        progress: Arc<dyn Progress>,
    ) -> Result<RunReport, EngineError> {
        let (found, connection) = self.connected(shop).await?;
        if self.ports.store.automation(shop).await?.suspended {
            return Err(EngineError::Suspended(found.name));
        }
        if options.is_pressed() && !options.dry_run {
            self.open_window(shop).await?;
        }
        let fence = self.claim(shop, &progress).await?;
        let outcome = self.claimed_run(fence, &connection, options, progress).await;
        if let Err(error) = self.ports.store.release_lease(&fence).await {
            tracing::debug!(%error, "the claim on the shop could not be released; it runs out by itself");
        }
        outcome
    }

    async fn claimed_run(
        &self,
        fence: Fence,
        connection: &Connection,
        options: SyncOptions,
        progress: Arc<dyn Progress>,
    ) -> Result<RunReport, EngineError> {
        let ports = &self.ports;
        let started = ports.clock.now();
        self.end_interrupted(&fence, started).await?;
        if options.is_pressed() && !options.dry_run {
            ports.store.probe_switches(fence.shop, started).await?;
        }
        let automation = ports.store.automation(fence.shop).await?;
        let selected = selected(&options, automation);
        let shadow = ConnectionOptions::of(connection)?.shadow;
        let dry_run = options.dry_run || shadow;
        let id = ports.store.start_run(&fence, &selected, dry_run, &options.trigger, started).await?;
        let gate = match options.plan {
            Some(plan) => Gate::Approved(plan),
            None if dry_run => {
                let plan = NewPlan { run: id, entities: selected, full: options.full, rolling: shadow };
                Gate::Planning { plan: ports.store.begin_plan(&fence, plan, started).await?, rolling: shadow }
            }
            None => Gate::Open,
        };
        let asked_for = options.only.clone().unwrap_or_default();
        let mut run = self.begin(fence, connection, automation, id, gate, options, progress)?;
        for entity in asked_for.into_iter().filter(|entity| !automation.enables(*entity)) {
            run.warn(Warning::new("SYNC-NOT-ENABLED", [("entity", entity.name().to_owned())]));
        }
        run.progress.report(Event::RunStarted { run: id.0, resumed: run.was_interrupted().await? });
        let worked = match self.refresh_reference_data(&mut run, connection).await {
            Ok(()) => run.work().await,
            Err(error) => Err(error),
        };
        run.budget.release(ports.clock.now()).await;
        self.finish(&run, started, worked).await
    }

    /// What works for a shop that has been claimed.
    #[allow(clippy::too_many_arguments, reason = "all that a run is made of")]
    pub(crate) fn begin(
        &self,
        fence: Fence,
        connection: &Connection,
        automation: Automation,
        id: RunId,
        gate: Gate,
        options: SyncOptions,
        progress: Arc<dyn Progress>,
    ) -> Result<Run, EngineError> {
        let ports = &self.ports;
        let budget = self.budget(fence.shop, &progress);
        Ok(Run {
            store: ports.store.clone(),
            client: self.client(connection, Arc::clone(&budget)),
            clock: Arc::clone(&ports.clock),
            budget,
            progress,
            limits: ports.limits.clone(),
            options: ConnectionOptions::of(connection)?,
            automation,
            connection: connection.clone(),
            fence,
            id,
            gate,
            full: options.full,
            allow_disappearance: options.allow_disappearance,
            pressed: options.is_pressed(),
            selected: selected(&options, automation),
            context: Context::default(),
            products_bring_stock: false,
            tally: Tally::default().into(),
            #[cfg(not(feature = "broken"))]
            urgent: Urgent::default(),
            #[cfg(feature = "broken")]
            urgent: Urgent::mistaken(ports.limits.mistake),
            foreseen: Foreseen::default().into(),
        })
    }

    async fn finish(
        &self,
        run: &Run,
        started: Timestamp,
        worked: Result<(), EngineError>,
    ) -> Result<RunReport, EngineError> {
        let now = run.now();
        let counts = run.counts();
        let worked = match worked {
            Ok(()) => self.close_plan(run, now).await,
            Err(error) => Err(error),
        };
        let troubled = counts.values().any(|counts| counts.failed + counts.conflicts > 0);
        let (state, error) = match &worked {
            Ok(()) if troubled => (RunState::FinishedWithFailures, None),
            Ok(()) => (RunState::Finished, None),
            Err(EngineError::Stopped(_)) => (RunState::Stopped, None),
            Err(error) => (RunState::Failed, Some(format!("{}: {error}", error.code()))),
        };
        let figures = run.progress_so_far()?;
        let ended = run
            .store
            .finish_run(&run.fence, run.id, state, error, figures.counts, figures.requests, now)
            .await;
        if !run.gate.is_planning() {
            self.forget_old_history(run.shop(), now).await;
        }
        if let Err(EngineError::KiotViet(error)) = &worked
            && !concerns_one_call(error)
        {
            let failing = ConnectionState::Failing { code: kiotviet_code(error).to_owned(), since: now };
            run.store.set_connection_state(run.shop(), &failing, now).await?;
        }
        // The run's own trouble is what a person should hear of, not that noting it failed as well.
        match worked {
            Err(EngineError::Stopped(by)) => tracing::info!(run = run.id.0, by, "the run was stopped"),
            worked => worked?,
        }
        ended?;
        Ok(RunReport {
            run: run.id.0,
            state,
            dry_run: run.gate.is_planning(),
            entities: counts,
            requests: run.budget.requests(),
            seconds: now.duration_since(started).as_secs_f64(),
            warnings: run.warnings(),
            plan: run.gate.plan().map(|plan| plan.0),
            shadow: run.options.shadow,
            left_out: run.all_left_out(),
        })
    }

    /// The plan that a run wrote is complete, or the one that it carried out is done with.
    async fn close_plan(&self, run: &Run, now: Timestamp) -> Result<(), EngineError> {
        match run.gate {
            Gate::Open => {}
            Gate::Planning { plan, .. } => {
                let counts = run.progress_so_far()?.counts;
                run.store.complete_plan(&run.fence, plan, counts, now).await?;
            }
            Gate::Approved(plan) => {
                for (entity, count) in run.store.applied_plan(&run.fence, plan, run.id, now).await? {
                    let mut tally = run.tally();
                    let left_out = tally.left_out.entry(entity.name().to_owned()).or_default();
                    left_out.note(ItemOutcome::NoLonger, count);
                }
            }
        }
        Ok(())
    }

    /// Forgets what the history need not keep any longer: a little at a time, so that nobody waits long for the store.
    async fn forget_old_history(&self, shop: ShopId, now: Timestamp) {
        let Some(kept) = self.ports.limits.history else { return };
        let before = now.checked_sub(kept).unwrap_or(Timestamp::MIN);
        if let Err(error) = self.ports.store.prune_activity(shop, before, FORGET_AT_ONCE).await {
            tracing::warn!(shop.id = shop.0, %error, "the old log could not be forgotten; the next run tries");
        }
        for _ in 0..FORGET_TIMES {
            match self.ports.store.prune_history(shop, before, FORGET_AT_ONCE).await {
                Ok(forgotten) if forgotten == u64::from(FORGET_AT_ONCE) => {}
                Ok(_) => return,
                Err(error) => {
                    tracing::warn!(shop.id = shop.0, %error, "old history could not be forgotten; the next run tries");
                    return;
                }
            }
        }
    }

    /// A run that was killed never said that it ended.
    async fn end_interrupted(&self, fence: &Fence, now: Timestamp) -> Result<(), EngineError> {
        while let Some(run) = self.ports.store.unfinished_run(fence.shop).await? {
            self.ports
                .store
                .finish_run(fence, run.id, RunState::Interrupted, None, run.counts, run.requests, now)
                .await?;
        }
        Ok(())
    }

    /// The shop and its connection.
    pub(crate) async fn connected(&self, shop: ShopId) -> Result<(Shop, Connection), EngineError> {
        let found = self.ports.store.shop(shop).await?.ok_or(EngineError::ShopUnknown(shop.0))?;
        match self.ports.store.connection(shop).await? {
            Some(connection) => Ok((found, connection)),
            None => Err(EngineError::NotConnected(found.name)),
        }
    }

    /// Claims the shop, waiting for another run to end as long as patience allows.
    async fn claim(&self, shop: ShopId, progress: &Arc<dyn Progress>) -> Result<Fence, EngineError> {
        let ports = &self.ports;
        let deadline = later(ports.clock.now(), ports.limits.patience);
        loop {
            let now = ports.clock.now();
            let is_alive = Arc::clone(&ports.is_alive);
            match ports
                .store
                .acquire_lease(shop, &ports.owner, now, CLAIM, &move |owner: &str| is_alive(owner))
                .await?
            {
                Lease::Mine(fence) => return Ok(fence),
                Lease::Held { owner, until } if now >= deadline => {
                    return Err(EngineError::Running { owner, until });
                }
                Lease::Held { owner, until } => {
                    progress.report(Event::Waiting { until, reason: Wait::OtherRun { owner } });
                    ports.clock.sleep(LOOK_AGAIN).await;
                }
            }
        }
    }

    /// Claims the shop if nobody has it.
    pub(crate) async fn try_claim(&self, shop: ShopId) -> Result<Option<Fence>, EngineError> {
        let ports = &self.ports;
        let is_alive = Arc::clone(&ports.is_alive);
        let lease = ports
            .store
            .acquire_lease(shop, &ports.owner, ports.clock.now(), CLAIM, &move |owner: &str| is_alive(owner))
            .await?;
        Ok(match lease {
            Lease::Mine(fence) => Some(fence),
            Lease::Held { .. } => None,
        })
    }

    pub(crate) fn budget(&self, shop: ShopId, progress: &Arc<dyn Progress>) -> Arc<SharedBudget> {
        let store = self.ports.store.clone();
        let per_hour = self.ports.limits.requests_per_hour;
        Arc::new(SharedBudget::new(store, shop, per_hour, Arc::clone(progress)))
    }

    pub(crate) fn client(&self, connection: &Connection, budget: Arc<SharedBudget>) -> Client {
        let secret = connection.client_secret.clone();
        let (retailer, id) = (connection.retailer.clone(), connection.client_id.clone());
        let mut config = match account_type(connection.account) {
            AccountType::Retail => Config::retail(retailer, id, secret),
            AccountType::Fnb => Config::fnb(retailer, id, secret),
        };
        config.pace = self.ports.limits.pace_towards(&connection.api_url);
        config.api_url.clone_from(&connection.api_url);
        config.token_url.clone_from(&connection.token_url);
        Client::with_tokens(
            config,
            kiotviet::Ports {
                transport: Arc::clone(&self.ports.transport),
                clock: Arc::clone(&self.ports.clock),
                budget,
                seed: self.ports.seed,
            },
            self.tokens_of(connection),
        )
    }

    fn tokens_of(&self, connection: &Connection) -> SharedTokens {
        let Connection { account, token_url, retailer, client_id, client_secret, .. } = connection;
        let mut known = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        // A token opens one kind of account only: its scope is asked for with it.
        let key = (account.name(), token_url.clone(), retailer.clone(), client_id.clone());
        let fresh = || (client_secret.clone(), SharedTokens::default());
        let (secret, tokens) = known.entry(key).or_insert_with(fresh);
        if secret.expose_secret() != client_secret.expose_secret() {
            (*secret, *tokens) = fresh();
        }
        tokens.clone()
    }
}

/// What a run is about: what was asked for, as far as it is switched on for the shop.
fn selected(options: &SyncOptions, automation: Automation) -> Vec<Entity> {
    let mut selected = options.only.clone().unwrap_or_else(|| Entity::ALL.to_vec());
    selected.retain(|entity| automation.enables(*entity));
    selected.sort_unstable();
    selected.dedup();
    selected
}

fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.checked_add(by).unwrap_or(Timestamp::MAX)
}
