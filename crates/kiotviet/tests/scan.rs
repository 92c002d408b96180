//! Scans through the client: malformed rows, failures in the middle, resumption, what a scan reports.
#![allow(missing_docs, clippy::unwrap_used)]

mod support;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures::executor::block_on;
use kiotviet::ids::CustomerId;
use kiotviet::wire::{Customer, CustomerGroup, Order, Product};
use kiotviet::{Anomaly, Cursor, HttpRequest, Priority, ScanRequest, TransportError, TransportErrorKind};
use serde_json::{Value, json};
use support::*;

fn parameter(request: &HttpRequest, name: &str) -> Option<usize> {
    let (_, query) = request.url.split_once('?')?;
    query.split('&').find_map(|part| part.strip_prefix(&format!("{name}=")))?.parse().ok()
}

/// A page of a list of rows, as an honest server cuts it.
fn page(request: &HttpRequest, rows: &[Value]) -> Answer {
    let (from, size) = (parameter(request, "currentItem").unwrap(), parameter(request, "pageSize").unwrap());
    let data: Vec<&Value> = rows.iter().skip(from).take(size.min(100)).collect();
    answer(200, json!({"total": rows.len(), "pageSize": size, "data": data, "removeId": [3, 4]}).to_string())
}

fn products(count: i64) -> Vec<Value> {
    (1..=count).map(|id| json!({"id": id, "code": format!("SP{id}"), "basePrice": 1000 + id})).collect()
}

fn read(world: &World, request: ScanRequest<Product>) -> (Vec<Option<i64>>, kiotviet::ScanOutcome) {
    let (rows, outcome) = block_on(world.client.all(request)).unwrap();
    (rows.into_iter().map(|row| row.id).collect(), outcome)
}

#[test]
fn several_pages_are_in_flight_and_few_requests_are_used() {
    let rows = products(1000);
    let world = world(move |request| page(request, &rows));
    let mut scan = world.client.scan::<Product>(ScanRequest::default());
    assert!(
        world.transport.sent.lock().unwrap().is_empty(),
        "nothing is sent before the first page is wanted"
    );
    let mut removed = Vec::new();
    let mut rows = 0;
    while let Some(page) = block_on(scan.next()).unwrap() {
        rows += page.rows.len();
        removed.extend(page.removed);
        assert_eq!(page.total, Some(1000));
        assert!(page.bytes > 100);
    }
    let outcome = scan.outcome();
    assert_eq!((rows, outcome.rows, outcome.total_claimed), (1000, 1000, Some(1000)));
    assert!(outcome.complete && outcome.anomalies.is_empty());
    assert!(outcome.requests <= 11 && world.transport.calls().len() <= 11);
    // The list of removed ids stood on every page.
    assert_eq!(removed, [3, 4]);
}

#[test]
fn a_malformed_row_is_reported_with_its_id_and_text_and_loses_nothing_else() {
    let mut rows = products(250);
    rows[42]["basePrice"] = json!({"đắt": true});
    rows[120] = json!("not even an object");
    rows[121] = json!({"code": "no id"});
    let world = world(move |request| page(request, &rows));
    let (rows, outcome) = block_on(world.client.all(ScanRequest::<Product>::default())).unwrap();
    assert!(outcome.complete);
    assert_eq!(rows.len(), 250);
    let bad: Vec<_> = rows.iter().filter(|row| row.value.is_err()).collect();
    assert_eq!(bad.iter().map(|row| row.id).collect::<Vec<_>>(), [Some(43), None, None]);
    assert!(bad[0].raw.get().contains("đắt"));
    assert!(bad[0].value.as_ref().unwrap_err().reason.contains("decimal"));
    assert_eq!(bad[1].raw.get(), "\"not even an object\"");
}

#[test]
fn a_page_that_fails_is_reported_and_a_scan_resumed_from_the_last_cursor_brings_the_rest() {
    let rows = products(730);
    let sick = Arc::new(AtomicUsize::new(1));
    let health = sick.clone();
    let world = world(move |request| {
        let failing = health.load(Ordering::SeqCst) == 1 && parameter(request, "currentItem").unwrap() > 250;
        if failing {
            return Err(TransportError::new(TransportErrorKind::Timeout, "test"));
        }
        page(request, &rows)
    });
    let mut scan = world.client.scan::<Product>(ScanRequest::default());
    let mut ids = Vec::new();
    let mut stored = String::new();
    let error = loop {
        match block_on(scan.next()) {
            Ok(Some(page)) => {
                ids.extend(page.rows.iter().map(|row| row.id.unwrap()));
                stored = serde_json::to_string(&page.cursor).unwrap();
            }
            Ok(None) => panic!("the scan ended in spite of the failure"),
            Err(error) => break error,
        }
    };
    assert!(matches!(error, kiotviet::Error::Transport(_)), "{error}");
    assert!(!scan.outcome().complete);
    drop(scan);
    sick.store(0, Ordering::SeqCst);
    let cursor: Cursor = serde_json::from_str(&stored).unwrap();
    assert_eq!(cursor.rows as usize, ids.len());
    let started = cursor.started_at;
    let mut resumed = world.client.scan::<Product>(ScanRequest::default().resume(cursor));
    while let Some(page) = block_on(resumed.next()).unwrap() {
        ids.extend(page.rows.iter().map(|row| row.id.unwrap()));
    }
    assert_eq!(ids, (1..=730).collect::<Vec<_>>());
    let outcome = resumed.outcome();
    assert!(outcome.complete);
    assert_eq!((outcome.rows, outcome.started_at), (730, started));
}

#[test]
fn the_same_scan_may_go_on_after_a_failure() {
    let rows = products(150);
    let calls = AtomicUsize::new(0);
    let world = world(move |request| match calls.fetch_add(1, Ordering::SeqCst) {
        1..6 => answer(500, ""),
        _ => page(request, &rows),
    });
    let mut scan = world.client.scan::<Product>(ScanRequest::default().pages_in_flight(1));
    assert_eq!(block_on(scan.next()).unwrap().unwrap().rows.len(), 100);
    assert!(block_on(scan.next()).is_err());
    assert_eq!(block_on(scan.next()).unwrap().unwrap().rows.len(), 50);
    assert!(block_on(scan.next()).unwrap().is_none());
    assert!(scan.outcome().complete);
}

#[test]
fn a_call_between_two_pages_is_not_held_up_by_the_pages_read_ahead() {
    let rows = products(1000);
    let mut config = config();
    config.pace.parallel = 2;
    let world = world_with(config, Arc::new(kiotviet::UnlimitedBudget), move |request| {
        if is_token(request) {
            return token("t", 86_400);
        }
        if request.url.contains("settings") { answer(200, fixture("settings")) } else { page(request, &rows) }
    });
    let mut scan = world.client.scan::<Product>(ScanRequest::default());
    let mut other = world.client.scan::<Product>(ScanRequest::default());
    let mut rows = 0;
    while let Some(page) = block_on(scan.next()).unwrap() {
        rows += page.rows.len();
        block_on(other.next()).unwrap();
        block_on(world.client.settings()).unwrap();
    }
    assert_eq!(rows, 1000);
}

#[test]
fn the_start_of_a_scan_is_told_in_the_servers_time() {
    let world =
        world(|_| with_header(answer(200, fixture("list_empty")), "date", "Sun, 12 Jul 2026 05:00:00 GMT"));
    let (_, outcome) = read(&world, ScanRequest::default());
    assert_eq!(outcome.started_at, Some("2026-07-12T05:00:00Z".parse().unwrap()));
    // Without a date header, the time in the envelope does.
    let world = support::world(|_| answer(200, fixture("list_empty")));
    let (_, outcome) = read(&world, ScanRequest::default());
    assert_eq!(outcome.started_at, Some("2026-07-12T02:30:04Z".parse().unwrap()));
}

#[test]
fn the_summary_row_of_customers_is_no_customer_and_takes_no_place() {
    let rows: Vec<Value> = (1..=150).map(|id| json!({"id": id, "name": "A"})).collect();
    let world = world(move |request| {
        page(request, &rows).map(|mut response| {
            let mut body: Value = serde_json::from_slice(&response.body).unwrap();
            let summary = json!({"id": -1, "totalInvoiced": 5});
            body["data"].as_array_mut().unwrap().insert(0, summary);
            response.body = body.to_string().into();
            response
        })
    });
    let (rows, outcome) = block_on(world.client.all(ScanRequest::<Customer>::default())).unwrap();
    let ids: BTreeSet<_> = rows.iter().map(|row| row.value.as_ref().unwrap().id).collect();
    assert_eq!(ids, (1..=150).map(CustomerId).collect());
    assert!(outcome.complete && outcome.anomalies.is_empty(), "{outcome:?}");
}

#[test]
fn a_list_without_pages_is_read_by_one_request() {
    let world = world(|_| answer(200, fixture("customer_groups")));
    let (rows, outcome) = block_on(world.client.all(ScanRequest::<CustomerGroup>::default())).unwrap();
    assert_eq!((rows.len(), outcome.complete), (2, true));
    assert_eq!(world.transport.calls()[0].url, "https://kiotviet.test/customers/group");
}

#[test]
fn a_lying_total_is_reported() {
    let rows = products(120);
    let world = world(move |request| {
        page(request, &rows).map(|mut response| {
            response.body =
                String::from_utf8_lossy(&response.body).replace("\"total\":120", "\"total\":500").into();
            response
        })
    });
    let (ids, outcome) = read(&world, ScanRequest::default());
    assert_eq!(ids.len(), 120);
    assert!(!outcome.complete);
    assert_eq!(outcome.anomalies, [Anomaly::TotalOverstated { total: 500, end: 120 }]);
}

#[test]
fn orders_come_before_sweeps_when_the_hour_runs_out() {
    let world = world_with(config(), hourly(10), |request| {
        if is_token(request) { token("t", 86_400) } else { answer(200, fixture("list_empty")) }
    });
    let hurried = world.client.with_patience(std::time::Duration::ZERO);
    let mut sweeps = 0;
    while block_on(hurried.all(ScanRequest::<Product>::default())).is_ok() {
        sweeps += 1;
    }
    assert_eq!(sweeps, 8);
    assert!(block_on(hurried.all(ScanRequest::<Order>::default())).is_ok());
    assert!(block_on(hurried.all(ScanRequest::<Order>::default())).is_err());
    assert!(block_on(hurried.at(Priority::Interactive).all(ScanRequest::<Product>::default())).is_ok());
}

#[test]
fn a_list_in_one_piece_that_holds_less_than_it_claims_is_not_whole() {
    for (total, is_whole) in [(2, true), (3, false)] {
        let body = json!({"total": total, "data": [{"id": 1, "name": "A"}, {"id": 2, "name": "B"}]});
        let world = world(move |_| answer(200, body.to_string()));
        let (rows, outcome) = block_on(world.client.all(ScanRequest::<CustomerGroup>::default())).unwrap();
        assert_eq!((rows.len(), outcome.complete), (2, is_whole), "{total} claimed");
    }
}
