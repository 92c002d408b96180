//! What has changed on either side, entry by entry.

use dongbo_store::{Action, FieldView, HistoryEntry, HistorySide, Sides};
use serde_json::Value;

use super::words;
use crate::language::Language;

/// How much of a long value is shown.
const LONG: usize = 60;

/// A paragraph for each entry.
pub fn entries(language: Language, entries: &[HistoryEntry]) -> String {
    if entries.is_empty() {
        return language.of("Chưa có gì trong lịch sử.\n", "Nothing in the history.\n").to_owned();
    }
    entries.iter().map(|entry| one(language, entry)).collect()
}

fn one(language: Language, entry: &HistoryEntry) -> String {
    let kind = words::entity(language, entry.entity.name());
    let what = match entry.records {
        1 => format!("{kind} {}", called(entry)),
        records => format!("{} {kind}", language.number(u64::try_from(records).unwrap_or(0))),
    };
    let undone = entry
        .undone_by
        .map(|by| language.of(format!("; đã hoàn tác bởi {by}"), format!("; undone by {by}")))
        .unwrap_or_default();
    let mut text = format!(
        "{}  {}  {what}: {} ({}{undone})\n",
        entry.id,
        words::local_time(entry.at),
        action(language, entry.action, entry.side),
        cause(language, entry)
    );
    for row in &entry.fields {
        text.push_str(&field(language, row));
    }
    text
}

fn called(entry: &HistoryEntry) -> String {
    match (entry.label.as_str(), entry.local_id, entry.remote_id) {
        ("", Some(id), _) => format!("#{id}"),
        ("", None, Some(id)) => format!("KiotViet {id}"),
        (label, ..) => label.to_owned(),
    }
}

fn action(language: Language, action: Action, side: HistorySide) -> &'static str {
    let there = side == HistorySide::KiotViet;
    match action {
        Action::Created if there => language.of("nhập từ KiotViet", "imported from KiotViet"),
        Action::Created => language.of("tạo trên Abaha", "created on Abaha"),
        Action::Changed if there => language.of("sửa trên KiotViet", "changed on KiotViet"),
        Action::Changed => language.of("sửa trên Abaha", "changed on Abaha"),
        Action::Archived if there => language.of("bị xóa trên KiotViet", "deleted on KiotViet"),
        Action::Archived => language.of("lưu trữ trên Abaha", "archived on Abaha"),
        Action::Restored if there => language.of("trở lại trên KiotViet", "came back on KiotViet"),
        Action::Restored => language.of("khôi phục trên Abaha", "restored on Abaha"),
        Action::Linked => language.of("được liên kết", "linked"),
        Action::SentCreated => language.of("tạo trên KiotViet", "made on KiotViet by us"),
        Action::SentChanged => language.of("gửi lên KiotViet", "sent to KiotViet"),
        Action::SentDeleted => language.of("xóa trên KiotViet", "deleted on KiotViet by us"),
        Action::Overruled => language.of("một giá trị phải nhường", "a value gave way"),
        Action::ConflictOpened => language.of("hai bên cùng sửa, chờ quyết định", "both sides changed it"),
        Action::ConflictDecided => language.of("đã quyết định", "decided"),
        Action::ConflictClosed => language.of("không còn gì để quyết định", "nothing left to decide"),
        Action::Undone => language.of("hoàn tác", "undone"),
    }
}

fn cause(language: Language, entry: &HistoryEntry) -> String {
    let cause = &entry.cause;
    let person = cause.person.as_deref().unwrap_or("?");
    let subject = cause.subject.unwrap_or_default();
    match cause.kind.as_str() {
        "run" => {
            let run = cause.run.map(|run| run.0).unwrap_or_default();
            language.of(format!("lần đồng bộ {run}"), format!("run {run}"))
        }
        "hint" => language.of("KiotViet báo".to_owned(), "told by KiotViet".to_owned()),
        "sending" => language.of("gửi lên KiotViet".to_owned(), "sending".to_owned()),
        "undo_entry" => {
            language.of(format!("{person} hoàn tác mục {subject}"), format!("{person} undid entry {subject}"))
        }
        "undo_run" => language
            .of(format!("{person} hoàn tác lần đồng bộ {subject}"), format!("{person} undid run {subject}")),
        "undo_since" => language.of(
            format!("{person} đưa về sau mục {subject}"),
            format!("{person} went back to entry {subject}"),
        ),
        "decision" => language
            .of(format!("{person} quyết định {subject}"), format!("{person} decided conflict {subject}")),
        _ => person.to_owned(),
    }
}

fn field(language: Language, row: &FieldView) -> String {
    let side = match row.side {
        Sides::Abaha => "Abaha",
        Sides::KiotViet => "KiotViet",
        Sides::Both => language.of("hai bên", "both sides"),
        Sides::Neither => "",
    };
    let from = row.from_text.clone().unwrap_or_else(|| value(&row.from));
    let to = row.to_text.clone().unwrap_or_else(|| value(&row.to));
    let mut text = match (row.side, &row.disputed) {
        (Sides::Neither, Some(disputed)) => format!(
            "      {}: Abaha {}, KiotViet {}\n",
            row.field,
            value(&disputed.ours),
            value(&disputed.theirs)
        ),
        (Sides::Neither, None) => String::new(),
        _ => format!("      {} ({side}): {from} → {to}\n", row.field),
    };
    if let Some(overruled) = &row.overruled {
        text.push_str(&format!(
            "      {}: {} {}\n",
            row.field,
            language.of("giá trị nhường:", "gave way:"),
            value(&overruled.lost)
        ));
        let rule = language.of(overruled.rule_vi.as_str(), overruled.rule_en.as_str());
        text.push_str(&format!("        {rule}\n"));
    }
    text
}

/// A value as a person reads it.
pub fn value(value: &Value) -> String {
    let text = match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.clone(),
        value => value.to_string(),
    };
    match text.char_indices().nth(LONG) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
