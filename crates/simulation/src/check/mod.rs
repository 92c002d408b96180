//! The checker: both sides' states, compared without any of the engine's own means.

// What Abaha should have, read straight from KiotViet's state.
mod expected;
// What must hold at every moment.
mod always;
// What must hold when all is quiet.
mod settled;

pub use always::Watch;
pub use settled::{Differing, compare};
