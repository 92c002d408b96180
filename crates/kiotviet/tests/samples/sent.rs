//! What calls send, beside what the samples say they should.

use futures::executor::block_on;
use kiotviet::Error;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::support::*;

/// What a call sends as its body.
pub fn sent<T>(call: impl AsyncFnOnce(&kiotviet::Client) -> Result<T, Error>) -> Value {
    let world = world(|_| answer(500, ""));
    let _ = block_on(call(&world.client));
    serde_json::from_slice(world.transport.calls()[0].body.as_ref().unwrap()).unwrap()
}

#[track_caller]
pub fn same(name: &str, sent: &Value) {
    // Ways of payment are read without regard to case; this client writes them as KiotViet answers them.
    let expected: Value =
        serde_json::from_str(&fixture(name).replace("\"TRANSFER\"", "\"Transfer\"")).unwrap();
    assert_eq!(sent, &expected, "{name}");
}

pub fn some(value: &str) -> Option<String> {
    Some(value.to_owned())
}

pub fn decimal(value: i64) -> Option<Decimal> {
    Some(Decimal::from(value))
}
