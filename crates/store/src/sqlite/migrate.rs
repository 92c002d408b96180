//! Brings the tables up to date: numbered SQL texts, each applied once, in one transaction each, and never changed
//! afterwards.

use std::time::{SystemTime, UNIX_EPOCH};

use rusqlite::{Connection, TransactionBehavior};
use sha2::{Digest, Sha256};

use super::open::{APPLICATION_ID, Place};
use crate::error::{Result, StoreError};
use crate::master_key::hex;

struct Migration {
    version: i64,
    name: &'static str,
    sql: &'static str,
}

macro_rules! migrations {
    ($($version:literal $name:literal),+ $(,)?) => {
        &[$(Migration {
            version: $version,
            name: $name,
            sql: include_str!(concat!("../../migrations/sqlite/", $name, ".sql")),
        }),+]
    };
}

const MIGRATIONS: &[Migration] = migrations![
    1 "0001_shops",
    2 "0002_synchronisation",
    3 "0003_catalogue",
    4 "0004_customers",
    5 "0005_orders",
    6 "0006_search",
    7 "0007_outbox",
    8 "0008_opening_stock",
    10 "0010_order_references",
    11 "0011_placing",
    12 "0012_webhooks",
    13 "0013_automation",
    14 "0014_history",
    15 "0015_decisions",
    16 "0016_plans",
    17 "0017_waves",
    18 "0018_agreement",
    19 "0019_people",
    20 "0020_activity",
    21 "0021_stock_told",
    22 "0022_stopping",
    23 "0023_pulse",
    24 "0024_lists",
    25 "0025_switches_off",
    26 "0026_order_changes",
    27 "0027_kept_back",
    28 "0028_lists_at_size",
];

pub fn migrate(connection: &mut Connection, place: &Place) -> Result<()> {
    let missing = check(connection, place)?;
    for migration in missing {
        apply(connection, migration).map_err(|error| place.error(error))?;
    }
    Ok(())
}

/// Reads without locking, so that a database that needs nothing opens while another process writes.
fn check(connection: &Connection, place: &Place) -> Result<Vec<&'static Migration>> {
    let failed = |error| place.error(error);
    let owner: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0)).map_err(failed)?;
    if owner != APPLICATION_ID {
        return Ok(MIGRATIONS.iter().collect()); // new: another program's file was refused before
    }
    let applied = connection
        .prepare("SELECT version, name, checksum FROM migrations ORDER BY version")
        .and_then(|mut statement| {
            statement
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                .collect::<rusqlite::Result<Vec<(i64, String, String)>>>()
        })
        .map_err(failed)?;
    for (version, name, checksum) in &applied {
        let path = place.path().into();
        match MIGRATIONS.iter().find(|migration| migration.version == *version) {
            None => {
                let known = MIGRATIONS.last().map_or(0, |migration| migration.version);
                return Err(StoreError::NewerDatabase { path, found: *version, known });
            }
            Some(migration) if checksum_of(migration) != *checksum => {
                return Err(StoreError::MigrationChanged { path, version: *version, name: name.clone() });
            }
            Some(_) => {}
        }
    }
    let is_missing =
        |migration: &&Migration| applied.iter().all(|(version, ..)| *version != migration.version);
    Ok(MIGRATIONS.iter().filter(is_missing).collect())
}

fn apply(connection: &mut Connection, migration: &Migration) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute_batch(
        "CREATE TABLE IF NOT EXISTS migrations (
             version INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL
         ) STRICT",
    )?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    // Another process may have been quicker.
    let done: bool = transaction.query_row(
        "SELECT EXISTS (SELECT 1 FROM migrations WHERE version = ?1)",
        [migration.version],
        |row| row.get(0),
    )?;
    if !done {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_millis());
        transaction.execute_batch(migration.sql)?;
        transaction.execute(
            "INSERT INTO migrations (version, name, checksum, applied_at) VALUES (?1, ?2, ?3, ?4)",
            (migration.version, migration.name, checksum_of(migration), i64::try_from(now).unwrap_or(0)),
        )?;
    }
    transaction.commit()
}

fn checksum_of(migration: &Migration) -> String {
    hex(&Sha256::digest(migration.sql.as_bytes()))
}
