//! One open transaction, as the rest of the store sees it: statements with `?1 ?2` placeholders, values of four
//! kinds, rows. Everything above is written once against this; a second database is a second variant here.
//!
//! All methods are async though SQLite answers at once: a database behind a socket will not.

use std::borrow::Cow;

use dongbo_sync::{Local, Money, Quantity, Reference, Remote, ShopId};
use jiff::Timestamp;

use crate::conditions::Conditions;
use crate::error::{Result, StoreError};
use crate::search::Words;
use crate::sqlite::SqliteSession;

/// A connection inside a transaction.
pub enum Session {
    /// SQLite.
    Sqlite(SqliteSession),
}

impl Session {
    /// Runs one statement; answers how many rows it changed.
    pub async fn execute(&mut self, sql: &str, parameters: &[Value<'_>]) -> Result<usize> {
        match self {
            Self::Sqlite(session) => session.execute(sql, parameters),
        }
    }

    /// Runs one statement for each row of parameters; answers how many rows were changed.
    pub async fn execute_many<const N: usize>(
        &mut self,
        sql: &str,
        rows: &[[Value<'_>; N]],
    ) -> Result<usize> {
        match self {
            Self::Sqlite(session) => session.execute_many(sql, rows),
        }
    }

    /// Reads rows.
    pub async fn query<T>(
        &mut self,
        sql: &str,
        parameters: &[Value<'_>],
        read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        match self {
            Self::Sqlite(session) => session.query(sql, parameters, read),
        }
    }

    /// Runs one query for each row of parameters and gives all rows in that order.
    pub async fn query_many<T, const N: usize>(
        &mut self,
        sql: &str,
        rows: &[[Value<'_>; N]],
        mut read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        match self {
            Self::Sqlite(session) => {
                let mut found = Vec::with_capacity(rows.len());
                for row in rows {
                    session.query_into(sql, row, &mut read, &mut found)?;
                }
                Ok(found)
            }
        }
    }

    /// Reads one row, or none.
    pub async fn query_one<T>(
        &mut self,
        sql: &str,
        parameters: &[Value<'_>],
        read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        Ok(self.query(sql, parameters, read).await?.pop())
    }

    /// Indexes the words of new records, given by our ids.
    pub async fn index_words(
        &mut self,
        words: Words,
        shop: ShopId,
        records: Vec<(i64, String)>,
    ) -> Result<()> {
        match self {
            Self::Sqlite(session) => session.index_words(words, shop, records),
        }
    }

    /// Indexes the words of records anew.
    pub async fn reindex_words(
        &mut self,
        words: Words,
        shop: ShopId,
        records: Vec<(i64, String)>,
    ) -> Result<()> {
        match self {
            Self::Sqlite(session) => session.reindex_words(words, shop, records),
        }
    }

    /// Our ids of the records in which each wanted word begins some word, ascending.
    pub async fn find_words(
        &mut self,
        words: Words,
        shop: ShopId,
        wanted: &[String],
        after: Option<i64>,
        limit: i64,
    ) -> Result<Vec<i64>> {
        match self {
            Self::Sqlite(session) => session.find_words(words, shop, wanted, after, limit),
        }
    }

    /// The condition that a column holds the id of a record in which each wanted word begins some word.
    pub(crate) fn has_words(
        &self,
        column: &str,
        words: Words,
        shop: ShopId,
        wanted: &[String],
        conditions: &mut Conditions<'_>,
    ) -> Result<String> {
        match self {
            Self::Sqlite(_) => SqliteSession::has_words(column, words, shop, wanted, conditions),
        }
    }

    /// Starts a transaction; a writing one takes the right to write at once.
    pub async fn begin(&mut self, purpose: Purpose) -> Result<()> {
        match self {
            Self::Sqlite(session) => session.begin(purpose),
        }
    }

    /// Makes everything since `begin` last.
    pub async fn commit(&mut self) -> Result<()> {
        match self {
            Self::Sqlite(session) => session.commit(),
        }
    }

    /// Forgets everything since `begin`.
    pub async fn roll_back(&mut self) {
        match self {
            Self::Sqlite(session) => session.roll_back(),
        }
    }

    /// Whether this mistake is made.
    #[cfg(feature = "broken")]
    pub fn makes(&self, mistake: crate::Mistake) -> bool {
        match self {
            Self::Sqlite(session) => session.mistake == Some(mistake),
        }
    }

    /// An error about what a row held.
    pub fn corrupt(&self, detail: String) -> StoreError {
        match self {
            Self::Sqlite(session) => session.corrupt(detail),
        }
    }
}

/// What a transaction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Reading one consistent state.
    Read,
    /// Changing it.
    Write,
}

/// A parameter of a statement: one of the four kinds that every database has.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// NULL.
    Null,
    /// BIGINT: ids, flags, instants (milliseconds of UTC since 1970), decimals (units of 1/10,000).
    Integer(i64),
    /// TEXT.
    Text(Cow<'a, str>),
    /// BLOB, BYTEA.
    Bytes(Cow<'a, [u8]>),
}

impl From<i64> for Value<'_> {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}
impl From<u32> for Value<'_> {
    fn from(value: u32) -> Self {
        Self::Integer(value.into())
    }
}
impl From<bool> for Value<'_> {
    fn from(value: bool) -> Self {
        Self::Integer(value.into())
    }
}
impl<'a> From<&'a str> for Value<'a> {
    fn from(value: &'a str) -> Self {
        Self::Text(Cow::Borrowed(value))
    }
}
impl<'a> From<&'a String> for Value<'a> {
    fn from(value: &'a String) -> Self {
        Self::Text(Cow::Borrowed(value))
    }
}
impl From<String> for Value<'_> {
    fn from(value: String) -> Self {
        Self::Text(Cow::Owned(value))
    }
}
impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(value: &'a [u8]) -> Self {
        Self::Bytes(Cow::Borrowed(value))
    }
}
impl From<Vec<u8>> for Value<'_> {
    fn from(value: Vec<u8>) -> Self {
        Self::Bytes(Cow::Owned(value))
    }
}
impl From<ShopId> for Value<'_> {
    fn from(value: ShopId) -> Self {
        Self::Integer(value.0)
    }
}
impl<K> From<Local<K>> for Value<'_> {
    fn from(value: Local<K>) -> Self {
        Self::Integer(value.get())
    }
}
impl<K> From<Remote<K>> for Value<'_> {
    fn from(value: Remote<K>) -> Self {
        Self::Integer(value.get())
    }
}
impl From<Timestamp> for Value<'_> {
    fn from(value: Timestamp) -> Self {
        Self::Integer(value.as_millisecond())
    }
}
impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A row that was read.
pub enum Row<'a> {
    /// SQLite.
    Sqlite(&'a rusqlite::Row<'a>),
}

impl Row<'_> {
    /// The value in a column, counted from 0.
    pub fn get<T: Column>(&self, column: usize) -> Result<T> {
        T::read(self, column)
    }

    /// A number, or nothing.
    fn integer(&self, column: usize) -> Result<Option<i64>> {
        match self {
            Self::Sqlite(row) => row.get(column).map_err(|error| unreadable(column, &error)),
        }
    }

    fn required(&self, column: usize) -> Result<i64> {
        self.integer(column)?.ok_or_else(|| unreadable(column, &"it is empty"))
    }

    /// A text without copying it, or nothing.
    pub fn text(&self, column: usize) -> Result<Option<&str>> {
        match self {
            Self::Sqlite(row) => row
                .get_ref(column)
                .map_err(|error| unreadable(column, &error))?
                .as_str_or_null()
                .map_err(|error| unreadable(column, &error)),
        }
    }

    fn bytes(&self, column: usize) -> Result<Option<&[u8]>> {
        match self {
            Self::Sqlite(row) => row
                .get_ref(column)
                .map_err(|error| unreadable(column, &error))?
                .as_blob_or_null()
                .map_err(|error| unreadable(column, &error)),
        }
    }
}

/// What a row held that it should not.
pub fn unreadable(column: usize, reason: &dyn std::fmt::Display) -> StoreError {
    StoreError::Database { detail: format!("column {column} of an answer: {reason}") }
}

/// A type that a column can be read as.
pub trait Column: Sized {
    /// Reads it.
    fn read(row: &Row<'_>, column: usize) -> Result<Self>;
}

macro_rules! number_columns {
    ($($kind:ty: $make:expr),+ $(,)?) => {
        $(impl Column for $kind {
            fn read(row: &Row<'_>, column: usize) -> Result<Self> {
                let make: fn(i64) -> $kind = $make;
                row.required(column).map(make)
            }
        }
        impl Column for Option<$kind> {
            fn read(row: &Row<'_>, column: usize) -> Result<Self> {
                let make: fn(i64) -> $kind = $make;
                Ok(row.integer(column)?.map(make))
            }
        })+
    };
}

number_columns!(
    i64: |value| value,
    bool: |value| value != 0,
    ShopId: ShopId,
    Money: Money::from_scaled,
    Quantity: Quantity::from_scaled,
);

impl Column for u64 {
    fn read(row: &Row<'_>, column: usize) -> Result<Self> {
        u64::try_from(row.required(column)?).map_err(|error| unreadable(column, &error))
    }
}

impl Column for u32 {
    fn read(row: &Row<'_>, column: usize) -> Result<Self> {
        u32::try_from(row.required(column)?).map_err(|error| unreadable(column, &error))
    }
}

impl Column for Timestamp {
    fn read(row: &Row<'_>, column: usize) -> Result<Self> {
        Self::from_millisecond(row.required(column)?).map_err(|error| unreadable(column, &error))
    }
}

impl Column for Option<Timestamp> {
    fn read(row: &Row<'_>, column: usize) -> Result<Self> {
        row.integer(column)?
            .map(|value| Timestamp::from_millisecond(value).map_err(|error| unreadable(column, &error)))
            .transpose()
    }
}

impl Column for String {
    fn read(row: &Row<'_>, column: usize) -> Result<Self> {
        row.text(column)?.map(str::to_owned).ok_or_else(|| unreadable(column, &"it is empty"))
    }
}

impl Column for Option<String> {
    fn read(row: &Row<'_>, column: usize) -> Result<Self> {
        Ok(row.text(column)?.map(str::to_owned))
    }
}

impl Column for Vec<u8> {
    fn read(row: &Row<'_>, column: usize) -> Result<Self> {
        row.bytes(column)?.map(<[u8]>::to_vec).ok_or_else(|| unreadable(column, &"it is empty"))
    }
}

impl<K> Column for Local<K> {
    fn read(row: &Row<'_>, column: usize) -> Result<Self> {
        row.required(column).map(Self::new)
    }
}

impl<K> Column for Remote<K> {
    fn read(row: &Row<'_>, column: usize) -> Result<Self> {
        row.required(column).map(Self::new)
    }
}

/// Two columns: our id of the target, or KiotViet's while the target is awaited.
impl<K> Column for Option<Reference<K>> {
    fn read(row: &Row<'_>, column: usize) -> Result<Self> {
        Ok(match (row.integer(column)?, row.integer(column + 1)?) {
            (Some(id), _) => Some(Reference::Here(Local::new(id))),
            (None, Some(id)) => Some(Reference::there(id)),
            (None, None) => None,
        })
    }
}
