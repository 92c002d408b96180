//! Rows of a list, each read on its own: a malformed one is reported and loses neither itself nor its page.

use serde::de::{DeserializeOwned, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

/// One row of a list.
#[derive(Debug, Clone)]
pub struct Row<T> {
    /// The row as KiotViet sent it.
    pub raw: Box<RawValue>,
    /// Its id, read even from a malformed row when possible.
    pub id: Option<i64>,
    /// The row as its type, or why it could not be read.
    pub value: Result<T, RowError>,
}

/// A row that is not of its type.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("malformed row: {reason}")]
pub struct RowError {
    /// What was wrong, in words of the parser.
    pub reason: String,
}

/// Reads one row; `id` names it, `keys` are the member names its id may have.
pub(crate) fn read_row<T: DeserializeOwned>(
    raw: &RawValue,
    keys: &[&str],
    id: impl Fn(&T) -> Option<i64>,
) -> Row<T> {
    let value = super::from_str::<T>(raw.get()).map_err(|error| RowError { reason: error.to_string() });
    let id = value.as_ref().ok().and_then(id).or_else(|| probe_id(raw.get(), keys));
    // A row without its id cannot be told from another: it is malformed, whatever else it holds.
    let value = match (value, id) {
        (Ok(_), None) => Err(RowError { reason: format!("no {}", keys.first().unwrap_or(&"id")) }),
        (value, _) => value,
    };
    Row { raw: raw.to_owned(), id, value }
}

/// The number under one of `keys` at the root of an object, without understanding the rest.
pub(crate) fn probe_id(text: &str, keys: &[&str]) -> Option<i64> {
    struct Probe<'a>(&'a [&'a str]);
    impl<'de> Visitor<'de> for Probe<'_> {
        type Value = Option<i64>;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("an object")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Option<i64>, A::Error> {
            let mut found = None;
            while let Some(key) = map.next_key::<std::borrow::Cow<'de, str>>()? {
                if found.is_none() && self.0.iter().any(|k| k.eq_ignore_ascii_case(&key)) {
                    found = integer(map.next_value::<&RawValue>()?.get());
                } else {
                    map.next_value::<IgnoredAny>()?;
                }
            }
            Ok(found)
        }
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    serde::Deserializer::deserialize_map(&mut deserializer, Probe(keys)).ok().flatten()
}

/// An integer as number or as text.
pub(super) fn integer(raw: &str) -> Option<i64> {
    super::from_str::<i64>(raw).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_of_a_malformed_row_is_still_found() {
        assert_eq!(probe_id(r#"{"name":{"x":1},"Id":"17","basePrice":"đắt"}"#, &["id"]), Some(17));
        assert_eq!(probe_id(r#"{"categoryId":5}"#, &["categoryId"]), Some(5));
        assert_eq!(probe_id(r#"["id",5]"#, &["id"]), None);
        assert_eq!(probe_id(r#"{"id":{}}"#, &["id"]), None);
    }
}
