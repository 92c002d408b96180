//! Stock arithmetic: the pool shared by units, combos through their parts, reservations, delayed recomputation.

use std::collections::{BTreeMap, VecDeque};

use jiff::{SignedDuration, Timestamp};
use rand::RngExt;
use rust_decimal::Decimal;

use super::Shop;
use crate::dialect::ReservedOfUnits;
use crate::events::Event;
use crate::records::{BranchId, Inventory, Money, OrderId, Product, ProductId, ProductKind, Quantity};

/// What a document does to the stock of one product at one branch, in the product's own unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Movement {
    /// Change of what is on hand.
    pub on_hand: Quantity,
    /// Change of what is reserved.
    pub reserved: Quantity,
}

/// Movements by product, at one branch.
pub(crate) type Movements = BTreeMap<ProductId, Movement>;

/// Movements whose recomputation is still to come.
#[derive(Debug, Default)]
pub(crate) struct PendingMoves(VecDeque<(Timestamp, BranchId, Movements)>);

/// A stock row as it is shown: in the row's own unit, reservations of its units summed when the dialect says so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StockView {
    /// Where.
    pub branch: BranchId,
    /// On hand in the row's own unit, at most 4 decimals.
    pub on_hand: Quantity,
    /// Ordered by customers, never below 0.
    pub reserved: Quantity,
    /// Ordered from suppliers.
    pub on_order: Quantity,
    /// Cost of one unit of the row.
    pub cost: Money,
    /// Least stock wanted.
    pub min_quantity: Quantity,
    /// Most stock wanted.
    pub max_quantity: Quantity,
    /// Business status at the branch.
    pub is_active: bool,
}

impl Shop {
    /// A product's stock rows as the API shows them.
    pub fn stock_views<'shop>(
        &'shop self,
        product: &'shop Product,
    ) -> impl Iterator<Item = StockView> + 'shop {
        let base = product.master_unit.and_then(|base| self.products.get(base));
        let has_stock = product.kind != ProductKind::Service;
        product
            .inventories
            .iter()
            .filter(move |_| has_stock)
            .map(move |inventory| self.stock_view_of(product, base, inventory))
    }

    /// A product's stock at one branch as the API shows it.
    pub fn stock_view(&self, product: &Product, branch: BranchId) -> Option<StockView> {
        let base = product.master_unit.and_then(|base| self.products.get(base));
        product.inventory(branch).map(|inventory| self.stock_view_of(product, base, inventory))
    }

    fn stock_view_of(&self, product: &Product, base: Option<&Product>, own: &Inventory) -> StockView {
        let mut view = StockView {
            branch: own.branch,
            on_hand: own.on_hand,
            reserved: own.reserved,
            on_order: own.on_order,
            cost: own.cost,
            min_quantity: own.min_quantity,
            max_quantity: own.max_quantity,
            is_active: own.is_active,
        };
        match product.kind {
            ProductKind::Combo | ProductKind::Service => view.on_hand = Decimal::ZERO,
            ProductKind::Goods => {}
        }
        if let Some(base) = base {
            let pool = base.inventory(own.branch);
            view.on_hand = pool.map_or(Decimal::ZERO, |pool| {
                divided(pool.on_hand, product.conversion).round_dp(4).normalize()
            });
            view.cost = pool.map_or(Decimal::ZERO, |pool| pool.cost * product.conversion);
        } else if self.dialect.reserved_of_units == ReservedOfUnits::Summed {
            for unit in product.units.iter().filter_map(|unit| self.products.get(*unit)) {
                view.reserved +=
                    unit.inventory(own.branch).map_or(Decimal::ZERO, |row| row.reserved * unit.conversion);
            }
        }
        view.reserved = view.reserved.max(Decimal::ZERO);
        view
    }

    /// What an order still owes, by product: ordered less invoiced, nothing once it is closed.
    pub fn open_quantities(&self, order: OrderId) -> BTreeMap<ProductId, Quantity> {
        let mut open = BTreeMap::new();
        let Some(order) = self.orders.get(order).filter(|order| order.status.is_open()) else { return open };
        for line in &order.lines {
            *open.entry(line.product).or_insert(Decimal::ZERO) += line.quantity;
        }
        for invoice in order.invoices.iter().filter_map(|invoice| self.invoices.get(*invoice)) {
            if invoice.is_live() {
                for line in &invoice.lines {
                    if let Some(left) = open.get_mut(&line.product) {
                        *left -= line.quantity;
                    }
                }
            }
        }
        open.retain(|_, quantity| *quantity > Decimal::ZERO);
        open
    }

    /// Reserves without an event or a delay (adoption of ready-made orders).
    pub(crate) fn reserve_quietly(&mut self, branch: BranchId, change: &BTreeMap<ProductId, Quantity>) {
        let mut movements = Movements::new();
        for (product, quantity) in change {
            self.add_movement(&mut movements, *product, Decimal::ZERO, *quantity);
        }
        self.apply(branch, &movements, None);
    }

    /// Adds a change to a set of movements; a combo moves its parts, a service nothing.
    pub(crate) fn add_movement(
        &self,
        movements: &mut Movements,
        product: ProductId,
        on_hand: Quantity,
        reserved: Quantity,
    ) {
        let Some(row) = self.product_ever(product) else { return };
        match row.kind {
            ProductKind::Service => {}
            ProductKind::Combo => {
                for part in &row.formulas {
                    self.add_movement(
                        movements,
                        part.material,
                        on_hand * part.quantity,
                        reserved * part.quantity,
                    );
                }
            }
            ProductKind::Goods => {
                let movement = movements.entry(product).or_default();
                movement.on_hand += on_hand;
                movement.reserved += reserved;
            }
        }
    }

    /// Lets movements take effect: at once, or after the dialect's delay of recomputation.
    pub(crate) fn move_stock(&mut self, now: Timestamp, branch: BranchId, movements: Movements) {
        let delay = self.dialect.stock_delay.as_millis().unsigned_abs();
        if movements.values().all(|movement| *movement == Movement::default()) {
            return;
        }
        if delay == 0 {
            self.apply(branch, &movements, Some(now));
            return;
        }
        let wait = self.random.random_range(0..=u64::try_from(delay).unwrap_or(u64::MAX));
        let due = now + SignedDuration::from_millis(i64::try_from(wait).unwrap_or(0));
        let place = self.pending_moves.0.partition_point(|(at, ..)| *at <= due);
        self.pending_moves.0.insert(place, (due, branch, movements));
    }

    /// When the next delayed movement is due.
    pub(crate) fn next_stock_due(&self) -> Option<Timestamp> {
        self.pending_moves.0.front().map(|(due, ..)| *due)
    }

    /// Applies every delayed movement that is due.
    pub(crate) fn settle_stock(&mut self, now: Timestamp) {
        while self.pending_moves.0.front().is_some_and(|(due, ..)| *due <= now) {
            if let Some((due, branch, movements)) = self.pending_moves.0.pop_front() {
                self.apply(branch, &movements, Some(due));
            }
        }
    }

    /// Applies movements; with a time, also notes it and records one stock event for each pool touched.
    fn apply(&mut self, branch: BranchId, movements: &Movements, at: Option<Timestamp>) {
        let mut pools = Vec::new();
        for (product, movement) in movements {
            if *movement == Movement::default() {
                continue;
            }
            let Some((owner, conversion)) =
                self.products.get(*product).map(|row| (row.pool_owner(), row.conversion))
            else {
                continue;
            };
            if !movement.reserved.is_zero()
                && let Some(row) = self.products.get_mut(*product)
            {
                row.inventory_mut(branch).reserved += movement.reserved;
            }
            if !movement.on_hand.is_zero()
                && let Some(row) = self.products.get_mut(owner)
            {
                row.inventory_mut(branch).on_hand += movement.on_hand * conversion;
            }
            if !pools.contains(&owner) {
                pools.push(owner);
            }
        }
        if let Some(at) = at {
            self.note_stock_moved(at, branch, &pools);
        }
    }

    /// Stamps the pools and records one stock event naming every unit of them.
    pub(crate) fn note_stock_moved(&mut self, at: Timestamp, branch: BranchId, pools: &[ProductId]) {
        let mut members = Vec::new();
        for owner in pools {
            members.push(*owner);
            members
                .extend(self.products.get(*owner).into_iter().flat_map(|owner| owner.units.iter().copied()));
        }
        for member in &members {
            if let Some(row) = self.products.get_mut(*member) {
                row.stock_moved_at = Some(at);
            }
        }
        if !members.is_empty() {
            self.events.push(Event::StockMoved { branch, products: members });
        }
    }

    /// Sets what is on hand (in the row's own unit) and optionally its cost: the absolute stock write.
    pub(crate) fn set_on_hand(
        &mut self,
        product: ProductId,
        branch: BranchId,
        on_hand: Option<Quantity>,
        cost: Option<Money>,
    ) {
        let Some((owner, conversion)) =
            self.products.get(product).map(|row| (row.pool_owner(), row.conversion))
        else {
            return;
        };
        if owner != product
            && let Some(unit) = self.products.get_mut(product)
        {
            unit.inventory_mut(branch);
        }
        let Some(row) = self.products.get_mut(owner) else { return };
        let inventory = row.inventory_mut(branch);
        if let Some(on_hand) = on_hand {
            inventory.on_hand = on_hand * conversion;
        }
        if let Some(cost) = cost {
            inventory.cost = divided(cost, conversion);
        }
    }

    /// Stock left to sell of a product at a branch, in its own unit; of a combo, what its parts allow. None for what
    /// has no stock. `reserved` says whether goods ordered by others count as gone.
    pub(crate) fn available(
        &self,
        product: ProductId,
        branch: BranchId,
        less_reserved: bool,
    ) -> Option<Quantity> {
        let row = self.products.get(product)?;
        match row.kind {
            ProductKind::Service => None,
            ProductKind::Combo => row
                .formulas
                .iter()
                .filter_map(|part| {
                    self.available(part.material, branch, less_reserved)
                        .map(|left| divided(left, part.quantity))
                })
                .min(),
            ProductKind::Goods => {
                let base = self.products.get(row.pool_owner())?;
                let pool = base.inventory(branch);
                let on_hand = pool.map_or(Decimal::ZERO, |pool| pool.on_hand);
                let mut reserved = pool.map_or(Decimal::ZERO, |pool| pool.reserved);
                for unit in base.units.iter().filter_map(|unit| self.products.get(*unit)) {
                    reserved += unit
                        .inventory(branch)
                        .map_or(Decimal::ZERO, |unit_row| unit_row.reserved * unit.conversion);
                }
                let left = if less_reserved { on_hand - reserved.max(Decimal::ZERO) } else { on_hand };
                Some(divided(left, row.conversion))
            }
        }
    }
}

fn divided(quantity: Decimal, by: Decimal) -> Decimal {
    quantity.checked_div(by).unwrap_or(quantity)
}
