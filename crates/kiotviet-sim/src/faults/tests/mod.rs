//! What the fault plan promises.

mod decisions;
mod files;
mod served;
mod sockets;
mod webhooks;
