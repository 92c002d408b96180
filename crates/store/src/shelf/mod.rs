//! What may be sold at one point of sale: products with what their stock comes from, as one transaction sees it.

// Reading it.
mod load;
// For people.
mod explain;
// Finding what is sold out among many.
pub(crate) mod sold_out;

use std::collections::{BTreeMap, BTreeSet};

use dongbo_sync::records::{ProductKind, StockLevel};
use dongbo_sync::sellable::{Offer, PartSupply, Policy, Pool, Sellable, Supply, UnitRow, sellable};
use dongbo_sync::{Local, Quantity, Reference};
use jiff::Timestamp;

pub(crate) use explain::pieces;
pub use explain::{PoolCount, ProductSellable, ScarcestPart, SellableAt, UncountedOrder};

/// How deep combos may be made of combos.
const DEEPEST: usize = 8;

/// A product, as far as selling it is concerned.
#[derive(Debug, Clone)]
pub(crate) struct Goods {
    pub code: String,
    pub full_name: String,
    pub unit: Option<String>,
    pub kind: ProductKind,
    pub base_price: dongbo_sync::Money,
    pub active: bool,
    pub allows_sale: bool,
    pub only_in_stock: bool,
    pub buffer: Option<Quantity>,
    /// The base unit and how many of it one of these is; of a base that has not arrived, nothing.
    pub unit_of: Option<(Option<i64>, Quantity)>,
    pub parts: Vec<(Option<i64>, Quantity)>,
}

/// What KiotViet said of one product here.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Level {
    pub stock: StockLevel,
    /// What KiotViet has told since, where that leaves less.
    pub told: Option<StockLevel>,
    pub sold_here: bool,
    pub read_at: Timestamp,
}

/// What one order takes from the shelf, by the product whose row will show it: of its own unit, of its base unit.
pub(crate) type Takes = BTreeMap<(i64, i64), (Quantity, Quantity)>;

/// The shelf of one point of sale.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    pub goods: BTreeMap<i64, Goods>,
    pub levels: BTreeMap<i64, Level>,
    /// The further units of each base.
    pub units: BTreeMap<i64, Vec<(i64, Quantity)>>,
    /// What our orders take of each base that KiotViet does not count yet.
    pub uncounted: BTreeMap<i64, Quantity>,
    pub buffer: Quantity,
    pub sell_negative: bool,
}

/// One line that asks for more than there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortage {
    /// Our id of the product.
    pub product: i64,
    /// Its code.
    pub code: String,
    /// Its full name.
    pub name: String,
    /// How many were wanted.
    pub wanted: Quantity,
    /// How many may be sold.
    pub available: i64,
}

impl Shelf {
    /// How many of a product may be sold, and why. Of a product that is not known, none.
    pub fn sellable(&self, product: i64) -> Option<Sellable> {
        let goods = self.goods.get(&product)?;
        let offer = Offer {
            active: goods.active,
            allows_sale: goods.allows_sale,
            active_at_branch: self.levels.get(&product).is_none_or(|level| level.sold_here),
        };
        Some(sellable(&self.supply(product, goods), offer, self.policy(goods)))
    }

    fn policy(&self, goods: &Goods) -> Policy {
        Policy { buffer: self.buffer, sell_negative: self.sell_negative && !goods.only_in_stock }
    }

    fn supply(&self, product: i64, goods: &Goods) -> Supply {
        match goods.kind {
            ProductKind::Service => Supply::Service,
            ProductKind::Goods => match goods.unit_of {
                None => Supply::Pool { pool: self.pool(product), conversion: Quantity::whole(1) },
                Some((Some(base), conversion)) => Supply::Pool { pool: self.pool(base), conversion },
                // How much of it there is stands with a product that has not arrived.
                Some((None, conversion)) => Supply::Pool { pool: self.nothing(), conversion },
            },
            ProductKind::Combo => {
                let mut parts = Vec::new();
                self.parts(goods, Quantity::whole(1), DEEPEST, &mut parts);
                Supply::Combo(parts)
            }
        }
    }

    /// A combo's parts, those of combos in it too.
    fn parts(&self, combo: &Goods, times: Quantity, depth: usize, parts: &mut Vec<PartSupply>) {
        for (part, quantity) in &combo.parts {
            let quantity = *quantity * times;
            let known = part.and_then(|id| self.goods.get(&id).map(|goods| (id, goods)));
            let Some((id, goods)) = known.filter(|_| depth > 0) else {
                parts.push(self.part(part.unwrap_or(0), part.unwrap_or(0), quantity, None, true));
                continue;
            };
            match (goods.kind, goods.unit_of) {
                (ProductKind::Combo, _) => self.parts(goods, quantity, depth - 1, parts),
                (ProductKind::Service, _) => parts.push(self.part(id, id, quantity, None, false)),
                (ProductKind::Goods, None) => parts.push(self.part(id, id, quantity, None, true)),
                (ProductKind::Goods, Some((base, conversion))) => {
                    parts.push(self.part(id, base.unwrap_or(0), quantity, Some(conversion), true));
                }
            }
        }
    }

    fn part(
        &self,
        product: i64,
        base: i64,
        quantity: Quantity,
        conversion: Option<Quantity>,
        counted: bool,
    ) -> PartSupply {
        PartSupply {
            product: Reference::Here(Local::new(product)),
            base: Reference::Here(Local::new(base)),
            quantity,
            conversion: conversion.unwrap_or(Quantity::whole(1)),
            pool: counted.then(|| self.pool(base)),
        }
    }

    fn nothing(&self) -> Pool {
        Pool {
            base: StockLevel { on_hand: Quantity::ZERO, reserved: Quantity::ZERO },
            units: Vec::new(),
            uncounted: Quantity::ZERO,
            told_less: Quantity::ZERO,
            buffer: None,
        }
    }

    /// The pool of a base.
    pub fn pool(&self, base: i64) -> Pool {
        let Some(goods) = self.goods.get(&base) else { return self.nothing() };
        let units = self.units.get(&base).into_iter().flatten().map(|(unit, conversion)| UnitRow {
            reserved: self.levels.get(unit).map_or(Quantity::ZERO, |level| level.stock.reserved),
            conversion: *conversion,
        });
        let uncounted = self.uncounted.get(&base).copied().unwrap_or(Quantity::ZERO);
        Pool {
            base: self.levels.get(&base).map_or(self.nothing().base, |level| level.stock),
            units: units.collect(),
            uncounted,
            told_less: self.told_less(base, uncounted),
            buffer: goods.buffer,
        }
    }

    /// By how much a pool has shrunk by what KiotViet told since the reading, in base units. All rows of a pool tell of
    /// the same pieces, so the one that shrank most counts. What is newly reserved may be our own orders, which are
    /// subtracted already.
    fn told_less(&self, base: i64, uncounted: Quantity) -> Quantity {
        let units = self.units.get(&base).into_iter().flatten().copied();
        let shrunk =
            std::iter::once((base, Quantity::whole(1))).chain(units).filter_map(|(row, conversion)| {
                let level = self.levels.get(&row)?;
                let told = level.told?;
                let left = |stock: StockLevel| stock.on_hand - stock.reserved;
                let newly_reserved = (told.reserved - level.stock.reserved) * conversion;
                let ours = newly_reserved.max(Quantity::ZERO).min(uncounted.max(Quantity::ZERO));
                Some((left(level.stock) - left(told)) * conversion - ours)
            });
        shrunk.fold(Quantity::ZERO, Quantity::max)
    }

    /// What so many of a product take from the pools.
    pub fn takes(&self, product: i64, quantity: Quantity, takes: &mut Takes) {
        self.take(product, quantity, DEEPEST, takes);
    }

    fn take(&self, product: i64, quantity: Quantity, depth: usize, takes: &mut Takes) {
        let Some(goods) = self.goods.get(&product) else { return };
        match (goods.kind, goods.unit_of) {
            (ProductKind::Service, _) | (ProductKind::Goods, Some((None, _))) => {}
            (ProductKind::Combo, _) if depth == 0 => {}
            (ProductKind::Combo, _) => {
                for (part, each) in &goods.parts {
                    if let Some(part) = part {
                        self.take(*part, quantity * *each, depth - 1, takes);
                    }
                }
            }
            (ProductKind::Goods, unit_of) => {
                let (base, conversion) = match unit_of {
                    Some((Some(base), conversion)) => (base, conversion),
                    _ => (product, Quantity::whole(1)),
                };
                let taken = takes.entry((product, base)).or_default();
                taken.0 = taken.0 + quantity;
                taken.1 = taken.1 + quantity * conversion;
            }
        }
    }

    /// What an order holds already is there for the same order.
    pub fn give_back(&mut self, held: &Takes) {
        for ((_, base), (_, pieces)) in held {
            let uncounted = self.uncounted.entry(*base).or_default();
            *uncounted = *uncounted - *pieces;
        }
    }

    /// Lines that together ask for more of a pool than is free. Those that nothing limits may ask for anything, and
    /// leave the less to the others.
    pub fn shortages(&self, lines: &[(i64, Quantity)]) -> Vec<Shortage> {
        let mut wanted = Takes::new();
        for (product, quantity) in lines {
            self.takes(*product, *quantity, &mut wanted);
        }
        let mut of_pool: BTreeMap<i64, Quantity> = BTreeMap::new();
        for ((_, base), (_, pieces)) in &wanted {
            let sum = of_pool.entry(*base).or_default();
            *sum = *sum + *pieces;
        }
        let short: BTreeSet<i64> = of_pool
            .into_iter()
            .filter(|(base, pieces)| self.pool(*base).count(self.buffer).free < *pieces)
            .map(|(base, _)| base)
            .collect();
        let mut shortages: Vec<Shortage> = Vec::new();
        for (product, quantity) in lines {
            let (Some(goods), Some(sellable)) = (self.goods.get(product), self.sellable(*product)) else {
                continue;
            };
            if sellable.reason != dongbo_sync::sellable::Reason::Counted {
                continue;
            }
            let mut takes = Takes::new();
            self.takes(*product, *quantity, &mut takes);
            if sellable.allows(*quantity) && !takes.keys().any(|(_, base)| short.contains(base)) {
                continue;
            }
            match shortages.iter_mut().find(|shortage| shortage.product == *product) {
                Some(shortage) => shortage.wanted = shortage.wanted + *quantity,
                None => shortages.push(Shortage {
                    product: *product,
                    code: goods.code.clone(),
                    name: goods.full_name.clone(),
                    wanted: *quantity,
                    available: sellable.pieces,
                }),
            }
        }
        shortages
    }
}
