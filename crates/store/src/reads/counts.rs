//! How many records of each entity there are.

use dongbo_sync::ShopId;
use dongbo_sync::records::{Category, Customer, CustomerGroup, Order, PointOfSale, PriceList, Product};

use super::views::{Counts, EntityCounts};
use crate::error::Result;
use crate::links::count_linked;
use crate::records::Kept;
use crate::session::Session;
use crate::store::Store;
use crate::{shops, stock};

impl Store {
    /// How many records there are, by entity.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`](crate::StoreError::NoSuchShop), or when the database fails.
    pub async fn counts(&self, shop: ShopId) -> Result<Counts> {
        self.reading(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let prices = session
                    .query_one("SELECT count(*) FROM price_entries WHERE shop = ?1", &[shop.into()], |row| {
                        row.get(0)
                    })
                    .await?;
                Ok(Counts {
                    branches: count::<PointOfSale>(session, shop).await?,
                    categories: count::<Category>(session, shop).await?,
                    customer_groups: count::<CustomerGroup>(session, shop).await?,
                    products: count::<Product>(session, shop).await?,
                    stock: stock::count(session, shop).await?,
                    price_lists: count::<PriceList>(session, shop).await?,
                    price_entries: prices.unwrap_or(0),
                    customers: count::<Customer>(session, shop).await?,
                    orders: count::<Order>(session, shop).await?,
                })
            })
        })
        .await
    }
}

async fn count<R: Kept>(session: &mut Session, shop: ShopId) -> Result<EntityCounts> {
    let sql = format!("SELECT count(*), count(archived_at) FROM {} WHERE shop = ?1", R::TABLE);
    let counted =
        session.query_one(&sql, &[shop.into()], |row| Ok((row.get::<u64>(0)?, row.get::<u64>(1)?))).await?;
    let (all, archived) = counted.unwrap_or_default();
    let linked = count_linked(session, shop, R::ENTITY.name()).await?;
    Ok(EntityCounts { live: all.saturating_sub(archived), archived, linked })
}
