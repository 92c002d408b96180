//! The JSON body of a request, with a problem that says what is wrong with it.

use dongbo_catalogue::{Code, Failure};
use serde::de::DeserializeOwned;

use crate::problem::Problem;

/// Reads a body that must be an object.
pub(crate) fn body<T: DeserializeOwned>(sent: &[u8]) -> Result<T, Problem> {
    // A list would be read as the members in their order.
    if !sent.trim_ascii_start().starts_with(b"{") {
        return Err(refused("expected an object"));
    }
    serde_json::from_slice(sent).map_err(refused)
}

/// Reads a body that may be left out: then what goes without saying holds.
pub(crate) fn body_if_any<T: DeserializeOwned + Default>(sent: &[u8]) -> Result<T, Problem> {
    if sent.trim_ascii().is_empty() { Ok(T::default()) } else { body(sent) }
}

/// A body that cannot be acted on.
pub(crate) fn refused(reason: impl std::fmt::Display) -> Problem {
    Failure::new(Code::ApiBadBody).with("reason", reason).into()
}
