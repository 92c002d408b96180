//! One object as the answer: bare, or wrapped in `{message, data}`. KiotViet's documentation and its service
//! disagree route by route, so both are read everywhere.

use std::borrow::Cow;
use std::ops::Deref;

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

/// One object and the text it was read from.
#[derive(Debug, Clone)]
pub struct Single<T> {
    /// The object.
    pub value: T,
    /// The object as KiotViet sent it, without its wrapping.
    pub raw: Box<RawValue>,
}

impl<T> Deref for Single<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// Reads one object, descending into `data` when that is an object.
pub(crate) fn read_single<T: DeserializeOwned>(text: &str) -> Result<Single<T>, serde_json::Error> {
    let raw: &RawValue = serde_json::from_str(text)?;
    let inner = unwrap(raw.get())?.unwrap_or(raw);
    Ok(Single { value: super::from_str(inner.get())?, raw: inner.to_owned() })
}

/// The `message` of a write's answer, if it has one.
pub(crate) fn read_message(text: &str) -> Option<String> {
    #[derive(Deserialize, Default)]
    #[serde(default)]
    struct Answer {
        message: Option<String>,
    }
    super::from_str::<Answer>(text).ok()?.message.filter(|message| !message.is_empty())
}

/// The words of an answer that is nothing but words; bare ones without JSON around them say nothing more.
///
/// # Errors
/// For what KiotViet never said: half an answer, or the page of some proxy, which comes with status 200 too.
pub(crate) fn read_words(text: &str) -> Result<Option<String>, serde_json::Error> {
    if text.trim_start().starts_with(['<', '{', '[', '"']) {
        super::from_str::<serde::de::IgnoredAny>(text)?;
    }
    Ok(read_message(text))
}

fn unwrap(text: &str) -> Result<Option<&RawValue>, serde_json::Error> {
    struct Data;
    impl<'de> Visitor<'de> for Data {
        type Value = Option<&'de RawValue>;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("an object")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut data = None;
            while let Some(key) = map.next_key::<Cow<'de, str>>()? {
                if key.eq_ignore_ascii_case("data") {
                    data = Some(map.next_value::<&RawValue>()?).filter(|raw| raw.get().starts_with('{'));
                } else {
                    map.next_value::<IgnoredAny>()?;
                }
            }
            Ok(data)
        }
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    serde::Deserializer::deserialize_map(&mut deserializer, Data)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize, PartialEq)]
    struct Thing {
        id: i64,
    }

    #[test]
    fn wrapped_and_bare_objects_read_the_same() {
        for text in
            [r#"{"id":5}"#, r#"{"message":"xong","data":{"id":5}}"#, r#"{"Data":{"Id":5},"message":null}"#]
        {
            let read = read_single::<Thing>(text).unwrap();
            assert_eq!(read.value, Thing { id: 5 }, "{text}");
            assert!(read.raw.get().to_lowercase() == r#"{"id":5}"#);
        }
        assert!(read_single::<Thing>(r#"{"message":"xong"}"#).is_err());
        assert!(read_single::<Thing>("[]").is_err());
        assert!(read_single::<Thing>(r#"{"id":"#).unwrap_err().is_eof());
    }
}
