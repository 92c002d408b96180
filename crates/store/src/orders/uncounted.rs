//! What our orders take from the shelf until a reading of KiotViet's stock shows it as reserved: subtracted from what may
//! be sold from the moment of ordering, and exactly once.
//!
//! A reading that began before KiotViet had the order says nothing about it. One that began afterwards usually shows it;
//! but KiotViet computes what is reserved some seconds later, so the reading is believed only when the figure has risen
//! by what the order takes, or when the order has been there for [`RECOMPUTED_WITHIN`]. Until then we sell less, never more.
//!
//! An order that KiotViet has, or may have, and that takes more after a change here takes the difference from then on, as
//! a part of its own: each part is counted once. What it takes less is free when KiotViet's stock says so.

use std::collections::{BTreeMap, BTreeSet};

use dongbo_sync::records::{Order, StockLevel};
use dongbo_sync::{Entity, Quantity, Reference, ShopId};
use jiff::{SignedDuration, Timestamp};

use super::rewrite::quantities;
use crate::edits::turn_inwards;
use crate::error::Result;
use crate::hints::{self, HintKind, NewHint};
use crate::pulse::{self, Listed};
use crate::records::table::{Table, from_json};
use crate::selling::scaled;
use crate::session::{Row, Session};
use crate::shelf::{Shelf, Takes};
use crate::store::Store;
use crate::{outbox, stock_told};

/// How long KiotViet takes at most until what is reserved counts a new order. Up to 20 seconds were observed; what is
/// believed too early is sold twice, what is believed late is only sold a little later.
pub(crate) const RECOMPUTED_WITHIN: SignedDuration = SignedDuration::from_secs(120);

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

/// An order was placed (part 0), or takes more than KiotViet knows of (a further part).
pub(crate) async fn add(
    session: &mut Session,
    shop: ShopId,
    order: i64,
    point_of_sale: i64,
    part: i64,
    takes: &Takes,
) -> Result<()> {
    let mut rows = Vec::with_capacity(takes.len());
    for ((product, base), (quantity, pieces)) in takes {
        rows.push([
            shop.into(),
            order.into(),
            (*product).into(),
            point_of_sale.into(),
            part.into(),
            (*base).into(),
            scaled(*quantity)?.into(),
            scaled(*pieces)?.into(),
        ]);
    }
    session
        .execute_many(
            "INSERT INTO uncounted (shop, order_id, product_id, point_of_sale_id, part, base_id, quantity, pieces)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
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
            "UPDATE uncounted SET confirmed_at = ?3 WHERE shop = ?1 AND order_id = ?2 AND part = 0
                 AND confirmed_at IS NULL AND EXISTS (SELECT 1 FROM links WHERE links.shop = ?1 AND links.entity = 'orders'
                     AND links.local_id = ?2)
             RETURNING product_id, base_id",
            &rows,
            |row| Ok([row.get::<i64>(0)?, row.get::<i64>(1)?]),
        )
        .await?;
    let changed = confirm_changes(session, shop, orders, now).await?;
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
    let confirmed = confirmed.into_iter().chain(changed);
    let touched = confirmed.flatten().chain(ended.into_iter().flatten().flatten());
    ask_for_readings(session, shop, touched, now, now).await
}

/// Changes of these orders that KiotViet has by now: it knows of everything that ours take. Answers the products.
async fn confirm_changes(
    session: &mut Session,
    shop: ShopId,
    orders: &[i64],
    now: Timestamp,
) -> Result<Vec<[i64; 2]>> {
    let rows: Vec<_> = orders.iter().map(|order| [shop.into(), (*order).into()]).collect();
    let open: Vec<i64> = session
        .query_many(
            "SELECT DISTINCT order_id FROM uncounted
             WHERE shop = ?1 AND order_id = ?2 AND part > 0 AND confirmed_at IS NULL",
            &rows,
            |row| row.get(0),
        )
        .await?;
    let mut settled = Vec::new();
    for order in open {
        if taken_beyond(session, shop, order).await?.is_some_and(|beyond| beyond.more.is_empty()) {
            settled.push([shop.into(), order.into(), now.into()]);
        }
    }
    session
        .query_many(
            "UPDATE uncounted SET confirmed_at = ?3
             WHERE shop = ?1 AND order_id = ?2 AND part > 0 AND confirmed_at IS NULL
             RETURNING product_id, base_id",
            &settled,
            |row| Ok([row.get::<i64>(0)?, row.get::<i64>(1)?]),
        )
        .await
}

/// An order of ours was changed here: what it takes from now on that KiotViet does not know of. An order that was never
/// sent takes what it is now, and nothing else.
pub(crate) async fn recount(session: &mut Session, shop: ShopId, order: i64, now: Timestamp) -> Result<()> {
    let Some(beyond) = taken_beyond(session, shop, order).await? else { return Ok(()) };
    let open = match beyond.sent {
        true => " AND part > 0 AND confirmed_at IS NULL",
        false => "",
    };
    let key = [shop.into(), order.into()];
    let sql = format!("DELETE FROM uncounted WHERE shop = ?1 AND order_id = ?2{open}");
    session.execute(&sql, &key).await?;
    let part = match beyond.sent {
        false => 0,
        true => {
            let sql = "SELECT coalesce(max(part), 0) + 1 FROM uncounted WHERE shop = ?1 AND order_id = ?2";
            session.query_one(sql, &key, |row| row.get(0)).await?.unwrap_or(1)
        }
    };
    let pools: Vec<i64> = beyond.more.keys().flat_map(|(product, base)| [*product, *base]).collect();
    add(session, shop, order, beyond.place, part, &beyond.more).await?;
    pulse::changed(session, shop, [Listed::Records(Entity::Stock), Listed::Records(Entity::Products)])
        .await?;
    ask_for_readings(session, shop, pools.into_iter(), now, now).await
}

/// What an order takes beyond what KiotViet knows of.
struct Beyond {
    /// Our id of the point of sale.
    place: i64,
    /// KiotViet has the order, or may have it.
    sent: bool,
    /// What is not known there.
    more: Takes,
}

/// Nothing for orders that take nothing more from a shelf of ours: ended, archived, or sold elsewhere.
async fn taken_beyond(session: &mut Session, shop: ShopId, order: i64) -> Result<Option<Beyond>> {
    let Some(stored) = Order::read(session, shop, &[order]).await?.pop() else { return Ok(None) };
    let place = |order: &Order| match order.branch {
        Some(Reference::Here(place)) => Some(place.get()),
        Some(Reference::There(_)) | None => None,
    };
    let ours = stored.record;
    let Some(sold_at) = place(&ours).filter(|_| !stored.archived && !ours.state.is_final()) else {
        return Ok(None);
    };
    let mut there = there(session, shop, order).await?;
    if let Some(there) = &mut there {
        inwards(session, shop, there).await?;
    }
    let known = there.as_ref().filter(|there| place(there) == Some(sold_at));
    let of = |order: Option<&Order>| order.map(quantities).unwrap_or_default();
    let (wanted, known) = (of(Some(&ours)), of(known));
    let products: BTreeSet<i64> = wanted.keys().chain(known.keys()).copied().collect();
    let shelf = Shelf::load(session, shop, sold_at, &products.into_iter().collect::<Vec<_>>()).await?;
    let takes = |quantities: &BTreeMap<i64, Quantity>| {
        let mut takes = Takes::new();
        quantities.iter().for_each(|(product, quantity)| shelf.takes(*product, *quantity, &mut takes));
        takes
    };
    let known = takes(&known);
    let mut more = takes(&wanted);
    more.retain(|key, (quantity, pieces)| {
        if let Some((known, known_pieces)) = known.get(key) {
            *quantity = *quantity - *known;
            *pieces = *pieces - *known_pieces;
        }
        *quantity > Quantity::ZERO && *pieces > Quantity::ZERO
    });
    Ok(Some(Beyond { place: sold_at, sent: there.is_some(), more }))
}

/// An order as KiotViet was last seen to have it.
pub(crate) async fn linked(session: &mut Session, shop: ShopId, order: i64) -> Result<Option<Order>> {
    let sql = "SELECT theirs FROM links WHERE shop = ?1 AND entity = 'orders' AND local_id = ?2 AND gone = 0";
    let read = |row: &Row<'_>| from_json(row.text(0)?.unwrap_or_default());
    session.query_one(sql, &[shop.into(), order.into()], read).await
}

/// An order as KiotViet has it, or has it if what was sent has arrived.
pub(crate) async fn there(session: &mut Session, shop: ShopId, order: i64) -> Result<Option<Order>> {
    if let Some(linked) = linked(session, shop, order).await? {
        return Ok(Some(linked));
    }
    let attempt = outbox::attempts::<Order>(session, shop, &[order]).await?.pop();
    Ok(attempt.and_then(|(_, attempt)| attempt.birth().cloned()))
}

/// Turns an order's references into our ids, wherever there are any.
pub(crate) async fn inwards(session: &mut Session, shop: ShopId, order: &mut Order) -> Result<()> {
    turn_inwards(session, shop, order).await
}

/// Our id of KiotViet's customer.
pub(crate) async fn customer(session: &mut Session, shop: ShopId, remote: i64) -> Result<Option<i64>> {
    let sql = "SELECT local_id FROM links WHERE shop = ?1 AND entity = 'customers' AND remote_id = ?2";
    let found = session.query_one(sql, &[shop.into(), remote.into()], |row| row.get(0)).await?;
    Ok(found.flatten())
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
    part: i64,
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
                "SELECT order_id, quantity, confirmed_at, part FROM uncounted
                 WHERE shop = ?1 AND product_id = ?2 AND point_of_sale_id = ?3
                 ORDER BY confirmed_at IS NULL, confirmed_at, order_id, part",
                &parameters,
                |row: &Row<'_>| {
                    Ok(Waiting {
                        order: row.get(0)?,
                        quantity: row.get(1)?,
                        confirmed_at: row.get(2)?,
                        part: row.get(3)?,
                    })
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
                counted.push([
                    shop.into(),
                    order.order.into(),
                    (*product).into(),
                    (*point_of_sale).into(),
                    order.part.into(),
                ]);
            } else {
                let at = confirmed_at.saturating_add(RECOMPUTED_WITHIN).unwrap_or(now);
                let known = again.entry(*product).or_insert(at);
                *known = (*known).min(at);
            }
        }
    }
    session
        .execute_many(
            "DELETE FROM uncounted WHERE shop = ?1 AND order_id = ?2 AND product_id = ?3 AND point_of_sale_id = ?4
                 AND part = ?5",
            &counted,
        )
        .await?;
    for (product, at) in again {
        ask_for_readings(session, shop, std::iter::once(product), at, now).await?;
    }
    Ok(())
}
