//! `/payments`.

use super::call::{Call, answer};
use super::document_input;
use crate::exchange::{Failure, Response};
use crate::records::{InvoiceId, PaymentMethod};
use crate::refusal::Refusal;
use crate::state::Shop;

pub(super) fn create(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let input = call.input();
    let invoice = input.id("invoiceId")?.unwrap_or(InvoiceId(0));
    let amount = input.decimal("amount")?.unwrap_or_default();
    let method = document_input::method(input, "method")?.unwrap_or(PaymentMethod::Cash);
    let slip = shop.pay_invoice(call.now, invoice, amount, method, input.id("accountId")?)?;
    let row = shop.invoices.get(invoice).ok_or(Refusal::InvoiceUnknown)?;
    let payment = row.payments.iter().find(|payment| payment.id == slip).ok_or(Refusal::PaymentAmount)?;
    Ok(answer(shop, |o| {
        o.member("paymentId", payment.id);
        o.member("paymentCode", &*payment.code);
        o.member("amount", payment.amount);
        o.member("method", payment.method.text());
        o.maybe("accountId", payment.account);
        o.member("invoiceId", row.id);
        o.member("DocumentCode", &*row.code);
    }))
}
