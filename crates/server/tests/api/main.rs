//! The whole router against a real store: what callers see.
#![allow(clippy::unwrap_used, reason = "tests")]

// A service with two shops, and how to ask it.
mod service;

// How far both sides agree, how fresh what is here is, what a shop chose.
mod agreement;
// Tokens, and the walls between shops.
mod access;
// Signing in and out; what each right opens; people and tokens.
mod rights;
mod session;
mod users;
// Connecting a shop, and its points of sale.
mod connecting;
// Stopping, trying again, suspending; all shops at once.
mod fleet;
// The document and the routes are the same.
mod document;
// Page by page, searching and filtering.
mod finding;
mod listing;
// Errors as problem details.
mod problems;
// Records made, changed and archived here.
mod edits;
// Which way changes travel, and who prevails.
mod rules;
// What records look like.
mod records;
// Starting runs and watching them.
mod runs;
// What runs would do, and who is who.
mod plans;
// What has changed, taking it back, deciding.
mod history;
// What people and the machine did, and that nothing is done unseen.
mod log;
mod told;
// Health, metrics, the page at `/`, listening and stopping.
mod operations;
// KiotViet's calls, and what the operator switches.
mod orders;
// What happens, as it happens; a shop at a glance.
mod events;
mod overview;
// The web admin.
mod site;
mod webhooks;
