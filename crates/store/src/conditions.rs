//! A condition of a query and its parameters, added up.

use dongbo_sync::ShopId;

use crate::session::Value;

/// What follows WHERE; the shop is `?1`.
#[derive(Clone)]
pub(crate) struct Conditions<'a> {
    pub shop: ShopId,
    pub sql: String,
    pub parameters: Vec<Value<'a>>,
}

impl<'a> Conditions<'a> {
    /// Rows of a shop.
    pub fn of(shop: ShopId) -> Self {
        Self { shop, sql: "shop = ?1".to_owned(), parameters: vec![shop.into()] }
    }

    /// Rows of a shop, in a query on several tables.
    pub fn of_table(table: &str, shop: ShopId) -> Self {
        Self { shop, sql: format!("{table}.shop = ?1"), parameters: vec![shop.into()] }
    }

    /// The number of a parameter.
    pub fn put(&mut self, value: impl Into<Value<'a>>) -> String {
        self.parameters.push(value.into());
        format!("?{}", self.parameters.len())
    }

    /// A column compared with a value.
    pub fn and(&mut self, column: &str, comparison: &str, value: impl Into<Value<'a>>) {
        let number = self.put(value);
        self.and_that(&format!("{column} {comparison} {number}"));
    }

    /// A condition in SQL.
    pub fn and_that(&mut self, condition: &str) {
        self.sql.push_str(" AND ");
        self.sql.push_str(condition);
    }

    /// A column that begins like this.
    pub fn begins(&mut self, column: &str, start: String) {
        let end = past(&start);
        self.and(column, ">=", start);
        self.and(column, "<", end);
    }
}

/// What comes after everything that begins like this.
pub(crate) fn past(start: &str) -> String {
    // The largest character there is.
    format!("{start}\u{10ffff}")
}
