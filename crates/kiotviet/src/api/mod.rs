//! The endpoints, one file per entity: what to ask, what to send, what comes back.

// What the client must know of an entity to list and read it.
pub mod resource;
// Names KiotViet misspells, as it spells them.
pub mod names;
// Answers of writes.
mod written;
// Categories.
pub mod categories;
// Products, attributes, brands.
pub mod products;
// The stock list.
pub mod stock;
// Price books.
pub mod pricebooks;
// Branches, staff, channels, bank accounts, settings, locations.
pub mod reference;
// Other charges.
pub mod surcharges;
// Customers and groups.
pub mod customers;
// Finding a customer by phone.
pub mod phone;
// Orders.
pub mod orders;
// Invoices and payments.
pub mod invoices;
// Registered webhooks.
pub mod webhooks;

pub use written::{Acknowledged, Written};
