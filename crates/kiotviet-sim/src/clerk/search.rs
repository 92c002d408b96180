//! Finding records as a person types: part of a name or code, accents and case aside.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Rows shown on one page.
pub(super) const PAGE: usize = 50;

/// A text without case and accents.
pub(super) fn folded(text: &str) -> String {
    let stripped = text.nfd().filter(|letter| !is_combining_mark(*letter));
    let plain = stripped.map(|letter| if matches!(letter, 'đ' | 'Đ') { 'd' } else { letter });
    plain.flat_map(char::to_lowercase).collect()
}

/// What was typed.
pub(super) struct Query {
    words: Vec<String>,
}

impl Query {
    pub fn new(text: &str) -> Self {
        Self { words: folded(text).split_whitespace().map(str::to_owned).collect() }
    }

    /// Whether every word occurs in one of the texts.
    pub fn fits(&self, texts: &[&str]) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let texts: Vec<String> = texts.iter().map(|text| folded(text)).collect();
        self.words.iter().all(|word| texts.iter().any(|text| text.contains(word)))
    }
}

/// One page of the rows, and whether there is another.
pub(super) fn page<T>(rows: impl Iterator<Item = T>, page: usize) -> (Vec<T>, bool) {
    let mut rows: Vec<T> = rows.skip(page.saturating_sub(1).saturating_mul(PAGE)).take(PAGE + 1).collect();
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    (rows, more)
}
