//! What our orders take from the shelf until a reading of KiotViet's stock shows it as reserved: subtracted from what may
//! be sold from the moment of ordering, and exactly once.
//!
//! A reading that began before KiotViet had the order says nothing about it. One that began afterwards usually shows it;
//! but KiotViet computes what is reserved some seconds later, so the reading is believed only when the figure has risen
//! by what the order takes, or when the order has been there for [`RECOMPUTED_WITHIN`]. Until then we sell less, never more.

use std::collections::{BTreeMap, BTreeSet};

use dongbo_sync::records::StockLevel;
use dongbo_sync::{Entity, Quantity, ShopId};
use jiff::{SignedDuration, Timestamp};

use crate::error::Result;
use crate::hints::{self, HintKind, NewHint};
use crate::selling::scaled;
use crate::session::{Row, Session};
use crate::shelf::Takes;
use crate::stock_told;
use crate::store::Store;

/// How long KiotViet takes at most until what is reserved counts a new order.
pub(crate) const RECOMPUTED_WITHIN: SignedDuration = SignedDuration::from_secs(60);

impl Store {
    /// Our ids of the products whose stock is to be told to the store also when it is unchanged, since orders of ours
    /// wait for it to count them, or KiotViet said that it fell.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn stock_awaited(&self, shop: ShopId) -> Result<BTreeSet<i64>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = "SELECT DISTINCT product_id FROM uncounted WHERE shop = ?1";
                let mut products = stock_told::products(session, shop).await?;
                products.extend(session.query(sql, &[shop.into()], |row| row.get::<i64>(0)).await?);
                Ok(products)
            })
        })
        .await
    }
}

/// An order was placed.
pub(crate) async fn add(
    session: &mut Session,
    shop: ShopId,
    order: i64,
    point_of_sale: i64,
    takes: &Takes,
) -> Result<()> {
    let mut rows = Vec::with_capacity(takes.len());
    for ((product, base), (quantity, pieces)) in takes {
        rows.push([
            shop.into(),
            order.into(),
            (*product).into(),
            point_of_sale.into(),
            (*base).into(),
            scaled(*quantity)?.into(),
            scaled(*pieces)?.into(),
        ]);
    }
    session
        .execute_many(
            "INSERT INTO uncounted (shop, order_id, product_id, point_of_sale_id, base_id, quantity, pieces)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            &rows,
        )
        .await
        .map(|_| ())
}

/// Something was learnt of these orders of ours: what was cancelled takes nothing any more; what KiotViet has will be
/// counted by a reading that begins from now on, and such a reading is asked for.
pub(crate) async fn follow(
    session: &mut Session,
    shop: ShopId,
    orders: &[i64],
    now: Timestamp,
) -> Result<()> {
    let rows: Vec<_> = orders.iter().map(|order| [shop.into(), (*order).into()]).collect();
    session
        .execute_many(
            "DELETE FROM uncounted WHERE shop = ?1 AND order_id = ?2 AND EXISTS (SELECT 1 FROM orders
                 WHERE orders.shop = ?1 AND orders.id = ?2 AND (orders.state = 0 OR orders.archived_at IS NOT NULL))",
            &rows,
        )
        .await?;
    let rows: Vec<_> = orders.iter().map(|order| [shop.into(), (*order).into(), now.into()]).collect();
    let confirmed = session
        .query_many(
            "UPDATE uncounted SET confirmed_at = ?3 WHERE shop = ?1 AND order_id = ?2 AND confirmed_at IS NULL
                 AND EXISTS (SELECT 1 FROM links WHERE links.shop = ?1 AND links.entity = 'orders'
                     AND links.local_id = ?2)
             RETURNING product_id, base_id",
            &rows,
            |row| Ok([row.get::<i64>(0)?, row.get::<i64>(1)?]),
        )
        .await?;
    // An order of ours that has ended gives its goods back or has taken them away: the shelf is looked at soon.
    let rows: Vec<_> = orders.iter().map(|order| [shop.into(), (*order).into()]).collect();
    let ended = session
        .query_many(
            "SELECT products.id, products.base_id, product_parts.part_id
             FROM orders JOIN placed_orders ON placed_orders.shop = orders.shop
                     AND placed_orders.order_id = orders.id
                 JOIN order_lines ON order_lines.shop = orders.shop AND order_lines.order_id = orders.id
                 JOIN products ON products.shop = orders.shop AND products.id = order_lines.product_id
                 LEFT JOIN product_parts ON product_parts.shop = products.shop
                     AND product_parts.product_id = products.id
             WHERE orders.shop = ?1 AND orders.id = ?2 AND orders.state IN (0, 25)",
            &rows,
            |row| Ok([row.get::<Option<i64>>(0)?, row.get::<Option<i64>>(1)?, row.get::<Option<i64>>(2)?]),
        )
        .await?;
    let touched = confirmed.into_iter().flatten().chain(ended.into_iter().flatten().flatten());
    ask_for_readings(session, shop, touched, now, now).await
}

/// Asks for readings of these products' stock, now or later.
pub(crate) async fn ask_for_readings(
    session: &mut Session,
    shop: ShopId,
    products: impl Iterator<Item = i64>,
    at: Timestamp,
    now: Timestamp,
) -> Result<()> {
    let products: BTreeSet<i64> = products.collect();
    if products.is_empty() {
        return Ok(());
    }
    let rows: Vec<_> = products.iter().map(|id| [shop.into(), (*id).into()]).collect();
    let remotes = session
        .query_many(
            "SELECT remote_id FROM links WHERE shop = ?1 AND entity = 'products' AND local_id = ?2 AND gone = 0",
            &rows,
            |row| row.get::<i64>(0),
        )
        .await?;
    let hints: Vec<NewHint> = remotes
        .into_iter()
        .map(|remote_id| NewHint { entity: Entity::Stock, remote_id, kind: HintKind::Changed })
        .collect();
    match at > now {
        true => hints::note_for_later(session, shop, &hints, at, now).await,
        false => hints::note(session, shop, &hints, now).await,
    }
}

struct Waiting {
    order: i64,
    quantity: Quantity,
    confirmed_at: Option<Timestamp>,
}

/// A product's stock at a point of sale was read; called before the reading is written. `asked_at`: by our clock, before
/// the request was sent.
pub(crate) async fn count(
    session: &mut Session,
    shop: ShopId,
    readings: &[(i64, i64, StockLevel)],
    asked_at: Timestamp,
    now: Timestamp,
) -> Result<()> {
    let any = session
        .query_one("SELECT 1 FROM uncounted WHERE shop = ?1 LIMIT 1", &[shop.into()], |_| Ok(()))
        .await?;
    if any.is_none() {
        return Ok(());
    }
    let mut again: BTreeMap<i64, Timestamp> = BTreeMap::new();
    let mut counted = Vec::new();
    for (product, point_of_sale, level) in readings {
        let parameters = [shop.into(), (*product).into(), (*point_of_sale).into()];
        let waiting = session
            .query(
                "SELECT order_id, quantity, confirmed_at FROM uncounted
                 WHERE shop = ?1 AND product_id = ?2 AND point_of_sale_id = ?3
                 ORDER BY confirmed_at IS NULL, confirmed_at, order_id",
                &parameters,
                |row: &Row<'_>| {
                    Ok(Waiting { order: row.get(0)?, quantity: row.get(1)?, confirmed_at: row.get(2)? })
                },
            )
            .await?;
        if waiting.is_empty() {
            continue;
        }
        let before = session
            .query_one(
                "SELECT reserved FROM stock WHERE shop = ?1 AND product_id = ?2 AND point_of_sale_id = ?3",
                &parameters,
                |row| row.get::<Quantity>(0),
            )
            .await?
            .unwrap_or_default();
        let mut risen = level.reserved - before;
        for order in waiting {
            let Some(confirmed_at) = order.confirmed_at.filter(|at| *at <= asked_at) else { continue };
            let settled = asked_at.duration_since(confirmed_at) >= RECOMPUTED_WITHIN;
            if settled || order.quantity <= risen {
                risen = risen - order.quantity;
                counted.push([shop.into(), order.order.into(), (*product).into(), (*point_of_sale).into()]);
            } else {
                let at = confirmed_at.saturating_add(RECOMPUTED_WITHIN).unwrap_or(now);
                let known = again.entry(*product).or_insert(at);
                *known = (*known).min(at);
            }
        }
    }
    session
        .execute_many(
            "DELETE FROM uncounted WHERE shop = ?1 AND order_id = ?2 AND product_id = ?3 AND point_of_sale_id = ?4",
            &counted,
        )
        .await?;
    for (product, at) in again {
        ask_for_readings(session, shop, std::iter::once(product), at, now).await?;
    }
    Ok(())
}
