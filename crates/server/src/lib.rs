//! The service's face: the REST API with its OpenAPI document, health, metrics.
//!
//! A request passes, from the outside in: its id, the access log and metrics, compression, problem details, limits;
//! then the route, whose extractors authenticate the caller and keep shops apart.

// What the service is made of, and the ports through which it reaches the engine.
mod connecting;
mod insight;
mod runs;
mod state;

// The way of a request: from the outside in.
mod access_log;
mod language;
mod limits;
pub mod metrics;
mod problem;
mod request_id;
mod router;

// Who is asking: by a token, or by the cookie of a browser, which only our own pages may use.
mod address;
mod caller;
mod cookie;
mod cross_site;
mod passwords;

// What routes share: which shop and by what right, which page of a list, what is sent, what is edited.
mod access;
mod body;
mod editing;
mod given;
mod listing;

// One file for each thing that can be read.
mod resources;

// What happens, told to those who watch.
mod events;

// Where KiotViet calls.
mod webhooks;

// Around the API: its document, health, the admin, the page at `/` without one.
mod health;
mod openapi;
mod site;
mod welcome;

// Listening, until told to stop.
mod serve;

pub use connecting::{Connecting, Credentials};
pub use dongbo_store::RunId;
pub use insight::Insight;
pub use metrics::Metrics;
pub use openapi::document;
pub use router::router;
pub use runs::{RunRequest, Runs, StartError};
pub use serve::serve;
pub use site::Site;
pub use state::ServerState;
pub use webhooks::Webhooks;
