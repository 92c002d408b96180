//! One sellable thing. KiotViet keeps one flat row for each variant and each unit, and so do we: families and
//! unit ladders are links between rows, never rows of their own.

use serde::{Deserialize, Serialize};

use crate::entity::Entity;
use crate::money::{Money, Quantity};
use crate::record::{Same, record, same_by_equality, same_when_both_are_missing_or_same};
use crate::records::category::Category;
use crate::reference::Reference;

/// How long a barcode may be on KiotViet, in characters.
pub const MAXIMUM_BARCODE_LENGTH: usize = 16;

/// A product, a variant of one, or one more unit of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// SKU (mã hàng), unique among the living without regard to case.
    pub code: String,
    /// Mã vạch, at most 16 characters on KiotViet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub barcode: Option<String>,
    /// The family's name, without attribute values and unit.
    pub name: String,
    /// Where it hangs in the tree. KiotViet wants exactly one category for each product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Reference<Category>>,
    /// Thương hiệu.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand: Option<String>,
    /// Goods, combo or service: decides where its stock comes from.
    pub kind: ProductKind,
    /// The common price (bảng giá chung), the same at every branch, in VND.
    pub base_price: Money,
    /// In grams.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Quantity>,
    /// What one piece is called: Hộp, Thùng, Kg.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The first variant of its family; missing on that first variant itself, which is sold like the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub master: Option<Reference<Product>>,
    /// Present on the further units of a product; they share the stock of their base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_of: Option<UnitOf>,
    /// MÀU = Đen, SIZE = L.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute>,
    /// Addresses of pictures, the first one leading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<ImageUrl>,
    /// HTML.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What a combo is made of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// False: only a part of other products, never sold by itself.
    pub allows_sale: bool,
    /// False: ngừng kinh doanh, in the whole shop.
    pub active: bool,
}

record!(Product, ProductField, Entity::Products, label: |product| &product.code, {
    Code => code,
    Barcode => barcode,
    Name => name,
    Category => category,
    Brand => brand,
    Kind => kind,
    BasePrice => base_price,
    Weight => weight,
    Unit => unit,
    Master => master,
    UnitOf => unit_of,
    Attributes => attributes,
    Images => images,
    Description => description,
    Parts => parts,
    AllowsSale => allows_sale,
    Active => active,
});

impl Product {
    /// The name with what tells siblings apart: `Áo thun - Đen - L (Hộp)`, as KiotViet shows it.
    pub fn full_name(&self) -> String {
        let mut name = self.name.clone();
        for attribute in &self.attributes {
            name.push_str(" - ");
            name.push_str(&attribute.value);
        }
        if let Some(unit) = self.unit.as_deref().filter(|unit| !unit.trim().is_empty()) {
            name.push_str(&format!(" ({unit})"));
        }
        name
    }
}

/// Where a product's stock comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProductKind {
    /// Has stock of its own (or its base unit's).
    Goods,
    /// Has as much as its parts allow.
    Combo,
    /// Has no stock and needs none.
    Service,
}

impl ProductKind {
    /// The name in JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Goods => "goods",
            Self::Combo => "combo",
            Self::Service => "service",
        }
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Goods, Self::Combo, Self::Service].into_iter().find(|kind| kind.name() == name)
    }
}

/// The place of a further unit in its product's ladder of units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitOf {
    /// The row that holds the stock.
    pub base: Reference<Product>,
    /// How many base units one of these is; above 1.
    pub conversion: Quantity,
}

/// One property that tells a variant from its siblings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    /// MÀU, SIZE; upper case on KiotViet as a rule.
    pub name: String,
    /// Đen, L.
    pub value: String,
}

/// One ingredient of a combo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The product used.
    pub product: Reference<Product>,
    /// How many of it one combo takes.
    pub quantity: Quantity,
}

/// The address of a picture. KiotViet's content servers change hosts and folders; the file's name stays.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ImageUrl(pub String);

impl ImageUrl {
    fn file_name(&self) -> &str {
        let path = self.0.trim().split(['?', '#']).next().unwrap_or_default();
        path.rsplit('/').next().unwrap_or(path)
    }
}

impl Same for ImageUrl {
    fn same(&self, other: &Self) -> bool {
        self.file_name() == other.file_name()
    }
}

impl Same for Attribute {
    fn same(&self, other: &Self) -> bool {
        self.name.same(&other.name) && self.value.same(&other.value)
    }
}

impl Same for Part {
    fn same(&self, other: &Self) -> bool {
        self.product == other.product && self.quantity.same(&other.quantity)
    }
}

impl Same for UnitOf {
    fn same(&self, other: &Self) -> bool {
        self.base == other.base && self.conversion.same(&other.conversion)
    }
}

same_by_equality!(ProductKind);
same_when_both_are_missing_or_same!(UnitOf);
