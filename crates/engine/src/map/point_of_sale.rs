//! Chi nhánh.

use dongbo_sync::records::PointOfSale;
use kiotviet::wire;

use super::{Unusable, optional, required};

/// A row of `/branches` as a point of sale.
pub fn point_of_sale(row: &wire::Branch) -> Result<PointOfSale, Unusable> {
    let parts = [&row.address, &row.ward_name, &row.location_name];
    let address: Vec<&str> =
        parts.into_iter().flatten().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    Ok(PointOfSale {
        name: required(row.branch_name.as_deref(), "branchName")?,
        address: optional(Some(&address.join(", "))),
        phone: optional(row.contact_number.as_deref()),
    })
}
