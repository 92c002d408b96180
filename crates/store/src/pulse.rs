//! What has changed last: a number for each list, so that whoever watches a shop asks one cheap question.

use std::collections::BTreeSet;

use dongbo_sync::{Entity, ShopId};

use crate::counters;
use crate::error::Result;
use crate::runs::{self, Run};
use crate::session::Session;
use crate::store::Store;

/// A list that people look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Listed {
    /// Records of an entity.
    Records(Entity),
    /// What waits for a person's decision.
    Conflicts,
    /// What could not be taken over.
    Failures,
    /// What waits to go to KiotViet.
    Outbox,
    /// Alarming changes that are held back.
    Waves,
}

impl Listed {
    /// The name in the database and in events.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Records(entity) => entity.name(),
            Self::Conflicts => "conflicts",
            Self::Failures => "failures",
            Self::Outbox => "outbox",
            Self::Waves => "waves",
        }
    }
}

/// How a shop stands, for whoever watches it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pulse {
    /// The greatest number that a list has; it grows with every change of a list.
    pub latest: i64,
    /// Lists with the number of their last change, by name.
    pub lists: Vec<(String, i64)>,
    /// The newest run.
    pub run: Option<Run>,
}

impl Pulse {
    /// The lists that have changed after that number.
    pub fn changed_since(&self, number: i64) -> Vec<&str> {
        self.lists.iter().filter(|(_, changed)| *changed > number).map(|(list, _)| list.as_str()).collect()
    }
}

impl Store {
    /// How a shop stands. Two short lookups: it may be asked every second.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn pulse(&self, shop: ShopId) -> Result<Pulse> {
        self.reading(move |session| {
            Box::pin(async move {
                let lists: Vec<(String, i64)> = session
                    .query(
                        "SELECT list, changed FROM list_changes WHERE shop = ?1 ORDER BY list",
                        &[shop.into()],
                        |row| Ok((row.get(0)?, row.get(1)?)),
                    )
                    .await?;
                let latest = lists.iter().map(|(_, changed)| *changed).max().unwrap_or(0);
                Ok(Pulse { latest, lists, run: runs::newest(session, shop).await? })
            })
        })
        .await
    }
}

/// Notes that lists have changed, in the transaction that changed them.
pub(crate) async fn changed(
    session: &mut Session,
    shop: ShopId,
    lists: impl IntoIterator<Item = Listed>,
) -> Result<()> {
    let lists: BTreeSet<Listed> = lists.into_iter().collect();
    if lists.is_empty() {
        return Ok(());
    }
    let number = counters::take(session, shop, "list_changes", 1).await?;
    let rows: Vec<_> = lists.iter().map(|list| [shop.into(), list.name().into(), number.into()]).collect();
    session
        .execute_many(
            "INSERT INTO list_changes (shop, list, changed) VALUES (?1, ?2, ?3)
             ON CONFLICT (shop, list) DO UPDATE SET changed = excluded.changed",
            &rows,
        )
        .await
        .map(|_| ())
}
