//! Reference lists: branches, staff, channels, accounts, settings, locations, brands, attributes.

use http::StatusCode;

use super::call::{Call, answer};
use super::listing::{Envelope, Paging, Unordered, removed_ids, select};
use crate::exchange::{Failure, Response};
use crate::records::User;
use crate::state::Shop;
use crate::wire::{self, Style, objects};

pub(super) fn branches(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let paging = Paging::read(shop, &call.query)?;
    let page = select(shop, call, &shop.branches, &paging, Unordered::Newest, None);
    let removed = paging.include_removed.then(|| removed_ids(shop, call, &shop.branches, &paging));
    let envelope = Envelope::of(&paging, "Branch").removed("removedIds", removed);
    Ok(envelope.answer(shop, call, page.total, page.rows, |row, o| wire::branch(shop, row, o)))
}

/// The super admin is not listed.
pub(super) fn users(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let paging = Paging::read(shop, &call.query)?;
    let listed = |user: &User| !user.is_super_admin;
    let page = select(shop, call, &shop.users, &paging, Unordered::Newest, Some(&listed));
    let removed = paging.include_removed.then(|| removed_ids(shop, call, &shop.users, &paging));
    let envelope = Envelope::of(&paging, "User").removed("removeIds", removed);
    Ok(envelope.answer(shop, call, page.total, page.rows, |row, o| wire::user(shop, row, o)))
}

pub(super) fn sale_channels(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let paging = Paging::read(shop, &call.query)?;
    let page = select(shop, call, &shop.sale_channels, &paging, Unordered::Newest, None);
    let envelope = Envelope::of(&paging, "SaleChannel");
    Ok(envelope.answer(shop, call, page.total, page.rows, wire::sale_channel))
}

pub(super) fn bank_accounts(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let paging = Paging::read(shop, &call.query)?;
    let page = select(shop, call, &shop.bank_accounts, &paging, Unordered::Newest, None);
    let removed = paging.include_removed.then(|| removed_ids(shop, call, &shop.bank_accounts, &paging));
    let envelope = Envelope::of(&paging, "BankAccount").removed("removeIds", removed);
    Ok(envelope.answer(shop, call, page.total, page.rows, |row, o| wire::bank_account(shop, row, o)))
}

pub(super) fn settings(shop: &mut Shop, _: &Call) -> Result<Response, Failure> {
    Ok(answer(shop, |o| wire::settings(&shop.settings, o)))
}

/// Locations in order of id; without `timestamp`.
pub(super) fn locations(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let paging = Paging::read(shop, &call.query)?;
    let page = select(shop, call, &shop.locations, &paging, Unordered::Ids, None);
    let envelope = Envelope { timestamp: false, ..Envelope::of(&paging, "Location") };
    Ok(envelope.answer(shop, call, page.total, page.rows, wire::location))
}

pub(super) fn trademarks(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let paging = Paging::read(shop, &call.query)?;
    let page = select(shop, call, &shop.trademarks, &paging, Unordered::Newest, None);
    let envelope = Envelope::of(&paging, "TradeMark");
    Ok(envelope.answer(shop, call, page.total, page.rows, wire::trademark))
}

/// A bare list.
pub(super) fn attributes(shop: &mut Shop, _: &Call) -> Result<Response, Failure> {
    let mut out = Vec::new();
    objects(&mut out, Style::rest(&shop.dialect), shop.attributes.iter(), &mut |row, o| {
        wire::attribute_name(row, o)
    });
    Ok(Response::json(StatusCode::OK, out))
}
