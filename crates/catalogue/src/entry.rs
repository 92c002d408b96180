//! One entry of the catalogue, and how the entries are read from the texts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::parameter::{fill, names_in};
use crate::{Area, Code, Language, Message};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Nothing to do.
    Info,
    /// Work goes on; somebody should look at it.
    Warning,
    /// Something was not done.
    Error,
    /// Nothing goes on until it is mended.
    Critical,
}

/// Who can do something about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The shop's owner, who is the administrator on KiotViet.
    Owner,
    /// The shop's staff.
    Staff,
    /// Whoever runs dongbo.
    Operator,
    /// Whoever writes programs: dongbo itself, or a client of its API.
    Engineer,
}

/// The texts of an entry in one language, with parameters in braces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// A few words that name the failure; no parameters.
    pub title: String,
    /// What happened, to which record.
    pub cause: String,
    /// What to do, step by step.
    pub remedy: Vec<String>,
}

/// A failure that a person may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its stable name.
    pub code: Code,
    /// Where it belongs.
    pub area: Area,
    /// How bad it is.
    pub severity: Severity,
    /// Who can mend it.
    pub who: Audience,
    /// The HTTP status of an API answer that consists of this failure.
    pub http_status: u16,
    vietnamese: Texts,
    english: Texts,
}

impl Code {
    /// The entry of this code.
    #[expect(clippy::expect_used, reason = "the texts are part of the program; tests read every one of them")]
    pub fn entry(self) -> &'static Entry {
        static ENTRIES: LazyLock<BTreeMap<Code, Entry>> =
            LazyLock::new(|| read().expect("the embedded catalogue can be read"));
        ENTRIES.get(&self).expect("every code has its entry")
    }
}

impl Entry {
    /// The texts as written, braces and all.
    pub fn texts(&self, language: Language) -> &Texts {
        match language {
            Language::Vietnamese => &self.vietnamese,
            Language::English => &self.english,
        }
    }

    /// The title, which has no parameters.
    pub fn title(&self, language: Language) -> &str {
        &self.texts(language).title
    }

    /// The texts with their parameters filled in. One that is missing is shown by its name in words, ‹like this›.
    pub fn render(&self, language: Language, parameters: &[(&str, &str)]) -> Message {
        let texts = self.texts(language);
        Message {
            code: self.code,
            severity: self.severity,
            title: texts.title.clone(),
            cause: fill(&texts.cause, language, parameters),
            remedy: texts.remedy.iter().map(|step| fill(step, language, parameters)).collect(),
        }
    }

    /// The names of the parameters in its texts.
    pub fn parameters(&self) -> BTreeSet<&str> {
        names(&self.vietnamese)
    }
}

fn names(texts: &Texts) -> BTreeSet<&str> {
    names_in(&texts.cause).chain(texts.remedy.iter().flat_map(|step| names_in(step))).collect()
}

/// An entry as it stands in its file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    severity: Severity,
    who: Audience,
    http_status: u16,
    vi: Texts,
    en: Texts,
}

fn read() -> Result<BTreeMap<Code, Entry>, toml::de::Error> {
    let mut entries = BTreeMap::new();
    for area in Area::ALL {
        for (code, source) in toml::from_str::<BTreeMap<Code, Source>>(area.source())? {
            let Source { severity, who, http_status, vi, en } = source;
            entries
                .insert(code, Entry { code, area, severity, who, http_status, vietnamese: vi, english: en });
        }
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameter::glossary;

    #[test]
    fn every_code_has_texts_and_every_text_a_code() {
        let entries = read().unwrap();
        let without_texts: Vec<_> = Code::ALL.iter().filter(|code| !entries.contains_key(code)).collect();
        assert!(without_texts.is_empty(), "{without_texts:?}");
        // The other way round is checked by reading: a text under an unknown code is refused.
        assert!(toml::from_str::<BTreeMap<Code, Source>>("[KV-NOTHING]").is_err());
    }

    #[test]
    fn a_code_begins_with_the_prefix_of_its_area() {
        for (code, entry) in read().unwrap() {
            let prefix = format!("{}-", entry.area.prefix());
            assert!(code.as_str().starts_with(&prefix), "{code} stands in the file of {prefix}");
        }
    }

    #[test]
    fn both_languages_say_the_same_things() {
        for (code, entry) in read().unwrap() {
            assert_eq!(names(&entry.vietnamese), names(&entry.english), "{code}: parameters differ");
            assert_eq!(
                entry.vietnamese.remedy.len(),
                entry.english.remedy.len(),
                "{code}: the steps differ in number"
            );
        }
    }

    #[test]
    fn every_text_is_whole() {
        for (code, entry) in read().unwrap() {
            for language in Language::ALL {
                let texts = entry.texts(language);
                assert!(!texts.title.is_empty() && !texts.title.ends_with('.'), "{code}: title");
                assert!(names_in(&texts.title).next().is_none(), "{code}: a title has no parameters");
                assert!(!texts.remedy.is_empty(), "{code}: no way out");
                for sentence in texts.remedy.iter().chain([&texts.cause]) {
                    assert!(
                        sentence.ends_with(['.', '…']) || sentence.contains(": "),
                        "{code}: {sentence:?} is no sentence"
                    );
                    assert_eq!(sentence.trim(), sentence, "{code}");
                    assert_eq!(
                        sentence.matches(['{', '}']).count(),
                        names_in(sentence).count() * 2,
                        "{code}: braces in {sentence:?}"
                    );
                }
            }
            assert!((400..600).contains(&entry.http_status), "{code}: status {}", entry.http_status);
        }
    }

    #[test]
    fn every_parameter_has_a_name_in_words_and_every_name_is_used() {
        let used: BTreeSet<String> = read()
            .unwrap()
            .values()
            .flat_map(|entry| entry.parameters().into_iter().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        let named: BTreeSet<String> = glossary().keys().cloned().collect();
        assert_eq!(used, named);
    }
}
