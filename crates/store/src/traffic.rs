//! How much has travelled each hour, and how long KiotViet's changes took to be here.

use dongbo_sync::{Entity, ShopId};
use jiff::{SignedDuration, Timestamp};

use crate::error::Result;
use crate::history::{Action, HistorySide, NewEntry};
use crate::session::Session;
use crate::store::Store;

const HOUR: i64 = 3_600_000;

/// Hours that are kept: a little more than a week.
const KEPT: i64 = 8 * 24;

/// What one transaction moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Moved {
    /// Changes of KiotViet that were taken over.
    pub arrived: i64,
    /// Changes of ours that KiotViet took.
    pub sent: i64,
    /// How many of those that arrived told when they had been made.
    pub delays: i64,
    /// The sum of their delays, in milliseconds.
    pub delay: i64,
}

impl Moved {
    /// So many that arrived.
    pub fn arrived(count: usize) -> Self {
        Self { arrived: i64::try_from(count).unwrap_or(i64::MAX), ..Self::default() }
    }

    /// Counts what entries of the history tell. Answers whether anything arrived.
    pub fn add(&mut self, entries: &[NewEntry]) -> bool {
        let before = self.arrived;
        for entry in entries {
            let records = entry.last_local.zip(entry.local).map_or(1, |(last, first)| last - first + 1);
            match (entry.action, entry.side) {
                (Action::SentCreated | Action::SentChanged | Action::SentDeleted, _) => self.sent += records,
                (
                    Action::Created | Action::Changed | Action::Archived | Action::Restored,
                    HistorySide::KiotViet,
                ) => {
                    self.arrived += records;
                }
                _ => {}
            }
        }
        self.arrived > before
    }

    /// One of those that arrived had been made at that time. A clock that is ahead of ours made it just now.
    pub fn delayed(&mut self, made_at: Timestamp, now: Timestamp) {
        self.delays += 1;
        self.delay = self.delay.saturating_add((now.as_millisecond() - made_at.as_millisecond()).max(0));
    }
}

/// What happened in one hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Traffic {
    /// When the hour began.
    pub at: Timestamp,
    /// Changes of KiotViet that were taken over.
    pub from_kiotviet: u64,
    /// Changes of ours that KiotViet took.
    pub to_kiotviet: u64,
    /// How long KiotViet's changes took to be here, on average; missing where none told when it had been made.
    pub delay: Option<SignedDuration>,
}

impl Store {
    /// The last so many hours, the present one last; those in which nothing happened too.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn traffic(&self, shop: ShopId, hours: u32, now: Timestamp) -> Result<Vec<Traffic>> {
        let last = now.as_millisecond().div_euclid(HOUR);
        let first = last - i64::from(hours) + 1;
        self.reading(move |session| {
            Box::pin(async move {
                let counted: Vec<(i64, Moved)> = session
                    .query(
                        "SELECT hour, sum(arrived), sum(sent), sum(delays), sum(delay) FROM traffic
                         WHERE shop = ?1 AND hour BETWEEN ?2 AND ?3 GROUP BY hour",
                        &[shop.into(), first.into(), last.into()],
                        |row| {
                            let moved = Moved {
                                arrived: row.get(1)?,
                                sent: row.get(2)?,
                                delays: row.get(3)?,
                                delay: row.get(4)?,
                            };
                            Ok((row.get(0)?, moved))
                        },
                    )
                    .await?;
                let of = |hour| counted.iter().find(|(at, _)| *at == hour).map(|(_, moved)| *moved);
                Ok((first..=last)
                    .filter_map(|hour| {
                        let moved = of(hour).unwrap_or_default();
                        Some(Traffic {
                            at: Timestamp::from_millisecond(hour * HOUR).ok()?,
                            from_kiotviet: u64::try_from(moved.arrived).unwrap_or(0),
                            to_kiotviet: u64::try_from(moved.sent).unwrap_or(0),
                            delay: (moved.delays > 0)
                                .then(|| SignedDuration::from_millis(moved.delay / moved.delays)),
                        })
                    })
                    .collect())
            })
        })
        .await
    }
}

/// Counts what a transaction moved, in that transaction.
pub(crate) async fn note(
    session: &mut Session,
    shop: ShopId,
    entity: Entity,
    moved: Moved,
    now: Timestamp,
) -> Result<()> {
    if moved == Moved::default() {
        return Ok(());
    }
    let hour = now.as_millisecond().div_euclid(HOUR);
    session
        .execute(
            "INSERT INTO traffic (shop, hour, entity, arrived, sent, delays, delay)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (shop, hour, entity) DO UPDATE SET arrived = traffic.arrived + excluded.arrived,
                 sent = traffic.sent + excluded.sent, delays = traffic.delays + excluded.delays,
                 delay = traffic.delay + excluded.delay",
            &[
                shop.into(),
                hour.into(),
                entity.name().into(),
                moved.arrived.into(),
                moved.sent.into(),
                moved.delays.into(),
                moved.delay.into(),
            ],
        )
        .await?;
    session
        .execute("DELETE FROM traffic WHERE shop = ?1 AND hour < ?2", &[shop.into(), (hour - KEPT).into()])
        .await
        .map(|_| ())
}
