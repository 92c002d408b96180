//! The words for entities, counts and events, in both languages.

use dongbo_engine::{Counts, Event, Wait};
use dongbo_sync::Entity;

use crate::failure;
use crate::language::Language;

/// The entries of price lists, which are counted apart.
const PRICE_ENTRIES: &str = "price_entries";

/// The name of an entity.
pub fn entity(language: Language, name: &str) -> String {
    if language == Language::En {
        return name.replace('_', " ");
    }
    match name.parse::<Entity>() {
        Ok(entity) => entity.vietnamese().to_owned(),
        Err(_) if name == PRICE_ENTRIES => "Giá trong bảng giá".to_owned(),
        Err(_) => name.to_owned(),
    }
}

/// The place of an entity in a list: the order of a run, the entries of price lists after the lists.
pub fn place(name: &str) -> (usize, bool) {
    let lists = if name == PRICE_ENTRIES { Entity::PriceLists.name() } else { name };
    let place = Entity::ALL.iter().position(|entity| entity.name() == lists);
    (place.unwrap_or(Entity::ALL.len()), name == PRICE_ENTRIES)
}

/// What was done with an entity's records: only what happened is mentioned.
pub fn outcome(language: Language, counts: &Counts) -> String {
    let parts = [
        (counts.seen, "đã đọc", "read"),
        (counts.created, "mới", "new"),
        (counts.updated, "đổi", "changed"),
        (counts.archived, "ngừng dùng", "archived"),
        (counts.pushed, "ghi lên KiotViet", "pushed"),
        (counts.conflicts, "cần quyết định", "to decide"),
        (counts.failed, "lỗi", "failed"),
    ];
    let mut text: Vec<String> = Vec::new();
    for (position, (count, vietnamese, english)) in parts.into_iter().enumerate() {
        if count > 0 || position == 0 {
            text.push(format!("{} {}", language.number(count), language.of(vietnamese, english)));
        }
    }
    text.join(", ")
}

/// How a run stands or ended, from its name.
pub fn run_state(language: Language, name: &str) -> &str {
    match name {
        "running" => language.of("đang chạy", "running"),
        "finished" => language.of("xong", "finished"),
        "finished_with_failures" => language.of(
            "xong, có mục lỗi hoặc cần quyết định",
            "finished, some records failed or wait for a decision",
        ),
        "failed" => language.of("thất bại", "failed"),
        "stopped" => language.of("đã dừng theo yêu cầu", "stopped"),
        "interrupted" => language.of("bị ngắt giữa chừng", "interrupted"),
        other => other,
    }
}

/// One line about an event, where it is worth one.
pub fn event(language: Language, event: &Event) -> Option<String> {
    match event {
        Event::RunStarted { run, resumed: true } => Some(language.of(
            format!("Lần đồng bộ {run}: tiếp tục từ chỗ lần trước dừng lại"),
            format!("run {run}: goes on where the last one stopped"),
        )),
        Event::RunStarted { .. } => None,
        Event::StageStarted { entity: which, resumed_at: Some(row) } => Some(format!(
            "{}: {} {}",
            entity(language, which.name()),
            language.of("tiếp tục từ dòng", "goes on at row"),
            language.number(*row)
        )),
        Event::StageStarted { .. } => None,
        Event::Advanced { entity: which, seen, total } => {
            let total = total.map(|total| format!("/{}", language.number(total))).unwrap_or_default();
            Some(format!("{}: {}{total}", entity(language, which.name()), language.number(*seen)))
        }
        Event::StageFinished { entity: which, counts } => {
            Some(format!("{}: {}", entity(language, which.name()), outcome(language, counts)))
        }
        Event::Waiting { until, reason } => Some(waiting(language, *until, reason)),
        Event::Warning(warning) => Some(failure::warning(language, warning)),
    }
}

fn waiting(language: Language, until: jiff::Timestamp, reason: &Wait) -> String {
    let clock = local_time(until);
    match reason {
        Wait::Quota => language.of(
            format!("Đã dùng hết số lượt gọi KiotViet trong một giờ, chờ đến {clock}"),
            format!("this hour's requests to KiotViet are used up, waiting until {clock}"),
        ),
        Wait::OtherRun { owner } => language.of(
            format!("Cửa hàng đang được đồng bộ bởi {owner}, chờ đến {clock}"),
            format!("the shop is being synchronised by {owner}, waiting until {clock}"),
        ),
    }
}

/// An instant as a shop's clock shows it: Việt Nam, seven hours ahead of UTC all year.
pub fn local_time(at: jiff::Timestamp) -> String {
    jiff::tz::offset(7).to_datetime(at).strftime("%d/%m/%Y %H:%M:%S").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entity_is_named_as_the_reader_knows_it() {
        assert_eq!(entity(Language::Vi, "price_lists"), "Bảng giá");
        assert_eq!(entity(Language::Vi, "price_entries"), "Giá trong bảng giá");
        assert_eq!(entity(Language::En, "customer_groups"), "customer groups");
    }

    #[test]
    fn only_what_happened_is_mentioned() {
        let counts = Counts { seen: 1200, updated: 2, ..Counts::default() };
        assert_eq!(outcome(Language::Vi, &counts), "1.200 đã đọc, 2 đổi");
        assert_eq!(outcome(Language::En, &Counts::default()), "0 read");
    }

    #[test]
    fn times_are_shown_as_in_viet_nam() {
        let at = jiff::Timestamp::from_second(1_780_000_000).unwrap();
        assert_eq!(local_time(at), "29/05/2026 03:26:40");
    }
}
