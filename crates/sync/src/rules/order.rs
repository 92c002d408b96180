//! Orders: KiotViet decides how an order ends, Abaha may cancel it, and what has ended stays ended.

use crate::reconcile::Verdict;
use crate::record::Record;
use crate::records::{Order, OrderField, OrderState};
use crate::rule::{Direction, Precedence, Rule};
use crate::rules::{Deletion, Detail, Ruled};

impl Ruled for Order {
    const BIRTHS: Direction = Direction::Both;
    const DELETION: Deletion = Deletion::Keep;

    fn default_rule(field: OrderField) -> Rule {
        use OrderField as F;
        match field {
            F::Branch
            | F::Customer
            | F::State
            | F::Lines
            | F::Discount
            | F::Fees
            // No member of a request, but it changes with the lines: what KiotViet then computes comes back.
            | F::Total
            | F::Delivery
            | F::Note => Rule::new(Direction::Both, Precedence::KiotViet),
            F::Code | F::SaleChannel | F::Paid => Rule::new(Direction::In, Precedence::KiotViet),
            // Goes along with the free text; staff who delete it there do not delete it here. Lists leave the method out.
            F::Reference | F::PaymentMethod => Rule::new(Direction::Out, Precedence::KiotViet),
            // KiotViet dates a pushed order by its arrival; when the buyer ordered is known here.
            F::PlacedAt => Rule::new(Direction::In, Precedence::Abaha),
        }
    }

    fn can_be_sent(field: OrderField) -> bool {
        !matches!(field, OrderField::Code | OrderField::PlacedAt | OrderField::Paid)
    }

    /// KiotViet's API has no status to write: an order is cancelled by deleting it, and moved on only by its
    /// staff and their invoices.
    fn is_sendable(&self, field: OrderField) -> bool {
        match field {
            OrderField::State => self.state == OrderState::Cancelled,
            // Told with a new order; afterwards KiotViet keeps it with its payments.
            OrderField::PaymentMethod => false,
            _ => true,
        }
    }

    /// What has already ended is not ordered anew.
    fn can_be_born_there(&self) -> bool {
        !self.state.is_final()
    }

    fn has_ended(&self) -> bool {
        self.state.is_final()
    }

    fn alike(&self, other: &Self, field: OrderField, detail: Detail) -> bool {
        match (field, detail) {
            (OrderField::State, Detail::Coarse) => self.state.coarse() == other.state.coarse(),
            _ => self.same(other, field),
        }
    }

    /// An end on KiotViet is always recorded; a cancelled order never comes back to life by merging. KiotViet dates an
    /// order of ours by its arrival, which is no news about when it was placed.
    fn forced(
        &self,
        theirs: &Self,
        base: Option<&Self>,
        field: OrderField,
        direction: Direction,
    ) -> Option<Verdict> {
        if field == OrderField::PlacedAt && theirs.reference.is_some() {
            return Some(Verdict::Leave);
        }
        if field != OrderField::State || self.state == theirs.state {
            return None;
        }
        if theirs.state.is_final() {
            return Some(Verdict::Take);
        }
        if self.state != OrderState::Cancelled {
            return None;
        }
        let already_agreed = base.is_some_and(|base| base.state == OrderState::Cancelled);
        Some(match direction {
            Direction::Both | Direction::Out if !already_agreed => Verdict::Push,
            Direction::Apart => Verdict::Leave,
            _ => Verdict::Ask,
        })
    }
}
