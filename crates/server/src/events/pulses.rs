//! One pulse for each shop that is watched.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use dongbo_store::{Pulse, Store, StoreError};
use dongbo_sync::ShopId;
use tokio::sync::watch;

/// Between two looks at a shop.
const INTERVAL: Duration = Duration::from_secs(1);

/// The shops that are watched. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Pulses(Arc<Inner>);

struct Inner {
    watched: Mutex<HashMap<ShopId, watch::Sender<Arc<Pulse>>>>,
    /// True once the service stops.
    stopping: watch::Sender<bool>,
}

impl Default for Pulses {
    fn default() -> Self {
        Self(Arc::new(Inner { watched: Mutex::default(), stopping: watch::Sender::new(false) }))
    }
}

/// What somebody who watches a shop listens to.
pub(crate) struct Watch {
    pub pulse: watch::Receiver<Arc<Pulse>>,
    pub stopping: watch::Receiver<bool>,
}

impl Pulses {
    /// Watches a shop, from now on. The first to do so sets the pulse going.
    ///
    /// # Errors
    /// When the shop cannot be looked at.
    pub(crate) async fn watch(&self, store: &Store, shop: ShopId) -> Result<Watch, StoreError> {
        let stopping = self.0.stopping.subscribe();
        if let Some(pulse) = self.join(shop) {
            return Ok(Watch { pulse, stopping });
        }
        let first = Arc::new(store.pulse(shop).await?);
        let pulse = match self.watched().entry(shop) {
            // Somebody else was faster.
            std::collections::hash_map::Entry::Occupied(watched) => watched.get().subscribe(),
            std::collections::hash_map::Entry::Vacant(free) => {
                let sender = watch::Sender::new(first);
                let pulse = sender.subscribe();
                free.insert(sender);
                tokio::spawn(self.clone().beat(store.clone(), shop));
                pulse
            }
        };
        Ok(Watch { pulse, stopping })
    }

    /// Ends all streams: the service stops.
    pub(crate) fn stop(&self) {
        self.0.stopping.send_replace(true);
    }

    fn join(&self, shop: ShopId) -> Option<watch::Receiver<Arc<Pulse>>> {
        self.watched().get(&shop).map(watch::Sender::subscribe)
    }

    fn watched(&self) -> MutexGuard<'_, HashMap<ShopId, watch::Sender<Arc<Pulse>>>> {
        self.0.watched.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks at a shop as long as somebody watches it.
    async fn beat(self, store: Store, shop: ShopId) {
        let mut stopping = self.0.stopping.subscribe();
        loop {
            tokio::select! {
                () = tokio::time::sleep(INTERVAL) => {}
                _ = stopping.wait_for(|stopping| *stopping) => return,
            }
            if self.end_if_alone(shop) {
                return;
            }
            match store.pulse(shop).await {
                Ok(pulse) => self.tell(shop, pulse),
                Err(error) => {
                    tracing::warn!(shop.id = shop.0, code = error.code(), %error, "a watched shop could not be looked at");
                }
            }
        }
    }

    fn tell(&self, shop: ShopId, pulse: Pulse) {
        if let Some(sender) = self.watched().get(&shop) {
            sender.send_if_modified(|known| {
                let moved = **known != pulse;
                if moved {
                    *known = Arc::new(pulse);
                }
                moved
            });
        }
    }

    /// Nobody can join between the look and the end: both hold the lock.
    fn end_if_alone(&self, shop: ShopId) -> bool {
        let mut watched = self.watched();
        let alone = watched.get(&shop).is_none_or(|sender| sender.receiver_count() == 0);
        if alone {
            watched.remove(&shop);
        }
        alone
    }

    /// How many shops are looked at.
    #[cfg(test)]
    pub(crate) fn count(&self) -> usize {
        self.watched().len()
    }
}

#[cfg(test)]
mod tests {
    use dongbo_store::{MasterKey, Mode};
    use jiff::Timestamp;

    use super::*;
    use crate::events::telling::Telling;

    async fn shop() -> (Store, ShopId) {
        let store =
            Store::open("sqlite::memory:", MasterKey::from_bytes([7; 32]), Mode::Inline).await.unwrap();
        let shop = store.add_shop("Tiệm hoa", Timestamp::UNIX_EPOCH).await.unwrap();
        (store, shop)
    }

    #[tokio::test(start_paused = true)]
    async fn a_shop_is_looked_at_once_for_all_and_no_longer_than_somebody_watches() {
        let (store, shop) = shop().await;
        let pulses = Pulses::default();
        let first = pulses.watch(&store, shop).await.unwrap();
        let second = pulses.watch(&store, shop).await.unwrap();
        assert_eq!(pulses.count(), 1);
        drop(first);
        tokio::time::sleep(INTERVAL * 3).await;
        assert_eq!(pulses.count(), 1, "one still watches");
        drop(second);
        tokio::time::sleep(INTERVAL * 3).await;
        assert_eq!(pulses.count(), 0);
    }

    #[tokio::test(start_paused = true)]
    async fn streams_end_when_the_service_stops() {
        let (store, shop) = shop().await;
        let pulses = Pulses::default();
        let watch = pulses.watch(&store, shop).await.unwrap();
        let mut telling = Telling::new(watch, None, true, Duration::from_secs(600));
        assert!(telling.next().await.is_some(), "the place");
        pulses.stop();
        assert!(telling.next().await.is_none());
    }
}
