//! The tables of customers and their memberships, and the words that customers are found by.

use dongbo_sync::phone::PhoneKey;
use dongbo_sync::records::{Customer, CustomerKind, Gender};
use dongbo_sync::{Entity, ShopId, text};
use jiff::Timestamp;

use super::references::{ReferenceColumn, Slot};
use super::table::{
    Columns, Entry, FIRST, ReferenceList, Stored, Table, attach, clear_children, insert_rows, named,
    read_rows, update_rows,
};
use crate::error::{Result, StoreError};
use crate::search::{self, Words};
use crate::session::{Row, Session, Value};

const MEMBERSHIPS: ReferenceList = ReferenceList {
    table: "customer_memberships",
    owner: "customer_id",
    id: "group_id",
    there: "group_there",
};

impl Table for Customer {
    const TABLE: &'static str = "customers";
    const LABEL: &'static str = "code";
    const REFERENCES: &'static [ReferenceColumn] = &[ReferenceColumn {
        table: MEMBERSHIPS.table,
        id: MEMBERSHIPS.id,
        there: MEMBERSHIPS.there,
        target: Entity::CustomerGroups,
    }];

    fn references(&mut self, visit: &mut dyn FnMut(&mut dyn Slot)) {
        for group in &mut self.groups {
            visit(group);
        }
    }

    fn sort_references(&mut self) {
        self.groups.sort();
    }

    async fn insert(
        s: &mut Session,
        shop: ShopId,
        entries: &[Entry<'_, Self>],
        now: Timestamp,
    ) -> Result<()> {
        insert_rows(s, shop, entries, now).await?;
        insert_memberships(s, shop, entries).await?;
        s.index_words(Words::Customers, shop, words(entries)).await
    }

    async fn update(
        s: &mut Session,
        shop: ShopId,
        entries: &[Entry<'_, Self>],
        now: Timestamp,
    ) -> Result<()> {
        update_rows(s, shop, entries, now).await?;
        clear_children(s, shop, MEMBERSHIPS.table, MEMBERSHIPS.owner, entries).await?;
        insert_memberships(s, shop, entries).await?;
        s.reindex_words(Words::Customers, shop, words(entries)).await
    }

    async fn read(s: &mut Session, shop: ShopId, ids: &[i64]) -> Result<Vec<Stored<Self>>> {
        let mut customers = read_rows(s, shop, ids).await?;
        let groups = MEMBERSHIPS.read(s, shop, ids).await?;
        attach(&mut customers, groups, |customer: &mut Self, group| customer.groups.push(group));
        Ok(customers)
    }
}

async fn insert_memberships(
    session: &mut Session,
    shop: ShopId,
    entries: &[Entry<'_, Customer>],
) -> Result<()> {
    let lists = entries.iter().map(|entry| (entry.id, entry.record.groups.as_slice()));
    MEMBERSHIPS.write(session, shop, lists).await
}

fn words(entries: &[Entry<'_, Customer>]) -> Vec<(i64, String)> {
    entries
        .iter()
        .map(|entry| {
            let customer = entry.record;
            let phone = customer.phone.as_deref().and_then(PhoneKey::of);
            let codes = [
                Some(customer.code.as_str()),
                phone.as_ref().map(PhoneKey::as_str).or(customer.phone.as_deref()),
                customer.other_phone.as_deref(),
            ];
            (entry.id, search::words(codes, Some(&customer.name)))
        })
        .collect()
}

impl Columns<19> for Customer {
    const COLUMNS: [&'static str; 19] = [
        "shop",
        "id",
        "updated_at",
        "code",
        "code_key",
        "name",
        "phone",
        "phone_key",
        "other_phone",
        "email",
        "kind",
        "gender",
        "birth_date",
        "address",
        "location",
        "ward",
        "organization",
        "tax_code",
        "comments",
    ];

    fn row<'a>(shop: ShopId, entry: &Entry<'a, Self>, now: Timestamp) -> Result<[Value<'a>; 19]> {
        let customer = entry.record;
        let phone_key = customer.phone.as_deref().and_then(PhoneKey::of);
        Ok([
            shop.into(),
            entry.id.into(),
            now.into(),
            (&customer.code).into(),
            text::match_key(&customer.code).into(),
            (&customer.name).into(),
            customer.phone.as_deref().into(),
            phone_key.map(|key| key.as_str().to_owned()).into(),
            customer.other_phone.as_deref().into(),
            customer.email.as_deref().into(),
            customer.kind.name().into(),
            customer.gender.map(Gender::name).into(),
            customer.birth_date.map(|date| date.to_string()).into(),
            customer.address.as_deref().into(),
            customer.location.as_deref().into(),
            customer.ward.as_deref().into(),
            customer.organization.as_deref().into(),
            customer.tax_code.as_deref().into(),
            customer.comments.as_deref().into(),
        ])
    }

    fn record(row: &Row<'_>) -> Result<Self> {
        let birth_date: Option<String> = row.get(FIRST + 9)?;
        let gender = match row.text(FIRST + 8)? {
            None => None,
            Some(_) => Some(named(row, FIRST + 8, Gender::named)?),
        };
        Ok(Self {
            code: row.get(FIRST)?,
            name: row.get(FIRST + 2)?,
            phone: row.get(FIRST + 3)?,
            other_phone: row.get(FIRST + 5)?,
            email: row.get(FIRST + 6)?,
            kind: named(row, FIRST + 7, CustomerKind::named)?,
            gender,
            birth_date: birth_date
                .map(|date| date.parse())
                .transpose()
                .map_err(|error| StoreError::Database { detail: format!("a birth date: {error}") })?,
            address: row.get(FIRST + 10)?,
            location: row.get(FIRST + 11)?,
            ward: row.get(FIRST + 12)?,
            organization: row.get(FIRST + 13)?,
            tax_code: row.get(FIRST + 14)?,
            comments: row.get(FIRST + 15)?,
            groups: Vec::new(),
        })
    }
}
