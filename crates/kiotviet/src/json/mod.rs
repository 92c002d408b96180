//! Tolerant reading of KiotViet's JSON, without building a tree of values first.

// Any casing, null for missing, numbers as text: one adaptor around a deserializer.
mod tolerant;
// Single values in other clothes.
mod scalar;
// Exact decimals in both directions.
pub mod decimal;
// The envelope of a list: rows, total, removed ids.
mod list;
// Rows that may be malformed one by one.
mod row;
// One object, wrapped in `data` or not.
mod single;

pub use list::ListPage;
pub use row::{Row, RowError};
pub use single::Single;

pub(crate) use list::read_list;
pub(crate) use row::read_row;
pub(crate) use single::{read_message, read_single, read_words};

use serde::de::DeserializeOwned;
use tolerant::Tolerant;

/// Reads JSON text into a type of [`wire`](crate::wire): member names in any case, unknown members ignored, `null`
/// like a missing member, numbers and booleans also as text, one object in place of a list of one.
///
/// Of two members whose names differ only by case, the first counts.
pub fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = T::deserialize(Tolerant(&mut deserializer))?;
    deserializer.end()?;
    Ok(value)
}

/// The first characters of an answer, for error messages; long runs of digits (phones) are blotted out.
pub(crate) fn snippet(body: &[u8]) -> String {
    const LENGTH: usize = 200;
    let head = body.get(..body.len().min(LENGTH * 4)).unwrap_or_default();
    let mut shown = String::new();
    let mut run = 0;
    for c in String::from_utf8_lossy(head).chars().take(LENGTH) {
        run = if c.is_ascii_digit() { run + 1 } else { 0 };
        shown.push(if run > 5 { '#' } else { c });
    }
    shown
}
