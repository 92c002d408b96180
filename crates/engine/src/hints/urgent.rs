//! What must not wait for the end of a sweep is attended to between its pages. Pages are asked for ahead of time, so a
//! row may be read by itself while an older state of it is still on its way in a page: whatever was read later is the
//! newer one, and the page's row is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use dongbo_store::{HintKind, NewHint};
use dongbo_sync::Entity;
use futures::FutureExt;
use futures::future::BoxFuture;
use jiff::Timestamp;
use kiotviet::Row;

use super::Reach;
use crate::error::EngineError;
use crate::run::Run;

/// What a run remembers of urgent work.
#[derive(Debug, Default)]
pub(crate) struct Urgent {
    /// Attending to what is urgent: not again before it is done.
    attending: AtomicBool,
    /// Looking at what hints point at.
    pub(super) looking: AtomicBool,
    /// When rows were last read by themselves.
    read_at: Mutex<BTreeMap<(Entity, i64), Timestamp>>,
    /// The lists being read now.
    reading: Mutex<BTreeSet<Entity>>,
    /// Whatever arrives later passes for the newer.
    #[cfg(feature = "broken")]
    trusts_arrival: bool,
}

impl Urgent {
    /// Nothing remembered yet, and perhaps nothing ever.
    #[cfg(feature = "broken")]
    pub(crate) fn mistaken(mistake: Option<dongbo_store::Mistake>) -> Self {
        let trusts_arrival = mistake == Some(dongbo_store::Mistake::TrustTheOrderOfArrival);
        Self { trusts_arrival, ..Self::default() }
    }

    /// A list is being read as long as the answer lives.
    pub(crate) fn reads(&self, entity: Entity) -> Reading<'_> {
        let mut reading = self.reading.lock().unwrap_or_else(PoisonError::into_inner);
        Reading { urgent: self, entity: reading.insert(entity).then_some(entity) }
    }

    /// Whether that list is being read now.
    pub(crate) fn is_reading(&self, entity: Entity) -> bool {
        self.reading.lock().unwrap_or_else(PoisonError::into_inner).contains(&entity)
    }

    /// A row was read by itself, and its answer came now.
    pub(crate) fn note_read(&self, entity: Entity, remote: i64, now: Timestamp) {
        let mut read_at = self.read_at.lock().unwrap_or_else(PoisonError::into_inner);
        read_at.insert((entity, remote), now);
        if entity == Entity::Products {
            // A product's row bears its stock.
            read_at.insert((Entity::Stock, remote), now);
        }
    }

    /// Parts a page's rows from those that were read by themselves after it had been asked for.
    pub(crate) fn part<W>(
        &self,
        entity: Entity,
        rows: Vec<Row<W>>,
        asked_at: Timestamp,
    ) -> (Vec<Row<W>>, Vec<i64>) {
        #[cfg(feature = "broken")]
        if self.trusts_arrival {
            return (rows, Vec::new());
        }
        let read_at = self.read_at.lock().unwrap_or_else(PoisonError::into_inner);
        if read_at.is_empty() {
            return (rows, Vec::new());
        }
        let overtakes = |id: &i64| read_at.get(&(entity, *id)).is_some_and(|read_at| *read_at >= asked_at);
        let overtaken: Vec<i64> = rows.iter().filter_map(|row| row.id).filter(overtakes).collect();
        let rows = rows.into_iter().filter(|row| !row.id.is_some_and(|id| overtaken.contains(&id))).collect();
        (rows, overtaken)
    }
}

/// A list that is being read.
pub(crate) struct Reading<'a> {
    urgent: &'a Urgent,
    entity: Option<Entity>,
}

impl Drop for Reading<'_> {
    fn drop(&mut self) {
        if let Some(entity) = self.entity {
            self.urgent.reading.lock().unwrap_or_else(PoisonError::into_inner).remove(&entity);
        }
    }
}

impl Run {
    /// Between the pages of a list: whatever must not wait for its end. The trouble of one thing that is urgent is
    /// noted with it and never stops the run.
    pub(crate) fn attend_urgent(&self) -> BoxFuture<'_, Result<(), EngineError>> {
        async move {
            self.heed_stop().await?;
            let idle = !self.urgent.attending.swap(true, Ordering::SeqCst);
            if !idle {
                return Ok(());
            }
            let outcome = self.attend_between_pages().await;
            self.urgent.attending.store(false, Ordering::SeqCst);
            match outcome {
                // KiotViet as a whole is in trouble: the run itself will meet it. What is urgent waits.
                Err(EngineError::KiotViet(error)) => {
                    tracing::debug!(%error, "what is urgent waits");
                    Ok(())
                }
                outcome => outcome,
            }
        }
        .boxed()
    }

    async fn attend_between_pages(&self) -> Result<(), EngineError> {
        // A plan is about one state of the lists: what is urgent waits until it is written or carried out.
        if !self.gate.is_open() || !self.context.ready {
            return Ok(());
        }
        self.send_due(Reach::BetweenPages).await?;
        self.attend_hints(Reach::BetweenPages).await?;
        Ok(())
    }

    /// These rows were left out of a page; whether the page was the newer one after all is seen by looking again.
    pub(crate) async fn look_again(&self, entity: Entity, overtaken: &[i64]) -> Result<(), EngineError> {
        if overtaken.is_empty() {
            return Ok(());
        }
        let hint = |id: &i64| NewHint { entity, remote_id: *id, kind: HintKind::Changed };
        let hints = overtaken.iter().map(hint).collect();
        self.store.note_hints(self.shop(), hints, self.now()).await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millisecond: i64) -> Timestamp {
        Timestamp::from_millisecond(1_795_485_600_000 + millisecond).unwrap()
    }

    fn rows(ids: &[i64]) -> Vec<Row<()>> {
        let raw = || serde_json::value::RawValue::from_string("{}".into()).unwrap();
        ids.iter().map(|id| Row { raw: raw(), id: Some(*id), value: Ok(()) }).collect()
    }

    #[test]
    fn a_row_in_a_page_that_was_asked_for_before_it_was_read_by_itself_is_left_out() {
        let urgent = Urgent::default();
        urgent.note_read(Entity::Products, 5, at(10));
        let left_out = |entity, asked_at| urgent.part(entity, rows(&[4, 5, 6]), asked_at).1;
        assert_eq!(left_out(Entity::Products, at(9)), [5]);
        assert_eq!(left_out(Entity::Products, at(10)), [5], "in the same instant: look again");
        assert_eq!(left_out(Entity::Products, at(11)), [0; 0]);
        assert_eq!(left_out(Entity::Stock, at(9)), [5], "its stock came with it");
        assert_eq!(left_out(Entity::Orders, at(9)), [0; 0]);
        assert_eq!(urgent.part(Entity::Products, rows(&[4, 5]), at(9)).0.len(), 1);
    }

    #[test]
    fn a_list_is_being_read_until_nobody_holds_it() {
        let urgent = Urgent::default();
        let outer = urgent.reads(Entity::Stock);
        drop(urgent.reads(Entity::Stock));
        assert!(urgent.is_reading(Entity::Stock), "the outer reading goes on");
        drop(outer);
        assert!(!urgent.is_reading(Entity::Stock));
    }
}
