//! Tồn kho.

use dongbo_sync::records::StockLevel;
use kiotviet::wire;

use super::{Unusable, quantity};
use crate::pull::StockAt;

/// The figures of one product at each branch. `onOrder` is supply and is no stock.
pub fn stock(inventories: &[wire::Inventory]) -> Result<Vec<StockAt>, Unusable> {
    inventories
        .iter()
        .map(|inventory| {
            Ok(StockAt {
                branch: inventory.branch_id.get(),
                level: StockLevel {
                    on_hand: quantity(inventory.on_hand, "onHand")?,
                    reserved: quantity(inventory.reserved, "reserved")?,
                },
                sold_here: inventory.is_active,
            })
        })
        .collect()
}
