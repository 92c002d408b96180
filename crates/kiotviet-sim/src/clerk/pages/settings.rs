//! The shop's settings and the switches of the simulator.

use std::fmt::Write as _;

use super::View;
use crate::clerk::actions::SETTINGS;
use crate::clerk::html::{Page, badge, button, card, choice, form, h, hidden, press, table};
use crate::dialect::Dialect;

const BACK: &str = "/clerk/settings";

pub(super) fn page(view: &View<'_>) -> Page {
    let shop = view.shop();
    let rows = |readable: bool| {
        let mut rows = String::new();
        for setting in SETTINGS.iter().filter(|setting| setting.readable == readable) {
            let on = (setting.read)(&shop.settings);
            let state = if on { badge("Bật", "good") } else { badge("Tắt", "bad") };
            let fields = [("name", setting.name.to_owned()), ("value", (!on).to_string())];
            let turn = press("setting", BACK, &fields, if on { "Tắt" } else { "Bật" }, "");
            let _ = write!(
                rows,
                "<tr><td>{}</td><td>{state}</td><td class=tight>{turn}</td></tr>",
                setting.label
            );
        }
        table("<th>Thiết lập<th>Đang<th>", &rows, "")
    };
    let usual = Dialect::default().switches();
    let mut switches = String::new();
    for (switch, usual) in shop.dialect.switches().iter().zip(&usual) {
        let input = if switch.takes.contains(" | ") {
            choice("", "value", switch.takes.split(" | ").map(|value| (value, value)), &switch.value)
        } else {
            format!(
                "<input name=value aria-label=\"Giá trị\" title=\"{}\" value=\"{}\">",
                h(&switch.takes),
                h(&switch.value)
            )
        };
        let inner = format!("{}{input}{}", hidden("name", switch.name), button("Đặt", ""));
        let changed = if switch.value == usual.value { String::new() } else { badge("đã đổi", "wait") };
        let _ = write!(
            switches,
            "<tr><td><code>{}</code> {changed}<small lang=en>{}</small></td><td class=tight>{}</td></tr>",
            switch.name,
            h(switch.about),
            form("switch", BACK, "inline", &inner),
        );
    }
    let body = format!(
        "<div class=grid>{}{}</div>{}",
        card("Đọc được qua <code>/settings</code>", &rows(true)),
        card("Không đọc được qua API", &rows(false)),
        card("Cách API trả lời", &table("<th>Công tắc<th>", &switches, "")),
    );
    Page { title: "Thiết lập".to_owned(), tab: "settings", body }
}
