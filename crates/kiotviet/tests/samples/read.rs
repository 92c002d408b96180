//! Reading samples through the client.

use std::fmt::Write as _;

use futures::executor::block_on;
use kiotviet::ids::CategoryId;
use kiotviet::json::from_str;
use kiotviet::{Resource, ScanRequest};
use rust_decimal::Decimal;
use serde_json::Value;

use crate::support::*;

/// The names of all samples.
pub fn names() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(format!("{}/tests/fixtures", env!("CARGO_MANIFEST_DIR")))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    names.sort();
    names
}

/// Whether the sample is something that is sent.
pub fn is_request(name: &str) -> bool {
    name.ends_with("_request")
}

/// A line for each sample of a subject.
pub fn table(describe: fn(&str, &str) -> Option<String>) -> String {
    let mut table = String::new();
    for name in names() {
        if let Some(line) = describe(&name, &fixture(&name)) {
            writeln!(table, "{name}: {line}").unwrap();
        }
    }
    table
}

/// Reads a list through the client and shows each row with `show`.
pub fn list<R: Resource>(text: &str, query: R::Query, show: impl Fn(&R) -> String) -> String {
    let body = text.to_owned();
    // Samples claim totals of whole shops; the rest of the list is empty.
    let world = world(move |request| {
        let first = request.url.contains("currentItem=0") || !request.url.contains("currentItem");
        answer(200, if first { body.clone() } else { "{}".to_owned() })
    });
    let mut scan = world.client.scan::<R>(ScanRequest::new(query));
    let mut shown = Vec::new();
    let mut removed = Vec::new();
    while let Some(page) = block_on(scan.next()).unwrap() {
        shown.extend(page.rows.iter().map(|row| show(row.value.as_ref().unwrap())));
        removed.extend(page.removed);
    }
    let removed = if removed.is_empty() { String::new() } else { format!(" removed {removed:?}") };
    format!("[{}]{removed}", shown.join("; "))
}

/// Reads one object through a single read of the client, so that wrapping is undone.
pub fn single<R: Resource>(body: &str, show: impl Fn(&R) -> String) -> String {
    let raw: Box<serde_json::value::RawValue> = serde_json::from_str(body).unwrap();
    let bare = match serde_json::from_str::<Value>(raw.get()).unwrap().get("data") {
        Some(data) => data.to_string(),
        None => body.to_owned(),
    };
    show(&from_str::<R>(&bare).unwrap())
}

pub fn message(body: &str) -> String {
    let body = body.to_owned();
    let world = world(move |_| answer(200, body.clone()));
    block_on(world.client.delete_category(CategoryId(1))).unwrap().message.unwrap()
}

pub fn text(value: &Option<String>) -> &str {
    value.as_deref().unwrap_or("-")
}

pub fn number(value: Option<Decimal>) -> String {
    value.map_or("-".to_owned(), |value| value.to_string())
}
