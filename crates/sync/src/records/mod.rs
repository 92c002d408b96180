//! The records of both sides, one file an entity. A record holds what the two sides share; what belongs to
//! one side alone (visibility in the app, costs, the cashier) stays with that side.

// Chi nhánh / điểm bán.
pub mod point_of_sale;
// Nhóm hàng / danh mục.
pub mod category;
// Nhóm khách hàng.
pub mod customer_group;
// Hàng hóa: plain products, variants, units, combos, services.
pub mod product;
// Tồn kho: one-way figures of a product at a branch.
pub mod stock;
// Bảng giá and its entries.
pub mod price_list;
// Khách hàng.
pub mod customer;
// Đặt hàng.
pub mod order;
// Abaha's order number inside KiotViet's free text.
pub mod order_reference;
// How and whether an order is paid.
pub mod payment;
// How far an order's parcel has come.
pub mod delivery_state;

pub use category::{Category, CategoryField};
pub use customer::{Customer, CustomerField, CustomerKind, Gender};
pub use customer_group::{CustomerGroup, CustomerGroupField};
pub use delivery_state::DeliveryState;
pub use order::{Delivery, Order, OrderField, OrderLine, OrderState};
pub use payment::{PaymentMethod, PaymentState};
pub use point_of_sale::{PointOfSale, PointOfSaleField};
pub use price_list::{PriceEntry, PriceList, PriceListField};
pub use product::{Attribute, ImageUrl, Part, Product, ProductField, ProductKind, UnitOf};
pub use stock::StockLevel;
