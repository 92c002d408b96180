//! One product: its stock, its members, its price in every book.

use std::fmt::Write as _;

use super::View;
use super::catalogue::{category_options, status};
use crate::clerk::html::{
    Page, amount_value, badge, button, card, choice, field, form, h, hidden, money, number, press, table,
    time,
};
use crate::records::{Product, ProductId, ProductKind};
use crate::state::Shop;

pub(super) fn page(view: &View<'_>, id: ProductId) -> Option<Page> {
    let shop = view.shop();
    let product = shop.products.get(id)?;
    let back = format!("/clerk/products/{id}");
    let body = format!(
        "{}<div class=grid>{}{}</div><div class=grid>{}{}</div>",
        stock(shop, product, &back),
        card("Thông tin", &facts(shop, product)),
        card("Sửa hàng hóa", &edit(shop, product, &back)),
        card("Giá theo bảng giá", &prices(shop, product, &back)),
        card("Kinh doanh", &business(product, &back)),
    );
    Some(Page { title: product.full_name(), tab: "products", body })
}

fn stock(shop: &Shop, product: &Product, back: &str) -> String {
    let mut rows = String::new();
    for stock in shop.stock_views(product) {
        let Some(branch) = shop.branches.get(stock.branch) else { continue };
        let of =
            |more: &str| format!("{}{}{more}", hidden("product", product.id), hidden("branch", branch.id));
        let quantity = |hint: &str| {
            format!(
                "<input name=quantity required inputmode=decimal placeholder=\"{hint}\" aria-label=\"{hint}\">"
            )
        };
        let (receive, count) = if product.kind == ProductKind::Goods {
            (
                form(
                    "receive",
                    back,
                    "inline",
                    &of(&format!("{}{}", quantity("Số nhập"), button("Nhập", ""))),
                ),
                form("count", back, "inline", &of(&format!("{}{}", quantity("Thực tế"), button("Kiểm", "")))),
            )
        } else {
            (String::new(), String::new())
        };
        let fields = [
            ("id", product.id.to_string()),
            ("branch", branch.id.to_string()),
            ("active", (!stock.is_active).to_string()),
        ];
        let (state, turn) = if stock.is_active {
            (badge("Đang bán", "good"), press("set-product-active", back, &fields, "Ngừng", "danger"))
        } else {
            (badge("Ngừng", "bad"), press("set-product-active", back, &fields, "Bán lại", ""))
        };
        let _ = write!(
            rows,
            "<tr><td>{}</td><td class=num data-label=Tồn><b>{}</b></td><td class=num data-label=\"Khách đặt\">{}</td><td class=\"num hide\">{}</td>\
             <td class=\"num hide\">{}</td><td>{state}</td><td class=tight>{receive} {count} {turn}</td></tr>",
            h(&branch.name),
            number(stock.on_hand),
            number(stock.reserved),
            number(stock.on_order),
            money(stock.cost),
        );
    }
    table(
        "<th>Chi nhánh<th class=num>Tồn<th class=num>Khách đặt<th class=\"num hide\">Đang về<th class=\"num hide\">Giá vốn<th>Trạng thái<th>",
        &rows,
        "Dịch vụ không có tồn kho.",
    )
}

fn link(shop: &Shop, id: ProductId) -> String {
    shop.product_ever(id).map_or_else(String::new, |row| {
        format!("<a href=/clerk/products/{id}><code>{}</code></a> {}", h(&row.code), h(row.full_name()))
    })
}

fn facts(shop: &Shop, product: &Product) -> String {
    let mut list = format!(
        "<dl><dt>Mã<dd><code>{}</code><dt>Mã vạch<dd><code>{}</code><dt>Id<dd>{}<dt>Nhóm<dd>{}<dt>Giá chung<dd><b>{}</b><dt>Trạng thái<dd>{}",
        h(&product.code),
        h(product.barcode.as_deref().unwrap_or("–")),
        product.id,
        h(shop.categories.get(product.category).map_or("–", |category| &category.name)),
        money(product.base_price),
        status(product),
    );
    if let Some(brand) = product.trademark.and_then(|brand| shop.trademarks.get(brand)) {
        let _ = write!(list, "<dt>Thương hiệu<dd>{}", h(&brand.name));
    }
    if let Some(base) = product.master_unit {
        let _ = write!(list, "<dt>Đơn vị gốc<dd>{} × {}", number(product.conversion), link(shop, base));
    }
    if !product.units.is_empty() {
        let units: Vec<String> = product.units.iter().map(|unit| link(shop, *unit)).collect();
        let _ = write!(list, "<dt>Đơn vị khác<dd>{}", units.join("<br>"));
    }
    if let Some(master) = product.master_product {
        let _ = write!(list, "<dt>Cùng loại với<dd>{}", link(shop, master));
    }
    if !product.formulas.is_empty() {
        let parts: Vec<String> = product
            .formulas
            .iter()
            .map(|part| format!("{} × {}", number(part.quantity), link(shop, part.material)))
            .collect();
        let _ = write!(list, "<dt>Thành phần<dd>{}", parts.join("<br>"));
    }
    let _ = write!(
        list,
        "<dt>Tạo lúc<dd>{}<dt>Sửa lúc<dd>{}</dl>",
        time(product.created_at),
        product.modified_at.map_or_else(|| "chưa sửa lần nào".to_owned(), time)
    );
    list
}

fn edit(shop: &Shop, product: &Product, back: &str) -> String {
    let inner = format!(
        "{}<div class=rows>{}{}{}{}{}<label class=wide><span>Mô tả (HTML)</span>\
         <textarea name=description>{}</textarea></label></div><div class=buttons>{}</div>",
        hidden("id", product.id),
        field("Tên hàng", "name", &product.name, "required"),
        field("Mã hàng", "code", &product.code, "required"),
        field("Mã vạch", "barcode", product.barcode.as_deref().unwrap_or(""), "maxlength=16"),
        field("Giá bán (đ)", "price", amount_value(product.base_price), "inputmode=decimal required"),
        choice("Nhóm hàng", "category", category_options(shop), &product.category.to_string()),
        h(product.description.as_deref().unwrap_or("")),
        button("Lưu", "main"),
    );
    form("edit-product", back, "", &inner)
}

fn prices(shop: &Shop, product: &Product, back: &str) -> String {
    let mut rows = String::new();
    for book in shop.price_books.iter() {
        let price = book.entries.get(&product.id).map(|entry| entry.price);
        let inner = format!(
            "{}{}<input name=price required inputmode=decimal aria-label=Giá value=\"{}\">{}",
            hidden("book", book.id),
            hidden("product", product.id),
            price.map(amount_value).unwrap_or_default(),
            button("Lưu", ""),
        );
        let remove = price.map_or_else(String::new, |_| {
            let fields = [("book", book.id.to_string()), ("product", product.id.to_string())];
            press("remove-price", back, &fields, "Bỏ", "danger")
        });
        let _ = write!(
            rows,
            "<tr><td><a href=/clerk/price-books/{}>{}</a></td><td class=tight>{} {remove}</td></tr>",
            book.id,
            h(&book.name),
            form("set-price", back, "inline", &inner),
        );
    }
    table("<th>Bảng giá<th class=num>Giá", &rows, "Chưa có bảng giá riêng nào.")
}

fn business(product: &Product, back: &str) -> String {
    let turn = [("id", product.id.to_string()), ("active", (!product.is_active).to_string())];
    let (text, class) = if product.is_active {
        ("Ngừng kinh doanh toàn cửa hàng", "danger")
    } else {
        ("Kinh doanh trở lại", "main")
    };
    let sale = format!("{}{}", hidden("id", product.id), hidden("allows_sale", !product.allows_sale));
    let sale_text =
        if product.allows_sale { "Không cho bán trực tiếp" } else { "Cho bán trực tiếp" };
    format!(
        "<div class=buttons>{}{}{}<a href=\"/clerk/sell?code={}\">Bán tại quầy →</a></div>\
         <p class=hint>Xóa là xóa mềm: API trả lời 420 cho mã này, chứng từ cũ vẫn giữ tên hàng.</p>",
        press("set-product-active", back, &turn, text, class),
        form("edit-product", back, "inline", &format!("{sale}{}", button(sale_text, ""))),
        press(
            "delete-product",
            "/clerk/products",
            &[("id", product.id.to_string())],
            "Xóa hàng hóa",
            "danger"
        ),
        crate::clerk::html::encoded(&product.code),
    )
}
