//! Stock figures (tồn kho): one way, from KiotViet, the newest reading wins.

use std::collections::HashSet;

use dongbo_sync::records::{Product, StockLevel};
use dongbo_sync::{Entity, Local, Quantity, ShopId};
use jiff::Timestamp;

use crate::error::{Result, StoreError};
use crate::links::StockReading;
use crate::orders::uncounted;
use crate::pulse::{self, Listed};
use crate::records::references::Pairs;
use crate::session::Session;
use crate::stock_told;
use crate::store::Store;
use crate::traffic::{self, Moved};

impl Store {
    /// The figures of these products: product, KiotViet's id of the branch, level, whether it is sold there. In the
    /// order asked, then by our id of the point of sale.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn stock_of(
        &self,
        shop: ShopId,
        products: &[Local<Product>],
    ) -> Result<Vec<(Local<Product>, i64, StockLevel, bool)>> {
        let products = products.to_vec();
        self.reading(move |session| {
            Box::pin(async move {
                let rows: Vec<_> = products.iter().map(|id| [shop.into(), (*id).into()]).collect();
                session
                    .query_many(
                        "SELECT stock.product_id, links.remote_id, stock.on_hand, stock.reserved, stock.sold_here
                         FROM stock JOIN links ON links.shop = stock.shop AND links.entity = 'branches'
                             AND links.local_id = stock.point_of_sale_id
                         WHERE stock.shop = ?1 AND stock.product_id = ?2 ORDER BY stock.point_of_sale_id",
                        &rows,
                        |row| {
                            let level = StockLevel { on_hand: row.get(2)?, reserved: row.get(3)? };
                            Ok((row.get(0)?, row.get(1)?, level, row.get(4)?))
                        },
                    )
                    .await
            })
        })
        .await
    }

    /// How many figures there are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_stock(&self, shop: ShopId) -> Result<u64> {
        self.reading(move |session| Box::pin(count(session, shop))).await
    }
}

pub(crate) async fn count(session: &mut Session, shop: ShopId) -> Result<u64> {
    let count = session
        .query_one("SELECT count(*) FROM stock WHERE shop = ?1", &[shop.into()], |row| row.get(0))
        .await?;
    Ok(count.unwrap_or(0))
}

/// Asks for our ids of everything that the readings name.
pub(crate) fn ask_for_places(pairs: &mut Pairs, readings: &[StockReading]) {
    for reading in readings {
        pairs.ask(Entity::Products, reading.product.get());
        pairs.ask(Entity::Branches, reading.branch.get());
    }
}

/// Writes the figures that differ. Answers the readings that have no place here; those of `stale` products are as
/// old as these and are left out.
pub(crate) async fn write(
    session: &mut Session,
    shop: ShopId,
    readings: &[StockReading],
    asked_at: Option<Timestamp>,
    stale: &HashSet<i64>,
    pairs: &Pairs,
    now: Timestamp,
) -> Result<Vec<StockReading>> {
    let mut unplaced = Vec::new();
    let mut rows = Vec::with_capacity(readings.len());
    let mut placed = Vec::with_capacity(readings.len());
    for reading in readings.iter().filter(|reading| !stale.contains(&reading.product.get())) {
        let product = pairs.get(Entity::Products, reading.product.get());
        let branch = pairs.get(Entity::Branches, reading.branch.get());
        let (Some(product), Some(branch)) = (product, branch) else {
            unplaced.push(*reading);
            continue;
        };
        let scaled = |value: Quantity| {
            value.to_scaled().ok_or_else(|| StoreError::TooLarge {
                entity: Entity::Stock,
                remote: reading.product.get(),
                value: value.to_string(),
            })
        };
        placed.push((product, branch, reading.level));
        rows.push([
            shop.into(),
            product.into(),
            branch.into(),
            scaled(reading.level.on_hand)?.into(),
            scaled(reading.level.reserved)?.into(),
            reading.sold_here.into(),
            now.into(),
        ]);
    }
    if let Some(asked_at) = asked_at {
        uncounted::count(session, shop, &placed, asked_at, now).await?;
        stock_told::settle(session, shop, &placed, asked_at, now).await?;
    }
    let written = session
        .execute_many(
            "INSERT INTO stock (shop, product_id, point_of_sale_id, on_hand, reserved, sold_here, read_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (shop, product_id, point_of_sale_id) DO UPDATE SET on_hand = excluded.on_hand,
                 reserved = excluded.reserved, sold_here = excluded.sold_here, read_at = excluded.read_at
             WHERE stock.on_hand <> excluded.on_hand OR stock.reserved <> excluded.reserved
                 OR stock.sold_here <> excluded.sold_here",
            &rows,
        )
        .await?;
    if written > 0 {
        traffic::note(session, shop, Entity::Stock, Moved::arrived(written), now).await?;
        pulse::changed(session, shop, [Listed::Records(Entity::Stock)]).await?;
    }
    Ok(unplaced)
}
