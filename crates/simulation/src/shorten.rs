//! From a failing history to a short one: steps of the script are left out, many at first, then one by one, as long as
//! the same rule breaks.

use crate::plan::Plan;
use crate::sometimes::Sometimes;
use crate::world::{Violation, play};

/// How many histories shortening may play.
const ATTEMPTS: usize = 1_500;

/// The shortest script found that breaks the same rule, and how it breaks it.
pub fn shorten(plan: &Plan, violation: &Violation) -> (Plan, Violation) {
    let mut best = (plan.clone(), violation.clone());
    let mut attempts = 0;
    let mut size = plan.steps.len().div_ceil(2).max(1);
    loop {
        let mut place = 0;
        let mut shortened = false;
        while place < best.0.steps.len() && attempts < ATTEMPTS {
            attempts += 1;
            let mut steps = best.0.steps.clone();
            steps.drain(place..(place + size).min(steps.len()));
            let candidate = Plan { steps, ..best.0.clone() };
            match play(&candidate, &Sometimes::default(), false).violation {
                Some(found) if found.rule == violation.rule => {
                    best = (candidate, found);
                    shortened = true;
                }
                _ => place += size,
            }
        }
        if attempts >= ATTEMPTS || (size == 1 && !shortened) {
            return best;
        }
        size = (size / 2).max(1);
    }
}
