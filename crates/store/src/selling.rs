//! What a shop chose about selling: bán âm, how much is held back, and the exceptions of single products.

use dongbo_sync::records::Product;
use dongbo_sync::{Entity, Local, Quantity, ShopId};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::activity::{Activity, Note, difference, sign};
use crate::error::{Result, StoreError};
use crate::exact::Exact;
use crate::pulse::{self, Listed};
use crate::session::{Row, Session};
use crate::shops;
use crate::store::Store;

/// What a shop chose about selling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Selling {
    /// Bán âm: goods are sold whatever the shelf says, where KiotViet takes such orders too.
    pub sell_negative: bool,
    /// Held back from every pool of stock, in base units.
    #[schema(value_type = f64)]
    pub buffer: Exact,
    /// The price list of buyers whose groups have none; missing: the common price.
    pub price_list_id: Option<i64>,
}

/// What is chosen for a single product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct ProductSelling {
    /// Sold only while there is some, also where the shop sells negative.
    pub only_in_stock: bool,
    /// Held back of this product in the place of the shop's buffer, in base units; counts on the base unit of a pool.
    #[schema(value_type = Option<f64>)]
    pub buffer: Option<Exact>,
}

/// Where it shows how many may be sold, and at which price.
const SHOWN: [Listed; 2] = [Listed::Records(Entity::Products), Listed::Records(Entity::Stock)];

pub(crate) fn scaled(quantity: Quantity) -> Result<i64> {
    quantity.to_scaled().ok_or_else(|| StoreError::TooLarge {
        entity: Entity::Stock,
        remote: 0,
        value: quantity.to_string(),
    })
}

impl Store {
    /// What the shop chose about selling; nothing is sold negative and nothing held back where nobody has chosen.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn selling(&self, shop: ShopId) -> Result<Selling> {
        self.reading(move |session| Box::pin(of_shop(session, shop))).await
    }

    /// Sets it.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`]; [`StoreError::NotFound`] for a price list that there is not; those of the database.
    pub async fn set_selling(&self, shop: ShopId, selling: Selling) -> Result<()> {
        let signed = self.signature.clone();
        self.writing(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let before = of_shop(session, shop).await?;
                if let Some(id) = selling.price_list_id {
                    let sql = "SELECT 1 FROM price_lists WHERE shop = ?1 AND id = ?2 AND archived_at IS NULL";
                    let found = session.query_one(sql, &[shop.into(), id.into()], |_| Ok(())).await?;
                    found.ok_or(StoreError::NotFound { shop, what: "price_lists", id })?;
                }
                session
                    .execute(
                        "INSERT INTO selling (shop, sell_negative, buffer, price_list_id) VALUES (?1, ?2, ?3, ?4)
                         ON CONFLICT (shop) DO UPDATE SET sell_negative = excluded.sell_negative,
                             buffer = excluded.buffer, price_list_id = excluded.price_list_id",
                        &[
                            shop.into(),
                            selling.sell_negative.into(),
                            scaled(Quantity::new(selling.buffer.0))?.into(),
                            selling.price_list_id.into(),
                        ],
                    )
                    .await?;
                let changes = difference(&before, &selling);
                if changes.is_null() {
                    return Ok(());
                }
                pulse::changed(session, shop, SHOWN).await?;
                let deed = Note::of(Activity::SellingChanged).with(changes);
                sign(session, shop, signed.as_ref(), deed).await
            })
        })
        .await
    }

    /// What is chosen for one product.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn product_selling(&self, shop: ShopId, product: Local<Product>) -> Result<ProductSelling> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql =
                    "SELECT only_in_stock, buffer FROM product_selling WHERE shop = ?1 AND product_id = ?2";
                let read = |row: &Row<'_>| {
                    Ok(ProductSelling {
                        only_in_stock: row.get(0)?,
                        buffer: row.get::<Option<Quantity>>(1)?.map(Exact::from),
                    })
                };
                let found = session.query_one(sql, &[shop.into(), product.into()], read).await?;
                Ok(found.unwrap_or_default())
            })
        })
        .await
    }

    /// Sets it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a product that there is not; those of the database.
    pub async fn set_product_selling(
        &self,
        shop: ShopId,
        product: Local<Product>,
        selling: ProductSelling,
    ) -> Result<()> {
        let signed = self.signature.clone();
        self.writing(move |session| {
            Box::pin(async move {
                let sql = "SELECT code FROM products WHERE shop = ?1 AND id = ?2";
                let found = session.query_one(sql, &[shop.into(), product.into()], |row| row.get(0)).await?;
                let code: String =
                    found.ok_or(StoreError::NotFound { shop, what: "products", id: product.get() })?;
                let buffer = selling.buffer.map(|buffer| scaled(Quantity::new(buffer.0))).transpose()?;
                session
                    .execute(
                        "INSERT INTO product_selling (shop, product_id, only_in_stock, buffer)
                         VALUES (?1, ?2, ?3, ?4)
                         ON CONFLICT (shop, product_id) DO UPDATE SET only_in_stock = excluded.only_in_stock,
                             buffer = excluded.buffer",
                        &[shop.into(), product.into(), selling.only_in_stock.into(), buffer.into()],
                    )
                    .await?;
                pulse::changed(session, shop, SHOWN).await?;
                let deed = Note::about(Activity::SellingChanged, "products", product.get(), &code);
                sign(session, shop, signed.as_ref(), deed.with(json!(selling))).await
            })
        })
        .await
    }
}

pub(crate) async fn of_shop(session: &mut Session, shop: ShopId) -> Result<Selling> {
    let sql = "SELECT sell_negative, buffer, price_list_id FROM selling WHERE shop = ?1";
    let found = session
        .query_one(sql, &[shop.into()], |row| {
            Ok(Selling {
                sell_negative: row.get(0)?,
                buffer: row.get::<Quantity>(1)?.into(),
                price_list_id: row.get(2)?,
            })
        })
        .await?;
    Ok(found.unwrap_or(Selling { sell_negative: false, buffer: Quantity::ZERO.into(), price_list_id: None }))
}
