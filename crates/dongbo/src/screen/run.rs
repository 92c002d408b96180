//! The outcome of a run.

use dongbo_engine::RunReport;

use super::table::{Align, table};
use super::words;
use crate::failure;
use crate::language::Language;

/// A heading, one line for each entity, what it cost, what a person should know.
pub fn run(language: Language, report: &RunReport) -> String {
    let mut text = heading(language, report);
    text.push('\n');
    let headers = language.of(
        ["", "đọc", "mới", "đổi", "như cũ", "ngừng dùng", "ghi lên", "cần quyết định", "lỗi"],
        ["", "read", "new", "changed", "same", "archived", "pushed", "to decide", "failed"],
    );
    let columns: Vec<_> = headers
        .into_iter()
        .enumerate()
        .map(|(position, name)| (name, if position == 0 { Align::Left } else { Align::Right }))
        .collect();
    let mut entities: Vec<_> = report.entities.iter().collect();
    entities.sort_by_key(|(name, _)| words::place(name));
    let rows: Vec<Vec<String>> = entities
        .into_iter()
        .map(|(name, counts)| {
            let numbers = [
                counts.seen,
                counts.created,
                counts.updated,
                counts.unchanged,
                counts.archived,
                counts.pushed,
                counts.conflicts,
                counts.failed,
            ];
            std::iter::once(words::entity(language, name))
                .chain(numbers.into_iter().map(|number| language.number(number)))
                .collect()
        })
        .collect();
    text.push_str(&table(&columns, &rows));
    for warning in &report.warnings {
        text.push_str(&failure::warning(language, warning));
        text.push('\n');
    }
    text
}

fn heading(language: Language, report: &RunReport) -> String {
    let state = words::run_state(language, report.state.name());
    let dry = if report.dry_run {
        language.of(" (chỉ xem trước, không ghi gì)", " (dry run: nothing was written)")
    } else {
        ""
    };
    let requests = &report.requests;
    let writes = requests.post + requests.put + requests.delete;
    let time = language.seconds(report.seconds);
    let (reads, writes) = (language.number(requests.get), language.number(writes));
    language.of(
        format!(
            "Lần đồng bộ {}{dry}: {state}. {time}, {reads} lượt đọc và {writes} lượt ghi KiotViet.",
            report.run
        ),
        format!(
            "Run {}{dry}: {state}. {time}, {reads} reads from and {writes} writes to KiotViet.",
            report.run
        ),
    )
}
