//! `/pricebooks`: read only, but for single prices.

use super::call::{Call, UPDATED, answer};
use super::listing::{Envelope, Paging, Unordered, select};
use crate::exchange::{Failure, Response};
use crate::records::{PriceBookId, ProductId};
use crate::refusal::Refusal;
use crate::state::Shop;
use crate::wire::{self, PriceBookParts};

pub(super) fn list(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let paging = Paging::read(shop, &call.query)?;
    let parts = PriceBookParts {
        branches: call.query.flag("includePriceBookBranch")?,
        customer_groups: call.query.flag("includePriceBookCustomerGroups")?,
        users: call.query.flag("includePriceBookUsers")?,
    };
    let page = select(shop, call, &shop.price_books, &paging, Unordered::Newest, None);
    let envelope = Envelope::of(&paging, "PriceBook");
    Ok(envelope.answer(shop, call, page.total, page.rows, |row, o| wire::price_book(shop, row, parts, o)))
}

/// Entries in order of product id; the common book (0) is not listed.
pub(super) fn entries(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let paging = Paging::read(shop, &call.query)?;
    let book = shop.price_books.get(call.id(1)?).ok_or(Refusal::PriceBookUnknown)?;
    let mut rows: Vec<_> = book
        .entries
        .iter()
        .filter(|(_, entry)| paging.admits(shop, entry.changed_at))
        .filter_map(|(product, entry)| shop.products.get(*product).map(|product| (product, entry.price)))
        .collect();
    let descending =
        call.query.text("orderDirection").is_some_and(|direction| direction.eq_ignore_ascii_case("desc"));
    match call.query.text("orderBy").map(str::to_ascii_lowercase).as_deref() {
        Some("productcode" | "code") => rows.sort_by(|(left, _), (right, _)| left.code.cmp(&right.code)),
        Some("price") => rows.sort_by_key(|(_, price)| *price),
        _ => {}
    }
    if descending && call.query.text("orderBy").is_some() {
        rows.reverse();
    }
    let total = rows.len();
    let start = paging.start(shop, total);
    let rows: Vec<_> = rows.into_iter().skip(start).take(paging.size).collect();
    Ok(Envelope::of(&paging, "PriceBookDetail").answer(shop, call, total, rows, |(product, price), o| {
        o.member("productId", product.id);
        o.member("productCode", &*product.code);
        o.member("price", price);
    }))
}

pub(super) fn set_price(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let input = call.input();
    let book = PriceBookId(input.integer("pricebookId")?.unwrap_or(0));
    let product = input.id("productId")?.unwrap_or(ProductId(0));
    let price = input.decimal("price")?.ok_or(Refusal::PriceInvalid)?;
    shop.set_price(call.now, book, product, price)?;
    Ok(answer(shop, |o| {
        o.member("message", UPDATED);
        o.member("isSuccess", true);
    }))
}
