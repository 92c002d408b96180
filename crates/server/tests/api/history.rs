//! The history, undoing, and conflicts decided, as callers see them.

use dongbo_store::{
    AgreedChange, Batch, Cause, Change, ConflictKind, LocalSide, NewConflict, OursChange, Role, TheirsChange,
};
use dongbo_sync::records::Product;
use dongbo_sync::{Entity, Local, Money, Remote};
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::service::{Answer, Ask, Service, now, product};

pub fn seen(theirs: Product, local: LocalSide<Product>, ours: OursChange<Product>) -> Change<Product> {
    Change {
        remote: Remote::new(101),
        local,
        ours,
        theirs: TheirsChange::Seen(theirs),
        agreed: AgreedChange::AsTheirs,
        dirty: false,
        based_on: None,
        reconciled: None,
        changed_at: None,
    }
}

impl Service {
    pub async fn take(&self, batch: Batch<Product>) {
        let fence = self.fence().await;
        self.store.write(&fence, batch, now()).await.unwrap();
        self.store.release_lease(&fence).await.unwrap();
    }

    /// A flower that both sides have, whose price a person has changed here: entry 2, and conflict 1 about it.
    pub async fn with_a_disputed_price(&self) {
        let flower = product("HOA001", "Hoa hồng đỏ");
        let born = seen(flower.clone(), LocalSide::New, OursChange::Put(flower));
        self.take(Batch { changes: vec![born], ..Batch::default() }).await;
        self.price(200_000).await;
        let conflict = NewConflict {
            entity: Entity::Products,
            kind: ConflictKind::Field,
            remote_id: Some(101),
            local_id: Some(1),
            field: Some("base_price".to_owned()),
            ours: Some(json!("200000").to_string()),
            theirs: Some(json!("185000").to_string()),
            base: Some(json!("170000").to_string()),
            note: String::new(),
        };
        self.take(Batch { conflicts: vec![conflict], ..Batch::default() }).await;
    }

    async fn price(&self, price: i64) {
        let edit = move |product| Ok::<_, ()>(Product { base_price: Money::whole(price), ..product });
        let by = Cause::Person("lan".to_owned());
        let edited = self.store.edit_ours(self.flowers, Local::new(1), None, by, now(), edit).await;
        edited.unwrap().unwrap();
    }

    async fn history_of(&self, rest: &str) -> Value {
        self.get(&format!("/api/v1/shops/{}/{rest}", self.flowers)).await.json()
    }

    async fn tell(&self, token: &str, path: &str, body: &str) -> Answer {
        let path = format!("/api/v1/shops/{}/{path}", self.flowers);
        self.ask(Ask::post(&path, body.to_owned()).token(token).english()).await
    }
}

#[tokio::test]
async fn a_change_is_shown_with_from_and_to_and_who() {
    let service = Service::new().await;
    service.with_a_disputed_price().await;
    let entries = service.history_of("history?code=hoa001").await;
    assert_eq!(entries["items"].as_array().unwrap().len(), 3, "{entries:#}");
    let edit = &entries["items"][1];
    assert_eq!(edit["action"], "changed");
    assert_eq!(edit["cause"], json!({"kind": "person", "person": "lan", "run": null, "subject": null}));
    assert_eq!(edit["fields"][0]["from"], "185000");
    assert_eq!(edit["fields"][0]["to"], "200000");
    assert_eq!(service.history_of("products/1/history").await, entries);
    assert_eq!(service.history_of("history?entity=products&record=1").await["items"], entries["items"]);
    assert_eq!(service.history_of("history/2").await, *edit);
    assert_eq!(service.history_of("history?since=2030-01-01T00:00:00Z").await["items"], json!([]));
    let page = service.history_of("history?limit=1").await;
    let rest = service.history_of(&format!("history?cursor={}", page["next_cursor"].as_str().unwrap())).await;
    assert_eq!(rest["items"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn what_makes_no_sense_is_a_bad_query_and_what_is_not_there_is_not_found() {
    let service = Service::new().await;
    service.with_a_disputed_price().await;
    for (path, code) in [
        ("history?record=1", "API-BAD-QUERY"),
        ("history?since=yesterday", "API-BAD-QUERY"),
        ("history?action=eaten", "API-BAD-QUERY"),
        ("history/99", "API-NOT-FOUND"),
        ("flowers/1/history", "API-NOT-FOUND"),
    ] {
        let answer = service.get(&format!("/api/v1/shops/{}/{path}", service.flowers)).await;
        assert_eq!(answer.code(), code, "{path}");
    }
    let path = format!("/api/v1/shops/{}/history", service.flowers);
    let other = service.ask(Ask::get(&path).token(&service.other_owner)).await;
    assert_eq!(other.status, 404, "another shop's history is none of theirs");
}

#[tokio::test]
async fn an_entry_is_undone_by_the_owner_and_by_nobody_less() {
    let service = Service::new().await;
    service.with_a_disputed_price().await;
    let staff = service.store.create_token(service.flowers, Role::Staff, now()).await.unwrap();
    let refused = service.tell(staff.expose_secret(), "history/2/undo", "").await;
    assert_eq!((refused.status.as_u16(), refused.code().as_str()), (403, "API-FORBIDDEN"));
    let dry = service.tell(&service.owner, "history/2/undo", r#"{"dry_run": true}"#).await;
    assert_eq!(dry.json()["records"][0]["outcome"], "would_be_done");
    let done = service.tell(&service.owner, "history/2/undo", "").await;
    let field = &done.json()["records"][0]["fields"][0];
    assert_eq!((field["from"].as_str(), field["to"].as_str()), (Some("200000"), Some("185000")), "{done}");
    let product = service.history_of("products/1").await;
    assert_eq!(product["base_price"], 185_000);
    let again = service.tell(&service.operator, "history/2/undo", "").await;
    assert_eq!((again.json()["done"].clone(), again.json()["already"].clone()), (json!(0), json!(1)));
    assert_eq!(service.tell(&service.owner, "history/99/undo", "").await.status, 404);
    assert_eq!(service.tell(&service.owner, "runs/99/undo", "").await.status, 404);
}

#[tokio::test]
async fn an_undo_that_would_lose_something_newer_says_what() {
    let service = Service::new().await;
    service.with_a_disputed_price().await;
    service.price(210_000).await;
    let refused = service.tell(&service.owner, "history/2/undo", "").await;
    assert_eq!((refused.status.as_u16(), refused.code().as_str()), (409, "SYNC-UNDO-CHANGED-SINCE"));
    let detail = refused.json()["detail"].as_str().unwrap().to_owned();
    assert!(detail.contains("HOA001") && detail.contains("(entries 4 of the history)"), "{detail}");
    let forced = service.tell(&service.owner, "history/2/undo", r#"{"force": true}"#).await;
    assert_eq!(forced.json()["done"], 1, "{forced}");
    service.price(220_000).await;
    let back = service.tell(&service.owner, "products/1/undo", r#"{"since": 2}"#).await;
    assert_eq!(back.json()["done"], 1, "{back}");
    assert_eq!(service.history_of("products/1").await["base_price"], 200_000, "as after entry 2");
}

#[tokio::test]
async fn a_conflict_is_decided_once() {
    let service = Service::new().await;
    service.with_a_disputed_price().await;
    let open = service.history_of("conflicts").await;
    let conflict = &open["items"][0];
    assert_eq!(conflict["label"], "HOA001");
    assert_eq!(conflict["ours_changed"]["cause"]["person"], "lan");
    assert_eq!((&conflict["ours"], &conflict["theirs"]), (&json!("200000"), &json!("185000")));
    assert_eq!(conflict["usual_winner"], "kiotviet");
    let decide = async |body: &str| service.tell(&service.owner, "conflicts/1/decision", body).await;
    assert_eq!(decide("").await.code(), "API-BAD-BODY");
    assert_eq!(decide(r#"{"choice": "value"}"#).await.code(), "API-BAD-BODY");
    assert_eq!(decide(r#"{"choice": "value", "value": {}}"#).await.code(), "SYNC-CONFLICT-VALUE");
    let decided = decide(r#"{"choice": "theirs"}"#).await;
    assert_eq!(decided.json()["outcome"], "decided", "{decided}");
    assert_eq!(decided.json()["conflict"]["closed_by"], "owner");
    assert_eq!(service.history_of("products/1").await["base_price"], 185_000);
    assert_eq!(decide(r#"{"choice": "theirs"}"#).await.status, 200, "the same again is no mistake");
    assert_eq!(decide(r#"{"choice": "ours"}"#).await.code(), "SYNC-CONFLICT-CLOSED");
    assert_eq!(service.history_of("conflicts").await["items"], json!([]));
    assert_eq!(service.history_of("conflicts?closed=true").await["items"][0]["decision"], "theirs");
}

#[tokio::test]
async fn conflicts_are_decided_in_bulk() {
    let service = Service::new().await;
    service.with_a_disputed_price().await;
    let decide = async |body: &str| service.tell(&service.owner, "conflicts/decisions", body).await.json();
    let none = decide(r#"{"choice": "ours", "entity": "customers"}"#).await;
    assert_eq!((none["decided"].clone(), none["items"].clone()), (json!(0), json!([])));
    let value = r#"{"choice": "value", "value": "190000", "field": "base_price", "ids": [1, 2]}"#;
    assert_eq!(decide(value).await["decided"], 1);
    assert_eq!(service.history_of("products/1").await["base_price"], 190_000);
}
