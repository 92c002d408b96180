//! The records that could not be synchronised.

use dongbo_catalogue::Code;
use dongbo_store::Failure;

use super::words;
use crate::language::Language;

/// One paragraph for each: which record, why, what to do.
pub fn failures(language: Language, failures: &[Failure]) -> String {
    if failures.is_empty() {
        return language.of("Không có bản ghi lỗi nào.\n", "No record has failed.\n").to_owned();
    }
    failures.iter().map(|failure| one(language, failure)).collect()
}

fn one(language: Language, failure: &Failure) -> String {
    let record = failure.remote_id.map_or_else(|| "?".to_owned(), |id| id.to_string());
    let mut text = format!(
        "{} {record}: {} [{}] ({}, {} ×)\n",
        words::entity(language, failure.entity.name()),
        failure.message,
        failure.code,
        words::local_time(failure.last_at),
        failure.attempts
    );
    if let Ok(code) = failure.code.parse::<Code>() {
        let message = dongbo_catalogue::Failure::new(code)
            .with("entity", failure.entity.name())
            .with("record", record)
            .message(language.into());
        for step in &message.remedy {
            text.push_str(&format!("  → {step}\n"));
        }
    }
    text
}
