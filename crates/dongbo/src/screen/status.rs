//! How a shop is doing.

use dongbo_engine::{ShopStatus, WindowStatus};
use dongbo_store::{EntityAgreement, WindowState};

use super::table::{Align, table};
use super::words;
use crate::failure;
use crate::language::Language;

/// Connection, records by entity, last runs, what waits for a person, what is left of the hour.
pub fn status(language: Language, status: &ShopStatus) -> String {
    let mut text = format!("{}\n", status.name);
    match &status.connection {
        None => {
            text.push_str(language.of("  Chưa kết nối KiotViet.\n", "  Not connected to KiotViet yet.\n"))
        }
        Some(connection) => {
            let state = match connection.state.as_str() {
                "working" => language.of("đang hoạt động", "working").to_owned(),
                code => language.of(format!("đang lỗi [{code}]"), format!("failing [{code}]")),
            };
            text.push_str(&format!(
                "  KiotViet: {} ({}): {state}\n",
                connection.retailer, connection.account_type
            ));
        }
    }
    if let Some(connection) = &status.connection {
        text.push_str(&format!("  {}\n", window(language, &connection.window)));
    }
    if status.hints.waiting > 0 {
        let waiting = language.number(status.hints.waiting);
        text.push_str(&language.of(
            format!("  {waiting} bản ghi KiotViet báo thay đổi, đang chờ đọc\n"),
            format!("  {waiting} records that KiotViet says have changed wait to be read\n"),
        ));
    }
    for warning in &status.warnings {
        text.push_str(&failure::warning(language, warning));
    }
    let (failures, conflicts) = (language.number(status.failures), language.number(status.conflicts));
    let left = language.number(status.requests_left.into());
    text.push_str(&language.of(
        format!("  Bản ghi lỗi: {failures} · cần quyết định: {conflicts} · còn {left} lượt gọi KiotViet trong giờ này\n"),
        format!("  Failed records: {failures} · to decide: {conflicts} · {left} requests left of this hour\n"),
    ));
    text.push_str(&agreement(language, status));
    text.push_str(&entities(language, status));
    text.push_str(&runs(language, status));
    text
}

/// So many of so many records are equal, by the latest comparison; and why the others are not.
fn agreement(language: Language, status: &ShopStatus) -> String {
    let figure = &status.agreement;
    let (Some(checked_at), Some(as_of)) = (figure.checked_at, figure.as_of) else { return String::new() };
    let (equal, compared) = (language.number(figure.equal), language.number(figure.compared));
    let (checked_at, as_of) = (words::local_time(checked_at), words::local_time(as_of));
    let mut text = language.of(
        format!("  {equal} trên {compared} bản ghi khớp lúc {checked_at} (mọi bản ghi được so từ {as_of} trở đi)\n"),
        format!("  {equal} of {compared} records equal at {checked_at} (every record compared since {as_of})\n"),
    );
    let sum = |count: fn(&EntityAgreement) -> u64| figure.entities.values().map(count).sum::<u64>();
    let others = language.of(
        ["khác nhau", "chờ gửi", "chờ quyết định", "không đọc được"],
        ["different", "waiting to be sent", "to decide", "unreadable"],
    );
    let counts = [
        sum(|entity| entity.different),
        sum(|entity| entity.waiting),
        sum(|entity| entity.in_conflict),
        sum(|entity| entity.failed),
    ];
    let others: Vec<String> = others
        .into_iter()
        .zip(counts)
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| format!("{} {name}", language.number(count)))
        .collect();
    if !others.is_empty() {
        text.push_str(&format!("    {}\n", others.join(" · ")));
    }
    text
}

/// Until when things happen by themselves.
fn window(language: Language, window: &WindowStatus) -> String {
    let until = window.until.map(words::local_time).unwrap_or_default();
    let left = window.seconds_left.unwrap_or(0);
    let (days, hours) = (left / 86_400, left % 86_400 / 3_600);
    match window.state {
        WindowState::AlwaysOn => language.of("Tự động đồng bộ: luôn bật", "Automatic: always on").to_owned(),
        WindowState::Open | WindowState::Ending => language.of(
            format!("Tự động đồng bộ đến {until} (còn {days} ngày {hours} giờ)"),
            format!("Automatic until {until} ({days} d {hours} h left)"),
        ),
        WindowState::Ended => language.of(
            format!("Tự động đồng bộ đã dừng từ {until}: bấm Đồng bộ để chạy tiếp"),
            format!("Automatic until {until}, paused since: synchronise to go on"),
        ),
        WindowState::NeverOpened => {
            language.of("Chưa bật tự động đồng bộ", "Not automatic yet: synchronise once").to_owned()
        }
    }
}

fn entities(language: Language, status: &ShopStatus) -> String {
    let headers = language.of(
        ["", "đang dùng", "ngừng dùng", "đã liên kết", "mới đến"],
        ["", "live", "archived", "linked", "behind"],
    );
    let mut entities: Vec<_> = status.entities.iter().collect();
    entities.sort_by_key(|(name, _)| words::place(name));
    let rows: Vec<Vec<String>> = entities
        .into_iter()
        .map(|(name, entity)| {
            vec![
                words::entity(language, name),
                language.number(entity.live),
                language.number(entity.archived),
                language.number(entity.linked),
                entity.seconds_behind.map_or_else(|| "–".to_owned(), |seconds| span(language, seconds)),
            ]
        })
        .collect();
    table(&columns(headers), &rows)
}

fn runs(language: Language, status: &ShopStatus) -> String {
    if status.runs.is_empty() {
        return language.of("  Chưa đồng bộ lần nào.\n", "  Never synchronised yet.\n").to_owned();
    }
    let headers = language.of(["lần", "trạng thái", "bắt đầu"], ["run", "state", "started"]);
    let rows: Vec<Vec<String>> = status
        .runs
        .iter()
        .map(|run| {
            let state = words::run_state(language, &run.state).to_owned();
            vec![run.run.to_string(), state, words::local_time(run.started_at)]
        })
        .collect();
    table(&columns(headers), &rows)
}

fn columns<const N: usize>(headers: [&str; N]) -> Vec<(&str, Align)> {
    let align = |position| if position == 0 { Align::Left } else { Align::Right };
    headers.into_iter().enumerate().map(|(position, name)| (name, align(position))).collect()
}

/// Seconds as the largest unit that says enough.
fn span(language: Language, seconds: i64) -> String {
    match seconds {
        ..120 => language.of(format!("{seconds} giây trước"), format!("{seconds} s")),
        120..7_200 => language.of(format!("{} phút trước", seconds / 60), format!("{} min", seconds / 60)),
        _ => language.of(format!("{} giờ trước", seconds / 3_600), format!("{} h", seconds / 3_600)),
    }
}
