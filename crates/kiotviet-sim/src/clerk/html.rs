//! The frame of every page, escaping, numbers and times as people read them, and the pieces forms are made of.

use std::fmt::{self, Display, Formatter, Write as _};

use jiff::Timestamp;
use rust_decimal::Decimal;

use super::form::Form;
use crate::vietnam_time::local;

const STYLE: &str = include_str!("style.css");

/// Text that is shown, never read as HTML. Everything from the shop goes through here.
pub(super) struct Escaped<T>(T);

/// Escapes a text, a number, anything.
pub(super) fn h<T: Display>(text: T) -> Escaped<T> {
    Escaped(text)
}

impl<T: Display> Display for Escaped<T> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        struct Filter<'a, 'b>(&'a mut Formatter<'b>);
        impl fmt::Write for Filter<'_, '_> {
            fn write_str(&mut self, text: &str) -> fmt::Result {
                for letter in text.chars() {
                    match letter {
                        '&' => self.0.write_str("&amp;")?,
                        '<' => self.0.write_str("&lt;")?,
                        '>' => self.0.write_str("&gt;")?,
                        '"' => self.0.write_str("&quot;")?,
                        '\'' => self.0.write_str("&#39;")?,
                        other => self.0.write_char(other)?,
                    }
                }
                Ok(())
            }
        }
        write!(Filter(out), "{}", self.0)
    }
}

/// A page before it is framed. The body is HTML.
pub(super) struct Page {
    pub title: String,
    /// Which tab is lit.
    pub tab: &'static str,
    pub body: String,
}

const TABS: [(&str, &str); 13] = [
    ("", "Tổng quan"),
    ("sell", "Bán hàng"),
    ("products", "Hàng hóa"),
    ("orders", "Đơn hàng"),
    ("invoices", "Hóa đơn"),
    ("customers", "Khách hàng"),
    ("categories", "Nhóm hàng"),
    ("price-books", "Bảng giá"),
    ("branches", "Chi nhánh"),
    ("settings", "Thiết lập"),
    ("faults", "Sự cố"),
    ("log", "Nhật ký"),
    ("webhooks", "Webhook"),
];

/// The whole document. `query` carries the notice of the action that led here.
pub(super) fn document(page: &Page, query: &Form) -> String {
    let mut tabs = String::new();
    for (path, name) in TABS {
        let lit = if page.tab == path { " class=lit aria-current=page" } else { "" };
        let slash = if path.is_empty() { "" } else { "/" };
        let _ = write!(tabs, "<a href=\"/clerk{slash}{path}\"{lit}>{name}</a>");
    }
    let mut notice = String::new();
    for (name, class) in [("done", "done"), ("refused", "refused")] {
        if let Some(text) = query.text(name) {
            let _ = write!(notice, "<p class=\"notice {class}\" role=status>{}</p>", h(text));
        }
    }
    format!(
        "<!doctype html><html lang=vi><meta charset=utf-8>\
         <meta name=viewport content=\"width=device-width,initial-scale=1\">\
         <link rel=icon href=\"data:,\"><title>{title} · KiotViet giả lập</title><style>{STYLE}</style>\
         <header><a class=brand href=/clerk>KiotViet <small>giả lập</small></a><nav>{tabs}</nav></header>\
         <main>{notice}<h1>{title}</h1>{body}</main></html>",
        title = h(&page.title),
        body = page.body,
    )
}

/// `185.000 ₫`.
pub(super) fn money(amount: Decimal) -> String {
    format!("{} ₫", number(amount.round_dp(2)))
}

/// An amount as a field is filled with it: read back, it is the same amount.
pub(super) fn amount_value(amount: Decimal) -> String {
    let mut plain = amount.normalize();
    if plain.scale() == 3 {
        // Three digits behind a dot would be read as thousands.
        plain.rescale(4);
    }
    plain.to_string()
}

/// `1.234,5`.
pub(super) fn number(amount: Decimal) -> String {
    let text = amount.normalize().to_string();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("−", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    let comma = if fraction.is_empty() { "" } else { "," };
    format!("{sign}{grouped}{comma}{fraction}")
}

/// `12/07/2026 08:45`, Vietnam time.
pub(super) fn time(at: Timestamp) -> String {
    local(at).strftime("%d/%m/%Y %H:%M").to_string()
}

/// `08:45:17`, Vietnam time.
pub(super) fn clock(at: Timestamp) -> String {
    local(at).strftime("%H:%M:%S").to_string()
}

/// `2026-07-12`, as date fields want it, Vietnam time.
pub(super) fn date_value(at: Timestamp) -> String {
    local(at).strftime("%Y-%m-%d").to_string()
}

/// A form that performs an action and comes back to `back`; `inner` is HTML.
pub(super) fn form(action: &str, back: &str, class: &str, inner: &str) -> String {
    format!(
        "<form method=post action=\"/clerk/do/{action}\" class=\"{class}\">\
         <input type=hidden name=back value=\"{}\">{inner}</form>",
        h(back)
    )
}

/// A hidden field.
pub(super) fn hidden(name: &str, value: impl Display) -> String {
    format!("<input type=hidden name={name} value=\"{}\">", h(value))
}

/// A labelled text field.
pub(super) fn field(label: &str, name: &str, value: impl Display, more: &str) -> String {
    format!("<label><span>{label}</span><input name={name} value=\"{}\" {more}></label>", h(value))
}

/// A button; `class` is `main`, `danger` or nothing.
pub(super) fn button(text: &str, class: &str) -> String {
    format!("<button class=\"{class}\">{text}</button>")
}

/// A form of one button.
pub(super) fn press(action: &str, back: &str, fields: &[(&str, String)], text: &str, class: &str) -> String {
    let mut inner: String = fields.iter().map(|(name, value)| hidden(name, value)).collect();
    inner.push_str(&button(text, class));
    form(action, back, "inline", &inner)
}

/// A labelled choice of `(value, text)`; the chosen value is selected.
pub(super) fn choice<V: Display, T: Display>(
    label: &str,
    name: &str,
    options: impl IntoIterator<Item = (V, T)>,
    chosen: &str,
) -> String {
    let mut list = String::new();
    for (value, text) in options {
        let value = value.to_string();
        let selected = if value == chosen { " selected" } else { "" };
        let _ = write!(list, "<option value=\"{}\"{selected}>{}</option>", h(&value), h(text));
    }
    format!("<label><span>{label}</span><select name={name}>{list}</select></label>")
}

/// A table; head and rows are HTML (`<th>…`, `<tr>…`). `empty` stands in its place without rows.
pub(super) fn table(head: &str, rows: &str, empty: &str) -> String {
    if rows.is_empty() {
        return format!("<p class=empty>{empty}</p>");
    }
    format!("<div class=scroll><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>")
}

/// A box with a heading; `inner` is HTML.
pub(super) fn card(title: &str, inner: &str) -> String {
    format!("<section class=card><h2>{title}</h2>{inner}</section>")
}

/// A box that opens on demand.
pub(super) fn fold(title: &str, inner: &str) -> String {
    format!("<details class=card><summary>{title}</summary>{inner}</details>")
}

/// A coloured word: `good`, `bad`, `wait` or `mute`.
pub(super) fn badge(text: impl Display, class: &str) -> String {
    format!("<b class=\"badge {class}\">{}</b>", h(text))
}

/// A search field with its button, and what else narrows the list.
pub(super) fn search(path: &str, typed: &str, hint: &str, more: &str) -> String {
    format!(
        "<form method=get action=\"/clerk/{path}\" class=search>\
         <input type=search name=q value=\"{}\" placeholder=\"{hint}\" aria-label=\"{hint}\">{more}\
         <button>Tìm</button></form>",
        h(typed)
    )
}

/// Links to the page before and after; `path` begins with `/clerk` and ends with `?…&`.
pub(super) fn pager(path: &str, page: usize, more: bool) -> String {
    let mut links = String::new();
    if page > 1 {
        let _ = write!(links, "<a href=\"{}page={}\">← Trang trước</a>", h(path), page - 1);
    }
    if more {
        let _ = write!(links, "<a href=\"{}page={}\">Trang sau →</a>", h(path), page + 1);
    }
    if links.is_empty() { links } else { format!("<p class=pager>{links}</p>") }
}

/// A text for use in an address.
pub(super) fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}
