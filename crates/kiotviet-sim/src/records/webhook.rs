//! Webhook registrations and the event types there are.

use jiff::Timestamp;

use super::WebhookId;

macro_rules! event_types {
    ($($name:ident $text:literal),+ $(,)?) => {
        /// What a webhook may be registered for. There is no `*.create`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum EventType {
            $(#[doc = concat!("`", $text, "`.")] $name,)+
        }

        impl EventType {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The documented spelling.
            pub const fn text(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }
    };
}

event_types! {
    ProductUpdate "product.update",
    ProductDelete "product.delete",
    StockUpdate "stock.update",
    OrderUpdate "order.update",
    InvoiceUpdate "invoice.update",
    CustomerUpdate "customer.update",
    CustomerDelete "customer.delete",
    PriceBookUpdate "pricebook.update",
    PriceBookDelete "pricebook.delete",
    PriceBookDetailUpdate "pricebookdetail.update",
    PriceBookDetailDelete "pricebookdetail.delete",
    CategoryUpdate "category.update",
    CategoryDelete "category.delete",
    BranchUpdate "branch.update",
    BranchDelete "branch.delete",
}

impl EventType {
    /// The type of a text in any case.
    pub fn from_text(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|event| event.text().eq_ignore_ascii_case(text.trim()))
    }
}

/// A webhook registration: one event type, one address.
#[derive(Clone, Debug, PartialEq)]
pub struct WebhookRegistration {
    /// Its id.
    pub id: WebhookId,
    /// What it is sent.
    pub event: EventType,
    /// Where to.
    pub url: String,
    /// Switched off after a refusal, silently.
    pub is_active: bool,
    /// Free text.
    pub description: Option<String>,
    /// The signing secret as registered (Base64 text); never shown again.
    pub secret: Option<String>,
    /// Last change.
    pub modified_at: Timestamp,
}
