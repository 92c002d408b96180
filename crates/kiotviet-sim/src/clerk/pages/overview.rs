//! The first page: how much there is, what happened last.

use std::fmt::Write as _;

use super::View;
use super::log::request_rows;
use crate::clerk::html::{Page, badge, card, h, money, search, table, time};
use crate::records::OrderStatus;

pub(super) fn page(view: &View<'_>) -> Page {
    let shop = view.shop();
    let open = shop.orders.iter().filter(|order| order.status.is_open()).count();
    let mut tiles = String::new();
    for (path, count, what) in [
        ("products", shop.products.len(), "hàng hóa"),
        ("orders", open, "đơn đang mở"),
        ("orders", shop.orders.len(), "đơn hàng"),
        ("invoices", shop.invoices.len(), "hóa đơn"),
        ("customers", shop.customers.len(), "khách hàng"),
        ("price-books", shop.price_books.len(), "bảng giá"),
        ("branches", shop.branches.len(), "chi nhánh"),
        ("webhooks", shop.webhooks.len(), "webhook"),
    ] {
        let _ = write!(
            tiles,
            "<a href=/clerk/{path}><b>{}</b>{what}</a>",
            crate::clerk::html::number(count.into())
        );
    }
    let mut orders = String::new();
    for order in shop.orders.iter().rev().take(8) {
        let customer =
            order.customer.and_then(|id| shop.customer_ever(id)).map_or("Khách lẻ", |row| &row.name);
        let _ = write!(
            orders,
            "<tr><td><a href=/clerk/orders/{}>{}</a><small>{}</small></td><td>{}</td><td class=num>{}</td><td>{}</td></tr>",
            order.id,
            h(&order.code),
            time(order.created_at),
            h(customer),
            money(order.total()),
            badge(order.status.text(), super::order_class(order.status)),
        );
    }
    let waiting = shop.orders.iter().filter(|order| order.status == OrderStatus::Draft).count();
    let requests = view.journal.requests();
    let body = format!(
        "<div class=tiles>{tiles}</div>{}<div class=grid>{}{}</div>",
        search("products", "", "Tìm hàng hóa theo tên, mã, mã vạch", ""),
        card(
            &format!("Đơn mới nhất <small>· {waiting} phiếu tạm chờ xác nhận</small>"),
            &table("<th>Mã<th>Khách<th class=num>Tổng<th>Trạng thái", &orders, "Chưa có đơn hàng."),
        ),
        card(
            "Yêu cầu API gần đây",
            &table(
                "<th>Lúc<th>Yêu cầu<th>Trả lời",
                &request_rows(requests.iter().take(8), false),
                "Chưa có yêu cầu nào."
            ),
        ),
    );
    Page { title: format!("Cửa hàng {}", shop.identity.retailer), tab: "", body }
}
