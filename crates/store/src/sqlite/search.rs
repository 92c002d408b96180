//! Full-text search with FTS5: an index of words without the texts, kept in the transaction that writes the record.

use dongbo_sync::ShopId;

use super::SqliteSession;
use crate::conditions::Conditions;
use crate::error::{Result, StoreError};
use crate::search::Words;
use crate::session::Value;

/// Bits of the row id that belong to the record's id; the shop is above.
const RECORD_BITS: u32 = 36;

/// The largest id of a record that has a row id.
const LAST_RECORD: i64 = (1 << RECORD_BITS) - 1;

impl SqliteSession {
    /// Adds records that were never indexed.
    pub fn index_words(&mut self, words: Words, shop: ShopId, records: Vec<(i64, String)>) -> Result<()> {
        self.store_words("INSERT", words, shop, records)
    }

    /// Takes new words for records that may be indexed already.
    pub fn reindex_words(&mut self, words: Words, shop: ShopId, records: Vec<(i64, String)>) -> Result<()> {
        self.store_words("INSERT OR REPLACE", words, shop, records)
    }

    fn store_words(
        &mut self,
        verb: &str,
        words: Words,
        shop: ShopId,
        records: Vec<(i64, String)>,
    ) -> Result<()> {
        let rows = records
            .into_iter()
            .map(|(id, words)| Ok([row_id(shop, id)?.into(), Value::from(words)]))
            .collect::<Result<Vec<_>>>()?;
        let sql = format!("{verb} INTO {} (rowid, words) VALUES (?1, ?2)", table(words));
        self.execute_many(&sql, &rows).map(|_| ())
    }

    /// Our ids of the records that have a word beginning with each of `wanted`, ascending.
    pub fn find_words(
        &mut self,
        words: Words,
        shop: ShopId,
        wanted: &[String],
        after: Option<i64>,
        limit: i64,
    ) -> Result<Vec<i64>> {
        // A cursor may come from anybody: one beyond every id has nothing behind it.
        let first = after.map_or(0, |id| id.saturating_add(1)).max(0);
        if first > LAST_RECORD {
            return Ok(Vec::new());
        }
        let table = table(words);
        let sql = format!(
            "SELECT rowid FROM {table} WHERE {table} MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid LIMIT ?4"
        );
        let parameters = [
            expression(wanted).into(),
            row_id(shop, first)?.into(),
            row_id(shop, LAST_RECORD)?.into(),
            limit.into(),
        ];
        self.query(&sql, &parameters, |row| Ok(row.get::<i64>(0)? & LAST_RECORD))
    }

    /// The condition that a column holds the id of a record that has a word beginning with each of `wanted`.
    pub(crate) fn has_words(
        column: &str,
        words: Words,
        shop: ShopId,
        wanted: &[String],
        conditions: &mut Conditions<'_>,
    ) -> Result<String> {
        let table = table(words);
        let expression = conditions.put(expression(wanted));
        let (first, last) = (conditions.put(row_id(shop, 0)?), conditions.put(row_id(shop, LAST_RECORD)?));
        Ok(format!(
            "{column} IN (SELECT rowid & {LAST_RECORD} FROM {table}
                 WHERE {table} MATCH {expression} AND rowid BETWEEN {first} AND {last})"
        ))
    }
}

/// Words are letters and digits only: nothing in them can be syntax within the quotes.
fn expression(wanted: &[String]) -> String {
    let beginnings: Vec<String> = wanted.iter().map(|word| format!("\"{word}\"*")).collect();
    beginnings.join(" AND ")
}

const fn table(words: Words) -> &'static str {
    match words {
        Words::Products => "product_words",
        Words::Customers => "customer_words",
    }
}

fn row_id(shop: ShopId, id: i64) -> Result<i64> {
    if (0..=LAST_RECORD).contains(&id) && (0..1 << (62 - RECORD_BITS)).contains(&shop.0) {
        Ok((shop.0 << RECORD_BITS) | id)
    } else {
        Err(StoreError::Database { detail: format!("id {id} of shop {shop} is beyond what can be indexed") })
    }
}
