//! Price books and their entries.

use std::fmt::Write as _;

use super::View;
use crate::clerk::html::{
    Page, amount_value, badge, button, card, date_value, encoded, field, fold, form, h, hidden, money,
    number, pager, press, search, table, time,
};
use crate::clerk::search::{Query, page as paged};
use crate::records::{PriceBook, PriceBookId};
use crate::state::Shop;

pub(super) fn page(view: &View<'_>) -> Page {
    let shop = view.shop();
    let mut rows = String::new();
    for book in shop.price_books.iter() {
        let turn = [("id", book.id.to_string()), ("active", (!book.is_active).to_string())];
        let text = if book.is_active { "Ngừng áp dụng" } else { "Áp dụng" };
        let _ = write!(
            rows,
            "<tr><td><a href=/clerk/price-books/{}>{}</a></td><td>{}</td><td class=hide>{} → {}</td><td class=num data-label=\"Hàng hóa\">{}</td><td class=tight>{}</td></tr>",
            book.id,
            h(&book.name),
            state(book, view.now),
            time(book.starts_at),
            time(book.ends_at),
            number(book.entries.len().into()),
            press("edit-price-book", "/clerk/price-books", &turn, text, ""),
        );
    }
    let body = format!(
        "<p class=hint style=\"margin:0 0 14px\">Bảng giá chung là giá bán của từng hàng hóa. Dưới đây là các bảng giá riêng.</p>{}{}",
        table(
            "<th>Bảng giá<th>Trạng thái<th class=hide>Hiệu lực<th class=num>Hàng hóa<th>",
            &rows,
            "Chưa có bảng giá riêng nào."
        ),
        fold("Thêm bảng giá", &form("create-price-book", "/clerk/price-books", "", &fields(shop, None))),
    );
    Page { title: "Bảng giá".to_owned(), tab: "price-books", body }
}

fn state(book: &PriceBook, now: jiff::Timestamp) -> String {
    if !book.is_active {
        badge("Chưa áp dụng", "mute")
    } else if now > book.ends_at {
        badge("Hết hạn", "bad")
    } else if now < book.starts_at {
        badge("Chưa đến ngày", "wait")
    } else {
        badge("Đang áp dụng", "good")
    }
}

fn checks(name: &str, title: &str, options: impl Iterator<Item = (String, String, bool)>) -> String {
    let mut list = format!(
        "<div class=wide><span class=hint>{title}</span><br><input type=hidden name={name} value=\"\">"
    );
    for (id, text, checked) in options {
        let checked = if checked { " checked" } else { "" };
        let _ = write!(
            list,
            "<label class=check><input type=checkbox name={name} value={id}{checked}><span>{}</span></label>",
            h(text)
        );
    }
    list.push_str("</div>");
    list
}

fn fields(shop: &Shop, book: Option<&PriceBook>) -> String {
    let branches = shop.branches.iter().map(|row| {
        let checked =
            book.is_some_and(|book| book.branches.members().iter().any(|member| member.id == row.id));
        (row.id.to_string(), row.name.clone(), checked)
    });
    let groups = shop.customer_groups.iter().map(|row| {
        let checked =
            book.is_some_and(|book| book.customer_groups.members().iter().any(|member| member.id == row.id));
        (row.id.to_string(), row.name.clone(), checked)
    });
    let users = shop.users.iter().filter(|user| !user.is_super_admin).map(|row| {
        let checked = book.is_some_and(|book| book.users.members().iter().any(|member| member.id == row.id));
        (row.id.to_string(), row.given_name.clone(), checked)
    });
    format!(
        "<div class=rows>{}{}{}{}{}{}</div><div class=buttons>{}</div>",
        field("Tên bảng giá", "name", book.map(|book| book.name.as_str()).unwrap_or_default(), "required"),
        field(
            "Từ ngày",
            "starts",
            book.map(|book| date_value(book.starts_at)).unwrap_or_default(),
            "type=date"
        ),
        field(
            "Đến hết ngày",
            "ends",
            book.map(|book| date_value(book.ends_at)).unwrap_or_default(),
            "type=date"
        ),
        checks("branch", "Chi nhánh (không chọn: mọi chi nhánh)", branches),
        checks("group", "Nhóm khách (không chọn: mọi khách)", groups),
        checks("user", "Thu ngân (không chọn: mọi người)", users),
        button(if book.is_some() { "Lưu" } else { "Thêm bảng giá" }, "main"),
    )
}

pub(super) fn one(view: &View<'_>, id: PriceBookId) -> Option<Page> {
    let shop = view.shop();
    let book = shop.price_books.get(id)?;
    let back = format!("/clerk/price-books/{id}");
    let typed = view.typed();
    let query = Query::new(typed);
    let found = book
        .entries
        .iter()
        .filter_map(|(product, entry)| shop.products.get(*product).map(|row| (row, entry)))
        .filter(|(row, _)| query.fits(&[&row.name, &row.code]));
    let (rows, more) = paged(found, view.query.page());
    let mut body = String::new();
    for (row, entry) in rows {
        let inner = format!(
            "{}{}<input name=price required inputmode=decimal aria-label=Giá value=\"{}\">{}",
            hidden("book", id),
            hidden("product", row.id),
            amount_value(entry.price),
            button("Lưu", ""),
        );
        let remove = [("book", id.to_string()), ("product", row.id.to_string())];
        let _ = write!(
            body,
            "<tr><td><a href=/clerk/products/{}><code>{}</code></a><small>{}</small></td><td class=\"num hide\">{}</td><td class=tight>{} {}</td></tr>",
            row.id,
            h(&row.code),
            h(row.full_name()),
            money(row.base_price),
            form("set-price", &back, "inline", &inner),
            press("remove-price", &back, &remove, "Bỏ", "danger"),
        );
    }
    let add = format!(
        "{}<div class=rows>{}{}{}</div>",
        hidden("book", id),
        field("Mã hàng", "code", "", "required"),
        field("Giá (đ)", "price", "", "required inputmode=decimal"),
        button("Thêm hoặc sửa giá", "main"),
    );
    let turn = [("id", id.to_string()), ("active", (!book.is_active).to_string())];
    let text = if book.is_active { "Ngừng áp dụng" } else { "Áp dụng" };
    let edit = format!("{}{}", hidden("id", id), fields(shop, Some(book)));
    let body = format!(
        "<p>{} {} → {} · {} hàng hóa</p><div class=grid>{}{}</div>{}{}{}",
        state(book, view.now),
        time(book.starts_at),
        time(book.ends_at),
        number(book.entries.len().into()),
        card(
            "Sửa bảng giá",
            &format!(
                "{}<div class=buttons>{}{}</div>",
                form("edit-price-book", &back, "", &edit),
                press("edit-price-book", &back, &turn, text, ""),
                press(
                    "delete-price-book",
                    "/clerk/price-books",
                    &[("id", id.to_string())],
                    "Xóa bảng giá",
                    "danger"
                ),
            )
        ),
        card("Giá của một hàng hóa", &form("set-price", &back, "", &add)),
        search(&format!("price-books/{id}"), typed, "Tên hoặc mã hàng trong bảng giá", ""),
        table(
            "<th>Hàng hóa<th class=\"num hide\">Giá chung<th class=num>Giá trong bảng",
            &body,
            "Không có hàng hóa nào."
        ),
        pager(&format!("{back}?q={}&", encoded(typed)), view.query.page(), more),
    );
    Some(Page { title: book.name.clone(), tab: "price-books", body })
}
