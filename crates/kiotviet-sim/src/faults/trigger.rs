//! Which requests or events a rule looks at.

use std::fmt;
use std::str::FromStr;

use http::Method;
use serde::{Deserialize, Serialize};

/// Which requests or webhook events a rule looks at, written `GET /products*`, `PUT|POST *` or
/// `webhook stock.update`.
///
/// A path is the one after the API's base address, without the query, and `/connect/token` for the token.
/// `*` stands for any characters (also `/`). Case does not matter, as on KiotViet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Trigger {
    /// Requests of one of these methods (none named: of any) whose path fits.
    Request {
        /// Methods; empty means any.
        methods: Vec<Method>,
        /// Pattern of the path.
        path: String,
    },
    /// Webhook events whose type (`stock.update`) fits.
    Webhook {
        /// Pattern of the type.
        event: String,
    },
}

impl Trigger {
    /// Requests of any method to paths that fit `pattern`.
    pub fn path(pattern: &str) -> Self {
        Self::Request { methods: Vec::new(), path: pattern.to_owned() }
    }

    /// Whether a request falls under this trigger.
    pub fn fits_request(&self, method: &Method, path: &str) -> bool {
        match self {
            Self::Request { methods, path: pattern } => {
                (methods.is_empty() || methods.contains(method)) && fits(pattern, path)
            }
            Self::Webhook { .. } => false,
        }
    }

    /// Whether an event of this type falls under this trigger.
    pub fn fits_webhook(&self, event: &str) -> bool {
        match self {
            Self::Request { .. } => false,
            Self::Webhook { event: pattern } => fits(pattern, event),
        }
    }
}

impl FromStr for Trigger {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut words = text.split_whitespace();
        let (Some(first), Some(second), None) = (words.next(), words.next(), words.next()) else {
            return Err(format!(
                "on = {text:?} is not of the form \"GET /products*\", \"* *\" or \"webhook stock.update\""
            ));
        };
        if first.eq_ignore_ascii_case("webhook") {
            return Ok(Self::Webhook { event: second.to_owned() });
        }
        if !second.starts_with(['/', '*']) {
            return Err(format!("on = {text:?}: the path must begin with / or *"));
        }
        let mut methods = Vec::new();
        if first != "*" {
            for name in first.split('|') {
                match name.to_ascii_uppercase().as_str() {
                    "GET" => methods.push(Method::GET),
                    "POST" => methods.push(Method::POST),
                    "PUT" => methods.push(Method::PUT),
                    "DELETE" => methods.push(Method::DELETE),
                    _ => return Err(format!("on = {text:?}: {name:?} is none of GET, POST, PUT, DELETE, *")),
                }
            }
        }
        Ok(Self::Request { methods, path: second.to_owned() })
    }
}

impl TryFrom<String> for Trigger {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Trigger> for String {
    fn from(trigger: Trigger) -> Self {
        trigger.to_string()
    }
}

impl fmt::Display for Trigger {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Webhook { event } => write!(out, "webhook {event}"),
            Self::Request { methods, path } if methods.is_empty() => write!(out, "* {path}"),
            Self::Request { methods, path } => {
                let names: Vec<&str> = methods.iter().map(Method::as_str).collect();
                write!(out, "{} {path}", names.join("|"))
            }
        }
    }
}

/// Whether `text` fits `pattern`, in which `*` stands for any characters.
fn fits(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.to_ascii_lowercase(), text.to_ascii_lowercase());
    let text = if text.len() > 1 { text.trim_end_matches('/') } else { &text };
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
    for part in middle {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_stand_for_any_characters() {
        for (pattern, text, expected) in [
            ("/products", "/products", true),
            ("/products", "/Products/", true),
            ("/products", "/products/1", false),
            ("/products*", "/productOnHands", false),
            ("/products*", "/products/1", true),
            ("/*/code/*", "/customers/code/KH1", true),
            ("*", "/anything", true),
            ("/a*a", "/a", false),
            ("*.delete", "product.delete", true),
        ] {
            assert_eq!(fits(pattern, text), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn a_trigger_reads_back_what_it_writes() {
        for text in ["GET /products*", "POST|PUT /orders", "* *", "webhook stock.update"] {
            assert_eq!(text.parse::<Trigger>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_bad_trigger_is_told_in_words() {
        for (text, expected) in [
            ("GET", "not of the form"),
            ("PATCH /x", "\"PATCH\" is none of"),
            ("GET products", "begin with /"),
        ] {
            let problem = text.parse::<Trigger>().unwrap_err();
            assert!(problem.contains(expected), "{problem}");
        }
    }

    #[test]
    fn methods_and_paths_must_both_fit() {
        let trigger: Trigger = "POST|PUT /orders*".parse().unwrap();
        assert!(trigger.fits_request(&Method::PUT, "/orders/5"));
        assert!(!trigger.fits_request(&Method::GET, "/orders/5"));
        assert!(!trigger.fits_webhook("order.update"));
    }
}
