//! A few thousand histories of every test run, and that they can be trusted.

use dongbo_simulation::{Plan, Players, Sometimes, expected, play, run_seeds, shorten};

/// How many histories a test run plays: a few thousand where the code is optimised, as `make test` has it, and a taste
/// of them elsewhere.
const HISTORIES: u64 = if cfg!(debug_assertions) { 60 } else { 1_500 };

#[test]
fn every_rule_holds_when_only_kiotviets_clerks_are_at_work() {
    every_rule_holds(Players::Clerks);
}

#[test]
fn every_rule_holds_when_everybody_is_at_work() {
    every_rule_holds(Players::Everybody);
}

/// In every history; and every rare thing happens in some.
#[track_caller]
fn every_rule_holds(players: Players) {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let batch = run_seeds(1_000_000, HISTORIES, players, threads, 1, |_| ());
    if let Some((seed, violation)) = batch.failures.first() {
        let (short, violation) = shorten(&Plan::of(*seed, players), violation);
        let steps: Vec<String> = short.steps.iter().map(ToString::to_string).collect();
        panic!(
            "make replay SEED={seed}, {players:?}\n{violation:#?}\n{:#?}\n{}",
            short.setting,
            steps.join("\n")
        );
    }
    for what in expected(players).filter(|_| HISTORIES >= 1_000) {
        assert!(batch.sometimes.contains_key(what), "in {HISTORIES} histories never: {what}");
    }
}

#[test]
fn a_seed_tells_the_same_story_whenever_it_is_played() {
    for seed in 0..40 {
        let plan = Plan::of(seed, Players::Everybody);
        let hashes = [true, false].map(|tell| play(&plan, &Sometimes::default(), tell).hash);
        assert_eq!(hashes[0], hashes[1], "seed {seed}");
    }
}
