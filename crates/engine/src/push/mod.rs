//! What changed on Abaha goes to KiotViet. The outbox says which records to look at; what is to be sent is derived from
//! the three facts at that moment, after KiotViet's record has been read once more. Before each write the attempt is
//! noted, so that after a crash or a lost answer KiotViet is looked at before anything is sent again.

// Which records are due, in which order.
mod drain;
// One record: look, decide, write, note.
mod turn;
// Many new products with one request.
mod bulk;
// Attempts whose answer was lost; records that KiotViet has already.
mod doubt;
// What a failed write means.
mod trouble;
// Switches of the shop that orders need.
pub(crate) mod switches;
// Sending and the gate.
mod plan;

// How each entity is written.
mod category;
mod customer;
mod order;
mod product;

use std::collections::BTreeSet;

use async_trait::async_trait;
use dongbo_store::{OrderSwitch, Setback};
use dongbo_sync::{Entity, Local};
use jiff::Timestamp;
use kiotviet::{Ability, Error as KiotVietError};

use crate::error::EngineError;
use crate::pull::Pulled;
use crate::run::Run;

/// A record that can be written to KiotViet. References of records that are sent are KiotViet's ids, except to what
/// [`Pushed::needs`] says can do without.
#[async_trait]
pub(crate) trait Pushed: Pulled {
    /// What the account must allow.
    const ABILITY: Ability;
    /// KiotViet would take a second record of the same contents: it is looked for before a first create too.
    const LOOKS_FIRST: bool;

    /// Whether records of that entity, which this one points to, must be on KiotViet first.
    fn needs(entity: Entity) -> bool {
        let _ = entity;
        true
    }

    /// The switches of the shop on KiotViet that this record needs: whole, or just these fields of it.
    fn switches(&self, fields: Option<&[Self::Field]>) -> BTreeSet<OrderSwitch> {
        let _ = fields;
        BTreeSet::new()
    }

    /// The switch that is off, where a refusal says so.
    fn switch_of(error: &KiotVietError) -> Option<OrderSwitch> {
        let _ = error;
        None
    }

    /// What becomes of a record that points to this one of ours, which KiotViet does not have.
    async fn without(run: &Run, local: Local<Self>, target: (Entity, i64)) -> Result<Without, EngineError> {
        let _ = (run, local, target);
        Ok(Without::Unknown)
    }

    /// Makes the record.
    async fn create(run: &Run, local: Local<Self>, record: &Self) -> Result<Confirmed, KiotVietError>;

    /// The record has been made and linked.
    async fn is_there(run: &Run, local: Local<Self>) -> Result<(), EngineError> {
        let _ = (run, local);
        Ok(())
    }

    /// Gives KiotViet's record these fields of ours. `theirs` is what it has now.
    async fn change(
        run: &Run,
        remote: i64,
        ours: &Self,
        theirs: &Self,
        fields: &[Self::Field],
    ) -> Result<Confirmed, KiotVietError>;

    /// Deletes the record. That it is not there any more is success.
    async fn delete(run: &Run, remote: i64) -> Result<(), KiotVietError>;

    /// Looks for a record that may be the one that was to be made, sent at `since` if it was sent at all.
    async fn find(
        run: &Run,
        local: Local<Self>,
        record: &Self,
        since: Option<Timestamp>,
    ) -> Result<Found, KiotVietError>;
}

/// What becomes of a record that points to one of ours which KiotViet does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Without {
    /// The other one is sent first.
    Unknown,
    /// It goes without.
    Goes,
    /// It waits, for this reason.
    Waits(Setback),
}

/// KiotViet has taken a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Confirmed {
    /// Its id of the record.
    pub remote: i64,
    /// When it changed, by KiotViet's clock, where it said so.
    pub changed_at: Option<Timestamp>,
}

/// What a look found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// Nothing.
    Nobody,
    /// KiotViet's id of the one.
    One(i64),
    /// Several that it could be.
    Several(Vec<i64>),
}

impl FromIterator<i64> for Found {
    fn from_iter<I: IntoIterator<Item = i64>>(ids: I) -> Self {
        let mut ids: Vec<i64> = ids.into_iter().collect();
        ids.sort_unstable();
        ids.dedup();
        match ids.as_slice() {
            [] => Self::Nobody,
            [one] => Self::One(*one),
            _ => Self::Several(ids),
        }
    }
}
