//! The brake on mass disappearance: when too much of an entity is gone at once, a person decides.

use serde::{Deserialize, Serialize};

/// How much may disappear at once without anybody being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Brake {
    /// Percent of the records known.
    pub share: u32,
    /// How many records, whatever the share.
    pub count: u64,
    /// So few are never a mass, unless they are all there were: one of five categories may go unasked.
    pub few: u64,
}

impl Default for Brake {
    fn default() -> Self {
        Self { share: 10, count: 50, few: 1 }
    }
}

/// What the brake says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "verdict")]
pub enum Verdict {
    /// Carry on.
    Proceed,
    /// Stop this part and ask.
    Stop {
        /// How many were known.
        known: u64,
        /// How many of them are gone.
        gone: u64,
    },
}

impl Brake {
    /// Judges how many of the records of one entity that were `known` are `gone`, after a complete sweep.
    pub fn judge(self, known: u64, gone: u64) -> Verdict {
        let share_exceeded = u128::from(gone) * 100 > u128::from(known) * u128::from(self.share);
        let everything = gone >= known && known > 1;
        let mass = gone > self.few || everything;
        if gone > 0 && mass && (share_exceeded || gone > self.count) {
            Verdict::Stop { known, gone }
        } else {
            Verdict::Proceed
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stops(known: u64, gone: u64) -> bool {
        Brake::default().judge(known, gone) != Verdict::Proceed
    }

    #[test]
    fn a_tenth_may_go_and_more_may_not() {
        assert!(!stops(100, 10));
        assert!(stops(100, 11));
    }

    #[test]
    fn fifty_may_go_and_more_may_not_however_small_a_share() {
        assert!(!stops(100_000, 50));
        assert!(stops(100_000, 51));
    }

    #[test]
    fn a_single_record_of_a_small_shop_is_no_mass() {
        assert!(!stops(4, 1));
        assert!(!stops(1, 1));
        assert!(stops(4, 2));
    }

    #[test]
    fn everything_gone_is_always_asked_about() {
        let brake = Brake { few: 5, ..Brake::default() };
        assert_eq!(brake.judge(3, 3), Verdict::Stop { known: 3, gone: 3 });
        assert_eq!(brake.judge(4, 3), Verdict::Proceed);
    }

    #[test]
    fn nothing_gone_is_nothing_to_ask() {
        assert!(!stops(0, 0));
        assert_eq!(Brake { share: 0, count: 0, few: 0 }.judge(10, 0), Verdict::Proceed);
        assert_eq!(Brake { share: 0, count: 0, few: 0 }.judge(10, 1), Verdict::Stop { known: 10, gone: 1 });
    }
}
