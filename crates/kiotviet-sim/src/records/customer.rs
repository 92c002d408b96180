//! Customers (*khách hàng*) and their groups.

use jiff::{Timestamp, civil::Date};
use rust_decimal::Decimal;

use super::{BranchId, CustomerGroupId, CustomerId, Money, UserId};

/// Person or company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CustomerKind {
    /// 0, *cá nhân*.
    Person,
    /// 1, *công ty*.
    Company,
}

impl CustomerKind {
    /// The number on the wire.
    pub const fn number(self) -> i64 {
        match self {
            Self::Person => 0,
            Self::Company => 1,
        }
    }
}

/// A customer's place in a group, with the id of the link itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Id of the link.
    pub link_id: i64,
    /// The group.
    pub group: CustomerGroupId,
}

/// A customer.
#[derive(Clone, Debug, PartialEq)]
pub struct Customer {
    /// Its id.
    pub id: CustomerId,
    /// Unique code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Person or company.
    pub kind: CustomerKind,
    /// True male, false female.
    pub gender: Option<bool>,
    /// Birthday.
    pub birth_date: Option<Date>,
    /// Telephone, free text.
    pub contact_number: Option<String>,
    /// Second telephone.
    pub sub_number: Option<String>,
    /// Identity card.
    pub identification_number: Option<String>,
    /// Street address.
    pub address: Option<String>,
    /// `Tỉnh - Quận/Huyện`.
    pub location_name: Option<String>,
    /// Ward.
    pub ward_name: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Company.
    pub organization: Option<String>,
    /// Tax code.
    pub tax_code: Option<String>,
    /// Free text.
    pub comments: Option<String>,
    /// Facebook id.
    pub psid_facebook: Option<i64>,
    /// Creating branch, or the owning one when customers are managed per branch.
    pub branch: Option<BranchId>,
    /// Groups, in order.
    pub memberships: Vec<Membership>,
    /// Current debt; negative is a deposit.
    pub debt: Money,
    /// Sum of invoices.
    pub total_invoiced: Money,
    /// Sum of invoices less returns.
    pub total_revenue: Money,
    /// Points ever earned.
    pub total_point: i64,
    /// Points now.
    pub reward_point: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// Last edit; none until the first.
    pub modified_at: Option<Timestamp>,
}

impl Customer {
    /// A person with everything else empty: a start for builders.
    pub fn new(id: CustomerId, code: impl Into<String>, name: impl Into<String>, at: Timestamp) -> Self {
        Self {
            id,
            code: code.into(),
            name: name.into(),
            kind: CustomerKind::Person,
            gender: None,
            birth_date: None,
            contact_number: None,
            sub_number: None,
            identification_number: None,
            address: None,
            location_name: None,
            ward_name: None,
            email: None,
            organization: None,
            tax_code: None,
            comments: None,
            psid_facebook: None,
            branch: None,
            memberships: Vec::new(),
            debt: Decimal::ZERO,
            total_invoiced: Decimal::ZERO,
            total_revenue: Decimal::ZERO,
            total_point: 0,
            reward_point: 0,
            created_at: at,
            modified_at: None,
        }
    }
}

/// A customer group: read only over the API.
#[derive(Clone, Debug, PartialEq)]
pub struct CustomerGroup {
    /// Its id.
    pub id: CustomerGroupId,
    /// Name.
    pub name: String,
    /// Free text.
    pub description: Option<String>,
    /// Discount in percent.
    pub discount: Option<Decimal>,
    /// Who made it.
    pub created_by: UserId,
    /// When it was made.
    pub created_at: Timestamp,
}
