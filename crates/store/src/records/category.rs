//! The table of categories.

use dongbo_sync::records::Category;
use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;

use super::references::{ReferenceColumn, Slot};
use super::table::{
    Columns, Entry, FIRST, Stored, Table, insert_rows, read_rows, reference_values, update_rows,
};
use crate::error::Result;
use crate::session::{Row, Session, Value};

impl Table for Category {
    const TABLE: &'static str = "categories";
    const LABEL: &'static str = "name";
    const REFERENCES: &'static [ReferenceColumn] = &[ReferenceColumn {
        table: "categories",
        id: "parent_id",
        there: "parent_there",
        target: Entity::Categories,
    }];

    fn references(&mut self, visit: &mut dyn FnMut(&mut dyn Slot)) {
        if let Some(parent) = &mut self.parent {
            visit(parent);
        }
    }

    async fn insert(
        s: &mut Session,
        shop: ShopId,
        entries: &[Entry<'_, Self>],
        now: Timestamp,
    ) -> Result<()> {
        insert_rows(s, shop, entries, now).await
    }

    async fn update(
        s: &mut Session,
        shop: ShopId,
        entries: &[Entry<'_, Self>],
        now: Timestamp,
    ) -> Result<()> {
        update_rows(s, shop, entries, now).await
    }

    async fn read(s: &mut Session, shop: ShopId, ids: &[i64]) -> Result<Vec<Stored<Self>>> {
        read_rows(s, shop, ids).await
    }
}

impl Columns<6> for Category {
    const COLUMNS: [&'static str; 6] = ["shop", "id", "updated_at", "name", "parent_id", "parent_there"];

    fn row<'a>(shop: ShopId, entry: &Entry<'a, Self>, now: Timestamp) -> Result<[Value<'a>; 6]> {
        let Self { name, parent } = entry.record;
        let [parent_id, parent_there] = reference_values(parent.as_ref());
        Ok([shop.into(), entry.id.into(), now.into(), name.into(), parent_id, parent_there])
    }

    fn record(row: &Row<'_>) -> Result<Self> {
        Ok(Self { name: row.get(FIRST)?, parent: row.get(FIRST + 1)? })
    }
}
