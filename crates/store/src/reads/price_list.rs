//! Price lists and their entries, for reading.

use dongbo_sync::records::PriceList;
use dongbo_sync::{Money, ShopId};

use super::list::{Search, page, rows, typed};
use super::views::{PriceEntryView, PriceListView};
use crate::conditions::Conditions;
use crate::error::{Result, StoreError};
use crate::exact::Exact;
use crate::page::{Page, Query, one_more};
use crate::records::table::from_ticks;
use crate::search::Words;
use crate::session::{Row, Session};
use crate::store::Store;

const COLUMNS: &str = "name, active, starts_at, ends_at, for_all_groups";

fn view(row: &Row<'_>) -> Result<PriceListView> {
    Ok(PriceListView {
        id: row.get(0)?,
        remote_id: row.get(1)?,
        archived_at: row.get(2)?,
        name: row.get(3)?,
        active: row.get(4)?,
        starts_at: row.get::<Option<i64>>(5)?.map(from_ticks).transpose()?,
        ends_at: row.get::<Option<i64>>(6)?.map(from_ticks).transpose()?,
        points_of_sale: Vec::new(),
        for_all_groups: row.get(7)?,
        customer_groups: Vec::new(),
    })
}

impl Store {
    /// Price lists, by our id; `q` finds by words of the name.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`], or when the database fails.
    pub async fn list_price_lists(&self, shop: ShopId, query: Query) -> Result<Page<PriceListView>> {
        self.reading(move |session| {
            Box::pin(async move {
                let mut page =
                    page::<PriceList, _>(session, shop, &query, Search::Names, COLUMNS, view, |view| view.id)
                        .await?;
                add_scopes(session, shop, &mut page.items).await?;
                Ok(page)
            })
        })
        .await
    }

    /// The one with that id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn price_list(&self, shop: ShopId, id: i64) -> Result<Option<PriceListView>> {
        self.reading(move |session| {
            Box::pin(async move {
                let mut lists = rows::<PriceList, _>(session, shop, &[id], COLUMNS, view).await?;
                add_scopes(session, shop, &mut lists).await?;
                Ok(lists.pop())
            })
        })
        .await
    }

    /// The entries of a list, by KiotViet's id of the product; `q` finds by words of the product's
    /// code, barcode and full name, or their beginnings.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such list, or when the database fails.
    pub async fn list_price_entries(
        &self,
        shop: ShopId,
        list: i64,
        query: Query,
    ) -> Result<Page<PriceEntryView>> {
        self.reading(move |session| {
            Box::pin(async move {
                let found = rows::<PriceList, _>(session, shop, &[list], COLUMNS, view).await?;
                if found.is_empty() {
                    return Err(StoreError::NotFound { shop, what: "price_lists", id: list });
                }
                let limit = Query::rows(query.limit);
                let mut conditions = Conditions::of_table("price_entries", shop);
                conditions.and("price_entries.price_list_id", "=", list);
                conditions.and("price_entries.remote_product_id", ">", query.after.unwrap_or(i64::MIN));
                if let Some(wanted) = typed(&query) {
                    if wanted.is_empty() {
                        return Ok(Page { items: Vec::new(), next_cursor: None });
                    }
                    let found =
                        session.has_words("links.local_id", Words::Products, shop, &wanted, &mut conditions)?;
                    conditions.and_that(&found);
                }
                let number = conditions.put(one_more(limit));
                let Conditions { sql, parameters, .. } = conditions;
                let rows = session
                    .query(
                        &format!(
                            "SELECT price_entries.remote_product_id, products.id, products.code, products.full_name,
                                 price_entries.price
                             FROM price_entries
                             LEFT JOIN links ON links.shop = price_entries.shop AND links.entity = 'products'
                                 AND links.remote_id = price_entries.remote_product_id
                             LEFT JOIN products ON products.shop = links.shop AND products.id = links.local_id
                             WHERE {sql} ORDER BY price_entries.remote_product_id LIMIT {number}"
                        ),
                        &parameters,
                        |row| {
                            Ok(PriceEntryView {
                                remote_product_id: row.get(0)?,
                                product_id: row.get(1)?,
                                code: row.get(2)?,
                                full_name: row.get(3)?,
                                price: Exact::from(row.get::<Money>(4)?),
                            })
                        },
                    )
                    .await?;
                Ok(Page::of(rows, limit, |entry| entry.remote_product_id))
            })
        })
        .await
    }
}

/// Adds the points of sale and groups that lists are limited to.
async fn add_scopes(session: &mut Session, shop: ShopId, lists: &mut [PriceListView]) -> Result<()> {
    let keys: Vec<_> = lists.iter().map(|list| [shop.into(), list.id.into()]).collect();
    let of = |row: &Row<'_>| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?));
    let branches = session
        .query_many(
            "SELECT price_list_id, point_of_sale_id FROM price_list_branches
             WHERE shop = ?1 AND price_list_id = ?2 AND point_of_sale_id IS NOT NULL ORDER BY position",
            &keys,
            of,
        )
        .await?;
    let groups = session
        .query_many(
            "SELECT price_list_id, group_id FROM price_list_groups
             WHERE shop = ?1 AND price_list_id = ?2 AND group_id IS NOT NULL ORDER BY position",
            &keys,
            of,
        )
        .await?;
    for list in lists {
        let mine = |pairs: &[(i64, i64)]| {
            pairs.iter().filter(|(owner, _)| *owner == list.id).map(|(_, target)| *target).collect()
        };
        list.points_of_sale = mine(&branches);
        list.customer_groups = mine(&groups);
    }
    Ok(())
}
