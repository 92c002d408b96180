//! The pager against a model of a list that changes, lies and misbehaves while it is read.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use proptest::prelude::*;

use super::Anomaly;
use super::pager::{Key, Pager};

/// Small random numbers from a seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides.max(1)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Total {
    Honest,
    Missing,
    /// Off by that many.
    Off(i64),
}

#[derive(Debug, Clone)]
struct Server {
    rows: BTreeSet<i64>,
    /// Ids that cannot be read: the pager sees a fingerprint.
    nameless: BTreeSet<i64>,
    /// Most rows in an answer.
    cap: usize,
    repeats_last_page: bool,
    ignores_order: bool,
    total: Total,
}

type Answer = (Vec<Key>, Option<u64>);

impl Server {
    fn of(count: i64) -> Self {
        Server {
            rows: (1..=count).map(|n| n * 10).collect(),
            nameless: BTreeSet::new(),
            cap: 100,
            repeats_last_page: false,
            ignores_order: false,
            total: Total::Honest,
        }
    }

    fn answer(&self, offset: u64, asked: usize) -> Answer {
        let mut ids: Vec<i64> = self.rows.iter().copied().collect();
        if self.ignores_order {
            ids.sort_by_key(|id| (id.wrapping_mul(7919) % 1009, *id));
        }
        let size = asked.min(self.cap);
        let mut from = offset as usize;
        if from >= ids.len() && self.repeats_last_page {
            from = ids.len().saturating_sub(size);
        }
        let key =
            |id: &i64| if self.nameless.contains(id) { Key::Nameless(*id as u64) } else { Key::Id(*id) };
        let page = ids.iter().skip(from).take(size).map(key).collect();
        let total = match self.total {
            Total::Honest => Some(ids.len() as u64),
            Total::Missing => None,
            Total::Off(by) => Some((ids.len() as i64 + by).max(0) as u64),
        };
        (page, total)
    }

    fn change(&mut self, dice: &mut Dice, unstable: &BTreeSet<i64>, fresh: &mut BTreeSet<i64>) {
        if dice.roll(2) == 0 {
            let burst = 1 + dice.roll(120);
            let live: Vec<i64> = unstable.intersection(&self.rows).copied().collect();
            let from = dice.roll(live.len() as u64) as usize;
            for id in live.iter().skip(from).take(burst as usize) {
                self.rows.remove(id);
            }
        } else {
            // Between old ids as well as behind them: a filter lets rows in anywhere.
            for _ in 0..=dice.roll(30) {
                let id = dice.roll(12_000) as i64 * 10 + 5;
                if fresh.insert(id) {
                    self.rows.insert(id);
                }
            }
        }
    }
}

struct Run {
    delivered: BTreeMap<i64, u32>,
    requests: u64,
    complete: bool,
    anomalies: Vec<Anomaly>,
    discarded: u64,
}

/// Reads the whole list with several pages in flight; `between` may change it before every answer. Now and then the
/// reader crashes and goes on from its last cursor.
fn read(
    server: &mut Server,
    in_flight: usize,
    crash_in: u64,
    dice: &mut Dice,
    mut between: impl FnMut(&mut Server, &mut Dice),
) -> Run {
    let mut pager = Pager::new(100, None);
    let mut run =
        Run { delivered: BTreeMap::new(), requests: 0, complete: false, anomalies: Vec::new(), discarded: 0 };
    let mut flight: VecDeque<(u64, Option<Answer>)> = VecDeque::new();
    while !pager.ended() {
        while flight.len() < in_flight {
            let Some(offset) = pager.plan(flight.back().map(|(offset, _)| *offset)) else { break };
            flight.push_back((offset, None));
            run.requests += 1;
            assert!(run.requests < 20_000, "the scan does not end");
        }
        // Answers are made at any time and in any order, while the list changes.
        while flight.front().is_none_or(|(_, answer)| answer.is_none()) {
            between(server, dice);
            let pick = dice.roll(flight.len() as u64) as usize;
            if let Some((offset, answer)) = flight.get_mut(pick) {
                answer.get_or_insert_with(|| server.answer(*offset, 100));
            }
        }
        let Some((offset, Some((keys, total)))) = flight.pop_front() else { unreachable!("checked above") };
        let verdict = pager.consume(offset, &keys, total);
        for index in verdict.keep {
            let id = match keys[index] {
                Key::Id(id) => id,
                Key::Nameless(print) => print as i64,
            };
            *run.delivered.entry(id).or_default() += 1;
        }
        let outrun = flight.front().is_some_and(|(offset, _)| !pager.still_useful(*offset));
        if verdict.discard || outrun {
            run.discarded += flight.len() as u64;
            flight.clear();
        }
        if crash_in > 0 && dice.roll(crash_in) == 0 && !pager.ended() {
            let text = serde_json::to_string(&pager.cursor()).unwrap();
            pager = Pager::new(100, Some(&serde_json::from_str(&text).unwrap()));
            flight.clear();
        }
    }
    run.complete = pager.complete();
    run.anomalies = pager.anomalies().to_vec();
    run
}

fn undisturbed(server: &mut Server) -> Run {
    read(server, 4, 0, &mut Dice(1), |_, _| {})
}

fn all_once(run: &Run, server: &Server) {
    assert!(run.delivered.values().all(|times| *times == 1), "a row came twice");
    assert_eq!(run.delivered.keys().copied().collect::<BTreeSet<_>>(), server.rows);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_exists_throughout_arrives_exactly_once_and_nothing_twice(
        count in 0i64..1_500,
        in_flight in 1usize..6,
        cap in prop_oneof![Just(100usize), Just(50), Just(2000), 20usize..120],
        repeats_last_page: bool,
        no_total: bool,
        crash_in in prop_oneof![Just(0u64), Just(3), Just(8)],
        calm in 1u64..12,
        seed: u64,
    ) {
        let mut server = Server { cap, repeats_last_page, ..Server::of(count) };
        if no_total {
            server.total = Total::Missing;
        }
        let mut dice = Dice(seed);
        let unstable: BTreeSet<i64> = server.rows.iter().copied().filter(|_| dice.roll(2) == 0).collect();
        server.nameless = server.rows.iter().copied().filter(|_| dice.roll(200) == 0).collect();
        let stable: BTreeSet<i64> = server.rows.difference(&unstable).copied().collect();
        let mut fresh = BTreeSet::new();
        // The changes stop in the end, or an unlucky scan could step back for ever.
        let mut changes = 40;
        let run = read(&mut server, in_flight, crash_in, &mut dice, |server, dice| {
            if changes > 0 && dice.roll(calm) == 0 {
                changes -= 1;
                server.change(dice, &unstable, &mut fresh);
            }
        });
        for id in &stable {
            prop_assert_eq!(run.delivered.get(id).copied().unwrap_or(0), 1, "row {}", id);
        }
        for (id, times) in &run.delivered {
            prop_assert_eq!(*times, 1, "row {} came {} times", id, times);
        }
    }

    #[test]
    fn an_undisturbed_scan_is_complete_and_uses_hardly_more_requests_than_needed(
        count in 0i64..4_000,
        in_flight in 1usize..6,
    ) {
        let mut server = Server::of(count);
        let run = read(&mut server, in_flight, 0, &mut Dice(5), |_, _| {});
        all_once(&run, &server);
        prop_assert!(run.complete && run.anomalies.is_empty(), "{:?}", run.anomalies);
        prop_assert_eq!(run.discarded, 0);
        let needed = (count as u64).div_ceil(100).max(1);
        prop_assert!(run.requests <= needed + needed / 50 + 2, "{} for {}", run.requests, needed);
    }

    #[test]
    fn a_route_that_ignores_the_order_is_read_by_remembering_ids(
        count in 0i64..1_200,
        cap in prop_oneof![Just(100usize), Just(50), Just(2000)],
        repeats_last_page: bool,
    ) {
        let mut server = Server { cap, repeats_last_page, ignores_order: true, ..Server::of(count) };
        let run = undisturbed(&mut server);
        all_once(&run, &server);
        prop_assert!(run.complete);
        if count > 30 {
            prop_assert!(run.anomalies.contains(&Anomaly::Unordered));
        }
    }

    #[test]
    fn a_total_too_high_is_noticed_and_leaves_the_scan_incomplete(count in 1i64..900, by in 1i64..500) {
        let mut server = Server { total: Total::Off(by), ..Server::of(count) };
        let run = undisturbed(&mut server);
        all_once(&run, &server);
        prop_assert!(!run.complete);
        prop_assert!(!run.anomalies.is_empty());
    }

    #[test]
    fn a_total_too_low_hides_no_rows(count in 101i64..900, by in 1i64..900) {
        let mut server = Server { total: Total::Off(-by.min(count)), ..Server::of(count) };
        let run = undisturbed(&mut server);
        all_once(&run, &server);
        prop_assert!(run.complete);
        let understated = |anomaly: &Anomaly| matches!(anomaly, Anomaly::TotalUnderstated { .. });
        prop_assert!(run.anomalies.iter().any(understated));
    }
}

#[test]
fn rows_that_vanish_between_two_pages_do_not_hide_others() {
    let mut server = Server::of(300);
    let mut answers = 0;
    let run = read(&mut server, 1, 0, &mut Dice(1), |server, _| {
        answers += 1;
        if answers == 2 {
            // Ninety rows of the first page: naive offset paging would skip ninety of the second.
            server.rows = server.rows.iter().copied().filter(|id| *id > 900).collect();
        }
    });
    assert_eq!(run.delivered.len(), 300);
    assert!(run.complete);
    assert!(run.requests <= 6, "{}", run.requests);
}

#[test]
fn a_page_that_is_empty_though_more_is_claimed_is_an_anomaly() {
    let mut server = Server { total: Total::Off(200), ..Server::of(0) };
    let run = undisturbed(&mut server);
    assert!(!run.complete);
    assert_eq!(run.anomalies, [Anomaly::EmptyPage { offset: 0, total: 200 }]);
}

#[test]
fn a_server_that_always_sends_the_first_page_is_found_out() {
    let mut pager = Pager::new(100, None);
    let page: Vec<Key> = (1..=100).map(Key::Id).collect();
    let mut requests = 0;
    while let Some(offset) = pager.plan(None) {
        requests += 1;
        pager.consume(offset, &page, Some(1000));
    }
    assert!(requests < 8);
    assert!(!pager.complete());
}
