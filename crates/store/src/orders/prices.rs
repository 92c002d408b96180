//! At which prices somebody buys: the price list of one of the buyer's groups that is in force at the point of sale (the
//! lowest price where several are); otherwise the list that the shop chose for everybody else; otherwise the common price.

use std::collections::{BTreeMap, BTreeSet};

use dongbo_sync::{Money, ShopId};
use jiff::Timestamp;

use crate::error::Result;
use crate::records::table::ticks;
use crate::session::Session;

/// The prices of one buyer, where they are not the common ones, by our id of the product.
pub(super) async fn of_buyer(
    session: &mut Session,
    shop: ShopId,
    point_of_sale: i64,
    customer: Option<i64>,
    products: &BTreeSet<i64>,
    now: Timestamp,
) -> Result<BTreeMap<i64, Money>> {
    let mut prices = BTreeMap::new();
    if let Some(customer) = customer {
        let condition = "EXISTS (
                 SELECT 1 FROM price_list_groups JOIN customer_memberships
                     ON customer_memberships.shop = price_list_groups.shop
                     AND customer_memberships.group_id = price_list_groups.group_id
                 WHERE price_list_groups.shop = ?1 AND price_list_groups.price_list_id = price_lists.id
                     AND customer_memberships.customer_id = ?5)";
        prices = lowest(session, shop, point_of_sale, products, now, condition, customer).await?;
    }
    let condition = "price_lists.id = (SELECT price_list_id FROM selling WHERE selling.shop = ?5)";
    for (product, price) in lowest(session, shop, point_of_sale, products, now, condition, shop.0).await? {
        prices.entry(product).or_insert(price);
    }
    Ok(prices)
}

/// The lowest prices in the lists that are in force and fulfil a condition about `?5`.
async fn lowest(
    session: &mut Session,
    shop: ShopId,
    point_of_sale: i64,
    products: &BTreeSet<i64>,
    now: Timestamp,
    condition: &str,
    about: i64,
) -> Result<BTreeMap<i64, Money>> {
    // The period is only kept where the shop wants it.
    let sql = format!(
        "SELECT links.local_id, min(price_entries.price) FROM price_lists
             JOIN price_entries ON price_entries.shop = price_lists.shop
                 AND price_entries.price_list_id = price_lists.id
             JOIN links ON links.shop = price_lists.shop AND links.entity = 'products'
                 AND links.remote_id = price_entries.remote_product_id
         WHERE price_lists.shop = ?1 AND links.local_id = ?2
             AND price_lists.active = 1 AND price_lists.archived_at IS NULL
             AND (price_lists.starts_at IS NULL OR price_lists.starts_at <= ?3)
             AND (price_lists.ends_at IS NULL OR price_lists.ends_at >= ?3)
             AND (NOT EXISTS (SELECT 1 FROM price_list_branches
                     WHERE price_list_branches.shop = ?1 AND price_list_branches.price_list_id = price_lists.id)
                 OR EXISTS (SELECT 1 FROM price_list_branches
                     WHERE price_list_branches.shop = ?1 AND price_list_branches.price_list_id = price_lists.id
                         AND price_list_branches.point_of_sale_id = ?4))
             AND {condition}
         GROUP BY links.local_id"
    );
    let rows: Vec<_> = products
        .iter()
        .map(|id| [shop.into(), (*id).into(), ticks(now).into(), point_of_sale.into(), about.into()])
        .collect();
    let found = session.query_many(&sql, &rows, |row| Ok((row.get::<i64>(0)?, row.get::<Money>(1)?))).await?;
    Ok(found.into_iter().collect())
}
