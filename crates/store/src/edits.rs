//! Changes of our records that come from people and programs, not from reading KiotViet: one transaction each, which
//! counts the record's revision and enters the outbox. They need no claim on the shop: a run that decided on an older
//! state finds out and decides again.

use dongbo_sync::{Entity, Local, ShopId};
use jiff::Timestamp;

use crate::cause::{Cause, Undone};
use crate::disputes::{self, Reviewed, Told};
use crate::error::{Result, StoreError};
use crate::history::{self, Action, FieldChange, HistorySide, NewEntry, differences};
use crate::lease::{self, Fence};
use crate::links::{ask_for_references, ours, point_inwards};
use crate::orders::uncounted;
use crate::records::Kept;
use crate::records::references::Pairs;
use crate::records::table::{Entry, Stored};
use crate::session::Session;
use crate::store::Store;
use crate::{counters, outbox, shops};

/// What an edit came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Edited<R> {
    /// The record before.
    pub before: R,
    /// The record as it is now.
    pub after: R,
    /// The revision it has now.
    pub revision: i64,
}

impl Store {
    /// Adds a record of ours that KiotViet is not told of.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`]; [`StoreError::TooLarge`]; those of the database.
    pub async fn add_ours<R: Kept>(&self, shop: ShopId, record: R, now: Timestamp) -> Result<Local<R>> {
        self.writing(move |session| Box::pin(add(session, shop, move |_| record, now))).await
    }

    /// Adds a record that was born on Abaha and is to be made on KiotViet, where the rules allow. It is made from its id,
    /// for those whose code is their number.
    ///
    /// # Errors
    /// As [`Store::add_ours`].
    pub async fn create_ours<R: Kept>(
        &self,
        shop: ShopId,
        make: impl FnOnce(Local<R>) -> R + Send + 'static,
        cause: Cause,
        now: Timestamp,
    ) -> Result<Local<R>> {
        self.writing(move |session| {
            Box::pin(async move {
                let local = add(session, shop, make, now).await?;
                outbox::enter(session, shop, R::ENTITY, &[local.get()], now).await?;
                tell_birth(session, shop, local, &cause, now).await?;
                Ok(local)
            })
        })
        .await
    }

    /// Changes a record of ours. `edit` gets it as the world outside compares it and answers the new one, or why not;
    /// then nothing is written. An edit that changes nothing writes nothing either.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], also for an archived record; [`StoreError::Moved`] when its revision is not the one
    /// `expected`; [`StoreError::TooLarge`]; those of the database.
    pub async fn edit_ours<R, E, F>(
        &self,
        shop: ShopId,
        local: Local<R>,
        expected: Option<i64>,
        cause: Cause,
        now: Timestamp,
        edit: F,
    ) -> Result<std::result::Result<Edited<R>, E>>
    where
        R: Kept,
        E: Send + 'static,
        F: FnOnce(R) -> std::result::Result<R, E> + Send + 'static,
    {
        self.writing(move |session| {
            Box::pin(async move {
                let stored = one::<R>(session, shop, local, expected).await?;
                if stored.archived {
                    return Err(missing(shop, local));
                }
                let before = stored.record;
                let after = match edit(before.clone()) {
                    Ok(after) => after,
                    Err(refusal) => return Ok(Err(refusal)),
                };
                if after == before {
                    return Ok(Ok(Edited { before, after, revision: stored.revision }));
                }
                put(session, shop, local.get(), &after, now).await?;
                outbox::enter(session, shop, R::ENTITY, &[local.get()], now).await?;
                let fields = differences(Some((&before, &after)), None);
                let label = after.label().to_owned();
                tell::<R>(session, shop, local, label, Action::Changed, fields, &cause, now).await?;
                Ok(Ok(Edited { before, after, revision: stored.revision + 1 }))
            })
        })
        .await
    }

    /// Changes a record of ours as a whole: whether it is in use, and what it is; what is missing stays. Answers whether
    /// anything was written.
    ///
    /// # Errors
    /// As [`Store::edit_ours`], except that an archived record can be changed.
    #[allow(clippy::too_many_arguments, reason = "one record's amendment, as one transaction")]
    pub async fn amend_ours<R: Kept>(
        &self,
        shop: ShopId,
        local: Local<R>,
        expected: Option<i64>,
        in_use: Option<bool>,
        record: Option<R>,
        cause: Cause,
        now: Timestamp,
    ) -> Result<bool> {
        self.writing(move |session| {
            Box::pin(async move {
                let stored = one::<R>(session, shop, local, expected).await?;
                let in_use = in_use.filter(|in_use| *in_use == stored.archived);
                let record = record.filter(|record| *record != stored.record);
                if in_use.is_none() && record.is_none() {
                    return Ok(false);
                }
                match in_use {
                    Some(true) => bring_back::<R>(session, shop, local, now).await?,
                    Some(false) => mark_archived::<R>(session, shop, local, Some(now), now).await?,
                    None => {}
                }
                if let Some(record) = &record {
                    put(session, shop, local.get(), record, now).await?;
                }
                outbox::enter(session, shop, R::ENTITY, &[local.get()], now).await?;
                let after = record.as_ref().unwrap_or(&stored.record);
                let fields = differences(Some((&stored.record, after)), None);
                let action = match in_use {
                    Some(true) => Action::Restored,
                    Some(false) => Action::Archived,
                    None => Action::Changed,
                };
                let label = after.label().to_owned();
                tell::<R>(session, shop, local, label, action, fields, &cause, now).await?;
                Ok(true)
            })
        })
        .await
    }

    /// Archives a record of ours. Answers whether it was in use.
    ///
    /// # Errors
    /// As [`Store::edit_ours`].
    pub async fn archive_ours<R: Kept>(
        &self,
        shop: ShopId,
        local: Local<R>,
        expected: Option<i64>,
        cause: Cause,
        now: Timestamp,
    ) -> Result<bool> {
        self.writing(move |session| {
            Box::pin(async move {
                let stored = one::<R>(session, shop, local, expected).await?;
                if stored.archived {
                    return Ok(false);
                }
                mark_archived::<R>(session, shop, local, Some(now), now).await?;
                outbox::enter(session, shop, R::ENTITY, &[local.get()], now).await?;
                let label = stored.record.label().to_owned();
                tell::<R>(session, shop, local, label, Action::Archived, Vec::new(), &cause, now).await?;
                Ok(true)
            })
        })
        .await
    }

    /// Takes a record of ours out of the archive. One that KiotViet has deleted is made there anew, where the rules
    /// allow. Answers whether it was archived.
    ///
    /// # Errors
    /// As [`Store::edit_ours`].
    pub async fn restore_ours<R: Kept>(
        &self,
        shop: ShopId,
        local: Local<R>,
        expected: Option<i64>,
        cause: Cause,
        now: Timestamp,
    ) -> Result<bool> {
        self.writing(move |session| {
            Box::pin(async move {
                let stored = one::<R>(session, shop, local, expected).await?;
                if !stored.archived {
                    return Ok(false);
                }
                bring_back::<R>(session, shop, local, now).await?;
                outbox::enter(session, shop, R::ENTITY, &[local.get()], now).await?;
                let label = stored.record.label().to_owned();
                tell::<R>(session, shop, local, label, Action::Restored, Vec::new(), &cause, now).await?;
                Ok(true)
            })
        })
        .await
    }

    /// Gives up the link of a record of ours to one that is gone there, so that it can be made anew.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    pub async fn part_from_gone<R: Kept>(
        &self,
        fence: &Fence,
        local: Local<R>,
        now: Timestamp,
    ) -> Result<()> {
        let fence = *fence;
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                part_from_gone(session, fence.shop, local).await
            })
        })
        .await
    }
}

/// Tells the history that a record came into being here.
pub(crate) async fn tell_birth<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    local: Local<R>,
    cause: &Cause,
    now: Timestamp,
) -> Result<()> {
    let label = one::<R>(session, shop, local, None).await?.record.label().to_owned();
    tell(session, shop, local, label, Action::Created, Vec::new(), cause, now).await
}

/// Tells the history of an edit, and looks at the record's open conflicts.
#[allow(clippy::too_many_arguments, reason = "the parts of one entry")]
pub(crate) async fn tell<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    local: Local<R>,
    label: String,
    action: Action,
    fields: Vec<FieldChange>,
    cause: &Cause,
    now: Timestamp,
) -> Result<()> {
    let sql = "SELECT remote_id FROM links WHERE shop = ?1 AND entity = ?2 AND local_id = ?3";
    let parameters = [shop.into(), R::ENTITY.name().into(), local.into()];
    let remote = session.query_one(sql, &parameters, |row| row.get::<i64>(0)).await?;
    let undone = matches!(cause, Cause::Undo { .. });
    let entry = NewEntry {
        entity: R::ENTITY,
        local: Some(local.get()),
        last_local: None,
        remote,
        label,
        side: HistorySide::Abaha,
        action: if undone && action == Action::Changed { Action::Undone } else { action },
        fields,
    };
    let number = history::add(session, shop, &[entry], cause, None, now).await?;
    if let (Cause::Undo { of: Undone::Entry(of), .. }, Some(number)) = (cause, number) {
        history::mark_undone(session, shop, *of, number).await?;
    }
    let Some(remote) = remote else { return Ok(()) };
    let record = Reviewed::<R> { remote, asked: None };
    disputes::review(session, shop, &[record], &Told { cause, run: None, now }).await
}

/// Writes a record of ours as the world outside compares it.
pub(crate) async fn put<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    local: i64,
    record: &R,
    now: Timestamp,
) -> Result<()> {
    let mut record = record.clone();
    turn_inwards(session, shop, &mut record).await?;
    R::update(session, shop, &[Entry { id: local, remote: 0, record: &record }], now).await?;
    if R::ENTITY == Entity::Orders {
        uncounted::recount(session, shop, local, now).await?;
    }
    Ok(())
}

/// Adds a record within a transaction; it may be made from its id.
pub(crate) async fn add<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    make: impl FnOnce(Local<R>) -> R,
    now: Timestamp,
) -> Result<Local<R>> {
    shops::require(session, shop).await?;
    let local = Local::new(counters::take(session, shop, R::TABLE, 1).await?);
    let mut record = make(local);
    turn_inwards(session, shop, &mut record).await?;
    R::insert(session, shop, &[Entry { id: local.get(), remote: 0, record: &record }], now).await?;
    Ok(local)
}

/// The record of that id, if it has the revision wanted.
pub(crate) async fn one<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    local: Local<R>,
    expected: Option<i64>,
) -> Result<Stored<R>> {
    let stored = ours::<R>(session, shop, &[local.get()]).await?.pop().ok_or_else(|| missing(shop, local))?;
    match expected {
        Some(expected) if expected != stored.revision => {
            Err(StoreError::Moved { entity: R::ENTITY, local: local.get() })
        }
        _ => Ok(stored),
    }
}

fn missing<R: Kept>(shop: ShopId, local: Local<R>) -> StoreError {
    StoreError::NotFound { shop, what: R::TABLE, id: local.get() }
}

pub(crate) async fn turn_inwards<R: Kept>(session: &mut Session, shop: ShopId, record: &mut R) -> Result<()> {
    let mut pairs = Pairs::default();
    ask_for_references(&mut pairs, record);
    pairs.look_up_locals(session, shop).await?;
    point_inwards(&pairs, record);
    Ok(())
}

/// Takes a record out of the archive; a link to one that KiotViet has deleted is given up.
async fn bring_back<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    local: Local<R>,
    now: Timestamp,
) -> Result<()> {
    mark_archived::<R>(session, shop, local, None, now).await?;
    outbox::has_come_back(session, shop, now).await?;
    part_from_gone(session, shop, local).await
}

async fn part_from_gone<R: Kept>(session: &mut Session, shop: ShopId, local: Local<R>) -> Result<()> {
    session
        .execute(
            "DELETE FROM links WHERE shop = ?1 AND entity = ?2 AND local_id = ?3 AND gone = 1",
            &[shop.into(), R::ENTITY.name().into(), local.into()],
        )
        .await
        .map(|_| ())
}

async fn mark_archived<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    local: Local<R>,
    archived_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<()> {
    let sql = format!(
        "UPDATE {} SET archived_at = ?3, updated_at = ?4, revision = revision + 1 WHERE shop = ?1 AND id = ?2",
        R::TABLE
    );
    let parameters = [shop.into(), local.into(), archived_at.into(), now.into()];
    session.execute(&sql, &parameters).await?;
    if R::ENTITY == Entity::Branches {
        outbox::places_have_changed(session, shop, now).await?;
    }
    Ok(())
}
