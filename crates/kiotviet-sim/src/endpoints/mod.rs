//! The routes of the API: what each reads from a request, does in the shop and answers.

mod call;
mod categories;
mod customers;
mod document_input;
mod invoices;
mod listing;
mod orders;
mod payments;
mod price_books;
mod product_input;
mod products;
mod reference;
mod routes;
mod surcharges;
mod webhooks;

pub(crate) use call::Call;
pub(crate) use routes::route;
