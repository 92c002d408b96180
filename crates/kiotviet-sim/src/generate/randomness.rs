//! Random numbers that come from a seed, split by name.
//!
//! Every subject (and where it matters every row) draws from a generator of its own, so that one more
//! draw in one place does not shift the numbers of all others: a shop of seed 7 keeps its customers when
//! the products learn a new trick.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A seed from which generators are split by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Randomness {
    seed: u64,
    stream: u64,
}

impl Randomness {
    /// The root of all draws of one seed.
    pub const fn new(seed: u64) -> Self {
        Self { seed, stream: 0xcbf2_9ce4_8422_2325 }
    }

    /// The child of this name. The same name gives the same child, another name an unrelated one.
    pub fn child(self, name: &str) -> Self {
        // FNV-1a: stable for ever, unlike the standard library's hashers.
        let stream = name
            .bytes()
            .fold(self.stream, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Self { stream, ..self }
    }

    /// The child for row number `row` of this subject.
    pub fn row(self, row: u64) -> Draw {
        // A splitmix step: neighbouring rows get streams that have nothing in common.
        let mut mixed = self.stream ^ row.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Self { stream: mixed ^ (mixed >> 31), ..self }.draw()
    }

    /// A generator of this child.
    pub fn draw(self) -> Draw {
        let mut generator = ChaCha8Rng::seed_from_u64(self.seed);
        generator.set_stream(self.stream);
        Draw(generator)
    }
}

/// One stream of draws.
#[derive(Debug, Clone)]
pub struct Draw(ChaCha8Rng);

impl Draw {
    /// True in `percent` of a hundred cases; fractions count.
    pub fn chance(&mut self, percent: f64) -> bool {
        self.0.random_bool((percent / 100.0).clamp(0.0, 1.0))
    }

    /// A whole number from `low` to `high`, both included; `low` when the range is empty.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        if high <= low { low } else { self.0.random_range(low..=high) }
    }

    /// An index below `length`; 0 when there is nothing to choose from.
    pub fn index(&mut self, length: usize) -> usize {
        if length < 2 { 0 } else { self.0.random_range(0..length as u64) as usize }
    }

    /// An index below `length` that prefers the early ones: `skew` 1 is even, 3 gives the first tenth
    /// nearly half of the choices. Best sellers and regular customers come from here.
    pub fn skewed_index(&mut self, length: usize, skew: f64) -> usize {
        ((self.fraction().powf(skew) * length as f64) as usize).min(length.saturating_sub(1))
    }

    /// A number from 0 (included) to 1 (excluded).
    pub fn fraction(&mut self) -> f64 {
        self.0.random()
    }

    /// Any 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0.random()
    }

    /// One of `choices`.
    ///
    /// # Panics
    /// When there are none: a mistake of the vocabulary, not of data from outside.
    pub fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.index(choices.len())]
    }

    /// One of `choices`, each as likely as its weight; the first when all weights are 0.
    pub fn weighted<'a, T>(&mut self, choices: &'a [(u32, T)]) -> &'a T {
        let sum: i64 = choices.iter().map(|(weight, _)| i64::from(*weight)).sum();
        let mut left = self.between(0, sum - 1);
        for (weight, choice) in choices {
            left -= i64::from(*weight);
            if left < 0 {
                return choice;
            }
        }
        &choices[0].1
    }

    /// Puts `items` into a random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.index(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_its_own_stream_and_repeats_it() {
        let root = Randomness::new(7);
        let first: Vec<u64> = (0..4).map(|_| root.child("products").draw().bits()).collect();
        assert!(first.iter().all(|bits| *bits == first[0]));
        assert_ne!(root.child("products").draw().bits(), root.child("customers").draw().bits());
        assert_ne!(root.child("products").row(0).bits(), root.child("products").row(1).bits());
        assert_ne!(root.child("products").draw().bits(), Randomness::new(8).child("products").draw().bits());
    }

    #[test]
    fn weights_of_zero_are_never_chosen() {
        let mut draw = Randomness::new(1).draw();
        assert!((0..500).all(|_| *draw.weighted(&[(0, 'a'), (3, 'b'), (0, 'c')]) == 'b'));
    }

    #[test]
    fn a_skewed_choice_prefers_the_first() {
        let mut draw = Randomness::new(1).draw();
        let early = (0..1000).filter(|_| draw.skewed_index(100, 3.0) < 10).count();
        assert!((350..600).contains(&early), "{early}");
    }
}
