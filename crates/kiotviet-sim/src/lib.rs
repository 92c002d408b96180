//! A KiotViet to run: the Public API over its own state, with faults on demand.

/// How it answers where the sources of the API disagree.
pub mod dialect;
/// What happened in the shop and may be told by webhooks.
pub mod events;
/// The plain records of a shop.
pub mod records;
/// The state of one shop.
pub mod state;
