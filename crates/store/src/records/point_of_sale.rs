//! The table of points of sale.

use dongbo_sync::ShopId;
use dongbo_sync::records::PointOfSale;
use jiff::Timestamp;

use super::references::{ReferenceColumn, Slot};
use super::table::{Columns, Entry, FIRST, Stored, Table, insert_rows, read_rows, update_rows};
use crate::error::Result;
use crate::session::{Row, Session, Value};

impl Table for PointOfSale {
    const TABLE: &'static str = "points_of_sale";
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

impl Columns<6> for PointOfSale {
    const COLUMNS: [&'static str; 6] = ["shop", "id", "updated_at", "name", "address", "phone"];

    fn row<'a>(shop: ShopId, entry: &Entry<'a, Self>, now: Timestamp) -> Result<[Value<'a>; 6]> {
        let Self { name, address, phone } = entry.record;
        Ok([
            shop.into(),
            entry.id.into(),
            now.into(),
            name.into(),
            address.as_deref().into(),
            phone.as_deref().into(),
        ])
    }

    fn record(row: &Row<'_>) -> Result<Self> {
        Ok(Self { name: row.get(FIRST)?, address: row.get(FIRST + 1)?, phone: row.get(FIRST + 2)? })
    }
}
