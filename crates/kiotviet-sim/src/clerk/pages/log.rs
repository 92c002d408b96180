//! What clients asked, and what became of webhooks.

use std::fmt::Write as _;

use super::View;
use crate::clerk::SeenRequest;
use crate::clerk::html::{Page, badge, card, clock, h, number, table};

/// Rows of requests; with `details`, also the time taken and the faults.
pub(super) fn request_rows<'a>(requests: impl Iterator<Item = &'a SeenRequest>, details: bool) -> String {
    let mut rows = String::new();
    for request in requests {
        let status = match request.status {
            None => badge("mất kết nối", "bad"),
            Some(status @ 200..=299) => badge(status, "good"),
            Some(status @ 420) => badge(status, "wait"),
            Some(status) => badge(status, "bad"),
        };
        let _ = write!(
            rows,
            "<tr><td class=nowrap>{}</td><td><code>{} {}</code></td><td>{status}</td>",
            clock(request.at),
            h(&request.method),
            h(&request.target),
        );
        if details {
            let _ = write!(
                rows,
                "<td class=num>{} ms</td><td lang=en>{}</td>",
                request.took.as_millis(),
                h(request.faults.join(", "))
            );
        }
        rows.push_str("</tr>");
    }
    rows
}

pub(super) fn requests(view: &View<'_>) -> Page {
    let requests = view.journal.requests();
    let body = format!(
        "<p class=hint style=\"margin:0 0 14px\">{} yêu cầu từ khi khởi động; dưới đây là các yêu cầu mới nhất.</p>{}",
        number(view.journal.requests_ever().into()),
        table(
            "<th>Lúc<th>Yêu cầu<th>Trả lời<th class=num>Thời gian<th>Sự cố",
            &request_rows(requests.iter().take(200), true),
            "Chưa có yêu cầu nào.",
        ),
    );
    Page { title: "Nhật ký yêu cầu".to_owned(), tab: "log", body }
}

pub(super) fn webhooks(view: &View<'_>) -> Page {
    let shop = view.shop();
    let mut hooks = String::new();
    for hook in shop.webhooks.iter() {
        let state = if hook.is_active { badge("Hoạt động", "good") } else { badge("Đã tắt", "bad") };
        let signed = if hook.secret.is_some() { "có chữ ký" } else { "không chữ ký" };
        let _ = write!(
            hooks,
            "<tr><td><code>{}</code><small>{signed}</small></td><td><code>{}</code></td><td>{state}</td></tr>",
            hook.event.text(),
            h(&hook.url),
        );
    }
    let mut deliveries = String::new();
    for delivery in view.journal.deliveries().iter().take(100) {
        let class = if delivery.accepted { "good" } else { "bad" };
        let _ = write!(
            deliveries,
            "<tr><td class=nowrap>{}</td><td><code>{}</code><small>{}</small></td><td>{}</td>\
             <td><details><summary>Nội dung</summary><code>{}</code></details></td></tr>",
            clock(delivery.at),
            h(&delivery.event),
            h(&delivery.url),
            badge(&delivery.outcome, class),
            h(&delivery.body),
        );
    }
    let body = format!(
        "{}{}",
        card(
            "Đăng ký",
            &table("<th>Sự kiện<th>Địa chỉ<th>Trạng thái", &hooks, "Chưa có webhook nào được đăng ký.")
        ),
        card(
            &format!("Lần gửi <small>· {} đang chờ</small>", view.simulator.deliveries_waiting()),
            &table("<th>Lúc<th>Sự kiện<th>Kết quả<th>", &deliveries, "Chưa gửi lần nào."),
        ),
    );
    Page { title: "Webhook".to_owned(), tab: "webhooks", body }
}
