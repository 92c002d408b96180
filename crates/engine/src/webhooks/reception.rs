//! One call of KiotViet: genuine or not, and what it points at, kept before it is answered.

use dongbo_store::{Addressee, DeliveryOutcome};
use kiotviet::webhook::{EventType, parse_as, verify};
use secrecy::ExposeSecret;

use super::meaning;
use crate::engine::Engine;
use crate::error::EngineError;

/// What became of a call. Whatever it is, KiotViet is told that all is well: it would stop calling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Received {
    /// Kept: that many records are to be looked at.
    Hints(usize),
    /// Its signature is not the one of this registration.
    BadlySigned,
    /// Of a kind that we do not know, of another retailer, or no event at all.
    NotUnderstood,
}

impl Received {
    /// The name in metrics.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hints(_) => "accepted",
            Self::BadlySigned => "badly_signed",
            Self::NotUnderstood => "not_understood",
        }
    }
}

impl Engine {
    /// Takes a call for that addressee: checks its signature and keeps what it points at. When this returns, nothing
    /// of it can be lost any more.
    pub async fn receive(
        &self,
        addressee: &Addressee,
        signature: Option<&str>,
        body: &[u8],
    ) -> Result<Received, EngineError> {
        let outcome = read(addressee, signature, body);
        let received = match &outcome {
            DeliveryOutcome::Accepted { hints, .. } => Received::Hints(hints.len()),
            DeliveryOutcome::BadlySigned => Received::BadlySigned,
            DeliveryOutcome::NotUnderstood => Received::NotUnderstood,
        };
        let (shop, registration) = (addressee.shop, addressee.registration);
        match received {
            Received::Hints(hints) => {
                tracing::debug!(shop.id = shop.0, event = addressee.event, hints, "KiotViet called");
            }
            _ => {
                let (event, why) = (&addressee.event, received.name());
                tracing::warn!(
                    shop.id = shop.0,
                    event,
                    why,
                    bytes = body.len(),
                    "a call of KiotViet was dropped"
                );
            }
        }
        self.ports.store.note_delivery(shop, registration, outcome, self.ports.clock.now()).await?;
        Ok(received)
    }
}

fn read(addressee: &Addressee, signature: Option<&str>, body: &[u8]) -> DeliveryOutcome {
    let secret = addressee.secret.expose_secret();
    if !signature.is_some_and(|signature| verify(signature, body, secret)) {
        return DeliveryOutcome::BadlySigned;
    }
    let expected = EventType::from(addressee.event.as_str());
    let Ok(delivery) = parse_as(body, Some(&expected)) else { return DeliveryOutcome::NotUnderstood };
    let ours = |retailer: Option<kiotviet::ids::RetailerId>| match (retailer, addressee.retailer_id) {
        (Some(told), Some(known)) => told.get() == known,
        _ => true,
    };
    let mut understood = delivery.hints.is_empty();
    let (mut hints, mut told) = (Vec::new(), Vec::new());
    for hint in delivery.hints.iter().filter(|hint| ours(hint.retailer)) {
        if let Some(records) = meaning::records(hint) {
            understood = true;
            hints.extend(records);
        }
        told.extend(meaning::stock_told(hint));
    }
    if understood { DeliveryOutcome::Accepted { hints, told } } else { DeliveryOutcome::NotUnderstood }
}
