//! The HTTP shell: a socket, a clock and a webhook sender around the state machine.

mod handle;
mod options;
mod running;
mod service;
mod webhook_sender;

pub use handle::Handle;
pub use options::{Account, Options, OptionsError};
pub use running::{Running, ServeError, run, serve, start};
