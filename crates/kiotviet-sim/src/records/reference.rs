//! Small reference records: staff, sale channels, bank accounts, surcharges, locations, brands, attribute names.

use jiff::{Timestamp, civil::Date};
use rust_decimal::Decimal;

use super::{AttributeId, BankAccountId, LocationId, Money, SaleChannelId, SurchargeId, TrademarkId, UserId};

/// A staff account.
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    /// Its id.
    pub id: UserId,
    /// Login name.
    pub user_name: String,
    /// Shown name.
    pub given_name: String,
    /// Street address.
    pub address: Option<String>,
    /// Telephone.
    pub mobile_phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Free text.
    pub description: Option<String>,
    /// Birthday.
    pub birth_date: Option<Date>,
    /// The super admin, whom `GET /users` does not list although documents without a seller are theirs.
    pub is_super_admin: bool,
    /// When it was made.
    pub created_at: Timestamp,
}

/// A sale channel (*kênh bán*).
#[derive(Clone, Debug, PartialEq)]
pub struct SaleChannel {
    /// Its id.
    pub id: SaleChannelId,
    /// Name, e.g. `Website`; documents without a channel take `Khác`.
    pub name: String,
    /// Whether it is in use.
    pub is_active: bool,
    /// Icon name, possibly empty.
    pub image: String,
    /// Built in: cannot be deleted.
    pub is_not_delete: bool,
    /// Place in the list, as embedded in invoices.
    pub position: i32,
    /// When it was made.
    pub created_at: Timestamp,
}

/// A bank account of the shop.
#[derive(Clone, Debug, PartialEq)]
pub struct BankAccount {
    /// Its id.
    pub id: BankAccountId,
    /// Bank.
    pub bank_name: String,
    /// Number.
    pub account_number: String,
    /// Free text.
    pub description: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// Last edit; none until the first.
    pub modified_at: Option<Timestamp>,
}

/// A surcharge definition (*thu khác*). Either a fixed value or a ratio in percent.
#[derive(Clone, Debug, PartialEq)]
pub struct Surcharge {
    /// Its id.
    pub id: SurchargeId,
    /// Unique code, also while inactive.
    pub code: String,
    /// Name.
    pub name: String,
    /// Fixed amount, VND.
    pub value: Option<Money>,
    /// Percent of the goods' total.
    pub ratio: Option<Decimal>,
    /// Inactive ones are not listed.
    pub is_active: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// Last edit; none until the first.
    pub modified_at: Option<Timestamp>,
}

/// A delivery location.
#[derive(Clone, Debug, PartialEq)]
pub struct Location {
    /// Its id.
    pub id: LocationId,
    /// `Tỉnh - Quận/Huyện`.
    pub name: String,
    /// The same without accents.
    pub normal_name: String,
}

/// A brand (*thương hiệu*).
#[derive(Clone, Debug, PartialEq)]
pub struct Trademark {
    /// Its id.
    pub id: TrademarkId,
    /// Name.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// Last edit; none until the first.
    pub modified_at: Option<Timestamp>,
}

/// An attribute name with the values seen so far, in the order in which they appeared.
#[derive(Clone, Debug, PartialEq)]
pub struct AttributeName {
    /// Its id.
    pub id: AttributeId,
    /// Name, usually upper case: `MÀU`, `SIZE`.
    pub name: String,
    /// Distinct values.
    pub values: Vec<String>,
}
