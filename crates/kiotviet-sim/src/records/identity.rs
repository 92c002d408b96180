//! One id type per entity: KiotViet keeps one number space for each (64-bit positive integers).

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl From<i64> for $name {
            fn from(number: i64) -> Self {
                Self(number)
            }
        }

        impl From<$name> for i64 {
            fn from(id: $name) -> i64 {
                id.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(formatter)
            }
        }
    )+};
}

ids! {
    /// A branch (*chi nhánh*).
    BranchId,
    /// A staff account.
    UserId,
    /// A sale channel (*kênh bán*).
    SaleChannelId,
    /// A bank account of the shop.
    BankAccountId,
    /// A surcharge definition (*thu khác*).
    SurchargeId,
    /// A delivery location (`Tỉnh - Quận/Huyện`).
    LocationId,
    /// A brand (*thương hiệu*).
    TrademarkId,
    /// A product category (*nhóm hàng*).
    CategoryId,
    /// An attribute name (*thuộc tính*).
    AttributeId,
    /// A product row (*hàng hóa*): plain, variant, unit, combo or service.
    ProductId,
    /// A special price book (*bảng giá*); 0 stands for the common one where the API takes an id.
    PriceBookId,
    /// A customer group (*nhóm khách hàng*).
    CustomerGroupId,
    /// A customer (*khách hàng*).
    CustomerId,
    /// An order (*đặt hàng*).
    OrderId,
    /// An invoice (*hóa đơn*).
    InvoiceId,
    /// A payment slip of an order or an invoice.
    PaymentId,
    /// A webhook registration.
    WebhookId,
}
