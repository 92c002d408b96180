//! Customers travel both ways, field by field; memberships are merged as a set, since KiotViet replaces the
//! whole list by what it is sent.

use crate::records::{Customer, CustomerField, CustomerGroup};
use crate::reference::Reference;
use crate::rule::{Direction, Precedence, Rule};
use crate::rules::{Deletion, Detail, Ruled};

impl Ruled for Customer {
    const BIRTHS: Direction = Direction::Both;
    const DELETION: Deletion = Deletion::Keep;

    fn default_rule(_field: CustomerField) -> Rule {
        Rule::new(Direction::Both, Precedence::KiotViet)
    }

    fn can_be_sent(_field: CustomerField) -> bool {
        true
    }

    /// Members that are not sent keep their value, and these have no way to be sent empty.
    fn is_sendable(&self, field: CustomerField) -> bool {
        match field {
            CustomerField::Gender => self.gender.is_some(),
            CustomerField::BirthDate => self.birth_date.is_some(),
            _ => true,
        }
    }

    /// Memberships of groups that KiotViet does not have yet are invisible until somebody makes them there.
    fn alike(&self, other: &Self, field: CustomerField, _detail: Detail) -> bool {
        match field {
            CustomerField::Groups => {
                self.groups == other.groups || known_there(&self.groups) == known_there(&other.groups)
            }
            _ => crate::record::Record::same(self, other, field),
        }
    }

    fn adopt(&mut self, theirs: &Self, field: CustomerField) {
        match field {
            CustomerField::Groups => {
                let only_here = self.groups.iter().filter(|group| group.remote().is_none());
                self.groups = in_order(theirs.groups.iter().chain(only_here).copied().collect());
            }
            _ => crate::record::Record::take(self, theirs, field),
        }
    }

    fn blend(&self, theirs: &Self, base: Option<&Self>, field: CustomerField) -> Option<Self> {
        if field != CustomerField::Groups {
            return None;
        }
        let agreed = base.map(|base| base.groups.as_slice()).unwrap_or_default();
        let stays = |group: &&Reference<CustomerGroup>| {
            !agreed.contains(group)
                || group.remote().is_none()
                || (self.groups.contains(group) && theirs.groups.contains(group))
        };
        let mut blended = self.clone();
        blended.groups = in_order(self.groups.iter().chain(&theirs.groups).filter(stays).copied().collect());
        Some(blended)
    }
}

fn known_there(groups: &[Reference<CustomerGroup>]) -> Vec<Reference<CustomerGroup>> {
    in_order(groups.iter().filter(|group| group.remote().is_some()).copied().collect())
}

fn in_order(mut groups: Vec<Reference<CustomerGroup>>) -> Vec<Reference<CustomerGroup>> {
    groups.sort_unstable();
    groups.dedup();
    groups
}
