//! Bodies: JSON or form, member names without regard to case, numbers also as text.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil::Date;
use percent_encoding::percent_decode_str;
use rust_decimal::Decimal;
use serde_json::{Map, Value};

use super::{Failure, Request};
use crate::vietnam_time;

/// A value somebody sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Input<'body>(&'body Value);

/// The body of a request as a value; an empty one is an empty object.
pub(crate) fn read_body(request: &Request) -> Result<Value, Failure> {
    let text = std::str::from_utf8(&request.body).map_err(|_| Failure::Malformed("UTF-8".into()))?;
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Ok(Value::Object(Map::new()));
    }
    let media = request.header("content-type").unwrap_or_default().to_ascii_lowercase();
    if media.contains("form-urlencoded") && !text.starts_with(['{', '[']) {
        return Ok(read_form(text));
    }
    serde_json::from_str(text).map_err(|error| Failure::Malformed(error.to_string()))
}

/// Pairs of a form or a query, decoded.
pub(crate) fn form_pairs(text: &str) -> impl Iterator<Item = (String, String)> {
    let decoded = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
    text.split('&').filter(|pair| !pair.is_empty()).map(move |pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(name), decoded(value))
    })
}

/// A form; `Webhook[Type]=…` and `list[0][id]=…` nest.
fn read_form(text: &str) -> Value {
    let mut root = Value::Object(Map::new());
    for (name, value) in form_pairs(text) {
        let mut keys = name.split('[').map(|key| key.trim_end_matches(']'));
        let Some(first) = keys.next() else { continue };
        let path: Vec<&str> = std::iter::once(first).chain(keys).collect();
        place(&mut root, &path, value);
    }
    listed(root)
}

fn place(node: &mut Value, path: &[&str], value: String) {
    let Some((key, rest)) = path.split_first() else {
        *node = Value::String(value);
        return;
    };
    if !node.is_object() {
        *node = Value::Object(Map::new());
    }
    if let Value::Object(members) = node {
        let key = if key.is_empty() { members.len().to_string() } else { (*key).to_owned() };
        place(members.entry(key).or_insert(Value::Null), rest, value);
    }
}

/// Objects whose keys are 0, 1, 2… are lists.
fn listed(value: Value) -> Value {
    let Value::Object(members) = value else { return value };
    let is_list =
        !members.is_empty() && (0..members.len()).all(|place| members.contains_key(&place.to_string()));
    if is_list {
        let mut members = members;
        let items = (0..members.len()).filter_map(|place| members.remove(&place.to_string()).map(listed));
        return Value::Array(items.collect::<Vec<_>>());
    }
    Value::Object(members.into_iter().map(|(key, value)| (key, listed(value))).collect())
}

impl<'body> Input<'body> {
    /// Reads from a value.
    pub fn of(value: &'body Value) -> Self {
        Self(value)
    }

    fn raw(self, name: &str) -> Option<&'body Value> {
        let Value::Object(members) = self.0 else { return None };
        members.get(name).or_else(|| {
            members.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
        })
    }

    /// Whether a member is there, be it `null`.
    pub fn states(self, name: &str) -> bool {
        self.raw(name).is_some()
    }

    /// A member that is there and not `null`.
    pub fn member(self, name: &str) -> Option<Input<'body>> {
        self.raw(name).filter(|value| !value.is_null()).map(Input)
    }

    /// A member that is an object.
    pub fn object(self, name: &str) -> Option<Input<'body>> {
        self.member(name).filter(|member| member.0.is_object())
    }

    fn as_text(self) -> Option<Cow<'body, str>> {
        match self.0 {
            Value::String(text) => Some(Cow::Borrowed(text)),
            Value::Number(number) => Some(Cow::Owned(number.to_string())),
            Value::Bool(truth) => Some(Cow::Owned(truth.to_string())),
            _ => None,
        }
    }

    /// A text; numbers are read as text.
    pub fn text(self, name: &str) -> Result<Option<String>, Failure> {
        let Some(member) = self.member(name) else { return Ok(None) };
        member.as_text().map(|text| Some(text.into_owned())).ok_or_else(|| malformed(name))
    }

    /// The value itself as an exact number.
    pub fn as_decimal(self) -> Option<Decimal> {
        let text = self.as_text()?;
        let text = text.trim();
        text.parse().ok().or_else(|| Decimal::from_scientific(text).ok())
    }

    /// An exact number; an empty text is none.
    pub fn decimal(self, name: &str) -> Result<Option<Decimal>, Failure> {
        let Some(member) = self.member(name) else { return Ok(None) };
        if matches!(member.0, Value::String(text) if text.trim().is_empty()) {
            return Ok(None);
        }
        member.as_decimal().map(Some).ok_or_else(|| malformed(name))
    }

    /// A whole number.
    pub fn integer(self, name: &str) -> Result<Option<i64>, Failure> {
        let Some(number) = self.decimal(name)? else { return Ok(None) };
        if !number.is_integer() {
            return Err(malformed(name));
        }
        i64::try_from(number).map(Some).map_err(|_| malformed(name))
    }

    /// An id: a whole number above 0; 0 and negative ones stand for none.
    pub fn id<Id: From<i64>>(self, name: &str) -> Result<Option<Id>, Failure> {
        Ok(self.integer(name)?.filter(|id| *id > 0).map(Id::from))
    }

    /// A boolean, also as text or number.
    pub fn boolean(self, name: &str) -> Result<Option<bool>, Failure> {
        let Some(member) = self.member(name) else { return Ok(None) };
        match member.as_text().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
            "true" | "1" => Ok(Some(true)),
            "false" | "0" => Ok(Some(false)),
            "" => Ok(None),
            _ => Err(malformed(name)),
        }
    }

    /// A time.
    pub fn time(self, name: &str) -> Result<Option<Timestamp>, Failure> {
        match self.text(name)?.as_deref().map(str::trim) {
            None | Some("") => Ok(None),
            Some(text) => vietnam_time::parse(text).map(Some).ok_or_else(|| malformed(name)),
        }
    }

    /// A date (its time of day is not used).
    pub fn date(self, name: &str) -> Result<Option<Date>, Failure> {
        Ok(self.time(name)?.map(vietnam_time::date))
    }

    /// A list; a single object counts as a list of one.
    pub fn list(self, name: &str) -> Result<Option<Vec<Input<'body>>>, Failure> {
        let Some(member) = self.member(name) else { return Ok(None) };
        match member.0 {
            Value::Array(items) => Ok(Some(items.iter().map(Input).collect())),
            Value::Object(_) => Ok(Some(vec![member])),
            _ => Err(malformed(name)),
        }
    }

    /// A list of whole numbers; a single one counts as a list of one.
    pub fn integers(self, name: &str) -> Result<Option<Vec<i64>>, Failure> {
        let Some(member) = self.member(name) else { return Ok(None) };
        let read = |item: Input<'_>| item.as_decimal().and_then(|number| i64::try_from(number).ok());
        let read = match member.0 {
            Value::Array(items) => items.iter().map(|item| read(Input(item))).collect::<Option<Vec<_>>>(),
            _ => read(member).map(|number| vec![number]),
        };
        read.map(Some).ok_or_else(|| malformed(name))
    }

    /// Texts of a list.
    pub fn texts(self, name: &str) -> Result<Option<Vec<String>>, Failure> {
        let Some(items) = self.member(name) else { return Ok(None) };
        let texts = match items.0 {
            Value::Array(items) => {
                items.iter().map(|item| Input(item).as_text().map(Cow::into_owned)).collect()
            }
            _ => items.as_text().map(|text| vec![text.into_owned()]),
        };
        texts.map(Some).ok_or_else(|| malformed(name))
    }
}

fn malformed(name: &str) -> Failure {
    Failure::Malformed(format!("thuộc tính {name}"))
}
