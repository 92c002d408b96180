//! Webhook deliveries as data: queued here, performed by whoever holds the sockets.

mod outbox;
mod signature;

pub use outbox::{Delivery, DeliveryId, DeliveryOutcome};
pub(crate) use outbox::Outbox;
pub use signature::sign;
