//! What holds for the first connection, whatever the keys.

use std::collections::BTreeSet;

use dongbo_sync::Reference;
use dongbo_sync::matching::{CategoryTree, Doubt, Keys, MatchKeys, Matches, Rung, match_records};
use dongbo_sync::records::{Category, Customer, Product};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::records::config;

const LADDERS: [&[Rung]; 2] = [Product::RUNGS, Customer::RUNGS];

type Crowd = Vec<(u32, Keys)>;

fn crowd() -> impl Strategy<Value = Crowd> {
    let key = || option::weighted(0.8, select(vec!["a", "b", "c", "d", "e"]).prop_map(str::to_owned));
    vec((key(), key()), 0..7).prop_map(|keys| {
        keys.into_iter().enumerate().map(|(id, (one, two))| (id as u32, vec![one, two])).collect()
    })
}

fn case() -> impl Strategy<Value = (&'static [Rung], Crowd, Crowd)> {
    (select(LADDERS.to_vec()), crowd(), crowd())
}

fn mirrored(matches: Matches<u32, u32>) -> Matches<u32, u32> {
    let mut doubtful: Vec<_> = matches
        .doubtful
        .into_iter()
        .map(|mut question| {
            std::mem::swap(&mut question.ours, &mut question.theirs);
            for reason in &mut question.reasons {
                reason.doubt = match reason.doubt {
                    Doubt::SeveralHere => Doubt::SeveralThere,
                    Doubt::SeveralThere => Doubt::SeveralHere,
                    other => other,
                };
            }
            question.reasons.sort_unstable();
            question
        })
        .collect();
    doubtful.sort_unstable();
    let mut pairs: Vec<_> = matches
        .pairs
        .into_iter()
        .map(|mut pair| {
            std::mem::swap(&mut pair.ours, &mut pair.theirs);
            pair
        })
        .collect();
    pairs.sort_unstable();
    Matches {
        pairs,
        doubtful,
        only_ours: matches.only_theirs,
        only_theirs: matches.only_ours,
        doubles_here: matches.doubles_there,
        doubles_there: matches.doubles_here,
    }
}

fn key(crowd: &Crowd, id: u32, level: usize) -> Option<&str> {
    crowd[id as usize].1[level].as_deref()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn everybody_has_exactly_one_place_and_nobody_is_linked_twice((rungs, ours, theirs) in case()) {
        let matches = match_records(rungs, &ours, &theirs);
        let mut here: Vec<u32> = matches.pairs.iter().map(|pair| pair.ours).collect();
        let mut there: Vec<u32> = matches.pairs.iter().map(|pair| pair.theirs).collect();
        here.extend(matches.doubtful.iter().flat_map(|question| question.ours.iter().copied()));
        there.extend(matches.doubtful.iter().flat_map(|question| question.theirs.iter().copied()));
        here.extend(&matches.only_ours);
        there.extend(&matches.only_theirs);
        here.sort_unstable();
        there.sort_unstable();
        prop_assert_eq!(here, (0..ours.len() as u32).collect::<Vec<_>>());
        prop_assert_eq!(there, (0..theirs.len() as u32).collect::<Vec<_>>());
    }

    #[test]
    fn a_pair_shares_a_key_that_nobody_left_shares((rungs, ours, theirs) in case()) {
        let matches = match_records(rungs, &ours, &theirs);
        for pair in &matches.pairs {
            let level = rungs.iter().position(|rung| rung.name == pair.key).unwrap();
            let shared = key(&ours, pair.ours, level);
            prop_assert!(shared.is_some() && shared == key(&theirs, pair.theirs, level));
            for other in matches.only_ours.iter().chain(matches.doubtful.iter().flat_map(|one| &one.ours)) {
                // Somebody in doubt may share a later key: an earlier rung has spoken for that one already.
                let earlier = (0..level).any(|above| key(&ours, *other, above).is_some());
                prop_assert!(key(&ours, *other, level) != shared || earlier, "{} guessed", pair.ours);
            }
        }
    }

    #[test]
    fn a_later_rung_never_overrides_an_earlier_one((rungs, ours, theirs) in case()) {
        let matches = match_records(rungs, &ours, &theirs);
        for pair in matches.pairs.iter().filter(|pair| pair.key == rungs[1].name) {
            let (mine, other) = (key(&ours, pair.ours, 0), key(&theirs, pair.theirs, 0));
            let taken_there = theirs.iter().any(|(_, keys)| mine.is_some() && keys[0].as_deref() == mine);
            let taken_here = ours.iter().any(|(_, keys)| other.is_some() && keys[0].as_deref() == other);
            prop_assert!(!taken_there && !taken_here, "an earlier key points elsewhere");
            if rungs[0].decisive {
                prop_assert!(mine.is_none() || other.is_none(), "two phones, one person?");
            }
        }
    }

    #[test]
    fn order_and_side_make_no_difference(
        (rungs, ours, theirs) in case(), seed in any::<u64>(),
    ) {
        let matches = match_records(rungs, &ours, &theirs);
        let shuffled = |crowd: &Crowd| {
            let mut crowd = crowd.clone();
            crowd.sort_by_key(|(id, _)| (u64::from(*id) + 1).wrapping_mul(seed | 1).rotate_left(17));
            crowd
        };
        prop_assert_eq!(&match_records(rungs, &shuffled(&ours), &shuffled(&theirs)), &matches);
        prop_assert_eq!(mirrored(match_records(rungs, &theirs, &ours)), matches);
    }

    #[test]
    fn somebody_unrelated_changes_nothing((rungs, ours, theirs) in case(), here in any::<bool>()) {
        let mut before = match_records(rungs, &ours, &theirs);
        let stranger = vec![Some("stranger".to_owned()), Some("strange".to_owned())];
        let (mut more_ours, mut more_theirs) = (ours, theirs);
        if here {
            before.only_ours.push(99);
            more_ours.push((99, stranger));
        } else {
            before.only_theirs.push(99);
            more_theirs.push((99, stranger));
        }
        prop_assert_eq!(match_records(rungs, &more_ours, &more_theirs), before);
    }

    #[test]
    fn an_undisputed_key_always_makes_a_pair(keys in vec("[a-z]{3}", 0..8)) {
        let keys: BTreeSet<String> = keys.into_iter().collect();
        let crowd: Crowd = keys.into_iter().enumerate().map(|(id, key)| (id as u32, vec![Some(key), None])).collect();
        let matches = match_records(Product::RUNGS, &crowd, &crowd);
        prop_assert_eq!(matches.pairs.len(), crowd.len());
    }
}

fn keyed(id: u32, one: &str, two: &str) -> (u32, Keys) {
    let key = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    (id, vec![key(one), key(two)])
}

#[test]
fn two_candidates_are_a_question_and_no_guess() {
    let matches = match_records(
        Customer::RUNGS,
        &[keyed(1, "0912", "KH1")],
        &[keyed(7, "0912", "KH1"), keyed(8, "0912", "KH2")],
    );
    assert!(matches.pairs.is_empty());
    assert_eq!((&matches.doubtful[0].ours, &matches.doubtful[0].theirs), (&vec![1], &vec![7, 8]));
    assert_eq!(matches.doubtful[0].reasons[0].doubt, Doubt::SeveralThere);
    assert_eq!(matches.doubles_there[0].records, [7, 8]);
}

#[test]
fn keys_that_contradict_each_other_are_a_question() {
    let matches = match_records(
        Product::RUNGS,
        &[keyed(1, "sp1", "893")],
        &[keyed(7, "sp1", "894"), keyed(8, "sp8", "893")],
    );
    assert_eq!((&matches.doubtful[0].ours, &matches.doubtful[0].theirs), (&vec![1], &vec![7, 8]));
    assert_eq!(matches.doubtful[0].reasons[0].doubt, Doubt::Contradicted("barcode"));

    let matches = match_records(Customer::RUNGS, &[keyed(1, "0912", "KH1")], &[keyed(7, "0999", "KH1")]);
    assert_eq!(matches.doubtful[0].reasons[0].doubt, Doubt::Contradicted("phone"), "one code, two phones");
}

#[test]
fn whoever_shares_a_key_with_a_record_in_question_is_in_question_too() {
    // 2 (no phone) might be 7, by its code; so 1–8, which share that code, is not the only way to see it.
    let ours = [keyed(0, "0912", "KH3"), keyed(1, "0999", "KH1"), keyed(2, "", "KH1")];
    let theirs = [keyed(7, "0912", "KH1"), keyed(8, "", "KH1")];
    let matches = match_records(Customer::RUNGS, &ours, &theirs);
    assert!(matches.pairs.is_empty(), "{:?}", matches.pairs);
    assert_eq!((&matches.doubtful[0].ours, &matches.doubtful[0].theirs), (&vec![0, 1, 2], &vec![7, 8]));
}

#[test]
fn a_code_made_by_chance_does_not_shake_a_phone() {
    let matches = match_records(
        Customer::RUNGS,
        &[keyed(1, "0912", "KH1")],
        &[keyed(7, "0912", "KH5"), keyed(8, "0999", "KH1")],
    );
    assert_eq!((matches.pairs[0].ours, matches.pairs[0].theirs), (1, 7));
    assert_eq!(matches.only_theirs, [8]);
}

#[test]
fn categories_are_the_same_when_their_whole_path_is() {
    let tree = |shift: i64, rows: &[(i64, &str, Option<i64>)]| -> (CategoryTree, Vec<(i64, Category)>) {
        let rows: Vec<_> = rows
            .iter()
            .map(|(id, name, parent)| {
                let parent = parent.map(|parent| Reference::there(parent + shift));
                (id + shift, Category { name: (*name).into(), parent })
            })
            .collect();
        (rows.iter().map(|(id, category)| (Reference::there(*id), category.clone())).collect(), rows)
    };
    let rows = [(1, "Áo", None), (2, "Quần", None), (3, "Trẻ em", Some(1)), (4, "Trẻ em", Some(2))];
    let (here, ours) = tree(0, &rows);
    let (there, theirs) =
        tree(10, &[(1, "áo ", None), (2, "QUẦN", None), (3, "Trẻ em", Some(1)), (4, "Trẻ em", Some(2))]);
    let keys = |tree: &CategoryTree, rows: &[(i64, Category)]| -> Vec<(i64, Keys)> {
        rows.iter().map(|(id, category)| (*id, category.keys(tree))).collect()
    };
    let matches = match_records(Category::RUNGS, &keys(&here, &ours), &keys(&there, &theirs));
    let pairs: Vec<_> = matches.pairs.iter().map(|pair| (pair.ours, pair.theirs)).collect();
    assert_eq!(pairs, [(1, 11), (2, 12), (3, 13), (4, 14)]);

    let (circle, rows) = tree(0, &[(1, "A", Some(2)), (2, "B", Some(1))]);
    assert_eq!(rows[0].1.keys(&circle), [None], "a circle has no path");
    let (_, orphan) = tree(0, &[(1, "A", Some(9))]);
    assert_eq!(orphan[0].1.keys(&CategoryTree::default()), [None], "nor has a child of nobody");
}

#[test]
fn customers_are_recognised_by_phone_however_it_is_typed() {
    let customer = |phone: &str| -> Customer {
        serde_json::from_value(
            serde_json::json!({ "code": " kh1 ", "name": "Lan", "kind": "person", "phone": phone }),
        )
        .unwrap()
    };
    assert_eq!(customer("+84 912 345 678").keys(&()), customer("0912.345.678").keys(&()));
    assert_eq!(customer("không có").keys(&()), [None, Some("kh1".to_owned())]);
}
