//! The envelope of a list: `{total, pageSize, data, timestamp}` and the ids removed, in any of their four spellings.

use std::borrow::Cow;

use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::row::{integer, probe_id};
use crate::time::VietnamTime;

/// One answer of a list route, its rows not yet read.
#[derive(Debug, Default)]
pub struct ListPage<'a> {
    /// Rows as text.
    pub rows: Vec<&'a RawValue>,
    /// How many rows KiotViet says the filter has; not to be believed without proof.
    pub total: Option<u64>,
    /// Ids said to be deleted.
    pub removed: Vec<i64>,
    /// The server's time, when it tells.
    pub timestamp: Option<VietnamTime>,
}

/// Reads the envelope, or a bare array.
pub(crate) fn read_list(text: &str) -> Result<ListPage<'_>, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let page = deserializer.deserialize_any(Envelope)?;
    deserializer.end()?;
    Ok(page)
}

/// `removeId`, `removeIds`, `removedId`, `removedIds` in any case.
fn names_removed_ids(key: &str) -> bool {
    ["removeid", "removeids", "removedid", "removedids"].iter().any(|name| name.eq_ignore_ascii_case(key))
}

struct Envelope;

impl<'de> Visitor<'de> for Envelope {
    type Value = ListPage<'de>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list")
    }

    fn visit_unit<E>(self) -> Result<ListPage<'de>, E> {
        Ok(ListPage::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<ListPage<'de>, A::Error> {
        let mut page = ListPage::default();
        while let Some(row) = seq.next_element()? {
            page.rows.push(row);
        }
        Ok(page)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ListPage<'de>, A::Error> {
        let mut page = ListPage::default();
        let mut rows_read = false;
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            if key.eq_ignore_ascii_case("data") && !rows_read {
                page.rows = map.next_value::<Rows<'de>>()?.0;
                rows_read = true;
            } else if key.eq_ignore_ascii_case("total") {
                page.total =
                    integer(map.next_value::<&RawValue>()?.get()).and_then(|total| u64::try_from(total).ok());
            } else if key.eq_ignore_ascii_case("timestamp") {
                let raw = map.next_value::<&RawValue>()?.get();
                page.timestamp = super::from_str(raw).ok();
            } else if names_removed_ids(&key) {
                page.removed.extend(map.next_value::<RemovedIds>()?.0);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(page)
    }
}

/// `data`: an array, one object alone, or nothing.
struct Rows<'a>(Vec<&'a RawValue>);

impl<'de> Deserialize<'de> for Rows<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&'de RawValue>::deserialize(deserializer)?;
        let text = raw.get();
        if text.starts_with('[') {
            return serde_json::from_str(text).map(Rows).map_err(serde::de::Error::custom);
        }
        Ok(Rows(if text.starts_with('{') { vec![raw] } else { Vec::new() }))
    }
}

/// Numbers, numbers as text, or objects with an id; anything else is passed over.
struct RemovedIds(Vec<i64>);

impl<'de> Deserialize<'de> for RemovedIds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&'de RawValue>::deserialize(deserializer)?.get();
        let items: Vec<&RawValue> = serde_json::from_str(raw).unwrap_or_default();
        let one = |text: &str| integer(text).or_else(|| probe_id(text, &["id", "categoryId", "productId"]));
        if raw.starts_with('[') {
            return Ok(RemovedIds(items.iter().filter_map(|item| one(item.get())).collect()));
        }
        Ok(RemovedIds(one(raw).into_iter().collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removed_ids_are_read_in_every_spelling() {
        for text in [
            r#"{"total":0,"removeId":[1,2]}"#,
            r#"{"total":0,"removedIds":["1",2]}"#,
            r#"{"total":0,"removeIds":[{"id":1},{"Id":2}]}"#,
            r#"{"Total":"0","RemovedId":[1,2,null]}"#,
            r#"{"RemoveId":[1,2],"data":null}"#,
        ] {
            let page = read_list(text).unwrap();
            assert_eq!((page.removed, page.rows.len()), (vec![1, 2], 0), "{text}");
        }
    }

    #[test]
    fn rows_come_from_data_in_any_case_or_from_a_bare_array() {
        for text in [r#"{"Total":2,"PageSize":100,"Data":[{"id":1},5]}"#, r#"[{"id":1},5]"#] {
            let page = read_list(text).unwrap();
            assert_eq!(page.rows.iter().map(|row| row.get()).collect::<Vec<_>>(), [r#"{"id":1}"#, "5"]);
        }
        assert_eq!(read_list(r#"{"data":{"id":1}}"#).unwrap().rows.len(), 1);
    }

    #[test]
    fn a_cut_off_answer_is_an_end_of_file_error() {
        assert!(read_list(r#"{"total":2,"data":[{"id":1},{"i"#).unwrap_err().is_eof());
    }
}
