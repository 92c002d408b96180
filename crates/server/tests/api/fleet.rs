use axum::http::Method;
use dongbo_store::{AutomationChange, Batch, ConnectionState, HintKind, NewFailure, RunId};
use dongbo_sync::records::Product;
use dongbo_sync::{Entity, ShopId};
use serde_json::{Value, json};

use crate::service::{Answer, Ask, Service, connection, now};

impl Service {
    async fn operate(&self, method: Method, path: &str, body: Value) -> Answer {
        let ask = Ask::new(method, &format!("/api/v1/{path}"), body.to_string());
        self.ask(ask.token(&self.operator).english()).await
    }

    async fn own(&self, method: Method, path: &str, body: Value) -> Answer {
        let path = format!("/api/v1/shops/{}/{path}", self.flowers);
        self.ask(Ask::new(method, &path, body.to_string()).token(&self.owner).english()).await
    }

    /// Records of KiotViet's that could not be taken, and a list that could not be read.
    pub async fn with_failures(&self) -> RunId {
        let fence = self.fence().await;
        let run = self.store.start_run(&fence, &[], false, "api", now()).await.unwrap();
        let failure = |remote_id: Option<i64>, code: &str| NewFailure {
            entity: Entity::Products,
            remote_id,
            code: code.to_owned(),
            message: "odd".to_owned(),
            payload: format!("{remote_id:?}"),
            run,
        };
        let failures = vec![
            failure(Some(501), "KV-ROW-MALFORMED"),
            failure(Some(502), "KV-420"),
            failure(Some(503), "KV-420"),
        ];
        let batch = Batch::<Product> { failures, ..Batch::default() };
        self.store.write(&fence, batch, now()).await.unwrap();
        self.store.release_lease(&fence).await.unwrap();
        run
    }

    async fn always_on(&self, shop: ShopId) {
        let change = AutomationChange { always_on: Some(true), ..AutomationChange::default() };
        self.store.set_automation(shop, change).await.unwrap();
    }
}

#[tokio::test]
async fn a_run_is_stopped_once_and_an_ended_one_is_not() {
    let service = Service::new().await;
    service.own(Method::POST, "runs", json!({"full": true, "allow_disappearance": true})).await;
    let stopped = service.own(Method::POST, "runs/1/stop", json!({})).await;
    assert_eq!(stopped.status, 202, "{stopped}");
    assert_eq!(stopped.json()["state"], "running", "it ends after its page");
    let wanted = service.store.stop_wanted(service.flowers, RunId(1)).await.unwrap();
    assert_eq!(stopped.json()["stopped_by"], json!(wanted.unwrap()));
    assert_eq!(service.own(Method::POST, "runs/9/stop", json!({})).await.code(), "API-NOT-FOUND");

    // The run's process ends it.
    let patience = std::time::Duration::from_secs(60);
    let lease = service.store.acquire_lease(service.flowers, "test", now(), patience, &|_| false).await;
    let dongbo_store::Lease::Mine(fence) = lease.unwrap() else { panic!("nobody lives") };
    let state = dongbo_store::RunState::Stopped;
    let ended = service.store.finish_run(&fence, RunId(1), state, None, "{}".into(), "{}".into(), now());
    ended.await.unwrap();
    let again = service.own(Method::POST, "runs/1/stop", json!({})).await;
    assert_eq!((again.status.as_u16(), again.code().as_str()), (409, "SYNC-RUN-ENDED"));
    assert_eq!(
        service.get(&format!("/api/v1/shops/{}/runs/1", service.flowers)).await.json()["state"],
        "stopped"
    );
}

#[tokio::test]
async fn failures_are_tried_again_by_number_by_code_or_all_of_them() {
    for (body, records) in [
        (json!({"ids": [1, 3, 99]}), vec![501, 503]),
        (json!({"code": "KV-420"}), vec![502, 503]),
        (json!({"all": true}), vec![501, 502, 503]),
        (json!({"code": "KV-SECRET"}), vec![]),
    ] {
        let service = Service::new().await;
        service.with_failures().await;
        service.always_on(service.flowers).await;
        let retried = service.own(Method::POST, "failures/retry", body.clone()).await;
        assert_eq!(retried.json(), json!({"records": records.len(), "run": null}), "{body}: {retried}");
        let hints = service.store.due_hints(service.flowers, now(), 10).await.unwrap();
        let named: Vec<i64> = hints.iter().map(|hint| hint.remote_id).collect();
        assert_eq!(named, records, "{body}");
        assert!(hints.iter().all(|hint| hint.kind == HintKind::Changed));
    }
    let service = Service::new().await;
    for body in [json!({}), json!({"all": true, "code": "KV-420"}), json!({"ids": [1], "all": true})] {
        assert_eq!(service.own(Method::POST, "failures/retry", body).await.code(), "API-BAD-BODY");
    }
}

#[tokio::test]
async fn where_nothing_happens_by_itself_trying_again_is_a_run() {
    let service = Service::new().await;
    let earlier = service.with_failures().await;
    let retried = service.own(Method::POST, "failures/retry", json!({"all": true})).await.json();
    assert_eq!(retried, json!({"records": 3, "run": earlier.0 + 1}));
    let run = service.store.run(service.flowers, RunId(earlier.0 + 1)).await.unwrap().unwrap();
    assert_eq!(run.entities, [Entity::Products]);
    // A run that is under way attends to them.
    let again = service.own(Method::POST, "failures/retry", json!({"all": true})).await.json();
    assert_eq!(again, json!({"records": 3, "run": null}));
}

#[tokio::test]
async fn the_operator_makes_shops_and_nobody_else_does() {
    let service = Service::new().await;
    let made = service.operate(Method::POST, "shops", json!({"name": " Quán Mộc "})).await;
    assert_eq!((made.status.as_u16(), &made.json()["name"]), (201, &json!("Quán Mộc")), "{made}");
    let taken = service.operate(Method::POST, "shops", json!({"name": "quán mộc"})).await;
    assert_eq!((taken.status.as_u16(), taken.code().as_str()), (409, "CFG-SHOP-EXISTS"));
    assert_eq!(service.operate(Method::POST, "shops", json!({"name": " "})).await.code(), "CFG-SHOP-NAME");
    let refused = Ask::post("/api/v1/shops", json!({"name": "Khác"}).to_string()).token(&service.owner);
    assert_eq!(service.ask(refused).await.code(), "API-FORBIDDEN");
}

#[tokio::test]
async fn a_suspended_shop_has_no_worker_and_its_run_is_to_stop() {
    let service = Service::new().await;
    service.store.save_connection(service.flowers, &connection(), now()).await.unwrap();
    service.always_on(service.flowers).await;
    service.own(Method::POST, "runs", json!({})).await;
    let path = format!("shops/{}/connection", service.flowers);
    let suspended = service.operate(Method::PATCH, &path, json!({"suspended": true})).await.json();
    assert_eq!((&suspended["suspended"], &suspended["window"]["state"]), (&json!(true), &json!("always_on")));
    assert!(service.store.connected_shops().await.unwrap().is_empty());
    assert!(service.store.stop_wanted(service.flowers, RunId(1)).await.unwrap().is_some());
    service.operate(Method::PATCH, &path, json!({"suspended": false})).await;
    assert_eq!(service.store.connected_shops().await.unwrap().len(), 1);
}

#[tokio::test]
async fn two_thousand_shops_are_shown_by_state_and_by_cause() {
    let service = Service::new().await;
    let (store, shop) = (&service.store, service.flowers);
    store.save_connection(shop, &connection(), now()).await.unwrap();
    service.always_on(shop).await;
    service.with_failures().await;
    let failing = service.shoes;
    store.save_connection(service.shoes, &connection(), now()).await.unwrap();
    let state = ConnectionState::Failing { code: "KV-SECRET".to_owned(), since: now() };
    store.set_connection_state(service.shoes, &state, now()).await.unwrap();
    for number in 0..2_000 {
        store.add_shop(&format!("Cửa hàng {number}"), now()).await.unwrap();
    }
    let paused = store.add_shop("Nghỉ", now()).await.unwrap();
    store.save_connection(paused, &connection(), now()).await.unwrap();
    let suspended = AutomationChange { suspended: Some(true), ..AutomationChange::default() };
    store.set_automation(ShopId(5), suspended).await.unwrap();

    let fleet = service.operate(Method::GET, "fleet?limit=2", json!({})).await;
    let answer = fleet.json();
    assert_eq!(
        answer["totals"]["states"],
        json!({"working": 1, "failing": 1, "paused": 1, "not_connected": 1_999, "suspended": 1}),
        "{fleet}"
    );
    let causes = answer["totals"]["causes"].as_array().unwrap().iter();
    let causes: Vec<Value> =
        causes.map(|cause| json!([cause["code"], cause["shops"], cause["records"]])).collect();
    assert_eq!(
        causes,
        [json!(["KV-420", 1, 2]), json!(["KV-ROW-MALFORMED", 1, 1]), json!(["KV-SECRET", 1, 0])]
    );
    let first = &answer["items"][0];
    assert_eq!(
        (
            &first["shop"]["id"],
            &first["state"],
            &first["failures"],
            &first["quota_left"],
            &first["last_run"]["id"]
        ),
        (&json!(shop.0), &json!("working"), &json!(3), &json!(4_500), &json!(1))
    );
    assert_eq!(answer["items"][1]["code"], "KV-SECRET");

    let ids = async |query: &str| {
        let answer = service.operate(Method::GET, &format!("fleet?{query}"), json!({})).await;
        let answer = answer.json();
        let items = answer["items"].as_array().unwrap().iter();
        items.map(|item| item["shop"]["id"].as_i64().unwrap()).collect::<Vec<i64>>()
    };
    assert_eq!(ids("state=failing").await, [failing.0]);
    assert_eq!(ids("state=paused").await, [paused.0]);
    assert_eq!(ids("state=suspended").await, [5]);
    assert_eq!(ids("code=KV-420").await, [shop.0]);
    assert_eq!(ids("code=KV-SECRET").await, [service.shoes.0]);
    assert_eq!(ids("q=CU%CC%9B%CC%89a%20h%C3%A0ng%201999").await.len(), 1, "however it is typed");
    let cursor = answer["next_cursor"].as_str().unwrap();
    assert_eq!(ids(&format!("limit=2&cursor={cursor}")).await, [3, 4]);
    assert_eq!(service.operate(Method::GET, "fleet?state=sad", json!({})).await.code(), "API-BAD-QUERY");
    let refused = service.ask(Ask::get("/api/v1/fleet").token(&service.owner)).await;
    assert_eq!(refused.code(), "API-FORBIDDEN");

    let retried = service.operate(Method::POST, "fleet/causes/KV-420/retry", json!({})).await.json();
    assert_eq!(retried, json!({"shops": 1, "records": 2}));
    let hints = store.due_hints(shop, now(), 10).await.unwrap();
    assert_eq!(hints.iter().map(|hint| hint.remote_id).collect::<Vec<_>>(), [502, 503]);
    assert_eq!(service.operate(Method::POST, "fleet/causes/NO-CODE/retry", json!({})).await.status, 404);
}
