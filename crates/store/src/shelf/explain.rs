//! Stock that explains itself: how many may be sold at each point of sale, and what the figure is made of.

use std::collections::{BTreeMap, HashMap};

use dongbo_sync::records::{Product, ProductKind};
use dongbo_sync::sellable::{Reason, Sellable, Stopped};
use dongbo_sync::{Local, Quantity, Reference, ShopId};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::Shelf;
use crate::branches::places_in_use;
use crate::error::Result;
use crate::exact::Exact;
use crate::session::{Row, Session};
use crate::store::Store;

/// How many of a product may be sold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProductSellable {
    /// The product.
    pub product_id: i64,
    /// Its code.
    pub code: String,
    /// Its full name.
    pub full_name: String,
    /// What one piece is called; `sellable` counts these.
    pub unit: Option<String>,
    /// At each point of sale in use.
    pub points_of_sale: Vec<SellableAt>,
}

/// How many may be sold at one point of sale, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SellableAt {
    /// Where.
    pub point_of_sale_id: i64,
    /// Its name.
    pub point_of_sale: String,
    /// Whole pieces of the product's own unit, never below zero: what stock covers.
    pub sellable: i64,
    /// Nothing limits how many are sold, whatever `sellable` says.
    pub unlimited: bool,
    /// What decides: counted, no_stock_needed, sells_negative, stopped_in_shop, stopped_at_point_of_sale,
    /// not_by_itself.
    pub reason: String,
    /// The pool that was counted: the product's own, or that of a combo's scarcest part.
    pub count: Option<PoolCount>,
    /// The part that limits a combo.
    pub scarcest_part: Option<ScarcestPart>,
    /// When the figures were last read; missing where nothing was ever read.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub read_at: Option<Timestamp>,
}

/// How a pool of stock was counted, in base units: free = on_hand − reserved − ours − told_less − buffer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PoolCount {
    /// Whose pool.
    pub product_id: i64,
    /// Its code.
    pub code: String,
    /// Tồn.
    #[schema(value_type = f64)]
    pub on_hand: Exact,
    /// Khách đặt, over all units of the pool.
    #[schema(value_type = f64)]
    pub reserved: Exact,
    /// Our own orders that KiotViet does not count yet.
    #[schema(value_type = f64)]
    pub ours: Exact,
    /// So many fewer since the reading, as KiotViet told by itself; it is being read again.
    #[schema(value_type = f64)]
    pub told_less: Exact,
    /// Held back by the shop.
    #[schema(value_type = f64)]
    pub buffer: Exact,
    /// What is left; may be negative.
    #[schema(value_type = f64)]
    pub free: Exact,
    /// The orders that `ours` is made of.
    pub orders: Vec<UncountedOrder>,
}

/// One of our orders that KiotViet does not count yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UncountedOrder {
    /// The order.
    pub order_id: i64,
    /// What it is called.
    pub code: String,
    /// How much of the pool it takes, in base units.
    #[schema(value_type = f64)]
    pub pieces: Exact,
    /// KiotViet has it; its stock has not been read since.
    pub arrived: bool,
}

/// The part that limits a combo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ScarcestPart {
    /// Which product.
    pub product_id: i64,
    /// Its code.
    pub code: String,
    /// How many base units of it one combo takes.
    #[schema(value_type = f64)]
    pub needs: Exact,
}

impl Store {
    /// How many of these products may be sold at each point of sale in use, and why; in the order asked, without those
    /// that do not exist.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sellable(&self, shop: ShopId, products: &[Local<Product>]) -> Result<Vec<ProductSellable>> {
        let ids: Vec<i64> = products.iter().map(|product| product.get()).collect();
        self.reading(move |session| Box::pin(async move { explain(session, shop, &ids).await })).await
    }

    /// The living products of that code, without regard to case.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn products_coded(&self, shop: ShopId, code: &str) -> Result<Vec<Local<Product>>> {
        let key = dongbo_sync::text::match_key(code);
        self.reading(move |session| {
            Box::pin(async move {
                // By the code there are few, hence the plus: no walk over all products in the order of ids.
                let sql = "SELECT id FROM products WHERE shop = ?1 AND code_key = ?2 AND archived_at IS NULL
                     ORDER BY +id";
                session.query(sql, &[shop.into(), key.into()], |row| row.get(0)).await
            })
        })
        .await
    }
}

async fn explain(session: &mut Session, shop: ShopId, ids: &[i64]) -> Result<Vec<ProductSellable>> {
    let places = places_in_use(session, shop).await?;
    let swept_at = swept_at(session, shop).await?;
    let mut all: BTreeMap<i64, ProductSellable> = BTreeMap::new();
    for (place, name) in places {
        let shelf = Shelf::load(session, shop, place, ids).await?;
        let orders = uncounted(session, shop, place).await?;
        for id in ids {
            let (Some(goods), Some(sellable)) = (shelf.goods.get(id), shelf.sellable(*id)) else { continue };
            let product = all.entry(*id).or_insert_with(|| ProductSellable {
                product_id: *id,
                code: goods.code.clone(),
                full_name: goods.full_name.clone(),
                unit: goods.unit.clone(),
                points_of_sale: Vec::new(),
            });
            product.points_of_sale.push(at(&shelf, *id, &sellable, &orders, swept_at, place, name.clone()));
        }
    }
    Ok(ids.iter().filter_map(|id| all.remove(id)).collect())
}

/// How many of these products may be sold over all points of sale in use, and whether nothing limits it at one of them.
pub(crate) async fn pieces(
    session: &mut Session,
    shop: ShopId,
    ids: &[i64],
) -> Result<HashMap<i64, (i64, bool)>> {
    let mut sums: HashMap<i64, (i64, bool)> = HashMap::new();
    for (place, _) in places_in_use(session, shop).await? {
        let shelf = Shelf::load(session, shop, place, ids).await?;
        for id in ids {
            let Some(sellable) = shelf.sellable(*id) else { continue };
            let (pieces, unlimited) = sums.entry(*id).or_default();
            *pieces = pieces.saturating_add(sellable.pieces);
            *unlimited |= is_unlimited(sellable.reason);
        }
    }
    Ok(sums)
}

const fn is_unlimited(reason: Reason) -> bool {
    matches!(reason, Reason::NoStockNeeded | Reason::SellsNegative)
}

type Uncounted = BTreeMap<i64, Vec<UncountedOrder>>;

fn at(
    shelf: &Shelf,
    product: i64,
    sellable: &Sellable,
    orders: &Uncounted,
    swept_at: Option<Timestamp>,
    place: i64,
    name: String,
) -> SellableAt {
    let code = |id: i64| shelf.goods.get(&id).map_or_else(String::new, |goods| goods.code.clone());
    let limiting = sellable.limiting.map(|limiting| (id_of(limiting.product), limiting.needs));
    let counted = limiting.map_or(product, |(part, _)| part);
    let base = match shelf.goods.get(&counted) {
        Some(goods) if goods.kind == ProductKind::Goods => {
            goods.unit_of.map_or(Some(counted), |(base, _)| base)
        }
        _ => None,
    };
    let read_at = shelf.levels.get(&base.unwrap_or(product)).map(|level| level.read_at);
    SellableAt {
        point_of_sale_id: place,
        point_of_sale: name,
        sellable: sellable.pieces,
        unlimited: is_unlimited(sellable.reason),
        reason: reason(sellable.reason).to_owned(),
        count: sellable.count.zip(base).map(|(count, base)| PoolCount {
            product_id: base,
            code: code(base),
            on_hand: count.on_hand.into(),
            reserved: count.reserved.into(),
            ours: count.ours.into(),
            told_less: count.told_less.into(),
            buffer: count.buffer.into(),
            free: count.free.into(),
            orders: orders.get(&base).cloned().unwrap_or_default(),
        }),
        scarcest_part: limiting.map(|(part, needs)| ScarcestPart {
            product_id: part,
            code: code(part),
            needs: needs.into(),
        }),
        read_at: read_at.map(|at| swept_at.map_or(at, |swept| swept.max(at))),
    }
}

fn id_of(reference: Reference<Product>) -> i64 {
    match reference {
        Reference::Here(id) => id.get(),
        Reference::There(id) => id.get(),
    }
}

fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Counted => "counted",
        Reason::NoStockNeeded => "no_stock_needed",
        Reason::SellsNegative => "sells_negative",
        Reason::NotOnSale(Stopped::InShop) => "stopped_in_shop",
        Reason::NotOnSale(Stopped::AtBranch) => "stopped_at_point_of_sale",
        Reason::NotOnSale(Stopped::NotByItself) => "not_by_itself",
    }
}

/// When the last complete reading of all stock began: figures that it found unchanged were not written.
async fn swept_at(session: &mut Session, shop: ShopId) -> Result<Option<Timestamp>> {
    let position = session
        .query_one("SELECT value FROM positions WHERE shop = ?1 AND name = 'stock'", &[shop.into()], |row| {
            row.get::<String>(0)
        })
        .await?;
    let value = position.and_then(|json| serde_json::from_str::<serde_json::Value>(&json).ok());
    Ok(value.and_then(|value| value.get("swept_at")?.as_str()?.parse().ok()))
}

/// Our orders that KiotViet does not count yet, by the base of the pool.
async fn uncounted(session: &mut Session, shop: ShopId, place: i64) -> Result<Uncounted> {
    let rows = session
        .query(
            "SELECT uncounted.base_id, orders.id,
                 CASE WHEN orders.code = '' THEN coalesce(orders.reference, '') ELSE orders.code END,
                 sum(uncounted.pieces), min(uncounted.confirmed_at IS NOT NULL)
             FROM uncounted JOIN orders ON orders.shop = uncounted.shop AND orders.id = uncounted.order_id
             WHERE uncounted.shop = ?1 AND uncounted.point_of_sale_id = ?2
             GROUP BY uncounted.base_id, orders.id, orders.code, orders.reference
             ORDER BY uncounted.base_id, orders.id",
            &[shop.into(), place.into()],
            |row: &Row<'_>| {
                let order = UncountedOrder {
                    order_id: row.get(1)?,
                    code: row.get(2)?,
                    pieces: row.get::<Quantity>(3)?.into(),
                    arrived: row.get(4)?,
                };
                Ok((row.get::<i64>(0)?, order))
            },
        )
        .await?;
    let mut of_pool = Uncounted::new();
    for (base, order) in rows {
        of_pool.entry(base).or_default().push(order);
    }
    Ok(of_pool)
}
