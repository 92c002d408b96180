//! Records that were to be made on KiotViet while the shop sent nothing of their entity. They are remembered, so that they
//! go when it does again; records that nobody ever asked to be made there are none of these.

use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;

use crate::error::Result;
use crate::lease::{self, Fence};
use crate::outbox::{self, Waiting};
use crate::positions;
use crate::store::Store;

impl Store {
    /// A record is not made on KiotViet, since nothing of its entity is sent: its turn is over, and it is remembered.
    ///
    /// # Errors
    /// [`StoreError::Fenced`](crate::StoreError::Fenced), or when the database fails.
    pub async fn keep_back(&self, fence: &Fence, waiting: &Waiting, now: Timestamp) -> Result<()> {
        let (fence, waiting) = (*fence, waiting.clone());
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let (shop, entity, local) = (fence.shop, waiting.entity, waiting.local);
                session
                    .execute(
                        "INSERT INTO kept_back (shop, entity, local_id, since) VALUES (?1, ?2, ?3, ?4)
                         ON CONFLICT (shop, entity, local_id) DO NOTHING",
                        &[shop.into(), entity.name().into(), local.into(), now.into()],
                    )
                    .await?;
                outbox::settle(session, shop, entity, &[(local, waiting.generation)], now).await
            })
        })
        .await
    }

    /// The shop sends records of that entity again: those that were kept back wait to be sent, and what was edited here
    /// meanwhile is found by the next run, which decides about all that is linked. Answers how many were kept back.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn send_kept_back(&self, shop: ShopId, entity: Entity, now: Timestamp) -> Result<u64> {
        self.writing(move |session| {
            Box::pin(async move {
                let sql = "DELETE FROM kept_back WHERE shop = ?1 AND entity = ?2 RETURNING local_id";
                let kept: Vec<i64> =
                    session.query(sql, &[shop.into(), entity.name().into()], |row| row.get(0)).await?;
                outbox::enter(session, shop, entity, &kept, now).await?;
                // No rules: other ones than those under which everything was last decided.
                let decided = format!("rules/{entity}");
                positions::set(session, shop, &[(decided, Some(String::new()))]).await?;
                Ok(kept.len() as u64)
            })
        })
        .await
    }
}
