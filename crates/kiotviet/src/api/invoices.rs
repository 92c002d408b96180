//! Invoices (hóa đơn) and payments.

use http::Method;
use jiff::Timestamp;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::orders::{DeliveryWrite, LineTaxWrite, PaymentMethod, SurchargeLine};
use super::resource::{ListQuery, Resource};
use super::written::{Written, body};
use crate::account::Ability;
use crate::budget::Priority;
use crate::client::{Call, Client, Query, segment};
use crate::error::{BusinessKind, Error};
use crate::ids::{
    BankAccountId, BranchId, CustomerId, InvoiceId, OrderId, PaymentId, ProductId, SaleChannelId, UserId,
};
use crate::json::decimal::{option, write, write_option};
use crate::json::{Single, read_message};
use crate::time::VietnamTime;
use crate::wire::{Invoice, InvoiceStatus};

/// How to list invoices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InvoiceQuery {
    /// Of that order.
    pub order: Option<OrderId>,
    /// Of these branches.
    pub branches: Vec<BranchId>,
    /// Of these customers.
    pub customers: Vec<CustomerId>,
    /// Of the customer with that code.
    pub customer_code: Option<String>,
    /// In these states.
    pub statuses: Vec<InvoiceStatus>,
    /// With payments.
    pub include_payment: bool,
    /// With delivery.
    pub include_delivery: bool,
    /// With the sale channel.
    pub include_sale_channel: bool,
    /// Sold on or after that day; KiotViet ignores the time of day.
    pub purchased_from: Option<Timestamp>,
    /// Sold on or before that day; KiotViet ignores the time of day.
    pub purchased_to: Option<Timestamp>,
}

impl InvoiceQuery {
    /// With payments, delivery and sale channel.
    pub fn full() -> Self {
        Self { include_payment: true, include_delivery: true, include_sale_channel: true, ..Self::default() }
    }

    /// All invoices of an order, with what was delivered.
    pub fn of_order(order: OrderId) -> Self {
        Self { order: Some(order), ..Self::full() }
    }
}

impl ListQuery for InvoiceQuery {
    fn path(&self) -> String {
        Invoice::PATH.to_owned()
    }
    fn write(&self, query: &mut Query) {
        query.maybe("orderId", self.order);
        query.each("branchIds", &self.branches);
        query.each("customerIds", &self.customers);
        query.maybe("customerCode", self.customer_code.as_ref());
        let statuses: Vec<i32> = self.statuses.iter().map(|status| status.number()).collect();
        query.each("status", &statuses);
        query.switch("includePayment", self.include_payment);
        query.switch("includeInvoiceDelivery", self.include_delivery);
        // The documented and the observed name of one switch; unknown ones are ignored.
        query.switch("SaleChannel", self.include_sale_channel);
        query.switch("IncludeSaleChannel", self.include_sale_channel);
        query.time("fromPurchaseDate", self.purchased_from);
        query.time("toPurchaseDate", self.purchased_to);
    }
}

impl Resource for Invoice {
    type Query = InvoiceQuery;
    const PATH: &'static str = "/invoices";
    const ABILITY: Ability = Ability::Invoices;
    const PRIORITY: Priority = Priority::Orders;
    fn id(&self) -> i64 {
        self.id.get()
    }
}

/// An invoice to be created.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewInvoice {
    /// Branch.
    pub branch_id: BranchId,
    /// Time of the sale; needs a switch in the shop.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purchase_date: Option<VietnamTime>,
    /// Customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<CustomerId>,
    /// Discount on the whole.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write_option")]
    pub discount: Option<Decimal>,
    /// Paid now.
    #[serde(serialize_with = "write")]
    pub total_payment: Decimal,
    /// Sale channel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sale_channel_id: Option<SaleChannelId>,
    /// How it is paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<PaymentMethod>,
    /// Where it is paid to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<BankAccountId>,
    /// Cash on delivery.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub using_cod: Option<bool>,
    /// Seller.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sold_by_id: Option<UserId>,
    /// The order this invoice is for; full quantities complete it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_id: Option<OrderId>,
    /// Lines.
    pub invoice_details: Vec<InvoiceLineWrite>,
    /// Delivery.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_detail: Option<DeliveryWrite>,
    /// Other charges, in KiotViet's spelling.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub surchages: Vec<SurchargeLine>,
}

/// A line to be written.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InvoiceLineWrite {
    /// The product.
    pub product_id: ProductId,
    /// Its code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_code: Option<String>,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_name: Option<String>,
    /// How many.
    #[serde(serialize_with = "write")]
    pub quantity: Decimal,
    /// Price of one.
    #[serde(serialize_with = "write")]
    pub price: Decimal,
    /// Discount on one.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write_option")]
    pub discount: Option<Decimal>,
    /// The same in percent.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write_option")]
    pub discount_ratio: Option<Decimal>,
    /// Note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Serial numbers, joined by commas.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serial_numbers: Option<String>,
    /// Taxes.
    #[serde(rename = "InvoiceDetailTaxs", skip_serializing_if = "Vec::is_empty")]
    pub taxes: Vec<LineTaxWrite>,
}

/// Members of an invoice to be changed.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InvoiceUpdate {
    /// Time of the sale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purchase_date: Option<VietnamTime>,
    /// State.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<InvoiceStatus>,
    /// Seller.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sold_by_id: Option<UserId>,
    /// Sale channel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sale_channel_id: Option<SaleChannelId>,
    /// How the cash on delivery was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cod_payment_method: Option<PaymentMethod>,
    /// Where it was paid to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cod_payment_account: Option<BankAccountId>,
    /// Delivery.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_detail: Option<DeliveryWrite>,
    /// Lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invoice_details: Option<Vec<InvoiceLineWrite>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Cancellation {
    id: InvoiceId,
    is_void_payment: bool,
}

/// A payment of an invoice to be created.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewPayment {
    /// Amount.
    #[serde(serialize_with = "write")]
    pub amount: Decimal,
    /// How.
    pub method: PaymentMethod,
    /// Where to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<BankAccountId>,
    /// The invoice.
    pub invoice_id: InvoiceId,
}

/// A payment that was created.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PaymentMade {
    /// Its id.
    pub payment_id: Option<PaymentId>,
    /// Its code.
    pub payment_code: Option<String>,
    /// Amount.
    #[serde(deserialize_with = "option")]
    pub amount: Option<Decimal>,
    /// How.
    pub method: Option<String>,
    /// Where to.
    pub account_id: Option<BankAccountId>,
    /// The invoice.
    pub invoice_id: Option<InvoiceId>,
    /// Code of the invoice; a number in the documentation, text in practice.
    pub document_code: Option<String>,
}

impl Client {
    /// One invoice.
    pub async fn invoice(&self, id: InvoiceId) -> Result<Option<Single<Invoice>>, Error> {
        self.read_one(format!("/invoices/{id}"), Query::default(), BusinessKind::OtherUnknown).await
    }

    /// One invoice by code.
    pub async fn invoice_by_code(&self, code: &str) -> Result<Option<Single<Invoice>>, Error> {
        let path = format!("/invoices/code/{}", segment(code));
        self.read_one(path, Query::default(), BusinessKind::OtherUnknown).await
    }

    /// Creates an invoice; with an order id it completes, or partly delivers, that order.
    pub async fn create_invoice(&self, invoice: &NewInvoice) -> Result<Written<Invoice>, Error> {
        if invoice.invoice_details.is_empty() {
            return Err(Error::InvalidRequest { reason: "an invoice needs at least one line".to_owned() });
        }
        let path = Invoice::PATH.to_owned();
        self.write_one(Method::POST, path, invoice, Ability::Invoices).await
    }

    /// Changes an invoice, mostly its delivery.
    pub async fn update_invoice(
        &self,
        id: InvoiceId,
        update: &InvoiceUpdate,
    ) -> Result<Written<Invoice>, Error> {
        let path = format!("/invoices/{id}");
        self.write_one(Method::PUT, path, update, Ability::Invoices).await
    }

    /// Cancels an invoice; the answer is the cancelled invoice. The id travels in the body of the DELETE.
    pub async fn cancel_invoice(
        &self,
        id: InvoiceId,
        void_payments: bool,
    ) -> Result<Written<Invoice>, Error> {
        let path = Invoice::PATH.to_owned();
        let request = Cancellation { id, is_void_payment: void_payments };
        self.write_one(Method::DELETE, path, &request, Ability::Invoices).await
    }

    /// Pays an invoice.
    pub async fn create_payment(&self, payment: &NewPayment) -> Result<Written<PaymentMade>, Error> {
        let sent = body(payment)?;
        let call = Call::write(Method::POST, "/payments", Some(sent.clone()), Ability::Invoices);
        let (answer, message) = self
            .call(&call, |text| Ok((crate::json::read_single::<PaymentMade>(text)?, read_message(text))))
            .await?;
        Ok(Written { answer, message, sent })
    }
}
