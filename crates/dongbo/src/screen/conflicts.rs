//! What waits for a person, and what was decided.

use dongbo_engine::amend::{ConflictDecisionReport, DecisionOutcome};
use dongbo_store::{ChangeOfSide, ConflictView, HistorySide};
use serde_json::Value;

use super::history::value;
use super::words;
use crate::language::Language;

/// A paragraph for each conflict.
pub fn conflicts(language: Language, conflicts: &[ConflictView]) -> String {
    if conflicts.is_empty() {
        return language.of("Không có gì chờ quyết định.\n", "Nothing waits for a decision.\n").to_owned();
    }
    conflicts.iter().map(|conflict| one(language, conflict)).collect()
}

fn one(language: Language, view: &ConflictView) -> String {
    let conflict = &view.conflict;
    let kind = words::entity(language, conflict.entity.name());
    let Some(field) = &conflict.field else {
        return format!("{}  {kind}: {}\n", conflict.id, conflict.note);
    };
    let mut text = format!("{}  {kind} {}: {field}\n", conflict.id, view.label);
    for (side, json, change) in
        [("Abaha", &conflict.ours, &view.ours_changed), ("KiotViet", &conflict.theirs, &view.theirs_changed)]
    {
        text.push_str(&format!("      {side}: {}{}\n", shown(json), changed(language, change.as_ref())));
    }
    if conflict.base.is_some() {
        let before = language.of("trước đó", "before");
        text.push_str(&format!("      {before}: {}\n", shown(&conflict.base)));
    }
    let usual = match view.usual_winner {
        Some(HistorySide::Abaha) => "Abaha",
        Some(HistorySide::KiotViet) => "KiotViet",
        None => return text,
    };
    text + &language.of(
        format!("      quy tắc thường dùng lấy giá trị của {usual}\n"),
        format!("      the usual rule takes {usual}'s value\n"),
    )
}

fn shown(json: &Option<String>) -> String {
    value(&json.as_deref().and_then(|json| serde_json::from_str::<Value>(json).ok()).unwrap_or_default())
}

fn changed(language: Language, change: Option<&ChangeOfSide>) -> String {
    let Some(change) = change else { return String::new() };
    let who = change.cause.person.as_deref().map(|person| format!(" {person}")).unwrap_or_default();
    let since = language.of("từ", "since");
    format!(" ({since} {}{who})", words::local_time(change.at))
}

/// What came of a decision.
pub fn decided(language: Language, report: &ConflictDecisionReport) -> String {
    let (decided, dissolved, open) = (report.decided, report.dissolved, report.open);
    let mut text = language.of(
        format!("Đã quyết định {decided}, {dissolved} không còn gì để quyết định, {open} vẫn chờ.\n"),
        format!("Decided {decided}; {dissolved} had nothing left to decide, {open} still wait.\n"),
    );
    for item in &report.items {
        let why = match item.outcome {
            DecisionOutcome::Moved => language.of("giá trị vừa thay đổi", "the values have moved").to_owned(),
            DecisionOutcome::BadValue => item.reason.clone().unwrap_or_default(),
            DecisionOutcome::NotAField => {
                language.of("không phải về một trường", "not about a field").to_owned()
            }
            DecisionOutcome::Decided | DecisionOutcome::Dissolved | DecisionOutcome::Closed => continue,
        };
        text.push_str(&format!("  {}: {why}\n", item.conflict.id));
    }
    text
}
