//! Products as a list shows them: filtered, in an order, with what stands beside each.

use std::collections::HashMap;

use dongbo_sync::records::Product;
use dongbo_sync::{Money, Quantity, ShopId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::link::{LinkState, LinkView, links, stands};
use super::list::{self, Order};
use super::product;
use super::views::ProductView;
use crate::conditions::Conditions;
use crate::error::Result;
use crate::exact::Exact;
use crate::page::{Page, Query, one_more};
use crate::search::Words;
use crate::session::Session;
use crate::store::Store;
use crate::{selling, shelf, shops};

/// Which products, in which order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct ProductFilter {
    /// In this category or one below it.
    pub category: Option<i64>,
    /// Standing like that in the shop.
    pub status: Option<ProductStatus>,
    /// Standing like that with KiotViet.
    pub linked: Option<LinkState>,
    /// Only those of which nothing may be sold at any point of sale: sold out, or not on sale at all.
    pub out_of_stock: bool,
    /// Only the first of each family: no further variants, no further units.
    pub family: bool,
    /// In which order.
    pub sort: ProductSort,
}

impl ProductFilter {
    /// Few of a shop's products fit: in their order nearly all would have to be looked at.
    const fn finds_few(&self) -> bool {
        let rare = matches!(
            self.status,
            Some(ProductStatus::Hidden | ProductStatus::Discontinued | ProductStatus::Archived)
        );
        let apart =
            matches!(self.linked, Some(LinkState::Unlinked | LinkState::Waiting | LinkState::Refused));
        self.category.is_some() || rare || apart || self.out_of_stock
    }
}

/// How a product stands in the shop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProductStatus {
    /// Sold, and shown in the app.
    OnSale,
    /// Not shown in the app.
    Hidden,
    /// Ngừng kinh doanh.
    Discontinued,
    /// Archived here.
    Archived,
    /// Not archived.
    Live,
}

/// The order of a list of products.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProductSort {
    /// By our id.
    #[default]
    Oldest,
    /// The newest first.
    Newest,
    /// Those that changed last first.
    Updated,
    /// The lowest price first.
    Cheapest,
    /// The highest price first.
    Dearest,
}

impl ProductSort {
    const fn order(self) -> Order {
        match self {
            Self::Oldest => Order::BY_ID,
            Self::Newest => Order { rising: false, ..Order::BY_ID },
            Self::Updated => Order { column: Some("updated_at"), rising: false, few: false },
            Self::Cheapest => Order { column: Some("base_price"), rising: true, few: false },
            Self::Dearest => Order { column: Some("base_price"), rising: false, few: false },
        }
    }
}

/// A product in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProductItem {
    /// The product.
    #[serde(flatten)]
    pub product: ProductView,
    /// Its category's name.
    pub category: Option<String>,
    /// The leading picture.
    pub image: Option<String>,
    /// Its price in the list that the shop chose for everybody; missing without such a list or entry.
    #[schema(value_type = Option<f64>)]
    pub list_price: Option<Exact>,
    /// Over all points of sale.
    pub stock: StockSum,
    /// How it stands with KiotViet.
    pub link: LinkView,
}

/// A product's stock over all points of sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct StockSum {
    /// Tồn.
    #[schema(value_type = f64)]
    pub on_hand: Exact,
    /// Khách đặt.
    #[schema(value_type = f64)]
    pub reserved: Exact,
    /// How many may be sold, in whole pieces of its own unit.
    pub sellable: i64,
    /// Nothing limits how many are sold.
    pub unlimited: bool,
}

impl Store {
    /// Products, variants and units that fit, in the order wanted; `q` finds by words of code, barcode and full name, or
    /// their beginnings.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`](crate::StoreError::NoSuchShop), or when the database fails.
    pub async fn find_products(
        &self,
        shop: ShopId,
        filter: ProductFilter,
        query: Query,
    ) -> Result<Page<ProductView>> {
        self.reading(move |session| Box::pin(async move { find(session, shop, filter, &query).await })).await
    }

    /// The same with what a list shows beside each.
    ///
    /// # Errors
    /// As [`Store::find_products`].
    pub async fn product_items(
        &self,
        shop: ShopId,
        filter: ProductFilter,
        query: Query,
    ) -> Result<Page<ProductItem>> {
        self.reading(move |session| {
            Box::pin(async move {
                let page = find(session, shop, filter, &query).await?;
                let items = beside(session, shop, page.items).await?;
                Ok(Page { items, next_cursor: page.next_cursor })
            })
        })
        .await
    }
}

async fn find(
    session: &mut Session,
    shop: ShopId,
    filter: ProductFilter,
    query: &Query,
) -> Result<Page<ProductView>> {
    shops::require(session, shop).await?;
    let limit = Query::rows(query.limit);
    let ids = if filter == ProductFilter::default() {
        list::ids::<Product>(session, shop, query, list::Search::Words(Words::Products), one_more(limit))
            .await?
    } else {
        filtered(session, shop, filter, query, one_more(limit)).await?
    };
    let products = product::views(session, shop, &ids).await?;
    Ok(Page::of(products, limit, |product| product.id))
}

async fn filtered(
    session: &mut Session,
    shop: ShopId,
    filter: ProductFilter,
    query: &Query,
    limit: i64,
) -> Result<Vec<i64>> {
    let mut conditions = Conditions::of(shop);
    if let Some(wanted) = list::typed(query) {
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let found = session.has_words("id", Words::Products, shop, &wanted, &mut conditions)?;
        conditions.and_that(&found);
    }
    if let Some(category) = filter.category {
        let category = conditions.put(category);
        conditions.and_that(&format!(
            "category_id IN (WITH RECURSIVE below (id) AS (
                 SELECT {category}
                 UNION SELECT categories.id FROM categories JOIN below ON categories.parent_id = below.id
                     WHERE categories.shop = ?1)
             SELECT id FROM below)"
        ));
    }
    match filter.status {
        None => {}
        Some(ProductStatus::OnSale) => {
            conditions.and_that("archived_at IS NULL AND active = 1 AND visible = 1");
        }
        Some(ProductStatus::Hidden) => conditions.and_that("archived_at IS NULL AND visible = 0"),
        Some(ProductStatus::Discontinued) => conditions.and_that("archived_at IS NULL AND active = 0"),
        Some(ProductStatus::Archived) => conditions.and_that("archived_at IS NOT NULL"),
        Some(ProductStatus::Live) => conditions.and_that("archived_at IS NULL"),
    }
    if let Some(state) = filter.linked {
        conditions.and_that(&stands::<Product>(state));
    }
    if filter.family {
        conditions.and_that(
            "master_id IS NULL AND master_there IS NULL AND base_id IS NULL AND base_there IS NULL",
        );
    }
    let order = filter.sort.order();
    let order = Order { few: order.column.is_some() && filter.finds_few(), ..order };
    if filter.out_of_stock {
        return sold_out(session, shop, conditions, order, query.after, limit).await;
    }
    list::fitting::<Product>(session, conditions, order, query.after, limit).await
}

/// Our ids of the first `limit` products that fit and are sold out: those that may be are counted, a stretch after the
/// other.
async fn sold_out(
    session: &mut Session,
    shop: ShopId,
    mut conditions: Conditions<'_>,
    order: Order,
    mut after: Option<i64>,
    limit: i64,
) -> Result<Vec<i64>> {
    shelf::sold_out::perhaps(session, &mut conditions).await?;
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut found = Vec::new();
    loop {
        let perhaps = list::fitting::<Product>(session, conditions.clone(), order, after, limit).await?;
        let figures = shelf::pieces(session, shop, &perhaps).await?;
        // At no point of sale means sold nowhere.
        let none = |id: &&i64| figures.get(*id).is_none_or(|(pieces, unlimited)| *pieces == 0 && !unlimited);
        found.extend(perhaps.iter().filter(none).copied().take(wanted - found.len()));
        after = perhaps.last().copied();
        if found.len() == wanted || perhaps.len() < wanted {
            return Ok(found);
        }
    }
}

/// What a list shows beside products.
async fn beside(session: &mut Session, shop: ShopId, products: Vec<ProductView>) -> Result<Vec<ProductItem>> {
    let ids: Vec<i64> = products.iter().map(|product| product.id).collect();
    let mut figures = figures(session, shop, &ids).await?;
    let mut sellable = shelf::pieces(session, shop, &ids).await?;
    let chosen = selling::of_shop(session, shop).await?.price_list_id;
    let mut prices = match chosen {
        Some(list) => prices(session, shop, list, &products).await?,
        None => HashMap::new(),
    };
    let links = links::<Product>(session, shop, &ids).await?;
    let items = products.into_iter().zip(links).map(|(product, link)| {
        let id = product.id;
        let (on_hand, reserved, category) = figures.remove(&id).unwrap_or_default();
        let (pieces, unlimited) = sellable.remove(&id).unwrap_or_default();
        ProductItem {
            category,
            image: first_of(&product.images),
            list_price: product.remote_id.and_then(|remote| prices.remove(&remote)).map(Exact::from),
            stock: StockSum {
                on_hand: on_hand.into(),
                reserved: reserved.into(),
                sellable: pieces,
                unlimited,
            },
            link,
            product,
        }
    });
    Ok(items.collect())
}

fn first_of(images: &str) -> Option<String> {
    serde_json::from_str::<Vec<String>>(images).ok()?.into_iter().next()
}

type Figures = (Quantity, Quantity, Option<String>);

/// On hand and reserved over all points of sale, and the category's name.
async fn figures(session: &mut Session, shop: ShopId, ids: &[i64]) -> Result<HashMap<i64, Figures>> {
    let rows: Vec<_> = ids.iter().map(|id| [shop.into(), (*id).into()]).collect();
    let found = session
        .query_many(
            "SELECT products.id, coalesce(sum(stock.on_hand), 0), coalesce(sum(stock.reserved), 0), categories.name
             FROM products
             LEFT JOIN stock ON stock.shop = products.shop AND stock.product_id = products.id
             LEFT JOIN categories ON categories.shop = products.shop AND categories.id = products.category_id
             WHERE products.shop = ?1 AND products.id = ?2 GROUP BY products.id, categories.name",
            &rows,
            |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?, row.get(3)?))),
        )
        .await?;
    Ok(found.into_iter().collect())
}

/// Prices in a list, by KiotViet's ids of the products.
async fn prices(
    session: &mut Session,
    shop: ShopId,
    list: i64,
    products: &[ProductView],
) -> Result<HashMap<i64, Money>> {
    let rows: Vec<_> = products
        .iter()
        .filter_map(|product| product.remote_id)
        .map(|remote| [shop.into(), list.into(), remote.into()])
        .collect();
    let found = session
        .query_many(
            "SELECT remote_product_id, price FROM price_entries
             WHERE shop = ?1 AND price_list_id = ?2 AND remote_product_id = ?3",
            &rows,
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .await?;
    Ok(found.into_iter().collect())
}
