//! What a record's table must be able to do, and the SQL that all tables share.

use std::future::Future;

use dongbo_sync::{Entity, Money, Quantity, Record, Reference, ShopId};
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::references::{ReferenceColumn, Slot};
use crate::error::{Result, StoreError};
use crate::session::{Row, Session, Value};

/// A record with a table. References in records that are written or read here are as the table keeps them: `Here`
/// our id, `There` an awaited one.
pub trait Table: Record {
    /// The table's name.
    const TABLE: &'static str;
    /// The column that people call a record by.
    const LABEL: &'static str;
    /// Where the table and those below it keep references.
    const REFERENCES: &'static [ReferenceColumn];

    /// Shows each reference of the record.
    fn references(&mut self, visit: &mut dyn FnMut(&mut dyn Slot));

    /// Brings lists of references into the order that their kind of id demands.
    fn sort_references(&mut self) {}

    /// Adds rows.
    fn insert(
        session: &mut Session,
        shop: ShopId,
        entries: &[Entry<'_, Self>],
        now: Timestamp,
    ) -> impl Future<Output = Result<()>> + Send;

    /// Changes rows that exist.
    fn update(
        session: &mut Session,
        shop: ShopId,
        entries: &[Entry<'_, Self>],
        now: Timestamp,
    ) -> impl Future<Output = Result<()>> + Send;

    /// Reads rows, in the order asked; those that do not exist are left out.
    fn read(
        session: &mut Session,
        shop: ShopId,
        ids: &[i64],
    ) -> impl Future<Output = Result<Vec<Stored<Self>>>> + Send;
}

/// A record on its way into its table.
pub struct Entry<'a, R> {
    /// Our id.
    pub id: i64,
    /// KiotViet's id, for errors; 0 when it has none.
    pub remote: i64,
    /// The record.
    pub record: &'a R,
}

/// A record as its table has it.
pub struct Stored<R> {
    /// Our id.
    pub id: i64,
    /// The record.
    pub record: R,
    /// It is archived.
    pub archived: bool,
    /// Counts its changes.
    pub revision: i64,
}

/// The row of a record without its children. The first three values are shop, id and now.
pub trait Columns<const N: usize>: Table {
    /// The columns; the first three are always `shop, id, updated_at`.
    const COLUMNS: [&'static str; N];
    /// The values.
    fn row<'a>(shop: ShopId, entry: &Entry<'a, Self>, now: Timestamp) -> Result<[Value<'a>; N]>;
    /// Back again. Column 0 is the id, 1 whether it is archived, 2 the revision, those of the record follow from 3 on.
    fn record(row: &Row<'_>) -> Result<Self>;
}

/// The first column of the record itself in [`Columns::record`].
pub const FIRST: usize = 3;

/// Adds the rows themselves.
pub async fn insert_rows<const N: usize, R: Columns<N>>(
    session: &mut Session,
    shop: ShopId,
    entries: &[Entry<'_, R>],
    now: Timestamp,
) -> Result<()> {
    let rows = entries.iter().map(|entry| R::row(shop, entry, now)).collect::<Result<Vec<_>>>()?;
    let columns = R::COLUMNS.join(", ");
    let values: Vec<String> = (1..=N).map(|number| format!("?{number}")).collect();
    let sql = format!("INSERT INTO {} ({columns}, created_at) VALUES ({}, ?3)", R::TABLE, values.join(", "));
    session.execute_many(&sql, &rows).await.map(|_| ())
}

/// Changes the rows themselves.
pub async fn update_rows<const N: usize, R: Columns<N>>(
    session: &mut Session,
    shop: ShopId,
    entries: &[Entry<'_, R>],
    now: Timestamp,
) -> Result<()> {
    let rows = entries.iter().map(|entry| R::row(shop, entry, now)).collect::<Result<Vec<_>>>()?;
    let changes: Vec<String> = (R::COLUMNS.iter().enumerate().skip(2))
        .map(|(index, column)| format!("{column} = ?{}", index + 1))
        .collect();
    let sql = format!(
        "UPDATE {} SET revision = revision + 1, {} WHERE shop = ?1 AND id = ?2",
        R::TABLE,
        changes.join(", ")
    );
    session.execute_many(&sql, &rows).await.map(|_| ())
}

/// Reads the rows themselves.
pub async fn read_rows<const N: usize, R: Columns<N>>(
    session: &mut Session,
    shop: ShopId,
    ids: &[i64],
) -> Result<Vec<Stored<R>>> {
    let columns: Vec<&str> = R::COLUMNS.iter().copied().skip(3).collect();
    let sql = format!(
        "SELECT id, archived_at IS NOT NULL, revision, {} FROM {} WHERE shop = ?1 AND id = ?2",
        columns.join(", "),
        R::TABLE
    );
    let rows: Vec<_> = ids.iter().map(|id| [shop.into(), (*id).into()]).collect();
    session
        .query_many(&sql, &rows, |row| {
            Ok(Stored {
                id: row.get(0)?,
                archived: row.get(1)?,
                revision: row.get(2)?,
                record: R::record(row)?,
            })
        })
        .await
}

/// Removes the child rows of records whose children are about to be written anew.
pub async fn clear_children<R>(
    session: &mut Session,
    shop: ShopId,
    table: &str,
    key: &str,
    entries: &[Entry<'_, R>],
) -> Result<()> {
    let rows: Vec<_> = entries.iter().map(|entry| [shop.into(), entry.id.into()]).collect();
    session
        .execute_many(&format!("DELETE FROM {table} WHERE shop = ?1 AND {key} = ?2"), &rows)
        .await
        .map(|_| ())
}

/// A list of references kept in a table of its own: which table, and its columns.
pub struct ReferenceList {
    /// The table.
    pub table: &'static str,
    /// The column of the record it belongs to.
    pub owner: &'static str,
    /// The column of our id of the target.
    pub id: &'static str,
    /// The column of KiotViet's id while the target is awaited.
    pub there: &'static str,
}

impl ReferenceList {
    /// Writes lists, given with the ids of their owners.
    pub async fn write<K>(
        &self,
        session: &mut Session,
        shop: ShopId,
        lists: impl Iterator<Item = (i64, &[Reference<K>])>,
    ) -> Result<()>
    where
        K: 'static,
    {
        let mut rows = Vec::new();
        for (owner, list) in lists {
            for (position, reference) in (0_i64..).zip(list) {
                let [id, there] = reference_values(Some(reference));
                rows.push([shop.into(), owner.into(), position.into(), id, there]);
            }
        }
        let Self { table, owner, id, there } = self;
        let sql = format!(
            "INSERT INTO {table} (shop, {owner}, position, {id}, {there}) VALUES (?1, ?2, ?3, ?4, ?5)"
        );
        session.execute_many(&sql, &rows).await.map(|_| ())
    }

    /// Reads the lists of these owners: owner and reference, in order.
    pub async fn read<K>(
        &self,
        session: &mut Session,
        shop: ShopId,
        owners: &[i64],
    ) -> Result<Vec<(i64, Reference<K>)>> {
        let Self { table, owner, id, there } = self;
        let sql = format!(
            "SELECT {owner}, {id}, {there} FROM {table} WHERE shop = ?1 AND {owner} = ?2 ORDER BY position"
        );
        let rows: Vec<_> = owners.iter().map(|owner| [shop.into(), (*owner).into()]).collect();
        session.query_many(&sql, &rows, |row| Ok((row.get(0)?, required_reference(row, 1)?))).await
    }
}

/// Hands children, read in the order of their owners, to these owners.
pub fn attach<R, C>(stored: &mut [Stored<R>], children: Vec<(i64, C)>, take: impl Fn(&mut R, C)) {
    let mut owners = stored.iter_mut();
    let mut owner = owners.next();
    for (id, child) in children {
        while owner.as_ref().is_some_and(|stored| stored.id != id) {
            owner = owners.next();
        }
        if let Some(stored) = &mut owner {
            take(&mut stored.record, child);
        }
    }
}

/// A reference as two values: our id, KiotViet's while awaited.
pub fn reference_values<'a, K>(reference: Option<&Reference<K>>) -> [Value<'a>; 2] {
    match reference {
        None => [Value::Null, Value::Null],
        Some(Reference::Here(id)) => [(*id).into(), Value::Null],
        Some(Reference::There(id)) => [Value::Null, (*id).into()],
    }
}

/// A reference that must be there.
pub fn required_reference<K>(row: &Row<'_>, column: usize) -> Result<Reference<K>> {
    row.get::<Option<Reference<K>>>(column)?
        .ok_or_else(|| StoreError::Database { detail: "a reference is empty".to_owned() })
}

/// An amount as a value, if it fits.
pub fn money<'a, R>(amount: Money, entity: Entity, entry: &Entry<'_, R>) -> Result<Value<'a>> {
    let too_large = || StoreError::TooLarge { entity, remote: entry.remote, value: amount.to_string() };
    amount.to_scaled().map(Value::Integer).ok_or_else(too_large)
}

/// A quantity as a value, if it fits.
pub fn quantity<'a, R>(amount: Quantity, entity: Entity, entry: &Entry<'_, R>) -> Result<Value<'a>> {
    let too_large = || StoreError::TooLarge { entity, remote: entry.remote, value: amount.to_string() };
    amount.to_scaled().map(Value::Integer).ok_or_else(too_large)
}

/// The instants that are part of a record keep KiotViet's own resolution: units of 100 ns since 1970. A coarser one
/// would make our record differ from theirs for ever.
pub fn ticks(instant: Timestamp) -> i64 {
    i64::try_from(instant.as_nanosecond().div_euclid(100)).unwrap_or(i64::MAX)
}

/// Back from [`ticks`].
pub fn from_ticks(ticks: i64) -> Result<Timestamp> {
    Timestamp::from_nanosecond(i128::from(ticks) * 100)
        .map_err(|error| StoreError::Database { detail: error.to_string() })
}

/// A value as JSON text.
pub fn to_json<T: Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| StoreError::Database { detail: error.to_string() })
}

/// Back from JSON text.
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text)
        .map_err(|error| StoreError::Database { detail: format!("stored JSON: {error}") })
}

/// A closed set of names that a column holds.
pub fn named<T>(row: &Row<'_>, column: usize, of: impl Fn(&str) -> Option<T>) -> Result<T> {
    let name = row.text(column)?.unwrap_or_default();
    of(name).ok_or_else(|| StoreError::Database { detail: format!("unknown name \"{name}\"") })
}
