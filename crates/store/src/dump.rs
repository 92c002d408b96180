//! A shop's commerce data and links as canonical lines of text: two databases that hold the same shop give the same
//! lines, whatever ids and instants they gave it. For tests of crashes and of repeated work.

use std::collections::HashMap;

use dongbo_sync::records::{Category, Customer, CustomerGroup, Order, PointOfSale, PriceList, Product};
use dongbo_sync::{Entity, ShopId};

use crate::error::Result;
use crate::links::{COLUMNS, facts_of, ours, read_link, unlinked_ids};
use crate::records::Kept;
use crate::records::table::to_json;
use crate::session::Session;
use crate::shops;
use crate::store::Store;

/// How many links are looked at together.
const CHUNK: i64 = 500;

impl Store {
    /// All commerce data and links of a shop, in ascending order of the lines. Records are named by KiotViet's ids, or
    /// by their code or name where they have none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn dump(&self, shop: ShopId) -> Result<Vec<String>> {
        self.reading(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let mut names = Names::default();
                names.add::<PointOfSale>(session, shop).await?;
                names.add::<Category>(session, shop).await?;
                names.add::<CustomerGroup>(session, shop).await?;
                names.add::<Product>(session, shop).await?;
                names.add::<PriceList>(session, shop).await?;
                names.add::<Customer>(session, shop).await?;
                names.add::<Order>(session, shop).await?;
                let mut lines = Vec::new();
                records::<PointOfSale>(session, shop, &names, &mut lines).await?;
                records::<Category>(session, shop, &names, &mut lines).await?;
                records::<CustomerGroup>(session, shop, &names, &mut lines).await?;
                records::<Product>(session, shop, &names, &mut lines).await?;
                records::<PriceList>(session, shop, &names, &mut lines).await?;
                records::<Customer>(session, shop, &names, &mut lines).await?;
                records::<Order>(session, shop, &names, &mut lines).await?;
                stock(session, shop, &names, &mut lines).await?;
                price_entries(session, shop, &names, &mut lines).await?;
                hints(session, shop, &mut lines).await?;
                registrations(session, shop, &mut lines).await?;
                automation(session, shop, &mut lines).await?;
                selling(session, shop, &names, &mut lines).await?;
                uncounted(session, shop, &names, &mut lines).await?;
                disagreements(session, shop, &mut lines).await?;
                crate::history::dump(session, shop, &mut lines).await?;
                lines.sort_unstable();
                Ok(lines)
            })
        })
        .await
    }
}

/// What our records are called in a dump.
#[derive(Default)]
struct Names {
    of: HashMap<(Entity, i64), String>,
}

impl Names {
    async fn add<R: Kept>(&mut self, session: &mut Session, shop: ShopId) -> Result<()> {
        let sql = format!(
            "SELECT {table}.id, links.remote_id, {table}.{label} FROM {table} LEFT JOIN links ON links.shop = ?1
                 AND links.entity = ?2 AND links.local_id = {table}.id
             WHERE {table}.shop = ?1",
            table = R::TABLE,
            label = R::LABEL,
        );
        let names = session
            .query(&sql, &[shop.into(), R::ENTITY.name().into()], |row| {
                let name = match row.get::<Option<i64>>(1)? {
                    Some(remote) => remote.to_string(),
                    None => to_json(&row.get::<String>(2)?)?,
                };
                Ok(((R::ENTITY, row.get(0)?), name))
            })
            .await?;
        self.of.extend(names);
        Ok(())
    }

    fn get(&self, entity: Entity, id: i64) -> &str {
        self.of.get(&(entity, id)).map_or("?", String::as_str)
    }
}

/// A record's JSON. Targets that have no id there are listed behind it, in the order of their mention.
fn shown<R: Kept>(record: &mut R, names: &Names) -> Result<String> {
    let mut here = Vec::new();
    record.references(&mut |slot| {
        if let Some(id) = slot.here() {
            here.push(format!("{}:{}", slot.target(), names.get(slot.target(), id)));
            slot.point_here(0);
        }
    });
    let json = to_json(record)?;
    Ok(if here.is_empty() { json } else { format!("{json} here={here:?}") })
}

async fn records<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    names: &Names,
    lines: &mut Vec<String>,
) -> Result<()> {
    let entity = R::ENTITY;
    let mut after = i64::MIN;
    loop {
        let sql = format!(
            "SELECT {COLUMNS} FROM links WHERE shop = ?1 AND entity = ?2 AND remote_id > ?3
             ORDER BY remote_id LIMIT ?4"
        );
        let parameters = [shop.into(), entity.name().into(), after.into(), CHUNK.into()];
        let links = session.query(&sql, &parameters, read_link).await?;
        let Some(last) = links.last() else { break };
        after = last.remote;
        let notes: Vec<_> = links.iter().map(|link| (link.dirty, link.changed_at)).collect();
        let facts = facts_of::<R>(session, shop, links).await?;
        for (mut facts, (dirty, changed_at)) in facts.into_iter().zip(notes) {
            let remote = facts.remote.unwrap_or_default();
            let ours = facts.ours.as_mut().map(|ours| shown(ours, names)).transpose()?;
            lines.push(format!(
                "{entity} {remote} gone={} dirty={dirty} archived={} changed_at={changed_at:?} ours={} theirs={} \
                 agreed={}",
                facts.gone,
                facts.archived,
                ours.as_deref().unwrap_or("-"),
                to_json(&facts.theirs)?,
                to_json(&facts.agreed)?,
            ));
        }
    }
    let mut after = i64::MIN;
    loop {
        let ids = unlinked_ids::<R>(session, shop, after, CHUNK, "1 = 1").await?;
        let Some(last) = ids.last() else { return Ok(()) };
        after = *last;
        for mut stored in ours::<R>(session, shop, &ids).await? {
            let record = shown(&mut stored.record, names)?;
            lines.push(format!("{entity} - archived={} ours={record}", stored.archived));
        }
    }
}

async fn stock(session: &mut Session, shop: ShopId, names: &Names, lines: &mut Vec<String>) -> Result<()> {
    let rows = session
        .query(
            "SELECT product_id, point_of_sale_id, on_hand, reserved, sold_here FROM stock WHERE shop = ?1",
            &[shop.into()],
            |row| {
                Ok(format!(
                    "stock product={} branch={} on_hand={} reserved={} sold_here={}",
                    names.get(Entity::Products, row.get(0)?),
                    names.get(Entity::Branches, row.get(1)?),
                    row.get::<dongbo_sync::Quantity>(2)?,
                    row.get::<dongbo_sync::Quantity>(3)?,
                    row.get::<bool>(4)?,
                ))
            },
        )
        .await?;
    lines.extend(rows);
    Ok(())
}

async fn price_entries(
    session: &mut Session,
    shop: ShopId,
    names: &Names,
    lines: &mut Vec<String>,
) -> Result<()> {
    let rows = session
        .query(
            "SELECT price_list_id, remote_product_id, price FROM price_entries WHERE shop = ?1",
            &[shop.into()],
            |row| {
                Ok(format!(
                    "price list={} product={} price={}",
                    names.get(Entity::PriceLists, row.get(0)?),
                    row.get::<i64>(1)?,
                    row.get::<dongbo_sync::Money>(2)?,
                ))
            },
        )
        .await?;
    lines.extend(rows);
    Ok(())
}

async fn hints(session: &mut Session, shop: ShopId, lines: &mut Vec<String>) -> Result<()> {
    let rows = session
        .query("SELECT entity, remote_id, kind FROM hints WHERE shop = ?1", &[shop.into()], |row| {
            let (entity, id, kind): (String, i64, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(format!("hint {entity} {id} {kind}"))
        })
        .await?;
    lines.extend(rows);
    Ok(())
}

/// Registrations that stand; keys and secrets are different each time.
async fn registrations(session: &mut Session, shop: ShopId, lines: &mut Vec<String>) -> Result<()> {
    let rows = session
        .query(
            "SELECT event, state, public_url FROM registrations WHERE shop = ?1 AND state <> 'ended'",
            &[shop.into()],
            |row| {
                let (event, state, url): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
                Ok(format!("registration {event} {state} at={url}"))
            },
        )
        .await?;
    lines.extend(rows);
    Ok(())
}

/// What the shop chose about selling.
async fn selling(session: &mut Session, shop: ShopId, names: &Names, lines: &mut Vec<String>) -> Result<()> {
    let sql = "SELECT sell_negative, buffer, price_list_id FROM selling WHERE shop = ?1";
    let chosen = session
        .query(sql, &[shop.into()], |row| {
            let (negative, buffer, list): (bool, i64, Option<i64>) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let list = list.map(|id| names.get(Entity::PriceLists, id).to_owned());
            Ok(format!("selling negative={negative} buffer={buffer} list={list:?}"))
        })
        .await?;
    lines.extend(chosen);
    let sql = "SELECT product_id, only_in_stock, buffer FROM product_selling WHERE shop = ?1";
    let exceptions = session
        .query(sql, &[shop.into()], |row| {
            let (product, only, buffer): (i64, bool, Option<i64>) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let product = names.get(Entity::Products, product);
            Ok(format!("selling of {product} only_in_stock={only} buffer={buffer:?}"))
        })
        .await?;
    lines.extend(exceptions);
    Ok(())
}

/// What our orders take that KiotViet does not count yet; since when it has them is no part of a shop's state.
async fn uncounted(
    session: &mut Session,
    shop: ShopId,
    names: &Names,
    lines: &mut Vec<String>,
) -> Result<()> {
    let sql = "SELECT order_id, product_id, pieces FROM uncounted WHERE shop = ?1";
    let rows = session
        .query(sql, &[shop.into()], |row| {
            let (order, product, pieces): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let (order, product) = (names.get(Entity::Orders, order), names.get(Entity::Products, product));
            Ok(format!("uncounted {order} takes {pieces} of {product}"))
        })
        .await?;
    lines.extend(rows);
    let sql = "SELECT order_id, code, parameters FROM order_remarks WHERE shop = ?1";
    let remarks = session
        .query(sql, &[shop.into()], |row| {
            let (order, code, parameters): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(format!("remark on {} {code} {parameters}", names.get(Entity::Orders, order)))
        })
        .await?;
    lines.extend(remarks);
    Ok(())
}

async fn automation(session: &mut Session, shop: ShopId, lines: &mut Vec<String>) -> Result<()> {
    let rows = session
        .query(
            "SELECT always_on, orders_enabled, customers_enabled FROM automation WHERE shop = ?1",
            &[shop.into()],
            |row| {
                let (always, orders, customers): (bool, bool, bool) = (row.get(0)?, row.get(1)?, row.get(2)?);
                Ok(format!("automation always_on={always} orders={orders} customers={customers}"))
            },
        )
        .await?;
    lines.extend(rows);
    Ok(())
}

/// When they were found is no part of a shop's state.
async fn disagreements(session: &mut Session, shop: ShopId, lines: &mut Vec<String>) -> Result<()> {
    let found = session
        .query(
            "SELECT subject, parent, record, field, ours, theirs, reason FROM disagreements WHERE shop = ?1",
            &[shop.into()],
            |row| {
                let text = |column| row.get::<String>(column);
                Ok(format!(
                    "difference {} {} {} {} ours={} theirs={} reason={}",
                    text(0)?,
                    row.get::<i64>(1)?,
                    text(2)?,
                    text(3)?,
                    text(4)?,
                    text(5)?,
                    text(6)?
                ))
            },
        )
        .await?;
    lines.extend(found);
    Ok(())
}
