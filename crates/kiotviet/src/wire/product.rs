//! Products: one flat row for each sellable thing.
//!
//! A *variant* has attributes and `master_product_id`; the master is itself a sellable variant and has none. A *unit*
//! has `master_unit_id` and a conversion above 1. A *combo* has materials. `has_variants` proves nothing.

use std::fmt;

use rust_decimal::Decimal;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::stock::Inventory;
use crate::ids::{AttributeId, BranchId, CategoryId, PriceBookId, ProductId, RetailerId, TaxId, TradeMarkId};
use crate::json::decimal::option;
use crate::time::VietnamTime;

numbered! {
    /// Kind of product.
    ProductType {
        /// Made of other products.
        Combo = 1,
        /// Goods with stock.
        Goods = 2,
        /// Without stock.
        Service = 3,
    }
}

wire! {
    /// A sellable row.
    pub struct Product {
        /// Its id.
        pub id: ProductId,
        /// The shop.
        pub retailer_id: Option<RetailerId>,
        /// SKU, unique among live products.
        pub code: Option<String>,
        /// Barcode, at most 16 characters.
        pub bar_code: Option<String>,
        /// Name without attributes and unit.
        pub name: Option<String>,
        /// Name with attributes and unit; never a key.
        pub full_name: Option<String>,
        /// Its category.
        pub category_id: Option<CategoryId>,
        /// A copy of the category's name, which changes without `modified_date`.
        pub category_name: Option<String>,
        /// Brand.
        pub trade_mark_id: Option<TradeMarkId>,
        /// Name of the brand.
        pub trade_mark_name: Option<String>,
        /// Combo, goods or service.
        #[serde(rename = "type")]
        pub product_type: Option<ProductType>,
        /// May be sold by itself.
        pub allows_sale: Option<bool>,
        /// False when discontinued (*ngừng kinh doanh*) in the whole shop.
        pub is_active: Option<bool>,
        /// Unreliable: also true on rows that merely have attributes.
        pub has_variants: Option<bool>,
        /// Values that tell a variant from its siblings.
        pub attributes: Vec<Attribute>,
        /// Unit of sale.
        pub unit: Option<String>,
        /// The first variant of the family; missing on that one.
        pub master_product_id: Option<ProductId>,
        /// The base unit's row; missing on that one.
        pub master_unit_id: Option<ProductId>,
        /// How many base units this unit holds.
        #[serde(deserialize_with = "option")]
        pub conversion_value: Option<Decimal>,
        /// The other units of this base.
        pub units: Vec<Unit>,
        /// Pictures.
        pub images: Vec<Image>,
        /// Common price, the same in all branches.
        #[serde(deserialize_with = "option")]
        pub base_price: Option<Decimal>,
        /// Grams.
        #[serde(deserialize_with = "option")]
        pub weight: Option<Decimal>,
        /// HTML.
        pub description: Option<String>,
        /// Note template of orders.
        pub order_template: Option<String>,
        /// Earns reward points.
        pub is_reward_point: Option<bool>,
        /// Sold by serial number.
        pub is_lot_serial_control: Option<bool>,
        /// Sold by batch and expiry date.
        pub is_batch_expire_control: Option<bool>,
        /// Least stock wanted.
        #[serde(deserialize_with = "option")]
        pub min_quantity: Option<Decimal>,
        /// Most stock wanted; 999999999 means no limit.
        #[serde(deserialize_with = "option")]
        pub max_quantity: Option<Decimal>,
        /// Stock per branch, when asked for. Closed branches can linger here.
        pub inventories: Vec<Inventory>,
        /// Special prices, when asked for.
        pub price_books: Vec<ProductPrice>,
        /// Parts of a combo, when asked for.
        pub product_formulas: Vec<Material>,
        /// Serial numbers, when asked for.
        pub product_serials: Vec<Serial>,
        /// Batches, when asked for.
        pub product_batch_expires: Vec<Batch>,
        /// Shelves, when asked for.
        pub product_shelves: Vec<Shelf>,
        /// Warranties, when asked for.
        pub product_warranties: Vec<Warranty>,
        /// `khau_tru` or `truc_tiep`.
        pub tax_type: Option<String>,
        /// Rate by deduction: `0 5 8 10 KCT KKKNT`.
        pub tax_rate: Option<String>,
        /// Rate by the direct method.
        #[serde(deserialize_with = "option")]
        pub tax_rate_direct: Option<Decimal>,
        /// Taxes on selling.
        pub product_taxs: Vec<ProductTax>,
        /// Tax on buying.
        pub purchase_tax: Option<ProductTax>,
        /// Creation.
        pub created_date: Option<VietnamTime>,
        /// Last edit; missing until the first one. Stock movements do not count as edits.
        pub modified_date: Option<VietnamTime>,
    }

    /// An attribute of a variant.
    pub struct Attribute {
        /// Not to be relied on: once seen naming a sibling.
        pub product_id: Option<ProductId>,
        /// Such as SIZE.
        pub attribute_name: Option<String>,
        /// Such as M.
        pub attribute_value: Option<String>,
    }

    /// Another unit of a base.
    pub struct Unit {
        /// The unit's own product id.
        pub id: ProductId,
        /// Its code.
        pub code: Option<String>,
        /// Name.
        pub name: Option<String>,
        /// Name with unit.
        pub full_name: Option<String>,
        /// Unit of sale.
        pub unit: Option<String>,
        /// How many base units it holds.
        #[serde(deserialize_with = "option")]
        pub conversion_value: Option<Decimal>,
        /// Its price.
        #[serde(deserialize_with = "option")]
        pub base_price: Option<Decimal>,
    }

    /// A price in a special price book.
    pub struct ProductPrice {
        /// The book.
        pub price_book_id: PriceBookId,
        /// Its name.
        pub price_book_name: Option<String>,
        /// The product.
        pub product_id: Option<ProductId>,
        /// Whether the book is applied.
        pub is_active: Option<bool>,
        /// Begin of the book.
        pub start_date: Option<VietnamTime>,
        /// End of the book.
        pub end_date: Option<VietnamTime>,
        /// The price.
        #[serde(deserialize_with = "option")]
        pub price: Option<Decimal>,
    }

    /// A part of a combo.
    pub struct Material {
        /// The part.
        pub material_id: Option<ProductId>,
        /// Its code.
        pub material_code: Option<String>,
        /// Its full name.
        pub material_full_name: Option<String>,
        /// Its name.
        pub material_name: Option<String>,
        /// How many of it one combo holds.
        #[serde(deserialize_with = "option")]
        pub quantity: Option<Decimal>,
        /// Its price.
        #[serde(deserialize_with = "option")]
        pub base_price: Option<Decimal>,
        /// The combo.
        pub product_id: Option<ProductId>,
    }

    /// A serial number.
    pub struct Serial {
        /// The product.
        pub product_id: Option<ProductId>,
        /// The number.
        pub serial_number: Option<String>,
        /// 1 in stock, 0 gone.
        pub status: Option<i32>,
        /// Where.
        pub branch_id: Option<BranchId>,
        /// How many.
        #[serde(deserialize_with = "option")]
        pub quantity: Option<Decimal>,
        /// Creation.
        pub created_date: Option<VietnamTime>,
        /// Last change.
        pub modified_date: Option<VietnamTime>,
    }

    /// A batch with its expiry date.
    pub struct Batch {
        /// The product.
        pub product_id: Option<ProductId>,
        /// Pieces on hand.
        #[serde(deserialize_with = "option")]
        pub on_hand: Option<Decimal>,
        /// Name of the batch.
        pub batch_name: Option<String>,
        /// Expiry.
        pub expire_date: Option<VietnamTime>,
        /// Name and date together.
        pub full_name_virgule: Option<String>,
        /// Where.
        pub branch_id: Option<BranchId>,
    }

    /// Where the product stands in a branch.
    pub struct Shelf {
        /// The branch.
        pub branch_id: Option<BranchId>,
        /// Its name.
        pub branch_name: Option<String>,
        /// The shelves, in words.
        pub product_shelves: Option<String>,
    }

    /// A warranty or maintenance promise.
    pub struct Warranty {
        /// Its id.
        pub id: Option<i64>,
        /// In words.
        pub description: Option<String>,
        /// Length in units of `time_type`.
        pub number_time: Option<i64>,
        /// 1 day, 2 month, 3 year.
        pub time_type: Option<i32>,
        /// 1 warranty (*bảo hành*), 3 maintenance (*bảo trì*).
        pub warranty_type: Option<i32>,
        /// The product.
        pub product_id: Option<ProductId>,
        /// Creation.
        pub created_date: Option<VietnamTime>,
        /// Last change.
        pub modified_date: Option<VietnamTime>,
    }

    /// A tax of a product.
    pub struct ProductTax {
        /// Its id.
        pub id: Option<i64>,
        /// The product.
        pub product_id: Option<ProductId>,
        /// Which tax.
        pub tax_id: Option<TaxId>,
        /// Percent.
        #[serde(deserialize_with = "option")]
        pub value: Option<Decimal>,
        /// Name.
        pub name: Option<String>,
    }

    /// An attribute name and all of its values in the shop.
    pub struct AttributeName {
        /// Its id.
        pub id: AttributeId,
        /// Such as SIZE.
        pub name: Option<String>,
        /// All values.
        pub attribute_values: Vec<AttributeValue>,
    }

    /// One value of an attribute.
    pub struct AttributeValue {
        /// Such as M.
        pub value: Option<String>,
        /// The attribute.
        pub attribute_id: Option<AttributeId>,
    }

    /// A brand.
    pub struct TradeMark {
        /// Its id.
        pub trade_mark_id: TradeMarkId,
        /// Its name.
        pub trade_mark_name: Option<String>,
        /// Creation.
        pub created_date: Option<VietnamTime>,
        /// Last change.
        pub modified_date: Option<VietnamTime>,
    }
}

impl Product {
    /// The last change, or the creation of a row that was never changed.
    pub fn changed_at(&self) -> Option<VietnamTime> {
        self.modified_date.or(self.created_date)
    }

    /// Addresses of its pictures, without blanks and empty ones.
    pub fn image_urls(&self) -> impl Iterator<Item = &str> {
        self.images.iter().map(|image| image.0.as_str()).filter(|url| !url.is_empty())
    }
}

/// The address of a picture. KiotViet sends text, `{Image}`, `{image}` or `{url}`, at times with blanks around it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Image(pub String);

impl<'de> Deserialize<'de> for Image {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Address;
        impl<'de> Visitor<'de> for Address {
            type Value = Image;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the address of a picture")
            }
            fn visit_str<E>(self, text: &str) -> Result<Image, E> {
                Ok(Image(text.trim().to_owned()))
            }
            fn visit_unit<E>(self) -> Result<Image, E> {
                Ok(Image::default())
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Image, A::Error> {
                let mut address = Image::default();
                while let Some(key) = map.next_key::<std::borrow::Cow<'de, str>>()? {
                    let known =
                        ["image", "url", "imageUrl"].iter().any(|name| name.eq_ignore_ascii_case(&key));
                    if known && address.0.is_empty() {
                        let text = map.next_value::<Option<String>>()?.unwrap_or_default();
                        address = Image(text.trim().to_owned());
                    } else {
                        map.next_value::<IgnoredAny>()?;
                    }
                }
                Ok(address)
            }
        }
        deserializer.deserialize_any(Address)
    }
}
