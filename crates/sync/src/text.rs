//! Text as people see it: two spellings that look the same are the same.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The form in which texts are compared: Unicode NFC, non-breaking spaces as spaces, trimmed. What was typed
/// is kept as typed; this form is only for comparing.
pub fn comparable(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim_matches(is_space);
    let plain = !trimmed.contains('\u{a0}') && is_nfc_quick(trimmed.chars()) == IsNormalized::Yes;
    if plain {
        Cow::Borrowed(trimmed)
    } else {
        Cow::Owned(trimmed.nfc().map(|c| if c == '\u{a0}' { ' ' } else { c }).collect())
    }
}

/// The form in which names are matched: comparable, and without regard to case.
pub fn match_key(text: &str) -> String {
    comparable(text).to_lowercase()
}

/// Vietnamese without its marks, in lower case: what a person in a hurry types into a search box.
pub fn search_key(text: &str) -> String {
    text.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .map(|c| match c {
            'đ' | 'Đ' => 'd',
            '\u{a0}' => ' ',
            other => other,
        })
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .trim()
        .to_owned()
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{a0}' || c == '\u{feff}' || c == '\u{200b}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_and_decomposed_vietnamese_compare_equal() {
        assert_eq!(comparable("Áo thun"), comparable("A\u{301}o thun\u{a0}"));
    }

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(comparable("  Áo thun "), Cow::Borrowed("Áo thun")));
    }

    #[test]
    fn search_ignores_marks_and_case() {
        assert_eq!(search_key("Đường Thốt Nốt"), "duong thot not");
    }
}
