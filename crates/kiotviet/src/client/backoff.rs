//! Pauses between attempts: doubling, with jitter from a seed so that a simulation repeats exactly.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

#[derive(Debug)]
pub(crate) struct Backoff {
    first: Duration,
    longest: Duration,
    state: AtomicU64,
}

impl Backoff {
    pub fn new(first: Duration, longest: Duration, seed: u64) -> Self {
        Self { first, longest, state: AtomicU64::new(seed) }
    }

    /// The pause before attempt number `attempt` (1 is the first repetition): between half and all of the doubled
    /// time.
    pub fn pause(&self, attempt: u32) -> Duration {
        let doubled =
            self.first.saturating_mul(1u32.checked_shl(attempt.saturating_sub(1)).unwrap_or(u32::MAX));
        let whole = doubled.min(self.longest);
        let half = whole / 2;
        half + half.mul_f64(self.unit())
    }

    /// The next number in [0, 1): SplitMix64, small and good enough to spread clients.
    fn unit(&self) -> f64 {
        const STEP: u64 = 0x9E37_79B9_7F4A_7C15;
        let mut z = self.state.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^= z >> 31;
        (z >> 11) as f64 / (1u64 << 53) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_the_longest_and_repeat_with_the_seed() {
        let pauses = |seed| {
            let backoff = Backoff::new(Duration::from_millis(500), Duration::from_secs(30), seed);
            (1..12).map(|attempt| backoff.pause(attempt)).collect::<Vec<_>>()
        };
        assert_eq!(pauses(7), pauses(7));
        assert_ne!(pauses(7), pauses(8));
        for (index, pause) in pauses(7).into_iter().enumerate() {
            let whole = Duration::from_millis(500 * (1 << index)).min(Duration::from_secs(30));
            assert!(pause >= whole / 2 && pause <= whole, "{index}: {pause:?}");
        }
    }
}
