//! Addresses: percent-encoded path segments and query texts.

use jiff::Timestamp;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::time::VietnamTime;

/// All but the characters that RFC 3986 calls unreserved.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// One path segment.
pub(crate) fn segment(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

/// Query members in the order given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query(Vec<(&'static str, String)>);

impl Query {
    /// Adds a text.
    pub fn text(&mut self, name: &'static str, value: impl Into<String>) {
        self.0.push((name, value.into()));
    }

    /// Adds a text if there is one.
    pub fn maybe(&mut self, name: &'static str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.0.push((name, value.to_string()));
        }
    }

    /// Adds `name=true`, or nothing: the default of every such switch is false, except where noted.
    pub fn switch(&mut self, name: &'static str, on: bool) {
        if on {
            self.0.push((name, "true".to_owned()));
        }
    }

    /// Adds one member per value: both readings of a list (`a=1,2` and `a=1&a=2`) accept that form.
    pub fn each<T: ToString>(&mut self, name: &'static str, values: &[T]) {
        self.0.extend(values.iter().map(|value| (name, value.to_string())));
    }

    /// Adds an instant as Vietnamese local time.
    pub fn time(&mut self, name: &'static str, at: Option<Timestamp>) {
        if let Some(at) = at {
            self.0.push((name, VietnamTime::new(at).to_input()));
        }
    }

    /// `?a=1&b=2`, or nothing when empty.
    pub fn render(&self) -> String {
        let mut text = String::new();
        for (index, (name, value)) in self.0.iter().enumerate() {
            text.push(if index == 0 { '?' } else { '&' });
            text.push_str(name);
            text.push('=');
            text.extend(utf8_percent_encode(value, ENCODED));
        }
        text
    }

    /// The same members as a form body.
    pub fn render_form(&self) -> String {
        self.render().trim_start_matches('?').to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_repeated_and_odd_characters_encoded() {
        let mut query = Query::default();
        query.each("status", &[1, 3]);
        query.text("contactNumber", "+84912");
        query.time("lastModifiedFrom", Some("2026-07-12T01:45:17.9Z".parse().unwrap()));
        query.switch("includeTotal", false);
        assert_eq!(
            query.render(),
            "?status=1&status=3&contactNumber=%2B84912&lastModifiedFrom=2026-07-12T08%3A45%3A17"
        );
        assert_eq!(segment("AT*1/2 (a)#é"), "AT%2A1%2F2%20%28a%29%23%C3%A9");
    }
}
