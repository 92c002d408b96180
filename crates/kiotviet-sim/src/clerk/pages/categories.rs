//! The category tree.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::View;
use crate::clerk::html::{Page, button, card, choice, field, form, h, hidden, number, press, table};
use crate::records::{Category, CategoryId};
use crate::state::Shop;

const BACK: &str = "/clerk/categories";

pub(super) fn page(view: &View<'_>) -> Page {
    let shop = view.shop();
    let mut products: HashMap<CategoryId, usize> = HashMap::new();
    for product in shop.products.iter() {
        *products.entry(product.category).or_default() += 1;
    }
    let mut children: HashMap<Option<CategoryId>, Vec<&Category>> = HashMap::new();
    for category in shop.categories.iter() {
        children.entry(category.parent).or_default().push(category);
    }
    let mut rows = String::new();
    branch(&children, &products, None, 0, &mut rows);
    let new = format!(
        "<div class=rows>{}{}{}</div>",
        field("Tên nhóm mới", "name", "", "required maxlength=125"),
        choice("Thuộc nhóm", "parent", parents(shop), ""),
        button("Thêm nhóm hàng", "main"),
    );
    let moving = format!(
        "<div class=rows>{}{}{}</div>",
        choice("Nhóm", "id", super::catalogue::category_options(shop), ""),
        choice(
            "Chuyển vào",
            "parent",
            parents(shop)
                .into_iter()
                .map(|(id, name)| (if id.is_empty() { "0".to_owned() } else { id }, name)),
            ""
        ),
        button("Chuyển", ""),
    );
    let body = format!(
        "<div class=grid>{}{}</div>{}",
        card("Thêm nhóm hàng", &form("create-category", BACK, "", &new)),
        card("Chuyển nhóm hàng", &form("edit-category", BACK, "", &moving)),
        table("<th>Nhóm hàng<th class=num>Hàng hóa<th>", &rows, "Chưa có nhóm hàng."),
    );
    Page { title: "Nhóm hàng".to_owned(), tab: "categories", body }
}

fn parents(shop: &Shop) -> Vec<(String, String)> {
    let mut options = vec![(String::new(), "(nhóm gốc)".to_owned())];
    // A third level can hold no further one.
    let is_parent = |text: &String| text.matches(" › ").count() < 2;
    options.extend(super::catalogue::category_options(shop).into_iter().filter(|(_, path)| is_parent(path)));
    options
}

fn branch(
    children: &HashMap<Option<CategoryId>, Vec<&Category>>,
    products: &HashMap<CategoryId, usize>,
    parent: Option<CategoryId>,
    depth: usize,
    rows: &mut String,
) {
    for category in children.get(&parent).into_iter().flatten() {
        let id = category.id;
        let inner = format!(
            "{}<input name=name required maxlength=125 aria-label=\"Tên nhóm\" style=\"width:210px\" value=\"{}\">{}",
            hidden("id", id),
            h(&category.name),
            button("Đổi tên", ""),
        );
        let _ = write!(
            rows,
            "<tr><td class=indent{depth}>{}</td><td class=num data-label=\"Hàng hóa\"><a href=\"/clerk/products?category={id}\">{}</a></td><td class=tight>{}</td></tr>",
            form("edit-category", BACK, "inline", &inner),
            number(products.get(&id).copied().unwrap_or_default().into()),
            press("delete-category", BACK, &[("id", id.to_string())], "Xóa", "danger"),
        );
        if depth < 3 {
            branch(children, products, Some(id), depth + 1, rows);
        }
    }
}
