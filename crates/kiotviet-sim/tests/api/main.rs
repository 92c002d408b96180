//! The API through `handle`, without sockets (but for one test of the shell).

#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

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
