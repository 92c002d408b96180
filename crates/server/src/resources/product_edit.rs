//! Products made, changed and archived here; what KiotViet is to hear of it is sent by itself.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use dongbo_catalogue::Code;
use dongbo_store::{NewMember, OpeningStock, ProductDetails, ProductView};
use dongbo_sync::records::{Attribute, ImageUrl, Product, ProductKind};
use dongbo_sync::{Local, Money, Quantity, Reference};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Answer, found};
use crate::access::{IdInPath, RecordId, ShopInPath};
use crate::body::body;
use crate::caller::Caller;
use crate::editing::Editing;
use crate::given::Given;
use crate::problem::{Problem, ProblemDetails};
use crate::state::ServerState;

/// What changes of a product; what is left out stays, null empties.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProductChange {
    /// SKU (mã hàng).
    code: Option<String>,
    /// Mã vạch, at most 16 characters.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    barcode: Given<String>,
    /// The family's name.
    name: Option<String>,
    /// Where it hangs in the tree.
    category_id: Option<i64>,
    /// The common price, in VND.
    #[schema(value_type = Option<f64>)]
    base_price: Option<Money>,
    /// In grams.
    #[serde(default)]
    #[schema(value_type = Option<f64>)]
    weight: Given<Quantity>,
    /// What one piece is called.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    unit: Given<String>,
    /// What tells it from its siblings.
    #[schema(value_type = Option<Vec<Object>>)]
    attributes: Option<Vec<Attribute>>,
    /// Addresses of pictures. They stay here: KiotViet's API cannot change pictures.
    #[schema(value_type = Option<Vec<String>>)]
    images: Option<Vec<ImageUrl>>,
    /// HTML.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    description: Given<String>,
    /// Sold by itself.
    allows_sale: Option<bool>,
    /// False: ngừng kinh doanh.
    active: Option<bool>,
    /// Shown in the app; KiotViet never hears of it.
    visible: Option<bool>,
}

impl ProductChange {
    fn apply(&self, product: &mut Product) {
        let keep = |member: &mut String, value: &Option<String>| {
            if let Some(value) = value {
                member.clone_from(value);
            }
        };
        keep(&mut product.code, &self.code);
        keep(&mut product.name, &self.name);
        self.barcode.set_option(&mut product.barcode);
        self.weight.set_option(&mut product.weight);
        self.unit.set_option(&mut product.unit);
        self.description.set_option(&mut product.description);
        if let Some(category) = self.category_id {
            product.category = Some(Reference::Here(Local::new(category)));
        }
        product.base_price = self.base_price.unwrap_or(product.base_price);
        if let Some(attributes) = &self.attributes {
            product.attributes.clone_from(attributes);
        }
        if let Some(images) = &self.images {
            product.images.clone_from(images);
        }
        product.allows_sale = self.allows_sale.unwrap_or(product.allows_sale);
        product.active = self.active.unwrap_or(product.active);
    }
}

/// Changes a product. A field that KiotViet alone decides about is refused, with the reason.
#[utoipa::path(patch, path = "/shops/{shop}/products/{id}", operation_id = "change_product", tag = "catalogue",
    params(ShopInPath, IdInPath), request_body = ProductChange,
    responses(
        (status = 200, body = ProductDetails),
        (status = 409, description = "Another product has that code", body = ProblemDetails,
            content_type = "application/problem+json"),
        (status = 422, description = "The value cannot be, or KiotViet alone decides", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn change(
    State(state): State<ServerState>,
    caller: Caller,
    editing: Editing,
    RecordId(id): RecordId,
    sent: Bytes,
) -> Answer<ProductDetails> {
    let change: ProductChange = body(&sent)?;
    if let Some(visible) = change.visible {
        let store = caller.signing(&state);
        let known = store.set_visible(editing.shop.id, Local::new(id), visible, state.now()).await?;
        if !known {
            return Err(Code::ApiNotFound.into());
        }
    }
    editing.settle(editing.editor.change(Local::new(id), move |product| change.apply(product)).await)?;
    found(state.store.product(editing.shop.id, id).await?)
}

/// A product to be made here and on KiotViet, with its further variants and units.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewProduct {
    /// The family's name.
    name: String,
    /// Where it hangs in the tree; KiotViet wants exactly one.
    category_id: i64,
    /// HTML.
    #[serde(default)]
    description: Option<String>,
    /// Public addresses of pictures: KiotViet fetches them once, when the product is made.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    images: Vec<ImageUrl>,
    /// In grams.
    #[serde(default)]
    #[schema(value_type = Option<f64>)]
    weight: Option<Quantity>,
    /// Sold by itself; true unless said otherwise.
    #[serde(default)]
    allows_sale: Option<bool>,
    /// The first variant, or the only one.
    #[serde(flatten)]
    variant: NewVariant,
    /// The other variants of the family.
    #[serde(default)]
    variants: Vec<NewVariant>,
}

/// What tells a variant from its siblings.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct NewVariant {
    /// SKU; made from the product's number where it is left out.
    #[serde(default)]
    code: Option<String>,
    /// Mã vạch, at most 16 characters.
    #[serde(default)]
    barcode: Option<String>,
    /// The common price, in VND.
    #[serde(default)]
    #[schema(value_type = f64)]
    base_price: Money,
    /// Name and value: MÀU, Đen.
    #[serde(default)]
    #[schema(value_type = Vec<Object>)]
    attributes: Vec<Attribute>,
    /// What one piece is called.
    #[serde(default)]
    unit: Option<String>,
    /// Further units of it.
    #[serde(default)]
    units: Vec<NewUnit>,
    /// What is on the shelf, by point of sale. KiotViet books it when the product is made.
    #[serde(default)]
    opening_stock: Vec<NewStock>,
}

/// A further unit.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewUnit {
    /// What one is called: Thùng.
    unit: String,
    /// How many base units one is; more than 1.
    #[schema(value_type = f64)]
    conversion: Quantity,
    /// SKU; made from the product's number where it is left out.
    #[serde(default)]
    code: Option<String>,
    /// Mã vạch, at most 16 characters.
    #[serde(default)]
    barcode: Option<String>,
    /// The price of one, in VND.
    #[serde(default)]
    #[schema(value_type = f64)]
    base_price: Money,
}

/// What is on the shelf at one point of sale.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewStock {
    /// Where.
    point_of_sale_id: i64,
    /// How many.
    #[schema(value_type = f64)]
    on_hand: Quantity,
    /// What one has cost, in VND.
    #[serde(default)]
    #[schema(value_type = Option<f64>)]
    cost: Option<Money>,
}

/// The products that were made: the first variant, then the others, each followed by its further units.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NewProducts {
    items: Vec<ProductView>,
}

impl NewProduct {
    fn members(self) -> Vec<NewMember> {
        let base = Product {
            code: String::new(),
            barcode: None,
            name: self.name,
            category: Some(Reference::Here(Local::new(self.category_id))),
            brand: None,
            kind: ProductKind::Goods,
            base_price: Money::ZERO,
            weight: self.weight,
            unit: None,
            master: None,
            unit_of: None,
            attributes: Vec::new(),
            images: self.images,
            description: self.description,
            parts: Vec::new(),
            allows_sale: self.allows_sale.unwrap_or(true),
            active: true,
        };
        let mut members = Vec::new();
        for variant in std::iter::once(self.variant).chain(self.variants) {
            let place = members.len();
            let product = Product {
                code: variant.code.unwrap_or_default(),
                barcode: variant.barcode,
                base_price: variant.base_price,
                attributes: variant.attributes,
                unit: variant.unit,
                ..base.clone()
            };
            let opening = variant.opening_stock.into_iter().map(|stock| OpeningStock {
                point_of_sale: Local::new(stock.point_of_sale_id),
                on_hand: stock.on_hand,
                cost: stock.cost,
            });
            members.push(NewMember {
                product: product.clone(),
                master: (place > 0).then_some(0),
                base: None,
                opening: opening.collect(),
            });
            members.extend(variant.units.into_iter().map(|unit| NewMember {
                product: Product {
                    code: unit.code.unwrap_or_default(),
                    barcode: unit.barcode,
                    base_price: unit.base_price,
                    unit: Some(unit.unit),
                    ..product.clone()
                },
                master: (place > 0).then_some(0),
                base: Some((place, unit.conversion)),
                opening: Vec::new(),
            }));
        }
        members
    }
}

/// Makes a product with its variants and units. It is made on KiotViet too, where the shop's rules say so.
#[utoipa::path(post, path = "/shops/{shop}/products", operation_id = "create_product", tag = "catalogue",
    params(ShopInPath), request_body = NewProduct,
    responses(
        (status = 201, description = "Made", body = NewProducts),
        (status = 409, description = "Another product has one of the codes", body = ProblemDetails,
            content_type = "application/problem+json"),
        (status = 422, description = "A value cannot be", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn create(
    State(state): State<ServerState>,
    editing: Editing,
    sent: Bytes,
) -> Result<(StatusCode, Json<NewProducts>), Problem> {
    let new: NewProduct = body(&sent)?;
    let ids = editing.settle(editing.editor.create_products(new.members()).await)?;
    let mut items = Vec::with_capacity(ids.len());
    for id in ids {
        items.extend(state.store.product(editing.shop.id, id.get()).await?.map(|details| details.product));
    }
    Ok((StatusCode::CREATED, Json(NewProducts { items })))
}

/// Archives a product here. What becomes of KiotViet's is the shop's rule: it stays, unless deletions spread.
#[utoipa::path(delete, path = "/shops/{shop}/products/{id}", operation_id = "archive_product", tag = "catalogue",
    params(ShopInPath, IdInPath),
    responses((status = 200, description = "Archived", body = ProductDetails)))]
pub(crate) async fn archive(
    State(state): State<ServerState>,
    editing: Editing,
    RecordId(id): RecordId,
) -> Answer<ProductDetails> {
    editing.done(editing.editor.archive(Local::<Product>::new(id)).await)?;
    found(state.store.product(editing.shop.id, id).await?)
}

/// Takes a product out of the archive.
#[utoipa::path(post, path = "/shops/{shop}/products/{id}/restore", operation_id = "restore_product", tag = "catalogue",
    params(ShopInPath, IdInPath),
    responses((status = 200, description = "In use again", body = ProductDetails)))]
pub(crate) async fn restore(
    State(state): State<ServerState>,
    editing: Editing,
    RecordId(id): RecordId,
) -> Answer<ProductDetails> {
    editing.done(editing.editor.restore(Local::<Product>::new(id)).await)?;
    found(state.store.product(editing.shop.id, id).await?)
}
