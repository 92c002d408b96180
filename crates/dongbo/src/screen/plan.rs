//! Plans: figures, items, what became of them.

use dongbo_engine::RunReport;
use dongbo_store::{Decision, Exact, ItemOutcome, Plan, PlanId, PlanItem, PlanState, PlanTotal};
use dongbo_sync::plan::{Action, FieldChange};

use super::table::{Align, table};
use super::words;
use crate::language::Language;

/// How many characters of a value are shown.
const SHOWN: usize = 40;

/// One line for each plan.
pub fn list(language: Language, plans: &[Plan]) -> String {
    if plans.is_empty() {
        return language
            .of(
                "Chưa có bản xem trước nào; tạo bằng `dongbo sync --dry-run`.\n",
                "No plans yet; `dongbo sync --dry-run` makes one.\n",
            )
            .to_owned();
    }
    let columns = language.of(
        [("số", Align::Right), ("cập nhật", Align::Left), ("tình trạng", Align::Left), ("", Align::Left)],
        [("number", Align::Right), ("updated", Align::Left), ("state", Align::Left), ("", Align::Left)],
    );
    let row = |plan: &Plan| {
        let shadow = if plan.rolling { language.of("chạy thử song song", "shadow mode") } else { "" };
        vec![
            plan.id.to_string(),
            words::local_time(plan.updated_at),
            state(language, plan.state).to_owned(),
            shadow.to_owned(),
        ]
    };
    table(&columns, &plans.iter().map(row).collect::<Vec<_>>())
}

fn state(language: Language, state: PlanState) -> &'static str {
    match state {
        PlanState::Building => language.of("chưa xong", "not complete"),
        PlanState::Open => language.of("chờ duyệt", "to be decided"),
        PlanState::Applied => language.of("đã thực hiện", "carried out"),
    }
}

/// The figures of a plan: what would be done on each side, in money and pieces.
pub fn figures(language: Language, plan: &Plan, totals: &[PlanTotal]) -> String {
    let heading = language.of("Bản xem trước", "Plan");
    let mut text = format!("{heading} {} ({})\n", plan.id, state(language, plan.state));
    if totals.is_empty() {
        text.push_str(language.of("  Không có gì phải làm.\n", "  Nothing is to be done.\n"));
        return text;
    }
    let headers = language.of(
        ["", "việc", "số mục", "đã duyệt", "không duyệt", "tiền (đ)", "số lượng"],
        ["", "action", "items", "approved", "refused", "money (VND)", "pieces"],
    );
    let columns: Vec<_> = headers
        .into_iter()
        .enumerate()
        .map(|(position, name)| (name, if position < 2 { Align::Left } else { Align::Right }))
        .collect();
    let amount =
        |value: Exact| if value.0.is_zero() { String::new() } else { value.0.normalize().to_string() };
    let rows: Vec<Vec<String>> = totals
        .iter()
        .map(|total| {
            vec![
                words::entity(language, total.entity.name()),
                action(language, total.action).to_owned(),
                language.number(total.items),
                language.number(total.approved),
                language.number(total.refused),
                amount(total.money),
                amount(total.pieces),
            ]
        })
        .collect();
    text.push_str(&table(&columns, &rows));
    text
}

/// One item: what, which record, each field.
pub fn item(language: Language, item: &PlanItem) -> String {
    let what = action(language, item.action);
    let entity = words::entity(language, item.entity.name());
    let mut text = format!("  [{}] {entity} {}: {what}", item.id, item.label);
    if let Some(parent) = item.parent_id {
        text.push_str(&format!(" ({parent})"));
    }
    let fields: Vec<FieldChange> =
        item.fields.as_deref().and_then(|fields| serde_json::from_str(fields).ok()).unwrap_or_default();
    let changes: Vec<String> = fields
        .iter()
        .map(|change| format!("{}: {} → {}", change.field, short(&change.from), short(&change.to)))
        .collect();
    if !changes.is_empty() {
        text.push_str(&format!("; {}", changes.join("; ")));
    }
    match (item.outcome, item.decision) {
        (Some(outcome), _) => text.push_str(&format!(" – {}", outcome_words(language, outcome))),
        (None, Decision::Approved) => text.push_str(language.of(" – đã duyệt", " – approved")),
        (None, Decision::Refused) => text.push_str(language.of(" – không duyệt", " – refused")),
        (None, Decision::Pending) => {}
    }
    text.push('\n');
    text
}

fn short(value: &serde_json::Value) -> String {
    let text = match value {
        serde_json::Value::Null => "–".to_owned(),
        serde_json::Value::String(text) => format!("“{text}”"),
        other => other.to_string(),
    };
    if text.chars().count() <= SHOWN {
        return text;
    }
    text.chars().take(SHOWN - 1).chain(['…']).collect()
}

fn action(language: Language, action: Action) -> &'static str {
    match action {
        Action::Create => language.of("tạo mới", "new"),
        Action::Link => language.of("liên kết", "link"),
        Action::Change => language.of("đổi", "change"),
        Action::Archive => language.of("ngừng dùng", "archive"),
        Action::Restore => language.of("dùng lại", "restore"),
        Action::PushCreate => language.of("tạo trên KiotViet", "new on KiotViet"),
        Action::PushChange => language.of("đổi trên KiotViet", "change on KiotViet"),
        Action::PushDelete => language.of("xóa trên KiotViet", "delete on KiotViet"),
        Action::Ask => language.of("hỏi", "ask"),
        Action::OnlyHere => language.of("chỉ có trên Abaha", "only on Abaha"),
    }
}

fn outcome_words(language: Language, outcome: ItemOutcome) -> &'static str {
    match outcome {
        ItemOutcome::Done => language.of("đã làm", "done"),
        ItemOutcome::NotApproved => language.of("để lại: chưa duyệt", "left out: not approved"),
        ItemOutcome::ChangedSince => {
            language.of("để lại: đã thay đổi sau khi duyệt", "left out: has changed since")
        }
        ItemOutcome::NoLonger => language.of("không còn gì phải làm", "nothing left to be done"),
    }
}

/// How many items a decision changed.
pub fn decided(language: Language, decision: Decision, changed: u64) -> String {
    let number = language.number(changed);
    match decision {
        Decision::Approved => {
            language.of(format!("Đã duyệt {number} mục.\n"), format!("Approved {number}.\n"))
        }
        Decision::Refused => {
            language.of(format!("Không duyệt {number} mục.\n"), format!("Refused {number}.\n"))
        }
        Decision::Pending => {
            language.of(format!("Để lại {number} mục chờ duyệt.\n"), format!("{number} are to be decided.\n"))
        }
    }
}

/// What a run that carried out a plan left for the next one.
pub fn left_out(language: Language, report: &RunReport) -> String {
    report
        .left_out
        .iter()
        .map(|(name, left)| {
            let entity = words::entity(language, name);
            language.of(
                format!(
                    "Để lại {entity}: {} chưa duyệt, {} đã thay đổi, {} không còn gì phải làm.\n",
                    left.not_approved, left.changed_since, left.no_longer
                ),
                format!(
                    "Left out, {entity}: {} not approved, {} changed since, {} no longer to be done.\n",
                    left.not_approved, left.changed_since, left.no_longer
                ),
            )
        })
        .collect()
}

/// What to type next.
pub fn how_to_go_on(language: Language, shop: &str, plan: PlanId) -> String {
    let commands = format!(
        "  dongbo plan show --shop \"{shop}\" --plan {plan}\n  dongbo plan approve --shop \"{shop}\" --plan {plan} --all\n  \
         dongbo plan apply --shop \"{shop}\" --plan {plan}\n"
    );
    let heading = language.of("Xem hết, duyệt, thực hiện:", "See all, approve, carry out:");
    format!("{heading}\n{commands}")
}
