//! Switches of the shop on KiotViet without which orders of ours are refused. KiotViet lets nobody read them: a refusal
//! tells that one is off, an order that is taken tells that it is on again. One row a switch, however many orders wait.

use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;

use crate::error::{Result, StoreError};
use crate::lease::{self, Fence};
use crate::outbox::{Waiting, seen_in};
use crate::pulse;
use crate::session::{Row, Session};
use crate::store::Store;

/// A switch on KiotViet that orders need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrderSwitch {
    /// *Cho phép đặt hàng*, or the right to write orders at all: every order needs it.
    Orders,
    /// *Sử dụng tính năng giao hàng*: orders that are brought somewhere.
    Delivery,
    /// *Thu khác*: orders with fees.
    Surcharges,
}

impl OrderSwitch {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Orders, Self::Delivery, Self::Surcharges];

    /// The name in JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Orders => "orders",
            Self::Delivery => "delivery",
            Self::Surcharges => "surcharges",
        }
    }

    fn read(name: &str) -> Result<Self> {
        Self::ALL
            .into_iter()
            .find(|switch| switch.name() == name)
            .ok_or_else(|| StoreError::Database { detail: "odd switch".to_owned() })
    }
}

/// A switch that is off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwitchOff {
    /// Which.
    pub switch: OrderSwitch,
    /// By the error catalogue.
    pub code: String,
    /// KiotViet's words.
    pub message: String,
    /// Since when it is known to be off.
    pub since: Timestamp,
    /// When one order tries again.
    pub probe_at: Timestamp,
    /// How many orders wait for it.
    pub orders: u64,
}

impl Store {
    /// The switches that are off.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn switches_off(&self, shop: ShopId) -> Result<Vec<SwitchOff>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = "SELECT switch, code, message, since, probe_at,
                         (SELECT count(*) FROM outbox WHERE outbox.shop = switches_off.shop
                             AND outbox.entity = 'orders' AND outbox.parked = 0 AND outbox.code = switches_off.code)
                     FROM switches_off WHERE shop = ?1 ORDER BY switch";
                let read = |row: &Row<'_>| {
                    Ok(SwitchOff {
                        switch: OrderSwitch::read(row.text(0)?.unwrap_or_default())?,
                        code: row.get(1)?,
                        message: row.get(2)?,
                        since: row.get(3)?,
                        probe_at: row.get(4)?,
                        orders: row.get(5)?,
                    })
                };
                session.query(sql, &[shop.into()], read).await
            })
        })
        .await
    }

    /// KiotViet has refused an order because of a switch; the next one tries at `probe_at`. Answers whether that is news.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    pub async fn note_switch_off(
        &self,
        fence: &Fence,
        switch: OrderSwitch,
        code: &str,
        message: &str,
        probe_at: Timestamp,
        now: Timestamp,
    ) -> Result<bool> {
        let (fence, code, message) = (*fence, code.to_owned(), message.to_owned());
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let known = "SELECT 1 FROM switches_off WHERE shop = ?1 AND switch = ?2";
                let key = [fence.shop.into(), switch.name().into()];
                let news = session.query_one(known, &key, |_| Ok(())).await?.is_none();
                session
                    .execute(
                        "INSERT INTO switches_off (shop, switch, code, message, since, probe_at)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                         ON CONFLICT (shop, switch) DO UPDATE SET code = excluded.code, message = excluded.message,
                             probe_at = excluded.probe_at",
                        &[
                            fence.shop.into(),
                            switch.name().into(),
                            code.into(),
                            message.into(),
                            now.into(),
                            probe_at.into(),
                        ],
                    )
                    .await?;
                pulse::changed(session, fence.shop, seen_in(Entity::Orders)).await?;
                Ok(news)
            })
        })
        .await
    }

    /// KiotViet has taken an order that needs this switch: it is on, and all orders that wait for it are due at once.
    /// Answers whether it was off.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    pub async fn note_switch_on(&self, fence: &Fence, switch: OrderSwitch, now: Timestamp) -> Result<bool> {
        let fence = *fence;
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let sql = "SELECT code FROM switches_off WHERE shop = ?1 AND switch = ?2";
                let key = [fence.shop.into(), switch.name().into()];
                let Some(code) = session.query_one(sql, &key, |row| row.get::<String>(0)).await? else {
                    return Ok(false);
                };
                wake(session, fence.shop, Some(&code), now).await?;
                let sql = "DELETE FROM switches_off WHERE shop = ?1 AND switch = ?2";
                session.execute(sql, &[fence.shop.into(), switch.name().into()]).await?;
                Ok(true)
            })
        })
        .await
    }

    /// An order waits for a switch until then. That is no failure of its own: no attempt was made. Of a `change` whose
    /// answer was lost it stays known what was sent.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    pub async fn wait_for_switch(
        &self,
        fence: &Fence,
        waiting: &Waiting,
        switch: &SwitchOff,
        keep_attempt: bool,
        now: Timestamp,
    ) -> Result<()> {
        let (fence, waiting, switch) = (*fence, waiting.clone(), switch.clone());
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                session
                    .execute(
                        "UPDATE outbox SET attempt = CASE WHEN ?4 = 1 THEN attempt END, attempts = 0, parked = 0,
                             due_at = ?5, code = ?6, message = ?7
                         WHERE shop = ?1 AND entity = ?2 AND local_id = ?3",
                        &[
                            fence.shop.into(),
                            waiting.entity.name().into(),
                            waiting.local.into(),
                            keep_attempt.into(),
                            switch.probe_at.into(),
                            switch.code.into(),
                            switch.message.into(),
                        ],
                    )
                    .await?;
                pulse::changed(session, fence.shop, seen_in(waiting.entity)).await
            })
        })
        .await
    }

    /// A person wants to know now whether what is off is on again: the next order tries.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn probe_switches(&self, shop: ShopId, now: Timestamp) -> Result<()> {
        self.writing(move |session| Box::pin(probe(session, shop, now))).await
    }
}

/// The next order tries, whatever is known to be off.
pub(crate) async fn probe(session: &mut Session, shop: ShopId, now: Timestamp) -> Result<()> {
    wake(session, shop, None, now).await?;
    let sql = "UPDATE switches_off SET probe_at = ?2 WHERE shop = ?1 AND probe_at > ?2";
    session.execute(sql, &[shop.into(), now.into()]).await.map(|_| ())
}

/// Orders that wait for a switch, or for any, are due.
async fn wake(session: &mut Session, shop: ShopId, code: Option<&str>, now: Timestamp) -> Result<()> {
    let sql = "UPDATE outbox SET due_at = ?3
         WHERE shop = ?1 AND entity = 'orders' AND parked = 0 AND due_at > ?3 AND code IN (
             SELECT code FROM switches_off WHERE switches_off.shop = ?1 AND (?2 IS NULL OR code = ?2))";
    session.execute(sql, &[shop.into(), code.into(), now.into()]).await?;
    pulse::changed(session, shop, seen_in(Entity::Orders)).await
}
