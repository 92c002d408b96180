//! What a member may do without any right, and what each right opens.

use axum::http::Method;
use dongbo_store::{Right, Role};
use serde_json::Value;

use crate::service::{Ask, Service, connection, now};

/// The right that an operation needs; none: it is any member's, the owner's or the operator's.
fn needed(tag: &str, method: &str, path: &str) -> Needed {
    let last = path.rsplit('/').next().unwrap_or_default();
    match (tag, method, last) {
        ("access", _, _) if path.contains("/users") || path.contains("/tokens") => Needed::Owner,
        ("shops", "PATCH", "connection") => Needed::Operator,
        ("shops", "GET", "connection" | "choices" | "preflight" | "branches") => {
            Needed::Right(Right::SeeSync)
        }
        ("shops", "POST" | "PUT" | "PATCH", _) => Needed::Right(Right::ChangeSyncSettings),
        ("orders", "PUT", "selling") if !path.contains("/products/") => {
            Needed::Right(Right::ChangeSyncSettings)
        }
        ("synchronisation", "PATCH", _) => Needed::Right(Right::ChangeSyncSettings),
        ("synchronisation" | "preview", "POST", "decision" | "decisions") => {
            Needed::Right(Right::DecideConflicts)
        }
        ("history", "POST", _) => Needed::Right(Right::DecideConflicts),
        ("synchronisation" | "preview", "POST", _) => Needed::Right(Right::RunSync),
        ("synchronisation" | "preview" | "history", "GET", _) => Needed::Right(Right::SeeSync),
        _ => Needed::Nothing,
    }
}

#[derive(Debug, PartialEq)]
enum Needed {
    Nothing,
    Right(Right),
    Owner,
    Operator,
}

#[tokio::test]
async fn every_route_needs_the_right_of_its_kind_and_no_other() {
    let service = Service::new().await;
    service.store.save_connection(service.flowers, &connection(), now()).await.unwrap();
    let mut members = Vec::new();
    for right in Right::ALL {
        let others: Vec<Right> = Right::ALL.into_iter().filter(|other| *other != right).collect();
        for (login, rights) in [("only", vec![right]), ("without", others)] {
            let login = format!("{login}-{}", right.name());
            service.add_user(Some(service.flowers), &login, Role::Staff, &rights).await;
            members.push((rights, service.cookie(&login).await));
        }
    }
    let document = service.ask(Ask::get("/api/v1/openapi.json")).await.json();
    let mut seen = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let method = method.to_uppercase();
            let tag = operation["tags"][0].as_str().unwrap();
            if !path.contains("/shops/{shop}") {
                continue;
            }
            seen += 1;
            let needed = needed(tag, &method, path);
            for (rights, cookie) in &members {
                let concrete = path
                    .replace("{shop}", &service.flowers.to_string())
                    .replace("{id}", "99")
                    .replace("{entity}", "products");
                // A body that nobody takes: nothing is done, and rights are looked at before.
                let ask = Ask::new(Method::from_bytes(method.as_bytes()).unwrap(), &concrete, "no body")
                    .header("cookie", cookie)
                    .header("sec-fetch-site", "same-origin");
                let answer = service.ask(ask).await;
                let may = match &needed {
                    Needed::Nothing => true,
                    Needed::Right(right) => rights.contains(right),
                    Needed::Owner | Needed::Operator => false,
                };
                let refused = answer.status == 403 && answer.code() == "API-FORBIDDEN";
                assert_eq!(!refused, may, "{method} {path} needs {needed:?}; with {rights:?}: {answer}");
            }
        }
    }
    assert!(seen > 60, "{seen}");
}

#[tokio::test]
async fn what_is_missing_is_said_in_words() {
    let service = Service::new().await;
    service.add_user(Some(service.flowers), "lan", Role::Staff, &[]).await;
    let cookie = service.cookie("lan").await;
    let path = format!("/api/v1/shops/{}/runs", service.flowers);
    let refused = service.ask(Ask::get(&path).header("cookie", &cookie)).await;
    let detail = refused.json()["detail"].clone();
    assert_eq!(detail, "Bạn vào với vai trò nhân viên; việc này cần quyền xem đồng bộ.");
    let products = format!("/api/v1/shops/{}/products", service.flowers);
    assert_eq!(service.ask(Ask::get(&products).header("cookie", &cookie)).await.status, 200);
    let theirs = format!("/api/v1/shops/{}/products", service.shoes);
    assert_eq!(service.ask(Ask::get(&theirs).header("cookie", &cookie)).await.status, 404, "no other shop");
}

#[tokio::test]
async fn decisions_are_signed_by_name() {
    let service = Service::new().await;
    service.with_a_disputed_price().await;
    service.add_user(Some(service.flowers), "mai", Role::Staff, &[Right::DecideConflicts]).await;
    let cookie = service.cookie("mai").await;
    let path = format!("/shops/{}/conflicts/1/decision", service.flowers);
    let decided = service.change(Method::POST, &cookie, &path, r#"{"choice":"theirs"}"#).await;
    assert_eq!(decided.json()["conflict"]["closed_by"], "Chị mai", "{decided}");
    let history =
        service.get(&format!("/api/v1/shops/{}/history?code=HOA001&limit=1", service.flowers)).await;
    let persons: Vec<Value> = history.json()["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["cause"]["person"].clone())
        .collect();
    assert_eq!(persons, ["Chị mai"], "{history}");
}
