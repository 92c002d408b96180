//! Stock (tồn kho): the figures of each product at each point of sale.

use std::collections::BTreeMap;

use axum::extract::State;
use dongbo_store::{Exact, Page, ProductFilter, Query};
use dongbo_sync::records::{Product, StockLevel};
use dongbo_sync::{Local, ShopId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::ListAnswer;
use crate::access::{InShop, ShopInPath};
use crate::listing::{Asked, Listing, SearchQuery};
use crate::problem::Problem;
use crate::state::ServerState;

/// A product's stock.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProductStock {
    /// The product.
    product_id: i64,
    /// Its code (mã hàng).
    #[schema(examples("HOA001"))]
    code: String,
    /// Its name with attributes and unit.
    #[schema(examples("Hoa hồng đỏ (Bó)"))]
    full_name: String,
    /// What one piece is called; the figures count these.
    unit: Option<String>,
    /// The figures at each point of sale that has any.
    levels: Vec<Level>,
}

/// What KiotViet says of a product at one point of sale.
#[derive(Serialize, ToSchema)]
pub(crate) struct Level {
    /// Where.
    point_of_sale_id: i64,
    /// Its name.
    point_of_sale: String,
    /// Tồn: on the shelf; may be negative or a fraction.
    #[schema(value_type = f64)]
    on_hand: Exact,
    /// Khách đặt: ordered and not delivered yet.
    #[schema(value_type = f64)]
    reserved: Exact,
    /// False: ngừng kinh doanh there.
    sold_here: bool,
    /// How many may be sold: never below zero, our own orders that KiotViet does not count yet taken off.
    sellable: i64,
    /// Nothing limits how many are sold.
    unlimited: bool,
}

/// What follows the `?` of the table of stock.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct StockQuery {
    /// How many items at most; more than 500 means 500.
    #[param(minimum = 1, default = 50, required = false)]
    limit: Option<u32>,
    /// `next_cursor` of the page before, with the same filters; none for the first page.
    #[param(required = false)]
    cursor: Option<String>,
    /// What to look for in code, barcode and name. Upper and lower case and Vietnamese marks make no difference.
    #[param(required = false, example = "ao thun")]
    q: Option<String>,
    /// True: only products of which nothing may be sold at any point of sale.
    #[param(required = false)]
    #[serde(default)]
    out_of_stock: bool,
    /// Only products in this category or one below it.
    #[param(required = false)]
    category: Option<i64>,
}

/// Stock (tồn kho) by product, at every point of sale. `q` looks into the product's code, barcode and name.
#[utoipa::path(get, path = "/shops/{shop}/stock", operation_id = "list_stock", tag = "catalogue",
    params(ShopInPath, StockQuery),
    responses((status = 200, body = Listing<ProductStock>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    Asked(query): Asked<StockQuery>,
) -> ListAnswer<ProductStock> {
    let filter = ProductFilter {
        out_of_stock: query.out_of_stock,
        category: query.category,
        ..ProductFilter::default()
    };
    let wanted = SearchQuery::new(query.limit, query.cursor, query.q).of("stock")?;
    let Page { items: products, next_cursor } =
        state.store.find_products(shop.id, filter, wanted.query.clone()).await?;
    let ids: Vec<Local<Product>> = products.iter().map(|product| Local::new(product.id)).collect();
    let branches = branches(&state, shop.id).await?;
    let mut sellable: BTreeMap<(i64, i64), (i64, bool)> = BTreeMap::new();
    for product in state.store.sellable(shop.id, &ids).await? {
        for at in product.points_of_sale {
            sellable.insert((product.product_id, at.point_of_sale_id), (at.sellable, at.unlimited));
        }
    }
    let mut levels: BTreeMap<i64, Vec<Level>> = BTreeMap::new();
    for (product, branch, StockLevel { on_hand, reserved }, sold_here) in
        state.store.stock_of(shop.id, &ids).await?
    {
        if let Some((id, name)) = branches.get(&branch) {
            let (pieces, unlimited) = sellable.get(&(product.get(), *id)).copied().unwrap_or_default();
            levels.entry(product.get()).or_default().push(Level {
                point_of_sale_id: *id,
                point_of_sale: name.clone(),
                on_hand: on_hand.into(),
                reserved: reserved.into(),
                sold_here,
                sellable: pieces,
                unlimited,
            });
        }
    }
    let items = products
        .into_iter()
        .map(|product| ProductStock {
            levels: levels.remove(&product.id).unwrap_or_default(),
            product_id: product.id,
            code: product.code,
            full_name: product.full_name,
            unit: product.unit,
        })
        .collect();
    Ok(wanted.answer(Page { items, next_cursor }))
}

/// Our points of sale by KiotViet's ids.
async fn branches(state: &ServerState, shop: ShopId) -> Result<BTreeMap<i64, (i64, String)>, Problem> {
    let mut branches = BTreeMap::new();
    let mut query = Query { limit: Query::MAXIMUM_LIMIT, ..Query::default() };
    loop {
        let page = state.store.list_points_of_sale(shop, query.clone()).await?;
        branches.extend(
            page.items
                .into_iter()
                .filter_map(|place| place.remote_id.map(|branch| (branch, (place.id, place.name)))),
        );
        query.after = page.next_cursor;
        if query.after.is_none() {
            return Ok(branches);
        }
    }
}
