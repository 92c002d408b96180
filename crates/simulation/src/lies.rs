//! Lists that are not what they claim to be.

use bytes::Bytes;
use serde_json::Value;

const IDS: [&str; 3] = ["id", "categoryId", "productId"];

/// The list without one of its rows, and with a total that fits: only a single read could tell. Answers the row's id
/// too; `None` when there is no row to leave out.
pub(crate) fn without_a_row(body: &Bytes, draw: u64) -> Option<(Bytes, i64)> {
    let mut page: Value = serde_json::from_slice(body).ok()?;
    let rows = page.get_mut("data")?.as_array_mut()?;
    let place = usize::try_from(draw % rows.len().max(1) as u64).ok()?;
    if place >= rows.len() {
        return None;
    }
    let row = rows.remove(place);
    let id = IDS.iter().find_map(|name| row.get(name)?.as_i64())?;
    if let Some(total) = page.get_mut("total") {
        *total = Value::from(total.as_i64()? - 1);
    }
    Some((Bytes::from(serde_json::to_vec(&page).ok()?), id))
}

/// The ids of a list's rows.
pub(crate) fn ids(body: &Bytes) -> Vec<i64> {
    let page: Value = serde_json::from_slice(body).unwrap_or_default();
    let rows = page.get("data").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    rows.iter().filter_map(|row| IDS.iter().find_map(|name| row.get(name)?.as_i64())).collect()
}

/// The list without its last rows, though its total stays.
pub(crate) fn cut_short(body: &Bytes, draw: u64) -> Option<Bytes> {
    let mut page: Value = serde_json::from_slice(body).ok()?;
    let rows = page.get_mut("data")?.as_array_mut()?;
    let kept = usize::try_from(draw % rows.len().max(1) as u64).ok()?;
    if kept >= rows.len() {
        return None;
    }
    rows.truncate(kept);
    Some(Bytes::from(serde_json::to_vec(&page).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_left_out_and_the_total_conceals_it() {
        let body = Bytes::from_static(br#"{"total":2,"data":[{"id":5},{"id":7}]}"#);
        let (body, id) = without_a_row(&body, 3).unwrap();
        assert_eq!(id, 7);
        assert_eq!(body, br#"{"data":[{"id":5}],"total":1}"#.as_slice());
        assert_eq!(without_a_row(&Bytes::from_static(b"{\"data\":[]}"), 0), None);
        assert_eq!(without_a_row(&Bytes::from_static(b"{\"id\":1}"), 0), None);
    }

    #[test]
    fn a_list_cut_short_still_claims_all() {
        let body = Bytes::from_static(br#"{"total":2,"data":[{"id":5},{"id":7}]}"#);
        assert_eq!(cut_short(&body, 4).unwrap(), br#"{"data":[],"total":2}"#.as_slice());
    }
}
