//! Shop settings: the four that `/settings` shows and those that show only as refusals.

/// The switches of the shop's own configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Customers are managed per branch (readable).
    pub manager_customer_by_branch: bool,
    /// Orders are allowed when out of stock (readable).
    pub allow_order_when_out_stock: bool,
    /// Goods already ordered by others may be sold (readable).
    pub allow_sell_when_order_out_stock: bool,
    /// Selling when out of stock is allowed: stock may become negative (readable).
    pub allow_sell_when_out_stock: bool,
    /// *Cho phép đặt hàng* (not readable).
    pub allow_orders: bool,
    /// *Sử dụng tính năng giao hàng* (not readable).
    pub use_delivery: bool,
    /// *Quản lý thu hộ tiền*, cash on delivery (not readable).
    pub use_cod: bool,
    /// *Thu khác*, surcharges (not readable).
    pub use_surcharges: bool,
    /// The time of a sale may be changed (not readable).
    pub allow_change_purchase_time: bool,
}

impl Default for Settings {
    /// Everything a web shop needs is on; selling without stock is off, as in the documentation's sample.
    fn default() -> Self {
        Self {
            manager_customer_by_branch: false,
            allow_order_when_out_stock: true,
            allow_sell_when_order_out_stock: true,
            allow_sell_when_out_stock: false,
            allow_orders: true,
            use_delivery: true,
            use_cod: true,
            use_surcharges: true,
            allow_change_purchase_time: true,
        }
    }
}
