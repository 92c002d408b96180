//! Customers and their groups.

use jiff::Timestamp;

use super::{ActionError, Done};
use crate::actions::CustomerDraft;
use crate::clerk::form::Form;
use crate::records::{CustomerGroupId, CustomerId};
use crate::simulator::Simulator;

fn customer_draft(form: &Form) -> Result<CustomerDraft, ActionError> {
    let stated = |name: &str| form.stated(name).map(str::to_owned);
    Ok(CustomerDraft {
        code: form.text("code").map(str::to_owned),
        name: form.text("name").map(str::to_owned),
        contact_number: stated("phone"),
        address: stated("address"),
        location_name: stated("location"),
        ward_name: stated("ward"),
        email: stated("email"),
        comments: stated("comments"),
        branch: form.optional_id("branch")?,
        groups: form.stated("group").is_some().then(|| form.ids("group")).transpose()?,
        ..CustomerDraft::default()
    })
}

/// Makes a customer: fields `name`, `code`, `phone`, `address`, `location`, `ward`, `email`, `comments`, `branch`,
/// `group` (several).
pub(super) fn create_customer(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let draft = customer_draft(form)?;
    let id = simulator.clerk(now, |shop, now| shop.create_customer(now, draft))?;
    Ok(Done::about("Đã thêm khách hàng", id))
}

/// Edits a customer: field `id` and those of its creation that shall change; one empty `group` means none.
pub(super) fn edit_customer(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let (id, draft): (CustomerId, _) = (form.id("id")?, customer_draft(form)?);
    simulator.clerk(now, |shop, now| shop.update_customer(now, id, draft))?;
    Ok(Done::about("Đã lưu khách hàng", id))
}

/// Deletes a customer: field `id`.
pub(super) fn delete_customer(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let id: CustomerId = form.id("id")?;
    simulator.clerk(now, |shop, now| shop.delete_customer(now, id))?;
    Ok(Done::about("Đã xóa khách hàng", id))
}

/// Brings a deleted customer back: field `id`.
pub(super) fn restore_customer(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let id: CustomerId = form.id("id")?;
    simulator.clerk(now, |shop, now| shop.restore_customer(now, id))?;
    Ok(Done::about("Đã khôi phục khách hàng", id))
}

/// Makes a group: fields `name`, `discount` (percent).
pub(super) fn create_group(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let (name, discount) = (form.required("name")?, form.quantity("discount")?);
    let id = simulator.clerk(now, |shop, now| shop.create_customer_group(now, name, discount))?;
    Ok(Done::about("Đã thêm nhóm khách hàng", id))
}

/// Edits a group: fields `id`, `name`, `discount` (percent; left out: none).
pub(super) fn edit_group(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let (id, name): (CustomerGroupId, _) = (form.id("id")?, form.required("name")?);
    let discount = form.quantity("discount")?;
    simulator.clerk(now, |shop, _| shop.edit_customer_group(id, name, discount))?;
    Ok(Done::about("Đã lưu nhóm khách hàng", id))
}

/// Deletes a group: field `id`.
pub(super) fn delete_group(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let id: CustomerGroupId = form.id("id")?;
    simulator.clerk(now, |shop, now| shop.delete_customer_group(now, id))?;
    Ok(Done::about("Đã xóa nhóm khách hàng", id))
}
