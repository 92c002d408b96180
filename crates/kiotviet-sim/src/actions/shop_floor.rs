//! Goods in, counting, and corrections of reservations: what happens on the shop floor.

use jiff::Timestamp;
use rust_decimal::Decimal;

use super::{InventoryDraft, ProductDraft};
use crate::records::{BranchId, Money, OrderId, ProductId, Quantity};
use crate::refusal::Refusal;
use crate::state::{Movements, Shop};

impl Shop {
    /// Receives goods at a branch, optionally at a new cost of one. Moves stock, not the product's `modifiedDate`.
    ///
    /// # Errors
    /// Product or branch unknown; nothing received.
    pub fn receive_goods(
        &mut self,
        now: Timestamp,
        branch: BranchId,
        product: ProductId,
        quantity: Quantity,
        cost: Option<Money>,
    ) -> Result<(), Refusal> {
        self.products.get(product).ok_or(Refusal::ProductUnknown(product))?;
        self.branches.get(branch).ok_or(Refusal::BranchUnknown)?;
        if quantity <= Decimal::ZERO {
            return Err(Refusal::LineQuantity);
        }
        if cost.is_some() {
            self.set_on_hand(product, branch, None, cost);
        }
        let mut movements = Movements::new();
        self.add_movement(&mut movements, product, quantity, Decimal::ZERO);
        self.move_stock(now, branch, movements);
        Ok(())
    }

    /// Sets what is on hand after a count (*kiểm kho*): stock moves, `modifiedDate` does not.
    ///
    /// # Errors
    /// Product or branch unknown.
    pub fn count_stock(
        &mut self,
        now: Timestamp,
        branch: BranchId,
        product: ProductId,
        on_hand: Quantity,
    ) -> Result<(), Refusal> {
        let owner = self.products.get(product).ok_or(Refusal::ProductUnknown(product))?.pool_owner();
        self.branches.get(branch).ok_or(Refusal::BranchUnknown)?;
        self.set_on_hand(product, branch, Some(on_hand), None);
        self.note_stock_moved(now, branch, &[owner]);
        Ok(())
    }

    /// Sets what is on hand by an edit of the product, as the API's stock write does: `modifiedDate` moves.
    ///
    /// # Errors
    /// Product or branch unknown.
    pub fn write_stock(
        &mut self,
        now: Timestamp,
        branch: BranchId,
        product: ProductId,
        on_hand: Quantity,
    ) -> Result<(), Refusal> {
        let inventories = Some(vec![InventoryDraft::on_hand(branch, on_hand)]);
        self.update_product(now, product, ProductDraft { inventories, ..ProductDraft::default() })
    }

    /// Counts a product's reservations anew from the open orders.
    pub(crate) fn recount_reserved(&mut self, product: ProductId) {
        let open: Vec<OrderId> =
            self.orders.iter().filter(|order| order.status.is_open()).map(|order| order.id).collect();
        let mut counted: Vec<(BranchId, Quantity)> = Vec::new();
        for order in open {
            let mut movements = Movements::new();
            for (line, quantity) in self.open_quantities(order) {
                self.add_movement(&mut movements, line, Decimal::ZERO, quantity);
            }
            if let (Some(movement), Some(order)) = (movements.get(&product), self.orders.get(order)) {
                counted.push((order.branch, movement.reserved));
            }
        }
        if let Some(product) = self.products.get_mut(product) {
            for (branch, reserved) in counted {
                product.inventory_mut(branch).reserved += reserved;
            }
        }
    }
}
