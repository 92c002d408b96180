//! What records are found by: words without marks and case, and the numbers inside codes.

use dongbo_sync::text::search_key;

/// Which index of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// Code, barcode and full name of products.
    Products,
    /// Code, name and phones of customers.
    Customers,
}

/// The words under which a record is indexed. Codes are indexed whole and by the numbers in them, without leading
/// zeros too: SP000123 is found as sp000123, 000123 and 123.
pub fn words<const N: usize>(codes: [Option<&str>; N], name: Option<&str>) -> String {
    let mut all = String::new();
    for code in codes.into_iter().flatten() {
        for word in split(&search_key(code)) {
            push(&mut all, word);
            for number in word.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()) {
                if number != word {
                    push(&mut all, number);
                }
                let short = number.trim_start_matches('0');
                if !short.is_empty() && short != number {
                    push(&mut all, short);
                }
            }
        }
    }
    for word in split(&search_key(name.unwrap_or_default())) {
        push(&mut all, word);
    }
    all
}

/// The words of what somebody typed into a search box; each must begin a word of what is found.
pub fn wanted(typed: &str) -> Vec<String> {
    split(&search_key(typed)).map(str::to_owned).collect()
}

/// The words of a text without marks.
pub fn split(key: &str) -> impl Iterator<Item = &str> {
    key.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn push(all: &mut String, word: &str) {
    if !all.is_empty() {
        all.push(' ');
    }
    all.push_str(word);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_whole_and_by_its_numbers() {
        assert_eq!(words([Some("SP000123-A")], None), "sp000123 000123 123 a");
    }

    #[test]
    fn a_name_loses_its_marks_and_its_case() {
        assert_eq!(words([None], Some("Đường Thốt-Nốt (Hộp)")), "duong thot not hop");
    }

    #[test]
    fn punctuation_alone_is_no_wish() {
        assert!(wanted(" -- \" * ").is_empty());
    }
}
