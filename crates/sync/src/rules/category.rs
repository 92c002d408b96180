//! Categories travel both ways; KiotViet prevails; one deleted on Abaha by mistake comes back.

use crate::records::{Category, CategoryField};
use crate::rule::{Direction, Precedence, Rule};
use crate::rules::{Deletion, Ruled};

impl Ruled for Category {
    const BIRTHS: Direction = Direction::Both;
    const DELETION: Deletion = Deletion::Restore;

    fn default_rule(_field: CategoryField) -> Rule {
        Rule::new(Direction::Both, Precedence::KiotViet)
    }

    fn can_be_sent(_field: CategoryField) -> bool {
        true
    }
}
