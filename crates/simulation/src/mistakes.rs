//! How soon each deliberate mistake is found: the proof that the histories see.

use dongbo_store::Mistake;

use crate::plan::{Plan, Players};
use crate::sometimes::Sometimes;
use crate::world::{Violation, play};

/// A mistake that was found.
#[derive(Debug)]
pub struct Found {
    /// After so many seeds.
    pub seeds: u64,
    /// The seed.
    pub seed: u64,
    /// The rule that it broke.
    pub violation: Violation,
}

/// Within how many seeds each mistake must be found: several times what it takes on the average.
pub fn stated_seeds(mistake: Mistake) -> u64 {
    match mistake {
        Mistake::AdvanceEarly | Mistake::ArchiveUnasked => 300,
        Mistake::DropTheOverlap | Mistake::TrustEveryList | Mistake::SkipTheProbe => 600,
        Mistake::TrustTheOrderOfArrival | Mistake::ForgetTheKey => 300,
        Mistake::ForgetTheFence
        | Mistake::OlderReplacesNewer
        | Mistake::ForgetTheUncounted
        | Mistake::SettleBeforeSending
        | Mistake::IgnoreTheGeneration => 1_500,
    }
}

/// Who must play for a mistake to matter.
fn players(mistake: Mistake) -> Players {
    match mistake {
        Mistake::AdvanceEarly
        | Mistake::ArchiveUnasked
        | Mistake::DropTheOverlap
        | Mistake::TrustEveryList
        | Mistake::ForgetTheFence
        | Mistake::OlderReplacesNewer => Players::Clerks,
        Mistake::SkipTheProbe
        | Mistake::TrustTheOrderOfArrival
        | Mistake::ForgetTheUncounted
        | Mistake::ForgetTheKey
        | Mistake::SettleBeforeSending
        | Mistake::IgnoreTheGeneration => Players::Everybody,
    }
}

/// Plays seeds until the mistake is found, at most so many.
pub fn find_mistake(mistake: Mistake, from: u64, at_most: u64) -> Option<Found> {
    (0..at_most).find_map(|place| {
        let seed = from + place;
        let plan = Plan { mistake: Some(mistake), ..Plan::of(seed, players(mistake)) };
        let violation = play(&plan, &Sometimes::default(), false).violation?;
        Some(Found { seeds: place + 1, seed, violation })
    })
}
