//! Reading what orders and invoices have in common from bodies.

use rust_decimal::Decimal;

use super::{customers, product_input};
use crate::actions::{CustomerChoice, LineDraft, ParcelDraft, PaymentDraft, SurchargeChoice};
use crate::exchange::{Failure, Input};
use crate::records::{BankAccountId, DeliveryPartner, DeliveryStatus, PaymentMethod};
use crate::refusal::Refusal;

/// Lines, when the member is stated.
pub(super) fn lines(input: Input<'_>, name: &str) -> Result<Option<Vec<LineDraft>>, Failure> {
    let Some(items) = input.list(name)? else { return Ok(None) };
    let read = |item: Input<'_>| -> Result<LineDraft, Failure> {
        let order_taxes = product_input::tax_ids(item, "orderDetailTaxs")?;
        let taxes = order_taxes.or(product_input::tax_ids(item, "invoiceDetailTaxs")?).unwrap_or_default();
        Ok(LineDraft {
            product: item.id("productId")?,
            code: item.text("productCode")?,
            quantity: item.decimal("quantity")?.unwrap_or_default(),
            price: item.decimal("price")?,
            discount: item.decimal("discount")?,
            discount_ratio: item.decimal("discountRatio")?,
            note: item.text("note")?,
            is_master: item.boolean("isMaster")?,
            serial_numbers: item.text("serialNumbers")?,
            taxes,
        })
    };
    items.into_iter().map(read).collect::<Result<_, _>>().map(Some)
}

/// `customer{…}` by id, by code, or described; or `customerId`.
pub(super) fn customer(input: Input<'_>) -> Result<Option<CustomerChoice>, Failure> {
    if let Some(id) = input.id("customerId")? {
        return Ok(Some(CustomerChoice::Known(id)));
    }
    let Some(customer) = input.object("customer") else { return Ok(None) };
    if let Some(id) = customer.id("id")? {
        return Ok(Some(CustomerChoice::Known(id)));
    }
    let draft = customers::draft(customer)?;
    let is_blank = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
    if is_blank(&draft.name) && is_blank(&draft.code) && is_blank(&draft.contact_number) {
        return Ok(None);
    }
    Ok(Some(CustomerChoice::Described(Box::new(draft))))
}

/// A payment method; an unknown text is refused.
pub(super) fn method(input: Input<'_>, name: &str) -> Result<Option<PaymentMethod>, Failure> {
    match input.text(name)?.filter(|text| !text.trim().is_empty()) {
        None => Ok(None),
        Some(text) => Ok(Some(PaymentMethod::from_text(&text).ok_or(Refusal::PaymentMethodUnknown)?)),
    }
}

/// `totalPayment` with `method` and `accountId`, and vouchers of `Payments`.
pub(super) fn payments(input: Input<'_>) -> Result<Vec<PaymentDraft>, Failure> {
    let account = input.id::<BankAccountId>("accountId")?;
    let mut payments = Vec::new();
    let paid = input.decimal("totalPayment")?.unwrap_or_default();
    let method = self::method(input, "method")?.unwrap_or(PaymentMethod::Cash);
    if paid > Decimal::ZERO {
        payments.push(PaymentDraft { amount: paid, method, account });
    }
    for voucher in input.list("payments")?.unwrap_or_default() {
        let amount = voucher.decimal("amount")?.unwrap_or_default();
        if self::method(voucher, "method")? == Some(PaymentMethod::Voucher) && amount > Decimal::ZERO {
            payments.push(PaymentDraft { amount, method: PaymentMethod::Voucher, account: None });
        }
    }
    Ok(payments)
}

/// `surchages` (sic), when stated.
pub(super) fn surcharges(input: Input<'_>) -> Result<Option<Vec<SurchargeChoice>>, Failure> {
    let Some(items) = input.list("surchages")? else { return Ok(None) };
    let read = |item: Input<'_>| -> Result<SurchargeChoice, Failure> {
        Ok(SurchargeChoice { id: item.id("id")?, code: item.text("code")?, price: item.decimal("price")? })
    };
    items.into_iter().map(read).collect::<Result<_, _>>().map(Some)
}

/// A delivery, when the member is stated.
pub(super) fn parcel(input: Input<'_>, name: &str) -> Result<Option<ParcelDraft>, Failure> {
    let Some(item) = input.object(name) else { return Ok(None) };
    let status = match item.integer("status")? {
        None => None,
        Some(number) => Some(DeliveryStatus::from_number(number).ok_or(Refusal::StatusInvalid)?),
    };
    let partner = match item.object("partnerDelivery") {
        None => None,
        Some(partner) => Some(DeliveryPartner {
            code: partner.text("code")?.unwrap_or_default(),
            name: partner.text("name")?.unwrap_or_default(),
            address: partner.text("address")?.unwrap_or_default(),
            contact_number: partner.text("contactNumber")?.unwrap_or_default(),
            email: partner.text("email")?.unwrap_or_default(),
        }),
    };
    Ok(Some(ParcelDraft {
        kind: item.integer("type")?,
        price: item.decimal("price")?,
        receiver: item.text("receiver")?,
        contact_number: item.text("contactNumber")?,
        address: item.text("address")?,
        location: item.id("locationId")?,
        location_name: item.text("locationName")?,
        ward_name: item.text("wardName")?,
        weight: item.decimal("weight")?,
        length: item.decimal("length")?,
        width: item.decimal("width")?,
        height: item.decimal("height")?,
        partner,
        delivery_code: item.text("deliveryCode")?,
        status,
        using_price_cod: item.boolean("usingPriceCod")?,
        price_cod_payment: item.decimal("priceCodPayment")?,
    }))
}
