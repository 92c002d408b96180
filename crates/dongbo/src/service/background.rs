//! Runs started by the REST API: the engine behind the server's port.

use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use dongbo_engine::{Engine, EngineError, Event, Progress, RunReport, SyncOptions};
use dongbo_server::{RunRequest, Runs, StartError};
use dongbo_store::{PlanId, RunId, Store};
use dongbo_sync::ShopId;
use tokio::sync::oneshot;

use super::measured;
use super::workers::Workers;
use crate::failure::Situation;
use crate::language::Language;

/// Starts runs as tasks of this process.
pub struct Background {
    engine: Engine,
    store: Store,
    workers: Workers,
}

impl Background {
    /// Runs of this engine.
    pub fn new(engine: Engine, store: Store, workers: Workers) -> Self {
        Self { engine, store, workers }
    }
}

#[async_trait]
impl Runs for Background {
    async fn start(&self, shop: ShopId, wanted: RunRequest) -> Result<RunId, StartError> {
        let RunRequest { entities, dry_run, full, allow_disappearance } = wanted;
        let options = SyncOptions {
            only: (!entities.is_empty()).then_some(entities),
            dry_run,
            full,
            allow_disappearance,
            trigger: "api".to_owned(),
            ..SyncOptions::default()
        };
        let engine = self.engine.clone();
        self.spawn(shop, |progress| async move { engine.sync(shop, options, progress).await }).await
    }

    async fn apply(&self, shop: ShopId, plan: PlanId) -> Result<RunId, StartError> {
        let engine = self.engine.clone();
        self.spawn(shop, |progress| async move { engine.apply(shop, plan, "api", progress).await }).await
    }
}

impl Background {
    /// Runs in the background; answers as soon as the run has its number.
    async fn spawn<F>(
        &self,
        shop: ShopId,
        work: impl FnOnce(Arc<dyn Progress>) -> F,
    ) -> Result<RunId, StartError>
    where
        F: Future<Output = Result<RunReport, EngineError>> + Send + 'static,
    {
        let (told, number) = oneshot::channel();
        let work = work(Arc::new(FirstNews(Mutex::new(Some(told)))));
        let workers = self.workers.clone();
        let run = tokio::spawn(async move {
            let outcome = work.await;
            measured::ended(&outcome);
            // The button opens the window: what has piled up is attended to.
            workers.wake(shop);
            match &outcome {
                Ok(report) => {
                    tracing::info!(shop.id = shop.0, run = report.run, state = ?report.state, "synchronised")
                }
                Err(error) => tracing::warn!(shop.id = shop.0, code = error.code(), %error, "the run failed"),
            }
            outcome
        });
        if let Ok(number) = number.await {
            return Ok(number);
        }
        // It ended before it had a number.
        match run.await {
            Ok(Err(error)) => Err(self.refusal(shop, error).await),
            Ok(Ok(report)) => Ok(RunId(report.run)),
            Err(panic) => {
                tracing::error!(shop.id = shop.0, error = %panic, "a run ended in a panic");
                Err(StartError::Other(dongbo_catalogue::Code::ApiInternal.into()))
            }
        }
    }

    async fn refusal(&self, shop: ShopId, error: EngineError) -> StartError {
        match error {
            EngineError::Running { owner, .. } => StartError::AlreadyRunning { owner },
            EngineError::NotConnected(_) => StartError::NotConnected,
            error => {
                let situation = Situation::of(&self.store, shop).await;
                StartError::Other(situation.failure(error).occurrence(Language::En))
            }
        }
    }
}

/// Waits for the run's number.
struct FirstNews(Mutex<Option<oneshot::Sender<RunId>>>);

impl Progress for FirstNews {
    fn report(&self, event: Event) {
        let Event::RunStarted { run, .. } = event else { return };
        if let Some(told) = self.0.lock().unwrap_or_else(PoisonError::into_inner).take() {
            // The caller may have gone; the run goes on.
            let _ = told.send(RunId(run));
        }
    }
}
