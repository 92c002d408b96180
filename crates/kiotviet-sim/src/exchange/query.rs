//! Query parameters: names without regard to case, unknown ones ignored, lists repeated or with commas.

use jiff::Timestamp;

use super::Failure;
use super::input::form_pairs;
use crate::vietnam_time;

/// The parameters of a query.
#[derive(Clone, Debug, Default)]
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    /// Reads a percent-encoded query.
    pub fn parse(query: &str) -> Self {
        Self(form_pairs(query).map(|(name, value)| (name.to_lowercase(), value)).collect())
    }

    /// The last value of a name, unless it is empty.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.all(name).last().map(str::trim).filter(|value| !value.is_empty())
    }

    fn all(&self, name: &str) -> impl DoubleEndedIterator<Item = &str> {
        let name = name.to_ascii_lowercase();
        self.0
            .iter()
            .filter(move |(known, _)| known.trim_end_matches("[]") == name)
            .map(|(_, value)| value.as_str())
    }

    /// A boolean; missing is none.
    pub fn boolean(&self, name: &str) -> Result<Option<bool>, Failure> {
        match self.text(name).map(str::to_ascii_lowercase).as_deref() {
            None => Ok(None),
            Some("true" | "1") => Ok(Some(true)),
            Some("false" | "0") => Ok(Some(false)),
            Some(_) => Err(malformed(name)),
        }
    }

    /// A boolean; missing is false.
    pub fn flag(&self, name: &str) -> Result<bool, Failure> {
        Ok(self.boolean(name)?.unwrap_or(false))
    }

    /// A whole number.
    pub fn integer(&self, name: &str) -> Result<Option<i64>, Failure> {
        self.text(name).map(|value| value.parse().map_err(|_| malformed(name))).transpose()
    }

    /// Whole numbers, repeated or separated by commas (brackets tolerated).
    pub fn integers(&self, name: &str) -> Result<Vec<i64>, Failure> {
        self.all(name)
            .flat_map(|value| value.trim_matches(['[', ']']).split(','))
            .map(str::trim)
            .filter(|value| !value.is_empty())
            .map(|value| value.parse().map_err(|_| malformed(name)))
            .collect()
    }

    /// A time, read as Vietnam local time when it names no zone.
    pub fn time(&self, name: &str) -> Result<Option<Timestamp>, Failure> {
        self.text(name).map(|value| vietnam_time::parse(value).ok_or_else(|| malformed(name))).transpose()
    }
}

fn malformed(name: &str) -> Failure {
    Failure::Malformed(format!("tham số {name}"))
}
