//! Work for a shop outside of a run: what is urgent, at once. One worker at a time is at a shop; who finds another
//! one there leaves the work to it, since a run attends to what is urgent between its pages.

use std::sync::Arc;
use std::time::Duration;

use dongbo_store::{Automation, Connection, Fence, RunId};
use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;

use crate::automation::automatic_work_allowed;
use crate::engine::{Engine, SyncOptions};
use crate::error::EngineError;
use crate::gate::Gate;
use crate::hints::Reach;
use crate::options::ConnectionOptions;
use crate::progress::Unwatched;
use crate::report::Requests;
use crate::run::Run;

/// How long one request waits for the quota; then everything waits, and somebody else may have the shop.
const PATIENCE: Duration = Duration::from_secs(20);
/// How many times the hints that are due are asked for before the shop is given back.
const ROUNDS: u32 = 20;

/// What came of attending to a shop.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Attended {
    /// How many hints were dealt with.
    pub hints: u64,
    /// How many records had their turn to be sent.
    pub sent: u64,
    /// What it cost.
    pub requests: Requests,
    /// Somebody else is at work in the shop and attends to it.
    pub elsewhere: bool,
    /// When there is something to do again; missing: not before something happens.
    pub next_at: Option<Timestamp>,
}

impl Engine {
    /// Attends to what is urgent in a shop, if automatic work is allowed there.
    pub async fn attend(&self, shop: ShopId) -> Result<Attended, EngineError> {
        let store = &self.ports.store;
        let now = self.ports.clock.now();
        let automation = store.automation(shop).await?;
        if !automatic_work_allowed(&automation, now) {
            return Ok(Attended::default());
        }
        let next_at = self.next_urgent(shop, &automation).await?;
        if next_at.is_none_or(|at| at > now) {
            return Ok(Attended { next_at, ..Attended::default() });
        }
        let (_, connection) = self.connected(shop).await?;
        if ConnectionOptions::of(&connection)?.shadow {
            // Hints wait; the runs of shadow mode keep its plan up to date by themselves.
            return Ok(Attended::default());
        }
        let Some(fence) = self.try_claim(shop).await? else {
            return Ok(Attended { elsewhere: true, next_at, ..Attended::default() });
        };
        let outcome = self.attend_claimed(fence, &connection, automation).await;
        if let Err(error) = store.release_lease(&fence).await {
            tracing::debug!(%error, "the claim on the shop could not be released; it runs out by itself");
        }
        let attended = outcome?;
        Ok(Attended { next_at: self.next_urgent(shop, &automation).await?, ..attended })
    }

    /// When something urgent is due in a shop.
    async fn next_urgent(
        &self,
        shop: ShopId,
        automation: &Automation,
    ) -> Result<Option<Timestamp>, EngineError> {
        let store = &self.ports.store;
        let sent = Entity::ALL.into_iter().filter(|entity| automation.enables(*entity)).collect();
        let next = [store.outbox_next(shop, sent).await?, store.next_hint_at(shop).await?];
        Ok(next.into_iter().flatten().min())
    }

    async fn attend_claimed(
        &self,
        fence: Fence,
        connection: &Connection,
        automation: Automation,
    ) -> Result<Attended, EngineError> {
        let options = SyncOptions { trigger: "schedule".to_owned(), ..SyncOptions::default() };
        let mut run =
            self.begin(fence, connection, automation, RunId(0), Gate::Open, options, Arc::new(Unwatched))?;
        run.client = run.client.with_patience(PATIENCE);
        let mut attended = Attended::default();
        let outcome = attend_all(&mut run, &mut attended).await;
        run.budget.release(self.ports.clock.now()).await;
        attended.requests = run.budget.requests();
        outcome.map(|()| attended)
    }
}

async fn attend_all(run: &mut Run, attended: &mut Attended) -> Result<(), EngineError> {
    run.load_waves().await?;
    for _ in 0..ROUNDS {
        // Hints of branches and groups change what other rows refer to.
        run.load_context().await?;
        let sent = run.send_due(Reach::Free).await?;
        attended.sent += sent;
        let dealt_with = run.attend_hints(Reach::Free).await?;
        attended.hints += dealt_with;
        if sent + dealt_with == 0 {
            break;
        }
    }
    if attended.hints + attended.sent > 0 {
        run.resolve_awaited().await?;
    }
    Ok(())
}
