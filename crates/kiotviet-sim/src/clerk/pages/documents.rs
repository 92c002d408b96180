//! Orders and invoices.

use std::fmt::Write as _;

use rust_decimal::Decimal;

use super::{View, invoice_class, order_class};
use crate::clerk::html::{
    Page, badge, button, card, choice, encoded, form, h, hidden, money, number, pager, press, search, table,
    time,
};
use crate::clerk::search::{Query, page as paged};
use crate::records::{AppliedSurcharge, CustomerId, InvoiceId, Line, Order, OrderId, OrderStatus, Payment};
use crate::state::Shop;

fn customer(shop: &Shop, id: Option<CustomerId>) -> String {
    match id.and_then(|id| shop.customer_ever(id)) {
        Some(row) => format!("<a href=/clerk/customers/{}>{}</a>", row.id, h(&row.name)),
        None => "Khách lẻ".to_owned(),
    }
}

fn branch(shop: &Shop, id: crate::records::BranchId) -> String {
    shop.branch_ever(id).map_or_else(String::new, |row| h(&row.name).to_string())
}

pub(super) fn orders(view: &View<'_>) -> Page {
    let shop = view.shop();
    let typed = view.typed();
    let query = Query::new(typed);
    let wanted = view.query.text("status").unwrap_or_default();
    let found = shop.orders.iter().rev().filter(|order| {
        let name = order.customer.and_then(|id| shop.customer_ever(id)).map_or("", |row| &row.name);
        let status = order.status.number().to_string();
        (wanted.is_empty() || wanted == status || (wanted == "open" && order.status.is_open()))
            && query.fits(&[&order.code, name, order.description.as_deref().unwrap_or_default()])
    });
    let (rows, more) = paged(found, view.query.page());
    let mut body = String::new();
    for order in rows {
        let _ = write!(
            body,
            "<tr><td><a href=/clerk/orders/{}>{}</a><small>{}</small></td><td>{}<small>{}</small></td>\
             <td class=\"num hide\">{}</td><td class=num>{}</td><td>{}</td></tr>",
            order.id,
            h(&order.code),
            time(order.created_at),
            customer(shop, order.customer),
            h(order.description.as_deref().unwrap_or("")),
            order.lines.len(),
            money(order.total()),
            badge(order.status.text(), order_class(order.status)),
        );
    }
    let mut states = vec![(String::new(), "Mọi trạng thái"), ("open".to_owned(), "Đang mở")];
    for status in [
        OrderStatus::Draft,
        OrderStatus::Confirmed,
        OrderStatus::Delivering,
        OrderStatus::Completed,
        OrderStatus::Cancelled,
    ] {
        states.push((status.number().to_string(), status.text()));
    }
    let body = format!(
        "{}{}{}",
        search("orders", typed, "Mã đơn, tên khách, ghi chú", &choice("", "status", states, wanted)),
        table(
            "<th>Đơn<th>Khách<th class=\"num hide\">Dòng<th class=num>Tổng<th>Trạng thái",
            &body,
            "Không có đơn hàng nào."
        ),
        pager(
            &format!("/clerk/orders?q={}&status={}&", encoded(typed), encoded(wanted)),
            view.query.page(),
            more
        ),
    );
    Page { title: "Đơn hàng".to_owned(), tab: "orders", body }
}

fn lines_table(shop: &Shop, lines: &[Line], entries: Option<&[String]>) -> String {
    let mut rows = String::new();
    for (place, line) in lines.iter().enumerate() {
        let code = match shop.products.get(line.product) {
            Some(_) => {
                format!("<a href=/clerk/products/{}><code>{}</code></a>", line.product, h(&line.product_code))
            }
            None => format!("<code>{}</code> {}", h(&line.product_code), badge("đã xóa", "bad")),
        };
        let discount = if line.discount.is_zero() { "–".to_owned() } else { money(line.discount) };
        let _ = write!(
            rows,
            "<tr><td>{code}<small>{}</small></td><td class=num data-label=SL>{}</td><td class=num data-label=\"Đơn giá\">{}</td><td class=\"num hide\">{discount}</td>\
             <td class=num>{}</td>{}</tr>",
            h(format_args!("{} {}", line.product_name, line.note.as_deref().unwrap_or(""))),
            number(line.quantity),
            money(line.price),
            money(line.amount()),
            entries.and_then(|entries| entries.get(place)).map_or("", String::as_str),
        );
    }
    let head =
        "<th>Hàng<th class=num>SL<th class=num>Đơn giá<th class=\"num hide\">Giảm<th class=num>Thành tiền";
    let head =
        if entries.is_some() { format!("{head}<th class=num>Xuất lần này") } else { head.to_owned() };
    table(&head, &rows, "Không có dòng nào.")
}

fn sums(discount: Decimal, surcharges: &[AppliedSurcharge], total: Decimal, paid: Decimal) -> String {
    let mut list = String::from("<dl>");
    if !discount.is_zero() {
        let _ = write!(list, "<dt>Giảm giá<dd>{}", money(discount));
    }
    for surcharge in surcharges {
        let _ = write!(list, "<dt>{}<dd>{}", h(&surcharge.name), money(surcharge.price));
    }
    let _ = write!(list, "<dt>Tổng cộng<dd><b>{}</b><dt>Đã trả<dd>{}</dl>", money(total), money(paid));
    list
}

fn payments(payments: &[Payment]) -> String {
    let mut rows = String::new();
    for payment in payments {
        let state = match (payment.is_void, payment.is_deposit) {
            (true, _) => badge("Đã hủy", "bad"),
            (false, true) => badge("Đặt cọc", "mute"),
            (false, false) => badge("Đã thanh toán", "good"),
        };
        let _ = write!(
            rows,
            "<tr><td><code>{}</code><small>{}</small></td><td>{}</td><td class=num>{}</td><td>{state}</td></tr>",
            h(&payment.code),
            time(payment.paid_at),
            payment.method.text(),
            money(payment.amount),
        );
    }
    table("<th>Phiếu<th>Cách<th class=num>Số tiền<th>", &rows, "Chưa có phiếu thu.")
}

pub(super) fn order(view: &View<'_>, id: OrderId) -> Option<Page> {
    let shop = view.shop();
    let order = shop.orders.get(id)?;
    let back = format!("/clerk/orders/{id}");
    let open = shop.open_quantities(id);
    let can_invoice = order.status.is_open();
    let entry = |(place, line): (usize, &Line)| {
        let most = open.get(&line.product).copied().unwrap_or_default().min(line.quantity);
        format!(
            "<td class=tight data-label=\"Xuất lần này\"><input form=invoice name=line-{place} value=\"{}\" inputmode=decimal aria-label=\"Số xuất\" style=\"width:90px\"></td>",
            most.normalize()
        )
    };
    let entries: Option<Vec<String>> =
        can_invoice.then(|| order.lines.iter().enumerate().map(entry).collect());
    let mut invoices = String::new();
    for invoice in order.invoices.iter().filter_map(|invoice| shop.invoices.get(*invoice)) {
        let _ = write!(
            invoices,
            "<tr><td><a href=/clerk/invoices/{}>{}</a><small>{}</small></td><td class=num>{}</td><td>{}</td></tr>",
            invoice.id,
            h(&invoice.code),
            time(invoice.created_at),
            money(invoice.total()),
            badge(invoice.status.text(), invoice_class(invoice.status)),
        );
    }
    let body = format!(
        "<p>{} {} · {} · {}</p>{}{}<div class=grid>{}{}</div><div class=grid>{}{}</div>",
        badge(order.status.text(), order_class(order.status)),
        time(order.created_at),
        branch(shop, order.branch),
        customer(shop, order.customer),
        lines_table(shop, &order.lines, entries.as_deref()),
        steps(order, &back),
        card(
            "Tiền",
            &sums(order.discount_amount(), &order.surcharges, order.total(), shop.order_total_payment(order))
        ),
        card("Giao hàng và ghi chú", &delivery(order)),
        card(
            "Hóa đơn của đơn này",
            &table("<th>Hóa đơn<th class=num>Tổng<th>", &invoices, "Chưa xuất hóa đơn.")
        ),
        card("Phiếu thu", &payments(&order.payments)),
    );
    Some(Page { title: format!("Đơn hàng {}", order.code), tab: "orders", body })
}

fn steps(order: &Order, back: &str) -> String {
    let id = || [("id", order.id.to_string())];
    let mut buttons = String::new();
    if order.status == OrderStatus::Draft {
        buttons.push_str(&press("confirm-order", back, &id(), "Xác nhận", "main"));
    }
    if order.status.is_open() {
        // The quantities stand in the table above and belong to this form by its name.
        let invoice = form(
            "invoice-order",
            back,
            "inline",
            &format!("{}{}", hidden("id", order.id), button("Xuất hóa đơn theo số trên", "main")),
        );
        buttons.push_str(&invoice.replacen("<form ", "<form id=invoice ", 1));
        buttons.push_str(&press("invoice-order", back, &id(), "Xuất toàn bộ phần còn lại", ""));
        buttons.push_str(&press("end-order", back, &id(), "Kết thúc đơn", ""));
    }
    if order.status != OrderStatus::Cancelled {
        buttons.push_str(&press("cancel-order", back, &id(), "Hủy đơn", "danger"));
        let void = [("id", order.id.to_string()), ("void", "true".to_owned())];
        buttons.push_str(&press("cancel-order", back, &void, "Hủy đơn và phiếu thu", "danger"));
    }
    if buttons.is_empty() {
        buttons
    } else {
        card("Thao tác", &format!("<div class=buttons style=\"margin:0\">{buttons}</div>"))
    }
}

fn delivery(order: &Order) -> String {
    let mut list = String::from("<dl>");
    if let Some(text) = &order.description {
        let _ = write!(list, "<dt>Ghi chú<dd>{}", h(text));
    }
    if let Some(parcel) = &order.delivery {
        let parts = [
            &parcel.receiver,
            &parcel.contact_number,
            &parcel.address,
            &parcel.ward_name,
            &parcel.location_name,
        ];
        let text: Vec<String> = parts.into_iter().flatten().map(|part| h(part).to_string()).collect();
        let _ = write!(list, "<dt>Giao đến<dd>{}", text.join("<br>"));
        if let Some(price) = parcel.price {
            let _ = write!(list, "<dt>Phí trả đối tác<dd>{}", money(price));
        }
    } else {
        list.push_str("<dt>Giao hàng<dd>Khách lấy tại cửa hàng");
    }
    let cod = if order.using_cod { "Có" } else { "Không" };
    let _ = write!(list, "<dt>Thu hộ (COD)<dd>{cod}</dl>");
    list
}

pub(super) fn invoices(view: &View<'_>) -> Page {
    let shop = view.shop();
    let typed = view.typed();
    let query = Query::new(typed);
    let found = shop.invoices.iter().rev().filter(|invoice| {
        let name = invoice.customer.and_then(|id| shop.customer_ever(id)).map_or("", |row| &row.name);
        query.fits(&[&invoice.code, name])
    });
    let (rows, more) = paged(found, view.query.page());
    let mut body = String::new();
    for invoice in rows {
        let order = invoice.order.and_then(|order| shop.orders.get(order)).map_or_else(
            || "tại quầy".to_owned(),
            |order| format!("<a href=/clerk/orders/{}>{}</a>", order.id, h(&order.code)),
        );
        let _ = write!(
            body,
            "<tr><td><a href=/clerk/invoices/{}>{}</a><small>{}</small></td><td>{order}</td><td>{}</td>\
             <td class=num>{}</td><td>{}</td></tr>",
            invoice.id,
            h(&invoice.code),
            time(invoice.created_at),
            customer(shop, invoice.customer),
            money(invoice.total()),
            badge(invoice.status.text(), invoice_class(invoice.status)),
        );
    }
    let body = format!(
        "{}{}{}",
        search("invoices", typed, "Mã hóa đơn, tên khách", ""),
        table(
            "<th>Hóa đơn<th>Đơn hàng<th>Khách<th class=num>Tổng<th>Trạng thái",
            &body,
            "Không có hóa đơn nào."
        ),
        pager(&format!("/clerk/invoices?q={}&", encoded(typed)), view.query.page(), more),
    );
    Page { title: "Hóa đơn".to_owned(), tab: "invoices", body }
}

pub(super) fn invoice(view: &View<'_>, id: InvoiceId) -> Option<Page> {
    let shop = view.shop();
    let invoice = shop.invoices.get(id)?;
    let back = format!("/clerk/invoices/{id}");
    let cancel = if invoice.is_live() {
        let keep = press("cancel-invoice", &back, &[("id", id.to_string())], "Hủy hóa đơn", "danger");
        let void = [("id", id.to_string()), ("void", "true".to_owned())];
        let void = press("cancel-invoice", &back, &void, "Hủy hóa đơn và phiếu thu", "danger");
        card("Thao tác", &format!("<div class=buttons style=\"margin:0\">{keep}{void}</div>"))
    } else {
        String::new()
    };
    let order = invoice.order.and_then(|order| shop.orders.get(order)).map_or_else(
        || "Bán tại quầy".to_owned(),
        |order| format!("Của đơn <a href=/clerk/orders/{}>{}</a>", order.id, h(&order.code)),
    );
    let parcel = invoice
        .delivery
        .as_ref()
        .map_or_else(String::new, |parcel| format!(" · {}", badge(parcel.status.text(), "mute")));
    let body = format!(
        "<p>{} {} · {} · {} · {order}{parcel}</p>{}{cancel}<div class=grid>{}{}</div>",
        badge(invoice.status.text(), invoice_class(invoice.status)),
        time(invoice.created_at),
        branch(shop, invoice.branch),
        customer(shop, invoice.customer),
        lines_table(shop, &invoice.lines, None),
        card(
            "Tiền",
            &sums(invoice.discount_amount(), &invoice.surcharges, invoice.total(), invoice.total_payment())
        ),
        card("Phiếu thu", &payments(&invoice.payments)),
    );
    Some(Page { title: format!("Hóa đơn {}", invoice.code), tab: "invoices", body })
}
