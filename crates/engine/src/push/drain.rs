//! Which records are due, in which order. Orders go first; what they need goes with them.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use dongbo_store::{Batch, OrderSwitch, Waiting};
use dongbo_sync::records::{Category, Customer, CustomerGroup, Order, PointOfSale, PriceList, Product};
use dongbo_sync::{Entity, Local};
use futures::future::BoxFuture;
use futures::{StreamExt, TryStreamExt, stream};

use super::turn::Turned;
use crate::error::EngineError;
use crate::hints::Reach;
use crate::pull::Pulled;
use crate::run::Run;

/// The order in which entities are sent.
const ORDER: [Entity; 7] = [
    Entity::Orders,
    Entity::Categories,
    Entity::CustomerGroups,
    Entity::Products,
    Entity::Customers,
    Entity::Branches,
    Entity::PriceLists,
];
/// How many records are sent at a time.
const AT_ONCE: usize = 4;

/// Sends what is due; one at a time for each record.
pub(super) struct Sender<'a> {
    pub(super) run: &'a Run,
    under_way: Mutex<BTreeSet<(Entity, i64)>>,
    /// Switches that were off and are being tried.
    pub(super) trying: Mutex<BTreeSet<OrderSwitch>>,
}

/// A record that is being sent, as long as this lives.
pub(super) struct Claim<'a> {
    sender: &'a Sender<'a>,
    record: (Entity, i64),
}

impl Drop for Claim<'_> {
    fn drop(&mut self) {
        self.sender.under_way.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.record);
    }
}

impl Run {
    /// Sends the records that are due; answers how many have had their turn.
    pub(crate) async fn send_due(&self, reach: Reach) -> Result<u64, EngineError> {
        let sender = Sender::of(self);
        let mut turns = 0;
        for entity in ORDER {
            if self.automation.enables(entity) {
                turns += sender.drain(entity, reach).await?;
            }
        }
        Ok(turns)
    }
}

impl<'a> Sender<'a> {
    /// Nothing is under way yet.
    pub(super) fn of(run: &'a Run) -> Self {
        Self { run, under_way: Mutex::default(), trying: Mutex::default() }
    }

    /// Sends what is due of one entity.
    async fn drain(&self, entity: Entity, reach: Reach) -> Result<u64, EngineError> {
        let run = self.run;
        let mut turns = 0;
        loop {
            run.heed_stop().await?;
            let due = run.store.outbox_due(run.shop(), entity, run.now(), reach.at_once()).await?;
            if due.is_empty() {
                return Ok(turns);
            }
            let due = if entity == Entity::Products { self.send_together(due).await? } else { due };
            let outcomes: Vec<(Waiting, Turned)> = stream::iter(due)
                .map(|waiting| async {
                    let turned = self.turn_of(waiting.entity, waiting.local).await?;
                    Ok::<_, EngineError>((waiting, turned))
                })
                .buffer_unordered(AT_ONCE)
                .try_collect()
                .await?;
            let moved = outcomes.iter().filter(|(_, turned)| *turned != Turned::Busy).count();
            turns += moved as u64;
            // What is busy is somebody else's need, or needs what is being sent, and has its turn when that is over.
            if moved == 0 {
                // Nobody is at it any more: they need each other.
                for (waiting, _) in outcomes {
                    let message = "it and what it needs wait for each other".to_owned();
                    self.set_back(&waiting, self.later(&waiting, "SYNC-NEEDS", message, true)).await?;
                }
                return Ok(turns);
            }
            if reach == Reach::BetweenPages {
                return Ok(turns);
            }
        }
    }

    /// Gives one record its turn.
    pub(super) fn turn_of(&self, entity: Entity, local: i64) -> BoxFuture<'_, Result<Turned, EngineError>> {
        Box::pin(async move {
            match entity {
                Entity::Categories => self.turn(Local::<Category>::new(local)).await,
                Entity::Products => self.turn(Local::<Product>::new(local)).await,
                Entity::Customers => self.turn(Local::<Customer>::new(local)).await,
                // KiotViet's API can make and change none of these: they find each other by name when they are read.
                Entity::Branches => self.leave::<PointOfSale>(local).await,
                Entity::CustomerGroups => self.leave::<CustomerGroup>(local).await,
                Entity::PriceLists => self.leave::<PriceList>(local).await,
                Entity::Orders => self.turn(Local::<Order>::new(local)).await,
                Entity::Stock => Ok(Turned::Done),
            }
        })
    }

    /// Takes a record out of the outbox that cannot be sent.
    async fn leave<R: Pulled>(&self, local: i64) -> Result<Turned, EngineError> {
        let run = self.run;
        if let Some(waiting) = run.store.outbox_row(run.shop(), R::ENTITY, local).await? {
            self.settle::<R>(&waiting).await?;
        }
        Ok(Turned::Done)
    }

    /// Notes that a record's turn is over.
    pub(super) async fn settle<R: Pulled>(&self, waiting: &Waiting) -> Result<(), EngineError> {
        let settled = vec![(waiting.local, waiting.generation)];
        let batch = Batch::<R> { settled, ..Batch::default() };
        self.run.store.write(&self.run.fence, batch, self.run.now()).await?;
        Ok(())
    }

    /// Claims a record, unless it is being sent already.
    pub(super) fn claim(&self, entity: Entity, local: i64) -> Option<Claim<'_>> {
        let record = (entity, local);
        let fresh = self.under_way.lock().unwrap_or_else(PoisonError::into_inner).insert(record);
        fresh.then_some(Claim { sender: self, record })
    }
}
