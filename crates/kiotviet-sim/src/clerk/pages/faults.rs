//! Faults: which rules there are, how often they struck, other plans.

use std::fmt::Write as _;

use super::View;
use crate::clerk::html::{Page, badge, button, card, choice, field, form, h, number, press, table};
use crate::faults::PRESETS;

const BACK: &str = "/clerk/faults";

const EXAMPLE: &str = "[[rule]]\non = \"POST /orders\"\nprobability = 0.5\neffect = \"dropped_after\"\n";

pub(super) fn page(view: &mut View<'_>) -> Page {
    let plan = view.simulator.faults_mut();
    let (on, report) = (plan.is_enabled(), plan.report());
    let mut rows = String::new();
    for rule in &report {
        let state = if rule.enabled { badge("Bật", "good") } else { badge("Tắt", "mute") };
        let fields = [("name", rule.name.clone()), ("on", (!rule.enabled).to_string())];
        let turn = press("fault-rule", BACK, &fields, if rule.enabled { "Tắt" } else { "Bật" }, "");
        let _ = write!(
            rows,
            "<tr><td lang=en>{}<small><code>{}</code></small></td><td class=num data-label=\"Đã xét\">{}</td><td class=num data-label=\"Đã xảy ra\">{}</td><td>{state}</td><td class=tight>{turn}</td></tr>",
            h(&rule.name),
            h(&rule.on),
            number(rule.seen.into()),
            number(rule.struck.into()),
        );
    }
    let all = if report.is_empty() {
        String::new()
    } else {
        let state = if on {
            badge("Sự cố đang bật", "wait")
        } else {
            badge("Mọi sự cố đang tắt", "mute")
        };
        format!(
            "<div class=buttons style=\"margin:0 0 14px;align-items:center\">{state}{}{}</div>",
            press(
                "faults-enabled",
                BACK,
                &[("on", (!on).to_string())],
                if on { "Tắt mọi sự cố" } else { "Bật sự cố" },
                "main"
            ),
            press("clear-faults", BACK, &[], "Bỏ mọi quy tắc", "danger"),
        )
    };
    let preset = format!(
        "<div class=rows>{}{}{}{}</div>",
        choice("Kịch bản", "preset", PRESETS.iter().map(|(name, _)| (*name, *name)), ""),
        field("Hạt giống", "seed", "7", "inputmode=numeric"),
        choice(
            "Chọn quy tắc",
            "random",
            [("false", "tất cả"), ("true", "ngẫu nhiên theo hạt giống")],
            "false"
        ),
        button("Nạp", "main"),
    );
    let own = format!(
        "<label><span>TOML</span><textarea name=plan required>{}</textarea></label><div class=buttons>{}</div>",
        h(EXAMPLE),
        button("Nạp kịch bản này", "main")
    );
    let body = format!(
        "{all}{}<div class=grid>{}{}</div>",
        table(
            "<th>Quy tắc<th class=num>Đã xét<th class=num>Đã xảy ra<th>Đang<th>",
            &rows,
            "Chưa có sự cố nào: API trả lời bình thường."
        ),
        card("Kịch bản có sẵn", &form("load-faults", BACK, "", &preset)),
        card("Kịch bản của bạn", &form("load-faults", BACK, "", &own)),
    );
    Page { title: "Sự cố".to_owned(), tab: "faults", body }
}
