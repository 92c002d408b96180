//! Khách hàng.

use dongbo_sync::records::{Customer, CustomerKind, Gender};
use dongbo_sync::text::match_key;
use dongbo_sync::{Reference, records::CustomerGroup};
use jiff::tz::Offset;
use kiotviet::wire;

use super::{Unusable, optional, required};
use crate::context::Context;

/// Birthdays are midnights of Việt Nam.
const VIETNAM: Offset = Offset::constant(7);

/// A row of `/customers`, read with its groups, as a customer. A nameless customer goes by the code.
pub fn customer(row: &wire::Customer, context: &Context) -> Result<Customer, Unusable> {
    let code = required(row.code.as_deref(), "code")?;
    Ok(Customer {
        name: optional(row.name.as_deref()).unwrap_or_else(|| code.clone()),
        code,
        phone: optional(row.contact_number.as_deref()),
        other_phone: optional(row.sub_number.as_deref()),
        email: optional(row.email.as_deref()),
        kind: if row.customer_type == Some(1) { CustomerKind::Company } else { CustomerKind::Person },
        gender: row.gender.map(|male| if male { Gender::Male } else { Gender::Female }),
        birth_date: row.birth_date.map(|time| VIETNAM.to_datetime(time.timestamp()).date()),
        address: optional(row.address.as_deref()),
        location: optional(row.location_name.as_deref()),
        ward: optional(row.ward_name.as_deref()),
        organization: optional(row.organization.as_deref()),
        tax_code: optional(row.tax_code.as_deref()),
        comments: optional(row.comments.as_deref()),
        groups: groups(row, context),
    })
}

/// Memberships come as names joined by `|`, or as ids in the answers to writes.
fn groups(row: &wire::Customer, context: &Context) -> Vec<Reference<CustomerGroup>> {
    let by_id = row.customer_group_details.iter().map(|membership| membership.group_id.get());
    let by_name = row.group_names().filter_map(|name| context.groups.get(&match_key(name)).copied());
    let mut ids: Vec<i64> = by_id.chain(by_name).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().map(Reference::there).collect()
}
