//! Syncs at intervals: `dongbo serve` keeps reading without being asked.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use dongbo_engine::{Engine, EngineError, SyncOptions, Unwatched};
use dongbo_store::{Shop, Store};
use tokio::task::JoinHandle;

use super::measured;

/// Starts a run of each connected shop every `interval`, until it is dropped. A shop whose last run has not ended is
/// left alone, and one shop's trouble never delays another's run.
pub async fn keep_syncing(engine: Engine, store: Store, interval: Duration) {
    let mut running: BTreeMap<i64, JoinHandle<()>> = BTreeMap::new();
    let mut clock = tokio::time::interval(interval);
    clock.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    // Dropping the set of tasks must stop them: a task that outlives the service would write behind its back.
    let tasks = AbortOnDrop(&mut running);
    loop {
        clock.tick().await;
        tasks.0.retain(|_, task| !task.is_finished());
        let shops = match store.shops().await {
            Ok(shops) => shops,
            Err(error) => {
                tracing::error!(%error, "the schedule cannot read the shops");
                continue;
            }
        };
        for shop in shops {
            let busy = tasks.0.contains_key(&shop.id.0);
            if !busy && matches!(store.connection(shop.id).await, Ok(Some(_))) {
                let number = shop.id.0;
                tasks.0.insert(number, tokio::spawn(sync(engine.clone(), shop)));
            }
        }
    }
}

struct AbortOnDrop<'a>(&'a mut BTreeMap<i64, JoinHandle<()>>);

impl Drop for AbortOnDrop<'_> {
    fn drop(&mut self) {
        for task in self.0.values() {
            task.abort();
        }
    }
}

async fn sync(engine: Engine, shop: Shop) {
    let options = SyncOptions { trigger: "schedule".to_owned(), ..SyncOptions::default() };
    let outcome = engine.sync(shop.id, options, Arc::new(Unwatched)).await;
    measured::ended(&outcome);
    match outcome {
        Ok(report) => {
            tracing::info!(shop.id = shop.id.0, run = report.run, state = ?report.state, seconds = report.seconds, "synchronised");
        }
        Err(EngineError::Running { owner, .. }) => {
            tracing::debug!(shop.id = shop.id.0, owner, "another run of this shop is under way");
        }
        Err(error) => {
            tracing::warn!(shop.id = shop.id.0, code = error.code(), %error, "the run failed; the next one tries again");
        }
    }
}
