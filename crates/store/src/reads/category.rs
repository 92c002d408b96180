//! Categories, for reading.

use dongbo_sync::ShopId;
use dongbo_sync::records::Category;

use super::list::{Search, page, rows};
use super::views::CategoryView;
use crate::error::Result;
use crate::page::{Page, Query};
use crate::session::Row;
use crate::store::Store;

const COLUMNS: &str = "name, parent_id";

fn view(row: &Row<'_>) -> Result<CategoryView> {
    Ok(CategoryView {
        id: row.get(0)?,
        remote_id: row.get(1)?,
        archived_at: row.get(2)?,
        name: row.get(3)?,
        parent_id: row.get(4)?,
    })
}

impl Store {
    /// Categories, by our id; `q` finds by words of the name.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`](crate::StoreError::NoSuchShop), or when the database fails.
    pub async fn list_categories(&self, shop: ShopId, query: Query) -> Result<Page<CategoryView>> {
        self.reading(move |session| {
            Box::pin(async move {
                page::<Category, _>(session, shop, &query, Search::Names, COLUMNS, view, |view| view.id).await
            })
        })
        .await
    }

    /// The one with that id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn category(&self, shop: ShopId, id: i64) -> Result<Option<CategoryView>> {
        self.reading(move |session| {
            Box::pin(async move { Ok(rows::<Category, _>(session, shop, &[id], COLUMNS, view).await?.pop()) })
        })
        .await
    }
}
