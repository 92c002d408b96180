//! Registering and unregistering webhooks.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;

use super::products::given;
use crate::records::{EventType, WebhookId, WebhookRegistration};
use crate::refusal::Refusal;
use crate::state::Shop;

/// A webhook to register.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WebhookDraft {
    /// Event type.
    pub event: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Active unless stated.
    pub is_active: Option<bool>,
    /// Free text.
    pub description: Option<String>,
    /// Signing secret, Base64.
    pub secret: Option<String>,
}

impl Shop {
    /// Registers a webhook: `POST /webhooks`. One type may go to several addresses, but not twice to the same.
    ///
    /// # Errors
    /// Type unknown; address no URL; type and address registered already; secret no Base64.
    pub fn register_webhook(&mut self, now: Timestamp, draft: WebhookDraft) -> Result<WebhookId, Refusal> {
        let event =
            draft.event.as_deref().and_then(EventType::from_text).ok_or(Refusal::WebhookTypeInvalid)?;
        let url = given(draft.url.as_deref()).ok_or(Refusal::WebhookUrlInvalid)?.to_owned();
        let is_url = url.parse::<http::Uri>().is_ok_and(|uri| {
            uri.host().is_some() && uri.scheme_str().is_some_and(|scheme| matches!(scheme, "http" | "https"))
        });
        if !is_url {
            return Err(Refusal::WebhookUrlInvalid);
        }
        if self.webhooks.iter().any(|row| row.event == event && row.url == url) {
            return Err(Refusal::WebhookTaken);
        }
        let secret = given(draft.secret.as_deref()).map(str::to_owned);
        if secret.as_deref().is_some_and(|secret| STANDARD.decode(secret).is_err()) {
            return Err(Refusal::WebhookSecretInvalid);
        }
        let id = self.webhooks.allocate();
        self.webhooks.insert(WebhookRegistration {
            id,
            event,
            url,
            is_active: draft.is_active.unwrap_or(true),
            description: draft.description,
            secret,
            modified_at: now,
        });
        Ok(id)
    }

    /// Takes a registration away: `DELETE /webhooks/{id}`.
    ///
    /// # Errors
    /// Unknown.
    pub fn unregister_webhook(&mut self, now: Timestamp, id: WebhookId) -> Result<(), Refusal> {
        self.webhooks.remove(id, now).map(|_| ()).ok_or(Refusal::WebhookUnknown)
    }

    /// KiotViet stops sending to a registration, silently.
    pub fn switch_webhook_off(&mut self, now: Timestamp, id: WebhookId) {
        if let Some(webhook) = self.webhooks.get_mut(id) {
            webhook.is_active = false;
            webhook.modified_at = now;
        }
    }
}
