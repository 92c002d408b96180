//! How KiotViet's calls come.

use dongbo_store::{Registration, RegistrationState, Repair};
use dongbo_sync::ShopId;
use jiff::Timestamp;
use serde::Serialize;

use super::guard::{DAY, alarming, before};
use crate::engine::Engine;
use crate::error::EngineError;
use crate::progress::Warning;

/// So many calls with a wrong signature, and not one with a right one, are worth telling.
const UNSIGNED: u64 = 3;

/// How KiotViet's calls to one shop come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WebhooksStatus {
    /// When the registrations were last found or put in order.
    pub checked_at: Option<Timestamp>,
    /// Why the last look at them failed: a code of the error catalogue.
    pub failing: Option<String>,
    /// What is registered, by kind of event.
    pub events: Vec<EventStatus>,
    /// What had to be registered again within the last day.
    pub repairs: Vec<Repair>,
    /// It had to be too often: another program removes our registrations, or our answers do not arrive.
    pub alarm: bool,
}

/// How the calls of one kind come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EventStatus {
    /// The kind, as KiotViet spells it.
    pub event: String,
    /// How its registration stands.
    pub state: RegistrationState,
    /// When it was made.
    pub registered_at: Timestamp,
    /// When something last came.
    pub last_delivery_at: Option<Timestamp>,
    /// Calls that were taken.
    pub accepted: u64,
    /// Calls with a wrong signature.
    pub badly_signed: u64,
    /// Calls that were not understood.
    pub not_understood: u64,
}

impl From<Registration> for EventStatus {
    fn from(registration: Registration) -> Self {
        Self {
            event: registration.event,
            state: registration.state,
            registered_at: registration.made_at,
            last_delivery_at: registration.last_delivery_at,
            accepted: registration.accepted,
            badly_signed: registration.badly_signed,
            not_understood: registration.not_understood,
        }
    }
}

impl WebhooksStatus {
    /// What a person should know about them.
    pub fn warnings(&self) -> Vec<Warning> {
        let mut warnings = Vec::new();
        for (event, count) in alarming(&self.repairs) {
            let words = [("event", event), ("count", count.to_string())];
            warnings.push(Warning::new("KV-WEBHOOKS-REMOVED", words));
        }
        for event in self.events.iter().filter(|event| event.accepted == 0 && event.badly_signed >= UNSIGNED)
        {
            let words = [("event", event.event.clone()), ("count", event.badly_signed.to_string())];
            warnings.push(Warning::new("KV-WEBHOOKS-UNSIGNED", words));
        }
        warnings
    }
}

impl Engine {
    /// How KiotViet's calls to a shop come; `None` where nobody has registered for them yet.
    pub async fn webhooks_status(&self, shop: ShopId) -> Result<Option<WebhooksStatus>, EngineError> {
        let store = &self.ports.store;
        let Some(guard) = store.guard_state(shop).await? else { return Ok(None) };
        let repairs = store.repairs(shop, before(self.ports.clock.now(), DAY)).await?;
        let registrations = store.registrations(shop).await?;
        let live = registrations.into_iter().filter(|one| one.state != RegistrationState::Ended);
        Ok(Some(WebhooksStatus {
            checked_at: guard.checked_at,
            failing: guard.failing_code,
            events: live.map(EventStatus::from).collect(),
            alarm: !alarming(&repairs).is_empty(),
            repairs,
        }))
    }
}
