//! Making, editing, deleting and restoring customers.

use jiff::{Timestamp, civil::Date};

use super::products::given;
use crate::dialect::DuplicatePhone;
use crate::events::Event;
use crate::records::{BranchId, Customer, CustomerGroupId, CustomerId, CustomerKind, Membership};
use crate::refusal::Refusal;
use crate::state::Shop;

/// A customer to make, or the members to change of one; what is left out keeps its value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CustomerDraft {
    /// Code; given by the shop when missing.
    pub code: Option<String>,
    /// Name; required on creation.
    pub name: Option<String>,
    /// Person or company.
    pub kind: Option<CustomerKind>,
    /// True male.
    pub gender: Option<bool>,
    /// Birthday.
    pub birth_date: Option<Date>,
    /// Telephone.
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
    /// Branch; required on creation when customers are managed per branch.
    pub branch: Option<BranchId>,
    /// Groups; when stated, they replace the memberships.
    pub groups: Option<Vec<CustomerGroupId>>,
}

impl Shop {
    /// Makes a customer: `POST /customers`.
    ///
    /// # Errors
    /// Name missing; code or telephone in use; branch or group unknown.
    pub fn create_customer(&mut self, now: Timestamp, draft: CustomerDraft) -> Result<CustomerId, Refusal> {
        if draft.name.as_deref().is_none_or(|name| name.trim().is_empty()) {
            return Err(Refusal::CustomerNameInvalid);
        }
        if self.settings.manager_customer_by_branch && draft.branch.is_none() {
            return Err(Refusal::BranchUnknown);
        }
        self.check_customer(&draft, None)?;
        let id = self.customers.allocate();
        let code = match given(draft.code.as_deref()) {
            Some(code) => code.to_owned(),
            None => self.next_code("KH"),
        };
        let mut customer = Customer::new(id, code, "", now);
        self.write_customer(&mut customer, draft);
        self.customers.insert(customer);
        self.events.push(Event::CustomerChanged(id));
        Ok(id)
    }

    /// Makes many customers, each checked after those before it; the first that does not stand ends the batch and
    /// nothing of it stays: `POST /listaddcutomers`.
    ///
    /// # Errors
    /// As [`Shop::create_customer`].
    pub fn create_customers(
        &mut self,
        now: Timestamp,
        drafts: Vec<CustomerDraft>,
    ) -> Result<Vec<CustomerId>, Refusal> {
        let events = self.events.len();
        let mut made = Vec::new();
        for draft in drafts {
            match self.create_customer(now, draft) {
                Ok(id) => made.push(id),
                Err(refusal) => {
                    for id in made {
                        self.customers.remove(id, now);
                        self.customers.take_removed(id);
                    }
                    self.events.truncate(events);
                    return Err(refusal);
                }
            }
        }
        Ok(made)
    }

    /// Edits a customer, partially: `PUT /customers/{id}`.
    ///
    /// # Errors
    /// Unknown; code or telephone in use; branch or group unknown.
    pub fn update_customer(
        &mut self,
        now: Timestamp,
        id: CustomerId,
        draft: CustomerDraft,
    ) -> Result<(), Refusal> {
        let old = self.customers.get(id).ok_or(Refusal::CustomerUnknown)?;
        if draft.name.as_deref().is_some_and(|name| name.trim().is_empty()) {
            return Err(Refusal::CustomerNameInvalid);
        }
        self.check_customer(&draft, Some(old))?;
        let mut customer = old.clone();
        self.write_customer(&mut customer, draft);
        customer.modified_at = Some(now);
        self.customers.update(id, |row| *row = customer);
        self.events.push(Event::CustomerChanged(id));
        Ok(())
    }

    /// Deletes a customer softly, debts and documents notwithstanding: `DELETE /customers/{id}`.
    ///
    /// # Errors
    /// Unknown.
    pub fn delete_customer(&mut self, now: Timestamp, id: CustomerId) -> Result<(), Refusal> {
        self.customers.remove(id, now).ok_or(Refusal::CustomerUnknown)?;
        self.events.push(Event::CustomersRemoved(vec![id]));
        Ok(())
    }

    /// Brings a deleted customer back.
    ///
    /// # Errors
    /// Never deleted, or the code is in use again.
    pub fn restore_customer(&mut self, now: Timestamp, id: CustomerId) -> Result<(), Refusal> {
        let customer = self.customers.removed(id).ok_or(Refusal::CustomerUnknown)?;
        if self.customers.by_code(&customer.code).is_some() {
            return Err(Refusal::CustomerCodeTaken(customer.code.clone()));
        }
        let Some(mut customer) = self.customers.take_removed(id) else {
            return Err(Refusal::CustomerUnknown);
        };
        customer.modified_at = Some(now);
        self.customers.insert(customer);
        self.events.push(Event::CustomerChanged(id));
        Ok(())
    }

    fn check_customer(&self, draft: &CustomerDraft, own: Option<&Customer>) -> Result<(), Refusal> {
        let own_id = own.map(|customer| customer.id);
        if let Some(code) = given(draft.code.as_deref())
            && self.customers.by_code(code).is_some_and(|row| Some(row.id) != own_id)
        {
            return Err(Refusal::CustomerCodeTaken(code.into()));
        }
        if draft.branch.is_some_and(|branch| self.branches.get(branch).is_none()) {
            return Err(Refusal::BranchUnknown);
        }
        for group in draft.groups.iter().flatten() {
            self.customer_groups.get(*group).ok_or(Refusal::CustomerGroupUnknown)?;
        }
        if let Some(phone) = given(draft.contact_number.as_deref())
            && self.dialect.duplicate_phone == DuplicatePhone::Refused
        {
            let wanted = digits(phone);
            let branch = draft.branch.or(own.and_then(|customer| customer.branch));
            let taken = !wanted.is_empty()
                && self.customers.iter().any(|row| {
                    Some(row.id) != own_id
                        && (!self.settings.manager_customer_by_branch || row.branch == branch)
                        && row.contact_number.as_deref().is_some_and(|number| digits(number) == wanted)
                });
            if taken {
                return Err(Refusal::CustomerPhoneTaken(phone.into()));
            }
        }
        Ok(())
    }

    fn write_customer(&mut self, customer: &mut Customer, draft: CustomerDraft) {
        if let Some(name) = draft.name {
            customer.name = name.trim().to_owned();
        }
        if let Some(code) = given(draft.code.as_deref()) {
            customer.code = code.to_owned();
        }
        customer.kind = draft.kind.unwrap_or(customer.kind);
        customer.gender = draft.gender.or(customer.gender);
        customer.birth_date = draft.birth_date.or(customer.birth_date);
        customer.branch = draft.branch.or(customer.branch);
        for (member, value) in [
            (&mut customer.contact_number, draft.contact_number),
            (&mut customer.sub_number, draft.sub_number),
            (&mut customer.identification_number, draft.identification_number),
            (&mut customer.address, draft.address),
            (&mut customer.location_name, draft.location_name),
            (&mut customer.ward_name, draft.ward_name),
            (&mut customer.email, draft.email),
            (&mut customer.organization, draft.organization),
            (&mut customer.tax_code, draft.tax_code),
            (&mut customer.comments, draft.comments),
        ] {
            if value.is_some() {
                *member = value;
            }
        }
        if let Some(groups) = draft.groups {
            let old = std::mem::take(&mut customer.memberships);
            customer.memberships = groups
                .into_iter()
                .map(|group| {
                    let kept = old.iter().find(|membership| membership.group == group);
                    kept.copied().unwrap_or_else(|| Membership { link_id: self.allocate_link(), group })
                })
                .collect();
        }
    }
}

/// Digits of a telephone number, `+84` and `84` read as `0`.
pub(crate) fn digits(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix("84") {
        Some(rest) if digits.len() >= 11 => format!("0{rest}"),
        _ => digits,
    }
}
