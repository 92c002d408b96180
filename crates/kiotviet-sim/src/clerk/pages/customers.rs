//! Customers and customer groups.

use std::fmt::Write as _;

use super::View;
use crate::clerk::html::{
    Page, button, card, encoded, field, fold, form, h, hidden, money, number, pager, press, search, table,
    time,
};
use crate::clerk::search::{Query, page as paged};
use crate::records::{Customer, CustomerId};
use crate::state::Shop;

pub(super) fn page(view: &View<'_>) -> Page {
    let shop = view.shop();
    let typed = view.typed();
    let query = Query::new(typed);
    let found = shop
        .customers
        .iter()
        .filter(|row| query.fits(&[&row.name, &row.code, row.contact_number.as_deref().unwrap_or_default()]));
    let (rows, more) = paged(found, view.query.page());
    let mut body = String::new();
    for row in rows {
        let _ = write!(
            body,
            "<tr><td><a href=/clerk/customers/{}>{}</a><small>{}</small></td><td class=nowrap>{}</td><td class=hide>{}</td>\
             <td class=hide>{}</td><td class=num>{}</td></tr>",
            row.id,
            h(&row.name),
            h(&row.code),
            h(row.contact_number.as_deref().unwrap_or("–")),
            h(row.location_name.as_deref().unwrap_or("")),
            h(group_names(shop, row)),
            money(row.debt),
        );
    }
    let body = format!(
        "{}{}{}{}{}{}",
        search("customers", typed, "Tên, mã, số điện thoại", ""),
        table(
            "<th>Khách hàng<th>Điện thoại<th class=hide>Khu vực<th class=hide>Nhóm<th class=num>Nợ",
            &body,
            "Không tìm thấy khách hàng nào."
        ),
        pager(&format!("/clerk/customers?q={}&", encoded(typed)), view.query.page(), more),
        fold("Thêm khách hàng", &form("create-customer", "/clerk/customers", "", &fields(shop, None))),
        card("Nhóm khách hàng", &groups(shop)),
        deleted(shop),
    );
    Page { title: "Khách hàng".to_owned(), tab: "customers", body }
}

fn group_names(shop: &Shop, customer: &Customer) -> String {
    let names: Vec<&str> = customer
        .memberships
        .iter()
        .filter_map(|own| shop.customer_groups.get(own.group))
        .map(|group| group.name.as_str())
        .collect();
    names.join(", ")
}

fn fields(shop: &Shop, customer: Option<&Customer>) -> String {
    let text = |read: fn(&Customer) -> Option<&String>| customer.and_then(read).cloned().unwrap_or_default();
    let mut groups = String::from("<div class=wide><input type=hidden name=group value=\"\">");
    for group in shop.customer_groups.iter() {
        let member = customer.is_some_and(|row| row.memberships.iter().any(|own| own.group == group.id));
        let _ = write!(
            groups,
            "<label class=check><input type=checkbox name=group value={}{}><span>{}</span></label>",
            group.id,
            if member { " checked" } else { "" },
            h(&group.name)
        );
    }
    groups.push_str("</div>");
    let code = customer.map(|row| row.code.as_str()).unwrap_or_default();
    let branch = match (customer, shop.branches.iter().next()) {
        (None, Some(branch)) => hidden("branch", branch.id),
        _ => String::new(),
    };
    format!(
        "{branch}<div class=rows>{}{}{}{}{}{}{}{}{groups}</div><div class=buttons>{}</div>",
        field("Tên", "name", customer.map(|row| row.name.as_str()).unwrap_or_default(), "required"),
        field("Mã (trống: tự sinh)", "code", code, ""),
        field("Điện thoại", "phone", text(|row| row.contact_number.as_ref()), "inputmode=tel"),
        field("Email", "email", text(|row| row.email.as_ref()), ""),
        field("Địa chỉ", "address", text(|row| row.address.as_ref()), ""),
        field("Phường xã", "ward", text(|row| row.ward_name.as_ref()), ""),
        field("Khu vực (Tỉnh - Quận)", "location", text(|row| row.location_name.as_ref()), ""),
        field("Ghi chú", "comments", text(|row| row.comments.as_ref()), ""),
        button(if customer.is_some() { "Lưu" } else { "Thêm khách hàng" }, "main"),
    )
}

pub(super) fn one(view: &View<'_>, id: CustomerId) -> Option<Page> {
    let shop = view.shop();
    let customer = shop.customers.get(id)?;
    let back = format!("/clerk/customers/{id}");
    let edit = format!("{}{}", hidden("id", id), fields(shop, Some(customer)));
    let mut orders = String::new();
    for order in shop.orders.iter().rev().filter(|order| order.customer == Some(id)).take(20) {
        let _ = write!(
            orders,
            "<tr><td><a href=/clerk/orders/{}>{}</a><small>{}</small></td><td class=num>{}</td><td>{}</td></tr>",
            order.id,
            h(&order.code),
            time(order.created_at),
            money(order.total()),
            order.status.text(),
        );
    }
    let facts = format!(
        "<dl><dt>Mã<dd><code>{}</code><dt>Id<dd>{id}<dt>Nợ<dd>{}<dt>Đã mua<dd>{}<dt>Điểm<dd>{}<dt>Tạo lúc<dd>{}<dt>Sửa lúc<dd>{}</dl>\
         <div class=buttons>{}</div>",
        h(&customer.code),
        money(customer.debt),
        money(customer.total_invoiced),
        number(customer.reward_point.into()),
        time(customer.created_at),
        customer.modified_at.map_or_else(|| "chưa sửa lần nào".to_owned(), time),
        press("delete-customer", "/clerk/customers", &[("id", id.to_string())], "Xóa khách hàng", "danger"),
    );
    let body = format!(
        "<div class=grid>{}{}</div>{}",
        card("Sửa khách hàng", &form("edit-customer", &back, "", &edit)),
        card("Thông tin", &facts),
        card("Đơn hàng", &table("<th>Đơn<th class=num>Tổng<th>Trạng thái", &orders, "Chưa có đơn hàng nào.")),
    );
    Some(Page { title: customer.name.clone(), tab: "customers", body })
}

fn groups(shop: &Shop) -> String {
    let back = "/clerk/customers";
    let mut rows = String::new();
    for group in shop.customer_groups.iter() {
        let members = shop
            .customers
            .iter()
            .filter(|row| row.memberships.iter().any(|own| own.group == group.id))
            .count();
        let inner = format!(
            "{}<input name=name required aria-label=Tên value=\"{}\"><input name=discount inputmode=decimal aria-label=\"Giảm %\" placeholder=\"Giảm %\" value=\"{}\">{}",
            hidden("id", group.id),
            h(&group.name),
            group.discount.map(|ratio| ratio.normalize().to_string()).unwrap_or_default(),
            button("Lưu", ""),
        );
        let _ = write!(
            rows,
            "<tr><td>{}</td><td class=num data-label=Khách>{}</td><td class=tight>{}</td></tr>",
            form("edit-group", back, "inline", &inner),
            number(members.into()),
            press("delete-group", back, &[("id", group.id.to_string())], "Xóa", "danger"),
        );
    }
    let new = format!(
        "<input name=name required placeholder=\"Nhóm mới\" aria-label=\"Nhóm mới\"><input name=discount inputmode=decimal placeholder=\"Giảm %\" aria-label=\"Giảm %\">{}",
        button("Thêm nhóm", "main")
    );
    format!(
        "{}<div class=buttons>{}</div>",
        table("<th>Nhóm · giảm %<th class=num>Khách<th>", &rows, "Chưa có nhóm."),
        form("create-group", back, "inline", &new)
    )
}

fn deleted(shop: &Shop) -> String {
    let mut rows = String::new();
    for removal in shop.customers.removals().iter().rev().take(20) {
        let id = removal.row.id.to_string();
        let restore = press("restore-customer", "/clerk/customers", &[("id", id)], "Khôi phục", "");
        let _ = write!(rows, "<tr><td>{}</td><td class=tight>{restore}</td></tr>", h(&removal.row.name));
    }
    if rows.is_empty() {
        rows
    } else {
        fold("Đã xóa gần đây", &table("<th>Khách hàng<th>", &rows, ""))
    }
}
