//! Price lists follow KiotViet. Their periods stay out unless the shop switches that on (direction in).

use crate::records::{PriceList, PriceListField};
use crate::rule::{Direction, Precedence, Rule};
use crate::rules::{Deletion, Ruled};

impl Ruled for PriceList {
    const BIRTHS: Direction = Direction::In;
    const DELETION: Deletion = Deletion::Restore;

    fn default_rule(field: PriceListField) -> Rule {
        let direction = match field {
            PriceListField::StartsAt | PriceListField::EndsAt => Direction::Apart,
            PriceListField::Name
            | PriceListField::Active
            | PriceListField::Branches
            | PriceListField::ForAllGroups
            | PriceListField::Groups => Direction::In,
        };
        Rule::new(direction, Precedence::KiotViet)
    }

    fn can_be_sent(_field: PriceListField) -> bool {
        false
    }
}
