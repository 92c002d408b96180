//! Conflicts are kept true while records change: one that has no longer anything to decide is closed, one whose values
//! have moved takes the new ones.

use dongbo_sync::{Field, Record, ShopId};
use jiff::Timestamp;
use serde_json::Value;

use crate::cause::Cause;
use crate::conflicts::{COLUMNS, Conflict, ConflictKind, Ending, NewConflict, conflict, subject};
use crate::error::Result;
use crate::history::{self, Action, Disputed, FieldChange, HistorySide, NewEntry, Sides};
use crate::links::{COLUMNS as LINK_COLUMNS, StoredFacts, facts_of, read_link};
use crate::pulse::{self, Listed};
use crate::records::Kept;
use crate::records::table::{from_json, to_json};
use crate::runs::RunId;
use crate::session::Session;

/// In whose name something is told.
pub(crate) struct Told<'a> {
    pub cause: &'a Cause,
    pub run: Option<RunId>,
    pub now: Timestamp,
}

/// A record whose conflicts may be over.
pub(crate) struct Reviewed<R: Record> {
    pub remote: i64,
    /// The fields that wait for a person, where it has just been reconciled.
    pub asked: Option<Vec<R::Field>>,
}

/// The values of a conflict about a field.
pub(crate) fn disputed(ours: Option<&str>, theirs: Option<&str>, base: Option<&str>) -> Result<Disputed> {
    let read = |json: Option<&str>| json.map(from_json::<Value>).transpose();
    Ok(Disputed {
        ours: read(ours)?.unwrap_or_default(),
        theirs: read(theirs)?.unwrap_or_default(),
        base: read(base)?.unwrap_or_default(),
    })
}

/// An entry that speaks of a conflict.
pub(crate) fn entry<R: Kept>(
    action: Action,
    (local, remote): (Option<i64>, Option<i64>),
    label: String,
    field: FieldChange,
) -> NewEntry {
    NewEntry {
        entity: R::ENTITY,
        local,
        last_local: None,
        remote,
        label,
        side: HistorySide::Abaha,
        action,
        fields: vec![field],
    }
}

/// A field that is spoken of and not changed.
pub(crate) fn spoken_of(field: &str, disputed: Disputed) -> FieldChange {
    FieldChange {
        field: field.to_owned(),
        side: Sides::Neither,
        from: Value::Null,
        to: Value::Null,
        overruled: None,
        disputed: Some(disputed),
    }
}

/// Tells the history of conflicts that were opened.
pub(crate) async fn tell_opened<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    opened: &[(i64, &NewConflict)],
    told: &Told<'_>,
) -> Result<()> {
    let mut entries = Vec::new();
    for (_, conflict) in opened {
        let (ConflictKind::Field, Some(field)) = (conflict.kind, &conflict.field) else { continue };
        let values =
            disputed(conflict.ours.as_deref(), conflict.theirs.as_deref(), conflict.base.as_deref())?;
        let label = match conflict.local_id {
            Some(local) => label::<R>(session, shop, local).await?,
            None => String::new(),
        };
        let ids = (conflict.local_id, conflict.remote_id);
        entries.push(entry::<R>(Action::ConflictOpened, ids, label, spoken_of(field, values)));
    }
    history::add(session, shop, &entries, told.cause, told.run, told.now).await.map(|_| ())
}

async fn label<R: Kept>(session: &mut Session, shop: ShopId, local: i64) -> Result<String> {
    let sql = format!("SELECT {} FROM {} WHERE shop = ?1 AND id = ?2", R::LABEL, R::TABLE);
    let label = session.query_one(&sql, &[shop.into(), local.into()], |row| row.get(0)).await?;
    Ok(label.unwrap_or_default())
}

/// Looks at the open conflicts of records that were just written.
pub(crate) async fn review<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    reviewed: &[Reviewed<R>],
    told: &Told<'_>,
) -> Result<()> {
    if reviewed.is_empty() || !are_any_open::<R>(session, shop).await? {
        return Ok(());
    }
    for record in reviewed {
        let open = open_of::<R>(session, shop, record.remote).await?;
        if open.is_empty() {
            continue;
        }
        let sql =
            format!("SELECT {LINK_COLUMNS} FROM links WHERE shop = ?1 AND entity = ?2 AND remote_id = ?3");
        let parameters = [shop.into(), R::ENTITY.name().into(), record.remote.into()];
        let links = session.query(&sql, &parameters, read_link).await?;
        let facts = facts_of::<R>(session, shop, links).await?.pop();
        for conflict in open {
            look_at(session, shop, conflict, facts.as_ref(), record, told).await?;
        }
    }
    Ok(())
}

/// Nearly always there are none: one look instead of one for each record.
async fn are_any_open<R: Kept>(session: &mut Session, shop: ShopId) -> Result<bool> {
    let sql = "SELECT 1 FROM conflicts WHERE shop = ?1 AND entity = ?2 AND kind = 'field' AND closed_at IS NULL LIMIT 1";
    let found = session.query_one(sql, &[shop.into(), R::ENTITY.name().into()], |_| Ok(())).await?;
    Ok(found.is_some())
}

async fn open_of<R: Kept>(session: &mut Session, shop: ShopId, remote: i64) -> Result<Vec<Conflict>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM conflicts
         WHERE shop = ?1 AND entity = ?2 AND kind = 'field' AND subject = ?3 AND closed_at IS NULL"
    );
    let parameters = [shop.into(), R::ENTITY.name().into(), subject(Some(remote), None).into()];
    session.query(&sql, &parameters, conflict).await
}

async fn look_at<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    conflict: Conflict,
    facts: Option<&StoredFacts<R>>,
    record: &Reviewed<R>,
    told: &Told<'_>,
) -> Result<()> {
    match standing(&conflict, facts, record.asked.as_deref()) {
        Some((ours, theirs)) => refresh(session, shop, &conflict, &ours, &theirs).await.map(|_| ()),
        None => dissolve::<R>(session, shop, &conflict, facts, told).await,
    }
}

/// Both values, while there is something to decide.
pub(crate) fn standing<R: Record>(
    conflict: &Conflict,
    facts: Option<&StoredFacts<R>>,
    asked: Option<&[R::Field]>,
) -> Option<(Value, Value)> {
    let facts = facts.filter(|facts| !facts.gone && !facts.archived)?;
    let (ours, theirs) = facts.ours.as_ref().zip(facts.theirs.as_ref())?;
    let field = R::Field::named(conflict.field.as_deref()?)?;
    let over = ours.same(theirs, field) || asked.is_some_and(|asked| !asked.contains(&field));
    (!over).then(|| (ours.show(field), theirs.show(field)))
}

/// Gives an open conflict the values as they are now. Answers whether they had moved.
pub(crate) async fn refresh(
    session: &mut Session,
    shop: ShopId,
    conflict: &Conflict,
    ours: &Value,
    theirs: &Value,
) -> Result<bool> {
    let known = disputed(conflict.ours.as_deref(), conflict.theirs.as_deref(), None)?;
    if known.ours == *ours && known.theirs == *theirs {
        return Ok(false);
    }
    session
        .execute(
            "UPDATE conflicts SET ours = ?3, theirs = ?4 WHERE shop = ?1 AND id = ?2",
            &[shop.into(), conflict.id.into(), to_json(ours)?.into(), to_json(theirs)?.into()],
        )
        .await?;
    pulse::changed(session, shop, [Listed::Conflicts]).await?;
    Ok(true)
}

/// Closes a conflict in which nothing is left to decide.
pub(crate) async fn dissolve<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    conflict: &Conflict,
    facts: Option<&StoredFacts<R>>,
    told: &Told<'_>,
) -> Result<()> {
    close(session, shop, conflict.id, Ending::Dissolved, None, None, told.now).await?;
    let values = disputed(conflict.ours.as_deref(), conflict.theirs.as_deref(), conflict.base.as_deref())?;
    let record = facts.and_then(|facts| facts.ours.as_ref().or(facts.theirs.as_ref()));
    let label = record.map(|record| record.label().to_owned()).unwrap_or_default();
    let field = spoken_of(conflict.field.as_deref().unwrap_or_default(), values);
    let ids = (conflict.local_id, conflict.remote_id);
    let closed = entry::<R>(Action::ConflictClosed, ids, label, field);
    history::add(session, shop, &[closed], told.cause, told.run, told.now).await.map(|_| ())
}

/// Closes a conflict.
pub(crate) async fn close(
    session: &mut Session,
    shop: ShopId,
    id: i64,
    ending: Ending,
    by: Option<&str>,
    value: Option<String>,
    now: Timestamp,
) -> Result<()> {
    session
        .execute(
            "UPDATE conflicts SET closed_at = ?3, closed_by = ?4, decision = ?5, decided_value = ?6
             WHERE shop = ?1 AND id = ?2",
            &[shop.into(), id.into(), now.into(), by.into(), ending.name().into(), value.into()],
        )
        .await
        .map(|_| ())
}
