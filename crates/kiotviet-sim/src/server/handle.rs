//! A simulator shared between the service, the clerk's page and the webhook sender.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use tokio::sync::Notify;

use crate::clerk::Journal;
use crate::simulator::Simulator;

/// A shared simulator. Work on it is short and never waits, so a plain lock does.
#[derive(Clone, Debug)]
pub struct Handle {
    simulator: Arc<Mutex<Simulator>>,
    changed: Arc<Notify>,
    journal: Journal,
}

impl Handle {
    /// Shares a simulator.
    pub fn new(simulator: Simulator) -> Self {
        Self {
            simulator: Arc::new(Mutex::new(simulator)),
            changed: Arc::new(Notify::new()),
            journal: Journal::default(),
        }
    }

    /// Works on the simulator at the present time; afterwards the webhook sender looks what has become due.
    pub fn with<T>(&self, work: impl FnOnce(&mut Simulator, Timestamp) -> T) -> T {
        let done = work(&mut self.simulator.lock().unwrap_or_else(PoisonError::into_inner), Timestamp::now());
        self.changed.notify_one();
        done
    }

    /// What clients asked and what became of webhooks, lately.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Works on the simulator without waking the webhook sender: for the sender itself.
    pub(super) fn quietly<T>(&self, work: impl FnOnce(&mut Simulator, Timestamp) -> T) -> T {
        work(&mut self.simulator.lock().unwrap_or_else(PoisonError::into_inner), Timestamp::now())
    }

    /// Waits until somebody has worked on the simulator.
    pub(super) async fn changed(&self) {
        self.changed.notified().await;
    }
}
