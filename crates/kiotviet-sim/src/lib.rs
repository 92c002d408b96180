//! A KiotViet to run: the Public API over its own state, with faults on demand.

/// What can happen in the shop: the actions that the API and the clerk share.
pub mod actions;
/// How it answers where the sources of the API disagree.
pub mod dialect;
/// What happened in the shop and may be told by webhooks.
pub mod events;
/// Requests and answers without sockets.
pub mod exchange;
/// What goes wrong on demand.
pub mod faults;
/// Shops made from a seed.
pub mod generate;
/// The plain records of a shop.
pub mod records;
/// Why the shop refuses something.
pub mod refusal;
/// The HTTP shell around the state machine.
pub mod server;
/// The pure state machine behind the API.
pub mod simulator;
/// The state of one shop.
pub mod state;
/// Webhook deliveries as data, and their signature.
pub mod webhooks;

/// The page on which a person plays the clerk.
pub mod clerk;

mod endpoints;
mod vietnam_time;
mod wire;

pub use exchange::{Request, Response};
pub use server::{Options, Running, run, start};
pub use simulator::{Credentials, Simulator};
