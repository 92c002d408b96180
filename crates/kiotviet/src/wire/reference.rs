//! Reference data of a shop.

use rust_decimal::Decimal;

use crate::ids::{BankAccountId, BranchId, LocationId, RetailerId, SaleChannelId, SurchargeId, UserId};
use crate::json::decimal::option;
use crate::time::VietnamTime;

wire! {
    /// A branch.
    pub struct Branch {
        /// Its id.
        pub id: BranchId,
        /// Name; not promised to be unique.
        pub branch_name: Option<String>,
        /// Code.
        pub branch_code: Option<String>,
        /// Street address.
        pub address: Option<String>,
        /// Province and district.
        pub location_name: Option<String>,
        /// Ward.
        pub ward_name: Option<String>,
        /// Phone.
        pub contact_number: Option<String>,
        /// The shop.
        pub retailer_id: Option<RetailerId>,
        /// E-mail.
        pub email: Option<String>,
        /// Last change.
        pub modified_date: Option<VietnamTime>,
        /// Creation.
        pub created_date: Option<VietnamTime>,
    }

    /// A member of staff. The super administrator is not listed.
    pub struct User {
        /// Its id.
        pub id: UserId,
        /// Login name.
        pub user_name: Option<String>,
        /// Name.
        pub given_name: Option<String>,
        /// Address.
        pub address: Option<String>,
        /// Phone.
        pub mobile_phone: Option<String>,
        /// E-mail.
        pub email: Option<String>,
        /// In words.
        pub description: Option<String>,
        /// The shop.
        pub retailer_id: Option<RetailerId>,
        /// Birthday.
        pub birth_date: Option<VietnamTime>,
        /// Creation.
        pub created_date: Option<VietnamTime>,
    }

    /// A sale channel.
    pub struct SaleChannel {
        /// Its id; differs from shop to shop.
        pub id: SaleChannelId,
        /// Name.
        pub name: Option<String>,
        /// In use.
        pub is_active: Option<bool>,
        /// Icon.
        pub img: Option<String>,
        /// Built in.
        pub is_not_delete: Option<bool>,
    }

    /// A bank account of the shop.
    pub struct BankAccount {
        /// Its id.
        pub id: BankAccountId,
        /// Bank.
        pub bank_name: Option<String>,
        /// Number.
        pub account_number: Option<String>,
        /// In words.
        pub description: Option<String>,
        /// The shop.
        pub retailer_id: Option<RetailerId>,
        /// Last change.
        pub modified_date: Option<VietnamTime>,
        /// Creation.
        pub created_date: Option<VietnamTime>,
    }

    /// The switches that the API can read. Those for orders, delivery, cash on delivery, charges and the time of sale
    /// show only as errors.
    pub struct Settings {
        /// Customers belong to a branch.
        pub manager_customer_by_branch: Option<bool>,
        /// Orders may be taken when out of stock.
        pub allow_order_when_out_stock: Option<bool>,
        /// Goods ordered by others may be sold.
        pub allow_sell_when_order_out_stock: Option<bool>,
        /// Goods may be sold when out of stock: stock may become negative.
        pub allow_sell_when_out_stock: Option<bool>,
    }

    /// Another charge (thu khác), such as shipping.
    pub struct Surcharge {
        /// Its id.
        pub id: SurchargeId,
        /// Code.
        pub surcharge_code: Option<String>,
        /// Name.
        pub surcharge_name: Option<String>,
        /// Percent, or...
        #[serde(deserialize_with = "option")]
        pub value_ratio: Option<Decimal>,
        /// ...an amount.
        #[serde(deserialize_with = "option")]
        pub value: Option<Decimal>,
        /// The shop.
        pub retailer_id: Option<RetailerId>,
        /// Last change.
        pub modified_date: Option<VietnamTime>,
        /// Creation; KiotViet spells it `createDate` here.
        pub created_date: Option<VietnamTime>,
    }

    /// A province and district.
    pub struct Location {
        /// Its id.
        pub id: LocationId,
        /// `Tỉnh - Quận/Huyện`.
        pub name: Option<String>,
        /// The same without accents.
        pub normal_name: Option<String>,
    }
}
