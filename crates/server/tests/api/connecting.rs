use axum::http::Method;
use dongbo_store::{AutomationChange, Role};
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::service::{Answer, Ask, Service, now};

impl Service {
    async fn send_as(&self, token: &str, method: Method, path: &str, body: Value) -> Answer {
        let path = format!("/api/v1/shops/{}/{path}", self.flowers);
        self.ask(Ask::new(method, &path, body.to_string()).token(token).english()).await
    }

    async fn post(&self, path: &str, body: Value) -> Answer {
        self.send_as(&self.owner, Method::POST, path, body).await
    }

    async fn connect(&self, secret: Option<&str>) -> Answer {
        self.send_as(&self.owner, Method::PUT, "connection", credentials(secret)).await
    }

    /// A point of sale's change.
    async fn change_place(&self, id: i64, body: Value) -> Answer {
        self.send_as(&self.owner, Method::PATCH, &format!("points-of-sale/{id}"), body).await
    }

    async fn look(&self, path: &str) -> Value {
        self.get(&format!("/api/v1/shops/{}/{path}", self.flowers)).await.json()
    }

    async fn staff(&self) -> String {
        let token = self.store.create_token(self.flowers, Role::Staff, now()).await.unwrap();
        token.expose_secret().to_owned()
    }
}

fn credentials(secret: Option<&str>) -> Value {
    json!({"account_type": "retail", "retailer": "hoa", "client_id": "c", "client_secret": secret})
}

#[tokio::test]
async fn a_test_shows_what_there_is_to_choose_from_and_stores_nothing() {
    let service = Service::new().await;
    let tested = service.post("connection/test", credentials(Some(" right\n"))).await;
    insta::assert_snapshot!(tested, @r#"
    200 application/json
    {
      "branches": [
        {
          "address": "1 Hàng Bài",
          "default": true,
          "id": 11,
          "name": "Chi nhánh trung tâm",
          "phone": null
        },
        {
          "address": "1 Hàng Bài",
          "default": false,
          "id": 12,
          "name": "Chi nhánh 2",
          "phone": null
        }
      ],
      "orders_enabled": true,
      "sale_channels": [
        {
          "active": true,
          "chosen": true,
          "id": 3,
          "name": "Website"
        }
      ],
      "settings": {
        "allow_order_when_out_stock": false,
        "allow_sell_when_order_out_stock": null,
        "allow_sell_when_out_stock": null,
        "manager_customer_by_branch": null,
        "read_at": null
      },
      "surcharges": null,
      "warnings": [
        {
          "advice": [
            "To take every order from the app: on KiotViet open Thiết lập cửa hàng and switch on “Cho phép đặt hàng khi hết tồn kho”.",
            "To sell only what is in stock, leave it, and keep Bán âm (selling negative) off on Abaha."
          ],
          "code": "KV-ORDER-OUT-OF-STOCK-OFF",
          "detail": "The setting “Cho phép đặt hàng khi hết tồn kho” is off on KiotViet. An order from the app with an item just sold out will be refused there.",
          "mendable": false,
          "severity": "warning",
          "title": "KiotViet does not let people order what is out of stock"
        },
        {
          "advice": [
            "Have it mended: dongbo makes the charge on KiotViet.",
            "Where the shop has a charge of its own, choose its code under Mã thu khác."
          ],
          "code": "KV-SURCHARGE-MISSING",
          "detail": "Fees of orders (delivery, say) travel to KiotViet as a “thu khác” (other charge), and KiotViet has none for that.",
          "mendable": true,
          "severity": "warning",
          "title": "There is no charge for the fees of orders yet"
        }
      ]
    }
    "#);
    assert!(service.store.connection(service.flowers).await.unwrap().is_none());
    assert_eq!(service.look("branches").await["items"], json!([]));
}

#[tokio::test]
async fn wrong_credentials_and_missing_ones_are_told_in_words() {
    let service = Service::new().await;
    for (sent, status, code) in [
        (credentials(Some("wrong")), 422, "KV-SECRET"),
        (credentials(None), 422, "CFG-SECRET-MISSING"),
        (credentials(Some("  ")), 422, "CFG-SECRET-MISSING"),
        (json!({"account_type": "retail", "retailer": " ", "client_id": "c"}), 422, "API-INVALID"),
        (json!({"account_type": "shop", "retailer": "hoa", "client_id": "c"}), 400, "API-BAD-BODY"),
        // Where KiotViet is, nobody may say.
        (
            json!({"account_type": "retail", "retailer": "hoa", "client_id": "c", "api_url": "http://evil"}),
            400,
            "API-BAD-BODY",
        ),
    ] {
        for (method, path) in [(Method::POST, "connection/test"), (Method::PUT, "connection")] {
            let answer = service.send_as(&service.owner, method, path, sent.clone()).await;
            assert_eq!((answer.status.as_u16(), answer.code().as_str()), (status, code), "{path} {sent}");
        }
    }
    assert!(service.store.connection(service.flowers).await.unwrap().is_none());
}

#[tokio::test]
async fn connecting_stores_the_choice_starts_nothing_and_never_answers_the_secret() {
    let service = Service::new().await;
    let change = AutomationChange { orders_enabled: Some(true), ..AutomationChange::default() };
    service.store.set_automation(service.flowers, change).await.unwrap();
    let body = json!({"account_type": "fnb", "retailer": "hoa", "client_id": "c", "client_secret": "right",
        "branch": 12, "sale_channel": 3});
    let connected = service.send_as(&service.owner, Method::PUT, "connection", body).await;
    assert_eq!(connected.status, 200, "{connected}");
    assert!(!connected.body.contains("right"), "{connected}");
    let view = connected.json();
    let details = &view["connection"];
    assert_eq!(
        (
            &details["default_branch"],
            &details["sale_channel"],
            &details["account_type"],
            &details["client_id"]
        ),
        (&json!(12), &json!(3), &json!("fnb"), &json!("c"))
    );
    assert_eq!(view["window"]["state"], "never_opened");
    assert_eq!(view["orders_enabled"], true, "what the operator has switched on stays");
    assert!(service.store.unfinished_run(service.flowers).await.unwrap().is_none());
    // Without the secret the stored one stays.
    assert_eq!(service.connect(None).await.status, 200);
}

#[tokio::test]
async fn the_preflight_is_looked_at_again_and_mended_where_the_api_can() {
    let service = Service::new().await;
    let path = format!("/api/v1/shops/{}/preflight", service.flowers);
    assert_eq!(service.get(&path).await.code(), "CFG-NO-CONNECTION");
    service.connect(Some("right")).await;
    let codes = |answer: &Value| -> Vec<(String, bool)> {
        let warnings = answer["warnings"].as_array().unwrap().iter();
        let code = |warning: &Value| warning["code"].as_str().unwrap().to_owned();
        warnings.map(|warning| (code(warning), warning["mendable"].as_bool().unwrap())).collect()
    };
    let both = [("KV-ORDER-OUT-OF-STOCK-OFF".to_owned(), false), ("KV-SURCHARGE-MISSING".to_owned(), true)];
    assert_eq!(codes(&service.get(&path).await.json()), both);
    let mended = service.post("preflight/repair", json!({"code": "KV-SURCHARGE-MISSING"})).await;
    assert_eq!(codes(&mended.json()), both[..1]);
    let refused = service.post("preflight/repair", json!({"code": "KV-ORDER-OUT-OF-STOCK-OFF"})).await;
    assert_eq!((refused.status.as_u16(), refused.code().as_str()), (422, "CFG-NOT-MENDABLE"));
    let log = service.look("log").await;
    let deeds = [&log["items"][0]["action"], &log["items"][1]["action"]];
    assert_eq!(deeds, ["preflight_repaired", "connection_changed"], "and only what was done");
    assert_eq!(log["items"][1]["actor"]["name"], "owner");
}

#[tokio::test]
async fn points_of_sale_are_made_and_given_their_branches_one_to_one() {
    let service = Service::new().await;
    service.connect(Some("right")).await;
    let free = service.look("branches").await;
    assert_eq!(free["items"][1]["point_of_sale"], Value::Null);
    let made = service
        .post(
            "points-of-sale",
            json!({"name": "Quầy Hàng Bài", "phone": "0912", "branch": 12, "default": true}),
        )
        .await;
    assert_eq!(made.status, 201, "{made}");
    insta::assert_snapshot!(made, @r#"
    201 application/json
    {
      "address": null,
      "archived_at": null,
      "default": true,
      "id": 1,
      "name": "Quầy Hàng Bài",
      "phone": "0912",
      "remote_id": 12
    }
    "#);
    let id = made.json()["id"].as_i64().unwrap();
    let taken = service.look("branches").await;
    assert_eq!(taken["items"][1]["point_of_sale"], id);
    assert_eq!((&taken["items"][0]["default"], &taken["items"][1]["default"]), (&json!(false), &json!(true)));

    let second = service.post("points-of-sale", json!({"name": "Quầy 2", "branch": 12})).await;
    assert_eq!((second.status.as_u16(), second.code().as_str()), (409, "CFG-BRANCH-TAKEN"));
    assert!(second.body.contains("Quầy Hàng Bài") && second.body.contains("Chi nhánh 2"), "{second}");
    assert_eq!(service.look("points-of-sale").await["items"].as_array().unwrap().len(), 1, "none was made");
    let unknown = service.post("points-of-sale", json!({"name": "Quầy 2", "branch": 99})).await;
    assert_eq!(unknown.code(), "API-INVALID");
    assert_eq!(service.post("points-of-sale", json!({"name": " "})).await.code(), "API-INVALID");

    assert_eq!(service.change_place(id, json!({"branch": null})).await.code(), "CFG-DEFAULT-BRANCH");
    assert_eq!(service.change_place(id, json!({"default": false})).await.code(), "API-INVALID");
    let moved = service.change_place(id, json!({"branch": 11})).await;
    assert_eq!((moved.status.as_u16(), &moved.json()["remote_id"]), (200, &json!(11)));
    let branches = service.look("branches").await;
    assert_eq!(branches["items"][0]["default"], true, "the default place keeps being it");
    assert_eq!(branches["items"][1]["set_apart"], true);
    assert_eq!(service.change_place(99, json!({})).await.status, 404);
}

#[tokio::test]
async fn what_a_branch_decides_is_not_edited_here_and_the_rest_is() {
    let service = Service::new().await;
    service.connect(Some("right")).await;
    let made = service.post("points-of-sale", json!({"name": "Kho"})).await.json();
    let id = made["id"].as_i64().unwrap();
    let named = service.change_place(id, json!({"name": "Kho sau", "address": "Ngõ 2"})).await.json();
    assert_eq!((&named["name"], &named["address"]), (&json!("Kho sau"), &json!("Ngõ 2")));
    assert_eq!(service.change_place(id, json!({"branch": 11})).await.status, 200);
    let refused = service.change_place(id, json!({"name": "Kho trước", "branch": null})).await;
    assert_eq!(refused.code(), "API-FOLLOWS-KIOTVIET");
    assert_eq!(service.look("branches").await["items"][0]["point_of_sale"], id, "nothing was done");
}

#[tokio::test]
async fn staff_neither_connect_nor_move_branches() {
    let service = Service::new().await;
    service.connect(Some("right")).await;
    let staff = service.staff().await;
    for (method, path, body) in [
        (Method::POST, "connection/test", credentials(Some("right"))),
        (Method::PUT, "connection", credentials(Some("right"))),
        (Method::POST, "preflight/repair", json!({"code": "KV-SURCHARGE-MISSING"})),
        (Method::POST, "points-of-sale", json!({"name": "Kho"})),
        (Method::PATCH, "points-of-sale/1", json!({"name": "Kho"})),
    ] {
        let answer = service.send_as(&staff, method, path, body).await;
        assert_eq!(answer.code(), "API-FORBIDDEN", "{path}");
    }
}
