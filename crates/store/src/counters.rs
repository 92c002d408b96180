//! Ids within a shop: one counter for each kind of record, moved on in the transaction that uses the ids.

use dongbo_sync::ShopId;

use crate::error::Result;
use crate::session::Session;

/// Takes `count` ids in a row; answers the first.
pub async fn take(session: &mut Session, shop: ShopId, kind: &str, count: i64) -> Result<i64> {
    let last = session
        .query_one(
            "INSERT INTO id_counters (shop, kind, last) VALUES (?1, ?2, ?3)
             ON CONFLICT (shop, kind) DO UPDATE SET last = id_counters.last + excluded.last RETURNING last",
            &[shop.into(), kind.into(), count.into()],
            |row| row.get::<i64>(0),
        )
        .await?
        .unwrap_or(count);
    Ok(last - count + 1)
}
