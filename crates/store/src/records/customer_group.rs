//! The table of customer groups.

use dongbo_sync::ShopId;
use dongbo_sync::records::CustomerGroup;
use jiff::Timestamp;

use super::references::{ReferenceColumn, Slot};
use super::table::{Columns, Entry, FIRST, Stored, Table, insert_rows, read_rows, update_rows};
use crate::error::Result;
use crate::session::{Row, Session, Value};

impl Table for CustomerGroup {
    const TABLE: &'static str = "customer_groups";
    const LABEL: &'static str = "name";
    const REFERENCES: &'static [ReferenceColumn] = &[];

    fn references(&mut self, _: &mut dyn FnMut(&mut dyn Slot)) {}

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

impl Columns<5> for CustomerGroup {
    const COLUMNS: [&'static str; 5] = ["shop", "id", "updated_at", "name", "description"];

    fn row<'a>(shop: ShopId, entry: &Entry<'a, Self>, now: Timestamp) -> Result<[Value<'a>; 5]> {
        let Self { name, description } = entry.record;
        Ok([shop.into(), entry.id.into(), now.into(), name.into(), description.as_deref().into()])
    }

    fn record(row: &Row<'_>) -> Result<Self> {
        Ok(Self { name: row.get(FIRST)?, description: row.get(FIRST + 1)? })
    }
}
