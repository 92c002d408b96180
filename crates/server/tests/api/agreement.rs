use axum::http::Method;
use dongbo_store::{Compared, Looked, NewDisagreement, Reason, Role, Round};
use secrecy::ExposeSecret;
use serde_json::json;

use crate::service::{Ask, Service, connection, now};

async fn compared(service: &Service) {
    let differs = |id: i64, reason| NewDisagreement {
        remote_id: id,
        record: id.to_string(),
        field: "name".to_owned(),
        ours: json!("Áo"),
        theirs: json!("Áo thun"),
        reason,
    };
    let products = Compared {
        subject: "products".to_owned(),
        parent: 0,
        looked: Looked::Range { after: None, upto: None },
        differing: vec![differs(5, Reason::Waiting), differs(7, Reason::Drift)],
    };
    let round = |subject: &str, compared| Round {
        subject: subject.to_owned(),
        compared,
        by_rule: 0,
        began_at: now(),
    };
    let rounds = vec![round("products", 100), round("customers", 40)];
    service.store.note_comparison(service.flowers, None, vec![products], rounds, None, now()).await.unwrap();
}

#[tokio::test]
async fn the_figure_comes_with_the_differences_page_by_page() {
    let service = Service::new().await;
    compared(&service).await;
    let path = format!("/api/v1/shops/{}/agreement", service.flowers.0);
    let answer = service.get(&format!("{path}?limit=1")).await.json();
    assert_eq!((&answer["compared"], &answer["equal"]), (&json!(140), &json!(138)));
    assert_eq!(answer["as_of"], "2026-11-24T01:00:00Z");
    let products = &answer["entities"]["products"];
    assert_eq!((&products["waiting"], &products["different"]), (&json!(1), &json!(1)));
    assert_eq!(
        (&answer["items"][0]["record"], &answer["items"][0]["reason"]),
        (&json!("5"), &json!("waiting"))
    );
    assert_eq!(answer["items"].as_array().unwrap().len(), 1);

    let cursor = answer["next_cursor"].as_str().unwrap();
    let rest = service.get(&format!("{path}?cursor={cursor}")).await.json();
    assert_eq!((&rest["items"][0]["record"], &rest["next_cursor"]), (&json!("7"), &json!(null)));
    let customers = service.get(&format!("{path}?entity=customers")).await.json();
    assert_eq!(customers["items"], json!([]));
}

#[tokio::test]
async fn another_shops_figure_does_not_exist() {
    let service = Service::new().await;
    compared(&service).await;
    let path = format!("/api/v1/shops/{}/agreement", service.flowers.0);
    assert_eq!(service.ask(Ask::get(&path).token(&service.other_owner)).await.status, 404);
}

#[tokio::test]
async fn freshness_is_in_seconds() {
    let service = Service::new().await;
    let answer = service.get(&format!("/api/v1/shops/{}/freshness", service.flowers.0)).await.json();
    assert_eq!(answer["entities"]["products"]["seconds_behind"], 30);
    assert_eq!(answer["entities"]["orders"]["seconds_behind"], json!(null));
    assert_eq!(
        (&answer["last_event_at"], &answer["next_reading_at"]),
        (&json!(null), &json!("2026-11-24T01:00:12Z"))
    );
}

#[tokio::test]
async fn the_owner_chooses_the_staff_does_not() {
    let service = Service::new().await;
    let path = format!("/api/v1/shops/{}/choices", service.flowers.0);
    let patch = |body: &'static str| Ask::new(Method::PATCH, &path, body);
    let staff = service.store.create_token(service.flowers, Role::Staff, now()).await.unwrap();
    assert_eq!(service.get(&path).await.code(), "CFG-NO-CONNECTION");
    service.store.save_connection(service.flowers, &connection(), now()).await.unwrap();
    let own = r#"{"own_product_status":true}"#;
    assert_eq!(service.ask(patch(own).token(staff.expose_secret())).await.status, 403);
    let both = json!({"categories": "both", "products": "both", "customers": "both", "orders": "both"});
    let defaults = json!({"own_product_status": false, "directions": both, "order_detail": "coarse",
        "price_list_dates": false, "surcharge_code": null, "stock_buffer": 0, "shadow": false});
    assert_eq!(service.get(&path).await.json(), defaults);
    let all = r#"{"own_product_status":true,"directions":{"products":"in"},"order_detail":"fine",
        "price_list_dates":true,"surcharge_code":"SHIP","stock_buffer":1.5,"shadow":true}"#;
    let chosen = service.ask(patch(all).token(&service.owner)).await.json();
    let directions = json!({"categories": "both", "products": "in", "customers": "both", "orders": "both"});
    assert_eq!(
        chosen,
        json!({"own_product_status": true, "directions": directions, "order_detail": "fine",
        "price_list_dates": true, "surcharge_code": "SHIP", "stock_buffer": 1.5, "shadow": true})
    );
    let back =
        service.ask(patch(r#"{"directions":{"products":"both"},"shadow":false}"#).token(&service.owner));
    assert_eq!(back.await.json()["directions"], both);
    let chosen = service.ask(patch(all).token(&service.owner)).await.json();
    assert_eq!(service.ask(patch("{}").token(&service.owner)).await.json(), chosen, "left out: as it was");
    assert_eq!(service.ask(patch(r#"{"colour":1}"#).token(&service.owner)).await.status, 400);
    let path = format!("/api/v1/shops/{}/selling", service.flowers.0);
    let selling = Ask::new(Method::PUT, &path, r#"{"sell_negative":true}"#);
    assert_eq!(service.ask(selling.token(staff.expose_secret())).await.status, 403);
    assert_eq!(service.get(&path).await.json()["sell_negative"], false);
}
