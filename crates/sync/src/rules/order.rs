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
            // Who delivers what is worth a question: neither side's list is quietly thrown away.
            F::Lines => Rule::new(Direction::Both, Precedence::Person),
            F::Branch
            | F::Customer
            | F::State
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

    /// It is found by our number, which stands in its free text.
    const FOUND_IS_OURS: bool = true;

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
        if is_told_whole(field) && !theirs.state.is_editable() && !self.same(theirs, field) {
            // KiotViet lets the order be changed no more: what it delivers is what it has.
            return match direction {
                Direction::Both => Some(Verdict::Take),
                Direction::Out => Some(Verdict::Leave),
                Direction::In | Direction::Apart => None,
            };
        }
        if field != OrderField::State || self.state == theirs.state {
            return None;
        }
        if is_ahead(self.state, theirs.state, base.map(|base| base.state)) {
            return Some(Verdict::Leave);
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

/// The fields that travel with `PUT /orders/{id}`, which KiotViet takes of open orders alone.
const fn is_told_whole(field: OrderField) -> bool {
    use OrderField as F;
    matches!(
        field,
        F::Branch | F::Customer | F::Lines | F::Discount | F::Fees | F::Total | F::Delivery | F::Note
    )
}

/// Whether people here have brought an open order further than KiotViet's staff. KiotViet's API has no status to write
/// (its `PUT` has no such member): an approval here stays here, and KiotViet's own steps do not take it back, unless they
/// lead backwards or the order goes further there.
fn is_ahead(ours: OrderState, theirs: OrderState, base: Option<OrderState>) -> bool {
    let open = !ours.is_final() && !theirs.is_final();
    let moved_back = base.is_some_and(|base| theirs < base);
    open && ours > theirs && !moved_back
}
