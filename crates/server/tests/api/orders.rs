use dongbo_store::{Batch, StockReading};
use dongbo_sync::records::{PointOfSale, Product, StockLevel};
use dongbo_sync::{Quantity, Remote};
use serde_json::{Value, json};

use crate::service::{Answer, Ask, Service, now, point_of_sale, product};

/// A shop with one point of sale where 10 roses stand.
async fn roses() -> Service {
    let service = Service::new().await;
    let fence = service.fence().await;
    let import = |remote: i64| dongbo_store::Change {
        remote: Remote::new(remote),
        local: dongbo_store::LocalSide::New,
        ours: dongbo_store::OursChange::Put(point_of_sale("Chi nhánh trung tâm")),
        theirs: dongbo_store::TheirsChange::Seen(point_of_sale("Chi nhánh trung tâm")),
        agreed: dongbo_store::AgreedChange::AsTheirs,
        dirty: false,
        based_on: None,
        reconciled: None,
        changed_at: None,
    };
    let batch = Batch::<PointOfSale> { changes: vec![import(100)], ..Batch::default() };
    service.store.write(&fence, batch, now()).await.unwrap();
    let rose = product("HOA001", "Hoa hồng");
    let change = dongbo_store::Change {
        remote: Remote::new(10),
        local: dongbo_store::LocalSide::New,
        ours: dongbo_store::OursChange::Put(rose.clone()),
        theirs: dongbo_store::TheirsChange::Seen(rose),
        agreed: dongbo_store::AgreedChange::AsTheirs,
        dirty: false,
        based_on: None,
        reconciled: None,
        changed_at: None,
    };
    let level = StockLevel { on_hand: Quantity::whole(10), reserved: Quantity::ZERO };
    let stock =
        vec![StockReading { product: Remote::new(10), branch: Remote::new(100), level, sold_here: true }];
    let batch = Batch::<Product> { changes: vec![change], stock, ..Batch::default() };
    service.store.write(&fence, batch, now()).await.unwrap();
    service
}

async fn post(service: &Service, key: &str, body: &Value) -> Answer {
    let ask = Ask::post("/api/v1/shops/1/orders", body.to_string()).token(&service.owner).english();
    service.ask(if key.is_empty() { ask } else { ask.header("idempotency-key", key) }).await
}

fn some_roses(quantity: i64) -> Value {
    json!({"point_of_sale_id": 1, "lines": [{"code": "hoa001", "quantity": quantity}]})
}

#[tokio::test]
async fn an_order_is_placed_once_however_often_it_is_sent() {
    let service = roses().await;
    let body = json!({
        "point_of_sale_id": 1,
        "customer": {"phone": "0912345678", "name": "Chị Lan"},
        "lines": [{"product_id": 1, "quantity": 2, "note": "bó đẹp"}],
        "discount": 10000,
        "fees": [{"name": "Phí ship", "amount": 30000}],
        "payment_method": "cash_on_delivery",
        "delivery": {"receiver": "Anh Ba", "phone": "0987654321", "address": "1 Lê Lợi"},
        "note": "giao sớm"
    });
    let first = post(&service, "k1", &body).await;
    assert_eq!(first.status, 201, "{first}");
    let order = first.json();
    assert_eq!(first.header("location"), format!("/api/v1/shops/1/orders/{}", order["id"]));
    assert_eq!(order["total"], 390_000);
    assert_eq!((&order["payment_state"], &order["payment_method"]), (&json!(0), &json!("cash_on_delivery")));
    assert_eq!(order["sending"]["state"], "kept_here", "nobody has switched orders on");
    assert_eq!(order["code"], order["reference"]);
    let again = post(&service, "k1", &body).await;
    assert_eq!((again.status, &again.body), (first.status, &first.body));
    assert_eq!(again.header("idempotent-replay"), "true");
    assert_eq!(service.get("/api/v1/shops/1/orders").await.json()["items"].as_array().unwrap().len(), 1);
    let other = post(&service, "k1", &some_roses(1)).await;
    assert_eq!((other.status.as_u16(), other.code().as_str()), (422, "ORD-KEY-REUSED"));
    assert_eq!(post(&service, "", &some_roses(1)).await.code(), "ORD-KEY-MISSING");

    let path = format!("/api/v1/shops/1/orders/{}", order["id"]);
    let shown = service.get(&path).await.json();
    assert_eq!(shown["remarks"][0]["code"], "ORD-KEPT-HERE");
    let found =
        service.get(&format!("/api/v1/shops/1/orders?q={}", order["reference"].as_str().unwrap())).await;
    assert_eq!(found.column("id"), [order["id"].clone()]);
    let buyer = &order["customer_id"];
    let theirs = service.get(&format!("/api/v1/shops/1/orders?customer={buyer}")).await;
    assert_eq!(theirs.column("id"), [order["id"].clone()]);
    assert_eq!(service.get("/api/v1/shops/1/orders?customer=999").await.column("id"), [] as [Value; 0]);
}

#[tokio::test]
async fn what_is_not_there_is_refused_with_the_product_and_the_figures() {
    let service = roses().await;
    let short = post(&service, "k1", &some_roses(11)).await;
    assert_eq!((short.status.as_u16(), short.code().as_str()), (409, "ORD-OUT-OF-STOCK"));
    let detail = short.json()["detail"].as_str().unwrap().to_owned();
    assert!(detail.contains("Hoa hồng (HOA001) 11 / 10"), "{detail}");
    assert_eq!(
        short.json()["shortages"],
        json!([{ "product_id": 1, "code": "HOA001", "full_name": "Hoa hồng", "wanted": 11, "sellable": 10 }])
    );
    assert!(short.header("content-type").starts_with("application/problem+json"));
    let unknown = json!({"point_of_sale_id": 1, "lines": [{"code": "X", "quantity": 1}]});
    let refused = post(&service, "k1", &unknown).await;
    assert_eq!(
        (refused.code().as_str(), &refused.json()["shortages"]),
        ("ORD-PRODUCT-UNKNOWN", &json!(null))
    );
    let empty = json!({"point_of_sale_id": 1, "lines": []});
    assert_eq!(post(&service, "k1", &empty).await.code(), "ORD-INVALID");
    let nowhere = json!({"lines": [{"code": "HOA001", "quantity": 1}]});
    assert_eq!(post(&service, "k1", &nowhere).await.code(), "ORD-NO-POINT-OF-SALE");
    assert_eq!(post(&service, "k1", &json!({"lines": "?"})).await.code(), "API-BAD-BODY");
    assert_eq!(post(&service, "k1", &some_roses(10)).await.status, 201);
}

#[tokio::test]
async fn stock_explains_itself_and_a_cancelled_order_gives_it_back() {
    let service = roses().await;
    let order = post(&service, "k1", &some_roses(4)).await.json();
    let selling = Ask::new(axum::http::Method::PUT, "/api/v1/shops/1/selling", r#"{"buffer": 1}"#);
    assert_eq!(service.ask(selling.token(&service.owner)).await.status, 200);
    let path = "/api/v1/shops/1/products/1/sellable";
    let at = service.get(path).await.json()["points_of_sale"][0].clone();
    assert_eq!((&at["sellable"], &at["reason"]), (&json!(5), &json!("counted")));
    let count = &at["count"];
    assert_eq!(
        (&count["on_hand"], &count["reserved"], &count["ours"], &count["buffer"]),
        (&json!(10), &json!(0), &json!(4), &json!(1))
    );
    assert_eq!(count["orders"][0]["code"], order["reference"]);
    assert_eq!(service.get("/api/v1/shops/1/stock").await.json()["items"][0]["levels"][0]["sellable"], 5);

    let path = format!("/api/v1/shops/1/orders/{}/cancel", order["id"]);
    let cancelled = service.ask(Ask::post(&path, "").token(&service.owner)).await;
    assert_eq!((cancelled.status.as_u16(), &cancelled.json()["state"]), (200, &json!(0)), "{cancelled}");
    assert_eq!(service.ask(Ask::post(&path, "").token(&service.owner)).await.status, 200, "twice is once");
    assert_eq!(
        service.get("/api/v1/shops/1/products/1/sellable").await.json()["points_of_sale"][0]["sellable"],
        9
    );
    assert_eq!(service.get("/api/v1/shops/1/products/99/sellable").await.code(), "API-NOT-FOUND");
    let other = Ask::post("/api/v1/shops/1/orders", some_roses(1).to_string()).token(&service.other_owner);
    assert_eq!(service.ask(other.header("idempotency-key", "k")).await.status, 404, "another shop's owner");
}

async fn patch(service: &Service, path: &str, body: Value) -> Answer {
    let ask = Ask::new(axum::http::Method::PATCH, path, body.to_string());
    service.ask(ask.token(&service.owner).english()).await
}

async fn sellable(service: &Service) -> Value {
    let of = service.get("/api/v1/shops/1/products/1/sellable").await.json();
    of["points_of_sale"][0]["sellable"].clone()
}

#[tokio::test]
async fn an_order_is_changed_as_far_as_there_is_enough_and_the_shelf_knows_at_once() {
    let service = roses().await;
    let order = post(&service, "k1", &some_roses(4)).await.json();
    let path = format!("/api/v1/shops/1/orders/{}", order["id"]);
    assert_eq!(order["editable"], true);

    let six =
        json!({"lines": [{"product_id": 1, "quantity": 6}], "fees": [{"name": "Phí ship", "amount": 20000}]});
    let changed = patch(&service, &path, six).await;
    assert_eq!(changed.status, 200, "{changed}");
    let changed = changed.json();
    assert_eq!(
        (&changed["lines"][0]["quantity"], &changed["fee_items"][0]["name"]),
        (&json!(6), &json!("Phí ship"))
    );
    assert_eq!(changed["total"], 6 * 185_000 + 20_000);
    assert_eq!(sellable(&service).await, 4);

    let short = patch(&service, &path, json!({"lines": [{"product_id": 1, "quantity": 11}]})).await;
    assert_eq!((short.status.as_u16(), short.code().as_str()), (409, "ORD-OUT-OF-STOCK"));
    assert!(
        short.json()["detail"].as_str().unwrap().contains("11 / 10"),
        "what it holds itself is there: {short}"
    );
    assert_eq!(patch(&service, &path, json!({"lines": []})).await.code(), "ORD-INVALID");
    assert_eq!(patch(&service, &path, json!({"line": []})).await.code(), "API-BAD-BODY");
    assert_eq!(sellable(&service).await, 4, "nothing of that was done");

    let to = json!({"delivery": {"receiver": "Anh Ba", "address": "1 Lê Lợi"}, "note": "giao chiều"});
    let changed = patch(&service, &path, to).await.json();
    assert_eq!(
        (&changed["delivery"]["receiver"], &changed["note"]),
        (&json!("Anh Ba"), &json!("giao chiều"))
    );
    let changed = patch(&service, &path, json!({"delivery": null, "note": null})).await.json();
    assert_eq!((&changed["delivery"], &changed["note"]), (&json!(null), &json!(null)));
    assert_eq!(changed["lines"][0]["quantity"], 6, "what is left out stays");

    let history = service.get(&format!("/api/v1/shops/1/orders/{}/history", order["id"])).await.json();
    let fields = |entry: &Value| {
        let fields = entry["fields"].as_array().unwrap().iter();
        fields.map(|field| field["field"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let told: Vec<_> = history["items"].as_array().unwrap().iter().map(fields).collect();
    assert!(told.iter().any(|fields| fields == &["lines", "fees", "total"]), "{told:?}");

    service.ask(Ask::post(&format!("{path}/cancel"), "").token(&service.owner)).await;
    let late = patch(&service, &path, json!({"note": "x"})).await;
    assert_eq!((late.status.as_u16(), late.code().as_str()), (409, "ORD-NOT-EDITABLE"));
    let other = Ask::new(axum::http::Method::PATCH, &path, r#"{"note":"x"}"#).token(&service.other_owner);
    assert_eq!(service.ask(other).await.status, 404, "another shop's owner");
}

#[tokio::test]
async fn approval_payment_and_delivery_are_noted_with_who_did_it() {
    let service = roses().await;
    let order = post(&service, "k1", &some_roses(1)).await.json();
    let path = format!("/api/v1/shops/1/orders/{}", order["id"]);
    let note = async |what: &str, state: Value| {
        let ask = Ask::post(&format!("{path}/{what}"), json!({ "state": state }).to_string());
        service.ask(ask.token(&service.owner).english()).await
    };
    let approved = note("state", json!(10)).await;
    assert_eq!((approved.status.as_u16(), &approved.json()["state_label"]), (200, &json!("Đã duyệt")));
    let paid = note("payment", json!(5)).await.json();
    assert_eq!(
        (&paid["payment_state"], &paid["payment_noted"], &paid["paid"]),
        (&json!(5), &json!(true), &json!(0))
    );
    let on_its_way = note("delivery", json!(25)).await.json();
    assert_eq!(on_its_way["delivery_state_label"], "Đang giao");
    assert_eq!(note("delivery", json!(null)).await.json()["delivery_state"], json!(null));

    let end = note("state", json!(25)).await;
    assert_eq!(
        (end.status.as_u16(), end.code().as_str()),
        (409, "ORD-NO-SUCH-STEP"),
        "KiotViet decides that"
    );
    assert_eq!(note("state", json!(7)).await.status, 400);
    assert_eq!(note("payment", json!(7)).await.status, 400);
    assert_eq!(note("delivery", json!(7)).await.status, 400);
    let other = Ask::post(&format!("{path}/state"), r#"{"state":10}"#).token(&service.other_owner);
    assert_eq!(service.ask(other).await.status, 404, "another shop's owner");

    let log = service.get("/api/v1/shops/1/log?limit=9").await.json();
    let noted =
        log["items"].as_array().unwrap().iter().filter(|deed| deed["action"] == "order_progress_noted");
    let details: Vec<_> = noted.map(|deed| deed["details"].clone()).collect();
    assert_eq!(details.last(), Some(&json!({"state": {"from": 5, "to": 10}})));
    assert_eq!(details.len(), 4);
    let history = service.get(&format!("/api/v1/shops/1/orders/{}/history", order["id"])).await.json();
    assert!(history.to_string().contains("payment_state"), "{history}");
}
