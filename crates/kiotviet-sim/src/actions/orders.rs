//! The life of an order: made, edited, confirmed, invoiced, ended, cancelled.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rust_decimal::Decimal;

use super::{CustomerChoice, InvoiceDraft, LineDraft, ParcelDraft, PaymentDraft, SurchargeChoice};
use crate::dialect::{OrderCancel, OrderPut};
use crate::events::Event;
use crate::records::{
    BranchId, InvoiceId, Line, Money, Order, OrderId, OrderStatus, Parcel, PriceBookId, PriceBookNote,
    ProductId, Quantity, SaleChannelId, UserId,
};
use crate::refusal::Refusal;
use crate::state::{Movements, Shop};

/// An order to make, or the members to change of one; what is left out keeps its value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OrderDraft {
    /// Where; required on creation.
    pub branch: Option<BranchId>,
    /// Order time; needs the shop's switch.
    pub purchased_at: Option<Timestamp>,
    /// Lines; required on creation, and the new full list on an edit.
    pub lines: Option<Vec<LineDraft>>,
    /// Whose; none for a walk-in.
    pub customer: Option<CustomerChoice>,
    /// Seller; the super admin when missing.
    pub sold_by: Option<UserId>,
    /// Discount on the whole order.
    pub discount: Option<Money>,
    /// The same in percent.
    pub discount_ratio: Option<Decimal>,
    /// Free text.
    pub description: Option<String>,
    /// Money paid now.
    pub payments: Vec<PaymentDraft>,
    /// Cash on delivery.
    pub using_cod: Option<bool>,
    /// Also make the invoice.
    pub make_invoice: bool,
    /// Channel; *Khác* when missing.
    pub sale_channel: Option<SaleChannelId>,
    /// Delivery; needs the shop's switch.
    pub delivery: Option<ParcelDraft>,
    /// Surcharges; when stated they replace.
    pub surcharges: Option<Vec<SurchargeChoice>>,
    /// Price book noted.
    pub price_book: Option<PriceBookNote>,
}

impl Shop {
    /// Makes an order: `POST /orders`. Its goods are reserved; with `make_invoice` it is completed at once.
    ///
    /// # Errors
    /// A feature that is off; branch, channel, seller, customer or product that does not stand; stock, by settings.
    pub fn create_order(&mut self, now: Timestamp, draft: OrderDraft) -> Result<OrderId, Refusal> {
        let branch = draft.branch.ok_or(Refusal::BranchUnknown)?;
        self.branches.get(branch).ok_or(Refusal::BranchUnknown)?;
        self.check_order(branch, &draft)?;
        let lines = self.written_lines(branch, draft.lines.as_deref().unwrap_or_default())?;
        self.check_order_stock(branch, &lines, &BTreeMap::new())?;
        if draft.make_invoice {
            self.check_invoice_stock(branch, &lines, &BTreeMap::new())?;
        }
        let sale_channel = self.resolved_channel(draft.sale_channel)?;
        let customer = self.resolved_customer(now, branch, draft.customer)?;
        let surcharges =
            self.applied_surcharges(now, &lines, draft.surcharges.as_deref().unwrap_or_default())?;
        let id = self.orders.allocate();
        let code = self.next_code("DH");
        let delivery = draft.delivery.map(|parcel| self.written_parcel(Parcel::default(), parcel));
        let common = PriceBookNote { id: PriceBookId(0), name: "Bảng giá chung".into() };
        self.orders.insert(Order {
            id,
            code,
            purchased_at: draft.purchased_at.unwrap_or(now),
            branch,
            sold_by: draft.sold_by.or_else(|| self.super_admin().map(|admin| admin.id)),
            customer,
            discount: draft.discount,
            discount_ratio: draft.discount_ratio,
            status: OrderStatus::Draft,
            description: draft.description,
            using_cod: draft.using_cod.unwrap_or(false),
            sale_channel,
            price_book: Some(draft.price_book.unwrap_or(common)),
            payments: Vec::new(),
            lines,
            delivery,
            surcharges,
            invoices: Vec::new(),
            is_ended_early: false,
            created_at: now,
            modified_at: None,
        });
        self.pay_order(now, id, draft.payments);
        self.after_order_change(now, id, &BTreeMap::new());
        if draft.make_invoice {
            self.invoice_order(now, id, None)?;
        }
        Ok(id)
    }

    /// Edits an order: `PUT /orders/{id}`. Stated lines replace the old ones (or are merged, by dialect); money is a
    /// further payment.
    ///
    /// # Errors
    /// Unknown; invoiced, completed or cancelled; otherwise as [`Shop::create_order`].
    pub fn update_order(&mut self, now: Timestamp, id: OrderId, draft: OrderDraft) -> Result<(), Refusal> {
        let old = self.orders.get(id).ok_or(Refusal::OrderUnknown)?.clone();
        if !matches!(old.status, OrderStatus::Draft | OrderStatus::Confirmed) {
            return Err(Refusal::OrderClosed(old.code));
        }
        let branch = draft.branch.unwrap_or(old.branch);
        self.branches.get(branch).ok_or(Refusal::BranchUnknown)?;
        self.check_order(branch, &draft)?;
        let open = self.open_quantities(id);
        let lines = match &draft.lines {
            Some(drafts) => {
                let lines = self.written_lines(branch, drafts)?;
                if self.dialect.order_put == OrderPut::Merges {
                    merged(old.lines.clone(), lines)
                } else {
                    lines
                }
            }
            None => old.lines.clone(),
        };
        let freed = if branch == old.branch { open.clone() } else { BTreeMap::new() };
        self.check_order_stock(branch, &lines, &freed)?;
        if draft.make_invoice {
            self.check_invoice_stock(branch, &lines, &freed)?;
        }
        let sale_channel = match draft.sale_channel {
            Some(_) => self.resolved_channel(draft.sale_channel)?,
            None => old.sale_channel,
        };
        let customer = self.resolved_customer(now, branch, draft.customer)?.or(old.customer);
        let surcharges = match &draft.surcharges {
            Some(choices) => self.applied_surcharges(now, &lines, choices)?,
            None => old.surcharges.clone(),
        };
        let delivery = match draft.delivery {
            Some(parcel) => Some(self.written_parcel(Parcel::default(), parcel)),
            None => old.delivery.clone(),
        };
        if branch != old.branch {
            self.move_reserved(now, old.branch, &open, Decimal::NEGATIVE_ONE);
        }
        if let Some(order) = self.orders.get_mut(id) {
            order.branch = branch;
            order.purchased_at = draft.purchased_at.unwrap_or(order.purchased_at);
            order.sold_by = draft.sold_by.or(order.sold_by);
            order.customer = customer;
            order.sale_channel = sale_channel;
            if draft.discount.is_some() || draft.discount_ratio.is_some() {
                order.discount = draft.discount;
                order.discount_ratio = draft.discount_ratio;
            }
            order.description = draft.description.or(order.description.take());
            order.using_cod = draft.using_cod.unwrap_or(order.using_cod);
            order.price_book = draft.price_book.or(order.price_book.take());
            order.lines = lines;
            order.surcharges = surcharges;
            order.delivery = delivery;
            order.modified_at = Some(now);
        }
        self.pay_order(now, id, draft.payments);
        self.after_order_change(now, id, &freed);
        if draft.make_invoice {
            self.invoice_order(now, id, None)?;
        }
        Ok(())
    }

    /// Cancels an order: `DELETE /orders/{id}`. It stays readable; its slips stay too unless they are voided.
    ///
    /// # Errors
    /// Unknown; cancelled already; live invoices (unless the dialect lets them be).
    pub fn cancel_order(&mut self, now: Timestamp, id: OrderId, void_payments: bool) -> Result<(), Refusal> {
        let order = self.orders.get(id).ok_or(Refusal::OrderUnknown)?;
        if order.status == OrderStatus::Cancelled {
            return Err(Refusal::OrderCancelled(order.code.clone()));
        }
        if self.dialect.order_cancel == OrderCancel::Soft && self.has_live_invoice(order) {
            return Err(Refusal::OrderHasInvoices(order.code.clone()));
        }
        let open = self.open_quantities(id);
        let mut voided = Decimal::ZERO;
        let mut customer = None;
        if let Some(order) = self.orders.get_mut(id) {
            order.status = OrderStatus::Cancelled;
            order.modified_at = Some(now);
            customer = order.customer;
            if void_payments {
                for payment in order.payments.iter_mut().filter(|payment| !payment.is_void) {
                    payment.is_void = true;
                    voided += payment.amount;
                }
            }
        }
        self.change_debt(customer, voided);
        self.after_order_change(now, id, &open);
        Ok(())
    }

    /// Staff confirm an order: 1 → 5.
    ///
    /// # Errors
    /// Unknown, or not new.
    pub fn confirm_order(&mut self, now: Timestamp, id: OrderId) -> Result<(), Refusal> {
        let order = self.orders.get_mut(id).ok_or(Refusal::OrderUnknown)?;
        if order.status != OrderStatus::Draft {
            return Err(Refusal::OrderClosed(order.code.clone()));
        }
        order.status = OrderStatus::Confirmed;
        order.modified_at = Some(now);
        self.events.push(Event::OrderChanged(id));
        Ok(())
    }

    /// Staff end an order before everything is invoiced: → 3, the rest is no longer reserved.
    ///
    /// # Errors
    /// Unknown, completed or cancelled.
    pub fn end_order(&mut self, now: Timestamp, id: OrderId) -> Result<(), Refusal> {
        let open = self.open_quantities(id);
        let order = self.orders.get_mut(id).ok_or(Refusal::OrderUnknown)?;
        if !order.status.is_open() {
            return Err(Refusal::OrderClosed(order.code.clone()));
        }
        order.status = OrderStatus::Completed;
        order.is_ended_early = true;
        order.modified_at = Some(now);
        self.after_order_change(now, id, &open);
        Ok(())
    }

    /// Invoices an order: the lines given, or all that is still open. Discount and surcharges go with the first
    /// invoice.
    ///
    /// # Errors
    /// Unknown, completed or cancelled; otherwise as [`Shop::create_invoice`].
    pub fn invoice_order(
        &mut self,
        now: Timestamp,
        id: OrderId,
        lines: Option<Vec<LineDraft>>,
    ) -> Result<InvoiceId, Refusal> {
        let order = self.orders.get(id).ok_or(Refusal::OrderUnknown)?;
        if !order.status.is_open() {
            return Err(Refusal::OrderClosed(order.code.clone()));
        }
        let mut open = self.open_quantities(id);
        let lines = lines.unwrap_or_else(|| {
            let mut drafts = Vec::new();
            for line in &order.lines {
                let left = open.get_mut(&line.product);
                let quantity = left.map_or(Decimal::ZERO, |left| {
                    let quantity = line.quantity.min(*left);
                    *left -= quantity;
                    quantity
                });
                if quantity > Decimal::ZERO {
                    drafts.push(LineDraft {
                        product: Some(line.product),
                        quantity,
                        price: Some(line.price),
                        discount: Some(line.discount),
                        discount_ratio: line.discount_ratio,
                        note: line.note.clone(),
                        is_master: Some(line.is_master),
                        ..LineDraft::default()
                    });
                }
            }
            drafts
        });
        let first = !self.has_live_invoice(order);
        let surcharges = order.surcharges.iter().filter(|_| first).map(|applied| SurchargeChoice {
            id: Some(applied.surcharge),
            code: None,
            price: Some(applied.price),
        });
        let draft = InvoiceDraft {
            branch: Some(order.branch),
            order: Some(id),
            lines,
            discount: order.discount.filter(|_| first),
            discount_ratio: order.discount_ratio.filter(|_| first),
            using_cod: Some(order.using_cod),
            sold_by: order.sold_by,
            sale_channel: order.sale_channel,
            surcharges: surcharges.collect(),
            delivery: order.delivery.is_some().then(ParcelDraft::default),
            ..InvoiceDraft::default()
        };
        self.create_invoice(now, draft)
    }

    /// Whether an order has an invoice that was not cancelled.
    pub fn has_live_invoice(&self, order: &Order) -> bool {
        order
            .invoices
            .iter()
            .any(|invoice| self.invoices.get(*invoice).is_some_and(|invoice| invoice.is_live()))
    }

    /// Paid on an order: its own slips and the new money of its live invoices.
    pub fn order_total_payment(&self, order: &Order) -> Money {
        let own: Money =
            order.payments.iter().filter(|payment| !payment.is_void).map(|payment| payment.amount).sum();
        let invoices = order.invoices.iter().filter_map(|invoice| self.invoices.get(*invoice));
        let later: Money = invoices
            .filter(|invoice| invoice.is_live())
            .flat_map(|invoice| &invoice.payments)
            .filter(|payment| !payment.is_void && !payment.is_deposit)
            .map(|payment| payment.amount)
            .sum();
        own + later
    }

    fn check_order(&self, branch: BranchId, draft: &OrderDraft) -> Result<(), Refusal> {
        if !self.settings.allow_orders {
            return Err(Refusal::OrdersOff);
        }
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
        self.resolved_channel(draft.sale_channel)?;
        self.check_customer_choice(branch, draft.customer.as_ref())?;
        self.check_surcharges(draft.surcharges.as_deref().unwrap_or_default())?;
        draft.payments.iter().try_for_each(|payment| self.check_account(payment.account))
    }

    fn check_order_stock(
        &self,
        branch: BranchId,
        lines: &[Line],
        freed: &BTreeMap<ProductId, Quantity>,
    ) -> Result<(), Refusal> {
        if self.settings.allow_order_when_out_stock {
            return Ok(());
        }
        self.check_stock(branch, lines, freed, true, false)
    }

    /// Moves reservations by the difference to what the order owed before, and tells of the order.
    pub(super) fn after_order_change(
        &mut self,
        now: Timestamp,
        id: OrderId,
        before: &BTreeMap<ProductId, Quantity>,
    ) {
        self.events.push(Event::OrderChanged(id));
        let Some(branch) = self.orders.get(id).map(|order| order.branch) else { return };
        let after = self.open_quantities(id);
        let mut movements = Movements::new();
        for (quantities, sign) in [(before, Decimal::NEGATIVE_ONE), (&after, Decimal::ONE)] {
            for (product, quantity) in quantities {
                self.add_movement(&mut movements, *product, Decimal::ZERO, *quantity * sign);
            }
        }
        self.move_stock(now, branch, movements);
    }

    fn move_reserved(
        &mut self,
        now: Timestamp,
        branch: BranchId,
        open: &BTreeMap<ProductId, Quantity>,
        sign: Decimal,
    ) {
        let mut movements = Movements::new();
        for (product, quantity) in open {
            self.add_movement(&mut movements, *product, Decimal::ZERO, *quantity * sign);
        }
        self.move_stock(now, branch, movements);
    }
}

/// Lines of one product are overwritten in order, the others are kept and the new ones added.
fn merged(mut old: Vec<Line>, new: Vec<Line>) -> Vec<Line> {
    let mut taken = vec![false; old.len()];
    for line in new {
        let place = old.iter().zip(&taken).position(|(known, taken)| !taken && known.product == line.product);
        match place {
            Some(place) => {
                taken[place] = true;
                old[place] = line;
            }
            None => {
                taken.push(true);
                old.push(line);
            }
        }
    }
    old
}
