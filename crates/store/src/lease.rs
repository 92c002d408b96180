//! The lease: one worker at a time on a shop, over all processes.
//!
//! A worker holds a [`Fence`], a number that grows with each change of hands. Every write of a run names it, and a
//! worker that only seemed dead finds that its number is old: it can write nothing any more.

use std::time::Duration;

use dongbo_sync::ShopId;
use jiff::Timestamp;

use crate::error::{Result, StoreError};
use crate::session::Session;
use crate::shops;
use crate::store::Store;

/// The right to write in a shop, as long as nobody else has taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fence {
    /// The shop.
    pub shop: ShopId,
    /// Which change of hands gave it.
    pub generation: i64,
}

/// The answer to a worker that wants a shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lease {
    /// It is yours.
    Mine(Fence),
    /// Somebody else works on it.
    Held {
        /// Who.
        owner: String,
        /// Until when at least, unless renewed.
        until: Timestamp,
    },
}

struct Holder {
    generation: i64,
    owner: Option<String>,
    expires_at: Timestamp,
}

impl Store {
    /// Takes the lease when it is free, expired, or held by an owner that is no longer alive.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`], or when the database fails.
    pub async fn acquire_lease(
        &self,
        shop: ShopId,
        owner: &str,
        now: Timestamp,
        ttl: Duration,
        is_alive: &(dyn Fn(&str) -> bool + Send + Sync),
    ) -> Result<Lease> {
        loop {
            let holder = self.holder(shop).await?;
            if let Some(Holder { owner: Some(holder), expires_at, .. }) = &holder
                && *expires_at > now
                && is_alive(holder)
            {
                return Ok(Lease::Held { owner: holder.clone(), until: *expires_at });
            }
            let seen = holder.map_or(0, |holder| holder.generation);
            if let Some(fence) = self.take_over(shop, owner.to_owned(), now, ttl, seen).await? {
                return Ok(Lease::Mine(fence));
            }
            // Another worker was quicker: look again at who it is.
        }
    }

    async fn holder(&self, shop: ShopId) -> Result<Option<Holder>> {
        self.reading(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                session
                    .query_one(
                        "SELECT generation, owner, expires_at FROM leases WHERE shop = ?1",
                        &[shop.into()],
                        |row| {
                            Ok(Holder {
                                generation: row.get(0)?,
                                owner: row.get(1)?,
                                expires_at: row.get(2)?,
                            })
                        },
                    )
                    .await
            })
        })
        .await
    }

    /// Takes the lease unless it has changed hands since `seen`.
    async fn take_over(
        &self,
        shop: ShopId,
        owner: String,
        now: Timestamp,
        ttl: Duration,
        seen: i64,
    ) -> Result<Option<Fence>> {
        let ttl = i64::try_from(ttl.as_millis()).unwrap_or(i64::MAX / 2);
        self.writing(move |session| {
            Box::pin(async move {
                let generation = session
                    .query_one(
                        "INSERT INTO leases (shop, generation, owner, expires_at, ttl)
                         VALUES (?1, 1, ?2, ?3, ?4)
                         ON CONFLICT (shop) DO UPDATE SET generation = leases.generation + 1,
                             owner = excluded.owner, expires_at = excluded.expires_at, ttl = excluded.ttl
                         WHERE leases.generation = ?5
                         RETURNING generation",
                        &[
                            shop.into(),
                            owner.into(),
                            now.as_millisecond().saturating_add(ttl).into(),
                            ttl.into(),
                            seen.into(),
                        ],
                        |row| row.get(0),
                    )
                    .await?;
                Ok(generation.map(|generation| Fence { shop, generation }))
            })
        })
        .await
    }

    /// Gives the lease back. Does nothing when somebody else has it by now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn release_lease(&self, fence: &Fence) -> Result<()> {
        let fence = *fence;
        self.writing(move |session| {
            Box::pin(async move {
                session
                    .execute(
                        "UPDATE leases SET owner = NULL WHERE shop = ?1 AND generation = ?2",
                        &[fence.shop.into(), fence.generation.into()],
                    )
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// Keeps the lease alive while there is nothing to write (a long wait for the quota).
    ///
    /// # Errors
    /// [`StoreError::Fenced`] when somebody else has taken over.
    pub async fn renew_lease(&self, fence: &Fence, now: Timestamp) -> Result<()> {
        let fence = *fence;
        self.writing(move |session| Box::pin(check(session, fence, now))).await
    }
}

/// The first step of every fenced write: fails unless the fence still stands, and renews the lease. The renewal is
/// written only after a quarter of its time, so that a page without news costs no write.
pub(crate) async fn check(session: &mut Session, fence: Fence, now: Timestamp) -> Result<()> {
    let (expires_at, ttl) = hold(session, fence).await?;
    let now = now.as_millisecond();
    if expires_at.saturating_sub(now) < ttl / 4 * 3 {
        session
            .execute(
                "UPDATE leases SET expires_at = ?2 WHERE shop = ?1",
                &[fence.shop.into(), now.saturating_add(ttl).into()],
            )
            .await?;
    }
    Ok(())
}

/// Fails unless the fence still stands. Answers when the lease expires and how long it is renewed for.
pub(crate) async fn hold(session: &mut Session, fence: Fence) -> Result<(i64, i64)> {
    #[cfg(feature = "broken")]
    if session.makes(crate::Mistake::ForgetTheFence) {
        return Ok((i64::MAX, 0));
    }
    let found = session
        .query_one(
            "SELECT expires_at, ttl FROM leases WHERE shop = ?1 AND generation = ?2 AND owner IS NOT NULL",
            &[fence.shop.into(), fence.generation.into()],
            |row| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?)),
        )
        .await?;
    found.ok_or(StoreError::Fenced { shop: fence.shop })
}
