//! Reads a shelf.

use std::collections::{BTreeMap, BTreeSet};

use dongbo_sync::records::{ProductKind, StockLevel};
use dongbo_sync::{Quantity, ShopId};

use super::{DEEPEST, Goods, Level, Shelf};
use crate::connections::KiotVietSettings;
use crate::error::{Result, StoreError};
use crate::records::table::named;
use crate::selling;
use crate::session::{Row, Session};

impl Shelf {
    /// The shelf of a point of sale, as far as these products go.
    pub async fn load(
        session: &mut Session,
        shop: ShopId,
        point_of_sale: i64,
        products: &[i64],
    ) -> Result<Self> {
        let chosen = selling::of_shop(session, shop).await?;
        let mut shelf = Self {
            buffer: Quantity::new(chosen.buffer.0),
            sell_negative: chosen.sell_negative && takes_negative_orders(session, shop).await?,
            ..Self::default()
        };
        let mut wanted: BTreeSet<i64> = products.iter().copied().collect();
        // The products themselves, the parts of combos, and the bases of units among both.
        for _ in 0..=DEEPEST + 1 {
            wanted.retain(|id| !shelf.goods.contains_key(id));
            if wanted.is_empty() {
                break;
            }
            for (id, goods) in goods(session, shop, &wanted).await? {
                shelf.goods.insert(id, goods);
            }
            wanted = shelf
                .goods
                .values()
                .flat_map(|goods| {
                    let parts = goods.parts.iter().filter_map(|(part, _)| *part);
                    parts.chain(goods.unit_of.and_then(|(base, _)| base))
                })
                .collect();
        }
        shelf.load_pools(session, shop, point_of_sale).await?;
        Ok(shelf)
    }

    async fn load_pools(&mut self, session: &mut Session, shop: ShopId, point_of_sale: i64) -> Result<()> {
        let bases: Vec<i64> = self
            .goods
            .iter()
            .filter(|(_, goods)| goods.kind == ProductKind::Goods && goods.unit_of.is_none())
            .map(|(id, _)| *id)
            .collect();
        let keys: Vec<_> = bases.iter().map(|id| [shop.into(), (*id).into()]).collect();
        let units = session
            .query_many(
                // The plus keeps SQLite from reading the whole shop in the order of ids: by the base there are few.
                "SELECT base_id, id, conversion FROM products WHERE shop = ?1 AND base_id = ?2 ORDER BY +id",
                &keys,
                |row| Ok((row.get::<i64>(0)?, (row.get::<i64>(1)?, row.get::<Quantity>(2)?))),
            )
            .await?;
        for (base, unit) in units {
            self.units.entry(base).or_default().push(unit);
        }
        let rows: BTreeSet<i64> =
            self.goods.keys().copied().chain(self.units.values().flatten().map(|(unit, _)| *unit)).collect();
        let keys: Vec<_> = rows.iter().map(|id| [shop.into(), (*id).into(), point_of_sale.into()]).collect();
        let levels = session
            .query_many(
                "SELECT stock.product_id, stock.on_hand, stock.reserved, stock.sold_here, stock.read_at,
                     stock_told.on_hand, stock_told.reserved
                 FROM stock LEFT JOIN stock_told ON stock_told.shop = stock.shop
                     AND stock_told.product_id = stock.product_id
                     AND stock_told.point_of_sale_id = stock.point_of_sale_id
                 WHERE stock.shop = ?1 AND stock.product_id = ?2 AND stock.point_of_sale_id = ?3",
                &keys,
                |row| {
                    let stock = StockLevel { on_hand: row.get(1)?, reserved: row.get(2)? };
                    let told = row.get::<Option<Quantity>>(5)?.zip(row.get::<Option<Quantity>>(6)?);
                    let told = told.map(|(on_hand, reserved)| StockLevel { on_hand, reserved });
                    let level = Level { stock, told, sold_here: row.get(3)?, read_at: row.get(4)? };
                    Ok((row.get::<i64>(0)?, level))
                },
            )
            .await?;
        self.levels = levels.into_iter().collect();
        let keys: Vec<_> = bases.iter().map(|id| [shop.into(), (*id).into(), point_of_sale.into()]).collect();
        let uncounted = session
            .query_many(
                "SELECT base_id, sum(pieces) FROM uncounted
                 WHERE shop = ?1 AND base_id = ?2 AND point_of_sale_id = ?3 GROUP BY base_id",
                &keys,
                |row| Ok((row.get::<i64>(0)?, row.get::<Quantity>(1)?)),
            )
            .await?;
        self.uncounted = uncounted.into_iter().collect();
        #[cfg(feature = "broken")]
        if session.makes(crate::Mistake::ForgetTheUncounted) {
            self.uncounted.clear();
        }
        Ok(())
    }
}

/// Whether KiotViet takes orders for what is not there. What was never read is taken for a no.
pub(super) async fn takes_negative_orders(session: &mut Session, shop: ShopId) -> Result<bool> {
    let settings = session
        .query_one("SELECT settings FROM connections WHERE shop = ?1", &[shop.into()], |row| {
            serde_json::from_str::<KiotVietSettings>(row.text(0)?.unwrap_or_default())
                .map_err(|_| StoreError::Database { detail: "odd settings".to_owned() })
        })
        .await?;
    // A shop without a KiotViet decides for itself.
    Ok(settings.is_none_or(|settings| settings.allow_order_when_out_stock == Some(true)))
}

async fn goods(session: &mut Session, shop: ShopId, ids: &BTreeSet<i64>) -> Result<BTreeMap<i64, Goods>> {
    let keys: Vec<_> = ids.iter().map(|id| [shop.into(), (*id).into()]).collect();
    let read = |row: &Row<'_>| {
        let archived: bool = row.get(9)?;
        let unit_of = match row.get::<Option<Quantity>>(8)? {
            Some(conversion) => Some((row.get::<Option<i64>>(7)?, conversion)),
            None => None,
        };
        let goods = Goods {
            code: row.get(1)?,
            full_name: row.get(2)?,
            unit: row.get(12)?,
            kind: named(row, 3, ProductKind::named)?,
            base_price: row.get(4)?,
            active: row.get::<bool>(5)? && !archived,
            allows_sale: row.get(6)?,
            only_in_stock: row.get(10)?,
            buffer: row.get(11)?,
            unit_of,
            parts: Vec::new(),
        };
        Ok((row.get::<i64>(0)?, goods))
    };
    let found = session
        .query_many(
            "SELECT products.id, code, full_name, kind, base_price, active, allows_sale, base_id, conversion,
                 archived_at IS NOT NULL, coalesce(product_selling.only_in_stock, 0), product_selling.buffer, unit
             FROM products LEFT JOIN product_selling ON product_selling.shop = products.shop
                 AND product_selling.product_id = products.id
             WHERE products.shop = ?1 AND products.id = ?2",
            &keys,
            read,
        )
        .await?;
    let mut found: BTreeMap<i64, Goods> = found.into_iter().collect();
    let combos: Vec<_> = found
        .iter()
        .filter(|(_, goods)| goods.kind == ProductKind::Combo)
        .map(|(id, _)| [shop.into(), (*id).into()])
        .collect();
    let parts = session
        .query_many(
            "SELECT product_id, part_id, quantity FROM product_parts
             WHERE shop = ?1 AND product_id = ?2 ORDER BY position",
            &combos,
            |row| Ok((row.get::<i64>(0)?, (row.get::<Option<i64>>(1)?, row.get::<Quantity>(2)?))),
        )
        .await?;
    for (combo, part) in parts {
        if let Some(goods) = found.get_mut(&combo) {
            goods.parts.push(part);
        }
    }
    Ok(found)
}
