//! `/invoices`.

use super::call::{Call, answer};
use super::document_input as document;
use super::listing::{Envelope, Paging, Unordered, select};
use crate::actions::{InvoiceChange, InvoiceDraft};
use crate::exchange::{Failure, Response};
use crate::records::{Invoice, InvoiceId, InvoiceStatus};
use crate::refusal::Refusal;
use crate::state::Shop;
use crate::vietnam_time;
use crate::wire::{self, InvoiceParts};

/// `fromPurchaseDate` and `toPurchaseDate` compare days; `orderId` finds the invoices of an order.
pub(super) fn list(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let query = &call.query;
    let paging = Paging::read(shop, query)?;
    let branches = query.integers("branchIds")?;
    let customers = query.integers("customerIds")?;
    let customer_code = query.text("customerCode").map(str::to_lowercase);
    let statuses = query.integers("status")?;
    let orders = query.integers("orderId")?;
    let channel = query.integer("saleChannelId")?;
    let (until, created) = (query.time("toDate")?, query.time("createdDate")?);
    let from_day = query.time("fromPurchaseDate")?.map(vietnam_time::date);
    let to_day = query.time("toPurchaseDate")?.map(vietnam_time::date);
    let filter = |row: &Invoice| {
        let day = vietnam_time::date(row.purchased_at);
        (branches.is_empty() || branches.contains(&row.branch.0))
            && (customers.is_empty() || row.customer.is_some_and(|customer| customers.contains(&customer.0)))
            && customer_code.as_ref().is_none_or(|code| {
                let customer = row.customer.and_then(|customer| shop.customer_ever(customer));
                customer.is_some_and(|customer| customer.code.to_lowercase() == *code)
            })
            && (statuses.is_empty() || statuses.contains(&row.status.number()))
            && (orders.is_empty() || row.order.is_some_and(|order| orders.contains(&order.0)))
            && channel.is_none_or(|channel| row.sale_channel.is_some_and(|own| own.0 == channel))
            && until.is_none_or(|until| row.changed_at() <= until)
            && created.is_none_or(|created| row.created_at >= created)
            && from_day.is_none_or(|from| day >= from)
            && to_day.is_none_or(|to| day <= to)
    };
    let parts = InvoiceParts {
        payments: query.flag("includePayment")?,
        delivery: query.flag("includeInvoiceDelivery")?,
        sale_channel: query.flag("saleChannel")? || query.flag("includeSaleChannel")?,
    };
    let page = select(shop, call, &shop.invoices, &paging, Unordered::Newest, Some(&filter));
    let envelope = Envelope::of(&paging, "Invoice");
    Ok(envelope.answer(shop, call, page.total, page.rows, |row, o| wire::invoice(shop, row, parts, o)))
}

pub(super) fn get(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let row = shop.invoices.get(call.id(1)?).ok_or(Refusal::InvoiceUnknown)?;
    Ok(answer(shop, |o| wire::invoice(shop, row, InvoiceParts::SINGLE, o)))
}

pub(super) fn get_by_code(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let row = shop.invoices.by_code(call.segment(2)).ok_or(Refusal::InvoiceUnknown)?;
    Ok(answer(shop, |o| wire::invoice(shop, row, InvoiceParts::SINGLE, o)))
}

/// Surcharges stand at the root or in `deliveryDetail`.
pub(super) fn create(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let input = call.input();
    let in_delivery = match input.object("deliveryDetail") {
        Some(delivery) => document::surcharges(delivery)?,
        None => None,
    };
    let draft = InvoiceDraft {
        branch: input.id("branchId")?,
        order: input.id("orderId")?,
        purchased_at: input.time("purchaseDate")?,
        lines: document::lines(input, "invoiceDetails")?.unwrap_or_default(),
        customer: document::customer(input)?,
        sold_by: input.id("soldById")?,
        discount: input.decimal("discount")?,
        discount_ratio: input.decimal("discountRatio")?,
        description: input.text("description")?,
        method: document::method(input, "method")?,
        account: input.id("accountId")?,
        total_payment: input.decimal("totalPayment")?.unwrap_or_default(),
        using_cod: input.boolean("usingCod")?,
        sale_channel: input.id("saleChannelId")?,
        delivery: document::parcel(input, "deliveryDetail")?,
        surcharges: document::surcharges(input)?.or(in_delivery).unwrap_or_default(),
    };
    let id = shop.create_invoice(call.now, draft)?;
    written(shop, id)
}

pub(super) fn update(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let input = call.input();
    let id = call.id(1)?;
    let status = match input.integer("status")? {
        None => None,
        Some(number) => Some(InvoiceStatus::from_number(number).ok_or(Refusal::StatusInvalid)?),
    };
    let change = InvoiceChange {
        purchased_at: input.time("purchaseDate")?,
        status,
        sold_by: input.id("soldById")?,
        sale_channel: input.id("saleChannelId")?,
        cod_method: document::method(input, "codPaymentMethod")?,
        cod_account: input.id("codPaymentAccount")?,
        delivery: document::parcel(input, "deliveryDetail")?,
        lines: document::lines(input, "invoiceDetails")?,
    };
    shop.update_invoice(call.now, id, change)?;
    written(shop, id)
}

fn written(shop: &Shop, id: InvoiceId) -> Result<Response, Failure> {
    let row = shop.invoices.get(id).ok_or(Refusal::InvoiceUnknown)?;
    Ok(answer(shop, |o| wire::invoice_written(shop, row, o)))
}

/// The id stands in the body, in the query or in the path.
pub(super) fn delete(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let input = call.input();
    let id = match input.id("id")?.or(call.query.integer("id")?.map(InvoiceId)) {
        Some(id) => id,
        None if call.segments.len() > 1 => call.id(1)?,
        None => return Err(Refusal::InvoiceUnknown.into()),
    };
    let stated = input.boolean("isVoidPayment")?.or(call.query.boolean("isVoidPayment")?);
    shop.cancel_invoice(call.now, id, stated.unwrap_or(false))?;
    written(shop, id)
}
