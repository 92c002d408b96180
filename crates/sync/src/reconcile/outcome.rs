//! What becomes of the facts when a decision, a push or a person's choice is carried out.

use serde::{Deserialize, Serialize};

use crate::reconcile::agreed::Agreed;
use crate::reconcile::{Decision, Facts, Side};
use crate::record::Record;

impl<R: Record> Facts<R> {
    /// The facts after our part of a decision has been carried out: what the one transaction writes.
    pub fn after(mut self, decision: &Decision<R>) -> Self {
        match decision {
            Decision::Merge(merged) | Decision::RestoreOurs(merged) => {
                if let Some(ours) = &merged.ours {
                    self.ours = Side::Present(ours.clone());
                }
                if let Some(agreed) = &merged.agreed {
                    self.agreed = Some(agreed.clone());
                }
            }
            Decision::CreateOurs(record) => {
                self.ours = Side::Present(record.clone());
                self.agreed = Some(Agreed::from(record.clone()));
            }
            Decision::ArchiveOurs { .. } => {
                self.ours = match self.ours {
                    Side::Present(last) => Side::Deleted(Some(last)),
                    other => other,
                };
                self.agreed = None;
            }
            Decision::Forget => self.agreed = None,
            Decision::Nothing
            | Decision::CreateTheirs(_)
            | Decision::DeleteTheirs
            | Decision::OnlyHere
            | Decision::OnlyThere
            | Decision::Look => {}
        }
        self
    }

    /// KiotViet has made the record that was `sent` and answered with `answer`.
    pub fn created_there(&mut self, sent: R, answer: R) {
        self.theirs = Side::Present(answer);
        self.agreed = Some(Agreed::from(sent));
    }

    /// KiotViet has taken `fields` as they were `sent` and answered with `answer`.
    pub fn pushed(&mut self, sent: &R, fields: &[R::Field], answer: R) {
        self.theirs = Side::Present(answer);
        if let Some(agreed) = &mut self.agreed {
            agreed.acknowledge(sent, fields);
        }
    }
}

/// What a person chose in a conflict. Another value altogether is an edit of ours, followed by [`Choice::Ours`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Choice {
    /// Abaha's value.
    Ours,
    /// KiotViet's value.
    Theirs,
}

/// Settles a conflict about one field. KiotViet's value counts as considered in either case, so that ours, if
/// chosen, is a change to be sent like any other.
pub fn resolve<R: Record>(ours: &mut R, theirs: &R, agreed: &mut Agreed<R>, field: R::Field, choice: Choice) {
    if choice == Choice::Theirs {
        ours.take(theirs, field);
    }
    agreed.settle(theirs, field);
}
