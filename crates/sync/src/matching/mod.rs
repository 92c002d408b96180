//! The first connection: which record here is which record there.
//!
//! Pure and global: the answer depends on what is given, not on its order, and would be the same with the sides
//! exchanged. Two records are paired when they share a key that nobody else has; whatever would need a guess is
//! left to a person.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

// What each entity is recognised by.
mod keys;
// Questions for a person; those that overlap become one.
mod doubt;

pub use doubt::{Doubt, Doubtful, Reason};
pub use keys::{CategoryTree, Keys, MatchKeys, Rung};

use doubt::Doubts;

/// The answer. Every record given is in exactly one of `pairs`, `doubtful`, `only_ours`, `only_theirs`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Matches<L, T> {
    /// The same thing on both sides, in ascending order.
    pub pairs: Vec<Pair<L, T>>,
    /// Questions for a person. No record is in two of them.
    pub doubtful: Vec<Doubtful<L, T>>,
    /// Nothing like it there.
    pub only_ours: Vec<L>,
    /// Nothing like it here.
    pub only_theirs: Vec<T>,
    /// Keys that several records here share, whether or not anything like them is there.
    pub doubles_here: Vec<Double<L>>,
    /// Keys that several records there share.
    pub doubles_there: Vec<Double<T>>,
}

/// Two records that are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Pair<L, T> {
    /// The one here.
    pub ours: L,
    /// The one there.
    pub theirs: T,
    /// What they were recognised by: a name from the ladder.
    pub key: &'static str,
}

/// Records of one side with the same key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Double<I> {
    /// Which kind of key: a name from the ladder.
    pub key: &'static str,
    /// The key, in the form in which it is compared.
    pub value: String,
    /// Who shares it, in ascending order.
    pub records: Vec<I>,
}

/// Matches the unlinked records of both sides, each with its keys (see [`MatchKeys::keys`]), on the entity's
/// ladder (see [`MatchKeys::RUNGS`]). Ids are unique on their side.
pub fn match_records<L, T>(rungs: &[Rung], ours: &[(L, Keys)], theirs: &[(T, Keys)]) -> Matches<L, T>
where
    L: Copy + Ord,
    T: Copy + Ord,
{
    let mut here = Crowd::of(ours);
    let mut there = Crowd::of(theirs);
    let mut pairs = Vec::new();
    let mut doubts = Doubts::default();

    for (level, rung) in rungs.iter().enumerate() {
        let candidates = claim(level, rung, &mut here, &mut there, &mut doubts);
        // All claims of this rung are known now; only what they left free may speak against one of them.
        let lower: Vec<_> =
            (level + 1..rungs.len()).map(|below| (below, here.by_key(below), there.by_key(below))).collect();
        let mut disputed_here = Vec::new();
        let mut disputed_there = Vec::new();
        for Candidate { ours: one, theirs: other, value } in candidates {
            let mut sure = true;
            if let Some(above) = decisive_difference(&rungs[..level], here.keys(one), there.keys(other)) {
                doubts.ask(&[one], &[other], Reason::contradicted(rung, value, above));
                sure = false;
            }
            for (below, free_here, free_there) in &lower {
                let (my_key, other_key) = (here.key(one, *below), there.key(other, *below));
                if my_key == other_key {
                    continue;
                }
                let reason = || Reason::contradicted(rung, value, &rungs[*below]);
                for rival in rivals(free_there, my_key) {
                    if decisive_difference(&rungs[..*below], here.keys(one), there.keys(rival)).is_none() {
                        doubts.ask(&[one], &[other, rival], reason());
                        disputed_there.push(rival);
                        sure = false;
                    }
                }
                for rival in rivals(free_here, other_key) {
                    if decisive_difference(&rungs[..*below], here.keys(rival), there.keys(other)).is_none() {
                        doubts.ask(&[one, rival], &[other], reason());
                        disputed_here.push(rival);
                        sure = false;
                    }
                }
            }
            if sure {
                pairs.push(Pair { ours: one, theirs: other, key: rung.name });
            }
        }
        drop(lower);
        here.dispute(&disputed_here);
        there.dispute(&disputed_there);
    }

    pairs.sort_unstable();
    Matches {
        pairs,
        doubtful: doubts.into_groups(),
        doubles_here: here.doubles(rungs),
        doubles_there: there.doubles(rungs),
        only_ours: here.free.into_iter().collect(),
        only_theirs: there.free.into_iter().collect(),
    }
}

/// One of each side under one key that is nobody else's.
struct Candidate<'a, L, T> {
    ours: L,
    theirs: T,
    value: &'a str,
}

/// Takes everybody whose key on this rung is on the other side too out of the crowd: as a candidate where there
/// is one of each, as a question where there are more.
fn claim<'a, L: Copy + Ord, T: Copy + Ord>(
    level: usize,
    rung: &Rung,
    here: &mut Crowd<'a, L>,
    there: &mut Crowd<'a, T>,
    doubts: &mut Doubts<L, T>,
) -> Vec<Candidate<'a, L, T>> {
    let (mine, others) = (here.by_key(level), there.by_key(level));
    let mut candidates = Vec::new();
    for (value, ours) in mine {
        let Some(theirs) = others.get(value) else { continue };
        here.close(&ours);
        there.close(theirs);
        let in_question = here.any_disputed(&ours) || there.any_disputed(theirs);
        match (ours.as_slice(), theirs.as_slice()) {
            ([mine], [other]) if in_question => {
                doubts.ask(&[*mine], &[*other], Reason::in_question(rung, value));
            }
            ([ours], [theirs]) => candidates.push(Candidate { ours: *ours, theirs: *theirs, value }),
            _ => doubts.ask(&ours, theirs, Reason::several(rung, value, ours.len(), theirs.len())),
        }
    }
    candidates
}

/// The first decisive rung on which both have a key and differ.
fn decisive_difference<'r>(rungs: &'r [Rung], ours: &Keys, theirs: &Keys) -> Option<&'r Rung> {
    rungs.iter().zip(ours.iter().zip(theirs)).find_map(|(rung, (mine, other))| {
        (rung.decisive && mine.is_some() && other.is_some() && mine != other).then_some(rung)
    })
}

fn rivals<I: Copy>(free: &BTreeMap<&str, Vec<I>>, key: Option<&str>) -> Vec<I> {
    key.and_then(|key| free.get(key)).cloned().unwrap_or_default()
}

/// The records of one side, and those among them that are still free. A record that was drawn into a question
/// by a lower key is no longer free, but whoever shares that key is no sure match either.
struct Crowd<'a, I> {
    keys: BTreeMap<I, &'a Keys>,
    free: BTreeSet<I>,
    disputed: BTreeSet<I>,
}

impl<'a, I: Copy + Ord> Crowd<'a, I> {
    fn of(records: &'a [(I, Keys)]) -> Self {
        let keys: BTreeMap<_, _> = records.iter().map(|(id, keys)| (*id, keys)).collect();
        Self { free: keys.keys().copied().collect(), disputed: BTreeSet::new(), keys }
    }

    fn keys(&self, id: I) -> &'a Keys {
        const NONE: &Keys = &Vec::new();
        self.keys.get(&id).copied().unwrap_or(NONE)
    }

    fn key(&self, id: I, level: usize) -> Option<&'a str> {
        self.keys(id).get(level)?.as_deref()
    }

    fn by_key(&self, level: usize) -> BTreeMap<&'a str, Vec<I>> {
        self.group(self.free.union(&self.disputed).copied(), level)
    }

    fn group(&self, records: impl Iterator<Item = I>, level: usize) -> BTreeMap<&'a str, Vec<I>> {
        let mut groups: BTreeMap<&str, Vec<I>> = BTreeMap::new();
        for id in records {
            if let Some(key) = self.key(id, level) {
                groups.entry(key).or_default().push(id);
            }
        }
        groups
    }

    fn close(&mut self, records: &[I]) {
        for id in records {
            self.free.remove(id);
        }
    }

    fn dispute(&mut self, records: &[I]) {
        self.close(records);
        self.disputed.extend(records);
    }

    fn any_disputed(&self, records: &[I]) -> bool {
        records.iter().any(|id| self.disputed.contains(id))
    }

    fn doubles(&self, rungs: &[Rung]) -> Vec<Double<I>> {
        let mut doubles = Vec::new();
        for (level, rung) in rungs.iter().enumerate() {
            for (value, records) in self.group(self.keys.keys().copied(), level) {
                if records.len() > 1 {
                    doubles.push(Double { key: rung.name, value: value.to_owned(), records });
                }
            }
        }
        doubles
    }
}
