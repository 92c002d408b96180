//! What can happen in the shop: every action checks its rules, changes the records and notes the events.
//!
//! The API's endpoints and the clerk's page call the same methods of [`crate::state::Shop`].

mod branches;
mod categories;
mod customers;
mod documents;
mod groups;
mod invoices;
mod orders;
mod payments;
mod price_books;
mod products;
mod shop_floor;
mod surcharges;
mod webhooks;

pub use customers::CustomerDraft;
pub use documents::{CustomerChoice, LineDraft, ParcelDraft, PaymentDraft, SurchargeChoice};
pub use invoices::{InvoiceChange, InvoiceDraft};
pub use orders::OrderDraft;
pub use price_books::PriceBookDraft;
pub use products::{InventoryDraft, ProductDraft};
pub use surcharges::SurchargeDraft;
pub use webhooks::WebhookDraft;
