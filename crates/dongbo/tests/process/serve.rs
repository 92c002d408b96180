use std::time::{Duration, Instant};

use crate::support::{Place, Running, SHOP, get, request};

fn start(place: &Place, more: &[&str]) -> (Running, String) {
    let mut service = Running::start(place.command(&[&["serve", "--listen", "127.0.0.1:0"], more].concat()));
    let line = service.line();
    let address = line.split_whitespace().find(|word| word.starts_with("http://")).unwrap().to_owned();
    (service, address)
}

#[test]
fn the_service_answers_starts_runs_and_stops_when_told_to() {
    let place = Place::connected(&["--products", "60", "--customers", "20", "--orders", "10"]);
    let token = place.run(&["token", "create", "--shop", SHOP, "--role", "owner"]).ended(0).stdout;
    let token = Some(token.trim());
    let (service, address) = start(&place, &["--sync-interval", "0"]);

    assert_eq!(get(&address, "/healthz", None).status, 200);
    assert_eq!(get(&address, "/readyz", None).status, 200);
    assert!(get(&address, "/api/v1/openapi.json", None).json()["openapi"].is_string());
    assert_eq!(get(&address, "/api/v1/shops/1/products", None).status, 401);
    let empty = get(&address, "/api/v1/shops/1/products", token).json();
    assert_eq!(empty["items"], serde_json::json!([]));

    let started = request("POST", &address, "/api/v1/shops/1/runs", token, "{}");
    assert_eq!(started.status, 202, "{started:?}");
    let begun = Instant::now();
    loop {
        let runs = get(&address, "/api/v1/shops/1/runs", token).json();
        if runs["items"][0]["state"] == "finished" {
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{runs}");
        std::thread::sleep(Duration::from_millis(20));
    }
    let products = get(&address, "/api/v1/shops/1/products?limit=5", token).json();
    assert_eq!(products["items"].as_array().unwrap().len(), 5);
    let metrics = get(&address, "/metrics", None).body;
    assert!(metrics.contains("dongbo_runs_total{state=\"finished\"} 1"), "{metrics}");

    let (status, logs) = service.stop("-TERM");
    assert_eq!(status.code(), Some(0), "{logs}");
}

#[test]
fn a_connected_shop_is_read_without_anybody_asking() {
    let place = Place::connected(&["--products", "60", "--customers", "20", "--orders", "10"]);
    let (service, _) = start(&place, &["--sync-interval", "1"]);
    let begun = Instant::now();
    loop {
        let status = place.run(&["status", "--shop", SHOP, "--json"]).ended(0).json();
        if status["shops"][0]["runs"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|run| run["state"] == "finished")
            .count()
            >= 2
        {
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{status}");
    }
    let (status, logs) = service.stop("-INT");
    assert_eq!(status.code(), Some(0), "{logs}");
    assert_eq!(place.verify().ended(0).json()["differences"], serde_json::json!([]));
}
