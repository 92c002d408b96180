//! Price entries: one way, from KiotViet, the newest reading wins. A list may price a product before the product has
//! arrived, so entries are kept under KiotViet's id of the product.

use dongbo_sync::records::{PriceEntry, PriceList};
use dongbo_sync::{Entity, Local, Money, ShopId};
use jiff::Timestamp;

use crate::error::{Result, StoreError};
use crate::lease::{self, Fence};
use crate::positions;
use crate::runs::{self, RunProgress};
use crate::session::Session;
use crate::store::Store;

impl Store {
    /// The entries of a list with product ids above `after` up to and including `upto`, in their order: KiotViet's
    /// id of the product, and the price.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn price_entries(
        &self,
        shop: ShopId,
        list: Local<PriceList>,
        after: Option<i64>,
        upto: Option<i64>,
    ) -> Result<Vec<(i64, Money)>> {
        self.reading(move |session| {
            Box::pin(async move {
                session
                    .query(
                        "SELECT remote_product_id, price FROM price_entries
                         WHERE shop = ?1 AND price_list_id = ?2 AND remote_product_id > ?3
                             AND remote_product_id <= ?4
                         ORDER BY remote_product_id",
                        &[
                            shop.into(),
                            list.into(),
                            after.unwrap_or(i64::MIN).into(),
                            upto.unwrap_or(i64::MAX).into(),
                        ],
                        |row| Ok((row.get(0)?, row.get(1)?)),
                    )
                    .await
            })
        })
        .await
    }

    /// Sets and removes entries of a list. Prices that are as they should be are not written.
    ///
    /// # Errors
    /// [`StoreError::Fenced`]; [`StoreError::NotFound`] when there is no such list; [`StoreError::TooLarge`].
    #[allow(clippy::too_many_arguments, reason = "one page of a list, as one transaction")]
    pub async fn write_prices(
        &self,
        fence: &Fence,
        list: Local<PriceList>,
        puts: &[PriceEntry],
        removals: &[i64],
        positions: Vec<(String, Option<String>)>,
        run: Option<RunProgress>,
        now: Timestamp,
    ) -> Result<()> {
        let fence = *fence;
        let puts = puts.to_vec();
        let removals = removals.to_vec();
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                write(session, fence.shop, list, &puts, &removals).await?;
                positions::set(session, fence.shop, &positions).await?;
                if let Some(progress) = &run {
                    runs::progress(session, fence.shop, progress, now).await?;
                }
                Ok(())
            })
        })
        .await
    }

    /// How many entries a list has.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_price_entries(&self, shop: ShopId, list: Local<PriceList>) -> Result<u64> {
        self.reading(move |session| {
            Box::pin(async move {
                let count = session
                    .query_one(
                        "SELECT count(*) FROM price_entries WHERE shop = ?1 AND price_list_id = ?2",
                        &[shop.into(), list.into()],
                        |row| row.get(0),
                    )
                    .await?;
                Ok(count.unwrap_or(0))
            })
        })
        .await
    }
}

async fn write(
    session: &mut Session,
    shop: ShopId,
    list: Local<PriceList>,
    puts: &[PriceEntry],
    removals: &[i64],
) -> Result<()> {
    let exists = session
        .query_one(
            "SELECT 1 FROM price_lists WHERE shop = ?1 AND id = ?2",
            &[shop.into(), list.into()],
            |_| Ok(()),
        )
        .await?;
    exists.ok_or(StoreError::NotFound { shop, what: "price_lists", id: list.get() })?;
    let mut rows = Vec::with_capacity(puts.len());
    for entry in puts {
        let price = entry.price.to_scaled().ok_or_else(|| StoreError::TooLarge {
            entity: Entity::PriceLists,
            remote: entry.product.get(),
            value: entry.price.to_string(),
        })?;
        rows.push([shop.into(), list.into(), entry.product.into(), price.into()]);
    }
    session
        .execute_many(
            "INSERT INTO price_entries (shop, price_list_id, remote_product_id, price) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (shop, price_list_id, remote_product_id) DO UPDATE SET price = excluded.price
             WHERE price_entries.price <> excluded.price",
            &rows,
        )
        .await?;
    let rows: Vec<_> = removals.iter().map(|id| [shop.into(), list.into(), (*id).into()]).collect();
    session
        .execute_many(
            "DELETE FROM price_entries WHERE shop = ?1 AND price_list_id = ?2 AND remote_product_id = ?3",
            &rows,
        )
        .await
        .map(|_| ())
}
