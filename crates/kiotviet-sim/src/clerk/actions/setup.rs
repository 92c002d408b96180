//! Branches, the shop's settings, the simulator's switches and faults.

use jiff::Timestamp;

use super::{ActionError, Done};
use crate::clerk::form::Form;
use crate::faults::FaultPlan;
use crate::records::{BranchId, Settings};
use crate::simulator::Simulator;

/// One setting of the shop: how it is called, read and set.
pub(in crate::clerk) struct Setting {
    /// Name, as in `POST /clerk/do/setting`.
    pub name: &'static str,
    /// What a person reads.
    pub label: &'static str,
    /// Whether `GET /settings` shows it.
    pub readable: bool,
    pub read: fn(&Settings) -> bool,
    set: fn(&mut Settings, bool),
}

macro_rules! settings {
    ($($field:ident, $readable:literal, $label:literal;)+) => {
        &[$(Setting {
            name: stringify!($field),
            label: $label,
            readable: $readable,
            read: |settings| settings.$field,
            set: |settings, value| settings.$field = value,
        }),+]
    };
}

/// Every setting.
pub(in crate::clerk) const SETTINGS: &[Setting] = settings! {
    allow_order_when_out_stock, true, "Cho phép đặt hàng khi hết tồn kho";
    allow_sell_when_order_out_stock, true, "Cho phép bán hàng đã được đặt";
    allow_sell_when_out_stock, true, "Cho phép bán hàng khi hết tồn kho";
    manager_customer_by_branch, true, "Quản lý khách hàng theo chi nhánh";
    allow_orders, false, "Cho phép đặt hàng";
    use_delivery, false, "Sử dụng tính năng giao hàng";
    use_cod, false, "Quản lý thu hộ tiền (COD)";
    use_surcharges, false, "Thu khác";
    allow_change_purchase_time, false, "Cho phép thay đổi thời gian bán hàng";
};

/// Closes a branch: field `id`.
pub(super) fn close_branch(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let id: BranchId = form.id("id")?;
    simulator.clerk(now, |shop, now| shop.close_branch(now, id))?;
    Ok(Done::about("Đã đóng chi nhánh", id))
}

/// Opens a closed branch again: field `id`.
pub(super) fn reopen_branch(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let id: BranchId = form.id("id")?;
    simulator.clerk(now, |shop, now| shop.reopen_branch(now, id))?;
    Ok(Done::about("Đã mở lại chi nhánh", id))
}

/// Renames a branch: fields `id`, `name`.
pub(super) fn rename_branch(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let (id, name): (BranchId, _) = (form.id("id")?, form.required("name")?);
    simulator.clerk(now, |shop, now| shop.rename_branch(now, id, name))?;
    Ok(Done::about("Đã đổi tên chi nhánh", id))
}

/// Sets one of the shop's settings: fields `name`, `value`.
pub(super) fn setting(simulator: &mut Simulator, now: Timestamp, form: &Form) -> Result<Done, ActionError> {
    let (name, value) = (form.required("name")?, form.required_flag("value")?);
    let setting = SETTINGS
        .iter()
        .find(|setting| setting.name == name)
        .ok_or_else(|| ActionError::Unknown(name.to_owned()))?;
    simulator.act(now, |shop, _| (setting.set)(&mut shop.settings, value));
    Ok(Done::new(format!("{}: {}", if value { "Đã bật" } else { "Đã tắt" }, setting.label)))
}

/// Lets the API answer in another dialect: fields `name`, `value`.
pub(super) fn switch(simulator: &mut Simulator, _: Timestamp, form: &Form) -> Result<Done, ActionError> {
    let (name, value) = (form.required("name")?, form.required("value")?);
    simulator.dialect_mut().set(name, value)?;
    Ok(Done::new(format!("Đã đặt {name} = {value}")))
}

/// Puts a fault plan in place of the present one: field `preset`, or `plan` (TOML); `seed`, and `random` for a
/// subset chosen by the seed.
pub(super) fn load_faults(simulator: &mut Simulator, _: Timestamp, form: &Form) -> Result<Done, ActionError> {
    let seed = match form.text("seed") {
        Some(text) => text.parse().map_err(|_| ActionError::NoNumber("seed"))?,
        None => 0,
    };
    let mut plan = match form.text("plan") {
        Some(text) => FaultPlan::from_toml(text, seed)?,
        None => FaultPlan::preset(form.required("preset")?, seed)?,
    };
    if form.flag("random")?.unwrap_or(false) {
        plan.keep_random_subset();
    }
    let rules = plan.report().len();
    *simulator.faults_mut() = plan;
    Ok(Done::new(format!("Đã nạp {rules} quy tắc sự cố")))
}

/// Switches all faults on or off: field `on`.
pub(super) fn faults_enabled(
    simulator: &mut Simulator,
    _: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let on = form.required_flag("on")?;
    simulator.faults_mut().set_enabled(on);
    Ok(Done::new(if on { "Đã bật sự cố" } else { "Đã tắt sự cố" }))
}

/// Switches one rule on or off: fields `name`, `on`.
pub(super) fn fault_rule(simulator: &mut Simulator, _: Timestamp, form: &Form) -> Result<Done, ActionError> {
    let (name, on) = (form.required("name")?, form.required_flag("on")?);
    if !simulator.faults_mut().set_rule_enabled(name, on) {
        return Err(ActionError::Unknown(name.to_owned()));
    }
    Ok(Done::new(format!("{} quy tắc “{name}”", if on { "Đã bật" } else { "Đã tắt" })))
}

/// Takes all fault rules away.
pub(super) fn clear_faults(simulator: &mut Simulator, _: Timestamp, _: &Form) -> Result<Done, ActionError> {
    simulator.faults_mut().clear();
    Ok(Done::new("Đã bỏ mọi quy tắc sự cố"))
}
