//! A request to KiotViet whose answer may never come: what was sent, remembered before it is sent.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::reconcile::agreed::{Agreed, names};
use crate::record::Record;
use crate::rules::{Detail, Ruled};

/// What was being sent. It stands in the outbox from before the call until its outcome is known, so that after any
/// crash KiotViet is looked at before anything is sent again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "act", bound(serialize = "R: Record", deserialize = "R: Record"))]
pub enum Attempt<R: Record> {
    /// A new record.
    Create {
        /// As it was sent.
        sent: R,
        /// When, by our clock.
        since: Timestamp,
    },
    /// Some fields of a record that exists.
    Change {
        /// Our whole record when they were sent.
        sent: R,
        /// Which fields.
        #[serde(with = "names")]
        fields: Vec<R::Field>,
        /// When, by our clock.
        since: Timestamp,
    },
    /// A deletion.
    Delete {
        /// When, by our clock.
        since: Timestamp,
    },
}

impl<R: Record> Attempt<R> {
    /// When it was sent, by our clock.
    pub fn since(&self) -> Timestamp {
        match self {
            Self::Create { since, .. } | Self::Change { since, .. } | Self::Delete { since } => *since,
        }
    }

    /// What is being created, when it is a creation.
    pub fn birth(&self) -> Option<&R> {
        match self {
            Self::Create { sent, .. } => Some(sent),
            Self::Change { .. } | Self::Delete { .. } => None,
        }
    }
}

impl<R: Ruled> Attempt<R> {
    /// KiotViet's record has been seen while the outcome was open: what of ours has arrived there is agreed on, so that
    /// it is not taken for somebody else's edit. Answers whether anything has.
    pub fn recognise(&self, agreed: &mut Agreed<R>, theirs: &R) -> bool {
        match self {
            Self::Change { sent, fields, .. } => !agreed.recognise(sent, fields, theirs).is_empty(),
            Self::Create { .. } | Self::Delete { .. } => false,
        }
    }

    /// The record whose making was in doubt has been found: the base, where all that KiotViet could be given later is as
    /// it was sent, or where the record bears a mark that only we give. What it has made of the rest (pictures get
    /// addresses of its own) is then its change. Else nobody knows whether it was made by us: both sides meet for the
    /// first time.
    pub fn base_of_birth(&self, theirs: &R) -> Option<Agreed<R>> {
        let sent = self.birth()?;
        let arrived = |field: &R::Field| sent.is_blank(*field) || sent.alike(theirs, *field, Detail::Fine);
        let all = || R::fields().iter().filter(|field| R::can_be_sent(**field)).all(arrived);
        (R::FOUND_IS_OURS || all()).then(|| sent.clone().into())
    }
}
