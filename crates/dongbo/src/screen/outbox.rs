//! What waits to go to KiotViet.

use dongbo_catalogue::Code;
use dongbo_store::OutboxView;

use super::words;
use crate::language::Language;

/// One paragraph for each record: since when it waits, why, what to do.
pub fn waiting(language: Language, waiting: &[OutboxView]) -> String {
    if waiting.is_empty() {
        return language
            .of("Không có gì chờ gửi lên KiotViet.\n", "Nothing waits to go to KiotViet.\n")
            .to_owned();
    }
    waiting.iter().map(|row| one(language, row)).collect()
}

fn one(language: Language, row: &OutboxView) -> String {
    let state = match (row.parked, row.in_doubt, row.attempts) {
        (true, _, _) => language.of("chờ người xử lý", "waits for a person"),
        (_, true, _) => language.of("đã gửi, chưa rõ kết quả", "sent, outcome not known yet"),
        (_, _, 0) => language.of("chờ gửi", "waits to be sent"),
        _ => language.of("sẽ tự gửi lại", "will be tried again"),
    };
    let mut text = format!(
        "{} {}: {state} ({} {})\n",
        words::entity(language, row.entity.name()),
        row.local_id,
        language.of("từ", "since"),
        words::local_time(row.queued_at),
    );
    if let Some(message) = &row.message {
        text.push_str(&format!("  {message} [{}]\n", row.code.as_deref().unwrap_or_default()));
    }
    if let Some(Ok(code)) = row.code.as_deref().map(str::parse::<Code>) {
        let message = dongbo_catalogue::Failure::new(code)
            .with("entity", row.entity.name())
            .with("record", row.local_id)
            .message(language.into());
        for step in &message.remedy {
            text.push_str(&format!("  → {step}\n"));
        }
    }
    text
}

/// How many will be tried again.
pub fn queued(language: Language, records: u64) -> String {
    match language {
        Language::Vi => format!("{records} bản ghi sẽ được gửi lại ngay.\n"),
        Language::En => format!("{records} records will be tried again at once.\n"),
    }
}
