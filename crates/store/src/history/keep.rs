//! Writing entries, and forgetting old ones.

use dongbo_sync::ShopId;
use dongbo_sync::text::search_key;
use jiff::Timestamp;

use super::entry::Action;
use super::note::NewEntry;
use crate::cause::Cause;
use crate::counters;
use crate::error::Result;
use crate::pulse::{self, Listed};
use crate::records::table::to_json;
use crate::runs::RunId;
use crate::session::Session;
use crate::store::Store;

impl Store {
    /// Forgets what is older, at most `limit` entries at a time, the oldest first. Answers how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn prune_history(&self, shop: ShopId, before: Timestamp, limit: u32) -> Result<u64> {
        self.writing(move |session| {
            Box::pin(async move {
                let pruned = session
                    .execute(
                        "DELETE FROM history WHERE shop = ?1 AND id IN (
                             SELECT id FROM history WHERE shop = ?1 AND noted_at < ?2 ORDER BY noted_at LIMIT ?3
                         )",
                        &[shop.into(), before.into(), limit.into()],
                    )
                    .await?;
                Ok(u64::try_from(pruned).unwrap_or(u64::MAX))
            })
        })
        .await
    }
}

/// Adds entries, in the transaction of what they tell of. Answers the number of the first.
pub(crate) async fn add(
    session: &mut Session,
    shop: ShopId,
    entries: &[NewEntry],
    cause: &Cause,
    run: Option<RunId>,
    now: Timestamp,
) -> Result<Option<i64>> {
    if entries.is_empty() {
        return Ok(None);
    }
    let count = i64::try_from(entries.len()).unwrap_or(i64::MAX);
    let first = counters::take(session, shop, "history", count).await?;
    let run = cause.run().or(run).map(|run| run.0);
    pulse::changed(session, shop, entries.iter().map(listed)).await?;
    let mut rows = Vec::with_capacity(entries.len());
    for (id, entry) in (first..).zip(entries) {
        let fields = if entry.fields.is_empty() { None } else { Some(to_json(&entry.fields)?) };
        rows.push([
            shop.into(),
            id.into(),
            now.into(),
            entry.entity.name().into(),
            entry.local.into(),
            entry.last_local.into(),
            entry.remote.into(),
            (&entry.label).into(),
            search_key(&entry.label).into(),
            entry.side.name().into(),
            entry.action.name().into(),
            fields.into(),
            cause.name().into(),
            run.into(),
            cause.person().into(),
            cause.subject().into(),
        ]);
    }
    session
        .execute_many(
            "INSERT INTO history (shop, id, noted_at, entity, local_id, last_local_id, remote_id, label, label_key,
                 side, action, fields, cause, run, person, subject)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
            &rows,
        )
        .await?;
    Ok(Some(first))
}

/// The list in which an entry is seen.
fn listed(entry: &NewEntry) -> Listed {
    match entry.action {
        Action::ConflictOpened | Action::ConflictDecided | Action::ConflictClosed => Listed::Conflicts,
        _ => Listed::Records(entry.entity),
    }
}

/// Notes at an entry which one undid it.
pub(crate) async fn mark_undone(session: &mut Session, shop: ShopId, entry: i64, by: i64) -> Result<()> {
    session
        .execute(
            "UPDATE history SET undone_by = ?3 WHERE shop = ?1 AND id = ?2",
            &[shop.into(), entry.into(), by.into()],
        )
        .await
        .map(|_| ())
}
