//! What an undo did, or would do.

use dongbo_catalogue::Code;
use dongbo_engine::amend::{Refusal, UndoOutcome, UndoReport, UndoneRecord};

use super::history::value;
use super::words;
use crate::language::Language;

/// One line for the whole, a paragraph for each record.
pub fn report(language: Language, report: &UndoReport) -> String {
    let (done, already, refused) = (report.done, report.already, report.refused);
    let mut text = if report.dry_run {
        language.of(
            format!("Sẽ hoàn tác {done} bản ghi, {already} đã như mong muốn, {refused} không được.\n"),
            format!("Would undo {done} records; {already} are as wanted already, {refused} cannot.\n"),
        )
    } else {
        language.of(
            format!("Đã hoàn tác {done} bản ghi, {already} đã như mong muốn, {refused} không được.\n"),
            format!("Undid {done} records; {already} were as wanted already, {refused} cannot.\n"),
        )
    };
    for record in report.records.iter().filter(|record| record.outcome != UndoOutcome::Already) {
        text.push_str(&one(language, record));
    }
    text
}

fn one(language: Language, record: &UndoneRecord) -> String {
    let kind = words::entity(language, record.entity.name());
    let mut text = format!("  {kind} {}\n", record.label);
    match record.in_use {
        Some(true) => text.push_str(language.of("      dùng lại\n", "      in use again\n")),
        Some(false) => text.push_str(language.of("      lưu trữ\n", "      archived\n")),
        None => {}
    }
    for field in &record.fields {
        let travels =
            if field.travels { language.of(", gửi lên KiotViet", ", goes to KiotViet") } else { "" };
        text.push_str(&format!(
            "      {}: {} → {}{travels}\n",
            field.field,
            value(&field.from),
            value(&field.to)
        ));
    }
    for refusal in &record.refusals {
        text.push_str(&format!("      ✗ {} [{}]\n", reason(language, record, refusal), refusal.code));
    }
    text
}

fn reason(language: Language, record: &UndoneRecord, refusal: &Refusal) -> String {
    let Ok(code) = refusal.code.parse::<Code>() else { return refusal.code.to_owned() };
    let entries: Vec<String> = refusal.entries.iter().map(ToString::to_string).collect();
    dongbo_catalogue::Failure::new(code)
        .with("entity", record.entity)
        .with("record", &record.label)
        .with("field", refusal.field.as_deref().unwrap_or_default())
        .with("entries", entries.join(", "))
        .message(language.into())
        .cause
}
