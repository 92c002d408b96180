//! Products, stock, categories, price books.

use jiff::Timestamp;

use super::{ActionError, Done};
use crate::actions::{PriceBookDraft, ProductDraft};
use crate::clerk::form::Form;
use crate::records::{BranchId, CategoryId, PriceBookId, ProductId};
use crate::refusal::Refusal;
use crate::simulator::Simulator;
use crate::vietnam_time;

/// Receives goods: fields `product`, `branch`, `quantity`, `cost`.
pub(super) fn receive(simulator: &mut Simulator, now: Timestamp, form: &Form) -> Result<Done, ActionError> {
    let (product, branch): (ProductId, BranchId) = (form.id("product")?, form.id("branch")?);
    let quantity = form.quantity("quantity")?.ok_or(ActionError::Missing("quantity"))?;
    let cost = form.money("cost")?;
    simulator.clerk(now, |shop, now| shop.receive_goods(now, branch, product, quantity, cost))?;
    Ok(Done::about("Đã nhập hàng", product))
}

/// Sets what is on hand after a count: fields `product`, `branch`, `quantity`.
pub(super) fn count(simulator: &mut Simulator, now: Timestamp, form: &Form) -> Result<Done, ActionError> {
    let (product, branch): (ProductId, BranchId) = (form.id("product")?, form.id("branch")?);
    let quantity = form.quantity("quantity")?.ok_or(ActionError::Missing("quantity"))?;
    simulator.clerk(now, |shop, now| shop.count_stock(now, branch, product, quantity))?;
    Ok(Done::about("Đã cân bằng kho", product))
}

fn product_draft(form: &Form) -> Result<ProductDraft, ActionError> {
    Ok(ProductDraft {
        name: form.text("name").map(str::to_owned),
        category: form.optional_id("category")?,
        code: form.text("code").map(str::to_owned),
        barcode: form.stated("barcode").map(str::to_owned),
        allows_sale: form.flag("allows_sale")?,
        base_price: form.money("price")?,
        weight: form.quantity("weight")?,
        description: form.stated("description").map(str::to_owned),
        unit: form.text("unit").map(str::to_owned),
        ..ProductDraft::default()
    })
}

/// Makes a product: fields `name`, `category`, `code`, `barcode`, `price`, `unit`, `weight`, `description`.
pub(super) fn create_product(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let draft = product_draft(form)?;
    let id = simulator.clerk(now, |shop, now| shop.create_product(now, draft))?;
    Ok(Done::about("Đã thêm hàng hóa", id))
}

/// Edits a product: field `id` and those of its creation that shall change.
pub(super) fn edit_product(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let (id, mut draft): (ProductId, _) = (form.id("id")?, product_draft(form)?);
    // A person's form sends everything; only what differs is an edit.
    if let Some(old) = simulator.shop().products.get(id) {
        let untouched = draft.description.as_deref().unwrap_or_default()
            == old.description.as_deref().unwrap_or_default();
        draft.description = draft.description.filter(|_| !untouched);
        draft.barcode = draft.barcode.filter(|text| text != old.barcode.as_deref().unwrap_or_default());
    }
    simulator.clerk(now, |shop, now| shop.update_product(now, id, draft))?;
    Ok(Done::about("Đã lưu hàng hóa", id))
}

/// Stops or resumes a product: fields `id`, `active`, and `branch` for one branch only.
pub(super) fn set_product_active(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let (id, active): (ProductId, _) = (form.id("id")?, form.required_flag("active")?);
    match form.optional_id::<BranchId>("branch")? {
        Some(branch) => {
            simulator.clerk(now, |shop, now| shop.set_product_active_at(now, id, branch, active))?
        }
        None => simulator.clerk(now, |shop, now| shop.set_product_active(now, id, active))?,
    }
    Ok(Done::about(if active { "Đã cho phép kinh doanh" } else { "Đã ngừng kinh doanh" }, id))
}

/// Deletes a product: field `id`.
pub(super) fn delete_product(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let id: ProductId = form.id("id")?;
    simulator.clerk(now, |shop, now| shop.delete_product(now, id))?;
    Ok(Done::about("Đã xóa hàng hóa", id))
}

/// Brings a deleted product back: field `id`.
pub(super) fn restore_product(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let id: ProductId = form.id("id")?;
    simulator.clerk(now, |shop, now| shop.restore_product(now, id))?;
    Ok(Done::about("Đã khôi phục hàng hóa", id))
}

/// Makes a category: fields `name`, `parent`.
pub(super) fn create_category(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let (name, parent) = (form.required("name")?, form.optional_id("parent")?);
    let id = simulator.clerk(now, |shop, now| shop.create_category(now, name, parent))?;
    Ok(Done::about("Đã thêm nhóm hàng", id))
}

/// Renames or moves a category: fields `id`, `name`, `parent` (0 for the root; left out: stays).
pub(super) fn edit_category(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let id: CategoryId = form.id("id")?;
    let parent = form.optional_id::<CategoryId>("parent")?;
    let parent = parent.map(|parent| Some(parent).filter(|parent| parent.0 > 0));
    simulator.clerk(now, |shop, now| shop.update_category(now, id, form.text("name"), parent))?;
    Ok(Done::about("Đã lưu nhóm hàng", id))
}

/// Deletes a category: field `id`.
pub(super) fn delete_category(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let id: CategoryId = form.id("id")?;
    simulator.clerk(now, |shop, now| shop.delete_category(now, id))?;
    Ok(Done::about("Đã xóa nhóm hàng", id))
}

fn price_book_draft(form: &Form) -> Result<PriceBookDraft, ActionError> {
    let day = |name: &'static str| match form.text(name) {
        None => Ok(None),
        Some(text) => vietnam_time::parse(text).map(Some).ok_or(ActionError::NoDate(name)),
    };
    // The last day counts until its last minute.
    let ends_at = day("ends")?
        .map(|midnight| vietnam_time::later(midnight, jiff::SignedDuration::from_mins(24 * 60 - 1)));
    Ok(PriceBookDraft {
        name: form.text("name").map(str::to_owned),
        is_active: form.flag("active")?,
        starts_at: day("starts")?,
        ends_at,
        branches: form.stated("branch").is_some().then(|| form.ids("branch")).transpose()?,
        customer_groups: form.stated("group").is_some().then(|| form.ids("group")).transpose()?,
        users: form.stated("user").is_some().then(|| form.ids("user")).transpose()?,
    })
}

/// Makes a price book: fields `name`, `active`, `starts`, `ends` (dates), `branch`, `group`, `user` (several each;
/// one empty text means all).
pub(super) fn create_price_book(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let draft = price_book_draft(form)?;
    let id = simulator.clerk(now, |shop, now| shop.create_price_book(now, draft))?;
    Ok(Done::about("Đã thêm bảng giá", id))
}

/// Edits, activates or deactivates a price book: field `id` and those of its creation that shall change.
pub(super) fn edit_price_book(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let (id, draft): (PriceBookId, _) = (form.id("id")?, price_book_draft(form)?);
    simulator.clerk(now, |shop, now| shop.edit_price_book(now, id, draft))?;
    Ok(Done::about("Đã lưu bảng giá", id))
}

/// Deletes a price book: field `id`.
pub(super) fn delete_price_book(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let id: PriceBookId = form.id("id")?;
    simulator.clerk(now, |shop, now| shop.delete_price_book(now, id))?;
    Ok(Done::about("Đã xóa bảng giá", id))
}

/// Sets a price: fields `book` (0 = the common one), `product` (id) or `code`, `price`.
pub(super) fn set_price(simulator: &mut Simulator, now: Timestamp, form: &Form) -> Result<Done, ActionError> {
    let book: PriceBookId = form.id("book")?;
    let product = match form.text("code") {
        Some(code) => {
            simulator.shop().products.by_code(code).map(|row| row.id).ok_or(Refusal::ProductCodeUnknown)?
        }
        None => form.id("product")?,
    };
    let price = form.money("price")?.ok_or(ActionError::Missing("price"))?;
    simulator.clerk(now, |shop, now| shop.set_price(now, book, product, price))?;
    Ok(Done::about("Đã lưu giá", product))
}

/// Takes a product out of a price book: fields `book`, `product`.
pub(super) fn remove_price(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let (book, product): (PriceBookId, ProductId) = (form.id("book")?, form.id("product")?);
    simulator.clerk(now, |shop, _| shop.remove_price(book, product))?;
    Ok(Done::about("Đã bỏ hàng hóa khỏi bảng giá", product))
}
