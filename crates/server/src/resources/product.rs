//! Products (sản phẩm), variants, units.

use axum::Json;
use axum::extract::State;
use dongbo_catalogue::Code;
use dongbo_engine::{FieldRule, rules_of};
use dongbo_store::{LinkState, ProductDetails, ProductFilter, ProductItem, ProductSort, ProductStatus};
use dongbo_sync::Entity;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::rule::{self, FieldRuleView};
use super::{Answer, ListAnswer};
use crate::access::{IdInPath, InShop, RecordId, ShopInPath};
use crate::listing::{Asked, Listing, SearchQuery, Wanted};
use crate::problem::Problem;
use crate::state::ServerState;

/// What follows the `?` of the list of products.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ProductQuery {
    /// How many items at most; more than 500 means 500.
    #[param(minimum = 1, default = 50, required = false)]
    limit: Option<u32>,
    /// `next_cursor` of the page before, with the same filters and order; none for the first page.
    #[param(required = false)]
    cursor: Option<String>,
    /// What to look for in code, barcode and name. Upper and lower case and Vietnamese marks make no difference.
    #[param(required = false, example = "ao thun")]
    q: Option<String>,
    /// Only those in this category or one below it.
    #[param(required = false)]
    category: Option<i64>,
    /// Only those that stand like that in the shop; `live`: all that are not archived.
    #[param(required = false, inline)]
    status: Option<ProductStatus>,
    /// Only those that stand like that with KiotViet.
    #[param(required = false, inline)]
    linked: Option<LinkState>,
    /// True: only those of which nothing may be sold at any point of sale: `stock.sellable` is 0 and nothing is unlimited.
    #[param(required = false)]
    #[serde(default)]
    out_of_stock: bool,
    /// True: only the first of each family, no further variants and units.
    #[param(required = false)]
    #[serde(default)]
    family: bool,
    /// The order.
    #[param(required = false, inline)]
    #[serde(default)]
    sort: ProductSort,
}

impl ProductQuery {
    fn of(self) -> Result<(Wanted, ProductFilter), Problem> {
        let filter = ProductFilter {
            category: self.category,
            status: self.status,
            linked: self.linked,
            out_of_stock: self.out_of_stock,
            family: self.family,
            sort: self.sort,
        };
        let wanted = SearchQuery::new(self.limit, self.cursor, self.q).of("products")?;
        Ok((wanted, filter))
    }
}

/// A product with what hangs on it and whose word counts for each of its fields.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProductPage {
    #[serde(flatten)]
    details: ProductDetails,
    /// The rule of each field; empty for a shop without a KiotViet.
    #[schema(value_type = Vec<FieldRuleView>)]
    field_rules: Vec<FieldRule>,
}

/// The shop's products (sản phẩm), variants and units. `q` looks into code, barcode and name.
#[utoipa::path(get, path = "/shops/{shop}/products", operation_id = "list_products", tag = "catalogue",
    params(ShopInPath, ProductQuery),
    responses((status = 200, body = Listing<ProductItem>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    Asked(query): Asked<ProductQuery>,
) -> ListAnswer<ProductItem> {
    let (wanted, filter) = query.of()?;
    let page = state.store.product_items(shop.id, filter, wanted.query.clone()).await?;
    Ok(wanted.answer(page))
}

/// One product with its stock, family, units, parts and prices, how it stands with KiotViet, and whose word counts.
#[utoipa::path(get, path = "/shops/{shop}/products/{id}", operation_id = "product", tag = "catalogue",
    params(ShopInPath, IdInPath),
    responses((status = 200, body = ProductPage)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    InShop(shop): InShop,
    RecordId(id): RecordId,
) -> Answer<ProductPage> {
    let details = state.store.product(shop.id, id).await?.ok_or(Code::ApiNotFound)?;
    let field_rules = match state.store.connection(shop.id).await? {
        Some(connection) => rules_of(&connection)
            .map_err(|error| rule::failed(&error))?
            .into_iter()
            .find(|rules| rules.entity == Entity::Products)
            .map_or_else(Vec::new, |rules| rules.fields),
        None => Vec::new(),
    };
    Ok(Json(ProductPage { details, field_rules }))
}
