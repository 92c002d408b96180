//! The page on which a person plays the clerk.

use axum::Router;

use crate::server::Handle;

/// Where the page is.
pub const PATH: &str = "/clerk";

/// The page and its form actions, as routes below [`PATH`].
pub fn router<S: Clone + Send + Sync + 'static>(_handle: Handle) -> Router<S> {
    Router::new()
}
