//! A few pages of the walk now and then, so that every record is compared with KiotViet's about once a day whatever
//! runs do, without taking from the requests that orders and stock need.

use std::sync::Arc;

use dongbo_store::{Connection, Fence};
use dongbo_sync::ShopId;
use jiff::{SignedDuration, Timestamp};
use kiotviet::{Error as KiotVietError, Priority};

use super::walk::{PLACE, Place};
use super::{Walk, context};
use crate::cost::PAGE;
use crate::engine::Engine;
use crate::error::EngineError;
use crate::options::ConnectionOptions;
use crate::progress::Unwatched;
use crate::report::Requests;

/// The hours in which a round through everything should end.
const HOURS: u64 = 20;

/// What came of proving a part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Proof {
    /// Pages that were read and compared.
    pub pages: u32,
    /// What it cost.
    pub requests: Requests,
    /// Somebody else is at work in the shop.
    pub elsewhere: bool,
    /// When the next page is due; missing: nothing was read from KiotViet yet, so there is nothing to prove.
    pub next_at: Option<Timestamp>,
}

impl Engine {
    /// Compares as many pages with KiotViet as are due by now. To be called now and then, say every few minutes; it
    /// never waits for the quota nor for somebody else who is at work in the shop.
    pub async fn prove(&self, shop: ShopId) -> Result<Proof, EngineError> {
        let now = self.ports.clock.now();
        let (_, connection) = self.connected(shop).await?;
        let place = self.proof_place(shop).await?;
        let Some(per_hour) = self.pages_per_hour(shop).await? else { return Ok(Proof::default()) };
        let due = due(place.worked_at, per_hour, now);
        if due.pages == 0 {
            return Ok(Proof { next_at: Some(due.next_at), ..Proof::default() });
        }
        let Some(fence) = self.try_claim(shop).await? else {
            return Ok(Proof { elsewhere: true, next_at: Some(now), ..Proof::default() });
        };
        let place = Place { worked_at: Some(due.worked_at), ..place };
        let outcome = self.prove_claimed(fence, &connection, place, due.pages).await;
        if let Err(error) = self.ports.store.release_lease(&fence).await {
            tracing::debug!(%error, "the claim on the shop could not be released; it runs out by itself");
        }
        Ok(Proof { next_at: Some(due.next_at), ..outcome? })
    }

    async fn prove_claimed(
        &self,
        fence: Fence,
        connection: &Connection,
        place: Place,
        pages: u32,
    ) -> Result<Proof, EngineError> {
        let (ports, shop) = (&self.ports, fence.shop);
        let budget = self.budget(shop, &(Arc::new(Unwatched) as _));
        let mut walk = Walk {
            store: ports.store.clone(),
            clock: Arc::clone(&ports.clock),
            shop,
            client: self
                .client(connection, Arc::clone(&budget))
                .at(Priority::Sweep)
                .with_patience(std::time::Duration::ZERO),
            options: ConnectionOptions::of(connection)?,
            automation: ports.store.automation(shop).await?,
            progress: Arc::new(Unwatched),
            fence: Some(fence),
            context: context(&ports.store, shop).await?,
            place,
            pages,
            read: 0,
            told: None,
        };
        let outcome = walk.go_on().await;
        budget.release(ports.clock.now()).await;
        let proof = Proof { pages: walk.read, requests: budget.requests(), ..Proof::default() };
        match outcome {
            Ok(_) => Ok(proof),
            // What is urgent needs the requests; the walk goes on another time.
            Err(EngineError::KiotViet(
                KiotVietError::QuotaExhausted { .. } | KiotVietError::RateLimited { .. },
            )) => Ok(proof),
            Err(error) => Err(error),
        }
    }

    async fn proof_place(&self, shop: ShopId) -> Result<Place, EngineError> {
        // A place of another version is none: the walk begins anew.
        let stored = self.ports.store.position(shop, PLACE).await?;
        Ok(stored.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
    }

    /// How many pages an hour a round within a day takes; `None` while there is nothing here to prove.
    async fn pages_per_hour(&self, shop: ShopId) -> Result<Option<u64>, EngineError> {
        let counts = self.ports.store.counts(shop).await?;
        let linked = [
            counts.branches,
            counts.categories,
            counts.customer_groups,
            counts.products,
            counts.price_lists,
            counts.customers,
            counts.orders,
        ]
        .map(|counts| counts.linked);
        if linked.iter().sum::<u64>() == 0 {
            return Ok(None);
        }
        let pages: u64 =
            linked.into_iter().chain([counts.price_entries]).map(|rows| rows.div_ceil(PAGE)).sum();
        let most = u64::from(self.ports.limits.proof_requests_per_hour).max(1);
        Ok(Some(pages.div_ceil(HOURS).clamp(1, most)))
    }
}

/// How many pages are due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Due {
    pages: u32,
    /// Up to when the pages are worked off once these have been read.
    worked_at: Timestamp,
    /// When the next one is due after that.
    next_at: Timestamp,
}

/// The pages that have become due since; never more than an hour's, so that a service that was off does not catch up
/// at the expense of everything else.
fn due(worked_at: Option<Timestamp>, per_hour: u64, now: Timestamp) -> Due {
    let step = SignedDuration::from_secs(3_600) / i32::try_from(per_hour).unwrap_or(i32::MAX);
    let first = now.saturating_sub(step).unwrap_or(now);
    let hour_ago = now.saturating_sub(SignedDuration::from_hours(1)).unwrap_or(now);
    let since = worked_at.unwrap_or(first).clamp(hour_ago, now);
    let pages = now.duration_since(since).as_millis() / step.as_millis().max(1);
    let pages = u32::try_from(pages).unwrap_or(u32::MAX);
    let worked_at = since.saturating_add(step * i32::try_from(pages).unwrap_or(i32::MAX)).unwrap_or(now);
    Due { pages, worked_at, next_at: worked_at.saturating_add(step).unwrap_or(now) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_780_000_000 + second).unwrap()
    }

    #[test]
    fn pages_become_due_one_by_one_and_no_more_than_an_hours_at_once() {
        assert_eq!(due(None, 60, at(0)), Due { pages: 1, worked_at: at(0), next_at: at(60) }, "the first");
        assert_eq!(due(Some(at(0)), 60, at(59)).pages, 0);
        assert_eq!(due(Some(at(0)), 60, at(150)), Due { pages: 2, worked_at: at(120), next_at: at(180) });
        assert_eq!(due(Some(at(0)), 60, at(90_000)).pages, 60, "after a day off");
        assert_eq!(due(Some(at(500)), 60, at(0)).pages, 0, "a clock that was set back");
    }
}
