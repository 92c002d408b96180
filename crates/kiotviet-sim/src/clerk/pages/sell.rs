//! Selling at the counter.

use super::View;
use crate::clerk::html::{Page, button, card, choice, field, form};

pub(super) fn page(view: &View<'_>) -> Page {
    let shop = view.shop();
    let branches = shop.branches.iter().map(|branch| (branch.id.to_string(), branch.name.as_str()));
    let methods = [("Cash", "Tiền mặt"), ("Transfer", "Chuyển khoản"), ("Card", "Thẻ")];
    let mut inner = String::from("<div class=rows>");
    inner.push_str(&choice("Chi nhánh", "branch", branches, view.query.text("branch").unwrap_or_default()));
    inner.push_str(&choice("Thanh toán", "method", methods, "Cash"));
    inner.push_str("</div><h2 style=\"margin-top:18px\">Hàng bán</h2>");
    for line in 0..5 {
        let code = if line == 0 { view.query.text("code").unwrap_or_default() } else { "" };
        inner.push_str("<div class=rows style=\"margin-bottom:8px\">");
        inner.push_str(&field("Mã hàng hoặc mã vạch", "code", code, if line == 0 { "required" } else { "" }));
        inner.push_str(&field("Số lượng", "quantity", "", "placeholder=1 inputmode=decimal"));
        inner.push_str("</div>");
    }
    inner.push_str("<div class=buttons>");
    inner.push_str(&button("Bán và thu tiền", "main"));
    inner.push_str("</div><p class=hint>Bán theo giá chung, thu đủ tiền. Tồn kho giảm ngay, sự kiện <code>invoice.update</code> và <code>stock.update</code> được gửi đi.</p>");
    Page {
        title: "Bán tại quầy".to_owned(),
        tab: "sell",
        body: card("Hóa đơn mới", &form("sell", "/clerk/sell", "", &inner)),
    }
}
