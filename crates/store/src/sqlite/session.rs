//! The statements of one SQLite connection.

use std::sync::Arc;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Statement, ToSql};

use super::open::Place;
use crate::error::{Result, StoreError};
use crate::session::{Purpose, Row, Value};

/// A connection, in or out of a transaction.
pub struct SqliteSession {
    connection: Connection,
    place: Arc<Place>,
    #[cfg(feature = "broken")]
    pub mistake: Option<crate::Mistake>,
}

impl SqliteSession {
    pub fn new(connection: Connection, place: Arc<Place>) -> Self {
        Self {
            connection,
            place,
            #[cfg(feature = "broken")]
            mistake: None,
        }
    }

    pub fn execute(&mut self, sql: &str, parameters: &[Value<'_>]) -> Result<usize> {
        self.prepared(sql, |statement| {
            bind(statement, parameters)?;
            statement.raw_execute()
        })
    }

    pub fn execute_many<const N: usize>(&mut self, sql: &str, rows: &[[Value<'_>; N]]) -> Result<usize> {
        if rows.is_empty() {
            return Ok(0);
        }
        self.prepared(sql, |statement| {
            let mut changed = 0;
            for row in rows {
                bind(statement, row)?;
                changed += statement.raw_execute()?;
            }
            Ok(changed)
        })
    }

    pub fn query<T>(
        &mut self,
        sql: &str,
        parameters: &[Value<'_>],
        mut read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut found = Vec::new();
        self.query_into(sql, parameters, &mut read, &mut found)?;
        Ok(found)
    }

    pub fn query_into<T>(
        &mut self,
        sql: &str,
        parameters: &[Value<'_>],
        read: &mut impl FnMut(&Row<'_>) -> Result<T>,
        found: &mut Vec<T>,
    ) -> Result<()> {
        let mut unreadable = None;
        self.prepared(sql, |statement| {
            bind(statement, parameters)?;
            let mut rows = statement.raw_query();
            while let Some(row) = rows.next()? {
                match read(&Row::Sqlite(row)) {
                    Ok(value) => found.push(value),
                    Err(error) => {
                        unreadable = Some(error);
                        break;
                    }
                }
            }
            Ok(())
        })?;
        unreadable.map_or(Ok(()), Err)
    }

    pub fn begin(&mut self, purpose: Purpose) -> Result<()> {
        self.roll_back();
        let sql = match purpose {
            Purpose::Read => "BEGIN DEFERRED",
            Purpose::Write => "BEGIN IMMEDIATE",
        };
        self.execute(sql, &[]).map(|_| ())
    }

    pub fn commit(&mut self) -> Result<()> {
        self.execute("COMMIT", &[]).map(|_| ())
    }

    pub fn roll_back(&mut self) {
        // SQLite itself rolls back on some errors (a full disk): then there is nothing left to do.
        if !self.connection.is_autocommit()
            && let Err(error) = self.execute("ROLLBACK", &[])
        {
            tracing::error!(%error, "rolling back failed");
        }
    }

    pub fn corrupt(&self, detail: String) -> StoreError {
        StoreError::Corrupt { path: self.place.path().into(), detail }
    }

    fn prepared<T>(
        &self,
        sql: &str,
        work: impl FnOnce(&mut Statement<'_>) -> rusqlite::Result<T>,
    ) -> Result<T> {
        let mut statement = self.connection.prepare_cached(sql).map_err(|error| self.place.error(error))?;
        work(&mut statement).map_err(|error| self.place.error(error))
    }
}

fn bind(statement: &mut Statement<'_>, parameters: &[Value<'_>]) -> rusqlite::Result<()> {
    for (index, value) in parameters.iter().enumerate() {
        statement.raw_bind_parameter(index + 1, value)?;
    }
    Ok(())
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Integer(number) => ValueRef::Integer(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}
