//! Questions for a person: who might be whom, on which key, and why nobody else can tell.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::matching::keys::Rung;

/// Records among which a person must choose.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Doubtful<L, T> {
    /// Those here, in ascending order; at least one.
    pub ours: Vec<L>,
    /// Those there, in ascending order; at least one.
    pub theirs: Vec<T>,
    /// Why it is a question, at least one reason.
    pub reasons: Vec<Reason>,
}

/// One reason for doubt.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Reason {
    /// The kind of key that speaks for a match: a name from the ladder.
    pub key: &'static str,
    /// The key, in the form in which it is compared.
    pub value: String,
    /// What speaks against it.
    pub doubt: Doubt,
}

/// What speaks against a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// Several records here have the key.
    SeveralHere,
    /// Several records there have the key.
    SeveralThere,
    /// Several records on both sides have the key.
    SeveralOnBoth,
    /// One of the two is already part of another question.
    InQuestion,
    /// Another kind of key, named here, says otherwise.
    Contradicted(&'static str),
}

impl Reason {
    pub(super) fn several(rung: &Rung, value: &str, here: usize, there: usize) -> Self {
        let doubt = match (here > 1, there > 1) {
            (true, true) => Doubt::SeveralOnBoth,
            (true, false) => Doubt::SeveralHere,
            _ => Doubt::SeveralThere,
        };
        Self { key: rung.name, value: value.to_owned(), doubt }
    }

    pub(super) fn in_question(rung: &Rung, value: &str) -> Self {
        Self { key: rung.name, value: value.to_owned(), doubt: Doubt::InQuestion }
    }

    pub(super) fn contradicted(rung: &Rung, value: &str, by: &Rung) -> Self {
        Self { key: rung.name, value: value.to_owned(), doubt: Doubt::Contradicted(by.name) }
    }
}

/// Questions as they come up; those that share a record become one, whatever the order.
pub(super) struct Doubts<L, T> {
    questions: Vec<Doubtful<L, T>>,
}

impl<L, T> Default for Doubts<L, T> {
    fn default() -> Self {
        Self { questions: Vec::new() }
    }
}

impl<L: Copy + Ord, T: Copy + Ord> Doubts<L, T> {
    pub(super) fn ask(&mut self, ours: &[L], theirs: &[T], reason: Reason) {
        self.questions.push(Doubtful { ours: ours.to_vec(), theirs: theirs.to_vec(), reasons: vec![reason] });
    }

    pub(super) fn into_groups(self) -> Vec<Doubtful<L, T>> {
        let mut parents: Vec<usize> = (0..self.questions.len()).collect();
        let mut first_here = BTreeMap::new();
        let mut first_there = BTreeMap::new();
        for (number, question) in self.questions.iter().enumerate() {
            for id in &question.ours {
                let first = *first_here.entry(*id).or_insert(number);
                join(&mut parents, first, number);
            }
            for id in &question.theirs {
                let first = *first_there.entry(*id).or_insert(number);
                join(&mut parents, first, number);
            }
        }
        type Group<L, T> = (BTreeSet<L>, BTreeSet<T>, BTreeSet<Reason>);
        let mut groups: BTreeMap<usize, Group<L, T>> = BTreeMap::new();
        for (number, question) in self.questions.into_iter().enumerate() {
            let (ours, theirs, reasons) = groups.entry(root(&mut parents, number)).or_default();
            ours.extend(question.ours);
            theirs.extend(question.theirs);
            reasons.extend(question.reasons);
        }
        let mut groups: Vec<_> = groups
            .into_values()
            .map(|(ours, theirs, reasons)| Doubtful {
                ours: ours.into_iter().collect(),
                theirs: theirs.into_iter().collect(),
                reasons: reasons.into_iter().collect(),
            })
            .collect();
        groups.sort_unstable();
        groups
    }
}

/// The number that stands for the whole group of this one.
fn root(parents: &mut [usize], mut number: usize) -> usize {
    while let Some(parent) = parents.get(number).copied().filter(|parent| *parent != number) {
        let grandparent = parents.get(parent).copied().unwrap_or(parent);
        if let Some(slot) = parents.get_mut(number) {
            *slot = grandparent;
        }
        number = grandparent;
    }
    number
}

fn join(parents: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(parents, one), root(parents, other));
    if let Some(slot) = parents.get_mut(one.max(other)) {
        *slot = one.min(other);
    }
}
