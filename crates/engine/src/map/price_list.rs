//! Bảng giá.

use dongbo_sync::records::{PriceEntry, PriceList};
use dongbo_sync::{Reference, Remote};
use kiotviet::wire;

use super::{Unusable, money, required};

/// A row of `/pricebooks`, read with its branches and groups, as a price list. Whether it is for all branches is
/// told by the list of branches: `isGlobal` is documented in two ways.
pub fn price_list(row: &wire::PriceBook) -> Result<PriceList, Unusable> {
    let mut branches: Vec<_> =
        row.price_book_branches.iter().map(|branch| Reference::there(branch.branch_id.get())).collect();
    let mut groups: Vec<_> = row
        .price_book_customer_groups
        .iter()
        .map(|group| Reference::there(group.customer_group_id.get()))
        .collect();
    branches.sort_unstable();
    branches.dedup();
    groups.sort_unstable();
    groups.dedup();
    Ok(PriceList {
        name: required(row.name.as_deref(), "name")?,
        active: row.is_active.unwrap_or(true),
        starts_at: row.start_date.map(|time| time.timestamp()),
        ends_at: row.end_date.map(|time| time.timestamp()),
        branches,
        for_all_groups: row.for_all_cus_group.unwrap_or(groups.is_empty()),
        groups,
    })
}

/// A row of `/pricebooks/{id}` as an entry.
pub fn price_entry(row: &wire::PriceBookEntry) -> Result<PriceEntry, Unusable> {
    Ok(PriceEntry { product: Remote::new(row.product_id.get()), price: money(row.price, "price")? })
}
