//! One worker for each connected shop: it attends to what is urgent as soon as somebody says so, reads what has
//! changed at intervals, and looks after the webhooks. A shop's trouble makes its own worker slower and no other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use dongbo_engine::{Engine, EngineError, SyncOptions, Unwatched};
use dongbo_store::Store;
use dongbo_sync::ShopId;
use jiff::Timestamp;
use tokio::sync::{Notify, Semaphore};
use tokio::task::JoinHandle;
use tokio::time::Instant;

use super::measured;

/// Shops that are read at a time. Their requests are paced one by one; this bounds memory and open connections.
const READING_AT_ONCE: usize = 64;
/// Shops that are attended to at a time, beside those.
const ATTENDING_AT_ONCE: usize = 64;
/// How often new shops are looked for.
const LOOK_FOR_SHOPS: Duration = Duration::from_secs(30);
/// How often the registrations of webhooks are looked at.
const GUARD: Duration = Duration::from_secs(600);
/// How often it is shown how far behind the shops are and how far both sides agree.
const MEASURE: Duration = Duration::from_secs(300);
/// The pause after a failure; each further one doubles it.
const FIRST_PAUSE: Duration = Duration::from_secs(5);
/// No pause is longer.
const LONGEST_PAUSE: Duration = Duration::from_secs(1_800);
/// Somebody else is at work in the shop: look again after that.
const ELSEWHERE: Duration = Duration::from_millis(500);
/// A part of the proof of agreement waits so long for the first run after a start.
const FIRST_PROOF: Duration = Duration::from_secs(60);
/// A worker with nothing to do looks again all the same.
const IDLE: Duration = Duration::from_secs(300);

/// What the workers are told.
#[derive(Debug, Clone)]
pub struct Duties {
    /// Time between two readings of what has changed; missing: nobody reads unless asked.
    pub interval: Option<Duration>,
    /// The address at which KiotViet reaches the service; missing: webhooks are left alone.
    pub public_url: Option<String>,
}

/// The workers of all shops. Cheap to clone.
#[derive(Clone)]
pub struct Workers {
    shared: Arc<Shared>,
}

struct Shared {
    engine: Engine,
    store: Store,
    duties: Duties,
    bells: Mutex<BTreeMap<ShopId, Arc<Notify>>>,
    reading: Semaphore,
    attending: Semaphore,
    /// The shops that are worked for; a worker whose shop is none of them ends.
    served: Mutex<BTreeSet<ShopId>>,
    /// When each shop is read next.
    readings: Mutex<BTreeMap<ShopId, Timestamp>>,
}

impl Workers {
    /// Workers over this engine, none of them at work yet.
    pub fn new(engine: Engine, store: Store, duties: Duties) -> Self {
        let shared = Shared {
            engine,
            store,
            duties,
            bells: Mutex::default(),
            reading: Semaphore::new(READING_AT_ONCE),
            attending: Semaphore::new(ATTENDING_AT_ONCE),
            served: Mutex::default(),
            readings: Mutex::default(),
        };
        Self { shared: Arc::new(shared) }
    }

    /// There is something to do for that shop now: a hint, an edit, a new setting. Returns at once.
    pub fn wake(&self, shop: ShopId) {
        self.shared.bell(shop).notify_one();
    }

    /// When what has changed in that shop is read next; missing where nobody reads it unless asked.
    pub fn next_reading(&self, shop: ShopId) -> Option<Timestamp> {
        self.shared.readings.lock().unwrap_or_else(PoisonError::into_inner).get(&shop).copied()
    }

    /// Works until it is dropped. Whatever is under way then is taken up again at the next start.
    pub async fn work(self) {
        let mut workers = AbortOnDrop::default();
        let mut first = true;
        let mut measured_at: Option<Instant> = None;
        loop {
            let shops = match self.shared.store.connected_shops().await {
                Ok(shops) => shops,
                Err(error) => {
                    tracing::error!(%error, "the shops to work for cannot be read");
                    tokio::time::sleep(LOOK_FOR_SHOPS).await;
                    continue;
                }
            };
            let served: BTreeSet<ShopId> = shops.iter().map(|(shop, _)| *shop).collect();
            *self.shared.served.lock().unwrap_or_else(PoisonError::into_inner) = served.clone();
            measured::windows(shops.iter().map(|(_, automation)| automation), Timestamp::now());
            if measured_at.is_none_or(|at| at.elapsed() >= MEASURE) {
                measured_at = Some(Instant::now());
                let shops: Vec<ShopId> = shops.iter().map(|(shop, _)| *shop).collect();
                measured::freshness(&self.shared.engine, &shops).await;
            }
            let count = u32::try_from(shops.len()).unwrap_or(u32::MAX).max(1);
            for (place, (shop, _)) in (0..).zip(shops) {
                workers.0.entry(shop).or_insert_with(|| {
                    // At the start of the process the shops are spread over an interval; later ones begin at once.
                    let share = self.shared.duties.interval.unwrap_or_default() / count * place;
                    let offset = if first { share } else { Duration::ZERO };
                    tokio::spawn(Worker::new(Arc::clone(&self.shared), shop, offset).work())
                });
            }
            workers.0.retain(|shop, worker| {
                let ended = worker.is_finished();
                if ended && !served.contains(shop) {
                    tracing::info!(shop.id = shop.0, "nothing is done for the shop any more");
                } else if ended {
                    tracing::error!(shop.id = shop.0, "the worker of a shop ended; another takes its place");
                }
                !ended
            });
            first = false;
            tokio::time::sleep(LOOK_FOR_SHOPS).await;
        }
    }
}

impl Shared {
    fn serves(&self, shop: ShopId) -> bool {
        self.served.lock().unwrap_or_else(PoisonError::into_inner).contains(&shop)
    }

    fn bell(&self, shop: ShopId) -> Arc<Notify> {
        let mut bells = self.bells.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(bells.entry(shop).or_default())
    }
}

/// A task that outlives the service would write behind its back.
#[derive(Default)]
struct AbortOnDrop(BTreeMap<ShopId, JoinHandle<()>>);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        for task in self.0.values() {
            task.abort();
        }
    }
}

/// One shop's worker.
struct Worker {
    shared: Arc<Shared>,
    shop: ShopId,
    bell: Arc<Notify>,
    /// When what has changed is read again.
    read_at: Option<Instant>,
    /// When the webhooks are looked at again.
    guard_at: Option<Instant>,
    /// When a part of the proof of agreement is due.
    prove_at: Instant,
    /// When something urgent is due.
    attend_at: Instant,
    failures: u32,
}

impl Worker {
    fn new(shared: Arc<Shared>, shop: ShopId, offset: Duration) -> Self {
        let now = Instant::now();
        Self {
            bell: shared.bell(shop),
            read_at: shared.duties.interval.map(|_| now + offset),
            guard_at: shared.duties.public_url.as_ref().map(|_| now + offset.min(GUARD)),
            prove_at: now + offset + FIRST_PROOF,
            attend_at: now,
            shared,
            shop,
            failures: 0,
        }
    }

    async fn work(mut self) {
        while self.shared.serves(self.shop) {
            if due(self.guard_at) {
                self.guard().await;
            }
            if due(Some(self.attend_at)) {
                self.attend().await;
            }
            if due(self.read_at) {
                self.read().await;
                // What was said while it read.
                self.attend_at = Instant::now();
                continue;
            }
            if due(Some(self.prove_at)) {
                self.prove().await;
            }
            let next = [Some(self.attend_at), Some(self.prove_at), self.read_at, self.guard_at];
            let next = next.into_iter().flatten().min();
            let bell = Arc::clone(&self.bell);
            tokio::select! {
                () = bell.notified() => {
                    // A shop in trouble is not hurried by everything that happens there.
                    let soon = if self.failures > 0 { FIRST_PAUSE } else { Duration::ZERO };
                    self.attend_at = self.attend_at.min(Instant::now() + soon);
                }
                () = tokio::time::sleep_until(next.unwrap_or(self.attend_at)) => {}
            }
        }
    }

    async fn attend(&mut self) {
        let shared = Arc::clone(&self.shared);
        let Ok(_place) = shared.attending.acquire().await else { return };
        let outcome = shared.engine.attend(self.shop).await;
        let pause = match outcome {
            Ok(attended) => {
                measured::attended(&attended);
                if attended.elsewhere {
                    ELSEWHERE
                } else {
                    self.failures = 0;
                    attended.next_at.map_or(IDLE, until).min(IDLE)
                }
            }
            Err(error) => self.setback(&error, "what is urgent waits"),
        };
        self.attend_at = Instant::now() + pause;
    }

    async fn read(&mut self) {
        let shared = Arc::clone(&self.shared);
        let Some(interval) = shared.duties.interval else { return };
        let mut pause = interval;
        match shared.engine.automatic_work_allowed(self.shop).await {
            Ok(true) => {
                let Ok(_place) = shared.reading.acquire().await else { return };
                let options = SyncOptions { trigger: "schedule".to_owned(), ..SyncOptions::default() };
                let outcome = shared.engine.sync(self.shop, options, Arc::new(Unwatched)).await;
                measured::ended(&outcome);
                match outcome {
                    Ok(report) => {
                        self.failures = 0;
                        tracing::info!(shop.id = self.shop.0, run = report.run, state = ?report.state,
                            seconds = report.seconds, "synchronised");
                    }
                    Err(EngineError::Running { owner, .. }) => {
                        tracing::debug!(
                            shop.id = self.shop.0,
                            owner,
                            "another run of this shop is under way"
                        );
                    }
                    Err(error) => pause = self.setback(&error, "the run failed").max(interval),
                }
            }
            Ok(false) => {
                tracing::debug!(shop.id = self.shop.0, "automatic work pauses until somebody presses")
            }
            Err(error) => pause = self.setback(&error, "the run failed").max(interval),
        }
        self.read_at = Some(Instant::now() + pause);
        self.note_reading(pause);
    }

    fn note_reading(&self, pause: Duration) {
        let at = jiff::SignedDuration::try_from(pause)
            .ok()
            .and_then(|pause| Timestamp::now().checked_add(pause).ok());
        let mut readings = self.shared.readings.lock().unwrap_or_else(PoisonError::into_inner);
        readings.insert(self.shop, at.unwrap_or(Timestamp::MAX));
    }

    /// A few pages of the proof of agreement, when nothing else is to be done.
    async fn prove(&mut self) {
        let shared = Arc::clone(&self.shared);
        let mut pause = IDLE;
        match shared.engine.automatic_work_allowed(self.shop).await {
            Ok(true) => {
                let Ok(_place) = shared.reading.acquire().await else { return };
                match shared.engine.prove(self.shop).await {
                    Ok(proof) => {
                        measured::proved(&proof);
                        if proof.requests.get > 0 {
                            // What it found newer is looked at.
                            self.attend_at = Instant::now();
                        }
                        pause = proof.next_at.map_or(IDLE, until).clamp(ELSEWHERE, IDLE);
                        if proof.elsewhere {
                            pause = FIRST_PROOF;
                        }
                    }
                    Err(error) => {
                        pause = self.setback(&error, "the proof of agreement waits").max(FIRST_PROOF)
                    }
                }
            }
            Ok(false) => {}
            Err(error) => pause = self.setback(&error, "the proof of agreement waits").max(FIRST_PROOF),
        }
        self.prove_at = Instant::now() + pause;
    }

    async fn guard(&mut self) {
        let Some(public_url) = self.shared.duties.public_url.clone() else { return };
        let mut pause = GUARD;
        match self.shared.engine.guard_webhooks(self.shop, &public_url, &fill).await {
            Ok(Some(report)) => {
                measured::guarded(&report);
                if report.made + report.repaired.len() + report.removed > 0 {
                    tracing::info!(
                        shop.id = self.shop.0,
                        made = report.made,
                        repaired = report.repaired.len(),
                        removed = report.removed,
                        alarm = report.alarm,
                        "webhooks are in order again"
                    );
                }
            }
            Ok(None) => {}
            Err(error) => pause = self.setback(&error, "the webhooks could not be looked after").min(GUARD),
        }
        self.guard_at = Some(Instant::now() + pause);
    }

    /// Says what went wrong and how long the shop is left alone for it.
    fn setback(&mut self, error: &EngineError, what: &str) -> Duration {
        let pause = FIRST_PAUSE.saturating_mul(2_u32.saturating_pow(self.failures)).min(LONGEST_PAUSE);
        self.failures = self.failures.saturating_add(1);
        tracing::warn!(shop.id = self.shop.0, code = error.code(), %error, seconds = pause.as_secs(), "{what}");
        pause
    }
}

fn due(at: Option<Instant>) -> bool {
    at.is_some_and(|at| at <= Instant::now())
}

/// From now until then.
fn until(at: Timestamp) -> Duration {
    Duration::try_from(at.duration_since(Timestamp::now())).unwrap_or_default()
}

fn fill(bytes: &mut [u8]) {
    rand::fill(bytes);
}
