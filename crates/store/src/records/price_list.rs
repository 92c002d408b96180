//! The tables of price lists and of whom they are for.

use dongbo_sync::records::PriceList;
use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;

use super::references::{ReferenceColumn, Slot};
use super::table::{
    Columns, Entry, FIRST, ReferenceList, Stored, Table, attach, clear_children, from_ticks, insert_rows,
    read_rows, ticks, update_rows,
};
use crate::error::Result;
use crate::session::{Row, Session, Value};

const BRANCHES: ReferenceList = ReferenceList {
    table: "price_list_branches",
    owner: "price_list_id",
    id: "point_of_sale_id",
    there: "point_of_sale_there",
};

const GROUPS: ReferenceList = ReferenceList {
    table: "price_list_groups",
    owner: "price_list_id",
    id: "group_id",
    there: "group_there",
};

impl Table for PriceList {
    const TABLE: &'static str = "price_lists";
    const LABEL: &'static str = "name";
    const REFERENCES: &'static [ReferenceColumn] = &[
        ReferenceColumn {
            table: BRANCHES.table,
            id: BRANCHES.id,
            there: BRANCHES.there,
            target: Entity::Branches,
        },
        ReferenceColumn {
            table: GROUPS.table,
            id: GROUPS.id,
            there: GROUPS.there,
            target: Entity::CustomerGroups,
        },
    ];

    fn references(&mut self, visit: &mut dyn FnMut(&mut dyn Slot)) {
        for branch in &mut self.branches {
            visit(branch);
        }
        for group in &mut self.groups {
            visit(group);
        }
    }

    fn sort_references(&mut self) {
        self.branches.sort();
        self.groups.sort();
    }

    async fn insert(
        s: &mut Session,
        shop: ShopId,
        entries: &[Entry<'_, Self>],
        now: Timestamp,
    ) -> Result<()> {
        insert_rows(s, shop, entries, now).await?;
        insert_lists(s, shop, entries).await
    }

    async fn update(
        s: &mut Session,
        shop: ShopId,
        entries: &[Entry<'_, Self>],
        now: Timestamp,
    ) -> Result<()> {
        update_rows(s, shop, entries, now).await?;
        clear_children(s, shop, BRANCHES.table, BRANCHES.owner, entries).await?;
        clear_children(s, shop, GROUPS.table, GROUPS.owner, entries).await?;
        insert_lists(s, shop, entries).await
    }

    async fn read(s: &mut Session, shop: ShopId, ids: &[i64]) -> Result<Vec<Stored<Self>>> {
        let mut lists = read_rows(s, shop, ids).await?;
        let branches = BRANCHES.read(s, shop, ids).await?;
        attach(&mut lists, branches, |list: &mut Self, branch| list.branches.push(branch));
        let groups = GROUPS.read(s, shop, ids).await?;
        attach(&mut lists, groups, |list: &mut Self, group| list.groups.push(group));
        Ok(lists)
    }
}

async fn insert_lists(session: &mut Session, shop: ShopId, entries: &[Entry<'_, PriceList>]) -> Result<()> {
    let branches = entries.iter().map(|entry| (entry.id, entry.record.branches.as_slice()));
    BRANCHES.write(session, shop, branches).await?;
    let groups = entries.iter().map(|entry| (entry.id, entry.record.groups.as_slice()));
    GROUPS.write(session, shop, groups).await
}

impl Columns<8> for PriceList {
    const COLUMNS: [&'static str; 8] =
        ["shop", "id", "updated_at", "name", "active", "starts_at", "ends_at", "for_all_groups"];

    fn row<'a>(shop: ShopId, entry: &Entry<'a, Self>, now: Timestamp) -> Result<[Value<'a>; 8]> {
        let list = entry.record;
        Ok([
            shop.into(),
            entry.id.into(),
            now.into(),
            (&list.name).into(),
            list.active.into(),
            list.starts_at.map(ticks).into(),
            list.ends_at.map(ticks).into(),
            list.for_all_groups.into(),
        ])
    }

    fn record(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            name: row.get(FIRST)?,
            active: row.get(FIRST + 1)?,
            starts_at: row.get::<Option<i64>>(FIRST + 2)?.map(from_ticks).transpose()?,
            ends_at: row.get::<Option<i64>>(FIRST + 3)?.map(from_ticks).transpose()?,
            branches: Vec::new(),
            for_all_groups: row.get(FIRST + 4)?,
            groups: Vec::new(),
        })
    }
}
