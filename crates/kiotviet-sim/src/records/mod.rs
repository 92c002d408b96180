//! The plain records a KiotViet shop consists of: no behaviour beyond what a record says of itself.
//!
//! Times are instants (UTC); the wire turns them into Vietnam local time. Money is VND, quantities are in the
//! product's own unit.

mod branch;
mod category;
mod customer;
mod delivery;
mod identity;
mod invoice;
mod order;
mod payment;
mod price_book;
mod product;
mod reference;
mod settings;
mod webhook;

pub use branch::Branch;
pub use category::Category;
pub use customer::{Customer, CustomerGroup, CustomerKind, Membership};
pub use delivery::{DeliveryPartner, DeliveryStatus, Parcel};
pub use identity::{
    AttributeId, BankAccountId, BranchId, CategoryId, CustomerGroupId, CustomerId, InvoiceId, LocationId,
    OrderId, PaymentId, PriceBookId, ProductId, SaleChannelId, SurchargeId, TrademarkId, UserId, WebhookId,
};
pub use invoice::{Invoice, InvoiceStatus};
pub use order::{AppliedSurcharge, Line, LineTax, Order, OrderStatus, PriceBookNote, tax_name};
pub use payment::{Payment, PaymentMethod};
pub use price_book::{PriceBook, PriceBookEntry, Scope, ScopeMember};
pub use product::{
    Attribute, Batch, Formula, Inventory, Product, ProductExtras, ProductKind, ProductTax, Serial, Shelf,
    TaxMethod, Warranty,
};
pub use reference::{AttributeName, BankAccount, Location, SaleChannel, Surcharge, Trademark, User};
pub use settings::Settings;
pub use webhook::{EventType, WebhookRegistration};

use rust_decimal::Decimal;

/// An amount in VND; may have a fraction.
pub type Money = Decimal;

/// A quantity in the unit of the product it belongs to; may be fractional or negative.
pub type Quantity = Decimal;
