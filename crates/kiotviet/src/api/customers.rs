//! Customers and their groups.

use http::Method;
use serde::Serialize;

use super::names::{LIST_ADD_CUSTOMERS, LIST_UPDATE_CUSTOMERS};
use super::resource::{ListQuery, Resource};
use super::written::{Acknowledged, Written, body};
use crate::account::Ability;
use crate::client::{Call, Client, Query, segment};
use crate::error::{BusinessKind, Error};
use crate::ids::{BranchId, CustomerGroupId, CustomerId};
use crate::json::Single;
use crate::time::VietnamTime;
use crate::wire::{Customer, CustomerGroup};

/// How to list customers. Code, name and phone are searches, not exact filters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CustomerQuery {
    /// Whose code contains this.
    pub code: Option<String>,
    /// Whose name contains this.
    pub name: Option<String>,
    /// Whose phone contains this.
    pub contact_number: Option<String>,
    /// With sums and points; slow.
    pub include_total: bool,
    /// With the names of their groups.
    pub include_groups: bool,
    /// With their Facebook ids.
    pub include_social: bool,
    /// Born on that day, as KiotViet spells it.
    pub birth_date: Option<String>,
    /// In that group.
    pub group: Option<CustomerGroupId>,
}

impl ListQuery for CustomerQuery {
    fn path(&self) -> String {
        Customer::PATH.to_owned()
    }
    fn write(&self, query: &mut Query) {
        query.maybe("code", self.code.as_ref());
        query.maybe("name", self.name.as_ref());
        query.maybe("contactNumber", self.contact_number.as_ref());
        query.switch("includeTotal", self.include_total);
        query.switch("includeCustomerGroup", self.include_groups);
        query.switch("includeCustomerSocial", self.include_social);
        query.maybe("birthDate", self.birth_date.as_ref());
        query.maybe("groupId", self.group);
    }
}

impl Resource for Customer {
    type Query = CustomerQuery;
    const PATH: &'static str = "/customers";
    const ABILITY: Ability = Ability::Customers;
    const REMOVED_IDS: bool = true;
    const SUMMARY_ROW: bool = true;
    fn id(&self) -> i64 {
        self.id.get()
    }
}

/// How to list customer groups: all at once, without pages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CustomerGroupQuery;

impl ListQuery for CustomerGroupQuery {
    fn path(&self) -> String {
        CustomerGroup::PATH.to_owned()
    }
    fn write(&self, _query: &mut Query) {}
}

impl Resource for CustomerGroup {
    type Query = CustomerGroupQuery;
    const PATH: &'static str = "/customers/group";
    const ABILITY: Ability = Ability::Customers;
    const PAGED: bool = false;
    const INCREMENTAL: bool = false;
    fn id(&self) -> i64 {
        self.id.get()
    }
}

/// A customer to be created, or members of one to be changed; what is `None` is not sent.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomerWrite {
    /// Code; generated when missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Name; required to create.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Phone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_number: Option<String>,
    /// Second phone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub_number: Option<String>,
    /// Identity card; KiotViet spells it with a capital I.
    #[serde(rename = "IdentificationNumber", skip_serializing_if = "Option::is_none")]
    pub identification_number: Option<String>,
    /// True male, false female.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<bool>,
    /// Birthday.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<VietnamTime>,
    /// Street address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Province and district, as `/locations` names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location_name: Option<String>,
    /// Ward.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ward_name: Option<String>,
    /// E-mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comments: Option<String>,
    /// Company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    /// Tax number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tax_code: Option<String>,
    /// 0 person, 1 company.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub customer_type: Option<i32>,
    /// Replaces the memberships: send the merged full list or nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_ids: Option<Vec<CustomerGroupId>>,
    /// The branch; needed where customers are managed per branch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub branch_id: Option<BranchId>,
}

/// One customer of a bulk change.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BulkCustomerUpdate {
    /// Which.
    pub id: CustomerId,
    /// What.
    #[serde(flatten)]
    pub update: CustomerWrite,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BulkBody<'a, T> {
    list_customers: &'a [T],
}

fn check_name(customer: &CustomerWrite) -> Result<(), Error> {
    match customer.name.as_deref().map(str::trim) {
        None | Some("") => Err(Error::InvalidRequest { reason: "a new customer needs a name".to_owned() }),
        Some(_) => Ok(()),
    }
}

impl Client {
    /// One customer, with sums and groups.
    pub async fn customer(&self, id: CustomerId) -> Result<Option<Single<Customer>>, Error> {
        self.read_one(format!("/customers/{id}"), Query::default(), BusinessKind::CustomerUnknown).await
    }

    /// One customer by code.
    pub async fn customer_by_code(&self, code: &str) -> Result<Option<Single<Customer>>, Error> {
        let path = format!("/customers/code/{}", segment(code));
        self.read_one(path, Query::default(), BusinessKind::CustomerUnknown).await
    }

    /// Creates a customer.
    pub async fn create_customer(&self, customer: &CustomerWrite) -> Result<Written<Customer>, Error> {
        check_name(customer)?;
        let path = Customer::PATH.to_owned();
        self.write_one(Method::POST, path, customer, Ability::Customers).await
    }

    /// Changes the members given.
    pub async fn update_customer(
        &self,
        id: CustomerId,
        customer: &CustomerWrite,
    ) -> Result<Written<Customer>, Error> {
        let path = format!("/customers/{id}");
        self.write_one(Method::PUT, path, customer, Ability::Customers).await
    }

    /// Deletes a customer; documents keep the name.
    pub async fn delete_customer(&self, id: CustomerId) -> Result<Acknowledged, Error> {
        let path = format!("/customers/{id}");
        self.delete(path, Query::default(), BusinessKind::CustomerUnknown, Ability::Customers).await
    }

    /// Creates several customers. No ids and no single results come back.
    pub async fn create_customers(&self, customers: &[CustomerWrite]) -> Result<Acknowledged, Error> {
        customers.iter().try_for_each(check_name)?;
        let sent = body(&BulkBody { list_customers: customers })?;
        self.acknowledge(Call::write(Method::POST, LIST_ADD_CUSTOMERS, Some(sent), Ability::Customers)).await
    }

    /// Changes several customers. Success says nothing of the single ones.
    pub async fn update_customers(&self, customers: &[BulkCustomerUpdate]) -> Result<Acknowledged, Error> {
        let sent = body(&BulkBody { list_customers: customers })?;
        self.acknowledge(Call::write(Method::PUT, LIST_UPDATE_CUSTOMERS, Some(sent), Ability::Customers))
            .await
    }
}
