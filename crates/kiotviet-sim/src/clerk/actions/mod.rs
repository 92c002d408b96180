//! What the clerk can do, by the name at the end of `POST /clerk/do/{action}`.

mod catalogue;
mod documents;
mod people;
mod setup;

use jiff::Timestamp;

use super::form::Form;
use crate::dialect::SwitchError;
use crate::faults::FaultPlanError;
use crate::refusal::Refusal;
use crate::simulator::Simulator;
pub(super) use setup::SETTINGS;

/// What was done, in words, and the id of what it was done to or made.
#[derive(Debug)]
pub(super) struct Done {
    pub message: String,
    pub id: Option<i64>,
}

impl Done {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), id: None }
    }

    fn about(message: impl Into<String>, id: impl Into<i64>) -> Self {
        Self { message: message.into(), id: Some(id.into()) }
    }
}

/// Why it was not done; the text is for the person at the page.
#[derive(Debug, thiserror::Error)]
pub(super) enum ActionError {
    /// The shop refuses.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A switch that does not take this.
    #[error(transparent)]
    Switch(#[from] SwitchError),
    /// A fault plan that cannot be had.
    #[error("Kịch bản sự cố không hợp lệ: {0}")]
    Faults(#[from] FaultPlanError),
    /// A field is missing.
    #[error("Thiếu trường “{0}”")]
    Missing(&'static str),
    /// A field is no number.
    #[error("Trường “{0}” không phải là số hợp lệ")]
    NoNumber(&'static str),
    /// A field is neither true nor false.
    #[error("Trường “{0}” chỉ nhận true hoặc false")]
    NoFlag(&'static str),
    /// A field is no date.
    #[error("Trường “{0}” không phải là ngày hợp lệ")]
    NoDate(&'static str),
    /// A setting or rule that does not exist.
    #[error("Không có “{0}”")]
    Unknown(String),
    /// Nobody can do this.
    #[error("Không có thao tác “{0}”")]
    NoAction(String),
}

/// Does it.
pub(super) fn perform(
    simulator: &mut Simulator,
    now: Timestamp,
    action: &str,
    form: &Form,
) -> Result<Done, ActionError> {
    let act: fn(&mut Simulator, Timestamp, &Form) -> Result<Done, ActionError> = match action {
        "sell" => documents::sell,
        "confirm-order" => documents::confirm_order,
        "invoice-order" => documents::invoice_order,
        "end-order" => documents::end_order,
        "cancel-order" => documents::cancel_order,
        "cancel-invoice" => documents::cancel_invoice,
        "receive" => catalogue::receive,
        "count" => catalogue::count,
        "create-product" => catalogue::create_product,
        "edit-product" => catalogue::edit_product,
        "set-product-active" => catalogue::set_product_active,
        "delete-product" => catalogue::delete_product,
        "restore-product" => catalogue::restore_product,
        "create-category" => catalogue::create_category,
        "edit-category" => catalogue::edit_category,
        "delete-category" => catalogue::delete_category,
        "create-price-book" => catalogue::create_price_book,
        "edit-price-book" => catalogue::edit_price_book,
        "delete-price-book" => catalogue::delete_price_book,
        "set-price" => catalogue::set_price,
        "remove-price" => catalogue::remove_price,
        "create-customer" => people::create_customer,
        "edit-customer" => people::edit_customer,
        "delete-customer" => people::delete_customer,
        "restore-customer" => people::restore_customer,
        "create-group" => people::create_group,
        "edit-group" => people::edit_group,
        "delete-group" => people::delete_group,
        "close-branch" => setup::close_branch,
        "reopen-branch" => setup::reopen_branch,
        "rename-branch" => setup::rename_branch,
        "setting" => setup::setting,
        "switch" => setup::switch,
        "load-faults" => setup::load_faults,
        "faults-enabled" => setup::faults_enabled,
        "fault-rule" => setup::fault_rule,
        "clear-faults" => setup::clear_faults,
        other => return Err(ActionError::NoAction(other.to_owned())),
    };
    act(simulator, now, form)
}
