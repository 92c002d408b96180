//! Customer groups: staff make them, the API reads them.

use jiff::Timestamp;
use rust_decimal::Decimal;

use crate::records::{CustomerGroup, CustomerGroupId, UserId};
use crate::refusal::Refusal;
use crate::state::Shop;

impl Shop {
    /// Makes a customer group; `discount` in percent.
    ///
    /// # Errors
    /// Name missing or in use.
    pub fn create_customer_group(
        &mut self,
        now: Timestamp,
        name: &str,
        discount: Option<Decimal>,
    ) -> Result<CustomerGroupId, Refusal> {
        self.check_group_name(name, None)?;
        let id = self.customer_groups.allocate();
        let created_by = self.super_admin().map_or(UserId(0), |admin| admin.id);
        let name = name.trim().to_owned();
        self.customer_groups.insert(CustomerGroup {
            id,
            name,
            description: Some(String::new()),
            discount,
            created_by,
            created_at: now,
        });
        Ok(id)
    }

    /// Renames a customer group and sets its discount in percent.
    ///
    /// # Errors
    /// Unknown; name missing or in use.
    pub fn edit_customer_group(
        &mut self,
        id: CustomerGroupId,
        name: &str,
        discount: Option<Decimal>,
    ) -> Result<(), Refusal> {
        self.check_group_name(name, Some(id))?;
        let group = self.customer_groups.get_mut(id).ok_or(Refusal::CustomerGroupUnknown)?;
        group.name = name.trim().to_owned();
        group.discount = discount;
        Ok(())
    }

    /// Deletes a customer group; its members leave it.
    ///
    /// # Errors
    /// Unknown.
    pub fn delete_customer_group(&mut self, now: Timestamp, id: CustomerGroupId) -> Result<(), Refusal> {
        self.customer_groups.remove(id, now).ok_or(Refusal::CustomerGroupUnknown)?;
        let members: Vec<_> = self.customers.iter().map(|customer| customer.id).collect();
        for member in members {
            if let Some(customer) = self.customers.get_mut(member) {
                customer.memberships.retain(|membership| membership.group != id);
            }
        }
        Ok(())
    }

    fn check_group_name(&self, name: &str, own: Option<CustomerGroupId>) -> Result<(), Refusal> {
        let folded = name.trim().to_lowercase();
        let taken = self
            .customer_groups
            .iter()
            .any(|group| Some(group.id) != own && group.name.trim().to_lowercase() == folded);
        if taken || folded.is_empty() { Err(Refusal::CustomerGroupTaken) } else { Ok(()) }
    }
}
