//! The heart of dongbo: what a record is, which field follows which side, how records of two sides are
//! matched and how three facts (ours, theirs, agreed) become one decision.
//!
//! Everything here is pure: no clock, no storage, no network, no async. The same input gives the same
//! decision for ever, which is what lets the engine throw away its plans in a crash and derive them again.

// Values that records are made of.
pub mod id;
pub mod money;
pub mod phone;
pub mod reference;
pub mod text;

// What a record is: its fields, how they are compared, copied and shown.
pub mod entity;
pub mod record;
pub mod records;

// Which way each field's changes travel, and who prevails.
pub mod rule;
pub mod rules;

// The decision.
pub mod reconcile;

// First connection: who is who.
pub mod matching;

// What may be sold.
pub mod sellable;

// When to stop and ask.
pub mod brake;
pub mod wave;

// What a run would do, in words.
pub mod plan;

pub use entity::Entity;
pub use id::{Local, Remote, ShopId};
pub use money::{Money, Quantity};
pub use reconcile::{Agreed, Attempt, Decision, Facts, Merged, Side, reconcile};
pub use record::{Field, Record, Same};
pub use reference::Reference;
pub use rule::{Direction, Precedence, Rule};
pub use rules::{Ruled, Rules};
