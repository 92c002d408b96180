//! The outcome of a comparison.

use dongbo_engine::VerifyReport;
use serde_json::Value;

use super::words;
use crate::language::Language;

/// How many differences are shown to a person one by one; `--json` gives more.
const SHOWN: usize = 20;

/// How much was compared, and every difference or the first of them.
pub fn verification(language: Language, report: &VerifyReport) -> String {
    let compared: u64 = report.compared.values().sum();
    let mut compared_entities: Vec<_> = report.compared.iter().collect();
    compared_entities.sort_by_key(|(name, _)| words::place(name));
    let by_entity: Vec<String> = compared_entities
        .into_iter()
        .map(|(name, count)| {
            format!("{} {}", words::entity(language, name).to_lowercase(), language.number(*count))
        })
        .collect();
    let count = report.differences.len() as u64 + report.more_differences;
    let (total, differing) = (language.number(compared), language.number(count));
    let mut text = language.of(
        format!("Đã so {total} mục với KiotViet ({}): {differing} khác biệt.\n", by_entity.join(", ")),
        format!(
            "Compared {total} records with KiotViet ({}): {differing} differences.\n",
            by_entity.join(", ")
        ),
    );
    for difference in report.differences.iter().take(SHOWN) {
        text.push_str(&format!(
            "  {} {} · {}: {} {} · KiotViet {}\n",
            words::entity(language, difference.entity),
            difference.id,
            difference.field,
            language.of("ở đây", "here"),
            value(&difference.ours),
            value(&difference.theirs)
        ));
    }
    let hidden = count.saturating_sub(SHOWN as u64);
    if hidden > 0 {
        let hidden = language.number(hidden);
        text.push_str(&language.of(
            format!("  … và {hidden} khác biệt nữa (xem bằng --json)\n"),
            format!("  … and {hidden} more (see them with --json)\n"),
        ));
    }
    text
}

/// A value as a person reads it: text without quotes, nothing as a dash.
fn value(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => format!("“{text}”"),
        other => other.to_string(),
    }
}
