//! A few thousand histories of every test run, and that they can be trusted. Those in which everybody plays still find what
//! is wrong with the synchroniser (`make soak ARGS=--everybody`); here only those play that must hold.

use dongbo_simulation::{Plan, Players, Sometimes, expected, play, run_seeds, shorten};

/// How many histories a test run plays: a few thousand where the code is optimised, as `make test` has it, and a taste
/// of them elsewhere.
const HISTORIES: u64 = if cfg!(debug_assertions) { 80 } else { 2_000 };

#[test]
fn every_rule_holds_in_every_history_and_every_rare_thing_happens() {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let batch = run_seeds(1_000_000, HISTORIES, Players::Clerks, threads, 1, |_| ());
    if let Some((seed, violation)) = batch.failures.first() {
        let (short, violation) = shorten(&Plan::of(*seed, Players::Clerks), violation);
        let steps: Vec<String> = short.steps.iter().map(ToString::to_string).collect();
        panic!("make replay SEED={seed}\n{violation:#?}\n{:#?}\n{}", short.setting, steps.join("\n"));
    }
    for what in expected(Players::Clerks).filter(|_| HISTORIES >= 1_000) {
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
