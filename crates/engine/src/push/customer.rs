//! Khách hàng.

use async_trait::async_trait;
use dongbo_sync::phone::PhoneKey;
use dongbo_sync::records::{Customer, CustomerField, CustomerKind, Gender};
use dongbo_sync::{Entity, Local, Reference};
use jiff::Timestamp;
use jiff::tz::Offset;
use kiotviet::api::customers::CustomerWrite;
use kiotviet::api::phone::PhoneMatch;
use kiotviet::ids::{BranchId, CustomerGroupId, CustomerId};
use kiotviet::{Ability, Error as KiotVietError, VietnamTime, wire};

use super::{Confirmed, Found, Pushed};
use crate::run::Run;

#[async_trait]
impl Pushed for Customer {
    const ABILITY: Ability = Ability::Customers;
    /// Many shops let several customers share a phone.
    const LOOKS_FIRST: bool = true;

    /// Groups cannot be made through the API; a membership waits until somebody has made the group there.
    fn needs(entity: Entity) -> bool {
        entity != Entity::CustomerGroups
    }

    async fn create(run: &Run, _: Local<Self>, record: &Self) -> Result<Confirmed, KiotVietError> {
        let filled = |field: &CustomerField| !dongbo_sync::Record::is_blank(record, *field);
        let fields: Vec<CustomerField> =
            <Customer as dongbo_sync::Record>::fields().iter().copied().filter(filled).collect();
        let request = CustomerWrite { branch_id: branch(run), ..write(record, &fields) };
        let written = run.client.create_customer(&request).await?;
        Ok(confirmed(&written.answer.value))
    }

    async fn change(
        run: &Run,
        remote: i64,
        ours: &Self,
        _: &Self,
        fields: &[CustomerField],
    ) -> Result<Confirmed, KiotVietError> {
        let request = CustomerWrite { branch_id: branch(run), ..write(ours, fields) };
        let written = run.client.update_customer(CustomerId(remote), &request).await?;
        Ok(Confirmed { remote, ..confirmed(&written.answer.value) })
    }

    async fn delete(run: &Run, remote: i64) -> Result<(), KiotVietError> {
        run.client.delete_customer(CustomerId(remote)).await.map(|_| ())
    }

    /// By phone, then by code.
    async fn find(
        run: &Run,
        _: Local<Self>,
        record: &Self,
        _: Option<Timestamp>,
    ) -> Result<Found, KiotVietError> {
        if let Some(phone) = record.phone.as_deref().and_then(PhoneKey::of) {
            let found: Found = match run.client.customer_by_phone(phone.as_str()).await {
                Ok(PhoneMatch::None) => Found::Nobody,
                Ok(PhoneMatch::One(row)) => row.id.into_iter().collect(),
                Ok(PhoneMatch::Several(rows)) => rows.into_iter().filter_map(|row| row.id).collect(),
                // Too short to tell people apart.
                Err(KiotVietError::InvalidRequest { .. }) => Found::Nobody,
                Err(error) => return Err(error),
            };
            if found != Found::Nobody {
                return Ok(found);
            }
        }
        let by_code = run.client.customer_by_code(&record.code).await?;
        Ok(by_code.map(|single| single.value.id.get()).into_iter().collect())
    }
}

/// Where customers are managed by branch, one must be named.
fn branch(run: &Run) -> Option<BranchId> {
    let connection = &run.connection;
    let by_branch = connection.settings.manager_customer_by_branch.unwrap_or(false);
    connection.default_branch.filter(|_| by_branch).map(BranchId)
}

/// These fields, and nothing else. An emptied text is sent as an empty one.
fn write(customer: &Customer, fields: &[CustomerField]) -> CustomerWrite {
    use CustomerField as F;
    let text = |value: &Option<String>| Some(value.clone().unwrap_or_default());
    let mut request = CustomerWrite::default();
    for field in fields {
        match field {
            F::Code => request.code = Some(customer.code.clone()),
            F::Name => request.name = Some(customer.name.clone()),
            F::Phone => request.contact_number = text(&customer.phone),
            F::OtherPhone => request.sub_number = text(&customer.other_phone),
            F::Email => request.email = text(&customer.email),
            F::Kind => request.customer_type = Some(i32::from(customer.kind == CustomerKind::Company)),
            F::Gender => request.gender = customer.gender.map(|gender| gender == Gender::Male),
            F::BirthDate => {
                let midnight = |date: jiff::civil::Date| {
                    Offset::constant(7).to_timestamp(date.at(0, 0, 0, 0)).ok().map(VietnamTime::new)
                };
                request.birth_date = customer.birth_date.and_then(midnight);
            }
            F::Address => request.address = text(&customer.address),
            F::Location => request.location_name = text(&customer.location),
            F::Ward => request.ward_name = text(&customer.ward),
            F::Organization => request.organization = text(&customer.organization),
            F::TaxCode => request.tax_code = text(&customer.tax_code),
            F::Comments => request.comments = text(&customer.comments),
            F::Groups => {
                let known = customer.groups.iter().filter_map(Reference::remote);
                request.group_ids = Some(known.map(|group| CustomerGroupId(group.get())).collect());
            }
        }
    }
    request
}

fn confirmed(row: &wire::Customer) -> Confirmed {
    Confirmed {
        remote: row.id.get(),
        changed_at: row.modified_date.or(row.created_date).map(VietnamTime::timestamp),
    }
}
