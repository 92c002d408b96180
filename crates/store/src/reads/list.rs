//! What the lists share: ids of a page, found by a cursor, a word or a code, and rows by id.

use dongbo_sync::{ShopId, text};

use crate::conditions::Conditions;
use crate::error::Result;
use crate::page::{Page, Query, one_more};
use crate::records::Kept;
use crate::search::{self, Words};
use crate::session::{Row, Session, Value};
use crate::shops;

/// The column with KiotViet's id of the row, for the select list of a query by [`rows`].
pub fn remote_id<R: Kept>() -> String {
    format!(
        "(SELECT remote_id FROM links WHERE links.shop = {table}.shop AND links.entity = '{entity}'
             AND links.local_id = {table}.id)",
        table = R::TABLE,
        entity = R::ENTITY.name()
    )
}

/// Rows of a page, read by `read` with the columns `id`, KiotViet's id, `archived_at`, then `columns`.
pub async fn page<R: Kept, T>(
    session: &mut Session,
    shop: ShopId,
    query: &Query,
    search: Search,
    columns: &str,
    read: impl Fn(&Row<'_>) -> Result<T>,
    id: impl Fn(&T) -> i64,
) -> Result<Page<T>> {
    shops::require(session, shop).await?;
    let limit = Query::rows(query.limit);
    let ids = ids::<R>(session, shop, query, search, one_more(limit)).await?;
    let rows = rows::<R, T>(session, shop, &ids, columns, read).await?;
    Ok(Page::of(rows, limit, id))
}

/// How an entity is searched.
#[derive(Debug, Clone, Copy)]
pub enum Search {
    /// By an index of words.
    Words(Words),
    /// By looking through the names: for entities of which a shop has few.
    Names,
}

/// Our ids of a page's records, ascending.
pub async fn ids<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    query: &Query,
    search: Search,
    limit: i64,
) -> Result<Vec<i64>> {
    let table = R::TABLE;
    let after = query.after.unwrap_or(i64::MIN);
    let typed = query.q.as_deref().map(str::trim).filter(|typed| !typed.is_empty());
    let Some(typed) = typed else {
        let sql = format!("SELECT id FROM {table} WHERE shop = ?1 AND id > ?2 ORDER BY id LIMIT ?3");
        return session.query(&sql, &[shop.into(), after.into(), limit.into()], |row| row.get(0)).await;
    };
    match search {
        Search::Words(words) => {
            let wanted = search::wanted(typed);
            if wanted.is_empty() {
                return Ok(Vec::new());
            }
            session.find_words(words, shop, &wanted, query.after, limit).await
        }
        Search::Names => {
            let wanted = search::wanted(typed);
            let sql = format!("SELECT id, {} FROM {table} WHERE shop = ?1 AND id > ?2 ORDER BY id", R::LABEL);
            let names = session
                .query(&sql, &[shop.into(), after.into()], |row| {
                    Ok((row.get::<i64>(0)?, text::search_key(row.text(1)?.unwrap_or_default())))
                })
                .await?;
            let limit = usize::try_from(limit).unwrap_or(usize::MAX);
            let fits = |name: &str| {
                !wanted.is_empty()
                    && wanted
                        .iter()
                        .all(|word| search::split(name).any(|part| part.starts_with(word.as_str())))
            };
            Ok(names.into_iter().filter(|(_, name)| fits(name)).map(|(id, _)| id).take(limit).collect())
        }
    }
}

/// The order of a list: the column before the id, if there is one, and whether it rises.
#[derive(Debug, Clone, Copy)]
pub struct Order {
    /// The column that counts before the id.
    pub column: Option<&'static str>,
    /// The lowest first.
    pub rising: bool,
    /// Few fit: they are found by what they must fit, and put in order then. Otherwise SQLite may walk over all records in
    /// their order, which is right where many fit.
    pub few: bool,
}

impl Order {
    /// By our id.
    pub const BY_ID: Self = Self { column: None, rising: true, few: false };
}

/// Our ids of the records that fit, in that order, behind the record of the cursor where that one stands now.
pub async fn fitting<R: Kept>(
    session: &mut Session,
    mut conditions: Conditions<'_>,
    order: Order,
    after: Option<i64>,
    limit: i64,
) -> Result<Vec<i64>> {
    let table = R::TABLE;
    let (comparison, direction) = if order.rising { (">", "ASC") } else { ("<", "DESC") };
    if let Some(after) = after {
        let after = conditions.put(after);
        conditions.and_that(&match order.column {
            None => format!("id {comparison} {after}"),
            Some(column) => format!(
                "({column}, id) {comparison} (SELECT {column}, id FROM {table} WHERE shop = ?1 AND id = {after})"
            ),
        });
    }
    let limit = conditions.put(limit);
    let found = if order.few { "+" } else { "" };
    let first = order.column.map(|column| format!("{found}{column} {direction}, ")).unwrap_or_default();
    let Conditions { sql, parameters, .. } = conditions;
    let sql =
        format!("SELECT id FROM {table} WHERE {sql} ORDER BY {first}{found}id {direction} LIMIT {limit}");
    session.query(&sql, &parameters, |row| row.get(0)).await
}

/// The words typed into a search box; none where nothing was typed.
pub fn typed(query: &Query) -> Option<Vec<String>> {
    let typed = query.q.as_deref().map(str::trim).filter(|typed| !typed.is_empty());
    typed.map(search::wanted)
}

/// Rows by our ids, in that order.
pub async fn rows<R: Kept, T>(
    session: &mut Session,
    shop: ShopId,
    ids: &[i64],
    columns: &str,
    read: impl Fn(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let sql = format!(
        "SELECT id, {}, archived_at, {columns} FROM {} WHERE shop = ?1 AND id = ?2",
        remote_id::<R>(),
        R::TABLE
    );
    let keys: Vec<[Value<'_>; 2]> = ids.iter().map(|id| [shop.into(), (*id).into()]).collect();
    session.query_many(&sql, &keys, read).await
}
