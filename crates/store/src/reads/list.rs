//! What the lists share: ids of a page, found by a cursor, a word or a code, and rows by id.

use dongbo_sync::{ShopId, text};

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
    /// By the beginning of its code, or of its number of ours.
    CodeOrReference,
    /// By looking through the names: for entities of which a shop has few.
    Names,
}

async fn ids<R: Kept>(
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
        Search::CodeOrReference => {
            let key = text::match_key(typed);
            let sql = format!(
                "SELECT id FROM {table} WHERE shop = ?1 AND code_key >= ?2 AND code_key < ?3 AND id > ?4
                 UNION
                 SELECT id FROM {table} WHERE shop = ?1 AND reference >= upper(?2) AND reference < upper(?3) AND id > ?4
                 ORDER BY id LIMIT ?5"
            );
            // The largest character there is ends the range of what begins with the key.
            let end = format!("{key}\u{10ffff}");
            let parameters = [shop.into(), key.into(), end.into(), after.into(), limit.into()];
            session.query(&sql, &parameters, |row| row.get(0)).await
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
