//! Points of sale follow KiotViet's branches, which its API cannot make or change.

use crate::records::{PointOfSale, PointOfSaleField};
use crate::rule::{Direction, Precedence, Rule};
use crate::rules::{Deletion, Ruled};

impl Ruled for PointOfSale {
    const BIRTHS: Direction = Direction::In;
    const DELETION: Deletion = Deletion::Restore;

    fn default_rule(_field: PointOfSaleField) -> Rule {
        Rule::new(Direction::In, Precedence::KiotViet)
    }

    fn can_be_sent(_field: PointOfSaleField) -> bool {
        false
    }
}
