//! What is shown to people, as text: pure functions from reports to lines.

// Columns that line up.
pub mod table;
// The words for entities, counts and events.
pub mod words;
// What runs would do.
pub mod plan;
// What may be sold, and why.
pub mod stock;
// The outcome of a run.
pub mod run;
// The outcome of a comparison.
pub mod verification;
// What connecting found.
pub mod connection;
// How a shop is doing.
pub mod status;
// What has changed.
pub mod history;
// What was taken back.
pub mod undo;
// What waits for a person.
pub mod conflicts;
// Records that failed.
pub mod failures;
// What waits to go to KiotViet.
pub mod outbox;
// Which way changes travel.
pub mod rules;
