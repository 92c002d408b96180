//! What the REST API and the command line show of the commerce data: ids of ours, exact numbers, archived records
//! included and marked.

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::link::LinkView;
use crate::exact::{Exact, raw, raw_or_null};

fn raw_string<S: serde::Serializer>(json: &str, serializer: S) -> Result<S::Ok, S::Error> {
    raw(json, serializer)
}

/// A point of sale (điểm bán).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PointOfSaleView {
    /// Its id.
    pub id: i64,
    /// KiotViet's id of the branch; null where none belongs to it.
    pub remote_id: Option<i64>,
    /// It sells where none is named.
    pub default: bool,
    /// Its name.
    pub name: String,
    /// Street address.
    pub address: Option<String>,
    /// The branch's phone.
    pub phone: Option<String>,
    /// When it was archived.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub archived_at: Option<Timestamp>,
}

/// A category (danh mục).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CategoryView {
    /// Its id.
    pub id: i64,
    /// KiotViet's id.
    pub remote_id: Option<i64>,
    /// Its name.
    pub name: String,
    /// The category above it.
    pub parent_id: Option<i64>,
    /// When it was archived.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub archived_at: Option<Timestamp>,
}

/// A customer group (nhóm khách hàng).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CustomerGroupView {
    /// Its id.
    pub id: i64,
    /// KiotViet's id.
    pub remote_id: Option<i64>,
    /// Its name.
    pub name: String,
    /// Free text.
    pub description: Option<String>,
    /// When it was archived.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub archived_at: Option<Timestamp>,
}

/// A product, variant or unit (sản phẩm, phân loại, đơn vị tính).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProductView {
    /// Its id.
    pub id: i64,
    /// KiotViet's id.
    pub remote_id: Option<i64>,
    /// SKU (mã hàng).
    pub code: String,
    /// Mã vạch.
    pub barcode: Option<String>,
    /// The family's name.
    pub name: String,
    /// The name with attributes and unit.
    pub full_name: String,
    /// Where it hangs in the tree.
    pub category_id: Option<i64>,
    /// Thương hiệu.
    pub brand: Option<String>,
    /// goods, combo or service.
    pub kind: String,
    /// The common price (bảng giá chung), in VND.
    #[schema(value_type = f64)]
    pub base_price: Exact,
    /// In grams.
    #[schema(value_type = Option<f64>)]
    pub weight: Option<Exact>,
    /// What one piece is called.
    pub unit: Option<String>,
    /// The first variant of its family; missing on that one itself.
    pub master_id: Option<i64>,
    /// The product whose stock it shares, for a further unit.
    pub base_id: Option<i64>,
    /// How many base units one of these is.
    #[schema(value_type = Option<f64>)]
    pub conversion: Option<Exact>,
    /// What tells it from its siblings: name and value.
    #[serde(serialize_with = "raw_string")]
    #[schema(value_type = Vec<Object>)]
    pub attributes: String,
    /// Addresses of pictures, the first one leading.
    #[serde(serialize_with = "raw_string")]
    #[schema(value_type = Vec<String>)]
    pub images: String,
    /// Sold by itself.
    pub allows_sale: bool,
    /// False: ngừng kinh doanh.
    pub active: bool,
    /// Shown in the app.
    pub visible: bool,
    /// When it was archived.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub archived_at: Option<Timestamp>,
    /// When it was made here.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// When it last changed here.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

/// A product with what hangs on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProductDetails {
    /// The product.
    #[serde(flatten)]
    pub product: ProductView,
    /// Its category's name.
    pub category: Option<String>,
    /// How it stands with KiotViet.
    pub link: LinkView,
    /// HTML.
    pub description: Option<String>,
    /// Its figures at each point of sale.
    pub stock: Vec<StockView>,
    /// The other members of its family of variants.
    pub variants: Vec<ProductView>,
    /// The further units of it.
    pub units: Vec<ProductView>,
    /// What a combo is made of.
    pub parts: Vec<PartView>,
    /// Its prices in the price lists.
    pub prices: Vec<ProductPriceView>,
}

/// What KiotViet says is on the shelf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StockView {
    /// Where.
    pub point_of_sale_id: i64,
    /// Its name.
    pub point_of_sale: String,
    /// Tồn.
    #[schema(value_type = f64)]
    pub on_hand: Exact,
    /// Khách đặt.
    #[schema(value_type = f64)]
    pub reserved: Exact,
    /// False: ngừng kinh doanh there.
    pub sold_here: bool,
    /// When the figures last changed.
    #[schema(value_type = String, format = DateTime)]
    pub read_at: Timestamp,
}

/// One ingredient of a combo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PartView {
    /// The product used; missing until it has arrived.
    pub product_id: Option<i64>,
    /// How many of it one combo takes.
    #[schema(value_type = f64)]
    pub quantity: Exact,
    /// Its code.
    pub code: Option<String>,
    /// Its full name.
    pub full_name: Option<String>,
}

/// A product's price in one list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProductPriceView {
    /// The list.
    pub price_list_id: i64,
    /// Its name.
    pub price_list: String,
    /// The price, in VND.
    #[schema(value_type = f64)]
    pub price: Exact,
}

/// A price list (bảng giá).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PriceListView {
    /// Its id.
    pub id: i64,
    /// KiotViet's id.
    pub remote_id: Option<i64>,
    /// Its name.
    pub name: String,
    /// Đang áp dụng.
    pub active: bool,
    /// The first instant of its period.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub starts_at: Option<Timestamp>,
    /// The last instant of its period.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ends_at: Option<Timestamp>,
    /// The points of sale it is limited to; empty for all.
    pub points_of_sale: Vec<i64>,
    /// For every customer, whatever `customer_groups` says.
    pub for_all_groups: bool,
    /// The customer groups it is for.
    pub customer_groups: Vec<i64>,
    /// When it was archived.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub archived_at: Option<Timestamp>,
}

/// One product's price in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PriceEntryView {
    /// KiotViet's id of the product, and the list's cursor.
    pub remote_product_id: i64,
    /// The product; missing until it has arrived.
    pub product_id: Option<i64>,
    /// Its code.
    pub code: Option<String>,
    /// Its full name.
    pub full_name: Option<String>,
    /// The price, in VND.
    #[schema(value_type = f64)]
    pub price: Exact,
}

/// A customer (khách hàng).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CustomerView {
    /// The id.
    pub id: i64,
    /// KiotViet's id.
    pub remote_id: Option<i64>,
    /// Mã khách hàng.
    pub code: String,
    /// Full name.
    pub name: String,
    /// As typed.
    pub phone: Option<String>,
    /// A second number.
    pub other_phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// person or company.
    pub kind: String,
    /// female or male.
    pub gender: Option<String>,
    /// YYYY-MM-DD.
    pub birth_date: Option<String>,
    /// Street and number.
    pub address: Option<String>,
    /// Tỉnh - Quận.
    pub location: Option<String>,
    /// Phường, xã.
    pub ward: Option<String>,
    /// Company name.
    pub organization: Option<String>,
    /// Mã số thuế.
    pub tax_code: Option<String>,
    /// Ghi chú.
    pub comments: Option<String>,
    /// Memberships.
    pub customer_groups: Vec<i64>,
    /// When archived.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub archived_at: Option<Timestamp>,
}

/// An order (đơn hàng).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OrderView {
    /// Its id.
    pub id: i64,
    /// KiotViet's id.
    pub remote_id: Option<i64>,
    /// What it is called: KiotViet's code, or our number until there is one.
    pub code: String,
    /// Our own number (AB417000123); missing on orders that were born on KiotViet.
    pub reference: Option<String>,
    /// KiotViet's code (DH000123); missing until the order has arrived there.
    pub pos_code: Option<String>,
    /// When it was ordered.
    #[schema(value_type = String, format = DateTime)]
    pub placed_at: Timestamp,
    /// Where it is sold from.
    pub point_of_sale_id: Option<i64>,
    /// The name of that point of sale.
    pub point_of_sale: Option<String>,
    /// Missing for a walk-in.
    pub customer_id: Option<i64>,
    /// The customer's name.
    pub customer_name: Option<String>,
    /// The customer's phone, as typed.
    pub customer_phone: Option<String>,
    /// KiotViet's id of the sale channel.
    pub sale_channel: Option<i64>,
    /// Abaha's code of the state: 5, 10, 15, 20, 25 or 0.
    pub state: i64,
    /// The state as people read it.
    pub state_label: String,
    /// The state on KiotViet as last seen, by Abaha's code; missing until the order has arrived there.
    pub pos_state: Option<i64>,
    /// The same as people read it.
    pub pos_state_label: Option<String>,
    /// How many of its fields wait for a person's decision.
    pub conflicts: u64,
    /// On the whole order, in VND.
    #[schema(value_type = f64)]
    pub discount: Exact,
    /// Surcharges and taxes, in VND.
    #[schema(value_type = f64)]
    pub fees: Exact,
    /// To pay, in VND.
    #[schema(value_type = f64)]
    pub total: Exact,
    /// Paid so far, in VND.
    #[schema(value_type = f64)]
    pub paid: Exact,
    /// cash, cash_on_delivery, transfer or card.
    pub payment_method: Option<String>,
    /// Abaha's code: 0 not paid, 5 paid, -1 cancelled.
    pub payment_state: i64,
    /// The same as people read it.
    pub payment_state_label: String,
    /// A person here noted the payment state, and the figures do not say it.
    pub payment_noted: bool,
    /// How far its parcel is, by Abaha's code (0, 5, 10 … 50), as people here noted it.
    pub delivery_state: Option<i64>,
    /// The same as people read it.
    pub delivery_state_label: Option<String>,
    /// Its lines and the rest may still be changed, as far as both sides are known.
    pub editable: bool,
    /// Where to bring it: receiver, phone, address, location, ward.
    #[serde(serialize_with = "raw_or_null")]
    #[schema(value_type = Option<Object>)]
    pub delivery: Option<String>,
    /// Free text.
    pub note: Option<String>,
    /// What `fees` is made of, for orders that were placed here: names and amounts.
    #[serde(serialize_with = "raw_or_null")]
    #[schema(value_type = Option<Vec<Object>>)]
    pub fee_items: Option<String>,
    /// How far KiotViet knows of it.
    pub sending: OrderSending,
    /// What was ordered.
    pub lines: Vec<OrderLineView>,
    /// When it was archived.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub archived_at: Option<Timestamp>,
}

/// How far KiotViet knows of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OrderSending {
    /// equal: nothing is to be told; waiting: it is sent as soon as possible; sending: it was sent, and whether it arrived
    /// is being found out; parked: a person must act first; kept_here: orders are not switched on for the shop; only_here:
    /// it is not sent.
    pub state: String,
    /// Why it was not taken so far, by the error catalogue.
    pub code: Option<String>,
    /// KiotViet's words, or ours.
    pub message: Option<String>,
    /// Since when it waits.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub since: Option<Timestamp>,
}

/// One line of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OrderLineView {
    /// What was ordered.
    pub product_id: Option<i64>,
    /// The product's code when it was ordered.
    pub code: String,
    /// The product's name when it was ordered.
    pub name: String,
    /// How many.
    #[schema(value_type = f64)]
    pub quantity: Exact,
    /// Of one, before discount, in VND.
    #[schema(value_type = f64)]
    pub price: Exact,
    /// Off each one, in VND.
    #[schema(value_type = f64)]
    pub discount: Exact,
    /// Ghi chú.
    pub note: Option<String>,
}

/// How many records of one entity there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct EntityCounts {
    /// In use here.
    pub live: u64,
    /// Archived here.
    pub archived: u64,
    /// Linked with a record of KiotViet that exists.
    pub linked: u64,
}

/// How many records of each entity there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct Counts {
    /// Points of sale.
    pub branches: EntityCounts,
    /// Categories.
    pub categories: EntityCounts,
    /// Customer groups.
    pub customer_groups: EntityCounts,
    /// Products, variants and units.
    pub products: EntityCounts,
    /// Stock figures.
    pub stock: u64,
    /// Price lists.
    pub price_lists: EntityCounts,
    /// Entries of all price lists.
    pub price_entries: u64,
    /// Customers.
    pub customers: EntityCounts,
    /// Orders.
    pub orders: EntityCounts,
}
