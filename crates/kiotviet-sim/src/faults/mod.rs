//! Faults on demand: what goes wrong, when, and how it is carried out.
//!
//! [`FaultPlan`] decides, and nothing else: it is given a request and the time and answers with a list of
//! [`Fault`]s. The same plan serves the HTTP server and a simulation without sockets.
//!
//! For every request: `decide`; the state machine carries out [`Fault::TokenExpired`] and
//! [`Fault::ShopChanges`]; then [`exchange`] does the rest around the handling of the request.

mod after;
mod before;
mod body;
mod connection;
mod effect;
mod exchange;
mod fault;
mod file;
mod plan;
mod rule;
mod trigger;

#[cfg(test)]
mod tests;

pub use after::{After, after_handling};
pub use before::{Before, before_handling};
pub use connection::{ConnectionHandle, ConnectionStream, ResettableListener};
pub use effect::{Amount, Effect};
pub use exchange::exchange;
pub use fault::{ChangedEntity, Fault, RowAction, ShopChange};
pub use file::{FaultPlanError, PRESETS};
pub use plan::{FaultPlan, RuleReport};
pub use rule::Rule;
pub use trigger::Trigger;
