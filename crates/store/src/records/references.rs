//! References between records. Outside, a record points to KiotViet's ids wherever the target is known there; in the
//! tables it points to ours. Between the two stand the links.

use std::collections::{BTreeSet, HashMap};

use dongbo_sync::{Entity, Local, Record, Reference, ShopId};

use super::table::Table;
use crate::error::Result;
use crate::session::Session;

/// A reference of any kind of record.
pub trait Slot {
    /// What it points to.
    fn target(&self) -> Entity;
    /// KiotViet's id, if it is one.
    fn there(&self) -> Option<i64>;
    /// Our id, if it is one.
    fn here(&self) -> Option<i64>;
    /// Makes it our id.
    fn point_here(&mut self, id: i64);
    /// Makes it KiotViet's id.
    fn point_there(&mut self, id: i64);
}

impl<K: Record> Slot for Reference<K> {
    fn target(&self) -> Entity {
        K::ENTITY
    }
    fn there(&self) -> Option<i64> {
        self.remote().map(|id| id.get())
    }
    fn here(&self) -> Option<i64> {
        match self {
            Self::Here(id) => Some(id.get()),
            Self::There(_) => None,
        }
    }
    fn point_here(&mut self, id: i64) {
        *self = Self::Here(Local::new(id));
    }
    fn point_there(&mut self, id: i64) {
        *self = Self::there(id);
    }
}

/// Where a table keeps a reference.
pub struct ReferenceColumn {
    /// The table.
    pub table: &'static str,
    /// The column of our id.
    pub id: &'static str,
    /// The column of KiotViet's id while the target is awaited.
    pub there: &'static str,
    /// What it points to.
    pub target: Entity,
}

/// Pairs of ids that one transaction needs, each looked up once.
#[derive(Default)]
pub struct Pairs {
    found: HashMap<(Entity, i64), i64>,
    asked: BTreeSet<(Entity, i64)>,
}

impl Pairs {
    /// A pair that is known without looking.
    pub fn insert(&mut self, entity: Entity, from: i64, to: i64) {
        self.found.insert((entity, from), to);
    }

    /// Asks for a pair.
    pub fn ask(&mut self, entity: Entity, from: i64) {
        if !self.found.contains_key(&(entity, from)) {
            self.asked.insert((entity, from));
        }
    }

    /// The other id, if there is one.
    pub fn get(&self, entity: Entity, from: i64) -> Option<i64> {
        self.found.get(&(entity, from)).copied()
    }

    /// Looks up our ids for KiotViet's ids that were asked for.
    pub async fn look_up_locals(&mut self, session: &mut Session, shop: ShopId) -> Result<()> {
        const SQL: &str = "SELECT remote_id, local_id FROM links
             WHERE shop = ?1 AND entity = ?2 AND remote_id = ?3 AND local_id IS NOT NULL";
        self.look_up(session, shop, SQL).await
    }

    /// Looks up KiotViet's ids for ours that were asked for.
    pub async fn look_up_remotes(&mut self, session: &mut Session, shop: ShopId) -> Result<()> {
        const SQL: &str =
            "SELECT local_id, remote_id FROM links WHERE shop = ?1 AND entity = ?2 AND local_id = ?3";
        self.look_up(session, shop, SQL).await
    }

    async fn look_up(&mut self, session: &mut Session, shop: ShopId, sql: &str) -> Result<()> {
        let asked = std::mem::take(&mut self.asked);
        for entity in Entity::ALL {
            let rows: Vec<_> = asked
                .iter()
                .filter(|(asked, _)| *asked == entity)
                .map(|(_, id)| [shop.into(), entity.name().into(), (*id).into()])
                .collect();
            let pairs =
                session.query_many(sql, &rows, |row| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?))).await?;
            self.found.extend(pairs.into_iter().map(|(from, to)| ((entity, from), to)));
        }
        Ok(())
    }
}

/// Turns the references of records from the tables' form into the one that the world outside compares: KiotViet's
/// ids wherever there is one.
pub async fn point_outwards<'a, R: Table>(
    session: &mut Session,
    shop: ShopId,
    records: impl Iterator<Item = &'a mut R>,
) -> Result<()> {
    let mut records: Vec<&mut R> = records.collect();
    let mut pairs = Pairs::default();
    for record in &mut records {
        record.references(&mut |slot| {
            if let Some(id) = slot.here() {
                pairs.ask(slot.target(), id);
            }
        });
    }
    pairs.look_up_remotes(session, shop).await?;
    for record in records {
        record.references(&mut |slot| {
            if let Some(remote) = slot.here().and_then(|id| pairs.get(slot.target(), id)) {
                slot.point_there(remote);
            }
        });
        record.sort_references();
    }
    Ok(())
}
