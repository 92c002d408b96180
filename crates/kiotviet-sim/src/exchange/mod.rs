//! Requests and answers without sockets, and the tolerant reading of what clients send.

mod failure;
mod input;
mod message;
mod query;

pub use failure::Failure;
pub(crate) use input::{Input, form_pairs, read_body};
pub use message::{Request, Response};
pub(crate) use query::Query;
