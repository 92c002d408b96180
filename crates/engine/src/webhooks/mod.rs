//! KiotViet calls us when something happens: what a call means, and keeping the registrations through which it comes.
//!
//! Trust nothing but polling: calls come late, twice, in any order or not at all, and whoever registers for the same
//! shop may remove what we have registered. All that a webhook can do is make us look sooner.

// One call: whom it is for, whether it is genuine, what it points at.
mod reception;
// What a genuine call points at.
mod meaning;
// Our registrations on KiotViet.
mod guard;
// How all of it stands.
mod status;

pub use guard::{Entropy, GuardReport};
pub use reception::Received;
pub use status::{EventStatus, WebhooksStatus};

/// Where calls arrive, below the service's own address; the key follows.
pub const PATH: &str = "/webhooks/kiotviet/";

/// A shop in which registrations had to be made again that often within a day is in trouble.
pub(crate) const ALARMING_REPAIRS: usize = 2;

/// The key in an address of ours, wherever the service was reached when it was made.
pub(crate) fn key_in(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once(PATH)?;
    rest.split(['/', '?', '#', '&']).next().filter(|key| !key.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_found_in_an_address_of_ours_and_in_no_other() {
        for (url, key) in [
            ("https://dongbo.vn/webhooks/kiotviet/abc?noecho", Some("abc")),
            ("http://127.0.0.1:8080/below/webhooks/kiotviet/a-_9", Some("a-_9")),
            ("https://dongbo.vn/webhooks/kiotviet/?noecho", None),
            ("https://sapo.vn/hooks/abc", None),
        ] {
            assert_eq!(key_in(url), key, "{url}");
        }
    }
}
