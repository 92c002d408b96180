//! Branches.

use std::fmt::Write as _;

use super::View;
use crate::clerk::html::{Page, badge, button, form, h, hidden, press, table};

const BACK: &str = "/clerk/branches";

pub(super) fn page(view: &View<'_>) -> Page {
    let shop = view.shop();
    let mut rows = String::new();
    for branch in shop.branches.iter() {
        let inner = format!(
            "{}<input name=name required aria-label=Tên style=\"width:230px\" value=\"{}\">{}",
            hidden("id", branch.id),
            h(&branch.name),
            button("Đổi tên", "")
        );
        let _ = write!(
            rows,
            "<tr><td>{}</td><td class=hide>{}</td><td>{}</td><td class=tight>{}</td></tr>",
            form("rename-branch", BACK, "inline", &inner),
            h(branch.location_name.as_deref().unwrap_or("")),
            badge("Đang hoạt động", "good"),
            press("close-branch", BACK, &[("id", branch.id.to_string())], "Đóng chi nhánh", "danger"),
        );
    }
    for removal in shop.branches.removals().iter().rev() {
        let _ = write!(
            rows,
            "<tr><td>{}</td><td class=hide>{}</td><td>{}</td><td class=tight>{}</td></tr>",
            h(&removal.row.name),
            h(removal.row.location_name.as_deref().unwrap_or("")),
            badge("Đã đóng", "bad"),
            press("reopen-branch", BACK, &[("id", removal.row.id.to_string())], "Mở lại", ""),
        );
    }
    let body = format!(
        "{}<p class=hint>Chi nhánh đã đóng rời khỏi <code>/branches</code> nhưng tồn kho cũ vẫn còn trong hàng hóa.</p>",
        table("<th>Chi nhánh<th class=hide>Khu vực<th>Trạng thái<th>", &rows, "")
    );
    Page { title: "Chi nhánh".to_owned(), tab: "branches", body }
}
