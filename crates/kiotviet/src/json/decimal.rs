//! Money (VND) and quantities as exact decimals.
//!
//! Read from the digits as they stand in the text, never by way of a binary float; written as JSON numbers.

use rust_decimal::Decimal;
use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// Reads a number as KiotViet may spell it: plain, with an exponent, or as text. `None` for `null` and `""`.
pub fn parse(raw: &str) -> Result<Option<Decimal>, rust_decimal::Error> {
    let trimmed = raw.trim();
    let bare = trimmed.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(trimmed).trim();
    if bare.is_empty() || bare == "null" {
        return Ok(None);
    }
    let read =
        if bare.contains(['e', 'E']) { Decimal::from_scientific(bare)? } else { bare.parse::<Decimal>()? };
    Ok(Some(read.normalize()))
}

/// For an optional member: `#[serde(deserialize_with = "json::decimal::option")]`.
pub(crate) fn option<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
    let raw = <&RawValue>::deserialize(deserializer)?;
    parse(raw.get()).map_err(|error| D::Error::custom(format_args!("{} is no decimal: {error}", raw.get())))
}

/// Writes a JSON number, digit for digit.
pub(crate) fn write<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    RawValue::from_string(value.normalize().to_string()).map_err(S::Error::custom)?.serialize(serializer)
}

/// Writes a JSON number; use together with `skip_serializing_if = "Option::is_none"`.
pub(crate) fn write_option<S: Serializer>(value: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => write(value, serializer),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_kept_exactly() {
        for (text, expected) in [
            ("185000", "185000"),
            ("1000.6", "1000.6"),
            ("25000.06", "25000.06"),
            ("-2", "-2"),
            ("1E+2", "100"),
            ("1.5e3", "1500"),
            ("2e-3", "0.002"),
            ("10.0104", "10.0104"),
            ("1234567890123.4567", "1234567890123.4567"),
            ("\"12.50\"", "12.5"),
            ("999999999", "999999999"),
        ] {
            assert_eq!(parse(text).unwrap().unwrap().to_string(), expected, "{text}");
        }
        assert_eq!(parse("null").unwrap(), None);
        assert_eq!(parse("\"\"").unwrap(), None);
        assert!(parse("true").is_err());
        assert!(parse("\"mười\"").is_err());
        assert!(parse("1e400").is_err());
    }

    #[test]
    fn a_decimal_is_written_as_a_number() {
        #[derive(Serialize)]
        struct Price {
            #[serde(serialize_with = "write")]
            price: Decimal,
        }
        let price = Price { price: "25000.060".parse().unwrap() };
        assert_eq!(serde_json::to_string(&price).unwrap(), r#"{"price":25000.06}"#);
    }
}
