//! Registered webhooks. The secret is never told again.

use crate::ids::{RetailerId, WebhookId};
use crate::time::VietnamTime;

wire! {
    /// A registration.
    pub struct Webhook {
        /// Its id.
        pub id: WebhookId,
        /// Event type, such as `product.update`.
        #[serde(rename = "type")]
        pub event_type: Option<String>,
        /// Where events go.
        pub url: Option<String>,
        /// KiotViet switches it off, silently, after a 4xx or repeated failures.
        pub is_active: Option<bool>,
        /// The shop.
        pub retailer_id: Option<RetailerId>,
        /// In words.
        pub description: Option<String>,
        /// Last change.
        pub modified_date: Option<VietnamTime>,
    }
}
