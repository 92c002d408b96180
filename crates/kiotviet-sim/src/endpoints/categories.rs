//! `/categories`.

use super::call::{Call, DELETED, UPDATED, answer, message, message_with};
use super::listing::{Envelope, Paging, Unordered, removed_ids, select};
use crate::dialect::Wrapping;
use crate::exchange::{Failure, Input, Response};
use crate::records::{Category, CategoryId};
use crate::refusal::Refusal;
use crate::state::Shop;
use crate::wire;

pub(super) fn list(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let mut paging = Paging::read(shop, &call.query)?;
    // Sic: the name lacks an r. The tree ignores `lastModifiedFrom`, and counts roots.
    let tree = call.query.flag("hierachicalData")?;
    let removed = Some(removed_ids(shop, call, &shop.categories, &paging));
    let is_root = |category: &Category| category.parent.is_none();
    if tree {
        paging.since = None;
    }
    let filter: Option<&dyn Fn(&Category) -> bool> = if tree { Some(&is_root) } else { None };
    let page = select(shop, call, &shop.categories, &paging, Unordered::Named, filter);
    let envelope = Envelope::of(&paging, "Category").removed("removedIds", removed);
    Ok(envelope.answer(shop, call, page.total, page.rows, |row, o| wire::category(shop, row, tree, o)))
}

pub(super) fn get(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let row = shop.categories.get(call.id(1)?).ok_or(Refusal::CategoryUnknown)?;
    Ok(answer(shop, |o| match shop.dialect.category_read {
        Wrapping::Wrapped => o.object("data", |o| wire::category(shop, row, true, o)),
        Wrapping::Unwrapped => wire::category(shop, row, true, o),
    }))
}

/// A parent: left out stays as it is, `0` or `null` means the root.
fn parent(input: Input<'_>) -> Result<Option<Option<CategoryId>>, Failure> {
    if input.states("parentId") { Ok(Some(input.id("parentId")?)) } else { Ok(None) }
}

pub(super) fn create(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let input = call.input();
    let name = input.text("categoryName")?.unwrap_or_default();
    let id = shop.create_category(call.now, &name, parent(input)?.flatten())?;
    written(shop, id)
}

pub(super) fn update(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let input = call.input();
    let id = call.id(1)?;
    shop.update_category(call.now, id, input.text("categoryName")?.as_deref(), parent(input)?)?;
    written(shop, id)
}

fn written(shop: &Shop, id: CategoryId) -> Result<Response, Failure> {
    let row = shop.categories.get(id).ok_or(Refusal::CategoryUnknown)?;
    Ok(message_with(shop, UPDATED, |o| wire::category(shop, row, true, o)))
}

pub(super) fn delete(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    shop.delete_category(call.now, call.id(1)?)?;
    Ok(message(shop, DELETED))
}
