//! How many may be sold, and why: the figure together with what it was made of.

use std::collections::BTreeMap;

use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

use crate::money::Quantity;
use crate::records::{Product, StockLevel};
use crate::reference::Reference;

/// One pool of stock at one branch: a base product and its further units, which are the same pieces in other
/// packings. All figures are in base units unless said otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pool {
    /// The base product's row.
    pub base: StockLevel,
    /// The further units' rows.
    pub units: Vec<UnitRow>,
    /// Pieces in our own orders that KiotViet's `reserved` does not count yet: not pushed, or pushed after the
    /// figures were read.
    pub uncounted: Quantity,
    /// By so much the pool has shrunk since the figures were read, as KiotViet told by itself.
    pub told_less: Quantity,
    /// Held back from this pool in the place of the shop's buffer.
    pub buffer: Option<Quantity>,
}

/// What a further unit's row says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitRow {
    /// Reserved, in this unit.
    pub reserved: Quantity,
    /// How many base units one of these is.
    pub conversion: Quantity,
}

/// Where a product's stock comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Supply {
    /// Needs no stock.
    Service,
    /// A pool, sold in a unit of so many base units (1 for the base itself).
    Pool {
        /// The pool.
        pool: Pool,
        /// How many base units one of the sold unit is.
        conversion: Quantity,
    },
    /// A combo: so many of each part.
    Combo(Vec<PartSupply>),
}

/// One part of a combo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartSupply {
    /// Which product.
    pub product: Reference<Product>,
    /// The base of its pool: the product itself unless that is a further unit.
    pub base: Reference<Product>,
    /// How many of the part's own unit one combo takes.
    pub quantity: Quantity,
    /// How many base units one of the part's unit is.
    pub conversion: Quantity,
    /// The part's pool; `None` for a part that needs no stock (a service).
    pub pool: Option<Pool>,
}

/// What the shop chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Policy {
    /// Held back from every pool that has no buffer of its own, in base units.
    pub buffer: Quantity,
    /// Bán âm: goods are sold whatever the shelf says.
    pub sell_negative: bool,
}

/// Whether the product is on sale at the branch at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// Đang kinh doanh in the whole shop.
    pub active: bool,
    /// Sold by itself, not only as a part of others.
    pub allows_sale: bool,
    /// Đang kinh doanh at this branch; KiotViet refuses orders of what is stopped there.
    pub active_at_branch: bool,
}

/// How many may be sold, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sellable {
    /// Whole pieces of the sold unit; never below zero. What stock covers, also where nothing limits sales.
    pub pieces: i64,
    /// What decides.
    pub reason: Reason,
    /// The pool that was counted: the product's own, or the combo's scarcest part's.
    pub count: Option<Count>,
    /// The combo's scarcest part.
    pub limiting: Option<Limiting>,
}

impl Sellable {
    /// Whether so many of the sold unit may be sold now.
    pub fn allows(&self, wanted: Quantity) -> bool {
        match self.reason {
            Reason::NoStockNeeded | Reason::SellsNegative => true,
            Reason::NotOnSale(_) => false,
            Reason::Counted => wanted <= Quantity::whole(self.pieces),
        }
    }
}

/// What decides how many may be sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The count.
    Counted,
    /// Nothing limits it: a service, or a combo of services.
    NoStockNeeded,
    /// Nothing limits it: the shop sells negative.
    SellsNegative,
    /// Not on sale.
    NotOnSale(Stopped),
}

/// Why something is not on sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stopped {
    /// Ngừng kinh doanh in the whole shop.
    InShop,
    /// Only sold as a part of others.
    NotByItself,
    /// Ngừng kinh doanh at this branch.
    AtBranch,
}

/// How a pool was counted, in base units: `free = on_hand − reserved − ours − told_less − buffer`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Tồn.
    pub on_hand: Quantity,
    /// Khách đặt, over all units of the pool.
    pub reserved: Quantity,
    /// Our own orders that KiotViet does not count yet.
    pub ours: Quantity,
    /// Gone since the figures were read, as KiotViet told by itself.
    pub told_less: Quantity,
    /// Held back by the shop.
    pub buffer: Quantity,
    /// What is left; may be negative.
    pub free: Quantity,
}

/// The part that limits a combo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Limiting {
    /// Which product.
    pub product: Reference<Product>,
    /// How many base units of it one combo takes.
    pub needs: Quantity,
}

impl Pool {
    /// What all units together have reserved, in base units. Whether KiotViet shows what is reserved of a carton
    /// on the base row too is not documented. A base row that shows less than its units have reserved
    /// certainly does not include them, and both are added; otherwise it is taken to include them.
    pub fn reserved(&self) -> Quantity {
        let of_units =
            self.units.iter().fold(Quantity::ZERO, |sum, unit| sum + unit.reserved * unit.conversion);
        if self.base.reserved < of_units { self.base.reserved + of_units } else { self.base.reserved }
    }

    /// Counts the pool.
    pub fn count(&self, buffer: Quantity) -> Count {
        let buffer = self.buffer.unwrap_or(buffer);
        let (on_hand, reserved) = (self.base.on_hand, self.reserved());
        let (ours, told_less) = (self.uncounted, self.told_less);
        let free = on_hand - reserved - ours - told_less - buffer;
        Count { on_hand, reserved, ours, told_less, buffer, free }
    }
}

impl Count {
    /// How many whole units of so many base units are free; never below zero.
    fn pieces(&self, each: Quantity) -> i64 {
        if each <= Quantity::ZERO || self.free <= Quantity::ZERO {
            return 0;
        }
        let pieces = self.free.decimal().checked_div(each.decimal()).map(|pieces| pieces.floor());
        pieces.and_then(|pieces| pieces.to_i64()).unwrap_or(i64::MAX)
    }
}

/// How many may be sold, and why.
pub fn sellable(supply: &Supply, offer: Offer, policy: Policy) -> Sellable {
    let counted = match supply {
        Supply::Service => Sellable { pieces: 0, reason: Reason::NoStockNeeded, count: None, limiting: None },
        Supply::Pool { pool, conversion } => {
            let count = pool.count(policy.buffer);
            Sellable {
                pieces: count.pieces(*conversion),
                reason: Reason::Counted,
                count: Some(count),
                limiting: None,
            }
        }
        Supply::Combo(parts) => combo(parts, policy.buffer),
    };
    let stopped = match offer {
        Offer { active: false, .. } => Some(Stopped::InShop),
        Offer { active_at_branch: false, .. } => Some(Stopped::AtBranch),
        Offer { allows_sale: false, .. } => Some(Stopped::NotByItself),
        _ => None,
    };
    match (stopped, counted.reason) {
        (Some(stopped), _) => Sellable { pieces: 0, reason: Reason::NotOnSale(stopped), ..counted },
        (None, Reason::Counted) if policy.sell_negative => {
            Sellable { reason: Reason::SellsNegative, ..counted }
        }
        _ => counted,
    }
}

/// As many as the scarcest pool allows. Parts that are units of one product draw on one pool, so their needs add
/// up.
fn combo(parts: &[PartSupply], buffer: Quantity) -> Sellable {
    let mut needs: BTreeMap<Reference<Product>, (Limiting, &Pool)> = BTreeMap::new();
    for part in parts {
        let Some(pool) = &part.pool else { continue };
        let (limiting, _) = needs
            .entry(part.base)
            .or_insert((Limiting { product: part.product, needs: Quantity::ZERO }, pool));
        limiting.needs = limiting.needs + part.quantity * part.conversion;
    }
    let scarcest = needs
        .into_values()
        .map(|(limiting, pool)| (pool.count(buffer), limiting))
        .min_by_key(|(count, limiting)| count.pieces(limiting.needs));
    match scarcest {
        Some((count, limiting)) => Sellable {
            pieces: count.pieces(limiting.needs),
            reason: Reason::Counted,
            count: Some(count),
            limiting: Some(limiting),
        },
        None => Sellable {
            pieces: 0,
            // A combo of services; one without any parts cannot be made at all.
            reason: if parts.is_empty() { Reason::Counted } else { Reason::NoStockNeeded },
            count: None,
            limiting: None,
        },
    }
}
