//! What the fault plan promises.

mod decisions;
mod files;
mod sockets;
