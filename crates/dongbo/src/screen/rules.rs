//! The rules of a shop.

use dongbo_engine::EntityRules;

use super::words;
use crate::language::Language;

/// A paragraph for each entity, a line for each field; a star marks what the shop chose itself.
pub fn rules(language: Language, rules: &[EntityRules]) -> String {
    rules.iter().map(|rules| one(language, rules)).collect::<Vec<_>>().join("\n")
}

fn one(language: Language, rules: &EntityRules) -> String {
    let mut text = format!("{}\n", words::entity(language, rules.entity.name()));
    for rule in &rules.fields {
        let mark = if rule.is_default { ' ' } else { '*' };
        let sentence = match language {
            Language::Vi => rule.explanation.vietnamese,
            Language::En => rule.explanation.english,
        };
        text.push_str(&format!(" {mark} {:<14} {sentence}\n", rule.field));
    }
    text
}
