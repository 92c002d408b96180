//! Deliberate mistakes, compiled only to prove that the simulation sees them.

use std::collections::BTreeMap;

use dongbo_store::{Known, Mistake};
use kiotviet::ScanOutcome;

use crate::run::Run;

impl Run {
    /// Whether this mistake is made.
    pub(crate) fn makes(&self, mistake: Mistake) -> bool {
        self.limits.mistake == Some(mistake)
    }

    /// What is known, without its age where that is overlooked.
    pub(crate) fn as_mistaken(&self, known: &BTreeMap<i64, Known>) -> BTreeMap<i64, Known> {
        let mut known = known.clone();
        if self.makes(Mistake::OlderReplacesNewer) || self.makes(Mistake::TrustTheOrderOfArrival) {
            known.values_mut().for_each(|known| known.changed_at = None);
        }
        known
    }

    /// The end of a reading, as whole as it claims to be.
    pub(crate) fn as_trusted(&self, outcome: &ScanOutcome) -> ScanOutcome {
        let complete = outcome.complete || self.makes(Mistake::TrustEveryList);
        ScanOutcome { complete, ..outcome.clone() }
    }
}
