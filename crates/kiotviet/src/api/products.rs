//! Products, attributes and brands.

use http::Method;
use rust_decimal::Decimal;

use super::names::{LIST_ADD_PRODUCTS, LIST_UPDATED_PRODUCTS, TRADE_MARK};
use super::resource::{ListQuery, Resource};
use super::written::{Acknowledged, Written, body};
use crate::account::Ability;
use crate::client::{Call, Client, Query, Safety, segment};
use crate::error::{BusinessKind, Error};
use crate::ids::{BranchId, CategoryId, ProductId, TaxId, TradeMarkId};
use crate::json::Single;
use crate::json::decimal::write_option;
use crate::wire::{AttributeName, Product, ProductType, TradeMark};

/// Longest barcode, in characters.
pub const BARCODE_LENGTH: usize = 16;
/// Most products in one bulk call; the true limit is not documented.
pub const BULK_SIZE: usize = 100;

/// How to list products. All switches are off by default: ask only for what is needed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProductQuery {
    /// With stock per branch.
    pub include_inventory: bool,
    /// With prices in special books.
    pub include_price_books: bool,
    /// With least and most stock.
    pub include_quantity: bool,
    /// With the parts of combos.
    pub include_material: bool,
    /// With serial numbers.
    pub include_serials: bool,
    /// With batches.
    pub include_batches: bool,
    /// With warranties.
    pub include_warranties: bool,
    /// With shelves.
    pub include_shelves: bool,
    /// With attributes deleted long ago. KiotViet's default is true; here it is false and always sent.
    pub include_deleted_attributes: bool,
    /// Stock of these branches only.
    pub branches: Vec<BranchId>,
    /// Of this category. Whether its children count too is not known.
    pub category: Option<CategoryId>,
    /// Units of this base.
    pub master_unit: Option<ProductId>,
    /// Variants of this master.
    pub master_product: Option<ProductId>,
    /// Of this brand.
    pub trade_mark: Option<TradeMarkId>,
    /// Of this kind.
    pub product_type: Option<ProductType>,
    /// Only live, or only discontinued ones.
    pub is_active: Option<bool>,
    /// Whose name (or code) contains this.
    pub name: Option<String>,
}

impl ProductQuery {
    /// With everything a synchroniser reads: stock, special prices, parts of combos.
    pub fn full() -> Self {
        Self { include_inventory: true, include_price_books: true, include_material: true, ..Self::default() }
    }
}

impl ListQuery for ProductQuery {
    fn path(&self) -> String {
        Product::PATH.to_owned()
    }
    fn write(&self, query: &mut Query) {
        query.switch("includeInventory", self.include_inventory);
        query.switch("includePricebook", self.include_price_books);
        query.switch("includeQuantity", self.include_quantity);
        query.switch("includeMaterial", self.include_material);
        query.switch("IncludeSerials", self.include_serials);
        query.switch("IncludeBatchExpires", self.include_batches);
        query.switch("includeWarranties", self.include_warranties);
        query.switch("IncludeProductShelves", self.include_shelves);
        query.text("includeSoftDeletedAttribute", self.include_deleted_attributes.to_string());
        query.each("BranchIds", &self.branches);
        query.maybe("categoryId", self.category);
        query.maybe("masterUnitId", self.master_unit);
        query.maybe("masterProductId", self.master_product);
        query.maybe("tradeMarkId", self.trade_mark);
        query.maybe("productType", self.product_type.map(ProductType::number));
        query.maybe("isActive", self.is_active);
        query.maybe("name", self.name.as_ref());
    }
}

impl Resource for Product {
    type Query = ProductQuery;
    const PATH: &'static str = "/products";
    const ABILITY: Ability = Ability::ReadCatalogue;
    const REMOVED_IDS: bool = true;
    fn id(&self) -> i64 {
        self.id.get()
    }
}

/// A product to be created.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewProduct {
    /// Name.
    pub name: String,
    /// SKU. Required here: without one a repeated create makes a second product.
    pub code: String,
    /// Category.
    pub category_id: CategoryId,
    /// May be sold by itself.
    pub allows_sale: bool,
    /// Barcode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bar_code: Option<String>,
    /// HTML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// True together with attributes.
    pub has_variants: bool,
    /// Values that tell the variant from its siblings; unknown names are created.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<NewAttribute>,
    /// Joins the family of that product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub master_product_id: Option<ProductId>,
    /// Unit of sale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The base unit's product, for a further unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub master_unit_id: Option<ProductId>,
    /// 1 for the base unit, more for a further one.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write_option")]
    pub conversion_value: Option<Decimal>,
    /// Common price.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write_option")]
    pub base_price: Option<Decimal>,
    /// Grams.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write_option")]
    pub weight: Option<Decimal>,
    /// Sold or discontinued.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_active: Option<bool>,
    /// Earns reward points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_reward_point: Option<bool>,
    /// The branch that creates it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub branch_id: Option<BranchId>,
    /// Brand; not documented for writing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trade_mark_id: Option<TradeMarkId>,
    /// Opening stock.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inventories: Vec<StockWrite>,
    /// Public addresses of pictures; KiotViet fetches and stores its own copies.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<String>,
    /// Taxes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub product_taxs: Vec<TaxWrite>,
}

/// Members of a product to be changed; what is `None` keeps its value.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProductUpdate {
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// SKU.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Barcode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bar_code: Option<String>,
    /// Category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category_id: Option<CategoryId>,
    /// May be sold by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allows_sale: Option<bool>,
    /// HTML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Replaces the whole list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Vec<NewAttribute>>,
    /// Unit of sale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// How many base units it holds.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write_option")]
    pub conversion_value: Option<Decimal>,
    /// Common price.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write_option")]
    pub base_price: Option<Decimal>,
    /// Grams.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write_option")]
    pub weight: Option<Decimal>,
    /// False discontinues the product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_active: Option<bool>,
    /// Earns reward points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_reward_point: Option<bool>,
    /// Sets the stock of the branches listed and leaves the others. Each writes a slip (*phiếu cân bằng kho*) into
    /// the shop's ledger; a closed branch makes the whole update fail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inventories: Option<Vec<StockWrite>>,
}

/// An attribute and its value.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewAttribute {
    /// Such as SIZE.
    pub attribute_name: String,
    /// Such as M.
    pub attribute_value: String,
}

/// Stock to be set at a branch.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StockWrite {
    /// The branch.
    pub branch_id: BranchId,
    /// Its name; not needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub branch_name: Option<String>,
    /// On hand, absolute.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write_option")]
    pub on_hand: Option<Decimal>,
    /// Cost price; repeat the present one when setting stock.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write_option")]
    pub cost: Option<Decimal>,
}

/// A tax to be set.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TaxWrite {
    /// Which.
    pub tax_id: TaxId,
}

/// One product of a bulk change.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BulkProductUpdate {
    /// Which.
    pub id: ProductId,
    /// What.
    #[serde(flatten)]
    pub update: ProductUpdate,
}

#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct BulkBody<'a, T> {
    list_products: &'a [T],
}

impl NewProduct {
    fn check(&self) -> Result<(), Error> {
        let required = [(&self.name, "a name"), (&self.code, "a code of its own")];
        if let Some((_, what)) = required.into_iter().find(|(text, _)| text.trim().is_empty()) {
            return Err(Error::InvalidRequest { reason: format!("a new product needs {what}") });
        }
        check_barcode(self.bar_code.as_deref())
    }
}

fn check_barcode(barcode: Option<&str>) -> Result<(), Error> {
    match barcode.map(|text| text.chars().count()) {
        Some(length) if length > BARCODE_LENGTH => Err(Error::InvalidRequest {
            reason: format!("a barcode has at most {BARCODE_LENGTH} characters, this one {length}"),
        }),
        _ => Ok(()),
    }
}

fn check_bulk(length: usize) -> Result<(), Error> {
    if (1..=BULK_SIZE).contains(&length) {
        return Ok(());
    }
    Err(Error::InvalidRequest { reason: format!("a bulk call takes 1 to {BULK_SIZE} rows, not {length}") })
}

/// Codes that pass through a path unharmed. Others have been seen to fail there although the product exists.
fn is_plain(code: &str) -> bool {
    !code.is_empty()
        && code.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
        && code != "."
        && code != ".."
}

fn live_attributes() -> Query {
    let mut query = Query::default();
    query.text("includeSoftDeletedAttribute", "false");
    query
}

impl Client {
    /// One product, with stock and special prices. `None` when deleted or unknown.
    pub async fn product(&self, id: ProductId) -> Result<Option<Single<Product>>, Error> {
        self.read_one(format!("/products/{id}"), live_attributes(), BusinessKind::ProductUnknown).await
    }

    /// One product by its code. The code may have belonged to another product before: compare the id.
    pub async fn product_by_code(&self, code: &str) -> Result<Option<Single<Product>>, Error> {
        let missing = BusinessKind::ProductUnknown;
        let mut form = Query::default();
        form.text("Id", "0");
        form.text("Code", code);
        let by_query = self.read_one::<Product>("/products/code".to_owned(), form, missing);
        let by_path = self.read_one(format!("/products/code/{}", segment(code)), live_attributes(), missing);
        // Plain codes go the documented way first, odd ones the one that avoids the trouble with paths.
        let (first, second) = if is_plain(code) {
            (by_path.await, futures::future::Either::Left(by_query))
        } else {
            (by_query.await, futures::future::Either::Right(by_path))
        };
        let doubtful = match &first {
            Ok(Some(found)) => !same_code(found, code),
            Ok(None) => !is_plain(code),
            Err(Error::Business { status: 400, .. }) => true,
            Err(_) => false,
        };
        if !doubtful {
            return first;
        }
        match second.await {
            Ok(found) => Ok(found.filter(|found| same_code(found, code))),
            Err(error @ Error::Business { status: 400, .. }) if first.is_ok() => {
                tracing::debug!(%error, "the other way to a product code is not served");
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// Creates a product.
    pub async fn create_product(&self, product: &NewProduct) -> Result<Written<Product>, Error> {
        product.check()?;
        let path = Product::PATH.to_owned();
        self.write_one(Method::POST, path, product, Ability::WriteCatalogue).await
    }

    /// Changes the members given.
    pub async fn update_product(
        &self,
        id: ProductId,
        update: &ProductUpdate,
    ) -> Result<Written<Product>, Error> {
        check_barcode(update.bar_code.as_deref())?;
        let path = format!("/products/{id}");
        self.write_one(Method::PUT, path, update, Ability::WriteCatalogue).await
    }

    /// Deletes a product: history stays, the id is unknown afterwards. Discontinuing it is mostly the better way.
    pub async fn delete_product(&self, id: ProductId) -> Result<Acknowledged, Error> {
        let path = format!("/products/{id}");
        self.delete(path, Query::default(), BusinessKind::ProductUnknown, Ability::WriteCatalogue).await
    }

    /// Creates several products. No ids come back: find them by code.
    pub async fn create_products(&self, products: &[NewProduct]) -> Result<Acknowledged, Error> {
        check_bulk(products.len())?;
        products.iter().try_for_each(NewProduct::check)?;
        let sent = body(&BulkBody { list_products: products })?;
        self.acknowledge(Call::write(Method::POST, LIST_ADD_PRODUCTS, Some(sent), Ability::WriteCatalogue))
            .await
    }

    /// Changes several products. Success says nothing of the single ones: read them back.
    pub async fn update_products(&self, products: &[BulkProductUpdate]) -> Result<Acknowledged, Error> {
        check_bulk(products.len())?;
        products.iter().try_for_each(|product| check_barcode(product.update.bar_code.as_deref()))?;
        let sent = body(&BulkBody { list_products: products })?;
        let call = Call::write(Method::PUT, LIST_UPDATED_PRODUCTS, Some(sent), Ability::WriteCatalogue);
        debug_assert_eq!(call.safety, Safety::Repeatable);
        self.acknowledge(call).await
    }
}

fn same_code(found: &Single<Product>, code: &str) -> bool {
    let found = found.code.as_deref().unwrap_or_default().trim().to_lowercase();
    found == code.trim().to_lowercase()
}

/// How to list brands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TradeMarkQuery;

impl ListQuery for TradeMarkQuery {
    fn path(&self) -> String {
        TRADE_MARK.to_owned()
    }
    fn write(&self, _query: &mut Query) {}
}

impl Resource for TradeMark {
    type Query = TradeMarkQuery;
    const PATH: &'static str = TRADE_MARK;
    const KEYS: &'static [&'static str] = &["tradeMarkId", "id"];
    const ORDER_BY: &'static str = "tradeMarkId";
    const ABILITY: Ability = Ability::ReadCatalogue;
    fn id(&self) -> i64 {
        self.trade_mark_id.get()
    }
}

/// How to list attribute names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AttributeQuery;

impl ListQuery for AttributeQuery {
    fn path(&self) -> String {
        AttributeName::PATH.to_owned()
    }
    fn write(&self, _query: &mut Query) {}
}

impl Resource for AttributeName {
    type Query = AttributeQuery;
    const PATH: &'static str = "/attributes/allwithdistinctvalue";
    const ABILITY: Ability = Ability::ReadCatalogue;
    const PAGED: bool = false;
    const INCREMENTAL: bool = false;
    fn id(&self) -> i64 {
        self.id.get()
    }
}
