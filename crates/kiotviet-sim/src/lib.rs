//! A KiotViet to run: the Public API over its own state, with faults on demand.

/// What can happen in the shop: the actions that the API and the clerk share.
pub mod actions;
/// How it answers where the sources of the API disagree.
pub mod dialect;
/// What happened in the shop and may be told by webhooks.
pub mod events;
/// The plain records of a shop.
pub mod records;
/// Why the shop refuses something.
pub mod refusal;
/// The state of one shop.
pub mod state;
