//! What KiotViet answers, as types. One file per entity.
//!
//! Members that KiotViet may leave out are `Option`s: missing means unknown, not empty. Money is in VND, quantities
//! in the unit of the row; both are exact decimals. Times are instants, cut to milliseconds. Reading goes through
//! [`json::from_str`](crate::json::from_str), which forgives casing and shapes.

/// Declares types read from KiotViet's answers.
macro_rules! wire {
    ($($(#[$doc:meta])* pub struct $name:ident { $($body:tt)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Deserialize)]
        #[serde(rename_all = "camelCase", default)]
        pub struct $name { $($body)* }
    )*};
}

/// Declares an enum over numbers; numbers without a name are kept.
macro_rules! numbered {
    ($(#[$doc:meta])* $name:ident { $($(#[$item_doc:meta])* $item:ident = $number:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$item_doc])* $item,)*
            /// A number this crate has no name for.
            Other(i32),
        }
        impl $name {
            /// KiotViet's number.
            pub const fn number(self) -> i32 {
                match self { $($name::$item => $number,)* $name::Other(number) => number }
            }
        }
        impl From<i32> for $name {
            fn from(number: i32) -> Self {
                match number { $($number => $name::$item,)* other => $name::Other(other) }
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i32(self.number())
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                i32::deserialize(deserializer).map(Self::from)
            }
        }
    };
}

// Categories (nhóm hàng).
pub mod category;
// Customers and their groups.
pub mod customer;
// Delivery of an order or an invoice.
pub mod delivery;
// Invoices (hóa đơn).
pub mod invoice;
// Orders (đặt hàng) and what they share with invoices.
pub mod order;
// Price books (bảng giá).
pub mod pricebook;
// Products (hàng hóa).
pub mod product;
// Branches, staff, sale channels, bank accounts, settings, charges, locations.
pub mod reference;
// Stock per branch.
pub mod stock;
// Registered webhooks.
pub mod webhook;

pub use category::Category;
pub use customer::{Customer, CustomerGroup, GroupMembership};
pub use delivery::{Delivery, DeliveryStatus, PartnerDelivery};
pub use invoice::{Invoice, InvoiceLine, InvoiceStatus, SoldBatch};
pub use order::{
    ChannelInfo, DocumentSurcharge, LineTax, Order, OrderLine, OrderStatus, Payment, PaymentStatus,
};
pub use pricebook::{PriceBook, PriceBookBranch, PriceBookCustomerGroup, PriceBookEntry, PriceBookUser};
pub use product::{
    Attribute, AttributeName, AttributeValue, Batch, Image, Material, Product, ProductPrice, ProductTax,
    ProductType, Serial, Shelf, TradeMark, Unit, Warranty,
};
pub use reference::{BankAccount, Branch, Location, SaleChannel, Settings, Surcharge, User};
pub use stock::{Inventory, StockRow};
pub use webhook::Webhook;
