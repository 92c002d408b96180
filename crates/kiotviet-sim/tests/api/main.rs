//! The API through `handle`, without sockets (but for one test of the shell).

mod dialect;
mod errors;
mod invoices;
mod orders;
mod products;
mod server;
mod shapes;
mod shop;
mod stock_property;
mod tokens;
mod webhooks;
