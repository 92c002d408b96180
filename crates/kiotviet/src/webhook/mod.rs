//! Receiving webhooks: is the signature right, and what does the event point at.
//!
//! An event is only a hint that something changed. It comes late, twice, out of order or not at all, and its body
//! lacks members: read the object by the API before acting on it. Always answer 200 within five seconds, also when
//! the signature is wrong: KiotViet switches a webhook off, silently, after an answer of 400 to 405.

// Signatures.
mod signature;
// Payloads.
mod delivery;
// Kinds of events.
mod event;

pub use delivery::{Delivery, Hint, PayloadError, parse, parse_as};
pub use event::EventType;
pub use signature::{verify, verify_any};

/// The header that bears the signature.
pub const SIGNATURE_HEADER: &str = "X-Hub-Signature";

/// The address with `noecho` in its query: without it KiotViet may probe the address before it registers it.
pub fn without_echo(url: &str) -> String {
    let (address, fragment) = url.split_once('#').map_or((url, None), |(a, f)| (a, Some(f)));
    let query = address.split_once('?').map(|(_, query)| query);
    let present = query.is_some_and(|query| query.split('&').any(|part| part.eq_ignore_ascii_case("noecho")));
    let mut result = address.to_owned();
    if !present {
        result.push_str(match query {
            None => "?noecho",
            Some("") => "noecho",
            Some(_) => "&noecho",
        });
    }
    if let Some(fragment) = fragment {
        result.push('#');
        result.push_str(fragment);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noecho_is_added_once() {
        for (url, expected) in [
            ("https://x.vn/h", "https://x.vn/h?noecho"),
            ("https://x.vn/h?k=1", "https://x.vn/h?k=1&noecho"),
            ("https://x.vn/h?noecho", "https://x.vn/h?noecho"),
            ("https://x.vn/h?k=1&NoEcho", "https://x.vn/h?k=1&NoEcho"),
            ("https://x.vn/h?", "https://x.vn/h?noecho"),
        ] {
            assert_eq!(without_echo(url), expected);
        }
    }
}
