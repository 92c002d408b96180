//! A customer. The phone of the account is the identity; a receiver's phone belongs to an order's delivery and
//! is never matched.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::entity::Entity;
use crate::record::{record, same_by_equality, same_when_both_are_missing_or_same};
use crate::records::customer_group::CustomerGroup;
use crate::reference::Reference;

/// A customer (khách hàng).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// Mã khách hàng, unique (KH000001).
    pub code: String,
    /// Full name.
    pub name: String,
    /// As typed; compared as typed, matched by its normalised form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// A second number, never matched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_phone: Option<String>,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Person or company.
    pub kind: CustomerKind,
    /// When known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// When known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<Date>,
    /// Street and number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// `Tỉnh - Quận`, as KiotViet's list of locations writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Phường, xã.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ward: Option<String>,
    /// Company name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    /// Mã số thuế.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_code: Option<String>,
    /// Ghi chú.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comments: Option<String>,
    /// Memberships, in ascending order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Reference<CustomerGroup>>,
}

record!(Customer, CustomerField, Entity::Customers, label: |customer| &customer.code, {
    Code => code,
    Name => name,
    Phone => phone,
    OtherPhone => other_phone,
    Email => email,
    Kind => kind,
    Gender => gender,
    BirthDate => birth_date,
    Address => address,
    Location => location,
    Ward => ward,
    Organization => organization,
    TaxCode => tax_code,
    Comments => comments,
    Groups => groups,
});

/// Person or company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustomerKind {
    /// Cá nhân.
    Person,
    /// Công ty.
    Company,
}

impl CustomerKind {
    /// The name in JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Company => "company",
        }
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Person, Self::Company].into_iter().find(|kind| kind.name() == name)
    }
}

/// As KiotViet records it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    /// Nữ.
    Female,
    /// Nam.
    Male,
}

impl Gender {
    /// The name in JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
        }
    }

    /// The gender of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Female, Self::Male].into_iter().find(|gender| gender.name() == name)
    }
}

same_by_equality!(CustomerKind, Gender);
same_when_both_are_missing_or_same!(Gender);
