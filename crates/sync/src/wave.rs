//! Waves: so many changes of one alarming kind at once that a mistake is likelier than a decision. Judged for one
//! run and one entity; nothing of a wave is applied until a person has said that it is meant.

use serde::{Deserialize, Serialize};

use crate::money::Money;
use crate::records::{Product, StockLevel};

/// The alarming kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaveKind {
    /// Stock figures that were above zero fall to zero or below.
    Zeros,
    /// Prices fall by half or more.
    Halved,
    /// Products are discontinued.
    Discontinued,
    /// Records or prices vanish. For records the brake judges.
    Vanished,
}

impl WaveKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Zeros, Self::Halved, Self::Discontinued, Self::Vanished];

    /// The name in commands, JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Zeros => "zeros",
            Self::Halved => "halved",
            Self::Discontinued => "discontinued",
            Self::Vanished => "vanished",
        }
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// From where on a number of changes is a wave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Threshold {
    /// Percent of what could change that way.
    pub share: u32,
    /// How many, whatever the share.
    pub count: u64,
    /// So few are never a wave.
    pub few: u64,
}

impl Default for Threshold {
    fn default() -> Self {
        Self { share: 20, count: 500, few: 20 }
    }
}

/// The thresholds of every kind but vanishing records, which the brake judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Waves {
    /// Of the figures that were above zero. A day's sales empty many shelves of a large shop.
    pub zeros: Threshold,
    /// Of all prices.
    pub halved: Threshold,
    /// Of the products in use.
    pub discontinued: Threshold,
    /// Of the prices of a list.
    pub vanished: Threshold,
}

impl Default for Waves {
    fn default() -> Self {
        let usual = Threshold::default();
        let prices = Threshold { share: 10, ..usual };
        Self {
            zeros: Threshold { count: 2_000, ..usual },
            halved: prices,
            discontinued: prices,
            vanished: usual,
        }
    }
}

/// What is said about a number of changes of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Carry on.
    Proceed,
    /// Stop this part and ask.
    Stop,
}

impl Waves {
    /// The threshold of a kind.
    pub const fn threshold(&self, kind: WaveKind) -> Threshold {
        match kind {
            WaveKind::Zeros => self.zeros,
            WaveKind::Halved => self.halved,
            WaveKind::Discontinued => self.discontinued,
            WaveKind::Vanished => self.vanished,
        }
    }

    /// Judges how many of the `known` that could change that way are `affected`.
    pub fn judge(&self, kind: WaveKind, known: u64, affected: u64) -> Verdict {
        let threshold = self.threshold(kind);
        let share_exceeded = u128::from(affected) * 100 > u128::from(known) * u128::from(threshold.share);
        if affected > threshold.few && (share_exceeded || affected > threshold.count) {
            Verdict::Stop
        } else {
            Verdict::Proceed
        }
    }
}

/// Whether a stock figure runs empty. What was empty before cannot.
pub fn runs_empty(before: &StockLevel, after: &StockLevel) -> bool {
    before.on_hand > crate::Quantity::ZERO && after.on_hand <= crate::Quantity::ZERO
}

/// Whether a price falls by half or more.
pub fn halves(before: Money, after: Money) -> bool {
    before > Money::ZERO && after.decimal().saturating_add(after.decimal()) <= before.decimal()
}

/// What is alarming about a product's change.
pub fn of_product(before: &Product, after: &Product) -> Option<WaveKind> {
    if halves(before.base_price, after.base_price) {
        return Some(WaveKind::Halved);
    }
    (before.active && !after.active).then_some(WaveKind::Discontinued)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Quantity;

    #[test]
    fn a_few_are_never_a_wave_however_large_their_share() {
        let waves = Waves::default();
        assert_eq!(waves.judge(WaveKind::Zeros, 20, 20), Verdict::Proceed);
        assert_eq!(waves.judge(WaveKind::Zeros, 21, 21), Verdict::Stop);
    }

    #[test]
    fn a_share_or_a_number_makes_a_wave() {
        let waves = Waves::default();
        assert_eq!(waves.judge(WaveKind::Halved, 1_000, 100), Verdict::Proceed);
        assert_eq!(waves.judge(WaveKind::Halved, 1_000, 101), Verdict::Stop);
        assert_eq!(waves.judge(WaveKind::Halved, 100_000, 500), Verdict::Proceed);
        assert_eq!(waves.judge(WaveKind::Halved, 100_000, 501), Verdict::Stop);
    }

    #[test]
    fn only_what_was_above_zero_can_run_empty() {
        let level = |on_hand| StockLevel { on_hand: Quantity::whole(on_hand), reserved: Quantity::ZERO };
        assert!(runs_empty(&level(3), &level(0)) && runs_empty(&level(3), &level(-1)));
        assert!(!runs_empty(&level(0), &level(-1)) && !runs_empty(&level(3), &level(1)));
    }

    #[test]
    fn half_is_half() {
        assert!(halves(Money::whole(100), Money::whole(50)) && halves(Money::whole(100), Money::ZERO));
        assert!(!halves(Money::whole(100), Money::whole(51)) && !halves(Money::ZERO, Money::ZERO));
    }

    #[test]
    fn a_kind_is_read_back_from_its_name() {
        for kind in WaveKind::ALL {
            assert_eq!(WaveKind::named(kind.name()), Some(kind));
        }
    }
}
