//! The checker: both sides' states, compared without any of the engine's own means.

// What Abaha should have, read straight from KiotViet's state.
mod expected;
// What must hold at every moment.
mod always;
// What must hold when all is quiet.
mod settled;
// What was done here, and what must hold of it.
mod kept;
mod ledger;
// Whether we sold more than there was.
mod sold;

pub use always::Watch;
pub(crate) use kept::{parked, settled as kept, twice};
pub(crate) use ledger::{Edit, Ledger, Placed};
pub use settled::Differing;
pub(crate) use settled::Excused;
pub(crate) use settled::compare;
