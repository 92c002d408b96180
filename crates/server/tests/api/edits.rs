use axum::http::Method;
use dongbo_store::{AgreedChange, Batch, Change, LocalSide, OursChange, TheirsChange};
use dongbo_sync::records::Product;
use dongbo_sync::{Entity, Reference, Remote};
use serde_json::{Value, json};

use crate::service::{Answer, Ask, Service, category, connection, now, product};

impl Service {
    async fn send(&self, method: Method, path: &str, body: Value) -> Answer {
        let path = format!("/api/v1/shops/{}/{path}", self.flowers);
        self.ask(Ask::new(method, &path, body.to_string()).token(&self.owner)).await
    }

    async fn waiting(&self, entity: Entity) -> usize {
        self.store.outbox_due(self.flowers, entity, now(), 100).await.unwrap().len()
    }

    /// A product that KiotViet has too.
    async fn with_a_linked_product(self) -> Self {
        self.store.add_ours(self.flowers, category("Hoa"), now()).await.unwrap();
        let record = Product { category: Some(Reference::there(5)), ..product("HOA001", "Hoa hồng") };
        let change = Change {
            remote: Remote::new(101),
            local: LocalSide::New,
            ours: OursChange::Put(record.clone()),
            theirs: TheirsChange::Seen(record),
            agreed: AgreedChange::AsTheirs,
            dirty: false,
            based_on: None,
            reconciled: None,
            changed_at: None,
        };
        let fence = self.fence().await;
        let batch = Batch { changes: vec![change], ..Batch::default() };
        self.store.write(&fence, batch, now()).await.unwrap();
        self.store.release_lease(&fence).await.unwrap();
        self
    }
}

#[tokio::test]
async fn a_changed_product_is_stored_and_waits_to_be_sent() {
    let service = Service::new().await.with_a_linked_product().await;
    let change = json!({ "base_price": 199000.5, "unit": "Bó", "description": null, "visible": false });
    let answer = service.send(Method::PATCH, "products/1", change).await;
    assert_eq!(answer.status, 200, "{answer}");
    let shown = answer.json();
    assert_eq!(
        (&shown["base_price"], &shown["unit"], &shown["visible"]),
        (&json!(199000.5), &json!("Bó"), &json!(false))
    );
    assert_eq!(shown["code"], "HOA001", "what is left out stays");
    assert_eq!(service.waiting(Entity::Products).await, 1);
}

#[tokio::test]
async fn what_cannot_be_is_refused_with_the_field_and_nothing_changes() {
    let service = Service::new().await.with_a_linked_product().await;
    service.add_product("HOA002", "Hoa cúc").await;
    for (change, code) in [
        (json!({ "base_price": -1 }), "API-INVALID"),
        (json!({ "barcode": "12345678901234567" }), "API-INVALID"),
        (json!({ "name": "  " }), "API-INVALID"),
        (json!({ "category_id": 99 }), "API-INVALID"),
        (json!({ "code": "hoa002" }), "API-TAKEN"),
        (json!({ "brand": "Hãng khác" }), "API-BAD-BODY"),
        (json!([1]), "API-BAD-BODY"),
    ] {
        let answer = service.send(Method::PATCH, "products/1", change.clone()).await;
        assert_eq!(answer.code(), code, "{change}: {answer}");
    }
    assert_eq!(service.waiting(Entity::Products).await, 0);
    assert_eq!(service.send(Method::PATCH, "products/77", json!({})).await.code(), "API-NOT-FOUND");
}

#[tokio::test]
async fn a_family_is_made_with_one_request() {
    let service = Service::new().await.with_a_linked_product().await;
    let family = json!({
        "name": "Áo", "category_id": 1, "code": "AO-M", "base_price": 90000, "unit": "Cái",
        "attributes": [{ "name": "SIZE", "value": "M" }],
        "units": [{ "unit": "Tá", "conversion": 12, "base_price": 1000000 }],
        "variants": [{ "code": "AO-L", "base_price": 95000, "attributes": [{ "name": "SIZE", "value": "L" }] }]
    });
    let answer = service.send(Method::POST, "products", family.clone()).await;
    assert_eq!(answer.status, 201, "{answer}");
    let items = answer.json()["items"].clone();
    assert_eq!(items[0]["code"], "AO-M");
    assert_eq!((&items[1]["base_id"], &items[1]["conversion"]), (&items[0]["id"], &json!(12)));
    assert_eq!((&items[2]["code"], &items[2]["master_id"]), (&json!("AO-L"), &items[0]["id"]));
    assert_eq!(service.waiting(Entity::Products).await, 3);
    assert_eq!(service.send(Method::POST, "products", family).await.code(), "API-TAKEN");
    assert_eq!(service.waiting(Entity::Products).await, 3, "all or nothing");
}

#[tokio::test]
async fn categories_keep_to_three_levels_and_never_hang_below_themselves() {
    let service = Service::new().await;
    let mut parent = Value::Null;
    for name in ["Một", "Hai", "Ba"] {
        let answer =
            service.send(Method::POST, "categories", json!({ "name": name, "parent_id": parent })).await;
        assert_eq!(answer.status, 201, "{answer}");
        parent = answer.json()["id"].clone();
    }
    let fourth =
        service.send(Method::POST, "categories", json!({ "name": "Bốn", "parent_id": parent })).await;
    assert_eq!(fourth.code(), "API-INVALID");
    let circle = service.send(Method::PATCH, "categories/1", json!({ "parent_id": 2 })).await;
    assert_eq!(circle.code(), "API-INVALID");
    let moved = service.send(Method::PATCH, "categories/3", json!({ "parent_id": null })).await;
    assert_eq!(moved.json()["parent_id"], Value::Null);
}

#[tokio::test]
async fn a_customer_is_made_changed_archived_and_restored() {
    let service = Service::new().await;
    let made =
        service.send(Method::POST, "customers", json!({ "name": "Lan", "phone": "0912 345 678" })).await;
    assert_eq!(made.status, 201, "{made}");
    assert_eq!(made.json()["code"], "AB000001");
    let changed =
        service.send(Method::PATCH, "customers/1", json!({ "gender": "female", "phone": null })).await;
    assert_eq!((&changed.json()["gender"], &changed.json()["phone"]), (&json!("female"), &Value::Null));
    let wrong = service.send(Method::PATCH, "customers/1", json!({ "phone": "gọi sau" })).await;
    assert_eq!(wrong.code(), "API-INVALID");
    let archived = service.send(Method::DELETE, "customers/1", json!({})).await;
    assert!(archived.json()["archived_at"].is_string());
    assert_eq!(
        service.send(Method::PATCH, "customers/1", json!({ "name": "X" })).await.code(),
        "API-NOT-FOUND"
    );
    let restored = service.send(Method::POST, "customers/1/restore", json!({})).await;
    assert!(restored.json()["archived_at"].is_null());
}

#[tokio::test]
async fn what_only_abaha_has_is_sent_when_asked_for_and_what_waits_is_listed() {
    let service = Service::new().await.with_a_linked_product().await;
    let here = service.add_product("HOA002", "Hoa cúc").await;
    service.add_product("HOA003", "Hoa lan").await;
    let some =
        service.send(Method::POST, "outbox", json!({ "entity": "products", "ids": [here, 1, 999] })).await;
    assert_eq!(some.json()["records"], 1, "the others are there already, or nowhere");
    let all = service.send(Method::POST, "outbox", json!({ "entity": "products" })).await;
    assert_eq!(all.json()["records"], 2);
    let list = service.get(&format!("/api/v1/shops/{}/outbox?parked=false", service.flowers)).await;
    assert_eq!(list.column("local_id"), [json!(2), json!(3)]);
    let retried =
        service.send(Method::POST, "outbox/retry", json!({ "entity": "products", "id": here })).await;
    assert_eq!(retried.json()["records"], 1);
    let wrong = service.send(Method::POST, "outbox", json!({ "entity": "stock" })).await;
    assert_eq!(wrong.code(), "API-BAD-BODY");
}

#[tokio::test]
async fn what_the_shop_does_not_send_is_refused_and_not_promised() {
    let service = Service::new().await.with_a_linked_product().await;
    service.add_product("HOA002", "Hoa cúc").await;
    service.store.save_connection(service.flowers, &connection(), now()).await.unwrap();
    let chosen = service.send(Method::PATCH, "rules/products", json!({ "births": "in" })).await;
    assert_eq!(chosen.status, 200, "{chosen}");
    let refused = service.send(Method::POST, "outbox", json!({ "entity": "products" })).await;
    assert_eq!(refused.status, 409);
    assert_eq!(refused.code(), "SYNC-NOT-SENT");
    let list = service.get(&format!("/api/v1/shops/{}/outbox", service.flowers)).await;
    assert_eq!(list.column("local_id"), Vec::<Value>::new());
}
