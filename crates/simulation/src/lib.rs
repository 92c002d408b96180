//! Whole histories of a shop in one thread, in virtual time, under one seed: the real engine, heart and store against
//! the state machine of KiotViet's simulator, while everything goes wrong that can.
//!
//! A seed gives a script ([`plan`]); the script is played ([`play`]); what must hold is checked all the while and in
//! full when all is quiet ([`check`]). A history that breaks a rule is made as short as can be ([`shorten`]).

// One thread and virtual time.
mod executor;
// Both sides' clocks.
mod clock;
// What happened, in words and as a hash.
mod trace;
// Rare things that must happen now and then.
mod sometimes;

/// The script of a history.
pub mod plan;
// What a clerk does on KiotViet.
mod clerk;
// What people do on our side.
mod person;
// Requests on their way.
mod network;
// Lists that are not what they claim to be.
mod lies;

// A shop, its workers, and what happens to them.
/// What must hold.
pub mod check;
mod world;

// Many seeds.
mod batch;
// From a failing history to its shortest form.
mod shorten;

// How soon each deliberate mistake is found.
#[cfg(feature = "broken")]
mod mistakes;

pub use batch::{Batch, run_seeds};
#[cfg(feature = "broken")]
pub use mistakes::{Found, find_mistake, stated_seeds};
pub use plan::{Plan, Players};
pub use shorten::shorten;
pub use sometimes::{Sometimes, expected};
pub use world::{Outcome, Violation, play};
