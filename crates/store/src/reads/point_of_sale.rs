//! Points of sale, for reading.

use dongbo_sync::ShopId;
use dongbo_sync::records::PointOfSale;

use super::list::{Search, page, rows};
use super::views::PointOfSaleView;
use crate::error::Result;
use crate::page::{Page, Query};
use crate::session::Row;
use crate::store::Store;

const COLUMNS: &str = "name, address, phone, EXISTS (
         SELECT 1 FROM connections JOIN links ON links.shop = connections.shop AND links.entity = 'branches'
             AND links.remote_id = connections.default_branch
         WHERE connections.shop = points_of_sale.shop AND links.local_id = points_of_sale.id)";

fn view(row: &Row<'_>) -> Result<PointOfSaleView> {
    Ok(PointOfSaleView {
        id: row.get(0)?,
        remote_id: row.get(1)?,
        archived_at: row.get(2)?,
        name: row.get(3)?,
        address: row.get(4)?,
        phone: row.get(5)?,
        default: row.get(6)?,
    })
}

impl Store {
    /// Points of sale, by our id; `q` finds by words of the name.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`](crate::StoreError::NoSuchShop), or when the database fails.
    pub async fn list_points_of_sale(&self, shop: ShopId, query: Query) -> Result<Page<PointOfSaleView>> {
        self.reading(move |session| {
            Box::pin(async move {
                page::<PointOfSale, _>(session, shop, &query, Search::Names, COLUMNS, view, |view| view.id)
                    .await
            })
        })
        .await
    }

    /// The one with that id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn point_of_sale(&self, shop: ShopId, id: i64) -> Result<Option<PointOfSaleView>> {
        self.reading(move |session| {
            Box::pin(
                async move { Ok(rows::<PointOfSale, _>(session, shop, &[id], COLUMNS, view).await?.pop()) },
            )
        })
        .await
    }
}
