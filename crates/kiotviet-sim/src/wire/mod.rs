//! How records look on the wire: REST rows (camelCase with KiotViet's own exceptions) and webhook items (PascalCase).

mod customer;
mod invoice;
mod json;
mod order;
mod parcel;
mod price_book;
mod product;
mod reference;
pub(crate) mod webhook;

pub(crate) use customer::{CustomerParts, customer, customer_group, customer_written};
pub(crate) use invoice::{InvoiceParts, invoice, invoice_written};
pub(crate) use json::{Object, Stamp, Style, object, objects};
pub(crate) use order::{OrderParts, order};
pub(crate) use price_book::{PriceBookParts, price_book};
pub(crate) use product::{ImageShape, ProductParts, on_hands, product, product_written};
pub(crate) use reference::{
    attribute_name, bank_account, branch, category, location, sale_channel, settings, surcharge, trademark,
    user, webhook_registration,
};
