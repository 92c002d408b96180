//! The state of one shop: its tables, its allocators, its stock arithmetic and what it has to tell.

mod adoption;
mod shop;
mod stock;
mod table;

pub use shop::{AccountKind, Shop, ShopIdentity};
pub(crate) use stock::Movements;
pub use stock::StockView;
pub use table::{Removal, Row, Table};
