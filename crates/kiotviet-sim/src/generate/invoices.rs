//! Invoices: of orders, and of walk-in customers who never ordered.

use jiff::Timestamp;
use rust_decimal::Decimal;
use uuid::Uuid;

use super::calendar::Calendar;
use super::lines::{basket, document_discount};
use super::orders::{Desk, ORDER_DAYS};
use super::{Draw, Randomness};
use crate::records::{
    AppliedSurcharge, DeliveryStatus, Invoice, InvoiceStatus, Line, OrderId, Parcel, Payment, PaymentMethod,
};
use crate::state::Shop;

/// Something sold that has no invoice yet.
#[derive(Debug)]
pub(super) struct Sale {
    /// Of this order; none at the counter.
    pub order: Option<OrderId>,
    pub at: Timestamp,
    pub lines: Vec<Line>,
    /// Everything the order asked for.
    pub is_whole: bool,
    pub is_cancelled: bool,
    /// Draws of the invoice.
    pub seed: u64,
}

/// Writes the invoices of `sales` and of `counter_sales` more at the counter, in the order of time.
pub(super) fn fill(
    shop: &mut Shop,
    mut sales: Vec<Sale>,
    counter_sales: usize,
    calendar: Calendar,
    randomness: Randomness,
) {
    let desk = Desk::of(shop);
    let randomness = randomness.child("invoices");
    let counter = randomness.child("counter");
    for number in 0..counter_sales {
        let draw = &mut counter.row(number as u64);
        let at = calendar.spread(ORDER_DAYS, number, counter_sales, draw);
        let seed = draw.bits();
        sales.push(Sale { order: None, at, lines: Vec::new(), is_whole: true, is_cancelled: false, seed });
    }
    sales.sort_by_key(|sale| sale.at);
    for sale in sales {
        let draw = &mut randomness.row(sale.seed);
        let invoice = match sale.order {
            Some(order) => of_order(shop, &desk, order, sale, calendar, draw),
            None => at_the_counter(shop, &desk, sale, draw),
        };
        if let Some(invoice) = invoice {
            note_on_customer(shop, &invoice);
            shop.adopt_invoice(invoice);
        }
    }
    note_deposits(shop);
}

fn of_order(
    shop: &mut Shop,
    desk: &Desk,
    order: OrderId,
    sale: Sale,
    calendar: Calendar,
    draw: &mut Draw,
) -> Option<Invoice> {
    let order = shop.orders.get(order)?.clone();
    let mut invoice = blank(shop, &sale, order.branch, draw);
    invoice.order = Some(order.id);
    invoice.sold_by = order.sold_by;
    invoice.customer = order.customer;
    invoice.discount = order.discount.filter(|_| sale.is_whole);
    invoice.discount_ratio = order.discount_ratio;
    invoice.description.clone_from(&order.description);
    invoice.using_cod = order.using_cod;
    invoice.sale_channel = order.sale_channel;
    for surcharge in order.surcharges {
        let id = shop.allocate_link();
        invoice.surcharges.push(AppliedSurcharge { id, created_at: sale.at, ..surcharge });
    }
    invoice.delivery = order.delivery;
    deliver(&mut invoice, &sale, calendar, draw);
    let mut unpaid = invoice.total().max(Decimal::ZERO);
    for deposit in order.payments.iter().filter(|payment| !payment.is_void) {
        let amount = deposit.amount.min(unpaid);
        unpaid -= amount;
        if amount > Decimal::ZERO {
            let code = slip_code(&invoice);
            let id = shop.allocate_payment();
            invoice.payments.push(Payment { id, code, amount, is_deposit: true, ..deposit.clone() });
        }
    }
    let owed = invoice.total() - invoice.total_payment();
    let paid_on_delivery = invoice.status == InvoiceStatus::Completed;
    if owed > Decimal::ZERO && paid_on_delivery && draw.chance(94.0) && !sale.is_cancelled {
        let payment = desk.payment(shop, slip_code(&invoice), owed, sale.at, draw);
        invoice.payments.push(payment);
    }
    invoice.method = invoice.payments.last().map(|payment| payment.method);
    if sale.is_cancelled {
        invoice.status = InvoiceStatus::Cancelled;
        invoice.modified_at = Some(calendar.soon_after(sale.at, (1, 30), draw));
        invoice.payments.iter_mut().for_each(|payment| payment.is_void = true);
    }
    Some(invoice)
}

/// `TTHD000123`, then `TTHD000123-2`.
fn slip_code(invoice: &Invoice) -> String {
    match invoice.payments.len() {
        0 => format!("TT{}", invoice.code),
        already => format!("TT{}-{}", invoice.code, already + 1),
    }
}

/// Where the parcel stands: old ones have arrived, a few came back or could not be handed over.
fn deliver(invoice: &mut Invoice, sale: &Sale, calendar: Calendar, draw: &mut Draw) {
    let Some(parcel) = &mut invoice.delivery else { return };
    parcel.delivery_code = Some(invoice.code.replacen("HD", "GH", 1));
    let on_the_way = calendar.age_in_days(sale.at) < 4;
    let (status, parcel_status) = if on_the_way {
        *draw.weighted(&[
            (30, (InvoiceStatus::Processing, DeliveryStatus::Waiting)),
            (40, (InvoiceStatus::Processing, DeliveryStatus::Delivering)),
            (10, (InvoiceStatus::Processing, DeliveryStatus::PickedUp)),
            (20, (InvoiceStatus::Completed, DeliveryStatus::Delivered)),
        ])
    } else {
        *draw.weighted(&[
            (96, (InvoiceStatus::Completed, DeliveryStatus::Delivered)),
            (2, (InvoiceStatus::Undelivered, DeliveryStatus::Returned)),
            (2, (InvoiceStatus::Processing, DeliveryStatus::Returning)),
        ])
    };
    parcel.status = parcel_status;
    parcel.using_price_cod = invoice.using_cod;
    invoice.status = status;
    if !on_the_way {
        invoice.modified_at = Some(calendar.soon_after(sale.at, (600, 4000), draw));
    }
    if parcel.using_price_cod {
        let total = invoice.total();
        if let Some(Parcel { price_cod_payment, .. }) = &mut invoice.delivery {
            *price_cod_payment = Some(total);
        }
    }
}

fn at_the_counter(shop: &mut Shop, desk: &Desk, sale: Sale, draw: &mut Draw) -> Option<Invoice> {
    let branch = desk.branch(draw);
    let lines = basket(shop, branch, draw);
    if lines.is_empty() {
        return None;
    }
    let mut invoice = blank(shop, &Sale { lines, ..sale }, branch, draw);
    (invoice.discount, invoice.discount_ratio) = document_discount(&invoice.lines, draw);
    invoice.sold_by = Some(*draw.pick(&desk.sellers));
    invoice.sale_channel = desk.counter;
    if draw.chance(25.0) {
        let place = draw.skewed_index(shop.customers.len(), 1.8);
        invoice.customer = shop.customers.at(place).map(|customer| customer.id);
    }
    let total = invoice.total();
    if total > Decimal::ZERO {
        let payment = desk.payment(shop, slip_code(&invoice), total, invoice.purchased_at, draw);
        invoice.payments.push(payment);
    }
    invoice.method = invoice.payments.first().map(|payment| payment.method).or(Some(PaymentMethod::Cash));
    Some(invoice)
}

fn blank(shop: &mut Shop, sale: &Sale, branch: crate::records::BranchId, draw: &mut Draw) -> Invoice {
    let (id, code) = (shop.invoices.allocate(), shop.next_code("HD"));
    Invoice {
        id,
        code,
        uuid: Some(Uuid::from_u64_pair(draw.bits(), draw.bits())),
        order: None,
        purchased_at: sale.at,
        branch,
        sold_by: None,
        customer: None,
        discount: None,
        discount_ratio: None,
        status: InvoiceStatus::Completed,
        description: None,
        using_cod: false,
        sale_channel: None,
        method: None,
        payments: Vec::new(),
        lines: sale.lines.clone(),
        delivery: None,
        surcharges: Vec::new(),
        created_at: sale.at,
        modified_at: None,
    }
}

/// What the customer has bought and still owes.
fn note_on_customer(shop: &mut Shop, invoice: &Invoice) {
    if !invoice.is_live() {
        return;
    }
    let Some(customer) = invoice.customer.and_then(|customer| shop.customers.get_mut(customer)) else {
        return;
    };
    let total = invoice.total();
    customer.total_invoiced += total;
    customer.total_revenue += total;
    customer.debt += total - invoice.total_payment();
    let points = i64::try_from((total / Decimal::from(10_000)).floor()).unwrap_or(0);
    customer.total_point += points;
    customer.reward_point += points;
}

/// A deposit nobody has used yet is money the shop owes.
fn note_deposits(shop: &mut Shop) {
    for order in shop.orders.iter().filter(|order| order.invoices.is_empty()) {
        let deposit: Decimal =
            order.payments.iter().filter(|payment| !payment.is_void).map(|payment| payment.amount).sum();
        if let Some(customer) = order.customer.and_then(|customer| shop.customers.get_mut(customer)) {
            customer.debt -= deposit;
        }
    }
}
