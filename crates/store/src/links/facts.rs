//! All three facts of a record, as reconciling needs them.

use std::collections::HashMap;

use dongbo_sync::{Agreed, Attempt, Entity, Local, Record, Remote, ShopId};

use super::link::{COLUMNS, Link, link};
use crate::error::Result;
use crate::outbox::attempts;
use crate::records::Kept;
use crate::records::references::point_outwards;
use crate::records::table::{Stored, from_json};
use crate::session::Session;
use crate::store::Store;

/// The three facts of a record, with its ids.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredFacts<R: Record> {
    /// KiotViet's id.
    pub remote: Option<i64>,
    /// Our id.
    pub local: Option<i64>,
    /// Our record. Its references are KiotViet's ids wherever the target is linked or awaited.
    pub ours: Option<R>,
    /// Our record is archived.
    pub archived: bool,
    /// KiotViet's record as last seen, also when it is gone.
    pub theirs: Option<R>,
    /// KiotViet's record is gone.
    pub gone: bool,
    /// The record as both last agreed.
    pub agreed: Option<Agreed<R>>,
    /// The revision of our record, when there is one.
    pub revision: Option<i64>,
    /// What was sent to KiotViet and has no answer yet.
    pub attempt: Option<Attempt<R>>,
    /// What our record points to that KiotViet does not have, by our ids.
    pub needs: Vec<(Entity, i64)>,
}

impl Store {
    /// The facts of these records of KiotViet, in the order asked; those never seen are left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn facts<R: Kept>(&self, shop: ShopId, remotes: &[i64]) -> Result<Vec<StoredFacts<R>>> {
        let remotes = remotes.to_vec();
        self.reading(move |session| {
            Box::pin(async move {
                let sql =
                    format!("SELECT {COLUMNS} FROM links WHERE shop = ?1 AND entity = ?2 AND remote_id = ?3");
                let rows: Vec<_> =
                    remotes.iter().map(|id| [shop.into(), R::ENTITY.name().into(), (*id).into()]).collect();
                let links = session.query_many(&sql, &rows, link).await?;
                facts_of(session, shop, links).await
            })
        })
        .await
    }

    /// The facts of one of our records, linked or not.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn facts_of_ours<R: Kept>(
        &self,
        shop: ShopId,
        local: Local<R>,
    ) -> Result<Option<StoredFacts<R>>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql =
                    format!("SELECT {COLUMNS} FROM links WHERE shop = ?1 AND entity = ?2 AND local_id = ?3");
                let parameters = [shop.into(), R::ENTITY.name().into(), local.into()];
                let links = session.query(&sql, &parameters, link).await?;
                if !links.is_empty() {
                    return Ok(facts_of(session, shop, links).await?.pop());
                }
                let Some(stored) = ours::<R>(session, shop, &[local.get()]).await?.pop() else {
                    return Ok(None);
                };
                let attempt = attempts(session, shop, &[local.get()]).await?.pop();
                Ok(Some(StoredFacts {
                    remote: None,
                    local: Some(local.get()),
                    archived: stored.archived,
                    revision: Some(stored.revision),
                    needs: needs_of(&stored.record),
                    ours: Some(stored.record),
                    theirs: None,
                    gone: false,
                    agreed: None,
                    attempt: attempt.map(|(_, attempt)| attempt),
                }))
            })
        })
        .await
    }

    /// Our records in use that have no link, by our id above `after`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unlinked<R: Kept>(
        &self,
        shop: ShopId,
        after: Option<Local<R>>,
        limit: u32,
    ) -> Result<Vec<(Local<R>, R)>> {
        self.reading(move |session| {
            Box::pin(async move {
                let after = after.map_or(i64::MIN, Local::get);
                let ids =
                    unlinked_ids::<R>(session, shop, after, limit.into(), "archived_at IS NULL").await?;
                let records = ours(session, shop, &ids).await?;
                Ok(records.into_iter().map(|stored| (Local::new(stored.id), stored.record)).collect())
            })
        })
        .await
    }

    /// KiotViet's records that are remembered and not matched yet, by KiotViet's id above `after`; without those
    /// that are gone.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn deferred<R: Kept>(
        &self,
        shop: ShopId,
        after: Option<i64>,
        limit: u32,
    ) -> Result<Vec<(Remote<R>, R)>> {
        self.reading(move |session| {
            Box::pin(async move {
                session
                    .query(
                        "SELECT remote_id, theirs FROM links
                         WHERE shop = ?1 AND entity = ?2 AND remote_id > ?3 AND local_id IS NULL AND gone = 0
                         ORDER BY remote_id LIMIT ?4",
                        &[
                            shop.into(),
                            R::ENTITY.name().into(),
                            after.unwrap_or(i64::MIN).into(),
                            limit.into(),
                        ],
                        |row| Ok((row.get(0)?, from_json(row.text(1)?.unwrap_or_default())?)),
                    )
                    .await
            })
        })
        .await
    }
}

/// Our ids without a link that fulfil one more condition.
pub(crate) async fn unlinked_ids<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    after: i64,
    limit: i64,
    condition: &str,
) -> Result<Vec<i64>> {
    let table = R::TABLE;
    let sql = format!(
        "SELECT id FROM {table} WHERE shop = ?1 AND id > ?3 AND {condition} AND NOT EXISTS (
             SELECT 1 FROM links WHERE links.shop = ?1 AND links.entity = ?2 AND links.local_id = {table}.id
         ) ORDER BY id LIMIT ?4"
    );
    let parameters = [shop.into(), R::ENTITY.name().into(), after.into(), limit.into()];
    session.query(&sql, &parameters, |row| row.get(0)).await
}

/// Our records as the world outside compares them.
pub(crate) async fn ours<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    ids: &[i64],
) -> Result<Vec<Stored<R>>> {
    let mut stored = R::read(session, shop, ids).await?;
    point_outwards(session, shop, stored.iter_mut().map(|stored| &mut stored.record)).await?;
    Ok(stored)
}

/// References that still are ours have no counterpart there.
fn needs_of<R: Kept>(record: &R) -> Vec<(Entity, i64)> {
    let mut needs = Vec::new();
    record.clone().references(&mut |slot| needs.extend(slot.here().map(|id| (slot.target(), id))));
    needs.sort_unstable();
    needs.dedup();
    needs
}

/// Adds our side and reads the JSON of theirs.
pub(crate) async fn facts_of<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    links: Vec<Link>,
) -> Result<Vec<StoredFacts<R>>> {
    let ids: Vec<i64> = links.iter().filter_map(|link| link.local).collect();
    let mut ours: HashMap<i64, Stored<R>> =
        ours(session, shop, &ids).await?.into_iter().map(|stored| (stored.id, stored)).collect();
    let mut attempts: HashMap<i64, Attempt<R>> = attempts(session, shop, &ids).await?.into_iter().collect();
    links
        .into_iter()
        .map(|link| {
            let stored = link.local.and_then(|id| ours.remove(&id));
            Ok(StoredFacts {
                remote: Some(link.remote),
                local: link.local,
                archived: stored.as_ref().is_some_and(|stored| stored.archived),
                revision: stored.as_ref().map(|stored| stored.revision),
                needs: stored.as_ref().map(|stored| needs_of(&stored.record)).unwrap_or_default(),
                attempt: link.local.and_then(|id| attempts.remove(&id)),
                ours: stored.map(|stored| stored.record),
                agreed: link.base.read(&link.theirs)?,
                theirs: Some(from_json(&link.theirs)?),
                gone: link.gone,
            })
        })
        .collect()
}
