//! `/orders`.

use serde_json::Value;

use super::call::{Call, DELETED, answer, message};
use super::document_input as document;
use super::listing::{Envelope, Paging, Unordered, select};
use crate::actions::OrderDraft;
use crate::exchange::{Failure, Input, Response};
use crate::records::{Order, OrderId, PriceBookId, PriceBookNote};
use crate::refusal::Refusal;
use crate::state::Shop;
use crate::wire::{self, OrderParts};

/// Cancelled orders are included; there are no removed ids.
pub(super) fn list(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let query = &call.query;
    let paging = Paging::read(shop, query)?;
    let branches = query.integers("branchIds")?;
    let customers = query.integers("customerIds")?;
    let customer_code = query.text("customerCode").map(str::to_lowercase);
    let statuses = query.integers("status")?;
    let channel = query.integer("saleChannelId")?;
    let (until, created) = (query.time("toDate")?, query.time("createdDate")?);
    let filter = |row: &Order| {
        (branches.is_empty() || branches.contains(&row.branch.0))
            && (customers.is_empty() || row.customer.is_some_and(|customer| customers.contains(&customer.0)))
            && customer_code.as_ref().is_none_or(|code| {
                let customer = row.customer.and_then(|customer| shop.customer_ever(customer));
                customer.is_some_and(|customer| customer.code.to_lowercase() == *code)
            })
            && (statuses.is_empty() || statuses.contains(&row.status.number()))
            && channel.is_none_or(|channel| row.sale_channel.is_some_and(|own| own.0 == channel))
            && until.is_none_or(|until| row.changed_at() <= until)
            && created.is_none_or(|created| row.created_at >= created)
    };
    let parts = OrderParts::List {
        payments: query.flag("includePayment")?,
        delivery: query.flag("includeOrderDelivery")?,
    };
    let page = select(shop, call, &shop.orders, &paging, Unordered::Newest, Some(&filter));
    let envelope = Envelope::of(&paging, "Order");
    Ok(envelope.answer(shop, call, page.total, page.rows, |row, o| wire::order(shop, row, parts, o)))
}

pub(super) fn get(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let row = shop.orders.get(call.id(1)?).ok_or(Refusal::OrderUnknown)?;
    Ok(answer(shop, |o| wire::order(shop, row, OrderParts::Single, o)))
}

pub(super) fn get_by_code(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let row = shop.orders.by_code(call.segment(2)).ok_or(Refusal::OrderUnknown)?;
    Ok(answer(shop, |o| wire::order(shop, row, OrderParts::Single, o)))
}

fn draft(shop: &Shop, input: Input<'_>) -> Result<OrderDraft, Failure> {
    Ok(OrderDraft {
        branch: input.id("branchId")?,
        purchased_at: input.time("purchaseDate")?,
        lines: document::lines(input, "orderDetails")?,
        customer: document::customer(input)?,
        sold_by: input.id("soldById")?.or(input.id("cashierId")?),
        discount: input.decimal("discount")?,
        discount_ratio: input.decimal("discountRatio")?,
        description: input.text("description")?,
        payments: document::payments(input)?,
        using_cod: input.boolean("usingCod")?,
        make_invoice: input.boolean("makeInvoice")?.unwrap_or(false),
        sale_channel: input.id("saleChannelId")?,
        delivery: document::parcel(input, "orderDelivery")?,
        surcharges: document::surcharges(input)?,
        price_book: price_book(shop, input)?,
    })
}

/// The price book noted in `Extra`, itself JSON in a text.
fn price_book(shop: &Shop, input: Input<'_>) -> Result<Option<PriceBookNote>, Failure> {
    let stated = input.integer("priceBookId")?.map(PriceBookId);
    let extra = input.text("extra")?.and_then(|extra| serde_json::from_str::<Value>(&extra).ok());
    let noted = match &extra {
        Some(extra) => Input::of(extra).object("priceBookId"),
        None => None,
    };
    let (id, name) = match noted {
        Some(noted) => (noted.integer("id")?.map(PriceBookId).or(stated), noted.text("name")?),
        None => (stated, None),
    };
    let Some(id) = id else { return Ok(None) };
    let known =
        || shop.price_books.get(id).map_or_else(|| "Bảng giá chung".to_owned(), |book| book.name.clone());
    Ok(Some(PriceBookNote { id, name: name.unwrap_or_else(known) }))
}

pub(super) fn create(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let draft = draft(shop, call.input())?;
    let id = shop.create_order(call.now, draft)?;
    written(shop, id)
}

pub(super) fn update(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let id = call.id(1)?;
    let draft = draft(shop, call.input())?;
    shop.update_order(call.now, id, draft)?;
    written(shop, id)
}

fn written(shop: &Shop, id: OrderId) -> Result<Response, Failure> {
    let row = shop.orders.get(id).ok_or(Refusal::OrderUnknown)?;
    Ok(answer(shop, |o| wire::order(shop, row, OrderParts::Written, o)))
}

pub(super) fn delete(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let stated = call.query.boolean("isVoidPayment")?.or(call.input().boolean("isVoidPayment")?);
    shop.cancel_order(call.now, call.id(1)?, stated.unwrap_or(false))?;
    Ok(message(shop, DELETED))
}
