//! Parameters in braces: their names in words, and how they are filled in.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::Language;

/// A word in both languages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Word {
    vi: String,
    en: String,
}

impl Word {
    fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Vietnamese => &self.vi,
            Language::English => &self.en,
        }
    }
}

/// What a parameter stands for, and the words for those of its values that code has names for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parameter {
    vi: String,
    en: String,
    /// Another parameter whose value serves for this one too.
    same_as: Option<String>,
    #[serde(default)]
    values: BTreeMap<String, Word>,
}

impl Parameter {
    fn name(&self, language: Language) -> &str {
        match language {
            Language::Vietnamese => &self.vi,
            Language::English => &self.en,
        }
    }
}

#[expect(clippy::expect_used, reason = "the texts are part of the program; tests read every one of them")]
pub(crate) fn glossary() -> &'static BTreeMap<String, Parameter> {
    static GLOSSARY: LazyLock<BTreeMap<String, Parameter>> = LazyLock::new(|| {
        toml::from_str(include_str!("texts/parameters.toml")).expect("the embedded glossary can be read")
    });
    &GLOSSARY
}

/// A text taken apart.
enum Part<'a> {
    Text(&'a str),
    Parameter(&'a str),
}

/// Splits at `{name}`; a brace that is none of these stays as it is.
fn parts(mut text: &str) -> impl Iterator<Item = Part<'_>> {
    std::iter::from_fn(move || {
        if text.is_empty() {
            return None;
        }
        if let Some((name, rest)) = text.strip_prefix('{').and_then(|inner| inner.split_once('}'))
            && !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        {
            text = rest;
            return Some(Part::Parameter(name));
        }
        let after_first = text.chars().next().map_or(0, char::len_utf8);
        let end = text[after_first..].find('{').map_or(text.len(), |at| after_first + at);
        let (plain, rest) = text.split_at(end);
        text = rest;
        Some(Part::Text(plain))
    })
}

/// The names of the parameters in a text.
pub(crate) fn names_in(text: &str) -> impl Iterator<Item = &str> {
    parts(text).filter_map(|part| match part {
        Part::Parameter(name) => Some(name),
        Part::Text(_) => None,
    })
}

/// Fills the parameters in and begins with a capital. Values are never looked into: braces in them stay braces.
pub(crate) fn fill(text: &str, language: Language, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 32);
    for part in parts(text) {
        match part {
            // A value that brings its own full stop is not given another.
            Part::Text(plain) if filled.ends_with('.') => {
                filled.push_str(plain.strip_prefix('.').unwrap_or(plain));
            }
            Part::Text(plain) => filled.push_str(plain),
            Part::Parameter(name) => match value_of(name, language, values) {
                Some(value) => filled.push_str(value),
                None => {
                    let words = glossary().get(name).map_or(name, |parameter| parameter.name(language));
                    filled.push('‹');
                    filled.push_str(words);
                    filled.push('›');
                }
            },
        }
    }
    if text.starts_with('{') { capitalised(&filled) } else { filled }
}

fn value_of<'a>(name: &str, language: Language, values: &[(&str, &'a str)]) -> Option<&'a str> {
    let given = |wanted: &str| {
        values
            .iter()
            .find(|(name, value)| *name == wanted && !value.trim().is_empty())
            .map(|(_, value)| *value)
    };
    let parameter = glossary().get(name);
    let value =
        given(name).or_else(|| parameter.and_then(|parameter| given(parameter.same_as.as_deref()?)))?;
    let word = parameter.and_then(|parameter| parameter.values.get(value));
    Some(word.map_or(value, |word| word.in_language(language)))
}

/// Only words of ours are changed: a code such as `sp001` at the beginning stays as the shop wrote it.
fn capitalised(text: &str) -> String {
    let known = glossary()
        .values()
        .flat_map(|parameter| parameter.values.values())
        .flat_map(|word| [word.vi.as_str(), word.en.as_str()])
        .any(|word| text.starts_with(word));
    let mut characters = text.chars();
    match characters.next() {
        Some(first) if known => first.to_uppercase().chain(characters).collect(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, Vietnamese};

    #[test]
    fn parameters_are_filled_in() {
        assert_eq!(fill("{shop} ở {path}.", English, &[("shop", "A"), ("path", "/b")]), "A ở /b.");
        assert_eq!(fill("{reason}.", English, &[("reason", "Disk full.")]), "Disk full.");
    }

    #[test]
    fn a_missing_or_empty_value_is_shown_by_its_name_in_words() {
        assert_eq!(fill("Ở {path}.", Vietnamese, &[]), "Ở ‹đường dẫn›.");
        assert_eq!(fill("At {path}.", English, &[("path", " ")]), "At ‹path›.");
        assert_eq!(fill("At {unheard_of}.", English, &[]), "At ‹unheard_of›.");
    }

    #[test]
    fn braces_in_a_value_or_out_of_place_stay_as_they_are() {
        assert_eq!(fill("{reason} {", English, &[("reason", "{shop}"), ("shop", "no")]), "{shop} {");
        assert_eq!(fill("{}{Đ}{ tên }", English, &[]), "{}{Đ}{ tên }");
    }

    #[test]
    fn names_that_code_uses_are_shown_in_words() {
        let values = [("entity", "products"), ("record", "sp001")];
        assert_eq!(fill("{entity} {record}: x", Vietnamese, &values), "Sản phẩm sp001: x");
        assert_eq!(fill("{entity} {record}: x", English, &values), "Product sp001: x");
        assert_eq!(fill("Of 7 {entities}", English, &values), "Of 7 products");
        assert_eq!(fill("{record} x", English, &values), "sp001 x");
    }
}
