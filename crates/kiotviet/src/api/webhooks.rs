//! Registered webhooks. One event type per registration; nothing can be changed, only deleted and registered again.

use http::Method;
use serde::Serialize;

use super::resource::{ListQuery, Resource};
use super::written::{Acknowledged, Written};
use crate::account::Ability;
use crate::client::{Client, Query};
use crate::error::{BusinessKind, Error};
use crate::ids::WebhookId;
use crate::json::Single;
use crate::webhook::{EventType, without_echo};
use crate::wire::Webhook;

/// How to list registrations. Other programs of the shop own some of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WebhookQuery;

impl ListQuery for WebhookQuery {
    fn path(&self) -> String {
        Webhook::PATH.to_owned()
    }
    fn write(&self, _query: &mut Query) {}
}

impl Resource for Webhook {
    type Query = WebhookQuery;
    const PATH: &'static str = "/webhooks";
    const ABILITY: Ability = Ability::Webhooks;
    const INCREMENTAL: bool = false;
    fn id(&self) -> i64 {
        self.id.get()
    }
}

/// A webhook to be registered.
#[derive(Clone, PartialEq, Eq)]
pub struct NewWebhook {
    /// Which events.
    pub event: EventType,
    /// Public HTTPS address; best one per event type, since some deletions do not say of what.
    pub url: String,
    /// In words.
    pub description: String,
    /// Base64 of at least 8 random characters; signs the events.
    pub secret: Option<String>,
}

impl std::fmt::Debug for NewWebhook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewWebhook")
            .field("event", &self.event)
            .field("url", &self.url)
            .finish_non_exhaustive()
    }
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Registration<'a> {
    webhook: RegistrationBody<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct RegistrationBody<'a> {
    r#type: &'a str,
    url: String,
    is_active: bool,
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<&'a str>,
}

impl Client {
    /// One registration.
    pub async fn webhook(&self, id: WebhookId) -> Result<Option<Single<Webhook>>, Error> {
        self.read_one(format!("/webhooks/{id}"), Query::default(), BusinessKind::OtherUnknown).await
    }

    /// Registers a webhook. `?noecho` is added to the address: without it KiotViet may first probe it.
    pub async fn register_webhook(&self, webhook: &NewWebhook) -> Result<Written<Webhook>, Error> {
        let request = Registration {
            webhook: RegistrationBody {
                r#type: webhook.event.as_str(),
                url: without_echo(&webhook.url),
                is_active: true,
                description: &webhook.description,
                secret: webhook.secret.as_deref(),
            },
        };
        let path = Webhook::PATH.to_owned();
        self.write_one(Method::POST, path, &request, Ability::Webhooks).await
    }

    /// Removes a registration. Remove only your own.
    pub async fn delete_webhook(&self, id: WebhookId) -> Result<Acknowledged, Error> {
        let path = format!("/webhooks/{id}");
        self.delete(path, Query::default(), BusinessKind::OtherUnknown, Ability::Webhooks).await
    }
}
