//! Order rows.

use serde_json::json;

use super::json::Object;
use super::parcel;
use crate::records::{Order, PriceBookNote};
use crate::state::Shop;

/// Which answer an order row is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OrderParts {
    /// A list: `SaleChannelId` in PascalCase, sums per line, optional parts.
    List {
        /// `includePayment`.
        payments: bool,
        /// `includeOrderDelivery`.
        delivery: bool,
    },
    /// A single read.
    Single,
    /// The answer to a write: with `method`, without `customerCode`.
    Written,
}

fn extra(book: &PriceBookNote) -> String {
    json!({"PriceBookId": {"Id": book.id, "Name": book.name}}).to_string()
}

/// An order row.
pub(crate) fn order(shop: &Shop, order: &Order, parts: OrderParts, o: &mut Object<'_>) {
    let customer = order.customer.and_then(|customer| shop.customer_ever(customer));
    let in_list = matches!(parts, OrderParts::List { .. });
    o.member("id", order.id);
    o.member("code", &*order.code);
    o.member("purchaseDate", order.purchased_at);
    o.member("branchId", order.branch);
    o.maybe("branchName", shop.branch_ever(order.branch).map(|branch| branch.name.as_str()));
    o.maybe("soldById", order.sold_by);
    o.maybe(
        "soldByName",
        order.sold_by.and_then(|user| shop.users.get(user)).map(|user| user.given_name.as_str()),
    );
    o.maybe("customerId", order.customer);
    if parts != OrderParts::Written {
        o.maybe("customerCode", customer.map(|customer| customer.code.as_str()));
    }
    o.maybe("customerName", customer.map(|customer| customer.name.as_str()));
    o.member("total", order.total());
    o.member("totalPayment", shop.order_total_payment(order));
    match order.discount_ratio.filter(|ratio| !ratio.is_zero()) {
        Some(ratio) => {
            o.member("discount", order.discount_amount());
            o.member("discountRatio", ratio);
        }
        None => o.maybe("discount", order.discount),
    }
    o.member("status", order.status.number());
    o.member("statusValue", order.status.text());
    o.member("retailerId", shop.identity.retailer_id);
    o.maybe("description", order.description.as_deref());
    o.member("usingCod", order.using_cod);
    o.maybe("modifiedDate", order.modified_at);
    o.member("createdDate", order.created_at);
    if !in_list {
        o.maybe("saleChannelId", order.sale_channel);
    }
    o.maybe("PriceBookId", order.price_book.as_ref().map(|book| book.id));
    o.maybe("Extra", order.price_book.as_ref().map(extra));
    let shows_payments = !matches!(parts, OrderParts::List { payments: false, .. });
    if shows_payments && !order.payments.is_empty() {
        parcel::payments(shop, &order.payments, o);
    }
    o.objects("orderDetails", &order.lines, |line, o| {
        o.member("productId", line.product);
        o.member("productCode", &*line.product_code);
        o.member("productName", &*line.product_name);
        o.member("isMaster", line.is_master);
        o.member("quantity", line.quantity);
        o.member("price", line.price);
        o.member("discount", line.discount);
        o.maybe("discountRatio", line.discount_ratio);
        o.maybe("note", line.note.as_deref());
        if in_list {
            o.member("viewDiscount", line.discount);
            o.member("subTotal", line.amount());
            o.member("returnQuantity", 0i64);
        }
        parcel::line_taxes(shop, line, "orderDetailTaxs", ("taxName", "taxValue"), o);
    });
    let shows_delivery = !matches!(parts, OrderParts::List { delivery: false, .. });
    if let Some(delivery) = order.delivery.as_ref().filter(|_| shows_delivery) {
        o.object("orderDelivery", |o| {
            o.maybe("deliveryCode", delivery.delivery_code.as_deref());
            parcel::parcel(delivery, o);
        });
    }
    if in_list {
        let channel = order.sale_channel.and_then(|channel| shop.sale_channels.get(channel));
        o.maybe("SaleChannelId", order.sale_channel);
        o.maybe("SaleChannelName", channel.map(|channel| channel.name.as_str()));
    } else {
        parcel::surcharges(&order.surcharges, None, o);
    }
    if parts == OrderParts::Written {
        let last = order.payments.iter().rev().find(|payment| !payment.is_void);
        o.maybe("method", last.map(|payment| payment.method.text()));
    }
}
