//! The outbox: which of our records KiotViet may have to hear of. What is to be sent is derived from the facts when it
//! is sent; a row only says where to look, since when, and what is known of the last attempt.

// What the sender asks.
mod due;
// For people.
mod view;

use dongbo_sync::{Attempt, Entity, Local, ShopId};
use jiff::Timestamp;

pub use due::Birth;
pub(crate) use due::{attempts, open_attempts};
pub use view::{Backlog, OutboxView};

use crate::counters;
use crate::error::Result;
use crate::lease::{self, Fence};
use crate::pulse::{self, Listed};
use crate::records::Kept;
use crate::records::table::to_json;
use crate::session::Session;
use crate::store::Store;

/// Why a record waits that cannot be sent without another one which is archived and which KiotViet never had.
pub const NEEDS_ARCHIVED: &str = "SYNC-NEEDS-ARCHIVED";

/// Why an order waits whose point of sale has no branch of KiotViet.
pub const PLACE_UNMAPPED: &str = "ORD-PLACE-UNMAPPED";

/// A record that waits to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The entity.
    pub entity: Entity,
    /// Our id.
    pub local: i64,
    /// Grows with everything that asks for the record to be looked at.
    pub generation: i64,
    /// Failed attempts in a row.
    pub attempts: u32,
    /// Since when something waits.
    pub queued_at: Timestamp,
    /// It waits for a person.
    pub parked: bool,
}

/// Why an attempt did not succeed, and when the next one is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setback {
    /// By the error catalogue.
    pub code: String,
    /// KiotViet's words, or ours.
    pub message: String,
    /// When to try again; missing: not before a person has acted.
    pub again_at: Option<Timestamp>,
    /// Whether what was sent may have arrived all the same.
    pub in_doubt: bool,
}

impl Store {
    /// Notes what is about to be sent.
    ///
    /// # Errors
    /// [`StoreError::Fenced`](crate::StoreError::Fenced), or when the database fails.
    pub async fn begin_attempt<R: Kept>(
        &self,
        fence: &Fence,
        local: Local<R>,
        attempt: &Attempt<R>,
        now: Timestamp,
    ) -> Result<()> {
        let (fence, attempt) = (*fence, to_json(attempt)?);
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                enter_if_missing(session, fence.shop, R::ENTITY, local.get(), now).await?;
                session
                    .execute(
                        "UPDATE outbox SET attempt = ?4 WHERE shop = ?1 AND entity = ?2 AND local_id = ?3",
                        &[fence.shop.into(), R::ENTITY.name().into(), local.into(), attempt.into()],
                    )
                    .await?;
                pulse::changed(session, fence.shop, seen_in(R::ENTITY)).await
            })
        })
        .await
    }

    /// Notes that an attempt did not succeed. What was asked for meanwhile is tried at once.
    ///
    /// # Errors
    /// [`StoreError::Fenced`](crate::StoreError::Fenced), or when the database fails.
    pub async fn set_back(
        &self,
        fence: &Fence,
        waiting: &Waiting,
        setback: Setback,
        now: Timestamp,
    ) -> Result<()> {
        let (fence, waiting) = (*fence, waiting.clone());
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let Setback { code, message, again_at, in_doubt } = setback;
                let sql = "UPDATE outbox SET
                         attempt = CASE WHEN ?5 = 1 THEN attempt END,
                         attempts = CASE WHEN generation = ?4 THEN attempts + 1 ELSE 0 END,
                         due_at = CASE WHEN generation = ?4 THEN coalesce(?6, due_at) ELSE ?9 END,
                         parked = CASE WHEN generation = ?4 AND ?6 IS NULL THEN 1 ELSE 0 END,
                         code = ?7, message = ?8
                     WHERE shop = ?1 AND entity = ?2 AND local_id = ?3";
                session
                    .execute(
                        sql,
                        &[
                            fence.shop.into(),
                            waiting.entity.name().into(),
                            waiting.local.into(),
                            waiting.generation.into(),
                            in_doubt.into(),
                            again_at.into(),
                            code.into(),
                            message.into(),
                            now.into(),
                        ],
                    )
                    .await?;
                pulse::changed(session, fence.shop, seen_in(waiting.entity)).await
            })
        })
        .await
    }

    /// Asks for records of ours to be looked at: those that only we have become KiotViet's too, where the rules allow.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn send<R: Kept>(&self, shop: ShopId, locals: Vec<Local<R>>, now: Timestamp) -> Result<()> {
        self.writing(move |session| {
            Box::pin(async move {
                let ids: Vec<i64> = locals.iter().map(|local| local.get()).collect();
                enter(session, shop, R::ENTITY, &ids, now).await
            })
        })
        .await
    }
}

/// Where it shows that a record waits: in the outbox, and beside the record.
pub(crate) fn seen_in(entity: Entity) -> [Listed; 2] {
    [Listed::Outbox, Listed::Records(entity)]
}

/// A record has come back: what waited for that is looked at again.
pub(crate) async fn has_come_back(session: &mut Session, shop: ShopId, now: Timestamp) -> Result<()> {
    wake(session, shop, NEEDS_ARCHIVED, now).await
}

/// A point of sale has got a branch, or is one of fewer: orders that waited for that are looked at again.
pub(crate) async fn places_have_changed(session: &mut Session, shop: ShopId, now: Timestamp) -> Result<()> {
    wake(session, shop, PLACE_UNMAPPED, now).await
}

/// What waits for a person with that reason is looked at again.
async fn wake(session: &mut Session, shop: ShopId, code: &str, now: Timestamp) -> Result<()> {
    let sql = "UPDATE outbox SET parked = 0, due_at = ?3, attempts = 0 WHERE shop = ?1 AND parked = 1 AND code = ?2";
    let again = session.execute(sql, &[shop.into(), code.into(), now.into()]).await?;
    if again > 0 {
        pulse::changed(session, shop, Entity::ALL.into_iter().flat_map(seen_in)).await?;
    }
    Ok(())
}

/// These have found their counterpart on KiotViet: why they waited for a person may be settled by that.
pub(crate) async fn waken(
    session: &mut Session,
    shop: ShopId,
    entity: &str,
    locals: &[i64],
    now: Timestamp,
) -> Result<()> {
    let rows: Vec<_> =
        locals.iter().map(|local| [shop.into(), entity.into(), (*local).into(), now.into()]).collect();
    session
        .execute_many(
            "UPDATE outbox SET parked = 0, due_at = ?4, attempts = 0
             WHERE shop = ?1 AND entity = ?2 AND local_id = ?3 AND parked = 1",
            &rows,
        )
        .await
        .map(|_| ())
}

/// Asks for records to be looked at, in the transaction that gives the reason.
pub(crate) async fn enter(
    session: &mut Session,
    shop: ShopId,
    entity: Entity,
    locals: &[i64],
    now: Timestamp,
) -> Result<()> {
    if locals.is_empty() {
        return Ok(());
    }
    let count = i64::try_from(locals.len()).unwrap_or(i64::MAX);
    let first = counters::take(session, shop, "outbox", count).await?;
    pulse::changed(session, shop, seen_in(entity)).await?;
    let rows: Vec<_> = (first..)
        .zip(locals)
        .map(|(id, local)| [shop.into(), entity.name().into(), (*local).into(), now.into(), id.into()])
        .collect();
    session
        .execute_many(
            "INSERT INTO outbox (shop, entity, local_id, id, generation, queued_at, due_at, attempts, parked)
             VALUES (?1, ?2, ?3, ?5, 1, ?4, ?4, 0, 0)
             ON CONFLICT (shop, entity, local_id) DO UPDATE SET generation = outbox.generation + 1,
                 due_at = excluded.due_at, attempts = 0, parked = 0",
            &rows,
        )
        .await
        .map(|_| ())
}

/// A record may be sent because another needs it, without having been asked for itself.
async fn enter_if_missing(
    session: &mut Session,
    shop: ShopId,
    entity: Entity,
    local: i64,
    now: Timestamp,
) -> Result<()> {
    let known = session
        .query_one(
            "SELECT 1 FROM outbox WHERE shop = ?1 AND entity = ?2 AND local_id = ?3",
            &[shop.into(), entity.name().into(), local.into()],
            |_| Ok(()),
        )
        .await?;
    match known {
        Some(()) => Ok(()),
        None => enter(session, shop, entity, &[local], now).await,
    }
}

/// Takes records out whose work is done; those that were asked for again meanwhile stay, without the attempt.
pub(crate) async fn settle(
    session: &mut Session,
    shop: ShopId,
    entity: Entity,
    settled: &[(i64, i64)],
    now: Timestamp,
) -> Result<()> {
    if settled.is_empty() {
        return Ok(());
    }
    pulse::changed(session, shop, seen_in(entity)).await?;
    let rows: Vec<_> = settled
        .iter()
        .map(|(local, generation)| [shop.into(), entity.name().into(), (*local).into(), (*generation).into()])
        .collect();
    session
        .execute_many(
            "DELETE FROM outbox WHERE shop = ?1 AND entity = ?2 AND local_id = ?3 AND generation = ?4",
            &rows,
        )
        .await?;
    #[cfg(feature = "broken")]
    if session.makes(crate::Mistake::IgnoreTheGeneration) {
        let rows: Vec<_> = settled
            .iter()
            .filter(|(_, generation)| *generation > 0)
            .map(|(local, _)| [shop.into(), entity.name().into(), (*local).into()])
            .collect();
        let sql = "DELETE FROM outbox WHERE shop = ?1 AND entity = ?2 AND local_id = ?3";
        session.execute_many(sql, &rows).await?;
    }
    let rows: Vec<_> = settled
        .iter()
        .map(|(local, _)| [shop.into(), entity.name().into(), (*local).into(), now.into()])
        .collect();
    session
        .execute_many(
            "UPDATE outbox SET attempt = NULL, attempts = 0, code = NULL, message = NULL, due_at = ?4
             WHERE shop = ?1 AND entity = ?2 AND local_id = ?3",
            &rows,
        )
        .await
        .map(|_| ())
}
