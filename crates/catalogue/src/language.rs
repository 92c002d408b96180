//! The two languages people read.

use serde::{Deserialize, Serialize};

/// A language of the catalogue. Vietnamese is what is shown where nobody has chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// Tiếng Việt.
    #[default]
    #[serde(rename = "vi")]
    Vietnamese,
    /// English.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// Both, the first first.
    pub const ALL: [Self; 2] = [Self::Vietnamese, Self::English];

    /// The language tag: `vi` or `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }

    /// The language of a tag or locale such as `vi`, `vi-VN`, `en_US.UTF-8`; none if it is another one.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_', '.']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_locales_name_a_language() {
        for (tag, language) in [
            ("vi", Some(Language::Vietnamese)),
            ("VI-vn", Some(Language::Vietnamese)),
            ("en_US.UTF-8", Some(Language::English)),
            ("fr", None),
            ("", None),
            ("english", None),
        ] {
            assert_eq!(Language::of_tag(tag), language, "{tag}");
        }
    }
}
