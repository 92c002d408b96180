//! Customers and customer groups.

use rust_decimal::Decimal;

use crate::ids::{BranchId, CustomerGroupId, CustomerId, RetailerId, UserId};
use crate::json::decimal::option;
use crate::time::VietnamTime;

wire! {
    /// A customer.
    pub struct Customer {
        /// Its id.
        pub id: CustomerId,
        /// Unique code.
        pub code: Option<String>,
        /// Name.
        pub name: Option<String>,
        /// 0 person, 1 company.
        #[serde(rename = "type")]
        pub customer_type: Option<i32>,
        /// True male, false female.
        pub gender: Option<bool>,
        /// Birthday, midnight local time.
        pub birth_date: Option<VietnamTime>,
        /// Phone, free text. The shop's privacy settings may hide it.
        pub contact_number: Option<String>,
        /// Second phone.
        pub sub_number: Option<String>,
        /// Identity card.
        pub identification_number: Option<String>,
        /// Street address.
        pub address: Option<String>,
        /// Province and district.
        pub location_name: Option<String>,
        /// Ward.
        pub ward_name: Option<String>,
        /// E-mail.
        pub email: Option<String>,
        /// Company.
        pub organization: Option<String>,
        /// Tax number.
        pub tax_code: Option<String>,
        /// Notes.
        pub comments: Option<String>,
        /// Names of the groups, joined by `|`, when asked for.
        pub groups: Option<String>,
        /// Memberships, in the answer to a create.
        pub customer_group_details: Vec<GroupMembership>,
        /// The branch that created it.
        pub branch_id: Option<BranchId>,
        /// Present debt; negative is a deposit.
        #[serde(deserialize_with = "option")]
        pub debt: Option<Decimal>,
        /// Sum of invoices, when asked for.
        #[serde(deserialize_with = "option")]
        pub total_invoiced: Option<Decimal>,
        /// Sum less returns, when asked for.
        #[serde(deserialize_with = "option")]
        pub total_revenue: Option<Decimal>,
        /// Points ever earned, when asked for.
        #[serde(deserialize_with = "option")]
        pub total_point: Option<Decimal>,
        /// Points now.
        #[serde(deserialize_with = "option")]
        pub reward_point: Option<Decimal>,
        /// Facebook id, when asked for.
        pub psid_facebook: Option<String>,
        /// The shop.
        pub retailer_id: Option<RetailerId>,
        /// Creation.
        pub created_date: Option<VietnamTime>,
        /// Last change; missing until the first one.
        pub modified_date: Option<VietnamTime>,
    }

    /// A customer in a group.
    pub struct GroupMembership {
        /// Id of the link.
        pub id: Option<i64>,
        /// The customer.
        pub customer_id: Option<CustomerId>,
        /// The group.
        pub group_id: CustomerGroupId,
    }

    /// A customer group. The API cannot write groups.
    pub struct CustomerGroup {
        /// Its id.
        pub id: CustomerGroupId,
        /// Name.
        pub name: Option<String>,
        /// In words.
        pub description: Option<String>,
        /// Creation.
        pub created_date: Option<VietnamTime>,
        /// Who created it.
        pub created_by: Option<UserId>,
        /// The shop.
        pub retailer_id: Option<RetailerId>,
        /// Discount in percent.
        #[serde(deserialize_with = "option")]
        pub discount: Option<Decimal>,
        /// Its members; may be very long.
        pub customer_group_details: Vec<GroupMembership>,
    }
}

impl Customer {
    /// Names of its groups.
    pub fn group_names(&self) -> impl Iterator<Item = &str> {
        self.groups.as_deref().unwrap_or_default().split('|').map(str::trim).filter(|name| !name.is_empty())
    }
}
