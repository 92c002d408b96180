use axum::http::Method;
use dongbo_store::Role;
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::service::{Answer, Ask, Service, connection, now};

async fn connected() -> Service {
    let service = Service::new().await;
    service.store.save_connection(service.flowers, &connection(), now()).await.unwrap();
    service
}

async fn change(service: &Service, token: &str, entity: &str, body: Value) -> Answer {
    let path = format!("/api/v1/shops/{}/rules/{entity}", service.flowers);
    service.ask(Ask::new(Method::PATCH, &path, body.to_string()).token(token)).await
}

fn rule(rules: &Value, entity: &str, field: &str) -> Value {
    let items = rules["items"].as_array().unwrap();
    let entity = items.iter().find(|rules| rules["entity"] == entity).unwrap();
    entity["fields"].as_array().unwrap().iter().find(|rule| rule["field"] == field).unwrap().clone()
}

#[tokio::test]
async fn every_field_says_what_its_rule_does_in_both_languages() {
    let service = connected().await;
    let rules = service.get(&format!("/api/v1/shops/{}/rules", service.flowers)).await.json();
    let price = rule(&rules, "products", "base_price");
    assert_eq!((&price["direction"], &price["precedence"]), (&json!("both"), &json!("kiotviet")));
    assert!(price["explanation"]["vietnamese"].as_str().unwrap().contains("KiotViet"));
    assert_eq!(rule(&rules, "products", "brand")["can_be_sent"], false);
    assert!(rules["items"].as_array().unwrap().iter().all(|rules| rules["entity"] != "stock"));
}

#[tokio::test]
async fn the_owner_changes_a_rule_and_goes_back_to_the_default() {
    let service = connected().await;
    let ask = json!({ "fields": { "name": { "direction": "both", "precedence": "person" } }, "deletion": "spread" });
    let changed = change(&service, &service.owner, "products", ask).await;
    assert_eq!(changed.status, 200, "{changed}");
    let name = rule(&changed.json(), "products", "name");
    assert_eq!((&name["precedence"], &name["is_default"]), (&json!("person"), &json!(false)));
    let back = change(&service, &service.owner, "products", json!({ "reset": true })).await.json();
    assert_eq!(rule(&back, "products", "name")["is_default"], true);
}

#[tokio::test]
async fn what_cannot_be_is_refused_and_staff_change_nothing() {
    let service = connected().await;
    let brand = json!({ "fields": { "brand": { "direction": "out", "precedence": "abaha" } } });
    let refused = change(&service, &service.owner, "products", brand).await;
    assert_eq!(refused.code(), "API-BAD-BODY");
    assert!(refused.body.contains("brand"));
    assert_eq!(change(&service, &service.owner, "stock", json!({})).await.code(), "API-NOT-FOUND");
    let staff = service.store.create_token(service.flowers, Role::Staff, now()).await.unwrap();
    let refused = change(&service, staff.expose_secret(), "products", json!({ "reset": true })).await;
    assert_eq!(refused.code(), "API-FORBIDDEN");
}
