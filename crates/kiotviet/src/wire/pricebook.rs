//! Price books. The common one (id 0) is the product's base price and is never listed.

use rust_decimal::Decimal;

use crate::ids::{BranchId, CustomerGroupId, PriceBookId, ProductId, UserId};
use crate::json::decimal::option;
use crate::time::VietnamTime;

wire! {
    /// A special price book.
    pub struct PriceBook {
        /// Its id.
        pub id: PriceBookId,
        /// Its name; `{DEL}` is appended to deleted ones on old documents.
        pub name: Option<String>,
        /// Applied or not.
        pub is_active: Option<bool>,
        /// Documented as "the common book", means "for all branches".
        pub is_global: Option<bool>,
        /// Begin, inclusive.
        pub start_date: Option<VietnamTime>,
        /// End, inclusive.
        pub end_date: Option<VietnamTime>,
        /// For all customer groups.
        pub for_all_cus_group: Option<bool>,
        /// For all staff.
        pub for_all_user: Option<bool>,
        /// Branches, when asked for.
        pub price_book_branches: Vec<PriceBookBranch>,
        /// Customer groups, when asked for.
        pub price_book_customer_groups: Vec<PriceBookCustomerGroup>,
        /// Staff, when asked for.
        pub price_book_users: Vec<PriceBookUser>,
    }

    /// A branch a book applies to.
    pub struct PriceBookBranch {
        /// Id of the link.
        pub id: Option<i64>,
        /// The book.
        pub price_book_id: Option<PriceBookId>,
        /// The branch.
        pub branch_id: BranchId,
        /// Its name.
        pub branch_name: Option<String>,
    }

    /// A customer group a book applies to.
    pub struct PriceBookCustomerGroup {
        /// Id of the link.
        pub id: Option<i64>,
        /// The book.
        pub price_book_id: Option<PriceBookId>,
        /// The group.
        pub customer_group_id: CustomerGroupId,
        /// Its name.
        pub customer_group_name: Option<String>,
    }

    /// A member of staff a book applies to.
    pub struct PriceBookUser {
        /// Id of the link.
        pub id: Option<i64>,
        /// The book.
        pub price_book_id: Option<PriceBookId>,
        /// The member of staff.
        pub user_id: UserId,
        /// Login name.
        pub user_name: Option<String>,
    }

    /// One price in a book.
    pub struct PriceBookEntry {
        /// The product.
        pub product_id: ProductId,
        /// Its code.
        pub product_code: Option<String>,
        /// The price.
        #[serde(deserialize_with = "option")]
        pub price: Option<Decimal>,
        /// The book; told by webhooks only.
        pub price_book_id: Option<PriceBookId>,
    }
}
