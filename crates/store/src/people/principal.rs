//! Somebody who has shown who they are.

use dongbo_sync::ShopId;

use super::{Right, Rights, Role};
use crate::activity::Actor;

/// Who came in, by what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// A person who has signed in.
    Person {
        /// Their id.
        id: i64,
        /// What they sign in with.
        login: String,
    },
    /// A program with a token, by its id in the shop.
    Token(i64),
}

/// Somebody who has shown who they are, and what they may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Principal {
    /// A person or a token.
    pub identity: Identity,
    /// What their deeds are signed with.
    pub name: String,
    /// The shop they belong to; an operator may belong to none.
    pub shop: Option<ShopId>,
    /// What they are there.
    pub role: Role,
    /// What they may do.
    pub rights: Rights,
}

impl Principal {
    /// Whether they may see that shop at all: operators see every shop, others their own.
    pub fn may_reach(&self, shop: ShopId) -> bool {
        self.role == Role::Operator || self.shop == Some(shop)
    }

    /// Whether they have this right.
    pub fn may(&self, right: Right) -> bool {
        self.rights.has(right)
    }

    /// Who signs for what they do.
    pub fn actor(&self) -> Actor {
        match self.identity {
            Identity::Person { .. } => Actor::person(&self.name),
            Identity::Token(_) => Actor::token(&self.name),
        }
    }
}
