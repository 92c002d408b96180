//! The quota: how many GETs may still be sent within the hour, counted by minute for all processes together.

use std::time::Duration;

use dongbo_sync::ShopId;
use jiff::Timestamp;

use crate::error::Result;
use crate::session::Session;
use crate::store::Store;

/// KiotViet counts an hour; whole minutes need one more to be sure to cover it.
const WINDOW: i64 = 61;

const MINUTE: i64 = 60_000;

/// The answer to a wish for requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// So many may be sent; they are counted already.
    Granted(u32),
    /// None now; the first may be free after this time.
    Wait(Duration),
}

struct Used {
    sum: i64,
    oldest: Option<i64>,
    pause: Option<i64>,
}

impl Store {
    /// Takes up to `wanted` requests as long as the last 61 minutes hold no more than `ceiling`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_requests(
        &self,
        shop: ShopId,
        now: Timestamp,
        wanted: u32,
        ceiling: u32,
    ) -> Result<Taken> {
        self.writing(move |session| {
            Box::pin(async move {
                let used = used(session, shop, now).await?;
                let now = now.as_millisecond();
                if let Some(until) = used.pause.filter(|until| *until > now) {
                    return Ok(Taken::Wait(milliseconds(until - now)));
                }
                let left = u32::try_from(i64::from(ceiling).saturating_sub(used.sum)).unwrap_or(0);
                let granted = wanted.min(left);
                if granted == 0 && wanted > 0 {
                    // Nothing in the window and nothing left: the ceiling itself is zero; ask again in a while.
                    let free_at = used.oldest.map_or(now + MINUTE, |minute| (minute + WINDOW) * MINUTE);
                    return Ok(Taken::Wait(milliseconds((free_at - now).max(1))));
                }
                session
                    .execute(
                        "DELETE FROM request_counts WHERE shop = ?1 AND minute <= ?2",
                        &[shop.into(), (now.div_euclid(MINUTE) - WINDOW).into()],
                    )
                    .await?;
                session
                    .execute(
                        "INSERT INTO request_counts (shop, minute, gets) VALUES (?1, ?2, ?3)
                         ON CONFLICT (shop, minute) DO UPDATE SET gets = request_counts.gets + excluded.gets",
                        &[shop.into(), now.div_euclid(MINUTE).into(), granted.into()],
                    )
                    .await?;
                Ok(Taken::Granted(granted))
            })
        })
        .await
    }

    /// Gives back requests that were taken at `taken_at` and never sent.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn give_back_requests(&self, shop: ShopId, taken_at: Timestamp, count: u32) -> Result<()> {
        self.writing(move |session| {
            Box::pin(async move {
                let minute = taken_at.as_millisecond().div_euclid(MINUTE);
                session
                    .execute(
                        "UPDATE request_counts SET gets = CASE WHEN gets > ?3 THEN gets - ?3 ELSE 0 END
                         WHERE shop = ?1 AND minute = ?2",
                        &[shop.into(), minute.into(), count.into()],
                    )
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// KiotViet refused (429): nobody sends anything for that long.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn spend_all(&self, shop: ShopId, now: Timestamp, for_: Duration) -> Result<()> {
        let pause = i64::try_from(for_.as_millis()).unwrap_or(i64::MAX / 2);
        let until = now.as_millisecond().saturating_add(pause);
        self.writing(move |session| {
            Box::pin(async move {
                session
                    .execute(
                        "INSERT INTO request_pauses (shop, until) VALUES (?1, ?2)
                         ON CONFLICT (shop) DO UPDATE SET until = excluded.until
                         WHERE request_pauses.until < excluded.until",
                        &[shop.into(), until.into()],
                    )
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// How many could be taken now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn requests_left(&self, shop: ShopId, now: Timestamp, ceiling: u32) -> Result<u32> {
        self.reading(move |session| {
            Box::pin(async move {
                let used = used(session, shop, now).await?;
                if used.pause.is_some_and(|until| until > now.as_millisecond()) {
                    return Ok(0);
                }
                Ok(u32::try_from(i64::from(ceiling).saturating_sub(used.sum)).unwrap_or(0))
            })
        })
        .await
    }
}

/// Minutes ahead of our clock count as well: another process's clock may run ahead, its requests were sent.
async fn used(session: &mut Session, shop: ShopId, now: Timestamp) -> Result<Used> {
    let first = now.as_millisecond().div_euclid(MINUTE) - WINDOW + 1;
    let counted = session
        .query_one(
            "SELECT CAST(COALESCE(SUM(gets), 0) AS BIGINT), MIN(minute) FROM request_counts
             WHERE shop = ?1 AND minute >= ?2 AND gets > 0",
            &[shop.into(), first.into()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .await?;
    let pause = session
        .query_one("SELECT until FROM request_pauses WHERE shop = ?1", &[shop.into()], |row| row.get(0))
        .await?;
    let (sum, oldest) = counted.unwrap_or((0, None));
    Ok(Used { sum, oldest, pause })
}

fn milliseconds(count: i64) -> Duration {
    Duration::from_millis(u64::try_from(count).unwrap_or(0))
}
