//! Products that are born on Abaha: a whole family at once, with what is on the shelf when it is opened.

use dongbo_sync::records::{PointOfSale, Product, UnitOf};
use dongbo_sync::{Entity, Local, Money, Quantity, Reference, Remote, ShopId};
use jiff::Timestamp;
use serde_json::json;

use crate::activity::{Activity, Note, sign};
use crate::cause::Cause;
use crate::edits::{add, tell_birth};
use crate::error::{Result, StoreError};
use crate::outbox;
use crate::pulse::{self, Listed};
use crate::session::Row;
use crate::store::Store;

/// A product to be added, with its place in the family that is added with it.
#[derive(Debug, Clone, PartialEq)]
pub struct NewMember {
    /// The product. Its code is made from its number where it is empty.
    pub product: Product,
    /// The place in the list of the first variant of its family.
    pub master: Option<usize>,
    /// The place in the list of its base unit, and how many of that one of these is.
    pub base: Option<(usize, Quantity)>,
    /// What is on the shelf.
    pub opening: Vec<OpeningStock>,
}

/// What is on the shelf at one point of sale when a product is opened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OpeningStock {
    /// Where.
    pub point_of_sale: Local<PointOfSale>,
    /// How many of the product's own unit.
    pub on_hand: Quantity,
    /// What one has cost, in VND.
    pub cost: Option<Money>,
}

impl Store {
    /// Adds a family of products that is to be made on KiotViet, where the rules allow. Members may refer to members that
    /// stand before them. Answers their ids in the same order.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`]; [`StoreError::TooLarge`]; [`StoreError::NotFound`] for a point of sale that there is
    /// not; those of the database.
    pub async fn create_products(
        &self,
        shop: ShopId,
        members: Vec<NewMember>,
        cause: Cause,
        now: Timestamp,
    ) -> Result<Vec<Local<Product>>> {
        self.writing(move |session| {
            Box::pin(async move {
                let mut locals: Vec<Local<Product>> = Vec::with_capacity(members.len());
                for member in members {
                    let mut product = member.product;
                    let before = |place: usize| {
                        locals.get(place).copied().map(Reference::Here).ok_or(StoreError::NotFound {
                            shop,
                            what: "products",
                            id: i64::try_from(place).unwrap_or(i64::MAX),
                        })
                    };
                    product.master = member.master.map(before).transpose()?;
                    product.unit_of = match member.base {
                        Some((place, conversion)) => Some(UnitOf { base: before(place)?, conversion }),
                        None => None,
                    };
                    let numbered = move |local: Local<Product>| {
                        if product.code.trim().is_empty() {
                            product.code = format!("AB{:06}", local.get());
                        }
                        product
                    };
                    let local = add(session, shop, numbered, now).await?;
                    for opening in &member.opening {
                        let amount = |value: Option<i64>| {
                            value.ok_or(StoreError::TooLarge {
                                entity: dongbo_sync::Entity::Stock,
                                remote: 0,
                                value: opening.on_hand.to_string(),
                            })
                        };
                        let cost = opening.cost.map(|cost| amount(cost.to_scaled())).transpose()?;
                        session
                            .execute(
                                "INSERT INTO opening_stock (shop, product_id, point_of_sale_id, on_hand, cost)
                                 VALUES (?1, ?2, ?3, ?4, ?5)",
                                &[
                                    shop.into(),
                                    local.into(),
                                    opening.point_of_sale.into(),
                                    amount(opening.on_hand.to_scaled())?.into(),
                                    cost.into(),
                                ],
                            )
                            .await?;
                    }
                    tell_birth(session, shop, local, &cause, now).await?;
                    locals.push(local);
                }
                let ids: Vec<i64> = locals.iter().map(|local| local.get()).collect();
                outbox::enter(session, shop, dongbo_sync::Entity::Products, &ids, now).await?;
                Ok(locals)
            })
        })
        .await
    }

    /// What is on the shelf when a product is opened, by KiotViet's branch; points of sale without one are left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn opening_stock(
        &self,
        shop: ShopId,
        product: Local<Product>,
    ) -> Result<Vec<(Remote<PointOfSale>, Quantity, Option<Money>)>> {
        self.reading(move |session| {
            Box::pin(async move {
                session
                    .query(
                        "SELECT links.remote_id, opening_stock.on_hand, opening_stock.cost
                         FROM opening_stock JOIN links ON links.shop = opening_stock.shop
                             AND links.entity = 'branches' AND links.local_id = opening_stock.point_of_sale_id
                             AND links.gone = 0
                         WHERE opening_stock.shop = ?1 AND opening_stock.product_id = ?2 ORDER BY links.remote_id",
                        &[shop.into(), product.into()],
                        |row| Ok((Remote::new(row.get(0)?), row.get(1)?, row.get(2)?)),
                    )
                    .await
            })
        })
        .await
    }

    /// The product is there: KiotViet says from now on what is on the shelf.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_opening_stock(&self, shop: ShopId, product: Local<Product>) -> Result<()> {
        self.writing(move |session| {
            Box::pin(async move {
                let sql = "DELETE FROM opening_stock WHERE shop = ?1 AND product_id = ?2";
                session.execute(sql, &[shop.into(), product.into()]).await.map(|_| ())
            })
        })
        .await
    }

    /// Shows a product in the app, or hides it: Abaha's own, KiotViet never hears of it. Answers whether there is such a
    /// product.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_visible(
        &self,
        shop: ShopId,
        product: Local<Product>,
        visible: bool,
        now: Timestamp,
    ) -> Result<bool> {
        let signed = self.signature.clone();
        self.writing(move |session| {
            Box::pin(async move {
                let sql = "SELECT code, visible FROM products WHERE shop = ?1 AND id = ?2";
                let read = |row: &Row<'_>| Ok((row.get::<String>(0)?, row.get::<bool>(1)?));
                let known = session.query_one(sql, &[shop.into(), product.into()], read).await?;
                let Some((code, before)) = known else { return Ok(false) };
                if before != visible {
                    let sql = "UPDATE products SET visible = ?3, updated_at = ?4 WHERE shop = ?1 AND id = ?2";
                    session.execute(sql, &[shop.into(), product.into(), visible.into(), now.into()]).await?;
                    let deed = Note::about(Activity::VisibilityChanged, "products", product.get(), &code);
                    let details = json!({ "visible": { "from": before, "to": visible } });
                    sign(session, shop, signed.as_ref(), deed.with(details)).await?;
                    pulse::changed(session, shop, [Listed::Records(Entity::Products)]).await?;
                }
                Ok(true)
            })
        })
        .await
    }

    /// Which of these codes living products of the shop have already, without regard to case.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn taken_codes(&self, shop: ShopId, codes: Vec<String>) -> Result<Vec<(String, i64)>> {
        self.reading(move |session| {
            Box::pin(async move {
                let keys: Vec<String> = codes.iter().map(|code| dongbo_sync::text::match_key(code)).collect();
                let rows: Vec<_> = keys.iter().map(|key| [shop.into(), key.as_str().into()]).collect();
                let sql =
                    "SELECT code, id FROM products WHERE shop = ?1 AND code_key = ?2 AND archived_at IS NULL";
                session.query_many(sql, &rows, |row| Ok((row.get(0)?, row.get(1)?))).await
            })
        })
        .await
    }
}
