//! Orders (đặt hàng).

use http::Method;
use jiff::Timestamp;
use rust_decimal::Decimal;
use serde::Serialize;

use super::resource::{ListQuery, Resource};
use super::written::{Acknowledged, Written, body};
use crate::account::Ability;
use crate::budget::Priority;
use crate::client::{Call, Client, Query, Safety, segment};
use crate::error::{BusinessKind, Error};
use crate::ids::{
    BankAccountId, BranchId, CustomerId, LocationId, OrderId, ProductId, SaleChannelId, SurchargeId, TaxId,
    UserId,
};
use crate::json::Single;
use crate::json::decimal::{write, write_option};
use crate::time::VietnamTime;
use crate::wire::{DeliveryStatus, Order, OrderStatus};

/// How to list orders. There is no upper bound in time that can be relied on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrderQuery {
    /// Of these branches.
    pub branches: Vec<BranchId>,
    /// Of these customers.
    pub customers: Vec<CustomerId>,
    /// Of the customer with that code.
    pub customer_code: Option<String>,
    /// In these states.
    pub statuses: Vec<OrderStatus>,
    /// With payments.
    pub include_payment: bool,
    /// With delivery.
    pub include_delivery: bool,
    /// Of that sale channel.
    pub sale_channel: Option<SaleChannelId>,
    /// Created at; meaning of the bound undocumented.
    pub created_date: Option<Timestamp>,
}

impl OrderQuery {
    /// With payments and delivery.
    pub fn full() -> Self {
        Self { include_payment: true, include_delivery: true, ..Self::default() }
    }
}

impl ListQuery for OrderQuery {
    fn path(&self) -> String {
        Order::PATH.to_owned()
    }
    fn write(&self, query: &mut Query) {
        query.each("branchIds", &self.branches);
        query.each("customerIds", &self.customers);
        query.maybe("customerCode", self.customer_code.as_ref());
        let statuses: Vec<i32> = self.statuses.iter().map(|status| status.number()).collect();
        query.each("status", &statuses);
        query.switch("includePayment", self.include_payment);
        query.switch("includeOrderDelivery", self.include_delivery);
        query.maybe("saleChannelId", self.sale_channel);
        query.time("createdDate", self.created_date);
    }
}

impl Resource for Order {
    type Query = OrderQuery;
    const PATH: &'static str = "/orders";
    const ABILITY: Ability = Ability::ManageOrders;
    const PRIORITY: Priority = Priority::Orders;
    fn id(&self) -> i64 {
        self.id.get()
    }
}

/// How money is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum PaymentMethod {
    /// Cash.
    Cash,
    /// Card, to a bank account.
    Card,
    /// Transfer, to a bank account.
    Transfer,
}

/// An order to be created, or the whole new content of one: an update replaces the lines, so send all of them.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderWrite {
    /// Branch.
    pub branch_id: BranchId,
    /// Time of the order; needs a switch in the shop, so mostly left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purchase_date: Option<VietnamTime>,
    /// Seller; the shop's administrator when missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sold_by_id: Option<UserId>,
    /// Cashier; the shop's administrator when missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cashier_id: Option<UserId>,
    /// Discount on the whole order.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write_option")]
    pub discount: Option<Decimal>,
    /// The only free text: the marker by which the order is found again after an unknown outcome.
    pub description: String,
    /// How the deposit is paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<PaymentMethod>,
    /// Where the deposit is paid to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<BankAccountId>,
    /// Paid now. In an update this is a further payment, not the new sum: send 0.
    #[serde(serialize_with = "write")]
    pub total_payment: Decimal,
    /// Cash on delivery.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub using_cod: Option<bool>,
    /// Also makes the invoice at once.
    pub make_invoice: bool,
    /// Sale channel; *Khác* when missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sale_channel_id: Option<SaleChannelId>,
    /// Lines, at least one.
    pub order_details: Vec<OrderLineWrite>,
    /// Delivery; needs a switch in the shop.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_delivery: Option<DeliveryWrite>,
    /// Customer; none for a walk-in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<OrderCustomer>,
    /// The customer by id alone, in place of `customer`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<CustomerId>,
    /// Other charges, in KiotViet's spelling.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub surchages: Vec<SurchargeLine>,
}

/// A line to be written.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderLineWrite {
    /// The product.
    pub product_id: ProductId,
    /// Its code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_code: Option<String>,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_name: Option<String>,
    /// True on the first of several lines of one product, false on the others.
    pub is_master: bool,
    /// How many, above zero.
    #[serde(serialize_with = "write")]
    pub quantity: Decimal,
    /// Price of one, taken as sent.
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
    /// Taxes; only when the shop asks for them.
    #[serde(rename = "OrderDetailTaxs", skip_serializing_if = "Vec::is_empty")]
    pub taxes: Vec<LineTaxWrite>,
}

/// A tax on a line to be written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct LineTaxWrite {
    /// Which.
    pub tax_id: TaxId,
}

/// The customer of an order to be written.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderCustomer {
    /// Id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<CustomerId>,
    /// Code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// True male, false female.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<bool>,
    /// Birthday.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<VietnamTime>,
    /// Phone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_number: Option<String>,
    /// Street address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Ward.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ward_name: Option<String>,
    /// E-mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Notes; the singular is KiotViet's here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// Delivery to be written.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeliveryWrite {
    /// Waybill.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_code: Option<String>,
    /// 1 normal.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub delivery_type: Option<i32>,
    /// State; invoices only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<DeliveryStatus>,
    /// Fee of the carrier; does not enter the total.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write_option")]
    pub price: Option<Decimal>,
    /// Name of the receiver.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receiver: Option<String>,
    /// Phone of the receiver.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_number: Option<String>,
    /// Street address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Province and district.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location_id: Option<LocationId>,
    /// Province and district in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location_name: Option<String>,
    /// Ward.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ward_name: Option<String>,
    /// Grams.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write_option")]
    pub weight: Option<Decimal>,
    /// Centimetres.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write_option")]
    pub length: Option<Decimal>,
    /// Centimetres.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write_option")]
    pub width: Option<Decimal>,
    /// Centimetres.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write_option")]
    pub height: Option<Decimal>,
    /// Carrier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partner_delivery_id: Option<i64>,
    /// When it is expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected_delivery: Option<VietnamTime>,
    /// The carrier collects the price; invoices only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub using_price_cod: Option<bool>,
    /// How much the carrier collected; invoices only.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write_option")]
    pub price_cod_payment: Option<Decimal>,
    /// Other charges; invoices only, in KiotViet's spelling.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub surchages: Vec<SurchargeLine>,
}

/// Another charge on a document to be written.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SurchargeLine {
    /// The charge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<SurchargeId>,
    /// Its code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What is charged.
    #[serde(serialize_with = "write")]
    pub price: Decimal,
}

impl OrderWrite {
    fn check(&self) -> Result<(), Error> {
        let reason = if self.order_details.is_empty() {
            "an order needs at least one line"
        } else if self.order_details.iter().any(|line| line.quantity <= Decimal::ZERO) {
            "the quantity of a line must be above zero"
        } else {
            return Ok(());
        };
        Err(Error::InvalidRequest { reason: reason.to_owned() })
    }
}

impl Client {
    /// One order.
    pub async fn order(&self, id: OrderId) -> Result<Option<Single<Order>>, Error> {
        self.read_one(format!("/orders/{id}"), Query::default(), BusinessKind::OtherUnknown).await
    }

    /// One order by code.
    pub async fn order_by_code(&self, code: &str) -> Result<Option<Single<Order>>, Error> {
        let path = format!("/orders/code/{}", segment(code));
        self.read_one(path, Query::default(), BusinessKind::OtherUnknown).await
    }

    /// Creates an order. It has no key against doubling: after an unknown outcome look for its description.
    pub async fn create_order(&self, order: &OrderWrite) -> Result<Written<Order>, Error> {
        order.check()?;
        let mut call = Call::write(Method::POST, Order::PATH, Some(body(order)?), Ability::CreateOrders);
        call.headers.push(("Partner", self.config().partner.clone()));
        self.write_call(call).await
    }

    /// Replaces the content of an order that is not yet invoiced.
    pub async fn update_order(&self, id: OrderId, order: &OrderWrite) -> Result<Written<Order>, Error> {
        order.check()?;
        let path = format!("/orders/{id}");
        let mut call = Call::write(Method::PUT, path, Some(body(order)?), Ability::ManageOrders);
        if order.make_invoice || !order.total_payment.is_zero() {
            // Sent twice, it would pay twice or invoice twice.
            call.safety = Safety::Create;
        }
        self.write_call(call).await
    }

    /// Cancels an order: it stays readable, in state 4. `void_payments` also voids its payment slips; otherwise the
    /// deposit stays as the customer's credit.
    pub async fn cancel_order(&self, id: OrderId, void_payments: bool) -> Result<Acknowledged, Error> {
        let mut query = Query::default();
        query.text("IsVoidPayment", void_payments.to_string());
        self.delete(format!("/orders/{id}"), query, BusinessKind::OtherUnknown, Ability::ManageOrders).await
    }
}
