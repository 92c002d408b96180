//! The cookie that a browser is signed in with. No script reads it.

use axum::http::{HeaderMap, HeaderValue, header};
use secrecy::{ExposeSecret, SecretString};

use crate::state::ServerState;

/// Its name.
pub(crate) const NAME: &str = "dongbo_session";

/// What the request's cookie holds.
pub(crate) fn read(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == NAME)
        .map(|(_, value)| value)
        .filter(|value| !value.is_empty())
}

/// The header that signs a browser in.
pub(crate) fn set(session: &SecretString, state: &ServerState) -> Option<HeaderValue> {
    let text = written(session.expose_secret(), state.session_life.whole.as_secs(), state);
    let mut value = HeaderValue::try_from(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// The header that makes a browser forget.
pub(crate) fn clear(state: &ServerState) -> Option<HeaderValue> {
    HeaderValue::try_from(written("", 0, state)).ok()
}

fn written(value: &str, seconds: i64, state: &ServerState) -> String {
    let secure = if state.is_public_over_https() { "; Secure" } else { "" };
    format!("{NAME}={value}; HttpOnly; SameSite=Lax; Path=/; Max-Age={seconds}{secure}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_is_found_among_others_and_an_empty_one_is_none() {
        let read_from = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, text.parse().unwrap());
            read(&headers).map(str::to_owned)
        };
        assert_eq!(read_from("a=1; dongbo_session=xyz; b=2").as_deref(), Some("xyz"));
        assert_eq!(read_from("dongbo_session=xyz").as_deref(), Some("xyz"));
        for none in ["", "a=1", "dongbo_session=", "xdongbo_session=xyz", "dongbo_session"] {
            assert_eq!(read_from(none), None, "{none}");
        }
    }
}
