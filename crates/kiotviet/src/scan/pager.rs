//! Which offset to ask for next, and what to believe of an answer. Pure: no requests, no time.

use std::collections::BTreeSet;

use super::{Anomaly, Cursor};

/// Ids remembered in case the order turns out to be ignored after some pages.
const REMEMBERED: usize = 10_000;
/// Times the same page may come at different offsets before the scan gives up.
const FRUITLESS_PAGES: u32 = 3;
/// Anomalies kept; the first ones tell the story.
const ANOMALIES_KEPT: usize = 20;
/// Fingerprints kept of rows without a readable id.
const NAMELESS_KEPT: usize = 10_000;

/// One row as the pager sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// Its id.
    Id(i64),
    /// A fingerprint of its text, because its id cannot be read.
    Nameless(u64),
}

/// What to do with an answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    /// Which rows, by index, to deliver.
    pub keep: Vec<usize>,
    /// Whether the pages in flight are of no use any more.
    pub discard: bool,
}

#[derive(Debug)]
pub(super) struct Pager {
    /// Rows asked for in each request.
    asked: u64,
    /// Rows a page seems to hold.
    page_rows: u64,
    /// Offset of the first row not read, as the server numbered rows last.
    expected: u64,
    last_id: Option<i64>,
    /// Set while stepping back, or trying a doubtful page again.
    retry_at: Option<u64>,
    /// Length of the last step back.
    step: u64,
    /// A doubtful answer is being confirmed.
    confirming: bool,
    /// Only one page may be in flight: its answer decides about the end.
    alone: bool,
    fruitless: u32,
    /// First and last row of the latest page that brought nothing new.
    fruitless_page: Option<(Key, Key)>,
    total: Option<u64>,
    rows: u64,
    nameless: BTreeSet<u64>,
    remembered: Vec<i64>,
    /// Ids delivered, once the order is known to be ignored.
    seen: Option<BTreeSet<i64>>,
    total_changed: bool,
    anomalies: Vec<Anomaly>,
    incomplete: bool,
    ended: bool,
}

impl Pager {
    pub fn new(asked: usize, cursor: Option<&Cursor>) -> Self {
        let asked = (asked as u64).max(2);
        let mut pager = Pager {
            asked,
            page_rows: asked,
            expected: 0,
            last_id: None,
            retry_at: None,
            step: 0,
            confirming: false,
            alone: false,
            fruitless: 0,
            fruitless_page: None,
            total: None,
            rows: 0,
            nameless: BTreeSet::new(),
            remembered: Vec::new(),
            seen: None,
            total_changed: false,
            anomalies: Vec::new(),
            incomplete: false,
            ended: false,
        };
        if let Some(cursor) = cursor {
            pager.anomalies = cursor.anomalies.clone();
            if cursor.unordered {
                pager.seen = Some(BTreeSet::new());
                pager.note(Anomaly::MayRepeat);
            } else {
                pager.expected = cursor.offset;
                pager.last_id = cursor.last_id;
                pager.rows = cursor.rows;
                pager.incomplete = cursor.incomplete;
                pager.nameless = cursor.nameless.iter().copied().collect();
            }
        }
        pager
    }

    pub fn ended(&self) -> bool {
        self.ended
    }

    /// A list that comes in one piece is at its end with its first answer; one that holds fewer rows than it claims
    /// was cut.
    pub fn end_of_one_piece(&mut self) {
        if let Some(total) = self.total.filter(|total| *total > self.expected) {
            self.note(Anomaly::TotalOverstated { total, end: self.expected });
            self.incomplete = true;
        }
        self.ended = true;
    }

    pub fn rows(&self) -> u64 {
        self.rows
    }

    pub fn total(&self) -> Option<u64> {
        self.total
    }

    pub fn anomalies(&self) -> &[Anomaly] {
        &self.anomalies
    }

    pub fn complete(&self) -> bool {
        self.ended && !self.incomplete
    }

    pub fn cursor(&self) -> Cursor {
        Cursor {
            offset: self.expected,
            last_id: self.last_id,
            rows: self.rows,
            started_at: None,
            unordered: self.seen.is_some(),
            anomalies: self.anomalies.clone(),
            incomplete: self.incomplete,
            nameless: self.nameless.iter().copied().collect(),
        }
    }

    /// The offset that must be read next: one row before the first unread one.
    fn needed(&self) -> u64 {
        let behind = if self.seen.is_some() { self.expected } else { self.expected.saturating_sub(1) };
        self.retry_at.unwrap_or(behind)
    }

    /// The next offset to ask for, given the furthest one already in flight.
    pub fn plan(&self, furthest: Option<u64>) -> Option<u64> {
        if self.ended {
            return None;
        }
        let Some(furthest) = furthest else { return Some(self.needed()) };
        if self.alone || self.seen.is_some() || self.retry_at.is_some() || self.confirming {
            return None;
        }
        let next = furthest + self.page_rows.saturating_sub(1).max(1);
        (next + 1 < self.total?).then_some(next)
    }

    /// Whether a page in flight at that offset still overlaps what was read.
    pub fn still_useful(&self, offset: u64) -> bool {
        offset <= self.needed()
    }

    /// Judges the answer to the request at `offset`.
    pub fn consume(&mut self, offset: u64, keys: &[Key], total: Option<u64>) -> Verdict {
        if self.total.is_some() && total.is_some() && self.total != total {
            self.total_changed = true;
        }
        let previous_total = self.total;
        self.total = total.or(self.total);
        self.retry_at = None;
        if self.seen.is_some() {
            return self.consume_unordered(offset, keys, total);
        }
        if keys.is_empty() {
            return self.consume_empty(offset, total);
        }
        if !ascending(keys) {
            return self.lose_order();
        }
        if self.skips_rows(offset, keys) {
            let shrunk = previous_total.zip(total).map_or(0, |(before, now)| before.saturating_sub(now));
            self.step_back(offset, shrunk);
            return Verdict { keep: Vec::new(), discard: true };
        }
        self.step = 0;
        let keep = self.accept(keys);
        self.settle(offset, keys, keep.len() as u64, total);
        Verdict { keep, discard: self.alone }
    }

    /// True when the page does not reach back to the last id read: rows before it were deleted meanwhile, and rows
    /// not yet read may have slid in front of it.
    fn skips_rows(&self, offset: u64, keys: &[Key]) -> bool {
        let first = keys.iter().find_map(|key| match key {
            Key::Id(id) => Some(*id),
            Key::Nameless(_) => None,
        });
        offset > 0 && first.zip(self.last_id).is_some_and(|(first, last)| first > last)
    }

    fn step_back(&mut self, offset: u64, shrunk: u64) {
        self.step = shrunk.max(self.step * 2).max(1);
        self.retry_at = Some(offset.saturating_sub(self.step));
    }

    /// Rows that are new, in order; moves `last_id`.
    fn accept(&mut self, keys: &[Key]) -> Vec<usize> {
        let mut keep = Vec::with_capacity(keys.len());
        for (index, key) in keys.iter().enumerate() {
            let new = match *key {
                Key::Id(id) => {
                    let new = self.last_id.is_none_or(|last| id > last);
                    if new {
                        self.last_id = Some(id);
                        if self.remembered.len() < REMEMBERED {
                            self.remembered.push(id);
                        }
                    }
                    new
                }
                Key::Nameless(print) => self.accept_nameless(print),
            };
            if new {
                keep.push(index);
            }
        }
        self.rows += keep.len() as u64;
        keep
    }

    fn accept_nameless(&mut self, print: u64) -> bool {
        if self.nameless.len() >= NAMELESS_KEPT {
            return !self.nameless.contains(&print);
        }
        self.nameless.insert(print)
    }

    /// Decides whether the list goes on behind a page that was accepted.
    fn settle(&mut self, offset: u64, keys: &[Key], new: u64, total: Option<u64>) {
        let rows = keys.len() as u64;
        let end = offset + rows;
        self.expected = end;
        let full = rows >= self.page_rows.min(self.asked);
        self.alone = total.is_none();
        let Some(total) = total else {
            // Without a claim only a page that holds no more than the overlap is the end. More known rows may merely
            // have been pushed along by rows inserted before them.
            if new > 0 {
                self.page_rows = rows.max(2);
                self.fruitless = 0;
            } else if rows > 1 {
                self.count_fruitless(offset, keys);
            } else {
                self.ended = true;
            }
            return;
        };
        if end < total {
            return self.go_on(offset, keys, new, total);
        }
        self.confirming = false;
        if end > total {
            self.note(Anomaly::TotalUnderstated { total, found: end });
        }
        // A full page that ends exactly at the claim is the one place where a claim that is too low would hide rows.
        self.ended = new == 0 || !full;
        self.alone = true;
    }

    /// More rows are claimed behind this page.
    fn go_on(&mut self, offset: u64, keys: &[Key], new: u64, total: u64) {
        let rows = keys.len() as u64;
        if new > 0 {
            self.confirming = false;
            self.fruitless = 0;
            // The server holds pages short, or honours longer ones: plan with what it really sends.
            self.page_rows = rows.max(2);
        } else if rows <= 1 && offset > 0 {
            self.doubt(Anomaly::TotalOverstated { total, end: offset + rows });
        } else {
            self.count_fruitless(offset, keys);
        }
    }

    /// A page of known rows although the list goes on. That is to be expected behind a step back, or when rows were
    /// inserted before it; but the same page again at another offset means that offsets are ignored.
    fn count_fruitless(&mut self, offset: u64, keys: &[Key]) {
        let page = keys.first().copied().zip(keys.last().copied());
        if self.fruitless_page != page {
            self.fruitless_page = page;
            self.fruitless = 0;
        }
        self.fruitless += 1;
        if self.fruitless >= FRUITLESS_PAGES {
            self.note(Anomaly::RepeatedPages { offset });
            self.incomplete = true;
            self.ended = true;
        }
    }

    fn consume_empty(&mut self, offset: u64, total: Option<u64>) -> Verdict {
        match total {
            Some(total) if total > offset => self.doubt(Anomaly::EmptyPage { offset, total }),
            // The list has become shorter than the offset: step back until its end is seen to be read.
            _ if offset > 0 => {
                let beyond = total.map_or(0, |total| (offset + 1).saturating_sub(total));
                self.step_back(offset, beyond);
            }
            _ => self.ended = true,
        }
        Verdict { keep: Vec::new(), discard: true }
    }

    /// An answer that contradicts itself: ask once more, alone, then believe and report it.
    fn doubt(&mut self, anomaly: Anomaly) {
        self.alone = true;
        if !self.confirming {
            self.confirming = true;
            return;
        }
        self.note(anomaly);
        self.incomplete = true;
        self.ended = true;
    }

    /// The route ignores the order: begin again, remembering ids.
    fn lose_order(&mut self) -> Verdict {
        self.note(Anomaly::Unordered);
        if self.rows > (self.remembered.len() + self.nameless.len()) as u64 {
            self.note(Anomaly::MayRepeat);
            self.rows = (self.remembered.len() + self.nameless.len()) as u64;
        }
        self.seen = Some(std::mem::take(&mut self.remembered).into_iter().collect());
        self.expected = 0;
        self.last_id = None;
        self.total_changed = false;
        Verdict { keep: Vec::new(), discard: true }
    }

    fn consume_unordered(&mut self, offset: u64, keys: &[Key], total: Option<u64>) -> Verdict {
        let mut keep = Vec::new();
        for (index, key) in keys.iter().enumerate() {
            let new = match *key {
                Key::Id(id) => self.seen.as_mut().is_some_and(|seen| seen.insert(id)),
                Key::Nameless(print) => self.accept_nameless(print),
            };
            if new {
                keep.push(index);
            }
        }
        self.rows += keep.len() as u64;
        // Pages that repeat what was read before the order was lost are no sign of the end.
        let known_before = offset < self.rows.saturating_sub(keep.len() as u64);
        self.expected = offset + keys.len() as u64;
        let reached = total.is_some_and(|total| self.expected >= total);
        let short = (keys.len() as u64) < self.page_rows.min(self.asked);
        if keys.is_empty() || (keep.is_empty() && !known_before) || (reached && short) {
            self.ended = true;
            if self.total_changed || self.total.is_some_and(|total| total != self.rows) {
                self.incomplete = true;
            }
        }
        Verdict { keep, discard: false }
    }

    fn note(&mut self, anomaly: Anomaly) {
        if self.anomalies.len() < ANOMALIES_KEPT && !self.anomalies.contains(&anomaly) {
            self.anomalies.push(anomaly);
        }
    }
}

fn ascending(keys: &[Key]) -> bool {
    let mut last = i64::MIN;
    keys.iter().all(|key| match *key {
        Key::Id(id) => {
            let fine = id >= last;
            last = id;
            fine
        }
        Key::Nameless(_) => true,
    })
}
