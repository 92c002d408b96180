//! Values that go out as JSON just as they are kept: numbers with every digit, and JSON texts unparsed.

use rust_decimal::Decimal;
use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use dongbo_sync::{Money, Quantity};

/// An amount of money (VND) or a quantity in a JSON answer: a JSON number with all its digits, never through
/// floating point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(pub Decimal);

impl From<Money> for Exact {
    fn from(value: Money) -> Self {
        Self(value.decimal())
    }
}

impl From<Quantity> for Exact {
    fn from(value: Quantity) -> Self {
        Self(value.decimal())
    }
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        raw(&self.0.to_string(), serializer)
    }
}

/// A text that is JSON already.
pub(crate) fn raw<S: Serializer>(json: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let value: &RawValue = serde_json::from_str(json).map_err(S::Error::custom)?;
    value.serialize(serializer)
}

/// A text that is JSON already, or nothing.
pub(crate) fn raw_or_null<S: Serializer>(json: &Option<String>, serializer: S) -> Result<S::Ok, S::Error> {
    match json {
        Some(json) => raw(json, serializer),
        None => serializer.serialize_none(),
    }
}
