//! One call of a route, and the shapes of its answer.

use http::StatusCode;
use jiff::Timestamp;
use serde_json::Value;

use crate::exchange::{Failure, Input, Query, Response};
use crate::state::Shop;
use crate::wire::{Object, Style, object};

/// What a handler is given.
#[derive(Debug)]
pub(crate) struct Call {
    /// The time.
    pub now: Timestamp,
    /// Path segments, decoded, as they were spelt.
    pub segments: Vec<String>,
    /// Query.
    pub query: Query,
    /// Body; an empty object when there was none.
    pub body: Value,
    /// Decides ties of lists without an order.
    pub salt: u64,
}

impl Call {
    /// The body to read from.
    pub fn input(&self) -> Input<'_> {
        Input::of(&self.body)
    }

    /// A path segment that is an id.
    pub fn id<Id: From<i64>>(&self, place: usize) -> Result<Id, Failure> {
        let text = self.segment(place);
        text.trim().parse().map(Id::from).map_err(|_| Failure::Malformed(format!("id {text}")))
    }

    /// A path segment as text.
    pub fn segment(&self, place: usize) -> &str {
        self.segments.get(place).map_or("", String::as_str)
    }
}

/// A JSON object as answer, status 200 (also for POST).
pub(crate) fn answer(shop: &Shop, members: impl FnOnce(&mut Object<'_>)) -> Response {
    let mut out = Vec::with_capacity(1024);
    object(&mut out, Style::rest(&shop.dialect), members);
    Response::json(StatusCode::OK, out)
}

/// `{message}`.
pub(crate) fn message(shop: &Shop, text: &str) -> Response {
    answer(shop, |o| o.member("message", text))
}

/// `{message, data:{…}}`.
pub(crate) fn message_with(shop: &Shop, text: &str, members: impl FnOnce(&mut Object<'_>)) -> Response {
    answer(shop, |o| {
        o.member("message", text);
        o.object("data", members);
    })
}

/// The usual text after a write.
pub(crate) const UPDATED: &str = "Cập nhật dữ liệu thành công";

/// The usual text after a deletion.
pub(crate) const DELETED: &str = "Xóa dữ liệu thành công";
