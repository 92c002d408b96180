//! A handle on the store whose deeds are signed.

use dongbo_sync::ShopId;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{Activity, ActivitySubject, Actor, Note, note};
use crate::error::Result;
use crate::session::Session;
use crate::shops;
use crate::store::Store;

/// Who does something, and when.
#[derive(Debug, Clone)]
pub(crate) struct Signature {
    by: Actor,
    at: Timestamp,
}

impl Store {
    /// The same store for somebody's request or command: what is done through it stands in the activity log under
    /// their name. Through a handle that nobody has signed only the machine's own deeds are noted.
    #[must_use]
    pub fn signed(&self, by: Actor, at: Timestamp) -> Self {
        let mut store = self.clone();
        store.signature = Some(Signature { by, at });
        store
    }

    /// Notes a deed that takes several transactions, or none of the store's, once it is done.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`](crate::StoreError::NoSuchShop), or when the database fails.
    pub async fn note_deed(
        &self,
        shop: ShopId,
        action: Activity,
        subject: ActivitySubject,
        details: Value,
    ) -> Result<()> {
        let signature = self.signature.clone();
        if signature.is_none() {
            return Ok(());
        }
        self.writing(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let ActivitySubject { entity, id, name } = &subject;
                let deed =
                    Note { entity: entity.as_deref(), id: *id, name: name.as_deref(), ..Note::of(action) };
                sign(session, shop, signature.as_ref(), deed.with(details)).await
            })
        })
        .await
    }
}

/// Notes a deed under the name of whoever the handle is signed by.
pub(crate) async fn sign(
    session: &mut Session,
    shop: ShopId,
    signature: Option<&Signature>,
    deed: Note<'_>,
) -> Result<()> {
    match signature {
        Some(Signature { by, at }) => note(session, shop, by, *at, deed).await,
        None => Ok(()),
    }
}

/// The members in which two values differ, each with `from` and `to`; null where they are equal.
pub fn difference(before: &impl Serialize, after: &impl Serialize) -> Value {
    let members = |value: &Value| value.as_object().cloned().unwrap_or_default();
    let (before, after) = (json!(before), json!(after));
    let (before, after) = (members(&before), members(&after));
    let mut changes = Map::new();
    for name in before.keys().chain(after.keys()) {
        let (from, to) = (before.get(name), after.get(name));
        if from != to {
            changes.insert(name.clone(), json!({ "from": from, "to": to }));
        }
    }
    if changes.is_empty() { Value::Null } else { Value::Object(changes) }
}
