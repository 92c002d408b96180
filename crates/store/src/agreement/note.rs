//! Noting what a comparison has found: new differences, healed ones, rounds that have ended.

use std::collections::BTreeMap;

use dongbo_sync::ShopId;
use jiff::Timestamp;

use super::{Compared, Looked, Round};
use crate::error::Result;
use crate::lease::{self, Fence};
use crate::session::{Row, Session};
use crate::store::Store;
use crate::{counters, positions, shops};

impl Store {
    /// Notes what a comparison has found out; with it, where a walk over all records goes on. Whoever holds a claim on
    /// the shop says so by its fence.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], [`StoreError::NoSuchShop`], or when the database fails.
    pub async fn note_comparison(
        &self,
        shop: ShopId,
        fence: Option<&Fence>,
        compared: Vec<Compared>,
        rounds: Vec<Round>,
        place: Option<(String, Option<String>)>,
        now: Timestamp,
    ) -> Result<()> {
        let fence = fence.copied();
        self.writing(move |session| {
            Box::pin(async move {
                match fence {
                    Some(fence) => lease::check(session, fence, now).await?,
                    None => shops::require(session, shop).await?,
                }
                for one in &compared {
                    replace(session, shop, one, now).await?;
                }
                for round in &rounds {
                    end(session, shop, round, now).await?;
                }
                positions::set(session, shop, place.as_slice()).await
            })
        })
        .await
    }
}

/// What was listed of these records gives way to what is found now; what is found again keeps its number and since when.
async fn replace(session: &mut Session, shop: ShopId, compared: &Compared, now: Timestamp) -> Result<()> {
    let listed = listed(session, shop, compared).await?;
    let mut stays = BTreeMap::new();
    for one in &compared.differing {
        let key = (one.record.clone(), one.field.clone());
        let (id, since) = match listed.get(&key) {
            Some(known) => *known,
            None => (counters::take(session, shop, "disagreements", 1).await?, now),
        };
        stays.insert(key, (id, since, one));
    }
    let over: Vec<_> = listed
        .iter()
        .filter(|(key, _)| !stays.contains_key(*key))
        .map(|(_, (id, _))| [shop.into(), (*id).into()])
        .collect();
    session.execute_many("DELETE FROM disagreements WHERE shop = ?1 AND id = ?2", &over).await?;
    let rows: Vec<_> = stays
        .values()
        .map(|(id, since, one)| {
            [
                shop.into(),
                (*id).into(),
                (&compared.subject).into(),
                compared.parent.into(),
                one.remote_id.into(),
                (&one.record).into(),
                (&one.field).into(),
                one.ours.to_string().into(),
                one.theirs.to_string().into(),
                one.reason.name().into(),
                (*since).into(),
            ]
        })
        .collect();
    session
        .execute_many(
            "INSERT INTO disagreements (shop, id, subject, parent, remote_id, record, field, ours, theirs, reason,
                 since)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
             ON CONFLICT (shop, id) DO UPDATE SET ours = excluded.ours, theirs = excluded.theirs,
                 reason = excluded.reason",
            &rows,
        )
        .await?;
    session
        .execute(
            "UPDATE agreement SET checked_at = ?3 WHERE shop = ?1 AND subject = ?2 AND checked_at < ?3",
            &[shop.into(), (&compared.subject).into(), now.into()],
        )
        .await?;
    Ok(())
}

type Listed = BTreeMap<(String, String), (i64, Timestamp)>;

async fn listed(session: &mut Session, shop: ShopId, compared: &Compared) -> Result<Listed> {
    let read = |row: &Row<'_>| Ok(((row.get(0)?, row.get(1)?), (row.get(2)?, row.get(3)?)));
    let (subject, parent) = (&compared.subject, compared.parent);
    let rows = match &compared.looked {
        Looked::Range { after, upto } => {
            let (after, upto) = (after.unwrap_or(i64::MIN), upto.unwrap_or(i64::MAX));
            session
                .query(
                    "SELECT record, field, id, since FROM disagreements
                     WHERE shop = ?1 AND subject = ?2 AND parent = ?3 AND remote_id > ?4 AND remote_id <= ?5",
                    &[shop.into(), subject.into(), parent.into(), after.into(), upto.into()],
                    read,
                )
                .await?
        }
        Looked::At(ids) => {
            let rows: Vec<_> =
                ids.iter().map(|id| [shop.into(), subject.into(), parent.into(), (*id).into()]).collect();
            session
                .query_many(
                    "SELECT record, field, id, since FROM disagreements
                     WHERE shop = ?1 AND subject = ?2 AND parent = ?3 AND remote_id = ?4",
                    &rows,
                    read,
                )
                .await?
        }
    };
    Ok(rows.into_iter().collect())
}

/// A round that began earlier than the one that is noted says nothing newer.
async fn end(session: &mut Session, shop: ShopId, round: &Round, now: Timestamp) -> Result<()> {
    session
        .execute(
            "INSERT INTO agreement (shop, subject, compared, by_rule, as_of, checked_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (shop, subject) DO UPDATE SET compared = excluded.compared, by_rule = excluded.by_rule,
                 as_of = excluded.as_of, checked_at = excluded.checked_at
             WHERE agreement.as_of <= excluded.as_of",
            &[
                shop.into(),
                (&round.subject).into(),
                count(round.compared).into(),
                count(round.by_rule).into(),
                round.began_at.into(),
                now.into(),
            ],
        )
        .await?;
    Ok(())
}

fn count(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
