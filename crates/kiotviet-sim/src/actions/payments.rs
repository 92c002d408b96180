//! Money: slips of orders and invoices, deposits carried over.

use jiff::Timestamp;
use rust_decimal::Decimal;

use super::PaymentDraft;
use crate::events::Event;
use crate::records::{BankAccountId, InvoiceId, Money, OrderId, Payment, PaymentId, PaymentMethod};
use crate::refusal::Refusal;
use crate::state::Shop;

/// `TTDH000123`, then `TTDH000123-2` and so on.
fn slip_code(document: &str, already: usize) -> String {
    match already {
        0 => format!("TT{document}"),
        _ => format!("TT{document}-{}", already + 1),
    }
}

impl Shop {
    /// Records money paid with an order; amounts of nothing are passed over.
    pub(super) fn pay_order(&mut self, now: Timestamp, id: OrderId, payments: Vec<PaymentDraft>) {
        for draft in payments.into_iter().filter(|draft| draft.amount > Decimal::ZERO) {
            let slip = self.allocate_payment();
            let Some(order) = self.orders.get_mut(id) else { return };
            let code = slip_code(&order.code, order.payments.len());
            order.payments.push(paid(slip, code, now, &draft));
            let customer = order.customer;
            self.change_debt(customer, -draft.amount);
        }
    }

    /// Records money paid for an invoice; amounts of nothing are passed over.
    pub(super) fn pay_invoice_quietly(
        &mut self,
        now: Timestamp,
        id: InvoiceId,
        draft: &PaymentDraft,
    ) -> Option<PaymentId> {
        if draft.amount <= Decimal::ZERO {
            return None;
        }
        let slip = self.allocate_payment();
        let invoice = self.invoices.get_mut(id)?;
        let code = slip_code(&invoice.code, invoice.payments.len());
        invoice.payments.push(paid(slip, code, now, draft));
        let customer = invoice.customer;
        self.change_debt(customer, -draft.amount);
        Some(slip)
    }

    /// Carries the order's deposit over to an invoice of it, as far as it is not used up and the invoice needs it.
    pub(super) fn carry_deposit(&mut self, order: OrderId, id: InvoiceId) {
        let Some(order) = self.orders.get(order) else { return };
        let others = order
            .invoices
            .iter()
            .filter(|invoice| **invoice != id)
            .filter_map(|other| self.invoices.get(*other));
        let mut used: Money = others
            .filter(|invoice| invoice.is_live())
            .flat_map(|invoice| &invoice.payments)
            .filter(|payment| payment.is_deposit && !payment.is_void)
            .map(|payment| payment.amount)
            .sum();
        let deposits: Vec<Payment> =
            order.payments.iter().filter(|payment| !payment.is_void).cloned().collect();
        for deposit in deposits {
            let spent = used.min(deposit.amount);
            used -= spent;
            let Some((total, paid)) =
                self.invoices.get(id).map(|invoice| (invoice.total(), invoice.total_payment()))
            else {
                return;
            };
            let amount = (deposit.amount - spent).min(total - paid);
            if amount <= Decimal::ZERO {
                continue;
            }
            let slip = self.allocate_payment();
            if let Some(invoice) = self.invoices.get_mut(id) {
                let code = slip_code(&invoice.code, invoice.payments.len());
                invoice.payments.push(Payment { id: slip, code, amount, is_deposit: true, ..deposit });
            }
        }
    }

    /// Pays an invoice: `POST /payments`.
    ///
    /// # Errors
    /// Invoice unknown or cancelled; account unknown; an amount of nothing.
    pub fn pay_invoice(
        &mut self,
        now: Timestamp,
        id: InvoiceId,
        amount: Money,
        method: PaymentMethod,
        account: Option<BankAccountId>,
    ) -> Result<PaymentId, Refusal> {
        let invoice = self.invoices.get(id).ok_or(Refusal::InvoiceUnknown)?;
        if !invoice.is_live() {
            return Err(Refusal::InvoiceCancelled(invoice.code.clone()));
        }
        let order = invoice.order;
        self.check_account(account)?;
        let draft = PaymentDraft { amount, method, account };
        let slip = self.pay_invoice_quietly(now, id, &draft).ok_or(Refusal::PaymentAmount)?;
        if let Some(invoice) = self.invoices.get_mut(id) {
            invoice.modified_at = Some(now);
        }
        self.events.push(Event::InvoiceChanged(id));
        if let Some(order) = order
            && let Some(row) = self.orders.get_mut(order)
        {
            row.modified_at = Some(now);
            self.events.push(Event::OrderChanged(order));
        }
        Ok(slip)
    }
}

fn paid(id: PaymentId, code: String, now: Timestamp, draft: &PaymentDraft) -> Payment {
    Payment {
        id,
        code,
        amount: draft.amount,
        method: draft.method,
        is_void: false,
        paid_at: now,
        account: draft.account,
        description: None,
        is_deposit: false,
    }
}
