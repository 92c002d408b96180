//! Acts of people who set things right: deciding, taking back, trying again.

use dongbo_engine::amend::{UndoRequest, UndoTarget, decide_conflict, undo};
use dongbo_store::{ConflictKind, HistoryQuery, SettlingChoice};

use super::{Done, Hand, WHO};
use crate::executor::lock;

impl Hand {
    pub(super) async fn decide(&self) -> Done {
        let conflicts = self.store.conflicts(self.shop, None, None, 100).await?.items;
        let fields: Vec<_> =
            conflicts.iter().filter(|conflict| conflict.kind == ConflictKind::Field).collect();
        let place = usize::try_from(self.act.which % fields.len().max(1) as u64).unwrap_or(0);
        let Some(conflict) = fields.get(place) else { return Ok(None) };
        let choice = if self.pick(1, 2) == 0 { SettlingChoice::Ours } else { SettlingChoice::Theirs };
        let said = format!("conflict {}: {choice:?}", conflict.id);
        self.sometimes.note("a person decided a conflict");
        decide_conflict(&self.store, self.shop, conflict.id, choice, WHO, self.now).await?;
        Ok(Some(said))
    }

    pub(super) async fn undo(&self) -> Done {
        let query = HistoryQuery { limit: 60, ..HistoryQuery::default() };
        let entries = self.store.history(self.shop, query).await?.items;
        let place = usize::try_from(self.act.which % entries.len().max(1) as u64).unwrap_or(0);
        let Some(entry) = entries.get(place) else { return Ok(None) };
        let request = UndoRequest {
            target: UndoTarget::Entry(entry.id),
            by: WHO.to_owned(),
            dry_run: false,
            force: self.pick(1, 3) == 0,
        };
        let Some(report) = undo(&self.store, self.shop, &request, self.now).await? else { return Ok(None) };
        let mut ledger = lock(&self.ledger);
        for record in &report.records {
            ledger.undone(record.entity, record.local_id, record.in_use);
        }
        if report.done > 0 {
            self.sometimes.note("something was undone");
        }
        Ok(Some(format!("entry {} is undone: {} records, {} refused", entry.id, report.done, report.refused)))
    }

    pub(super) async fn retry(&self) -> Done {
        let rows = self.store.retry_outbox(self.shop, None, None, self.now).await?;
        Ok((rows > 0).then(|| format!("{rows} rows of the outbox are tried again")))
    }
}
