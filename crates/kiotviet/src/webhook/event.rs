//! Kinds of events.

use serde::{Deserialize, Serialize};

macro_rules! events {
    ($($(#[$doc:meta])* $item:ident = $text:literal),* $(,)?) => {
        /// A kind of event. There is no `create` and no deletion of orders or invoices: those are updates.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(from = "String", into = "String")]
        pub enum EventType {
            $($(#[$doc])* $item,)*
            /// A kind this crate has no name for, or, when empty, a deletion that does not say of what.
            Unknown(String),
        }

        impl EventType {
            /// All kinds KiotViet documents.
            pub const ALL: &'static [EventType] = &[$(EventType::$item),*];

            /// As KiotViet spells it.
            pub fn as_str(&self) -> &str {
                match self {
                    $(EventType::$item => $text,)*
                    EventType::Unknown(text) => text,
                }
            }
        }

        impl From<&str> for EventType {
            fn from(text: &str) -> Self {
                $(if text.eq_ignore_ascii_case($text) { return EventType::$item; })*
                EventType::Unknown(text.to_owned())
            }
        }
    };
}

events! {
    /// A product was created or changed.
    ProductUpdate = "product.update",
    /// Products were deleted.
    ProductDelete = "product.delete",
    /// On-hand, reserved or cost moved.
    StockUpdate = "stock.update",
    /// An order was created, changed, cancelled or completed.
    OrderUpdate = "order.update",
    /// An invoice was created, changed or cancelled.
    InvoiceUpdate = "invoice.update",
    /// A customer was created or changed.
    CustomerUpdate = "customer.update",
    /// Customers were deleted.
    CustomerDelete = "customer.delete",
    /// A price book was created or changed.
    PriceBookUpdate = "pricebook.update",
    /// Price books were deleted.
    PriceBookDelete = "pricebook.delete",
    /// A price in a book was set.
    PriceBookDetailUpdate = "pricebookdetail.update",
    /// Prices were taken out of a book.
    PriceBookDetailDelete = "pricebookdetail.delete",
    /// A category was created or changed.
    CategoryUpdate = "category.update",
    /// Categories were deleted.
    CategoryDelete = "category.delete",
    /// A branch was created or changed.
    BranchUpdate = "branch.update",
    /// Branches were closed.
    BranchDelete = "branch.delete",
}

impl EventType {
    /// A deletion whose payload does not say of what; the address it came to may tell.
    pub const UNTYPED_DELETE: EventType = EventType::Unknown(String::new());

    /// Whether something was deleted.
    pub fn is_delete(&self) -> bool {
        self.as_str().ends_with(".delete") || *self == Self::UNTYPED_DELETE
    }
}

impl From<String> for EventType {
    fn from(text: String) -> Self {
        EventType::from(text.as_str())
    }
}

impl From<EventType> for String {
    fn from(event: EventType) -> Self {
        event.as_str().to_owned()
    }
}

impl std::fmt::Display for EventType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
