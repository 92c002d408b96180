//! Branches (*chi nhánh*).

use jiff::Timestamp;

use super::BranchId;

/// A branch of the shop. A closed one leaves the list (its id is among the removed ids) yet lingers in inventories.
#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    /// Its id.
    pub id: BranchId,
    /// Shown name; unique in practice.
    pub name: String,
    /// Short code, e.g. `CN01`.
    pub code: Option<String>,
    /// Street address.
    pub address: Option<String>,
    /// `Tỉnh - Quận/Huyện`.
    pub location_name: Option<String>,
    /// Ward.
    pub ward_name: Option<String>,
    /// Telephone.
    pub contact_number: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// Last edit; none until the first.
    pub modified_at: Option<Timestamp>,
}
