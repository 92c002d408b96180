//! The row of a link: reading it, what a change makes of it, writing it.

use std::collections::HashMap;

use dongbo_sync::{Agreed, ShopId};
use jiff::Timestamp;

use super::change::{AgreedChange, Change, TheirsChange};
use super::write::means_nothing;
use crate::error::{Result, StoreError};
use crate::records::Kept;
use crate::records::table::{from_json, named, to_json};
use crate::session::{Row, Session};

/// A link as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub remote: i64,
    pub local: Option<i64>,
    pub theirs: String,
    pub base: Base,
    pub gone: bool,
    pub dirty: bool,
    /// Milliseconds, by KiotViet's clock.
    pub changed_at: Option<i64>,
}

/// The merge base. Nearly always it is what theirs is, and then it is not stored a second time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Base {
    /// Both sides never agreed.
    Never,
    /// They agree on what theirs is, in every field.
    Theirs,
    /// On this (JSON of [`Agreed`]).
    Other(String),
}

impl Base {
    pub fn name(&self) -> &'static str {
        match self {
            Self::Never => "none",
            Self::Theirs => "theirs",
            Self::Other(_) => "other",
        }
    }

    /// The base as the merge wants it.
    pub fn read<R: Kept>(&self, theirs: &str) -> Result<Option<Agreed<R>>> {
        Ok(match self {
            Self::Never => None,
            Self::Theirs => Some(Agreed::from(from_json::<R>(theirs)?)),
            Self::Other(json) => Some(from_json(json)?),
        })
    }

    /// The base beside what theirs is.
    pub fn of<R: Kept>(agreed: Option<Agreed<R>>, theirs: &str) -> Result<Self> {
        let Some(agreed) = agreed else { return Ok(Self::Never) };
        if agreed.disputed().is_empty() && to_json(agreed.record())? == theirs {
            return Ok(Self::Theirs);
        }
        Ok(Self::Other(to_json(&agreed)?))
    }
}

pub const COLUMNS: &str = "remote_id, local_id, theirs, agreement, agreed, gone, dirty, changed_at";

pub fn link(row: &Row<'_>) -> Result<Link> {
    let other: Option<String> = row.get(4)?;
    Ok(Link {
        remote: row.get(0)?,
        local: row.get(1)?,
        theirs: row.get(2)?,
        base: named(row, 3, |name| match name {
            "none" => Some(Base::Never),
            "theirs" => Some(Base::Theirs),
            "other" => Some(Base::Other(other.clone().unwrap_or_default())),
            _ => None,
        })?,
        gone: row.get(5)?,
        dirty: row.get(6)?,
        changed_at: row.get(7)?,
    })
}

/// The links of these records, by KiotViet's id.
pub async fn read(
    session: &mut Session,
    shop: ShopId,
    entity: &str,
    remotes: &[i64],
) -> Result<HashMap<i64, Link>> {
    let sql = format!("SELECT {COLUMNS} FROM links WHERE shop = ?1 AND entity = ?2 AND remote_id = ?3");
    let rows: Vec<_> = remotes.iter().map(|id| [shop.into(), entity.into(), (*id).into()]).collect();
    let links = session.query_many(&sql, &rows, link).await?;
    Ok(links.into_iter().map(|link| (link.remote, link)).collect())
}

/// The link after a change, or nothing when it stays as it is.
pub fn after<R: Kept>(before: Option<Link>, change: Change<R>, local: Option<i64>) -> Result<Option<Link>> {
    if before.is_none() && means_nothing(&change) {
        return Ok(None);
    }
    let remote = change.remote.get();
    let never_seen = || StoreError::InvalidChange {
        entity: R::ENTITY,
        remote,
        reason: "nothing is known of KiotViet's record",
    };
    let (theirs, gone) = match (change.theirs, &before) {
        (TheirsChange::Seen(record), _) => (to_json(&record)?, false),
        (TheirsChange::Keep, Some(link)) => (link.theirs.clone(), link.gone),
        (TheirsChange::Gone, Some(link)) => (link.theirs.clone(), true),
        (TheirsChange::Keep | TheirsChange::Gone, None) => return Err(never_seen()),
    };
    let base = match (change.agreed, &before) {
        (AgreedChange::AsTheirs, _) => Base::Theirs,
        (AgreedChange::Is(agreed), _) => Base::of(Some(agreed), &theirs)?,
        (AgreedChange::Keep, None) => Base::Never,
        (AgreedChange::Keep, Some(link)) if link.theirs == theirs => link.base.clone(),
        (AgreedChange::Keep, Some(link)) => Base::of(link.base.read::<R>(&link.theirs)?, &theirs)?,
    };
    let known = before.as_ref().and_then(|link| link.changed_at);
    let changed_at = change.changed_at.map(Timestamp::as_millisecond).max(known);
    let after = Link { remote, local, theirs, base, gone, dirty: change.dirty, changed_at };
    Ok(Some(after).filter(|after| before.as_ref() != Some(after)))
}

/// Writes links, new or known.
pub async fn write(
    session: &mut Session,
    shop: ShopId,
    entity: &str,
    links: &[Link],
    now: Timestamp,
) -> Result<()> {
    let rows: Vec<_> = links
        .iter()
        .map(|link| {
            let other = match &link.base {
                Base::Other(json) => Some(json.as_str()),
                Base::Never | Base::Theirs => None,
            };
            [
                shop.into(),
                entity.into(),
                link.remote.into(),
                link.local.into(),
                (&link.theirs).into(),
                link.base.name().into(),
                other.into(),
                link.gone.into(),
                link.dirty.into(),
                link.changed_at.into(),
                now.into(),
            ]
        })
        .collect();
    session
        .execute_many(
            "INSERT INTO links (shop, entity, remote_id, local_id, theirs, agreement, agreed, gone, dirty, changed_at,
                 seen_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
             ON CONFLICT (shop, entity, remote_id) DO UPDATE SET local_id = excluded.local_id,
                 theirs = excluded.theirs, agreement = excluded.agreement, agreed = excluded.agreed,
                 gone = excluded.gone, dirty = excluded.dirty, changed_at = excluded.changed_at,
                 seen_at = excluded.seen_at",
            &rows,
        )
        .await
        .map(|_| ())
}
