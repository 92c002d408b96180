//! A person decides a conflict about a field: one transaction, on the facts as they are then.

use dongbo_sync::reconcile::{Choice, resolve};
use dongbo_sync::{Agreed, Field, ShopId};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::review::{Told, close, disputed, dissolve, entry, refresh, standing};
use crate::activity::{Activity, Note, sign};
use crate::cause::Cause;
use crate::conflicts::{COLUMNS, Conflict, ConflictKind, Ending, conflict};
use crate::edits::put;
use crate::error::{Result, StoreError};
use crate::history::{self, Action, FieldChange, Sides};
use crate::links::{Base, COLUMNS as LINK_COLUMNS, facts_of, read_link, write_links};
use crate::outbox;
use crate::records::Kept;
use crate::records::table::to_json;
use crate::session::Session;
use crate::store::Store;

/// What a person chose.
#[derive(Debug, Clone, PartialEq)]
pub enum SettlingChoice {
    /// Our value.
    Ours,
    /// KiotViet's value.
    Theirs,
    /// Another one, as the field is shown.
    Value(Value),
}

/// What came of a decision.
#[derive(Debug, Clone, PartialEq)]
pub enum Settlement {
    /// It is decided.
    Decided(Conflict),
    /// Nothing was left to decide; it is closed.
    Dissolved(Conflict),
    /// The values have moved since it was shown: it stays open, with those of now.
    Moved(Conflict),
    /// It was closed before.
    AlreadyClosed(Conflict),
    /// It is not about a field.
    NotAField(Conflict),
    /// The value is none that the field can have.
    BadValue {
        /// The conflict, which stays open.
        conflict: Conflict,
        /// Why.
        reason: String,
    },
}

impl Store {
    /// A conflict, open or closed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn conflict(&self, shop: ShopId, id: i64) -> Result<Option<Conflict>> {
        self.reading(move |session| Box::pin(one(session, shop, id))).await
    }

    /// Decides a conflict about a field of a record of kind `R`. The record's facts are read again: where its values
    /// are no longer those that were shown, nothing is decided.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; those of the database.
    pub async fn settle_conflict<R: Kept>(
        &self,
        shop: ShopId,
        id: i64,
        choice: SettlingChoice,
        by: String,
        now: Timestamp,
    ) -> Result<Settlement> {
        let signed = self.signature.clone();
        self.writing(move |session| {
            Box::pin(async move {
                let known = one(session, shop, id).await?;
                let conflict = known.ok_or(StoreError::NotFound { shop, what: "conflict", id })?;
                if conflict.closed_at.is_some() {
                    return Ok(Settlement::AlreadyClosed(conflict));
                }
                if conflict.kind != ConflictKind::Field || conflict.entity != R::ENTITY {
                    return Ok(Settlement::NotAField(conflict));
                }
                let settled = settle::<R>(session, shop, conflict, choice, by, now).await?;
                if let Settlement::Decided(conflict) = &settled {
                    let deed = Note {
                        id: Some(id),
                        entity: Some("conflicts"),
                        ..Note::of(Activity::ConflictDecided)
                    };
                    let details = json!({
                        "entity": conflict.entity, "local_id": conflict.local_id, "field": conflict.field,
                        "decision": conflict.decision,
                    });
                    sign(session, shop, signed.as_ref(), deed.with(details)).await?;
                }
                Ok(settled)
            })
        })
        .await
    }
}

async fn one(session: &mut Session, shop: ShopId, id: i64) -> Result<Option<Conflict>> {
    let sql = format!("SELECT {COLUMNS} FROM conflicts WHERE shop = ?1 AND id = ?2");
    session.query_one(&sql, &[shop.into(), id.into()], conflict).await
}

async fn settle<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    conflict: Conflict,
    choice: SettlingChoice,
    by: String,
    now: Timestamp,
) -> Result<Settlement> {
    let id = conflict.id;
    let cause = Cause::Decision { conflict: id, by };
    let told = Told { cause: &cause, run: None, now };
    let sql = format!("SELECT {LINK_COLUMNS} FROM links WHERE shop = ?1 AND entity = ?2 AND remote_id = ?3");
    let parameters = [shop.into(), R::ENTITY.name().into(), conflict.remote_id.unwrap_or_default().into()];
    let link = session.query_one(&sql, &parameters, read_link).await?;
    let facts = facts_of::<R>(session, shop, link.clone().into_iter().collect()).await?.pop();
    let Some((ours_now, theirs_now)) = standing(&conflict, facts.as_ref(), None) else {
        dissolve::<R>(session, shop, &conflict, facts.as_ref(), &told).await?;
        return again(session, shop, conflict).await.map(Settlement::Dissolved);
    };
    if refresh(session, shop, &conflict, &ours_now, &theirs_now).await? {
        return again(session, shop, conflict).await.map(Settlement::Moved);
    }
    // What stands has a link, both records and a field.
    let (Some(mut link), Some(facts)) = (link, facts) else { return Ok(Settlement::NotAField(conflict)) };
    let (Some(before), Some(theirs), Some(local)) = (facts.ours, facts.theirs, facts.local) else {
        return Ok(Settlement::NotAField(conflict));
    };
    let Some(field) = conflict.field.as_deref().and_then(R::Field::named) else {
        return Ok(Settlement::NotAField(conflict));
    };
    let mut ours = before.clone();
    let (chosen, ending) = match &choice {
        SettlingChoice::Ours => (Choice::Ours, Ending::Ours),
        SettlingChoice::Theirs => (Choice::Theirs, Ending::Theirs),
        SettlingChoice::Value(value) => {
            if let Err(error) = ours.set(field, value) {
                return Ok(Settlement::BadValue { conflict, reason: error.to_string() });
            }
            (Choice::Ours, Ending::Value)
        }
    };
    let mut agreed = facts.agreed.unwrap_or_else(|| Agreed::from(theirs.clone()));
    resolve(&mut ours, &theirs, &mut agreed, field, chosen);
    // Written even where ours stays as it is: a run that decided on the old base must decide again.
    put(session, shop, local, &ours, now).await?;
    link.base = Base::of(Some(agreed), &link.theirs)?;
    write_links(session, shop, R::ENTITY.name(), &[link], now).await?;
    if !ours.same(&theirs, field) {
        outbox::enter(session, shop, R::ENTITY, &[local], now).await?;
    }
    let (from, to) = (before.show(field), ours.show(field));
    let side = if from == to { Sides::Neither } else { Sides::Abaha };
    let values = disputed(conflict.ours.as_deref(), conflict.theirs.as_deref(), conflict.base.as_deref())?;
    let value = to_json(&to)?;
    let row = FieldChange {
        field: field.name().to_owned(),
        side,
        from,
        to,
        overruled: None,
        disputed: Some(values),
    };
    let ids = (Some(local), conflict.remote_id);
    let decided = entry::<R>(Action::ConflictDecided, ids, ours.label().to_owned(), row);
    history::add(session, shop, &[decided], &cause, None, now).await?;
    close(session, shop, id, ending, cause.person(), Some(value), now).await?;
    again(session, shop, conflict).await.map(Settlement::Decided)
}

/// The conflict as it stands after what was done.
async fn again(session: &mut Session, shop: ShopId, before: Conflict) -> Result<Conflict> {
    Ok(one(session, shop, before.id).await?.unwrap_or(before))
}
