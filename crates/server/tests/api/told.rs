//! Whatever somebody changes through the API can be read afterwards: as a line of the activity log, or, where records
//! were changed, as an entry of their history. Every changing route of the document is walked, each in a shop of its own.

use axum::http::Method;
use dongbo_store::{ActivityQuery, Batch, Cause, HistoryQuery, Role, RunId};
use dongbo_sync::ShopId;
use dongbo_sync::records::Product;
use serde_json::Value;

use crate::document::{body, document, operations};
use crate::service::{
    Ask, Service, category, connection, customer, group, now, order, point_of_sale, product,
};

/// Routes that leave no line, each with its reason.
const SILENT: [(&str, &str, &str); 1] =
    [("POST", "/api/v1/shops/{shop}/connection/test", "it tries credentials and stores nothing")];

/// A body that changes something.
fn deed(method: &str, path: &str) -> &'static str {
    let below_shop = path.strip_prefix("/api/v1/shops/{shop}/").unwrap_or(path);
    match (method, below_shop) {
        ("PATCH", "categories/{id}") => r#"{"name":"Hoa tươi"}"#,
        ("PATCH", "choices") => r#"{"own_product_status":true}"#,
        ("PATCH", "connection") => r#"{"always_on":true}"#,
        ("PATCH", "customers/{id}") => r#"{"name":"Lan Anh"}"#,
        ("PATCH", "orders/{id}") => r#"{"note":"giao sớm"}"#,
        ("PATCH", "points-of-sale/{id}") => r#"{"name":"Quầy hoa"}"#,
        ("PATCH", "products/{id}") => r#"{"visible":false}"#,
        ("PATCH", "rules/{entity}") => r#"{"births":"in"}"#,
        ("PATCH", "users/{id}") => r#"{"name":"Lan Anh"}"#,
        ("PUT", "selling") => r#"{"sell_negative":true,"buffer":1}"#,
        ("PUT", "products/{id}/selling") => r#"{"only_in_stock":true}"#,
        ("POST", "{entity}/{id}/undo") => r#"{"since":1}"#,
        ("POST", "history/{id}/undo" | "runs/{id}/undo") => "",
        _ => body(method, path),
    }
}

impl Service {
    /// A shop with something of everything, in which nobody has done anything through the API yet.
    async fn lived_in() -> Self {
        let service = Self::new().await;
        let (store, shop) = (&service.store, service.flowers);
        store.save_connection(shop, &connection(), now()).await.unwrap();
        store.set_selling(shop, crate::service::sells_negative()).await.unwrap();
        service.with_a_disputed_price().await;
        // What a run has done: entry 4.
        let run = service.with_failures().await;
        service.a_run_renames(run).await;
        store.add_ours(shop, category("Hoa"), now()).await.unwrap();
        store.add_ours(shop, group("Khách quen"), now()).await.unwrap();
        store.add_ours(shop, customer("KH1", "Lan", "0912345678"), now()).await.unwrap();
        store.add_ours(shop, point_of_sale("Chi nhánh trung tâm"), now()).await.unwrap();
        store.add_ours(shop, order("DH1"), now()).await.unwrap();
        store.add_ours(shop, product("HOA002", "Hoa cúc"), now()).await.unwrap();
        crate::plans::plan(&service).await;
        crate::plans::wave(&service).await;
        crate::plans::doubt(&service).await;
        service.add_user(Some(shop), "lan", Role::Staff, &[]).await;
        service
    }

    async fn a_run_renames(&self, run: RunId) {
        let renamed = crate::history::seen(
            Product { name: "Hoa hồng nhung".to_owned(), ..product("HOA001", "") },
            dongbo_store::LocalSide::Existing(dongbo_sync::Local::new(1)),
            dongbo_store::OursChange::Put(Product {
                name: "Hoa hồng nhung".to_owned(),
                base_price: dongbo_sync::Money::whole(200_000),
                ..product("HOA001", "")
            }),
        );
        self.take(Batch { changes: vec![renamed], cause: Some(Cause::Run(run)), ..Batch::default() }).await;
    }

    /// How many lines there are, in all shops.
    async fn lines(&self) -> usize {
        let mut lines = 0;
        for shop in self.store.shops().await.unwrap() {
            lines += self.lines_of(shop.id).await;
        }
        lines
    }

    async fn lines_of(&self, shop: ShopId) -> usize {
        let all = ActivityQuery { limit: 500, ..ActivityQuery::default() };
        let deeds = self.store.activity(shop, all).await.unwrap().items.len();
        let all = HistoryQuery { limit: 500, ..HistoryQuery::default() };
        deeds + self.store.history(shop, all).await.unwrap().items.len()
    }

    /// What must have happened for a route to have something to do.
    async fn ready_for(&self, method: &str, path: &str) {
        let first = |method, path: &str, body: &str| {
            let path = format!("/api/v1/shops/{}/{path}", self.flowers);
            self.ask(Ask::new(method, &path, body.to_owned()).token(&self.operator))
        };
        let answer = match (method, path.strip_prefix("/api/v1/shops/{shop}/").unwrap_or_default()) {
            ("POST", restore) if restore.ends_with("/restore") => {
                let record = restore.trim_end_matches("/restore").replace("{id}", "1");
                first(Method::DELETE, &record, "").await
            }
            ("POST", "runs/{id}/stop") => first(Method::POST, "runs", "").await,
            ("POST", "outbox/retry") => first(Method::POST, "outbox", r#"{"entity":"products"}"#).await,
            ("DELETE", "tokens/{id}") | ("POST", "tokens") => {
                first(Method::POST, "tokens", r#"{"name":"Máy in","role":"staff"}"#).await
            }
            _ => return,
        };
        assert!(answer.status.is_success(), "{method} {path}: {answer}");
    }
}

#[tokio::test]
async fn whatever_changes_something_can_be_read_afterwards() {
    let document: Value = document(&Service::new().await).await;
    let mut silent = Vec::new();
    let mut walked = 0;
    for (method, path) in operations(&document).into_iter().filter(|(method, _)| method != "GET") {
        let service = Service::lived_in().await;
        let cookie = service.cookie("lan").await;
        service.ready_for(&method, &path).await;
        let id = match path.as_str() {
            "/api/v1/shops/{shop}/history/{id}/undo" => "2",
            "/api/v1/shops/{shop}/runs/{id}/stop" => "2",
            _ => "1",
        };
        let concrete = path
            .replace("{shop}", &service.flowers.to_string())
            .replace("{id}", id)
            .replace("{entity}", "products")
            .replace("{code}", "KV-420");
        let before = service.lines().await;
        let ask = Ask::new(Method::from_bytes(method.as_bytes()).unwrap(), &concrete, deed(&method, &path));
        let answer = if path.contains("/session") {
            service.ask(ask.header("cookie", &cookie).header("sec-fetch-site", "same-origin")).await
        } else {
            service.ask(ask.token(&service.operator).header("idempotency-key", "k1")).await
        };
        assert!(answer.status.is_success(), "{method} {path}: {answer}");
        walked += 1;
        let exception = SILENT.iter().any(|(verb, route, _)| (*verb, *route) == (&method, &path));
        if (service.lines().await > before) == exception {
            silent.push(format!("{method} {path}"));
        }
    }
    assert!(walked > 40, "{walked}");
    assert!(silent.is_empty(), "no line, or a line in spite of an exception: {silent:#?}");
}
