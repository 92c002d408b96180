//! What order and invoice rows share: parcels, payments, surcharges, taxes of lines.

use super::json::Object;
use crate::records::{AppliedSurcharge, DeliveryPartner, InvoiceId, Line, Parcel, Payment, tax_name};
use crate::state::Shop;

/// Members of a parcel that orders and invoices have in common.
pub(super) fn parcel(parcel: &Parcel, o: &mut Object<'_>) {
    o.maybe("type", parcel.kind);
    o.maybe("price", parcel.price);
    o.maybe("receiver", parcel.receiver.as_deref());
    o.maybe("contactNumber", parcel.contact_number.as_deref());
    o.maybe("address", parcel.address.as_deref());
    o.maybe("locationId", parcel.location);
    o.maybe("locationName", parcel.location_name.as_deref());
    o.maybe("wardName", parcel.ward_name.as_deref());
    o.maybe("weight", parcel.weight);
    o.maybe("length", parcel.length);
    o.maybe("width", parcel.width);
    o.maybe("height", parcel.height);
    if let Some(partner) = &parcel.partner {
        o.object("partnerDelivery", |o| self::partner(partner, o));
    }
}

fn partner(partner: &DeliveryPartner, o: &mut Object<'_>) {
    o.member("code", &*partner.code);
    o.member("name", &*partner.name);
    o.member("address", &*partner.address);
    o.member("contactNumber", &*partner.contact_number);
    o.member("email", &*partner.email);
}

pub(super) fn payments(shop: &Shop, payments: &[Payment], o: &mut Object<'_>) {
    o.objects("payments", payments, |payment, o| {
        let account = payment.account.and_then(|account| shop.bank_accounts.get(account));
        o.member("id", payment.id);
        o.member("code", &*payment.code);
        o.member("amount", payment.amount);
        o.member("method", payment.method.text());
        o.member("status", i64::from(payment.is_void));
        o.member("statusValue", payment_status(payment));
        o.maybe("description", payment.description.as_deref());
        o.member("transDate", payment.paid_at);
        o.maybe("bankAccount", account.map(|account| account.account_number.as_str()));
        o.maybe("accountId", payment.account);
    });
}

pub(super) fn payment_status(payment: &Payment) -> &'static str {
    if payment.is_void { "Đã hủy" } else { "Đã thanh toán" }
}

pub(super) fn surcharges(surcharges: &[AppliedSurcharge], invoice: Option<InvoiceId>, o: &mut Object<'_>) {
    o.objects("invoiceOrderSurcharges", surcharges, |surcharge, o| {
        o.member("id", surcharge.id);
        o.member("surchargeId", surcharge.surcharge);
        o.member("surchargeName", &*surcharge.name);
        o.member("surValue", surcharge.value);
        o.member("price", surcharge.price);
        o.member("createdDate", surcharge.created_at);
        if let Some(invoice) = invoice {
            o.member("invoiceId", invoice);
        }
    });
}

/// Taxes of a line; orders say `taxName`/`taxValue`, invoices `name`/`value`.
pub(super) fn line_taxes(shop: &Shop, line: &Line, list: &str, names: (&str, &str), o: &mut Object<'_>) {
    if line.taxes.is_empty() {
        return;
    }
    o.objects(list, &line.taxes, |tax, o| {
        let known = tax_name(tax.tax_id);
        o.member("id", tax.id);
        o.member("retailerId", shop.identity.retailer_id);
        o.member("taxId", tax.tax_id);
        o.maybe(names.0, known.map(|(name, _)| name));
        o.maybe(names.1, known.and_then(|(_, value)| value));
    });
}
