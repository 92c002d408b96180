//! Members of a change that may be left out (as it is), null (emptied) or given.

use serde::{Deserialize, Deserializer};

/// What a change says about one member.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Given<T> {
    /// Nothing: it stays as it is.
    #[default]
    Nothing,
    /// It becomes this; null empties it.
    Value(Option<T>),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Given<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::Value)
    }
}

impl<T: Clone> Given<T> {
    /// Sets a member that can be empty.
    pub(crate) fn set_option(&self, member: &mut Option<T>) {
        if let Self::Value(value) = self {
            member.clone_from(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize, Default)]
    #[serde(default)]
    struct Change {
        unit: Given<String>,
    }

    #[test]
    fn left_out_null_and_given_are_three_things() {
        let read = |json: &str| serde_json::from_str::<Change>(json).unwrap().unit;
        assert_eq!(read("{}"), Given::Nothing);
        assert_eq!(read(r#"{"unit":null}"#), Given::Value(None));
        assert_eq!(read(r#"{"unit":"Hộp"}"#), Given::Value(Some("Hộp".to_owned())));
    }
}
