//! Webhook deliveries as data: queued here, performed by whoever holds the sockets.

mod outbox;
mod signature;

pub(crate) use outbox::Outbox;
pub use outbox::{Delivery, DeliveryId, DeliveryOutcome};
pub use signature::sign;
