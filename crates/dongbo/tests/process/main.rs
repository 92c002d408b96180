//! The real binary against the simulator, both as processes: what the command line promises, from the outside.

#![allow(clippy::unwrap_used, missing_docs)]

// Starting processes, reading what they say.
mod support;

// An import from nothing to proven equality.
mod import;
// A food-and-drink shop, as far as its API goes.
mod fnb;
// Killed at any moment, and run again.
mod kill;
// Everything goes wrong, and still it ends equal.
mod faults;
// Reading and deciding without writing.
mod dry_run;
mod plan;
// What has changed, taken back, decided.
mod history;
// Every mistake a person may make.
mod errors;
// Keys of the JSON, exit codes.
mod contract;
// Orders placed by REST.
mod orders;
// What must never be seen.
mod secrets;
// The service.
mod serve;
// People who sign in.
mod users;
// Connecting by it.
mod connecting;
// KiotViet calls.
mod webhooks;
// What is changed here goes there.
mod sending;
// Everything at once.
mod demo;
