//! A typed client of KiotViet's Public API: tolerant in what it reads, polite in how often it asks, and careful with
//! what must not be sent twice.
//!
//! ```no_run
//! use std::sync::Arc;
//!
//! use kiotviet::api::products::ProductQuery;
//! use kiotviet::http::{ReqwestTransport, SystemClock};
//! use kiotviet::wire::Product;
//! use kiotviet::{Client, Config, InProcessBudget, Ports, ScanRequest};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let ports = Ports {
//!     transport: Arc::new(ReqwestTransport::new()?),
//!     clock: Arc::new(SystemClock),
//!     budget: Arc::new(InProcessBudget::default()),
//!     seed: 7,
//! };
//! let client = Client::new(Config::retail("tiemhoasua", "client id", "client secret"), ports);
//!
//! let mut scan = client.scan::<Product>(ScanRequest::new(ProductQuery::full()));
//! while let Some(page) = scan.next().await? {
//!     for row in page.rows {
//!         match row.value {
//!             Ok(product) => println!("{:?} {:?}", product.code, product.base_price),
//!             Err(error) => println!("row {:?}: {error}: {}", row.id, row.raw),
//!         }
//!     }
//!     // Store `page.cursor` with the rows: a later scan resumes from it.
//! }
//! assert!(scan.outcome().complete);
//! # Ok(())
//! # }
//! ```
//!
//! What it takes care of:
//! - *Quota.* No GET leaves without the [`Budget`]'s consent; urgent calls come before sweeps; a 429 is respected.
//! - *Token.* Fetched once for all who wait, renewed before its end and once after a refusal.
//! - *Retries.* Reads, absolute writes and deletes are repeated with jittered pauses. A create is sent again only when
//!   it surely never arrived; otherwise [`Error::OutcomeUnknown`] says: look first.
//! - *Paging.* A [`Scan`] neither skips nor repeats rows while they change, and tells when a list contradicted itself.
//! - *Tolerance.* Any casing, missing or null, numbers as text, wrapped or bare; a malformed row keeps its page.
//! - *Determinism.* Everything outside [`mod@http`] runs without sockets, timers, tasks and hidden randomness, given
//!   a [`Transport`], a [`Clock`] and a seed.

// Kinds of account: hosts, scope, abilities.
pub mod account;
// Endpoints: queries, request bodies, calls.
pub mod api;
// The hour's allowance of GETs, by priority.
mod budget;
// One path for every call.
mod client;
// The port of time.
mod clock;
// The connection to one shop.
mod config;
// Errors, classified.
mod error;
// The real transport and clock.
pub mod http;
// One type per kind of id.
pub mod ids;
// Tolerant reading.
pub mod json;
// The tempo of requests.
mod pace;
// Whole lists, page by page.
mod scan;
// Times as KiotViet spells them.
mod time;
// The port of requests.
mod transport;
// Receiving webhooks.
pub mod webhook;
// What KiotViet answers.
pub mod wire;

pub use account::{Ability, AccountType};
pub use api::resource::{ListQuery, Resource};
pub use api::{Acknowledged, Written};
pub use budget::{Budget, InProcessBudget, Priority, Requests, Shares, UnlimitedBudget, Wait};
pub use client::{Client, Ports, Query, SharedTokens};
pub use clock::Clock;
pub use config::Config;
pub use error::{BusinessKind, Error, Feature, FieldError, Retry};
pub use json::{Row, RowError, Single};
pub use pace::Pace;
pub use scan::{Anomaly, Cursor, Page, Scan, ScanOutcome, ScanRequest};
pub use time::{TimeError, VietnamTime};
pub use transport::{Guard, HttpRequest, HttpResponse, Transport, TransportError, TransportErrorKind};
