//! Customer groups, for reading.

use dongbo_sync::ShopId;
use dongbo_sync::records::CustomerGroup;

use super::list::{Search, page, rows};
use super::views::CustomerGroupView;
use crate::error::Result;
use crate::page::{Page, Query};
use crate::session::Row;
use crate::store::Store;

const COLUMNS: &str = "name, description";

fn view(row: &Row<'_>) -> Result<CustomerGroupView> {
    Ok(CustomerGroupView {
        id: row.get(0)?,
        remote_id: row.get(1)?,
        archived_at: row.get(2)?,
        name: row.get(3)?,
        description: row.get(4)?,
    })
}

impl Store {
    /// Customer groups, by our id; `q` finds by words of the name.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`](crate::StoreError::NoSuchShop), or when the database fails.
    pub async fn list_customer_groups(&self, shop: ShopId, query: Query) -> Result<Page<CustomerGroupView>> {
        self.reading(move |session| {
            Box::pin(async move {
                page::<CustomerGroup, _>(session, shop, &query, Search::Names, COLUMNS, view, |view| view.id)
                    .await
            })
        })
        .await
    }

    /// The one with that id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn customer_group(&self, shop: ShopId, id: i64) -> Result<Option<CustomerGroupView>> {
        self.reading(move |session| {
            Box::pin(
                async move { Ok(rows::<CustomerGroup, _>(session, shop, &[id], COLUMNS, view).await?.pop()) },
            )
        })
        .await
    }
}
