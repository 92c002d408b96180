//! Which products may be sold out: what a list looks at more closely, instead of counting every product of a shop.

use dongbo_sync::Quantity;

use super::load::takes_negative_orders;
use crate::conditions::Conditions;
use crate::error::Result;
use crate::selling;
use crate::session::Session;

/// Pools whose count depends on more than the figures of stock: our orders that KiotViet does not count, what it told
/// since, a buffer of their own.
const UNSURE: &str = "SELECT base_id FROM uncounted WHERE shop = ?1
     UNION ALL
     SELECT coalesce(told.base_id, told.id) FROM stock_told JOIN products AS told
         ON told.shop = stock_told.shop AND told.id = stock_told.product_id WHERE stock_told.shop = ?1
     UNION ALL
     SELECT product_id FROM product_selling WHERE shop = ?1 AND buffer IS NOT NULL";

/// Bases that are sold in further units.
const IN_UNITS: &str = "SELECT base_id FROM products WHERE shop = ?1 AND base_id IS NOT NULL";

const IN_USE: &str = "SELECT id FROM points_of_sale WHERE shop = ?1 AND archived_at IS NULL";

/// Adds the condition that nothing of a product of a query on `products` may be sold anywhere, as far as SQL can tell
/// without counting ([`pieces`](super::pieces) counts): no product that is sold out is missed, hardly any other is found.
pub(crate) async fn perhaps(session: &mut Session, conditions: &mut Conditions<'_>) -> Result<()> {
    let shop = conditions.shop;
    let chosen = selling::of_shop(session, shop).await?;
    let negative = chosen.sell_negative && takes_negative_orders(session, shop).await?;
    let buffer = conditions.put(selling::scaled(Quantity::new(chosen.buffer.0))?);
    let on_sale = if negative {
        format!(
            "({} OR id NOT IN (SELECT product_id FROM product_selling WHERE shop = ?1 AND only_in_stock = 1)
                 AND EXISTS (SELECT 1 FROM points_of_sale AS place WHERE {}))",
            enough(&buffer),
            sold_at_place()
        )
    } else {
        enough(&buffer)
    };
    conditions
        .and_that(&format!("NOT (archived_at IS NULL AND active = 1 AND allows_sale = 1 AND {on_sale})"));
    Ok(())
}

/// There is enough at some point of sale, for certain.
fn enough(buffer: &str) -> String {
    let base = "coalesce(products.base_id, products.id)";
    // Most products are plain: one look at their stock decides.
    let plain = format!(
        "products.kind = 'goods' AND products.base_id IS NULL AND products.base_there IS NULL
             AND products.id NOT IN ({IN_UNITS} UNION ALL {UNSURE})
             AND EXISTS (SELECT 1 FROM stock AS level WHERE level.shop = ?1 AND level.product_id = products.id
                 AND level.sold_here = 1 AND level.on_hand - level.reserved - {buffer} >= 10000
                 AND level.point_of_sale_id IN ({IN_USE}))"
    );
    let goods = format!(
        "products.base_there IS NULL AND {}",
        holds(base, "coalesce(products.conversion, 10000)", buffer)
    );
    let part_base = "coalesce(goods.base_id, goods.id)";
    // Parts of one pool are taken from it together.
    let needs = format!(
        "(SELECT sum(same.quantity * coalesce(other.conversion, 10000) / 10000 + 1)
             FROM product_parts AS same JOIN products AS other ON other.shop = same.shop AND other.id = same.part_id
             WHERE same.shop = ?1 AND same.product_id = products.id
                 AND coalesce(other.base_id, other.id) = {part_base})"
    );
    let combo = format!(
        "EXISTS (SELECT 1 FROM product_parts WHERE shop = ?1 AND product_id = products.id)
             AND NOT EXISTS (
                 SELECT 1 FROM product_parts AS part
                 LEFT JOIN products AS goods ON goods.shop = part.shop AND goods.id = part.part_id
                 WHERE part.shop = ?1 AND part.product_id = products.id AND NOT coalesce(
                     goods.kind = 'service' OR goods.kind = 'goods' AND goods.base_there IS NULL
                         AND part.quantity > 0 AND {}, 0))",
        holds(part_base, &needs, buffer)
    );
    format!(
        "({plain} OR EXISTS (SELECT 1 FROM points_of_sale AS place WHERE {}
             AND CASE products.kind WHEN 'service' THEN 1 WHEN 'goods' THEN {goods} ELSE {combo} END))",
        sold_at_place()
    )
}

/// `place` is in use, and the product is not stopped there.
fn sold_at_place() -> &'static str {
    "place.shop = ?1 AND place.archived_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM stock AS own WHERE own.shop = ?1 AND own.product_id = products.id
             AND own.point_of_sale_id = place.id AND own.sold_here = 0)"
}

/// The pool of this base holds so much at `place`, whatever its units have reserved.
fn holds(base: &str, needs: &str, buffer: &str) -> String {
    format!(
        "{base} NOT IN ({UNSURE}) AND EXISTS (
             SELECT 1 FROM stock AS level WHERE level.shop = ?1 AND level.product_id = {base}
                 AND level.point_of_sale_id = place.id
                 AND level.on_hand - level.reserved - {buffer}
                     - CASE WHEN {base} IN ({IN_UNITS}) THEN coalesce((
                           SELECT sum(max(theirs.reserved, 0) * unit.conversion / 10000 + 1)
                           FROM products AS unit JOIN stock AS theirs ON theirs.shop = unit.shop
                               AND theirs.product_id = unit.id AND theirs.point_of_sale_id = place.id
                           WHERE unit.shop = ?1 AND unit.base_id = {base}), 0)
                       ELSE 0 END >= {needs})"
    )
}
