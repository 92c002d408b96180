//! Special price books (*bảng giá*); the common one is the products' `base_price`.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{BranchId, CustomerGroupId, Money, PriceBookId, ProductId, UserId};

/// The price of one product in a book.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PriceBookEntry {
    /// Price, VND.
    pub price: Money,
    /// Last change; filters entries by `lastModifiedFrom` though no member shows it.
    pub changed_at: Timestamp,
}

/// One branch, group or user a book is restricted to, with the id of the link itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScopeMember<Id> {
    /// Id of the link.
    pub link_id: i64,
    /// What it points at.
    pub id: Id,
}

/// To whom a book applies in one respect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope<Id> {
    /// To all.
    All,
    /// Only to these.
    Only(Vec<ScopeMember<Id>>),
}

impl<Id> Scope<Id> {
    /// Whether it applies to all.
    pub fn is_all(&self) -> bool {
        matches!(self, Self::All)
    }

    /// Those it is restricted to; empty when it applies to all.
    pub fn members(&self) -> &[ScopeMember<Id>] {
        match self {
            Self::All => &[],
            Self::Only(members) => members,
        }
    }
}

/// A special price book.
#[derive(Clone, Debug, PartialEq)]
pub struct PriceBook {
    /// Its id, never 0.
    pub id: PriceBookId,
    /// Name.
    pub name: String,
    /// *Áp dụng* or not.
    pub is_active: bool,
    /// First instant of its period.
    pub starts_at: Timestamp,
    /// Last instant of its period, inclusive.
    pub ends_at: Timestamp,
    /// Branches; `isGlobal` on the wire when all.
    pub branches: Scope<BranchId>,
    /// Customer groups; `forAllCusGroup` when all.
    pub customer_groups: Scope<CustomerGroupId>,
    /// Cashiers; `forAllUser` when all.
    pub users: Scope<UserId>,
    /// Prices by product; a product absent sells at its base price.
    pub entries: BTreeMap<ProductId, PriceBookEntry>,
    /// When it was made (not on the wire, yet filters by `lastModifiedFrom`).
    pub created_at: Timestamp,
    /// Last edit of the book itself (not on the wire either).
    pub modified_at: Option<Timestamp>,
}
