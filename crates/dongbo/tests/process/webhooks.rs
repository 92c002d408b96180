//! KiotViet calls the service: a change there is here at once; without calls, within an interval.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::{Place, Running, SHOP, form, get, request};

/// A shop that has been read, with a token for it.
fn place() -> (Place, String) {
    let place = Place::connected(&["--products", "120", "--customers", "20", "--orders", "10"]);
    place.sync(&[]).ended(0);
    let token = place.run(&["token", "create", "--shop", SHOP, "--role", "operator"]).ended(0).stdout;
    (place, token.trim().to_owned())
}

fn free_address() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().to_string()
}

fn serve(place: &Place, address: &str, more: &[&str]) -> Running {
    let mut service = Running::start(place.command(&[&["serve", "--listen", address], more].concat()));
    service.line();
    service
}

/// Waits until something is so; answers how long that took.
fn until(what: &str, mut is_so: impl FnMut() -> bool) -> Duration {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < Duration::from_secs(60), "not within a minute: {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
    begun.elapsed()
}

fn product(address: &str, token: &str) -> Value {
    get(address, "/api/v1/shops/1/products?limit=1", Some(token)).json()["items"][0].clone()
}

/// The clerk sets a price on the simulator's page.
fn set_price(place: &Place, product: &Value, price: u32) {
    let body = format!("id={}&price={price}", product["remote_id"]);
    let answer = form(place.connection["api_url"].as_str().unwrap(), "/clerk/do/edit-product", &body);
    assert_eq!(answer.status, 200, "{answer:?}");
}

fn costs(product: &Value, price: u32) -> bool {
    let shown = &product["base_price"];
    shown.as_f64() == Some(f64::from(price)) || shown.as_str() == Some(&price.to_string())
}

fn registered(address: &str, token: &str) -> bool {
    let connection = get(address, "/api/v1/shops/1/connection", Some(token)).json();
    connection["webhooks"]["registered"] == 15
}

#[test]
fn a_price_changed_on_kiotviet_is_here_within_two_seconds() {
    let (place, token) = place();
    let host = free_address();
    let address = format!("http://{host}");
    let service = serve(&place, &host, &["--sync-interval", "0", "--public-url", &address]);
    until("registered", || registered(&address, &token));
    let before = product(&address, &token);
    for price in [123_000, 124_000, 125_000] {
        set_price(&place, &before, price);
        let took = until("the new price", || costs(&product(&address, &token), price));
        assert!(took < Duration::from_secs(2), "{took:?}");
    }
    let (status, logs) = service.stop("-TERM");
    assert_eq!(status.code(), Some(0), "{logs}");
    assert!(!logs.contains("/webhooks/kiotviet/"), "keys are no matter for logs: {logs}");
    assert_eq!(place.verify().ended(0).json()["differences"], serde_json::json!([]));
}

#[test]
fn a_price_changed_on_kiotviet_is_here_within_an_interval_without_webhooks() {
    let (place, token) = place();
    let host = free_address();
    let address = format!("http://{host}");
    let _service = serve(&place, &host, &["--sync-interval", "2"]);
    let before = product(&address, &token);
    set_price(&place, &before, 77_000);
    let took = until("the new price", || costs(&product(&address, &token), 77_000));
    assert!(took < Duration::from_secs(2 + 3), "an interval and the time to read: {took:?}");
}

#[test]
fn a_call_that_was_answered_is_not_lost_when_the_service_is_killed() {
    let (place, token) = place();
    let host = free_address();
    let address = format!("http://{host}");
    let service = serve(&place, &host, &["--sync-interval", "0", "--public-url", &address]);
    until("registered", || registered(&address, &token));
    let before = product(&address, &token);
    set_price(&place, &before, 55_000);
    let answered = || {
        let metrics = get(&address, "/metrics", None).body;
        metrics.contains("dongbo_webhooks_total{outcome=\"accepted\"}")
    };
    until("called", answered);
    service.kill();
    let _service = serve(&place, &host, &["--sync-interval", "0", "--public-url", &address]);
    until("the new price", || costs(&product(&address, &token), 55_000));
}

#[test]
fn the_operator_switches_automatic_work_and_entities() {
    let (place, token) = place();
    let status = || place.run(&["status", "--shop", SHOP, "--json"]).ended(0).json();
    let connection = status()["shops"][0]["connection"].clone();
    assert_eq!(connection["window"]["state"], "open");
    let days = connection["window"]["seconds_left"].as_i64().unwrap() / 86_400;
    assert!((9..=10).contains(&days), "{connection}");
    assert_eq!(
        (&connection["orders_enabled"], &connection["customers_enabled"]),
        (&true.into(), &true.into())
    );

    let set = ["shop", "set", "--shop", SHOP, "--always-on", "true", "--orders", "false", "--json"];
    let switches = place.run(&set).ended(0).json();
    assert_eq!((&switches["always_on"], &switches["orders_enabled"]), (&true.into(), &false.into()));
    assert_eq!(status()["shops"][0]["connection"]["window"]["state"], "always_on");
    let run = place.sync(&[]).ended(0).json();
    assert!(run["entities"].get("orders").is_none() && run["entities"].get("customers").is_some(), "{run}");

    let host = free_address();
    let _service = serve(&place, &host, &["--sync-interval", "0"]);
    let address = format!("http://{host}");
    let path = "/api/v1/shops/1/connection";
    let patched = request("PATCH", &address, path, Some(&token), "{\"orders_enabled\":true}").json();
    assert_eq!(patched["orders_enabled"], true);
    let owner = place.run(&["token", "create", "--shop", SHOP, "--role", "owner"]).ended(0).stdout;
    assert_eq!(request("PATCH", &address, path, Some(owner.trim()), "{}").status, 403);
}
