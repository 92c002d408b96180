//! Identifiers, one type per entity, so that a branch id never reaches a place that wants a product id.
//!
//! KiotViet numbers each entity by 64-bit positive integers. Uniqueness across retailers is not promised: a
//! program that serves several shops keys its rows by (shop, entity, id).

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl $name {
            /// The bare number.
            pub const fn get(self) -> i64 {
                self.0
            }
        }

        impl From<i64> for $name {
            fn from(number: i64) -> Self {
                Self(number)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

id! {
    /// A shop (the numeric `retailerId`, not the shop code that is sent as the header `Retailer`).
    RetailerId,
    /// A sellable row: product, variant, unit, combo or service.
    ProductId,
    /// A category (nhóm hàng).
    CategoryId,
    /// A brand (thương hiệu).
    TradeMarkId,
    /// An attribute name such as SIZE.
    AttributeId,
    /// A branch (chi nhánh).
    BranchId,
    /// A member of staff.
    UserId,
    /// A sale channel (kênh bán).
    SaleChannelId,
    /// A bank account of the shop.
    BankAccountId,
    /// A province and district.
    LocationId,
    /// Another charge (thu khác), such as a shipping fee.
    SurchargeId,
    /// A price book (bảng giá). Id 0 means the common price, which is never listed.
    PriceBookId,
    /// A customer.
    CustomerId,
    /// A customer group.
    CustomerGroupId,
    /// An order (đặt hàng).
    OrderId,
    /// An invoice (hóa đơn).
    InvoiceId,
    /// A payment slip.
    PaymentId,
    /// A registered webhook.
    WebhookId,
    /// A kind of value added tax.
    TaxId,
}

impl PriceBookId {
    /// The common price book *Bảng giá chung*: the `basePrice` of the product itself.
    pub const COMMON: PriceBookId = PriceBookId(0);
}
