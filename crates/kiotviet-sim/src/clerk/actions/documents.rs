//! Sales, orders, invoices.

use jiff::Timestamp;
use rust_decimal::Decimal;

use super::{ActionError, Done};
use crate::actions::{CustomerChoice, InvoiceDraft, LineDraft};
use crate::clerk::form::{Form, quantity};
use crate::records::{CustomerId, InvoiceId, OrderId, PaymentMethod};
use crate::refusal::Refusal;
use crate::simulator::Simulator;

/// Sells at the counter: fields `branch`, `code` and `quantity` (several lines), `customer`, `method`.
pub(super) fn sell(simulator: &mut Simulator, now: Timestamp, form: &Form) -> Result<Done, ActionError> {
    let mut lines = Vec::new();
    let mut total = Decimal::ZERO;
    let quantities: Vec<&str> = form.all("quantity").collect();
    for (place, code) in form.all("code").enumerate().filter(|(_, code)| !code.is_empty()) {
        let text = quantities.get(place).copied().filter(|text| !text.is_empty()).unwrap_or("1");
        let quantity = quantity(text).ok_or(ActionError::NoNumber("quantity"))?;
        let products = &simulator.shop().products;
        let product = products
            .by_code(code)
            .or_else(|| products.by_barcode(code))
            .ok_or_else(|| ActionError::Unknown(code.to_owned()))?;
        total += product.base_price * quantity;
        lines.push(LineDraft::of(product.id, quantity));
    }
    let method = match form.text("method") {
        Some(text) => PaymentMethod::from_text(text).ok_or(Refusal::PaymentMethodUnknown)?,
        None => PaymentMethod::Cash,
    };
    let draft = InvoiceDraft {
        branch: Some(form.id("branch")?),
        lines,
        customer: form.optional_id::<CustomerId>("customer")?.map(CustomerChoice::Known),
        method: Some(method),
        total_payment: total,
        ..InvoiceDraft::default()
    };
    let id = simulator.clerk(now, |shop, now| shop.create_invoice(now, draft))?;
    Ok(Done::about(format!("Đã bán: hóa đơn {}", invoice_code(simulator, id)), id))
}

/// Confirms an order: field `id`.
pub(super) fn confirm_order(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let id: OrderId = form.id("id")?;
    simulator.clerk(now, |shop, now| shop.confirm_order(now, id))?;
    Ok(Done::about("Đã xác nhận đơn hàng", id))
}

/// Invoices an order: field `id`; of each line as many as its field `line-0`, `line-1`… says, or all that is open
/// when none of these is there.
pub(super) fn invoice_order(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let id: OrderId = form.id("id")?;
    let order = simulator.shop().orders.get(id).ok_or(Refusal::OrderUnknown)?;
    let mut lines = None;
    for (place, line) in order.lines.iter().enumerate() {
        let Some(text) = form.text(&format!("line-{place}")) else { continue };
        let wanted = quantity(text).ok_or(ActionError::NoNumber("line"))?;
        let lines: &mut Vec<LineDraft> = lines.get_or_insert_default();
        if wanted > Decimal::ZERO {
            lines.push(LineDraft {
                product: Some(line.product),
                quantity: wanted,
                price: Some(line.price),
                discount: Some(line.discount),
                discount_ratio: line.discount_ratio,
                note: line.note.clone(),
                is_master: Some(line.is_master),
                ..LineDraft::default()
            });
        }
    }
    let invoice = simulator.clerk(now, |shop, now| shop.invoice_order(now, id, lines))?;
    Ok(Done::about(format!("Đã xuất hóa đơn {}", invoice_code(simulator, invoice)), invoice))
}

/// Ends an order before everything was delivered: field `id`.
pub(super) fn end_order(simulator: &mut Simulator, now: Timestamp, form: &Form) -> Result<Done, ActionError> {
    let id: OrderId = form.id("id")?;
    simulator.clerk(now, |shop, now| shop.end_order(now, id))?;
    Ok(Done::about("Đã kết thúc đơn hàng", id))
}

/// Cancels an order: field `id`, and `void` to void its payments.
pub(super) fn cancel_order(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let (id, void): (OrderId, _) = (form.id("id")?, form.flag("void")?.unwrap_or(false));
    simulator.clerk(now, |shop, now| shop.cancel_order(now, id, void))?;
    Ok(Done::about("Đã hủy đơn hàng", id))
}

/// Cancels an invoice: field `id`, and `void` to void its payments.
pub(super) fn cancel_invoice(
    simulator: &mut Simulator,
    now: Timestamp,
    form: &Form,
) -> Result<Done, ActionError> {
    let (id, void): (InvoiceId, _) = (form.id("id")?, form.flag("void")?.unwrap_or(false));
    simulator.clerk(now, |shop, now| shop.cancel_invoice(now, id, void))?;
    Ok(Done::about("Đã hủy hóa đơn, hàng đã nhập lại kho", id))
}

fn invoice_code(simulator: &Simulator, id: InvoiceId) -> &str {
    simulator.shop().invoices.get(id).map_or("", |invoice| &invoice.code)
}
