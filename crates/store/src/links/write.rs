//! One batch, one transaction: the fence, the records, their links, stock, and what the run notes about them.

use std::collections::{HashMap, HashSet};

use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;

use super::change::{Batch, Change, LocalSide, OursChange, TheirsChange, Written};
use super::link::{self, Link};
use super::{suspects, told};
use crate::disputes::{self, Told};
use crate::error::{Result, StoreError};
use crate::lease::{self, Fence};
use crate::orders::uncounted;
use crate::records::Kept;
use crate::records::references::Pairs;
use crate::records::table::Entry;
use crate::session::Session;
use crate::store::Store;
use crate::{conflicts, counters, failures, outbox, positions, runs, stock};

impl Store {
    /// Writes a batch as a whole or not at all. Local ids of new records follow the order of the changes.
    ///
    /// A reference to a record of KiotViet that is linked becomes a reference to ours; to one that is not, it waits
    /// until [`Store::resolve_awaited`].
    ///
    /// # Errors
    /// [`StoreError::Fenced`]; [`StoreError::Moved`]; [`StoreError::AlreadyLinked`]; [`StoreError::InvalidChange`];
    /// [`StoreError::TooLarge`]; those of the database.
    pub async fn write<R: Kept>(&self, fence: &Fence, batch: Batch<R>, now: Timestamp) -> Result<Written> {
        let fence = *fence;
        self.writing(move |session| Box::pin(write(session, fence, batch, now))).await
    }
}

async fn write<R: Kept>(
    session: &mut Session,
    fence: Fence,
    mut batch: Batch<R>,
    now: Timestamp,
) -> Result<Written> {
    let shop = fence.shop;
    let entity = R::ENTITY.name();
    lease::check(session, fence, now).await?;
    let mut written = Written::default();

    keep_newest_of_each(&mut batch.changes);
    let remotes: Vec<i64> = batch.changes.iter().map(|change| change.remote.get()).collect();
    let mut links = link::read(session, shop, entity, &remotes).await?;
    #[cfg(feature = "broken")]
    if session.makes(crate::Mistake::OlderReplacesNewer)
        || session.makes(crate::Mistake::TrustTheOrderOfArrival)
    {
        links.values_mut().for_each(|link| link.changed_at = None);
    }
    batch.changes.retain(|change| keep_unless_stale(change, &links, &mut written.stale));

    check_revisions(session, shop, &batch.changes, &links).await?;
    let locals = allocate(session, shop, &batch.changes, &links, &mut written).await?;
    let mut pairs = Pairs::default();
    for (change, local) in batch.changes.iter_mut().zip(&locals) {
        if let Some(local) = local {
            pairs.insert(R::ENTITY, change.remote.get(), *local);
        }
    }
    for change in &mut batch.changes {
        if let OursChange::Put(record) | OursChange::Restore(record) = &mut change.ours {
            ask_for_references(&mut pairs, record);
        }
    }
    stock::ask_for_places(&mut pairs, &batch.stock);
    pairs.look_up_locals(session, shop).await?;

    let mut tale = told::Tale::begin(session, shop, &batch.changes, &locals, &written).await?;
    write_ours(session, shop, &mut batch.changes, &locals, &pairs, &written, now).await?;
    tale.read_again(session, shop).await?;
    let (cause, run) =
        (batch.cause(), batch.run.as_ref().map(|progress| progress.run).filter(|run| run.0 > 0));
    let known: Vec<i64> = locals.iter().copied().flatten().collect();
    let (mut changed, mut found) = (Vec::new(), Vec::new());
    for (change, local) in batch.changes.into_iter().zip(locals) {
        let before = links.remove(&change.remote.get());
        if matches!(change.local, LocalSide::Existing(_))
            && before.as_ref().is_none_or(|link| link.local.is_none())
        {
            found.extend(local);
        }
        let made_at = change.changed_at.filter(|_| batch.news);
        tale.tell(before.as_ref(), &change, local, made_at, now)?;
        changed.extend(link::after(before, change, local)?);
    }
    link::write(session, shop, entity, &changed, now).await?;
    let reconciled = tale.write(session, shop, &cause, run, now).await?;
    if R::ENTITY == Entity::Orders {
        uncounted::follow(session, shop, &known, now).await?;
    }
    if R::ENTITY == Entity::Branches && !changed.is_empty() {
        outbox::places_have_changed(session, shop, now).await?;
    }
    let dirty: Vec<i64> = changed.iter().filter(|link| link.dirty).filter_map(|link| link.local).collect();
    outbox::waken(session, shop, entity, &found, now).await?;
    outbox::enter(session, shop, R::ENTITY, &dirty, now).await?;
    outbox::settle(session, shop, R::ENTITY, &batch.settled, now).await?;

    let stale: HashSet<i64> = written.stale.iter().copied().collect();
    written.unplaced_stock =
        stock::write(session, shop, &batch.stock, batch.stock_asked_at, &stale, &pairs, now).await?;
    let suspects: Vec<i64> = batch.suspects.iter().map(|remote| remote.get()).collect();
    suspects::add(session, shop, entity, &suspects).await?;
    let healed: Vec<i64> = batch.healed.iter().map(|remote| remote.get()).collect();
    failures::heal(session, shop, R::ENTITY, &healed).await?;
    failures::note(session, shop, &batch.failures, now).await?;
    let opened = conflicts::open(session, shop, &batch.conflicts, now).await?;
    let told = Told { cause: &cause, run, now };
    disputes::tell_opened::<R>(session, shop, &opened, &told).await?;
    disputes::review::<R>(session, shop, &reconciled, &told).await?;
    positions::set(session, shop, &batch.positions).await?;
    if let Some(progress) = &batch.run {
        runs::progress(session, shop, progress, now).await?;
    }
    Ok(written)
}

/// A page that repeats a row says the same thing twice, or something newer: the last counts, unless it is older.
fn keep_newest_of_each<R: Kept>(changes: &mut Vec<Change<R>>) {
    let mut newest: HashMap<i64, usize> = HashMap::with_capacity(changes.len());
    for (index, change) in changes.iter().enumerate() {
        let known = newest.entry(change.remote.get()).or_insert(index);
        let older = changes.get(*known).is_some_and(|known| match (known.changed_at, change.changed_at) {
            (Some(known), Some(new)) => new.as_millisecond() < known.as_millisecond(),
            _ => false,
        });
        if !older {
            *known = index;
        }
    }
    if newest.len() < changes.len() {
        let mut index = 0..;
        changes.retain(|change| newest.get(&change.remote.get()).copied() == index.next());
    }
}

fn keep_unless_stale<R: Kept>(change: &Change<R>, links: &HashMap<i64, Link>, stale: &mut Vec<i64>) -> bool {
    let remote = change.remote.get();
    let known = links.get(&remote).and_then(|link| link.changed_at);
    match (known, change.changed_at) {
        (Some(known), Some(new)) if new.as_millisecond() < known => {
            stale.push(remote);
            false
        }
        _ => true,
    }
}

/// Fails when one of our records was changed since a change of it was decided on.
async fn check_revisions<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    changes: &[Change<R>],
    links: &HashMap<i64, Link>,
) -> Result<()> {
    let expected: Vec<(i64, i64)> = changes
        .iter()
        .filter_map(|change| {
            let local = match change.local {
                LocalSide::Existing(local) => Some(local.get()),
                LocalSide::New | LocalSide::None => links.get(&change.remote.get())?.local,
            };
            local.zip(change.based_on)
        })
        .collect();
    let sql = format!("SELECT id, revision FROM {} WHERE shop = ?1 AND id = ?2", R::TABLE);
    let rows: Vec<_> = expected.iter().map(|(local, _)| [shop.into(), (*local).into()]).collect();
    let found: HashMap<i64, i64> =
        session.query_many(&sql, &rows, |row| Ok((row.get(0)?, row.get(1)?))).await?.into_iter().collect();
    match expected.iter().find(|(local, revision)| found.get(local).is_some_and(|now| now != revision)) {
        Some((local, _)) => Err(StoreError::Moved { entity: R::ENTITY, local: *local }),
        None => Ok(()),
    }
}

/// The local id of each change, new ones in the order of the changes.
async fn allocate<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    changes: &[Change<R>],
    links: &HashMap<i64, Link>,
    written: &mut Written,
) -> Result<Vec<Option<i64>>> {
    let linked = |change: &Change<R>| links.get(&change.remote.get()).and_then(|link| link.local);
    let is_new = |change: &Change<R>| matches!(change.local, LocalSide::New) && linked(change).is_none();
    let count = changes.iter().filter(|change| is_new(change)).count();
    let mut next = 0;
    if count > 0 {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        next = counters::take(session, shop, R::TABLE, count).await?;
    }
    let mut locals = Vec::with_capacity(changes.len());
    let mut joined = Vec::new();
    for change in changes {
        let remote = change.remote.get();
        locals.push(match (&change.local, linked(change)) {
            (LocalSide::Existing(local), Some(linked)) if local.get() != linked => {
                return Err(StoreError::AlreadyLinked { entity: R::ENTITY, remote, local: local.get() });
            }
            (_, Some(linked)) => Some(linked),
            (LocalSide::Existing(local), None) => {
                joined.push((remote, local.get()));
                Some(local.get())
            }
            (LocalSide::New, None) => {
                let id = next;
                next += 1;
                written.created.push((remote, id));
                Some(id)
            }
            (LocalSide::None, None) => None,
        });
    }
    check_joined::<R>(session, shop, &joined).await?;
    Ok(locals)
}

/// A record that is about to be linked must exist and must not be linked already.
async fn check_joined<R: Kept>(session: &mut Session, shop: ShopId, joined: &[(i64, i64)]) -> Result<()> {
    let mut seen = HashSet::new();
    for &(remote, local) in joined {
        let taken = session
            .query_one(
                "SELECT 1 FROM links WHERE shop = ?1 AND entity = ?2 AND local_id = ?3",
                &[shop.into(), R::ENTITY.name().into(), local.into()],
                |_| Ok(()),
            )
            .await?;
        if taken.is_some() || !seen.insert(local) {
            return Err(StoreError::AlreadyLinked { entity: R::ENTITY, remote, local });
        }
        let sql = format!("SELECT 1 FROM {} WHERE shop = ?1 AND id = ?2", R::TABLE);
        let exists = session.query_one(&sql, &[shop.into(), local.into()], |_| Ok(())).await?;
        exists.ok_or(StoreError::NotFound { shop, what: R::TABLE, id: local })?;
    }
    Ok(())
}

/// Our side of the changes. A record that already is as it should be is not written.
async fn write_ours<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    changes: &mut [Change<R>],
    locals: &[Option<i64>],
    pairs: &Pairs,
    written: &Written,
    now: Timestamp,
) -> Result<()> {
    let created: HashSet<i64> = written.created.iter().map(|(_, local)| *local).collect();
    let (mut inserts, mut updates) = (Vec::new(), Vec::new());
    let (mut archived, mut restored) = (Vec::new(), Vec::new());
    for (change, local) in changes.iter_mut().zip(locals) {
        let remote = change.remote.get();
        let invalid = |reason| StoreError::InvalidChange { entity: R::ENTITY, remote, reason };
        let is_new = local.is_some_and(|local| created.contains(&local));
        match (&mut change.ours, *local) {
            (OursChange::Keep | OursChange::Archive, _) if is_new => {
                return Err(invalid("a new record needs its contents"));
            }
            (OursChange::Keep, _) => {}
            (_, None) => return Err(invalid("it has no record here to change")),
            (OursChange::Archive, Some(id)) => archived.push([shop.into(), id.into(), now.into()]),
            (OursChange::Put(record), Some(id)) => {
                point_inwards(pairs, record);
                let record = &*record;
                if is_new { &mut inserts } else { &mut updates }.push(Entry { id, remote, record });
            }
            (OursChange::Restore(record), Some(id)) => {
                point_inwards(pairs, record);
                let record = &*record;
                if is_new {
                    inserts.push(Entry { id, remote, record });
                } else {
                    updates.push(Entry { id, remote, record });
                    restored.push([shop.into(), id.into(), now.into()]);
                }
            }
        }
    }
    if !inserts.is_empty() {
        R::insert(session, shop, &inserts, now).await?;
    }
    leave_out_unchanged(session, shop, &mut updates).await?;
    if !updates.is_empty() {
        R::update(session, shop, &updates, now).await?;
    }
    let table = R::TABLE;
    session
        .execute_many(
            &format!(
                "UPDATE {table} SET archived_at = ?3, updated_at = ?3, revision = revision + 1
                 WHERE shop = ?1 AND id = ?2 AND archived_at IS NULL"
            ),
            &archived,
        )
        .await?;
    session
        .execute_many(
            &format!(
                "UPDATE {table} SET archived_at = NULL, updated_at = ?3, revision = revision + 1
                 WHERE shop = ?1 AND id = ?2 AND archived_at IS NOT NULL"
            ),
            &restored,
        )
        .await?;
    Ok(())
}

async fn leave_out_unchanged<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    updates: &mut Vec<Entry<'_, R>>,
) -> Result<()> {
    if updates.is_empty() {
        return Ok(());
    }
    let ids: Vec<i64> = updates.iter().map(|entry| entry.id).collect();
    let stored = R::read(session, shop, &ids).await?;
    let stored: HashMap<i64, R> = stored.into_iter().map(|stored| (stored.id, stored.record)).collect();
    if let Some(entry) = updates.iter().find(|entry| !stored.contains_key(&entry.id)) {
        return Err(StoreError::NotFound { shop, what: R::TABLE, id: entry.id });
    }
    updates.retain(|entry| stored.get(&entry.id) != Some(entry.record));
    Ok(())
}

pub(crate) fn ask_for_references<R: Kept>(pairs: &mut Pairs, record: &mut R) {
    record.references(&mut |slot| {
        if let Some(remote) = slot.there() {
            pairs.ask(slot.target(), remote);
        }
    });
}

/// Turns references into the tables' form: our ids wherever the target is linked.
pub(crate) fn point_inwards<R: Kept>(pairs: &Pairs, record: &mut R) {
    record.references(&mut |slot| {
        if let Some(local) = slot.there().and_then(|remote| pairs.get(slot.target(), remote)) {
            slot.point_here(local);
        }
    });
}

/// What a change of theirs means for a record that was never known.
pub(super) fn means_nothing<R: Kept>(change: &Change<R>) -> bool {
    matches!(change.theirs, TheirsChange::Gone)
        && matches!(change.ours, OursChange::Keep)
        && matches!(change.local, LocalSide::None)
}
