//! What KiotViet tells of stock by itself: no fact, since calls come late, twice and in any order, but where it leaves less
//! to sell than the last reading, less is sold at once, until a reading that was asked for later tells the truth.
//!
//! KiotViet computes its figures some seconds after a sale. A reading that still shows the figures from before it is
//! therefore not believed until [`RECOMPUTED_WITHIN`] has passed.

use std::collections::BTreeSet;

use dongbo_sync::records::StockLevel;
use dongbo_sync::{Entity, Quantity, ShopId};
use jiff::Timestamp;

use crate::error::Result;
use crate::orders::uncounted::{RECOMPUTED_WITHIN, ask_for_readings};
use crate::records::references::Pairs;
use crate::session::{Row, Session};

/// The stock of one product at one branch, as a call told it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StockTold {
    /// KiotViet's id of the product.
    pub product: i64,
    /// KiotViet's id of the branch.
    pub branch: i64,
    /// What there is said to be.
    pub level: StockLevel,
}

/// What a stock level leaves.
fn left(level: StockLevel) -> Quantity {
    level.on_hand - level.reserved
}

fn level(row: &Row<'_>) -> Result<StockLevel> {
    Ok(StockLevel { on_hand: row.get(0)?, reserved: row.get(1)? })
}

/// KiotView told these. Of several calls the one that leaves least counts; figures too large to be kept are left out.
pub(crate) async fn note(
    session: &mut Session,
    shop: ShopId,
    told: &[StockTold],
    now: Timestamp,
) -> Result<()> {
    let mut pairs = Pairs::default();
    for one in told {
        pairs.ask(Entity::Products, one.product);
        pairs.ask(Entity::Branches, one.branch);
    }
    pairs.look_up_locals(session, shop).await?;
    for one in told {
        let product = pairs.get(Entity::Products, one.product);
        let branch = pairs.get(Entity::Branches, one.branch);
        let figures = one.level.on_hand.to_scaled().zip(one.level.reserved.to_scaled());
        let (Some(product), Some(branch), Some((on_hand, reserved))) = (product, branch, figures) else {
            continue;
        };
        let place = [shop.into(), product.into(), branch.into()];
        let known = session.query_one(READ, &place, level).await?;
        // Where nothing was read yet there is nothing to sell.
        if known.is_none_or(|known| left(known) <= left(one.level)) {
            continue;
        }
        session
            .execute(
                "INSERT INTO stock_told (shop, product_id, point_of_sale_id, on_hand, reserved, told_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (shop, product_id, point_of_sale_id) DO UPDATE SET told_at = excluded.told_at,
                     on_hand = CASE WHEN excluded.on_hand - excluded.reserved < stock_told.on_hand - stock_told.reserved
                         THEN excluded.on_hand ELSE stock_told.on_hand END,
                     reserved = CASE WHEN excluded.on_hand - excluded.reserved < stock_told.on_hand - stock_told.reserved
                         THEN excluded.reserved ELSE stock_told.reserved END",
                &[
                    shop.into(),
                    product.into(),
                    branch.into(),
                    on_hand.into(),
                    reserved.into(),
                    now.into(),
                ],
            )
            .await?;
    }
    Ok(())
}

const READ: &str = "SELECT on_hand, reserved FROM stock
     WHERE shop = ?1 AND product_id = ?2 AND point_of_sale_id = ?3";

/// Products at points of sale were read; called before the readings are written. `asked_at`: by our clock, before the
/// request was sent.
pub(crate) async fn settle(
    session: &mut Session,
    shop: ShopId,
    readings: &[(i64, i64, StockLevel)],
    asked_at: Timestamp,
    now: Timestamp,
) -> Result<()> {
    if products(session, shop).await?.is_empty() {
        return Ok(());
    }
    for (product, place, reading) in readings {
        let key = [shop.into(), (*product).into(), (*place).into()];
        let sql = "SELECT on_hand, reserved, told_at FROM stock_told
             WHERE shop = ?1 AND product_id = ?2 AND point_of_sale_id = ?3";
        let told = session.query_one(sql, &key, |row| Ok((level(row)?, row.get::<Timestamp>(2)?))).await?;
        let Some((told, told_at)) = told.filter(|(_, told_at)| *told_at <= asked_at) else { continue };
        let moved = session.query_one(READ, &key, level).await?.is_none_or(|before| before != *reading);
        let settled = asked_at.duration_since(told_at) >= RECOMPUTED_WITHIN;
        if moved || settled || left(*reading) <= left(told) {
            let sql = "DELETE FROM stock_told
                 WHERE shop = ?1 AND product_id = ?2 AND point_of_sale_id = ?3";
            session.execute(sql, &key).await?;
        } else {
            let again = told_at.saturating_add(RECOMPUTED_WITHIN).unwrap_or(now);
            ask_for_readings(session, shop, std::iter::once(*product), again, now).await?;
        }
    }
    Ok(())
}

/// Our ids of the products of which KiotViet told less than was read.
pub(crate) async fn products(session: &mut Session, shop: ShopId) -> Result<BTreeSet<i64>> {
    let sql = "SELECT DISTINCT product_id FROM stock_told WHERE shop = ?1";
    Ok(session.query(sql, &[shop.into()], |row| row.get(0)).await?.into_iter().collect())
}
