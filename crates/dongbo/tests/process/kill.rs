use std::time::{Duration, Instant};

use crate::support::{Place, Running, SHOP};

/// Numbers that look random and are the same in each test run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit.max(1)
    }
}

#[test]
fn an_import_killed_at_twenty_moments_ends_as_if_never_stopped() {
    // A slow answer spreads the import over time, so that the moments fall into all of its parts.
    let options = [
        "--products",
        "700",
        "--customers",
        "300",
        "--orders",
        "200",
        "--branches",
        "2",
        "--latency",
        "15ms",
    ];
    let undisturbed = Place::connected(&options);
    let started = Instant::now();
    undisturbed.sync(&[]).ended(0);
    let takes = u64::try_from(started.elapsed().as_millis()).unwrap();
    let expected = undisturbed.dump();

    let mut dice = Dice(2);
    let mut hit = 0;
    for round in 0..4 {
        let place = undisturbed.another_connected();
        for _ in 0..5 {
            let mut import = Running::start(place.command(&["sync", "--shop", SHOP, "--json"]));
            std::thread::sleep(Duration::from_millis(dice.below(takes)));
            if import.is_running() {
                hit += 1;
            }
            import.kill();
        }
        let last = place.sync(&[]).ended(0).json();
        assert_eq!(last["state"], "finished");
        assert_eq!(place.verify().ended(0).json()["differences"], serde_json::json!([]));
        let dump = place.dump();
        let first_difference = dump.iter().zip(&expected).find(|(here, there)| here != there);
        assert_eq!(first_difference, None, "round {round}");
        assert_eq!(dump.len(), expected.len(), "round {round}");
    }
    assert!(hit >= 10, "only {hit} of 20 moments fell into a running import");
}
