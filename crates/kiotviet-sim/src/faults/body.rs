//! Damage to the body of an answer.

use bytes::Bytes;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

/// The first `kept_permille` thousandths of the body, never all of it.
pub(super) fn truncated(body: &Bytes, kept_permille: u32) -> Bytes {
    let kept = body.len().saturating_mul(kept_permille as usize) / 1000;
    body.slice(..kept.min(body.len().saturating_sub(1)))
}

/// Members a synchroniser needs, so that breaking one of them is noticed.
const NEEDED: [&str; 8] =
    ["basePrice", "name", "code", "createdDate", "total", "categoryName", "inventories", "isActive"];

/// The body with one member of one row of `data` replaced by something of another type. Ids stay, so that
/// the row can still be named. Bodies without rows come back unchanged.
pub(super) fn with_malformed_row(body: &Bytes, draw: u64) -> Bytes {
    let Ok(mut page) = serde_json::from_slice::<Value>(body) else { return body.clone() };
    let Some(rows) = page.get_mut("data").and_then(Value::as_array_mut) else { return body.clone() };
    let count = rows.len().max(1) as u64;
    let Some(row) = rows.get_mut((draw % count) as usize).and_then(Value::as_object_mut) else {
        return body.clone();
    };
    let present: Vec<&str> = NEEDED.into_iter().filter(|name| row.contains_key(*name)).collect();
    let Some(name) = present.get((draw / count % present.len().max(1) as u64) as usize) else {
        return body.clone();
    };
    let broken = match row.get(*name) {
        Some(Value::String(_)) => json!({"?": "!"}),
        _ => json!("không đọc được"),
    };
    row.insert((*name).to_owned(), broken);
    serde_json::to_vec(&page).map_or_else(|_| body.clone(), Bytes::from)
}

/// The body with the time stamp of the list moved by so many seconds. Bodies without one come back unchanged.
pub(super) fn with_skewed_timestamp(body: &Bytes, seconds: i64) -> Bytes {
    const MEMBER: &str = "\"timestamp\":\"";
    let Ok(text) = std::str::from_utf8(body) else { return body.clone() };
    // Quotes inside texts are escaped, so this finds the member and nothing else; it stands near the end.
    let Some(start) = text.rfind(MEMBER).map(|at| at + MEMBER.len()) else { return body.clone() };
    let Some((stamp, rest)) = text.get(start..).and_then(|tail| tail.split_once('"')) else {
        return body.clone();
    };
    let skewed: Option<String> = stamp.parse::<Timestamp>().ok().and_then(|time| {
        let time = time.checked_add(SignedDuration::from_secs(seconds)).ok()?;
        Some(Offset::constant(7).to_datetime(time).strftime("%Y-%m-%dT%H:%M:%S+07:00").to_string())
    });
    match skewed {
        Some(skewed) => Bytes::from([&text[..start], skewed.as_str(), "\"", rest].concat()),
        None => body.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_truncated_body_is_never_whole() {
        let body = Bytes::from_static(br#"{"total":1}"#);
        for permille in [0, 1, 500, 990, 1000, 5000] {
            let cut = truncated(&body, permille);
            assert!(cut.len() < body.len());
            assert!(serde_json::from_slice::<Value>(&cut).is_err());
        }
        assert!(truncated(&Bytes::new(), 500).is_empty());
    }

    #[test]
    fn a_malformed_row_keeps_its_id_and_its_neighbours() {
        let body = Bytes::from_static(br#"{"data":[{"id":1,"name":"a"},{"id":2,"basePrice":5}],"total":2}"#);
        for draw in 0..20 {
            let page: Value = serde_json::from_slice(&with_malformed_row(&body, draw)).unwrap();
            assert_eq!(page["data"][0]["id"], 1);
            assert_eq!(page["data"][1]["id"], 2);
            let (name, price) = (&page["data"][0]["name"], &page["data"][1]["basePrice"]);
            assert_ne!(name.is_object(), price.is_string(), "exactly one row is broken");
        }
    }

    #[test]
    fn a_body_without_rows_stays_as_it_is() {
        for text in [&b"[]"[..], b"{\"id\":1}", b"", b"{\"data\":[]}", b"{\"data\":[{\"id\":1}]}"] {
            let body = Bytes::copy_from_slice(text);
            assert_eq!(with_malformed_row(&body, 3), body);
        }
    }

    #[test]
    fn the_time_stamp_of_a_list_moves_and_nothing_else() {
        let body = Bytes::from_static(br#"{"data":[{"id":1}],"timestamp":"2026-07-12T00:00:30+07:00"}"#);
        let skewed = with_skewed_timestamp(&body, -90);
        assert_eq!(skewed, br#"{"data":[{"id":1}],"timestamp":"2026-07-11T23:59:00+07:00"}"#.as_slice());
        let none = Bytes::from_static(br#"{"data":[]}"#);
        assert_eq!(with_skewed_timestamp(&none, 60), none);
    }
}
