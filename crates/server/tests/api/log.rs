//! What people and the machine did, as the log tells it.

use axum::http::Method;
use dongbo_store::{Right, Role, RunState};
use serde_json::{Value, json};

use crate::service::{Ask, Service, connection, now};
use crate::session::PASSWORD;

impl Service {
    /// The log's items, the latest first.
    async fn log(&self, query: &str) -> Vec<Value> {
        let answer = self.get(&format!("/api/v1/shops/{}/log{query}", self.flowers)).await;
        assert_eq!(answer.status, 200, "{answer}");
        answer.json()["items"].as_array().unwrap().clone()
    }

    async fn deeds(&self, query: &str) -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let items = self.log(query).await;
        items.iter().map(|item| (text(&item["actor"]["name"]), text(&item["action"]))).collect()
    }
}

fn told(deeds: &[(&str, &str)]) -> Vec<(String, String)> {
    deeds.iter().map(|(who, what)| ((*who).to_owned(), (*what).to_owned())).collect()
}

#[tokio::test]
async fn a_days_work_stands_in_the_log_with_who_did_it() {
    let service = Service::new().await;
    service.store.save_connection(service.flowers, &connection(), now()).await.unwrap();
    service.with_a_disputed_price().await;
    crate::plans::wave(&service).await;
    service.add_user(Some(service.flowers), "chu", Role::Owner, &[]).await;
    let cookie = service.cookie("chu").await;
    let shop = format!("/shops/{}", service.flowers);
    let act = async |method: Method, path: &str, body: Value| {
        let answer = service.change(method, &cookie, &format!("{shop}/{path}"), body).await;
        assert!(answer.status.is_success(), "{path}: {answer}");
    };
    let lan = json!({ "login": "lan", "name": "Lan", "role": "staff", "rights": [], "password": PASSWORD });
    act(Method::POST, "users", lan).await;
    act(Method::PUT, "selling", json!({ "sell_negative": true })).await;
    act(Method::PUT, "selling", json!({ "sell_negative": true })).await;
    act(Method::PATCH, "choices", json!({ "own_product_status": true })).await;
    act(Method::POST, "conflicts/1/decision", json!({ "choice": "theirs" })).await;
    act(Method::POST, "waves/1/decisions", json!({ "allow": false })).await;
    act(Method::POST, "history/2/undo", json!({ "dry_run": true })).await;
    act(Method::POST, "runs", json!({})).await;
    service.change(Method::DELETE, &cookie, "/session", "").await;
    assert_eq!(
        service.deeds("?limit=9").await,
        told(&[
            ("Chị chu", "signed_out"),
            ("Chị chu", "run_started"),
            ("Chị chu", "wave_decided"),
            ("Chị chu", "conflict_decided"),
            ("Chị chu", "settings_changed"),
            ("Chị chu", "selling_changed"),
            ("Chị chu", "user_added"),
            ("Chị chu", "signed_in"),
            ("command", "user_added"),
        ]),
        "what changed nothing is not told"
    );
    let log = service.log("").await;
    assert_eq!(
        log[5],
        json!({
            "id": log[5]["id"], "at": "2026-11-24T01:00:00Z", "actor": { "kind": "person", "name": "Chị chu" },
            "action": "selling_changed", "subject": { "entity": null, "id": null, "name": null },
            "details": { "sell_negative": { "from": false, "to": true } },
        })
    );
    assert_eq!(log[3]["subject"], json!({ "entity": "conflicts", "id": 1, "name": null }));
    assert_eq!(log[3]["details"]["field"], "base_price");
    assert_eq!(log[6]["subject"]["name"], "Lan");
    let all = serde_json::to_string(&log).unwrap();
    assert!(!all.contains("argon2") && !all.contains(PASSWORD), "no secret is told");
}

#[tokio::test]
async fn the_log_is_paged_filtered_and_searched_without_marks() {
    let service = Service::new().await;
    service.add_user(Some(service.flowers), "chu", Role::Owner, &[]).await;
    let cookie = service.cookie("chu").await;
    let make = json!({ "name": "Máy tính tiền", "role": "staff" });
    service.change(Method::POST, &cookie, &format!("/shops/{}/tokens", service.flowers), make).await;
    assert_eq!(
        service.deeds("?kind=person").await,
        told(&[("Chị chu", "token_created"), ("Chị chu", "signed_in")])
    );
    assert_eq!(service.deeds("?q=may%20tinh").await, told(&[("Chị chu", "token_created")]));
    assert_eq!(service.deeds("?q=CHI%20CHU&action=signed_in").await, told(&[("Chị chu", "signed_in")]));
    assert_eq!(service.deeds("?kind=token").await, []);
    let path = format!("/api/v1/shops/{}/log", service.flowers);
    let first = service.get(&format!("{path}?limit=1")).await.json();
    let cursor = first["next_cursor"].as_str().unwrap();
    let rest = service.deeds(&format!("?cursor={cursor}")).await;
    assert_eq!(rest.len() + 1, service.deeds("").await.len());
    assert_eq!(service.get(&format!("{path}?kind=dog")).await.code(), "API-BAD-QUERY");
    assert_eq!(service.ask(Ask::get(&path).token(&service.other_owner)).await.status, 404);
}

#[tokio::test]
async fn a_tokens_deed_is_a_tokens_and_an_operators_switches_are_told() {
    let service = Service::new().await;
    let path = format!("/api/v1/shops/{}/connection", service.flowers);
    let switch = Ask::new(Method::PATCH, &path, r#"{"orders_enabled":true}"#).token(&service.operator);
    assert_eq!(service.ask(switch).await.status, 200);
    let log = service.log("?limit=1").await;
    assert_eq!(log[0]["actor"], json!({ "kind": "token", "name": "operator" }));
    assert_eq!(log[0]["details"], json!({ "orders_enabled": { "from": false, "to": true } }));
}

#[tokio::test]
async fn an_undo_is_told_once_however_many_records_it_takes_back() {
    let service = Service::new().await;
    service.with_a_disputed_price().await;
    service.add_user(Some(service.flowers), "lan", Role::Staff, &[Right::DecideConflicts]).await;
    let cookie = service.cookie("lan").await;
    let path = format!("/shops/{}/history/2/undo", service.flowers);
    assert_eq!(service.change(Method::POST, &cookie, &path, "").await.json()["done"], 1);
    assert_eq!(service.deeds("?kind=person").await, told(&[("Chị lan", "undone"), ("Chị lan", "signed_in")]));
}

#[tokio::test]
async fn the_schedules_runs_are_told_only_where_they_go_otherwise_than_the_one_before() {
    let service = Service::new().await;
    let fence = service.fence().await;
    let end = async |trigger: &str, state: RunState| {
        let run = service.store.start_run(&fence, &[], false, trigger, now()).await.unwrap();
        let (counts, requests) = ("{}".to_owned(), "{}".to_owned());
        service.store.finish_run(&fence, run, state, None, counts, requests, now()).await.unwrap();
    };
    for state in
        [RunState::Finished, RunState::Failed, RunState::Failed, RunState::Finished, RunState::Finished]
    {
        end("schedule", state).await;
    }
    end("api", RunState::Finished).await;
    let told: Vec<(Value, Value)> = service
        .log("?action=run_ended")
        .await
        .iter()
        .map(|item| (item["subject"]["id"].clone(), item["details"]["state"].clone()))
        .collect();
    let expected = [(6, "finished"), (4, "finished"), (2, "failed")];
    assert_eq!(told, expected.map(|(run, state)| (json!(run), json!(state))));
}

#[tokio::test]
async fn points_of_sale_stops_and_retries_are_told_with_what_they_were_about() {
    let service = Service::new().await;
    service.store.save_connection(service.flowers, &connection(), now()).await.unwrap();
    service.with_failures().await;
    service.add_user(Some(service.flowers), "chu", Role::Owner, &[]).await;
    let cookie = service.cookie("chu").await;
    let act = async |method: Method, path: &str, body: Value| {
        let path = format!("/shops/{}/{path}", service.flowers);
        let answer = service.change(method, &cookie, &path, body).await;
        assert!(answer.status.is_success(), "{path}: {answer}");
    };
    act(Method::POST, "points-of-sale", json!({ "name": "Quầy 2" })).await;
    for _ in 0..2 {
        act(Method::PATCH, "points-of-sale/1", json!({ "name": "Quầy hoa", "phone": "0281234567" })).await;
    }
    act(Method::POST, "failures/retry", json!({ "code": "KV-420" })).await;
    for _ in 0..2 {
        act(Method::POST, "runs/2/stop", json!({})).await;
    }
    let log = service.log("?kind=person").await;
    let told: Vec<Value> =
        log.iter().map(|item| json!([item["action"], item["subject"], item["details"]])).collect();
    let nothing = json!({ "entity": null, "id": null, "name": null });
    let place = |name: &str| json!({ "entity": "points_of_sale", "id": 1, "name": name });
    let changes = json!({
        "name": { "from": "Quầy 2", "to": "Quầy hoa" },
        "phone": { "from": null, "to": "0281234567" },
    });
    assert_eq!(
        told[..4],
        [
            json!(["run_stopped", { "entity": "runs", "id": 2, "name": null }, null]),
            json!(["failures_retried", nothing, { "records": 2, "code": "KV-420" }]),
            json!(["point_of_sale_changed", place("Quầy hoa"), changes]),
            json!(["point_of_sale_added", place("Quầy 2"), null]),
        ]
    );
    assert_eq!(told.len(), 5, "and that she has signed in");
}
