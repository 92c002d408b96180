//! Customer groups follow KiotViet, whose API only reads them: one born on Abaha waits until a person has made
//! it on KiotViet, and links by its name.

use crate::records::{CustomerGroup, CustomerGroupField};
use crate::rule::{Direction, Precedence, Rule};
use crate::rules::{Deletion, Ruled};

impl Ruled for CustomerGroup {
    const BIRTHS: Direction = Direction::In;
    const DELETION: Deletion = Deletion::Restore;

    fn default_rule(_field: CustomerGroupField) -> Rule {
        Rule::new(Direction::In, Precedence::KiotViet)
    }

    fn can_be_sent(_field: CustomerGroupField) -> bool {
        false
    }
}
