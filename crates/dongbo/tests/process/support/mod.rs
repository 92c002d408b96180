//! Starting processes, reading what they say.

// A process that goes on until it is stopped.
mod running;
// A folder with a database and a KiotViet beside it.
mod place;
// Requests to the service.
pub mod http;

pub use http::{form, get, get_with_cookie, request, sign_in};
pub use place::{Finished, Place, SHOP};
pub use running::Running;
