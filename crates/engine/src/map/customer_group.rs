//! Nhóm khách hàng.

use dongbo_sync::records::CustomerGroup;
use kiotviet::wire;

use super::{Unusable, optional, required};

/// A row of `/customers/group` as a customer group.
pub fn customer_group(row: &wire::CustomerGroup) -> Result<CustomerGroup, Unusable> {
    Ok(CustomerGroup {
        name: required(row.name.as_deref(), "name")?,
        description: optional(row.description.as_deref()),
    })
}
