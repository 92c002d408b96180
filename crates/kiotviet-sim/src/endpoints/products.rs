//! `/products`, `/productOnHands` and the two bulk routes.

use rand::RngExt;

use super::call::{Call, DELETED, answer, message};
use super::listing::{Envelope, Paging, Unordered, removed_ids, select, unaccented};
use super::product_input;
use crate::dialect::{OnHandModifiedDate, ProductPutStock};
use crate::exchange::{Failure, Query, Response};
use crate::records::{BranchId, CategoryId, Product, ProductId, ProductKind, TrademarkId};
use crate::refusal::Refusal;
use crate::state::Shop;
use crate::wire::{self, ImageShape, ProductParts};

fn branches(query: &Query) -> Result<Vec<BranchId>, Failure> {
    Ok(query.integers("branchIds")?.into_iter().map(BranchId).collect())
}

pub(super) fn list(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let query = &call.query;
    let paging = Paging::read(shop, query)?;
    let parts = ProductParts {
        inventories: query.flag("includeInventory")?,
        branches: branches(query)?,
        price_books: query.flag("includePricebook")?,
        quantity: query.flag("includeQuantity")?,
        material: query.flag("includeMaterial")?,
        serials: query.flag("includeSerials")?,
        batches: query.flag("includeBatchExpires")?,
        warranties: query.flag("includeWarranties")?,
        shelves: query.flag("includeProductShelves")?,
        deleted_attributes: query.boolean("includeSoftDeletedAttribute")?.unwrap_or(true),
        images: ImageShape::from(shop.dialect.list_images),
    };
    let filter = filter(shop, query)?;
    let page = select(shop, call, &shop.products, &paging, Unordered::Newest, filter.as_deref());
    let removed = paging.include_removed.then(|| removed_ids(shop, call, &shop.products, &paging));
    let envelope = Envelope::of(&paging, "Product").removed("removeId", removed);
    Ok(envelope.answer(shop, call, page.total, page.rows, |row, o| wire::product(shop, row, &parts, o)))
}

type Filter = Box<dyn Fn(&Product) -> bool>;

/// The row filters of a request; none when it has none.
fn filter(shop: &Shop, query: &Query) -> Result<Option<Filter>, Failure> {
    let mut filters: Vec<Filter> = Vec::new();
    if let Some(category) = query.integer("categoryId")? {
        let wanted = shop.with_descendants(CategoryId(category));
        filters.push(Box::new(move |row| wanted.contains(&row.category)));
    }
    if let Some(base) = query.integer("masterUnitId")? {
        filters.push(Box::new(move |row| row.master_unit == Some(ProductId(base))));
    }
    if let Some(master) = query.integer("masterProductId")? {
        filters.push(Box::new(move |row| row.master_product == Some(ProductId(master))));
    }
    if let Some(trademark) = query.integer("tradeMarkId")? {
        filters.push(Box::new(move |row| row.trademark == Some(TrademarkId(trademark))));
    }
    if let Some(kind) = query.integer("productType")?.and_then(ProductKind::from_number) {
        filters.push(Box::new(move |row| row.kind == kind));
    }
    if let Some(is_active) = query.boolean("isActive")? {
        filters.push(Box::new(move |row| row.is_active == is_active));
    }
    if let Some(name) = query.text("name") {
        let wanted = unaccented(name);
        filters.push(Box::new(move |row| {
            unaccented(&row.name).contains(&wanted)
                || unaccented(&row.full_name()).contains(&wanted)
                || unaccented(&row.code).contains(&wanted)
        }));
    }
    if filters.is_empty() {
        return Ok(None);
    }
    Ok(Some(Box::new(move |row: &Product| filters.iter().all(|filter| filter(row)))))
}

pub(super) fn get(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let id = call.id(1)?;
    let row = shop.products.get(id).ok_or(Refusal::ProductUnknown(id))?;
    single(shop, call, row)
}

/// Codes with these characters fail in a path although the product exists, as observed.
const AWKWARD: &[char] = &['*', '+', '#', '(', ')', '/'];

pub(super) fn get_by_code(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let code = call.segment(2);
    if code.contains(AWKWARD) {
        return Err(Failure::Malformed(format!("code {code}")));
    }
    let row = shop.products.by_code(code).ok_or(Refusal::ProductCodeUnknown)?;
    single(shop, call, row)
}

/// `/products/code?Id=0&Code=…`: takes any code.
pub(super) fn get_by_code_in_query(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let by_id =
        call.query.integer("id")?.filter(|id| *id > 0).and_then(|id| shop.products.get(ProductId(id)));
    let by_code = || call.query.text("code").and_then(|code| shop.products.by_code(code));
    let row = by_id.or_else(by_code).ok_or(Refusal::ProductCodeUnknown)?;
    single(shop, call, row)
}

fn single(shop: &Shop, call: &Call, row: &Product) -> Result<Response, Failure> {
    let deleted_attributes = call.query.boolean("includeSoftDeletedAttribute")?.unwrap_or(true);
    let parts = ProductParts { deleted_attributes, ..ProductParts::single() };
    Ok(answer(shop, |o| wire::product(shop, row, &parts, o)))
}

pub(super) fn create(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let id = shop.create_product(call.now, product_input::product(call.input())?)?;
    let row = shop.products.get(id).ok_or(Refusal::ProductUnknown(id))?;
    Ok(answer(shop, |o| wire::product_written(shop, row, "inventories", o)))
}

pub(super) fn update(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let id = call.id(1)?;
    shop.update_product(call.now, id, product_input::product(call.input())?)?;
    let row = shop.products.get(id).ok_or(Refusal::ProductUnknown(id))?;
    let stock = match shop.dialect.product_put_stock {
        ProductPutStock::Inventory => "inventory",
        ProductPutStock::Inventories => "inventories",
    };
    Ok(answer(shop, |o| wire::product_written(shop, row, stock, o)))
}

pub(super) fn delete(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    shop.delete_product(call.now, call.id(1)?)?;
    Ok(message(shop, DELETED))
}

pub(super) fn create_many(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let items = call.input().list("listProducts")?.unwrap_or_default();
    let drafts = items.into_iter().map(product_input::product).collect::<Result<Vec<_>, _>>()?;
    shop.create_products(call.now, drafts)?;
    Ok(message(shop, "Thêm mới danh sách sản phẩm thành công"))
}

/// Fails wholly at random by dialect; otherwise success says nothing of the rows that were refused.
pub(super) fn update_many(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let items = call.input().list("listProducts")?.unwrap_or_default();
    let percent = shop.dialect.bulk_update_failures.0;
    if items.is_empty() || (percent > 0 && shop.random.random_range(0..100u8) < percent) {
        return Err(Refusal::BulkUpdateEmpty.into());
    }
    for item in items {
        if let Some(id) = item.id("id")? {
            let draft = product_input::product(item)?;
            // What is refused is passed over in silence, as observed.
            let _ = shop.update_product(call.now, id, draft);
        }
    }
    Ok(message(shop, "Cập nhật danh sách sản phẩm thành công"))
}

pub(super) fn on_hands(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let mut paging = Paging::read(shop, &call.query)?;
    let branches = branches(&call.query)?;
    let moves = shop.dialect.on_hand_modified_date == OnHandModifiedDate::Moves;
    // With stock counted as a change, the usual comparison would leave rows out: compare here.
    let mut since = paging.clone();
    if !moves {
        since.since = None;
    }
    let moved = |row: &Product| {
        since.admits(shop, row.changed_at().max(row.stock_moved_at.unwrap_or(row.created_at)))
    };
    let filter: Option<&dyn Fn(&Product) -> bool> = if since.since.is_some() { Some(&moved) } else { None };
    if moves {
        paging.since = None;
    }
    let page = select(shop, call, &shop.products, &paging, Unordered::Newest, filter);
    let envelope = Envelope::of(&paging, "ProductOnHand");
    Ok(envelope.answer(shop, call, page.total, page.rows, |row, o| wire::on_hands(shop, row, &branches, o)))
}
