//! What a batch may ask for: for each record, what happens to each of its three facts.

use dongbo_sync::reconcile::Overruled;
use dongbo_sync::records::{PointOfSale, Product, StockLevel};
use dongbo_sync::{Agreed, Local, Record, Remote};
use jiff::Timestamp;

use crate::cause::Cause;
use crate::conflicts::NewConflict;
use crate::failures::NewFailure;
use crate::records::Kept;
use crate::runs::RunProgress;

/// What happens to one record of KiotViet and its counterpart here.
#[derive(Debug, Clone, PartialEq)]
pub struct Change<R: Record> {
    /// Which record.
    pub remote: Remote<R>,
    /// Its counterpart.
    pub local: LocalSide<R>,
    /// What happens to ours.
    pub ours: OursChange<R>,
    /// What happens to what we know of theirs.
    pub theirs: TheirsChange<R>,
    /// What happens to the merge base.
    pub agreed: AgreedChange<R>,
    /// Whether KiotViet has to be told something: the record enters the outbox.
    pub dirty: bool,
    /// The revision of our record that this was decided on; when it has another by now, nothing of the batch is
    /// written. Missing where nothing of ours was looked at.
    pub based_on: Option<i64>,
    /// What reconciling said beside this; missing where the change did not come of it.
    pub reconciled: Option<Reconciled<R>>,
    /// When KiotViet last changed it. A change that carries an older instant than the one stored is left out as a
    /// whole; without an instant it is always taken, and the stored one stays.
    pub changed_at: Option<Timestamp>,
}

/// What reconciling said about a record beside what is to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Reconciled<R: Record> {
    /// Changed values that gave way: they go into the history.
    pub overruled: Vec<Overruled<R::Field>>,
    /// The fields that wait for a person. Open conflicts of other fields are over.
    pub asked: Vec<R::Field>,
}

/// The record here that a record there belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocalSide<R> {
    /// None yet: it is made from [`OursChange::Put`]. When the link has one already (a batch that is written
    /// twice), that one is taken.
    New,
    /// This one. Linking it with a second record is an error.
    Existing(Local<R>),
    /// Nothing is said: a new link is only remembered, an old one keeps what it has.
    None,
}

/// What happens to our record.
#[derive(Debug, Clone, PartialEq)]
pub enum OursChange<R> {
    /// Nothing.
    Keep,
    /// It becomes this.
    Put(R),
    /// It is archived, and otherwise stays as it is.
    Archive,
    /// It becomes this, and is no longer archived.
    Restore(R),
}

/// What happens to what we know of KiotViet's record.
#[derive(Debug, Clone, PartialEq)]
pub enum TheirsChange<R> {
    /// Nothing.
    Keep,
    /// It was seen like this, and exists.
    Seen(R),
    /// It is gone. For a record that was never known this means nothing.
    Gone,
}

/// What happens to the record as both last agreed.
#[derive(Debug, Clone, PartialEq)]
pub enum AgreedChange<R: Record> {
    /// Nothing: it stays what it was, also when theirs changes.
    Keep,
    /// It becomes this.
    Is(Agreed<R>),
    /// It becomes what theirs is after this change.
    AsTheirs,
}

/// One product's figures at one branch, as read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StockReading {
    /// The product.
    pub product: Remote<Product>,
    /// The branch.
    pub branch: Remote<PointOfSale>,
    /// On hand and reserved.
    pub level: StockLevel,
    /// False: ngừng kinh doanh at this branch.
    pub sold_here: bool,
}

/// What is written as a whole or not at all.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch<R: Record> {
    /// Records. At most one change for each; of two, the last one counts, unless its instant is the older one.
    pub changes: Vec<Change<R>>,
    /// Records of ours whose turn in the outbox is over: our id, and the generation that was dealt with.
    pub settled: Vec<(i64, i64)>,
    /// Stock figures, of products of this batch or linked before.
    pub stock: Vec<StockReading>,
    /// By our clock, an instant before KiotViet was asked for the stock figures; missing: nobody knows, and no order of
    /// ours is taken to be counted in them.
    pub stock_asked_at: Option<Timestamp>,
    /// Records that a sweep did not meet.
    pub suspects: Vec<Remote<R>>,
    /// Failures to note.
    pub failures: Vec<NewFailure>,
    /// Records whose failures are over.
    pub healed: Vec<Remote<R>>,
    /// Conflicts to open.
    pub conflicts: Vec<NewConflict>,
    /// Positions to set (JSON), or to delete.
    pub positions: Vec<(String, Option<String>)>,
    /// How far the run has come.
    pub run: Option<RunProgress>,
    /// The records were read because they have changed: how long that took to be here is counted.
    pub news: bool,
    /// Why all this is written; missing: what the batch itself tells ([`Batch::cause`]).
    pub cause: Option<Cause>,
}

impl<R: Record> Default for Batch<R> {
    fn default() -> Self {
        Self {
            changes: Vec::new(),
            settled: Vec::new(),
            stock: Vec::new(),
            stock_asked_at: None,
            suspects: Vec::new(),
            failures: Vec::new(),
            healed: Vec::new(),
            conflicts: Vec::new(),
            positions: Vec::new(),
            run: None,
            news: false,
            cause: None,
        }
    }
}

/// What a batch came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// KiotViet's id and ours of each record that was made.
    pub created: Vec<(i64, i64)>,
    /// KiotViet's ids of the changes that were left out because something newer is known.
    pub stale: Vec<i64>,
    /// Stock figures left out because their product or branch has no counterpart here.
    pub unplaced_stock: Vec<StockReading>,
}

/// The stock figures of a product that was left out are as old as the product: [`Written::stale`] covers both.
impl<R: Kept> Batch<R> {
    /// Why it is written: as said, or else our own writing where something of the outbox is settled, or else the run
    /// whose progress comes along, or else what KiotViet told without being asked.
    pub fn cause(&self) -> Cause {
        match (&self.cause, &self.run) {
            (Some(cause), _) => cause.clone(),
            (None, _) if !self.settled.is_empty() => Cause::Sending,
            (None, Some(progress)) if progress.run.0 > 0 => Cause::Run(progress.run),
            (None, _) => Cause::Hint,
        }
    }

    /// Whether there is nothing in it at all.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
            && self.settled.is_empty()
            && self.stock.is_empty()
            && self.suspects.is_empty()
            && self.failures.is_empty()
            && self.healed.is_empty()
            && self.conflicts.is_empty()
            && self.positions.is_empty()
            && self.run.is_none()
    }
}
