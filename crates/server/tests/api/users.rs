//! People and tokens, as a shop's owner manages them.

use axum::http::Method;
use dongbo_store::{Right, Role};
use serde_json::{Value, json};

use crate::service::{Ask, Service};
use crate::session::PASSWORD;

/// A service with an owner who has signed in, and the path of their shop.
async fn owned() -> (Service, String, String) {
    let service = Service::new().await;
    service.add_user(Some(service.flowers), "chu", Role::Owner, &[]).await;
    let cookie = service.cookie("chu").await;
    let path = format!("/shops/{}", service.flowers);
    (service, cookie, path)
}

#[tokio::test]
async fn an_owner_adds_changes_and_deletes_people() {
    let (service, cookie, shop) = owned().await;
    let users = format!("{shop}/users");
    let add = json!({ "login": "lan", "name": "Lan", "role": "staff", "rights": ["run_sync"], "password": PASSWORD });
    let added = service.change(Method::POST, &cookie, &users, &add).await;
    assert_eq!(added.status, 201, "{added}");
    let id = added.json()["id"].as_i64().unwrap();
    assert_eq!(
        added.json(),
        json!({
            "id": id, "login": "lan", "name": "Lan", "role": "staff", "rights": ["run_sync"], "locked": false,
            "created_at": "2026-11-24T01:00:00Z", "last_seen_at": null,
        })
    );
    let lan = service.cookie("lan").await;
    let one = format!("{users}/{id}");
    let changed =
        service.change(Method::PATCH, &cookie, &one, json!({ "name": "Lan Anh", "rights": [] })).await;
    assert_eq!((&changed.json()["name"], &changed.json()["rights"]), (&json!("Lan Anh"), &json!([])));
    assert_eq!(
        service.me(&lan).await.json()["rights"],
        json!([]),
        "it holds at once, without signing in again"
    );
    let reset = service.change(Method::PATCH, &cookie, &one, json!({ "password": "mật khẩu thứ hai" })).await;
    assert_eq!(reset.status, 200, "{reset}");
    assert_eq!(service.me(&lan).await.status, 401, "with the old password they are signed out");
    assert_eq!(service.sign_in("lan", "mật khẩu thứ hai").await.status, 200);
    let list = service.get(&format!("/api/v1{users}")).await;
    assert_eq!(list.column("login"), ["chu", "lan"]);
    assert_eq!(list.column("last_seen_at"), ["2026-11-24T01:00:00Z", "2026-11-24T01:00:00Z"]);
    assert!(!list.body.contains("argon2"), "no hash leaves the house");
    assert_eq!(service.change(Method::DELETE, &cookie, &one, "").await.status, 204);
    assert_eq!(service.sign_in("lan", "mật khẩu thứ hai").await.code(), "AUTH-LOGIN-WRONG");
    assert_eq!(service.change(Method::DELETE, &cookie, &one, "").await.code(), "API-NOT-FOUND");
}

#[tokio::test]
async fn a_login_is_one_persons_over_all_shops_and_a_password_long_enough() {
    let (service, cookie, shop) = owned().await;
    service.add_user(Some(service.shoes), "Lan", Role::Owner, &[]).await;
    let add = async |login: &str, password: &str| {
        let body = json!({ "login": login, "name": "", "role": "staff", "password": password });
        service.change(Method::POST, &cookie, &format!("{shop}/users"), body).await
    };
    assert_eq!(add("lAN", PASSWORD).await.code(), "AUTH-LOGIN-TAKEN");
    for login in ["", "  ", "chị lan", &"x".repeat(101)] {
        assert_eq!(add(login, PASSWORD).await.code(), "AUTH-LOGIN", "{login}");
    }
    let short = add("mai", "bí mật 9").await;
    assert_eq!(short.code(), "AUTH-PASSWORD-SHORT");
    assert!(!short.body.contains("bí mật"), "{short}");
    assert_eq!(add("mai", PASSWORD).await.json()["name"], "mai", "without a name they sign with their login");
}

#[tokio::test]
async fn the_last_owner_stays() {
    let (service, cookie, shop) = owned().await;
    let me = service.me(&cookie).await.json()["user"]["id"].clone();
    let one = format!("{shop}/users/{me}");
    for change in [json!({ "locked": true }), json!({ "role": "staff" })] {
        assert_eq!(service.change(Method::PATCH, &cookie, &one, &change).await.code(), "AUTH-LAST-OWNER");
    }
    assert_eq!(service.change(Method::DELETE, &cookie, &one, "").await.code(), "AUTH-LAST-OWNER");
    let second = service.add_user(Some(service.flowers), "hai", Role::Owner, &[]).await;
    let locked = format!("{shop}/users/{second}");
    assert_eq!(service.change(Method::PATCH, &cookie, &locked, json!({ "locked": true })).await.status, 200);
    assert_eq!(
        service.change(Method::DELETE, &cookie, &one, "").await.code(),
        "AUTH-LAST-OWNER",
        "a locked one is none"
    );
    assert_eq!(service.change(Method::PATCH, &cookie, &locked, json!({ "locked": false })).await.status, 200);
    let demoted = service.change(Method::PATCH, &cookie, &one, json!({ "role": "staff" })).await;
    assert_eq!(demoted.json()["rights"], json!(["see_sync", "run_sync"]), "{demoted}");
    assert_eq!(service.change(Method::GET, &cookie, &format!("{shop}/users"), "").await.status, 403);
}

#[tokio::test]
async fn nobody_reaches_the_people_of_another_shop_or_makes_an_operator() {
    let (service, cookie, shop) = owned().await;
    let stranger = service.add_user(Some(service.shoes), "la", Role::Staff, &[]).await;
    let operator = service.add_user(None, "van", Role::Operator, &[]).await;
    for id in [stranger, operator] {
        let path = format!("{shop}/users/{id}");
        assert_eq!(
            service.change(Method::PATCH, &cookie, &path, json!({ "locked": true })).await.status,
            404
        );
        assert_eq!(service.change(Method::DELETE, &cookie, &path, "").await.status, 404);
    }
    let add = json!({ "login": "x", "name": "X", "role": "operator", "password": PASSWORD });
    let path = format!("{shop}/users");
    assert_eq!(service.change(Method::POST, &cookie, &path, add).await.code(), "API-BAD-BODY");
    let path = format!("/shops/{}/users", service.shoes);
    assert_eq!(service.change(Method::GET, &cookie, &path, "").await.status, 404);
    let van = service.cookie("van").await;
    assert_eq!(
        service.change(Method::GET, &van, &path, "").await.column("login"),
        ["la"],
        "an operator does"
    );
}

#[tokio::test]
async fn a_token_is_shown_once_used_and_withdrawn() {
    let (service, cookie, shop) = owned().await;
    let tokens = format!("{shop}/tokens");
    let make = json!({ "name": "Kế toán", "role": "staff", "rights": ["see_sync"] });
    let made = service.change(Method::POST, &cookie, &tokens, make).await.json();
    let token = made["token"].as_str().unwrap();
    assert!(token.starts_with("dongbo_"));
    assert_eq!((&made["created_by"], &made["last_used_at"]), (&json!("Chị chu"), &Value::Null));
    let runs = format!("/api/v1{shop}/runs");
    assert_eq!(service.ask(Ask::get(&runs).token(token)).await.status, 200);
    assert_eq!(service.ask(Ask::post(&runs, "").token(token)).await.code(), "API-FORBIDDEN");
    let list = service.change(Method::GET, &cookie, &tokens, "").await;
    assert_eq!(list.column("name"), ["owner", "Kế toán"]);
    assert_eq!(list.column("last_used_at")[1], "2026-11-24T01:00:00Z");
    assert!(!list.body.contains(token), "shown once");
    let one = format!("{tokens}/{}", made["id"]);
    assert_eq!(service.change(Method::DELETE, &cookie, &one, "").await.status, 204);
    assert_eq!(service.ask(Ask::get(&runs).token(token)).await.status, 401);
    let usual = json!({ "name": "Khác", "role": "staff" });
    let made = service.change(Method::POST, &cookie, &tokens, usual).await.json();
    assert_eq!(made["rights"], json!(["see_sync", "run_sync"]));
}

#[tokio::test]
async fn an_operators_token_is_the_operators_to_see_and_withdraw() {
    let service = Service::new().await;
    service.add_user(Some(service.shoes), "chu", Role::Owner, &[]).await;
    let cookie = service.cookie("chu").await;
    let tokens = format!("/shops/{}/tokens", service.shoes);
    let list = service.change(Method::GET, &cookie, &tokens, "").await;
    assert_eq!(list.column("role"), ["owner"]);
    assert_eq!(service.change(Method::DELETE, &cookie, &format!("{tokens}/2"), "").await.status, 404);
    let all = service.ask(Ask::get(&format!("/api/v1{tokens}")).token(&service.operator)).await;
    assert_eq!(all.column("role"), ["owner", "operator"]);
}

#[tokio::test]
async fn staff_manage_nobody_whatever_their_rights() {
    let service = Service::new().await;
    service.add_user(Some(service.flowers), "lan", Role::Staff, &Right::ALL).await;
    let cookie = service.cookie("lan").await;
    for list in ["users", "tokens"] {
        let path = format!("/shops/{}/{list}", service.flowers);
        assert_eq!(service.change(Method::GET, &cookie, &path, "").await.code(), "API-FORBIDDEN");
    }
}
