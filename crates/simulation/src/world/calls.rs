//! KiotViet's calls on their way to us, and what the network makes of them.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use dongbo_engine::Engine;
use dongbo_engine::webhooks::Received;
use kiotviet_sim::webhooks::{Delivery, DeliveryOutcome};

use super::World;
use super::service::Bell;
use crate::clock::instant;
use crate::executor::{Time, lock};
use crate::network::Network;
use crate::plan::Astray;
use crate::sometimes::Sometimes;
use crate::trace::{Trace, tell};
use dongbo_store::Store;

/// What the next calls suffer.
#[derive(Default)]
pub(super) struct Calls {
    /// How, and how many of them.
    pub astray: Vec<(Astray, u32)>,
    before: Arc<Mutex<Bytes>>,
}

/// One call, and all it meets.
struct Call {
    delivery: Delivery,
    astray: Option<Astray>,
    before: Arc<Mutex<Bytes>>,
    engine: Option<Engine>,
    store: Store,
    network: Arc<Network>,
    time: Arc<Time>,
    theirs_off: i64,
    bell: Bell,
    trace: Trace,
    sometimes: Sometimes,
}

impl World {
    /// Calls that are due leave KiotViet.
    pub(super) fn let_calls_go(&mut self) {
        let now = instant(self.now(), self.plan.setting.theirs_off);
        loop {
            let delivery = {
                let mut simulator = lock(&self.network.simulator);
                if simulator.next_wake().is_none_or(|at| at > now) {
                    return;
                }
                simulator.next_delivery_due(now)
            };
            let Some(delivery) = delivery else { return };
            let place = self.draw.index(self.workers.len());
            let call = Call {
                astray: self.next_astray(),
                delivery,
                before: Arc::clone(&self.calls.before),
                engine: self.workers.get(place).map(|worker| worker.engine.clone()),
                store: self.store.clone(),
                network: Arc::clone(&self.network),
                time: Arc::clone(&self.executor.time),
                theirs_off: self.plan.setting.theirs_off,
                bell: self.service.bell.clone(),
                trace: self.trace.clone(),
                sometimes: self.sometimes.clone(),
            };
            let latency = self.draw.between(1, self.plan.setting.latency);
            self.executor.spawn(Box::pin(call.go(latency)));
        }
    }

    fn next_astray(&mut self) -> Option<Astray> {
        let (astray, left) = self.calls.astray.first_mut()?;
        let chosen = *astray;
        *left = left.saturating_sub(1);
        if *left == 0 {
            self.calls.astray.remove(0);
        }
        Some(chosen)
    }
}

impl Call {
    async fn go(self, latency: i64) {
        if let Some(Astray::Late(by)) = self.astray {
            // KiotViet has long been told that all is well, by somebody in between.
            self.answered(200);
            self.time.sleep(by).await;
            self.sometimes.note("a call of KiotViet came late");
        }
        self.time.sleep(latency).await;
        let mut body = self.delivery.body.clone();
        let before = std::mem::replace(&mut *lock(&self.before), body.clone());
        match self.astray {
            Some(Astray::Lost) => {
                self.sometimes.note("a call of KiotViet was lost");
                return self.answered(200);
            }
            Some(Astray::Unreached) => return self.failed(DeliveryOutcome::Unreachable),
            Some(Astray::InTrouble) => return self.answered(503),
            Some(Astray::Rejected) => {
                self.sometimes.note("a registration was switched off");
                return self.answered(404);
            }
            Some(Astray::Swapped) => body = before,
            _ => {}
        }
        self.arrive(&body).await;
        match self.astray {
            Some(Astray::Unanswered) => self.failed(DeliveryOutcome::TimedOut),
            Some(Astray::Late(_)) => {}
            _ => self.answered(200),
        }
        if let Some(Astray::Doubled(later)) = self.astray {
            self.time.sleep(later).await;
            self.arrive(&body).await;
        }
    }

    /// It arrives: whatever it is, it is answered with 200.
    async fn arrive(&self, body: &[u8]) {
        let key = self.delivery.url.rsplit('/').next().unwrap_or_default();
        let key = key.split('?').next().unwrap_or_default();
        let (Ok(Some(addressee)), Some(engine)) = (self.store.addressee(key).await, &self.engine) else {
            tell!(self.trace, "a call for nobody");
            return;
        };
        let signature = self.delivery.headers.get("x-hub-signature").and_then(|value| value.to_str().ok());
        let received = engine.receive(&addressee, signature, body).await;
        tell!(self.trace, "called for {}: {received:?} ({:?})", addressee.event, self.astray);
        match received {
            Ok(Received::Hints(_)) => self.bell.ring(),
            Ok(Received::BadlySigned) => self.sometimes.note("a call of KiotViet was badly signed"),
            Ok(Received::NotUnderstood) => self.sometimes.note("a call of KiotViet was not understood"),
            Err(_) => {}
        }
    }

    fn answered(&self, status: u16) {
        self.failed(DeliveryOutcome::Answered { status, body: Bytes::new() });
    }

    fn failed(&self, outcome: DeliveryOutcome) {
        let now = instant(self.time.now(), self.theirs_off);
        lock(&self.network.simulator).delivery_answered(now, self.delivery.id, &outcome);
    }
}
