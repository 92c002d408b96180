//! Đặt hàng.

use dongbo_sync::records::order_reference::without_reference;
use dongbo_sync::records::{Delivery, Order, OrderLine, OrderState, PaymentMethod};
use dongbo_sync::{Money, Reference, Remote};
use kiotviet::wire;
use kiotviet::wire::OrderStatus;
use rust_decimal::Decimal;

use super::{Unusable, money, optional, quantity, required};

/// A row of `/orders`, read with its delivery, as an order.
pub fn order(row: &wire::Order) -> Result<Order, Unusable> {
    let lines = row.order_details.iter().map(line).collect::<Result<Vec<_>, _>>()?;
    let goods = lines.iter().fold(Money::ZERO, |sum, line: &OrderLine| sum + line.amount());
    let discount = discount(row, goods)?;
    let total = match row.total {
        Some(total) => money(Some(total), "total")?,
        None => goods - discount,
    };
    let (note, reference) = without_reference(row.description.as_deref().unwrap_or_default());
    Ok(Order {
        code: required(row.code.as_deref(), "code")?,
        reference,
        placed_at: row
            .purchase_date
            .or(row.created_date)
            .ok_or(Unusable::Missing("purchaseDate"))?
            .timestamp(),
        branch: row.branch_id.map(|id| Reference::there(id.get())),
        customer: row.customer_id.filter(|id| id.get() > 0).map(|id| Reference::there(id.get())),
        sale_channel: row.sale_channel_id.map(|id| Remote::new(id.get())),
        state: state(row),
        lines,
        discount,
        // Lists leave the surcharges out, but the total holds them: what is left over is what they come to.
        fees: total - (goods - discount),
        total,
        paid: money(row.total_payment, "totalPayment")?,
        payment_method: payment_method(row),
        delivery: row.order_delivery.as_ref().and_then(delivery),
        note,
    })
}

/// Only answers to writes name it.
fn payment_method(row: &wire::Order) -> Option<PaymentMethod> {
    match row.method.as_deref()?.to_ascii_lowercase().as_str() {
        _ if row.using_cod == Some(true) => Some(PaymentMethod::CashOnDelivery),
        "cash" => Some(PaymentMethod::Cash),
        "card" => Some(PaymentMethod::Card),
        "transfer" => Some(PaymentMethod::Transfer),
        _ => None,
    }
}

/// The numbers decide, not the texts: status 2 is called Đang giao hàng and means partly invoiced. A number
/// that nobody has documented counts as under way; KiotViet's text `Đang xử lý` is known to exist.
fn state(row: &wire::Order) -> OrderState {
    match row.status {
        Some(OrderStatus::Draft) | None => OrderState::Placed,
        Some(OrderStatus::Confirmed) => OrderState::Accepted,
        Some(OrderStatus::PartlyInvoiced) => OrderState::Delivering,
        Some(OrderStatus::Completed) => OrderState::Completed,
        Some(OrderStatus::Cancelled) => OrderState::Cancelled,
        Some(OrderStatus::Other(_)) => OrderState::Processing,
    }
}

/// With a ratio the amount follows from it.
fn discount(row: &wire::Order, goods: Money) -> Result<Money, Unusable> {
    match (row.discount, row.discount_ratio.filter(|ratio| !ratio.is_zero())) {
        (Some(discount), _) if !discount.is_zero() => money(Some(discount), "discount"),
        (_, Some(ratio)) => Ok(share(goods, ratio)),
        (discount, None) => money(discount, "discount"),
    }
}

fn share(of: Money, percent: Decimal) -> Money {
    Money::new(of.decimal().saturating_mul(percent) / Decimal::ONE_HUNDRED)
}

fn line(row: &wire::OrderLine) -> Result<OrderLine, Unusable> {
    let price = money(row.price, "price")?;
    let discount = match row.discount_ratio.filter(|ratio| !ratio.is_zero()) {
        Some(ratio) => share(price, ratio),
        None => money(row.discount, "discount")?,
    };
    Ok(OrderLine {
        product: row.product_id.filter(|id| id.get() > 0).map(|id| Reference::there(id.get())),
        code: row.product_code.clone().unwrap_or_default(),
        name: row.product_name.clone().unwrap_or_default(),
        quantity: quantity(row.quantity, "quantity")?,
        price,
        discount,
        note: optional(row.note.as_deref()),
    })
}

fn delivery(row: &wire::Delivery) -> Option<Delivery> {
    let delivery = Delivery {
        receiver: optional(row.receiver.as_deref()),
        phone: optional(row.contact_number.as_deref()),
        address: optional(row.address.as_deref()),
        location: optional(row.location_name.as_deref()),
        ward: optional(row.ward_name.as_deref()),
    };
    let Delivery { receiver, phone, address, location, ward } = &delivery;
    [receiver, phone, address, location, ward].iter().any(|text| text.is_some()).then_some(delivery)
}
