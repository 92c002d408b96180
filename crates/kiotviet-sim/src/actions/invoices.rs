//! The life of an invoice: made at the counter or of an order, delivered, cancelled.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rust_decimal::Decimal;

use super::{CustomerChoice, LineDraft, ParcelDraft, PaymentDraft, SurchargeChoice};
use crate::events::Event;
use crate::records::{
    BankAccountId, BranchId, DeliveryStatus, Invoice, InvoiceId, InvoiceStatus, Line, Money, OrderId,
    OrderStatus, Parcel, PaymentMethod, ProductId, Quantity, SaleChannelId, UserId,
};
use crate::refusal::Refusal;
use crate::state::{Movements, Shop};

/// An invoice to make.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InvoiceDraft {
    /// Where; required.
    pub branch: Option<BranchId>,
    /// The order it is made of.
    pub order: Option<OrderId>,
    /// Sale time; needs the shop's switch.
    pub purchased_at: Option<Timestamp>,
    /// Lines, at least one.
    pub lines: Vec<LineDraft>,
    /// Whose; the order's, or a walk-in.
    pub customer: Option<CustomerChoice>,
    /// Seller; the order's, or the super admin.
    pub sold_by: Option<UserId>,
    /// Discount on the whole invoice.
    pub discount: Option<Money>,
    /// The same in percent.
    pub discount_ratio: Option<Decimal>,
    /// Free text; the order's is copied.
    pub description: Option<String>,
    /// How it is paid.
    pub method: Option<PaymentMethod>,
    /// Into which account.
    pub account: Option<BankAccountId>,
    /// Paid now.
    pub total_payment: Money,
    /// Cash on delivery.
    pub using_cod: Option<bool>,
    /// Channel.
    pub sale_channel: Option<SaleChannelId>,
    /// Delivery; over the order's.
    pub delivery: Option<ParcelDraft>,
    /// Surcharges.
    pub surcharges: Vec<SurchargeChoice>,
}

/// What to change of an invoice: `PUT /invoices/{id}`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InvoiceChange {
    /// Sale time; needs the shop's switch.
    pub purchased_at: Option<Timestamp>,
    /// Where it shall stand.
    pub status: Option<InvoiceStatus>,
    /// Seller.
    pub sold_by: Option<UserId>,
    /// Channel.
    pub sale_channel: Option<SaleChannelId>,
    /// How the money on delivery was paid; pays what is left when the invoice is completed.
    pub cod_method: Option<PaymentMethod>,
    /// Into which account.
    pub cod_account: Option<BankAccountId>,
    /// Delivery.
    pub delivery: Option<ParcelDraft>,
    /// The new full list of lines.
    pub lines: Option<Vec<LineDraft>>,
}

impl Shop {
    /// Makes an invoice: `POST /invoices`, or the clerk at the counter. Its goods leave the stock; its order, if any,
    /// becomes *đang giao hàng* or *hoàn thành*.
    ///
    /// # Errors
    /// A feature that is off; records that do not stand; stock, by settings.
    pub fn create_invoice(&mut self, now: Timestamp, draft: InvoiceDraft) -> Result<InvoiceId, Refusal> {
        let branch = draft.branch.ok_or(Refusal::BranchUnknown)?;
        self.branches.get(branch).ok_or(Refusal::BranchUnknown)?;
        let order = match draft.order {
            Some(order) => Some(self.orders.get(order).ok_or(Refusal::OrderUnknown)?.clone()),
            None => None,
        };
        if let Some(order) = order.as_ref().filter(|order| !order.status.is_open()) {
            return Err(Refusal::OrderClosed(order.code.clone()));
        }
        self.check_invoice(branch, &draft)?;
        let lines = self.written_lines(branch, &draft.lines)?;
        let freed = match &order {
            Some(order) if order.branch == branch => self.open_quantities(order.id),
            _ => BTreeMap::new(),
        };
        self.check_invoice_stock(branch, &lines, &freed)?;
        let channel = draft.sale_channel.or(order.as_ref().and_then(|order| order.sale_channel));
        let sale_channel = self.resolved_channel(channel)?;
        let customer = match self.resolved_customer(now, branch, draft.customer)? {
            Some(customer) => Some(customer),
            None => order.as_ref().and_then(|order| order.customer),
        };
        let surcharges = self.applied_surcharges(now, &lines, &draft.surcharges)?;
        let id = self.invoices.allocate();
        let code = self.next_code("HD");
        let delivery = draft.delivery.map(|parcel| {
            let start = order.as_ref().and_then(|order| order.delivery.clone()).unwrap_or_default();
            self.new_invoice_parcel(start, parcel, &code)
        });
        let status = match &delivery {
            Some(parcel) if parcel.status != DeliveryStatus::Delivered => InvoiceStatus::Processing,
            _ => InvoiceStatus::Completed,
        };
        let seller = draft.sold_by.or(order.as_ref().and_then(|order| order.sold_by));
        self.invoices.insert(Invoice {
            id,
            code,
            uuid: None,
            order: draft.order,
            purchased_at: draft.purchased_at.unwrap_or(now),
            branch,
            sold_by: seller.or_else(|| self.super_admin().map(|admin| admin.id)),
            customer,
            discount: draft.discount,
            discount_ratio: draft.discount_ratio,
            status,
            description: draft.description.or(order.and_then(|order| order.description)),
            using_cod: draft.using_cod.unwrap_or(false),
            sale_channel,
            method: draft.method,
            payments: Vec::new(),
            lines,
            delivery,
            surcharges,
            created_at: now,
            modified_at: None,
        });
        let total = self.invoices.get(id).map(Invoice::total).unwrap_or_default();
        self.count_sale(customer, total);
        if let Some(order) = draft.order {
            self.carry_deposit(order, id);
        }
        let method = draft.method.unwrap_or(PaymentMethod::Cash);
        let payment = PaymentDraft { amount: draft.total_payment, method, account: draft.account };
        self.pay_invoice_quietly(now, id, &payment);
        self.set_money_to_collect(id);
        self.invoice_moved(now, id, Decimal::NEGATIVE_ONE, |shop| {
            if let Some(order) = draft.order.and_then(|order| shop.orders.get_mut(order)) {
                order.invoices.push(id);
            }
        });
        Ok(id)
    }

    fn new_invoice_parcel(&self, start: Parcel, draft: ParcelDraft, code: &str) -> Parcel {
        let mut parcel = self.written_parcel(start, draft);
        if parcel.delivery_code.is_none() {
            parcel.delivery_code = Some(format!("GH{}", code.trim_start_matches("HD")));
        }
        parcel
    }

    fn set_money_to_collect(&mut self, id: InvoiceId) {
        if let Some(invoice) = self.invoices.get_mut(id) {
            let left = invoice.total() - invoice.total_payment();
            if let Some(parcel) = invoice.delivery.as_mut().filter(|parcel| parcel.using_price_cod) {
                parcel.price_cod_payment.get_or_insert(left);
            }
        }
    }

    /// Edits an invoice, usually to advance its delivery: `PUT /invoices/{id}`.
    ///
    /// # Errors
    /// Unknown or cancelled; records that do not stand; stock, by settings.
    pub fn update_invoice(
        &mut self,
        now: Timestamp,
        id: InvoiceId,
        change: InvoiceChange,
    ) -> Result<(), Refusal> {
        let old = self.invoices.get(id).ok_or(Refusal::InvoiceUnknown)?.clone();
        if !old.is_live() {
            return Err(Refusal::InvoiceCancelled(old.code));
        }
        if change.status == Some(InvoiceStatus::Cancelled) {
            return self.cancel_invoice(now, id, false);
        }
        if change.purchased_at.is_some() && !self.settings.allow_change_purchase_time {
            return Err(Refusal::PurchaseTimeLocked);
        }
        if change.delivery.is_some() && !self.settings.use_delivery {
            return Err(Refusal::DeliveryOff);
        }
        self.check_seller(change.sold_by)?;
        self.check_account(change.cod_account)?;
        if change.sale_channel.is_some() {
            self.resolved_channel(change.sale_channel)?;
        }
        let lines = match &change.lines {
            Some(drafts) => {
                let lines = self.written_lines(old.branch, drafts)?;
                if !self.settings.allow_sell_when_out_stock {
                    let less_reserved = !self.settings.allow_sell_when_order_out_stock;
                    self.check_stock(old.branch, &lines, &quantities(&old.lines), less_reserved, true)?;
                }
                Some(lines)
            }
            None => None,
        };
        if let Some(lines) = lines {
            self.count_sale(old.customer, -old.total());
            self.invoice_moved(now, id, Decimal::ONE, |shop| {
                if let Some(order) = old.order.and_then(|order| shop.orders.get_mut(order)) {
                    order.invoices.retain(|invoice| *invoice != id);
                }
            });
            if let Some(invoice) = self.invoices.get_mut(id) {
                invoice.lines = lines;
            }
            let total = self.invoices.get(id).map(Invoice::total).unwrap_or_default();
            self.count_sale(old.customer, total);
            self.invoice_moved(now, id, Decimal::NEGATIVE_ONE, |shop| {
                if let Some(order) = old.order.and_then(|order| shop.orders.get_mut(order)) {
                    order.invoices.push(id);
                }
            });
        }
        let delivery = match change.delivery {
            Some(parcel) => {
                Some(self.new_invoice_parcel(old.delivery.unwrap_or_default(), parcel, &old.code))
            }
            None => old.delivery,
        };
        if let Some(invoice) = self.invoices.get_mut(id) {
            invoice.purchased_at = change.purchased_at.unwrap_or(invoice.purchased_at);
            invoice.sold_by = change.sold_by.or(invoice.sold_by);
            invoice.sale_channel = change.sale_channel.or(invoice.sale_channel);
            invoice.status = change.status.unwrap_or(invoice.status);
            invoice.delivery = delivery;
            invoice.modified_at = Some(now);
        }
        if change.status == Some(InvoiceStatus::Completed)
            && let Some(method) = change.cod_method
        {
            let left = self
                .invoices
                .get(id)
                .map(|invoice| invoice.total() - invoice.total_payment())
                .unwrap_or_default();
            self.pay_invoice_quietly(
                now,
                id,
                &PaymentDraft { amount: left, method, account: change.cod_account },
            );
            if let Some(order) = old.order {
                self.events.push(Event::OrderChanged(order));
            }
        }
        self.events.push(Event::InvoiceChanged(id));
        Ok(())
    }

    /// Cancels an invoice: `DELETE /invoices`. Its goods return; its order, if any, opens again.
    ///
    /// # Errors
    /// Unknown or cancelled already.
    pub fn cancel_invoice(
        &mut self,
        now: Timestamp,
        id: InvoiceId,
        void_payments: bool,
    ) -> Result<(), Refusal> {
        let invoice = self.invoices.get(id).ok_or(Refusal::InvoiceUnknown)?;
        if !invoice.is_live() {
            return Err(Refusal::InvoiceCancelled(invoice.code.clone()));
        }
        let (customer, total) = (invoice.customer, invoice.total());
        let mut voided = Decimal::ZERO;
        self.invoice_moved(now, id, Decimal::ONE, |shop| {
            let Some(invoice) = shop.invoices.get_mut(id) else { return };
            invoice.status = InvoiceStatus::Cancelled;
            invoice.modified_at = Some(now);
            if let Some(parcel) = &mut invoice.delivery {
                parcel.status = DeliveryStatus::Cancelled;
            }
            for payment in invoice.payments.iter_mut().filter(|payment| void_payments && !payment.is_void) {
                payment.is_void = true;
                if !payment.is_deposit {
                    voided += payment.amount;
                }
            }
        });
        self.count_sale(customer, -total);
        self.change_debt(customer, voided);
        Ok(())
    }

    /// Runs `change`, then moves the stock of the invoice's lines (`sign`: −1 out, +1 back), moves its order's
    /// reservations, sets the order's status and tells of both.
    fn invoice_moved(
        &mut self,
        now: Timestamp,
        id: InvoiceId,
        sign: Decimal,
        change: impl FnOnce(&mut Self),
    ) {
        let Some(invoice) = self.invoices.get(id) else { return };
        let (order, branch) = (invoice.order, invoice.branch);
        let lines = quantities(&invoice.lines);
        let before = order.map(|order| self.open_quantities(order)).unwrap_or_default();
        change(self);
        self.events.push(Event::InvoiceChanged(id));
        let mut movements = Movements::new();
        for (product, quantity) in lines {
            self.add_movement(&mut movements, product, quantity * sign, Decimal::ZERO);
        }
        if let Some(order) = order {
            self.settle_order_status(now, order);
            let after = self.open_quantities(order);
            let order_branch = self.orders.get(order).map_or(branch, |order| order.branch);
            let mut elsewhere = Movements::new();
            let target = if order_branch == branch { &mut movements } else { &mut elsewhere };
            for (quantities, sign) in [(&before, Decimal::NEGATIVE_ONE), (&after, Decimal::ONE)] {
                for (product, quantity) in quantities {
                    self.add_movement(target, *product, Decimal::ZERO, *quantity * sign);
                }
            }
            self.events.push(Event::OrderChanged(order));
            self.move_stock(now, order_branch, elsewhere);
        }
        self.move_stock(now, branch, movements);
    }

    /// Status of an order by its live invoices: none → new again, all → completed, some → being delivered.
    fn settle_order_status(&mut self, now: Timestamp, id: OrderId) {
        let Some(order) = self.orders.get(id) else { return };
        if order.status == OrderStatus::Cancelled || order.is_ended_early {
            return;
        }
        let live = self.has_live_invoice(order);
        let was_invoiced = matches!(order.status, OrderStatus::Delivering | OrderStatus::Completed);
        let status = match (live, was_invoiced) {
            (false, true) => OrderStatus::Draft,
            (false, false) => order.status,
            (true, _) => OrderStatus::Delivering,
        };
        if let Some(order) = self.orders.get_mut(id) {
            order.status = status;
            order.modified_at = Some(now);
        }
        if live
            && self.open_quantities(id).is_empty()
            && let Some(order) = self.orders.get_mut(id)
        {
            order.status = OrderStatus::Completed;
        }
    }

    fn check_invoice(&self, branch: BranchId, draft: &InvoiceDraft) -> Result<(), Refusal> {
        if draft.delivery.is_some() && !self.settings.use_delivery {
            return Err(Refusal::DeliveryOff);
        }
        if draft.using_cod == Some(true) && !self.settings.use_cod {
            return Err(Refusal::CodOff);
        }
        if draft.purchased_at.is_some() && !self.settings.allow_change_purchase_time {
            return Err(Refusal::PurchaseTimeLocked);
        }
        self.check_seller(draft.sold_by)?;
        self.check_account(draft.account)?;
        self.check_customer_choice(branch, draft.customer.as_ref())?;
        self.check_surcharges(&draft.surcharges)
    }

    /// Refuses when there is not enough to sell, by settings. `freed`: what the document itself reserved.
    pub(super) fn check_invoice_stock(
        &self,
        branch: BranchId,
        lines: &[Line],
        freed: &BTreeMap<ProductId, Quantity>,
    ) -> Result<(), Refusal> {
        if self.settings.allow_sell_when_out_stock {
            return Ok(());
        }
        let spare_reserved = !self.settings.allow_sell_when_order_out_stock;
        let none = BTreeMap::new();
        self.check_stock(branch, lines, if spare_reserved { freed } else { &none }, spare_reserved, true)
    }
}

fn quantities(lines: &[Line]) -> BTreeMap<ProductId, Quantity> {
    let mut quantities = BTreeMap::new();
    for line in lines {
        *quantities.entry(line.product).or_insert(Decimal::ZERO) += line.quantity;
    }
    quantities
}
