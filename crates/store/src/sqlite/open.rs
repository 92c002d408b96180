//! Opening an SQLite file, and what SQLite's errors mean to a person.

use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::error::{Result, StoreError};

/// Marks the file as dongbo's: "dong" in ASCII.
pub const APPLICATION_ID: i64 = 0x646f_6e67;

/// How long a transaction waits for another process to finish its own.
const PATIENCE: Duration = Duration::from_secs(5);

/// Between two looks at whether a lock is free, where SQLite itself does not wait.
const PAUSE: Duration = Duration::from_millis(5);

/// Statements are prepared once and kept; there are about a hundred and fifty of them.
const KEPT_STATEMENTS: usize = 256;

/// Where the database is.
pub struct Place {
    path: PathBuf,
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Writer,
    Reader,
}

impl Place {
    pub fn of(place: &str) -> Result<Self> {
        if place.is_empty() {
            return Err(StoreError::Unsupported {
                url: "sqlite://".to_owned(),
                reason: "a path is missing: sqlite://PATH".to_owned(),
            });
        }
        Ok(Self { path: PathBuf::from(place) })
    }

    pub fn is_memory(&self) -> bool {
        self.path == Path::new(":memory:")
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn connect(&self, role: Role) -> Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags).map_err(|e| self.error(e))?;
        // A file that may not be written opens for reading all the same: told now rather than at the first write.
        if connection.is_readonly("main").map_err(|e| self.error(e))? {
            return Err(StoreError::ReadOnly { path: self.path.clone() });
        }
        connection.busy_timeout(PATIENCE).map_err(|e| self.error(e))?;
        self.refuse_foreign(&connection)?;
        self.configure(&connection, role).map_err(|e| self.error(e))?;
        connection.set_prepared_statement_cache_capacity(KEPT_STATEMENTS);
        Ok(connection)
    }

    /// Looks before anything is set: another program's file stays as it is.
    fn refuse_foreign(&self, connection: &Connection) -> Result<()> {
        let read = |sql| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).map_err(|e| self.error(e));
        let tables = read("SELECT count(*) FROM sqlite_schema")?;
        let owner = read("PRAGMA application_id")?;
        if owner == APPLICATION_ID || (owner == 0 && tables == 0) {
            Ok(())
        } else {
            Err(StoreError::Foreign { path: self.path.clone() })
        }
    }

    /// WAL lets readers read while one writes; a commit is safe against a crash of the program at once, against a
    /// loss of power up to the last checkpoint, which a synchroniser reads again. The caches are small because a
    /// whole import has to fit in little memory, and the log is cut back after a burst.
    fn configure(&self, connection: &Connection, role: Role) -> rusqlite::Result<()> {
        // A kept statement is planned once. Otherwise SQLite plans many of them anew with each execution, to make use of
        // statistics about the values bound, which are never gathered here.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        // Before the first table is made, or never.
        connection.pragma_update(None, "page_size", 8192)?;
        write_ahead(connection)?;
        connection.pragma_update(None, "synchronous", "normal")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "mmap_size", 0)?;
        connection.pragma_update(None, "temp_store", "memory")?;
        connection.pragma_update(None, "journal_size_limit", 64 << 20)?;
        connection.pragma_update(None, "wal_autocheckpoint", 4000)?;
        let kilobytes = if role == Role::Writer { 16_000 } else { 4_000 };
        connection.pragma_update(None, "cache_size", -kilobytes)?;
        if role == Role::Reader {
            connection.pragma_update(None, "query_only", true)?;
        }
        Ok(())
    }

    /// The error as a person can act on it.
    pub fn error(&self, error: rusqlite::Error) -> StoreError {
        let path = self.path.clone();
        let code = error.sqlite_error_code();
        let reason = error.to_string();
        match code {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Locked { path },
            Some(ErrorCode::DiskFull) => StoreError::DiskFull { path },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => StoreError::ReadOnly { path },
            Some(ErrorCode::NotADatabase) => StoreError::NotADatabase { path },
            Some(ErrorCode::CannotOpen) => {
                StoreError::CannotOpen { path, reason: cannot_open(&self.path, reason) }
            }
            Some(ErrorCode::DatabaseCorrupt) => StoreError::Corrupt { path, detail: reason },
            _ => StoreError::Database { detail: reason },
        }
    }
}

/// Turns on the write-ahead log. A new file is taken for oneself for that moment, and SQLite does not wait its turn
/// there: of two processes that create the database together one would be refused.
fn write_ahead(connection: &Connection) -> rusqlite::Result<()> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let outcome = connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()));
        match outcome {
            Err(error) if is_busy(&error) && Instant::now() < deadline => sleep(PAUSE),
            outcome => return outcome,
        }
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

/// SQLite only says "unable to open"; the two usual reasons can be told.
fn cannot_open(path: &Path, said: String) -> String {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if path.is_dir() {
        "it is a folder".to_owned()
    } else if folder.is_some_and(|folder| !folder.is_dir()) {
        "its folder does not exist".to_owned()
    } else {
        said
    }
}
