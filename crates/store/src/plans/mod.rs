//! Plans: what a run would do, item by item, and what a person said about each. A plan changes nothing else: no
//! record, no link, no stock, no position, no conflict.

// The life of a plan: begun, written, carried out, forgotten.
mod life;
// Its items: written in batches, read in pages, counted.
mod items;
// What a person says about them.
mod decide;
// What a plan keeps while it is being made.
mod memory;

pub use items::{ItemFilter, NewPlanItem, PlanItem, PlanTotal, Seen};
pub use life::{NewPlan, Plan, PlanId, PlanState};

pub use decide::{Decision, ItemOutcome};
