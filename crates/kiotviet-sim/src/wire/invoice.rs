//! Invoice rows.

use super::json::Object;
use super::parcel;
use crate::records::{Invoice, Parcel};
use crate::state::Shop;

/// Which optional parts of an invoice row are asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct InvoiceParts {
    pub payments: bool,
    pub delivery: bool,
    pub sale_channel: bool,
}

impl InvoiceParts {
    /// What a single read shows.
    pub const SINGLE: Self = Self { payments: true, delivery: true, sale_channel: true };
}

/// An invoice row of lists and single reads.
pub(crate) fn invoice(shop: &Shop, invoice: &Invoice, parts: InvoiceParts, o: &mut Object<'_>) {
    head(shop, invoice, true, o);
    if parts.payments && !invoice.payments.is_empty() {
        parcel::payments(shop, &invoice.payments, o);
    }
    if !invoice.surcharges.is_empty() {
        parcel::surcharges(&invoice.surcharges, Some(invoice.id), o);
    }
    details(shop, invoice, o);
    if let Some(delivery) = invoice.delivery.as_ref().filter(|_| parts.delivery) {
        o.object("invoiceDelivery", |o| self::delivery(delivery, o));
    }
    let channel = invoice.sale_channel.and_then(|channel| shop.sale_channels.get(channel));
    if let Some(channel) = channel.filter(|_| parts.sale_channel) {
        o.object("SaleChannel", |o| {
            o.member("IsNotDelete", channel.is_not_delete);
            o.member("RetailerId", shop.identity.retailer_id);
            o.member("Position", i64::from(channel.position));
            o.member("IsActivate", channel.is_active);
            o.maybe("CreatedBy", shop.super_admin().map(|admin| admin.id));
            o.member("CreatedDate", channel.created_at);
            o.member("Id", channel.id);
            o.member("Name", &*channel.name);
        });
    }
}

/// The answer to an invoice write: `deliveryDetail`, `method`; a cancellation shows neither surcharges nor voided slips.
pub(crate) fn invoice_written(shop: &Shop, invoice: &Invoice, o: &mut Object<'_>) {
    head(shop, invoice, false, o);
    let cancelled = !invoice.is_live();
    parcel::surcharges(if cancelled { &[] } else { &invoice.surcharges }, Some(invoice.id), o);
    details(shop, invoice, o);
    o.maybe("method", invoice.method.map(|method| method.text()));
    if let Some(delivery) = &invoice.delivery {
        o.object("deliveryDetail", |o| self::delivery(delivery, o));
    }
    if cancelled {
        let kept: Vec<_> = invoice.payments.iter().filter(|payment| !payment.is_void).cloned().collect();
        parcel::payments(shop, &kept, o);
    }
}

fn head(shop: &Shop, invoice: &Invoice, with_customer_code: bool, o: &mut Object<'_>) {
    let customer = invoice.customer.and_then(|customer| shop.customer_ever(customer));
    let order = invoice.order.and_then(|order| shop.orders.get(order));
    o.member("id", invoice.id);
    o.maybe("uuid", invoice.uuid.map(|uuid| uuid.to_string()));
    o.member("code", &*invoice.code);
    o.maybe("orderCode", order.map(|order| order.code.as_str()));
    o.member("purchaseDate", invoice.purchased_at);
    o.member("branchId", invoice.branch);
    o.maybe("branchName", shop.branch_ever(invoice.branch).map(|branch| branch.name.as_str()));
    o.maybe("soldById", invoice.sold_by);
    o.maybe(
        "soldByName",
        invoice.sold_by.and_then(|user| shop.users.get(user)).map(|user| user.given_name.as_str()),
    );
    o.maybe("customerId", invoice.customer);
    if with_customer_code {
        o.maybe("customerCode", customer.map(|customer| customer.code.as_str()));
    }
    o.member("customerName", customer.map_or("Khách lẻ", |customer| customer.name.as_str()));
    o.member("total", invoice.total());
    o.member("totalPayment", invoice.total_payment());
    match invoice.discount_ratio.filter(|ratio| !ratio.is_zero()) {
        Some(ratio) => {
            o.member("discount", invoice.discount_amount());
            o.member("discountRatio", ratio);
        }
        None => o.maybe("discount", invoice.discount),
    }
    o.member("status", invoice.status.number());
    o.member("statusValue", invoice.status.text());
    o.maybe("description", invoice.description.as_deref());
    o.member("usingCod", invoice.using_cod);
    o.maybe("modifiedDate", invoice.modified_at);
    o.member("createdDate", invoice.created_at);
    o.maybe("saleChannelId", invoice.sale_channel);
}

fn details(shop: &Shop, invoice: &Invoice, o: &mut Object<'_>) {
    o.objects("invoiceDetails", &invoice.lines, |line, o| {
        o.member("productId", line.product);
        o.member("productCode", &*line.product_code);
        o.member("productName", &*line.product_name);
        o.member("quantity", line.quantity);
        o.member("price", line.price);
        o.member("discount", line.discount);
        o.maybe("discountRatio", line.discount_ratio);
        o.maybe("note", line.note.as_deref());
        o.maybe("serialNumbers", line.serial_numbers.as_deref());
        parcel::line_taxes(shop, line, "invoiceDetailTaxs", ("name", "value"), o);
    });
}

fn delivery(delivery: &Parcel, o: &mut Object<'_>) {
    parcel::parcel(delivery, o);
    o.maybe("deliveryCode", delivery.delivery_code.as_deref());
    o.member("status", delivery.status.number());
    o.member("statusValue", delivery.status.text());
    o.member("usingPriceCod", delivery.using_price_cod);
    o.maybe("priceCodPayment", delivery.price_cod_payment);
}
