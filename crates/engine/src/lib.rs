//! The engine: observes KiotViet, remembers what it saw, has the heart reconcile it, and acts.
//!
//! It reaches the world only through ports: time, KiotViet's transport, the store. It knows no HTTP, no SQL and no
//! system clock, so that a simulation can hold all of it in one thread under one seed.

// Everything that is done for a shop begins here.
mod engine;
// Storing a connection.
mod connect;
// What KiotViet's settings forbid: said, and repaired where that can be done.
mod preflight;
// What is urgent, outside of a run.
mod attend;
// Records that KiotViet says have changed.
mod hints;
// KiotViet's calls, and our registrations for them.
pub mod webhooks;
// What happens without anybody pressing the button.
mod automation;
// One run: its stages and what it counts.
mod run;
// The proof: how many records are equal, as of when.
mod agreement;
// The proof at once, from beginning to end.
mod verify;
// How far behind it may be.
mod freshness;
// How a shop stands.
mod status;
// What people set right: undoing, deciding conflicts.
pub mod amend;

// Edits that people make on Abaha.
mod edit;
// Sending to KiotViet what changed on Abaha.
mod push;
// Reading KiotViet's lists into the store.
mod pull;
// From KiotViet's rows to our records.
mod map;
// Small tables that rows of other lists refer to.
mod context;
// What may be carried out: everything, nothing, what was approved.
mod gate;
mod plan_notes;
// A plan, carried out.
mod apply;
// How far a list has been read.
mod position;
// When a full reading is due.
mod cost;

// KiotViet's hour of requests, shared through the store.
mod budget;
// What the operator may set.
mod limits;
// What the shop chose, and the rules in it for people.
// Deliberate mistakes, for the simulation to find.
#[cfg(feature = "broken")]
mod mistaken;
// What the shop chose.
mod choices;
mod options;
mod rule_choices;

// What is told while it happens, and when it is over.
mod progress;
mod report;
// What makes a whole operation fail.
mod error;

pub use agreement::Proof;
pub use attend::Attended;
pub use automation::{WINDOW, WindowStatus, automatic_work_allowed};
pub use choices::{Choices, ChoicesChange, Travel, change_choices, choices_of};
pub use connect::{
    BranchChoice, Choice, ConnectReport, ConnectRequest, ConnectedAs, SaleChannelChoice, SurchargeChoice,
};
pub use edit::{Checked, Editor, Outcome, Refusal};
pub use engine::{Engine, Ports, SyncOptions};
pub use error::{EngineError, kiotviet_code};
pub use freshness::oldest_reading;
pub use limits::Limits;
pub use options::ConnectionOptions;
pub use plan_notes::LeftOut;
pub use preflight::{MENDABLE, SettingsRead, ShippingSurcharge};
pub use progress::{Counts, Event, Progress, Unwatched, Wait, Warning};
pub use push::switches::switch_alert;
pub use report::{CountsByEntity, Difference, Requests, RunReport, VerifyReport};
pub use rule_choices::{EntityRules, FieldRule, RulesChange, RulesError, change_rules, rules_of};
pub use status::{ConnectionStatus, EntityStatus, RunStatus, ShopStatus};
