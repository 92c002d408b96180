//! What undoing needs to know: what happened to one record, in order, and which records a run touched.

use dongbo_sync::{Entity, Record, ShopId};
use serde_json::Value;

use super::entry::Action;
use super::read::{COLUMNS, HistoryEntry, entry};
use crate::cause::Cause;
use crate::error::Result;
use crate::failures::entity;
use crate::runs::RunId;
use crate::session::Value as Parameter;
use crate::store::Store;

/// A record that a run changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RunRecord {
    /// The entity.
    pub entity: Entity,
    /// Our id.
    pub local: i64,
}

/// What one entry did to our side of one record.
#[derive(Debug, Clone, PartialEq)]
pub struct Deed<R: Record> {
    /// The entry.
    pub id: i64,
    /// What happened.
    pub action: Action,
    /// The run that it happened in, if the run did it.
    pub run: Option<RunId>,
    /// Our values that changed: field, from, to.
    pub ours: Vec<(R::Field, Value, Value)>,
    /// KiotViet's values that changed while ours stayed.
    pub theirs: Vec<(R::Field, Value, Value)>,
}

impl<R: Record> Deed<R> {
    fn of(entry: HistoryEntry) -> Self {
        use dongbo_sync::Field;
        let run_did_it = entry.cause.kind == Cause::Run(RunId(0)).name();
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for row in entry.fields {
            let Some(field) = R::Field::named(&row.field) else { continue };
            if row.side.here() {
                ours.push((field, row.from, row.to));
            } else if row.side.there() {
                theirs.push((field, row.from, row.to));
            }
        }
        let run = entry.cause.run.filter(|_| run_did_it);
        Self { id: entry.id, action: entry.action, run, ours, theirs }
    }
}

impl Store {
    /// What happened to a record after an entry, that one left out; in the order in which it happened.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn deeds<R: Record>(&self, shop: ShopId, local: i64, after: i64) -> Result<Vec<Deed<R>>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = format!(
                    "SELECT {COLUMNS} FROM history WHERE shop = ?1 AND id > ?4 AND id IN (
                         SELECT id FROM history WHERE shop = ?1 AND entity = ?2 AND local_id = ?3
                         UNION ALL SELECT id FROM history WHERE shop = ?1 AND entity = ?2
                             AND last_local_id IS NOT NULL AND local_id < ?3 AND last_local_id >= ?3
                     ) ORDER BY id"
                );
                let parameters = [shop.into(), R::ENTITY.name().into(), local.into(), after.into()];
                let entries = session.query(&sql, &parameters, entry).await?;
                Ok(entries.into_iter().map(Deed::of).collect())
            })
        })
        .await
    }

    /// The records that a run itself changed here, in the order of their entities and ids, after that one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn records_of_run(
        &self,
        shop: ShopId,
        run: RunId,
        after: Option<RunRecord>,
        limit: u32,
    ) -> Result<Vec<RunRecord>> {
        self.reading(move |session| {
            Box::pin(async move {
                let (after_entity, after_local) =
                    after.map_or(("", i64::MIN), |after| (after.entity.name(), after.local));
                let sql = "SELECT entity, local_id, max(coalesce(last_local_id, local_id)) FROM history
                     WHERE shop = ?1 AND run = ?2 AND cause = 'run' AND local_id IS NOT NULL
                         AND (entity > ?3 OR (entity = ?3 AND coalesce(last_local_id, local_id) > ?4))
                     GROUP BY entity, local_id ORDER BY entity, local_id LIMIT ?5";
                let parameters: [Parameter<'_>; 5] =
                    [shop.into(), run.0.into(), after_entity.into(), after_local.into(), limit.into()];
                let spans = session
                    .query(sql, &parameters, |row| {
                        Ok((entity(row, 0)?, row.get::<i64>(1)?, row.get::<i64>(2)?))
                    })
                    .await?;
                let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
                let mut records: Vec<RunRecord> = Vec::new();
                for (entity, first, last) in spans {
                    let seen =
                        after.filter(|after| after.entity == entity).map_or(i64::MIN, |after| after.local);
                    for local in first.max(seen.saturating_add(1))..=last {
                        if records.len() >= wanted {
                            return Ok(records);
                        }
                        let record = RunRecord { entity, local };
                        // A record changed in the run it was born in is met twice.
                        if records
                            .last()
                            .is_none_or(|last| (last.entity.name(), last.local) < (entity.name(), local))
                        {
                            records.push(record);
                        }
                    }
                }
                Ok(records)
            })
        })
        .await
    }
}
