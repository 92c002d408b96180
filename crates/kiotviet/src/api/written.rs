//! Carrying out single reads and writes, and what a write brings back.

use bytes::Bytes;
use http::Method;
use serde::Serialize;
use serde::de::{DeserializeOwned, Error as _};

use super::resource::Resource;
use crate::account::Ability;
use crate::client::{Call, Client, Query};
use crate::error::{BusinessKind, Error, names_missing_object};
use crate::json::{Single, read_message, read_single, read_words};

/// A write that answers with the object: what was sent stands beside what came back, to be compared.
#[derive(Debug, Clone)]
pub struct Written<T> {
    /// The object as KiotViet says it is now.
    pub answer: Single<T>,
    /// KiotViet's words, if any.
    pub message: Option<String>,
    /// The body that was sent.
    pub sent: Bytes,
}

/// A write that answers with words only.
#[derive(Debug, Clone)]
pub struct Acknowledged {
    /// KiotViet's words.
    pub message: Option<String>,
    /// The body that was sent, if any.
    pub sent: Option<Bytes>,
    /// True when a delete found nothing to delete: done before, by us or by another.
    pub already_gone: bool,
}

/// Reads the object and insists on its id.
pub(super) fn read_object<R: Resource>(text: &str) -> Result<Single<R>, serde_json::Error> {
    let single = read_single::<R>(text)?;
    match single.value.key() {
        Some(_) => Ok(single),
        None => Err(serde_json::Error::custom("the answer names no id")),
    }
}

/// The body of a write.
pub(super) fn body(request: &impl Serialize) -> Result<Bytes, Error> {
    serde_json::to_vec(request)
        .map(Bytes::from)
        .map_err(|error| Error::InvalidRequest { reason: error.to_string() })
}

impl Client {
    /// One object by id or code. `None` when KiotViet says that just this one does not exist: 404, or a refusal whose
    /// text says so of this kind of object.
    pub(super) async fn read_one<R: Resource>(
        &self,
        path: String,
        query: Query,
        missing: BusinessKind,
    ) -> Result<Option<Single<R>>, Error> {
        let mut call = Call::get(path, query, R::ABILITY);
        call.priority = R::PRIORITY;
        match self.call(&call, read_object::<R>).await {
            Ok(single) => Ok(Some(single)),
            Err(error) if says_missing(&error, missing) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// A bare object that is no resource, such as the settings.
    pub(super) async fn read_bare<T: DeserializeOwned>(
        &self,
        path: &str,
        ability: Ability,
    ) -> Result<Single<T>, Error> {
        self.call(&Call::get(path, Query::default(), ability), read_single::<T>).await
    }

    /// A write that answers with the object.
    pub(super) async fn write_one<R: Resource>(
        &self,
        method: Method,
        path: String,
        request: &impl Serialize,
        ability: Ability,
    ) -> Result<Written<R>, Error> {
        let sent = body(request)?;
        self.write_call(Call::write(method, path, Some(sent), ability)).await
    }

    /// The same, for a call that needs more said about it.
    pub(super) async fn write_call<R: Resource>(&self, call: Call) -> Result<Written<R>, Error> {
        let sent = call.body.clone().unwrap_or_default();
        let (answer, message) =
            self.call(&call, |text| Ok((read_object::<R>(text)?, read_message(text)))).await?;
        Ok(Written { answer, message, sent })
    }

    /// A write that answers with words.
    pub(super) async fn acknowledge(&self, call: Call) -> Result<Acknowledged, Error> {
        let sent = call.body.clone();
        let message = self.call(&call, read_words).await?;
        Ok(Acknowledged { message, sent, already_gone: false })
    }

    /// A delete. That the object is not there (any more) is success.
    pub(super) async fn delete(
        &self,
        path: String,
        query: Query,
        missing: BusinessKind,
        ability: Ability,
    ) -> Result<Acknowledged, Error> {
        let call = Call { query, ..Call::write(Method::DELETE, path, None, ability) };
        match self.acknowledge(call).await {
            Err(error) if says_missing(&error, missing) => Ok(Acknowledged {
                message: error.message_for_people().map(str::to_owned),
                sent: None,
                already_gone: true,
            }),
            other => other,
        }
    }
}

/// Whether the error says that the object asked for does not exist.
pub(super) fn says_missing(error: &Error, missing: BusinessKind) -> bool {
    match error {
        Error::NotFound { .. } => true,
        Error::Business { kind, message, .. } => {
            (*kind == missing || *kind == BusinessKind::OtherUnknown)
                && (names_missing_object(message) || missing == BusinessKind::CustomerUnknown)
        }
        _ => false,
    }
}
