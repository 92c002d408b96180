//! Products, for reading.

use dongbo_sync::records::Product;
use dongbo_sync::{Money, Quantity, ShopId};

use super::link::links;
use super::list::rows;
use super::product_list::ProductFilter;
use super::views::{PartView, ProductDetails, ProductPriceView, ProductView, StockView};
use crate::error::Result;
use crate::exact::Exact;
use crate::page::{Page, Query};
use crate::session::{Row, Session};
use crate::store::Store;

const COLUMNS: &str =
    "code, barcode, name, full_name, category_id, brand, kind, base_price, weight, unit, master_id,
    base_id, conversion, attributes, images, allows_sale, active, visible, created_at, updated_at";

fn view(row: &Row<'_>) -> Result<ProductView> {
    Ok(ProductView {
        id: row.get(0)?,
        remote_id: row.get(1)?,
        archived_at: row.get(2)?,
        code: row.get(3)?,
        barcode: row.get(4)?,
        name: row.get(5)?,
        full_name: row.get(6)?,
        category_id: row.get(7)?,
        brand: row.get(8)?,
        kind: row.get(9)?,
        base_price: Exact::from(row.get::<Money>(10)?),
        weight: row.get::<Option<Quantity>>(11)?.map(Exact::from),
        unit: row.get(12)?,
        master_id: row.get(13)?,
        base_id: row.get(14)?,
        conversion: row.get::<Option<Quantity>>(15)?.map(Exact::from),
        attributes: row.get(16)?,
        images: row.get(17)?,
        allows_sale: row.get(18)?,
        active: row.get(19)?,
        visible: row.get(20)?,
        created_at: row.get(21)?,
        updated_at: row.get(22)?,
    })
}

impl Store {
    /// Products, variants and units, by our id; `q` finds by words of code, barcode and full name, or their beginnings.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`](crate::StoreError::NoSuchShop), or when the database fails.
    pub async fn list_products(&self, shop: ShopId, query: Query) -> Result<Page<ProductView>> {
        self.find_products(shop, ProductFilter::default(), query).await
    }

    /// A product with its stock, family, units, parts and prices.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn product(&self, shop: ShopId, id: i64) -> Result<Option<ProductDetails>> {
        self.reading(move |session| {
            Box::pin(async move {
                match views(session, shop, &[id]).await?.pop() {
                    Some(product) => details(session, shop, product).await.map(Some),
                    None => Ok(None),
                }
            })
        })
        .await
    }
}

/// Products by our ids, in that order.
pub(super) async fn views(session: &mut Session, shop: ShopId, ids: &[i64]) -> Result<Vec<ProductView>> {
    rows::<Product, _>(session, shop, ids, COLUMNS, view).await
}

async fn details(session: &mut Session, shop: ShopId, product: ProductView) -> Result<ProductDetails> {
    let id = product.id;
    let description = session
        .query_one(
            "SELECT description FROM products WHERE shop = ?1 AND id = ?2",
            &[shop.into(), id.into()],
            |row| row.get(0),
        )
        .await?;
    // The family: those under the same first variant, and that variant itself.
    let master = product.master_id.unwrap_or(id);
    let family = "id IN (SELECT ?3 UNION ALL SELECT id FROM products WHERE shop = ?1 AND master_id = ?3)";
    let variants = related(session, shop, family, id, master).await?;
    let units = related(session, shop, "base_id = ?3", id, id).await?;
    Ok(ProductDetails {
        description: description.flatten(),
        stock: stock(session, shop, id).await?,
        variants: variants.into_iter().filter(|other| other.base_id.is_none()).collect(),
        units,
        category: category_name(session, shop, product.category_id).await?,
        link: links::<Product>(session, shop, &[id]).await?.pop().unwrap_or_default(),
        parts: parts(session, shop, id).await?,
        prices: prices(session, shop, product.remote_id).await?,
        product,
    })
}

/// Other products that fulfil a condition about `key` (`?3`).
async fn related(
    session: &mut Session,
    shop: ShopId,
    condition: &str,
    except: i64,
    key: i64,
) -> Result<Vec<ProductView>> {
    // They are few, hence the plus: no walk over all products in the order of ids.
    let sql = format!("SELECT id FROM products WHERE shop = ?1 AND {condition} AND id <> ?2 ORDER BY +id");
    let ids = session.query(&sql, &[shop.into(), except.into(), key.into()], |row| row.get(0)).await?;
    views(session, shop, &ids).await
}

async fn stock(session: &mut Session, shop: ShopId, id: i64) -> Result<Vec<StockView>> {
    session
        .query(
            "SELECT stock.point_of_sale_id, points_of_sale.name, stock.on_hand, stock.reserved, stock.sold_here,
                 stock.read_at
             FROM stock JOIN points_of_sale ON points_of_sale.shop = stock.shop
                 AND points_of_sale.id = stock.point_of_sale_id
             WHERE stock.shop = ?1 AND stock.product_id = ?2 ORDER BY stock.point_of_sale_id",
            &[shop.into(), id.into()],
            |row| {
                Ok(StockView {
                    point_of_sale_id: row.get(0)?,
                    point_of_sale: row.get(1)?,
                    on_hand: Exact::from(row.get::<Quantity>(2)?),
                    reserved: Exact::from(row.get::<Quantity>(3)?),
                    sold_here: row.get(4)?,
                    read_at: row.get(5)?,
                })
            },
        )
        .await
}

async fn category_name(session: &mut Session, shop: ShopId, id: Option<i64>) -> Result<Option<String>> {
    let sql = "SELECT name FROM categories WHERE shop = ?1 AND id = ?2";
    session.query_one(sql, &[shop.into(), id.into()], |row| row.get(0)).await
}

async fn parts(session: &mut Session, shop: ShopId, id: i64) -> Result<Vec<PartView>> {
    session
        .query(
            "SELECT part_id, quantity, products.code, products.full_name
             FROM product_parts LEFT JOIN products ON products.shop = product_parts.shop
                 AND products.id = product_parts.part_id
             WHERE product_parts.shop = ?1 AND product_parts.product_id = ?2 ORDER BY position",
            &[shop.into(), id.into()],
            |row| {
                Ok(PartView {
                    product_id: row.get(0)?,
                    quantity: Exact::from(row.get::<Quantity>(1)?),
                    code: row.get(2)?,
                    full_name: row.get(3)?,
                })
            },
        )
        .await
}

async fn prices(session: &mut Session, shop: ShopId, remote: Option<i64>) -> Result<Vec<ProductPriceView>> {
    session
        .query(
            "SELECT price_lists.id, price_lists.name, price_entries.price
             FROM price_entries JOIN price_lists ON price_lists.shop = price_entries.shop
                 AND price_lists.id = price_entries.price_list_id
             WHERE price_entries.shop = ?1 AND price_entries.remote_product_id = ?2 ORDER BY price_lists.id",
            &[shop.into(), remote.into()],
            |row| {
                Ok(ProductPriceView {
                    price_list_id: row.get(0)?,
                    price_list: row.get(1)?,
                    price: Exact::from(row.get::<Money>(2)?),
                })
            },
        )
        .await
}
