//! The list of products with their stock at every branch.

use std::fmt::Write as _;

use super::View;
use crate::clerk::html::{
    Page, badge, button, choice, encoded, field, fold, form, h, money, number, pager, press, search, table,
};
use crate::clerk::search::{Query, page as paged};
use crate::records::{CategoryId, Product, ProductKind};
use crate::state::Shop;

pub(super) fn page(view: &View<'_>) -> Page {
    let shop = view.shop();
    let typed = view.typed();
    let query = Query::new(typed);
    let exact = shop.products.by_code(typed).or_else(|| shop.products.by_barcode(typed)).map(|row| row.id);
    let category = view.query.optional_id::<CategoryId>("category").ok().flatten();
    let within = category.map(|category| shop.with_descendants(category));
    let found = shop.products.iter().filter(|row| {
        within.as_ref().is_none_or(|within| within.contains(&row.category))
            && (exact == Some(row.id)
                || query.fits(&[&row.name, &row.code, row.barcode.as_deref().unwrap_or_default()]))
    });
    // What was typed exactly comes first.
    let (rows, more) = match exact.and_then(|id| shop.products.get(id)) {
        Some(exact) => paged(
            std::iter::once(exact).chain(found.filter(move |row| row.id != exact.id)),
            view.query.page(),
        ),
        None => paged(found, view.query.page()),
    };
    let mut head = "<th>Mã<th>Tên hàng<th class=num>Giá chung".to_owned();
    for branch in shop.branches.iter() {
        let _ = write!(head, "<th class=num>{}", h(branch.name.trim_start_matches("Chi nhánh ")));
    }
    head.push_str("<th>Trạng thái");
    let mut body = String::new();
    for product in rows {
        let _ = write!(
            body,
            "<tr><td class=nowrap><a href=/clerk/products/{}><code>{}</code></a><small>{}</small></td><td>{}</td><td class=num data-label=\"Giá\">{}</td>",
            product.id,
            h(&product.code),
            h(product.barcode.as_deref().unwrap_or("")),
            h(product.full_name()),
            money(product.base_price),
        );
        for branch in shop.branches.iter() {
            let name = h(branch.name.trim_start_matches("Chi nhánh "));
            let _ =
                write!(body, "<td class=num data-label=\"{name}\">{}</td>", stock(shop, product, branch.id));
        }
        let _ = write!(body, "<td>{}</td></tr>", status(product));
    }
    let more_words = format!(
        "{}{}",
        search("products", typed, "Tên, mã hàng hoặc mã vạch", ""),
        table(&head, &body, "Không tìm thấy hàng hóa nào.")
    );
    let narrowed = category.map(|category| format!("category={category}&")).unwrap_or_default();
    let path = format!("/clerk/products?q={}&{narrowed}", encoded(typed));
    Page {
        title: "Hàng hóa".to_owned(),
        tab: "products",
        body: format!(
            "{more_words}{}{}{}",
            pager(&path, view.query.page(), more),
            fold("Thêm hàng hóa", &new_product(shop)),
            deleted(shop),
        ),
    }
}

/// `24` with what is ordered below it.
fn stock(shop: &Shop, product: &Product, branch: crate::records::BranchId) -> String {
    let Some(view) = shop.stock_view(product, branch).filter(|_| product.kind == ProductKind::Goods) else {
        return "–".to_owned();
    };
    let mut text = number(view.on_hand);
    if !view.is_active {
        text = format!("<s>{text}</s>");
    }
    if !view.reserved.is_zero() {
        let _ = write!(text, "<small>đặt {}</small>", number(view.reserved));
    }
    text
}

pub(super) fn status(product: &Product) -> String {
    let mut text = if product.is_active { badge("Đang bán", "good") } else { badge("Ngừng", "bad") };
    match product.kind {
        ProductKind::Combo => text.push_str(&badge("Combo", "mute")),
        ProductKind::Service => text.push_str(&badge("Dịch vụ", "mute")),
        ProductKind::Goods => {}
    }
    if !product.allows_sale {
        text.push_str(&badge("Không bán lẻ", "wait"));
    }
    text
}

/// Categories with the path to each, for a choice.
pub(super) fn category_options(shop: &Shop) -> Vec<(String, String)> {
    let path = |mut id: CategoryId| {
        let mut names = Vec::new();
        while let Some(category) = shop.categories.get(id) {
            names.push(category.name.as_str());
            match category.parent.filter(|_| names.len() < 4) {
                Some(parent) => id = parent,
                None => break,
            }
        }
        names.reverse();
        names.join(" › ")
    };
    let mut options: Vec<(String, String)> =
        shop.categories.iter().map(|category| (category.id.to_string(), path(category.id))).collect();
    options.sort_by(|one, other| one.1.cmp(&other.1));
    options
}

fn new_product(shop: &Shop) -> String {
    let inner = format!(
        "<div class=rows>{}{}{}{}{}{}</div><div class=buttons>{}</div>",
        field("Tên hàng", "name", "", "required"),
        choice("Nhóm hàng", "category", category_options(shop), ""),
        field("Mã hàng (trống: tự sinh)", "code", "", ""),
        field("Mã vạch", "barcode", "", "maxlength=16"),
        field("Giá bán (đ)", "price", "", "inputmode=decimal required"),
        field("Đơn vị tính", "unit", "", ""),
        button("Thêm hàng hóa", "main"),
    );
    form("create-product", "/clerk/products", "", &inner)
}

fn deleted(shop: &Shop) -> String {
    let mut rows = String::new();
    for removal in shop.products.removals().iter().rev().take(20) {
        let id = removal.row.id;
        let restore = press("restore-product", "/clerk/products", &[("id", id.to_string())], "Khôi phục", "");
        let _ = write!(
            rows,
            "<tr><td><code>{}</code></td><td>{}</td><td class=tight>{restore}</td></tr>",
            h(&removal.row.code),
            h(removal.row.full_name())
        );
    }
    if rows.is_empty() {
        return rows;
    }
    fold("Đã xóa gần đây", &table("<th>Mã<th>Tên hàng<th>", &rows, ""))
}
