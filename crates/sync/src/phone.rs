//! Vietnamese phone numbers, as people type them and as they are matched.

use serde::{Deserialize, Serialize};

/// A phone number in its one local form: digits only, a leading 0 instead of +84 or 84.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PhoneKey(String);

impl PhoneKey {
    /// The key of a number as typed (`+84 912 345 678`, `0912.345.678`, `84912345678`), or `None` when the
    /// text is no single number (KiotViet's field is free text): such a text must not match anybody.
    pub fn of(typed: &str) -> Option<Self> {
        if typed.chars().any(|c| !(c.is_ascii_digit() || c.is_whitespace() || "+-.()\u{a0}".contains(c))) {
            return None;
        }
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let international = typed.trim_start().starts_with('+') || digits.starts_with("84");
        let local = match digits.strip_prefix("84") {
            Some(rest) if international && rest.len() >= 8 => {
                format!("0{}", rest.strip_prefix('0').unwrap_or(rest))
            }
            _ => digits,
        };
        (9..=11).contains(&local.len()).then_some(Self(local))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(typed: &str) -> Option<String> {
        PhoneKey::of(typed).map(|key| key.0)
    }

    #[test]
    fn every_way_of_typing_a_number_has_one_key() {
        for typed in ["0912345678", "+84912345678", "84 912 345 678", "0912.345.678", "(+84) 0912-345-678"] {
            assert_eq!(key(typed).as_deref(), Some("0912345678"), "{typed}");
        }
    }

    #[test]
    fn texts_that_are_no_single_number_match_nobody() {
        for typed in ["", "không có", "0912345678 / 0987654321", "0912345678 0987654321", "12345"] {
            assert_eq!(key(typed), None, "{typed}");
        }
    }
}
