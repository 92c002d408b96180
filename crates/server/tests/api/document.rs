use axum::http::Method;
use serde_json::Value;

use crate::service::{Ask, Service, category, connection, customer, group, now, order, point_of_sale};

/// The document, as a service gives it.
pub async fn document(service: &Service) -> Value {
    service.ask(Ask::get("/api/v1/openapi.json")).await.json()
}

pub fn operations(document: &Value) -> Vec<(String, String)> {
    let paths = document["paths"].as_object().unwrap();
    paths
        .iter()
        .flat_map(|(path, item)| {
            item.as_object().unwrap().keys().map(move |method| (method.to_uppercase(), path.clone()))
        })
        .collect()
}

#[tokio::test]
async fn the_document_is_the_one_that_was_reviewed() {
    let service = Service::new().await;
    let text = format!("{:#}\n", document(&service).await);
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    assert!(
        std::fs::read_to_string(&path).unwrap_or_default() == text,
        "the API has changed; read the difference after: UPDATE_DOCS=1 cargo test -p dongbo-server"
    );
}

#[tokio::test]
async fn the_routes_of_the_contract_are_documented() {
    let service = Service::new().await;
    let document = document(&service).await;
    assert_eq!(document["openapi"], "3.1.0");
    let known = operations(&document);
    for (method, path) in [
        ("GET", "categories"),
        ("GET", "conflicts"),
        ("POST", "conflicts/decisions"),
        ("POST", "conflicts/{id}/decision"),
        ("POST", "connection/test"),
        ("PUT", "connection"),
        ("GET", "preflight"),
        ("POST", "preflight/repair"),
        ("GET", "branches"),
        ("POST", "points-of-sale"),
        ("PATCH", "points-of-sale/{id}"),
        ("GET", "customer-groups"),
        ("GET", "customers"),
        ("GET", "history"),
        ("POST", "history/{id}/undo"),
        ("GET", "orders"),
        ("POST", "orders"),
        ("POST", "orders/{id}/cancel"),
        ("PATCH", "orders/{id}"),
        ("POST", "orders/{id}/state"),
        ("POST", "orders/{id}/payment"),
        ("POST", "orders/{id}/delivery"),
        ("GET", "points-of-sale"),
        ("GET", "price-lists"),
        ("GET", "price-lists/{id}/entries"),
        ("GET", "products"),
        ("PATCH", "products/{id}"),
        ("GET", "runs"),
        ("POST", "runs"),
        ("POST", "runs/{id}/stop"),
        ("POST", "failures/retry"),
        ("POST", "runs/{id}/undo"),
        ("GET", "{entity}/{id}/history"),
    ] {
        let route = (method.to_owned(), format!("/api/v1/shops/{{shop}}/{path}"));
        assert!(known.contains(&route), "{route:?}");
    }
}

/// A body that is taken.
pub fn body(method: &str, path: &str) -> &'static str {
    let last = path.rsplit('/').next().unwrap_or_default();
    match (method, last) {
        ("POST", "shops") => r#"{"name":"Quán Mộc"}"#,
        ("POST", "retry") if path.contains("/failures/") => r#"{"all":true}"#,
        ("POST", "test") => {
            r#"{"account_type":"retail","retailer":"hoa","client_id":"c","client_secret":"right"}"#
        }
        ("PUT", "connection") => r#"{"account_type":"retail","retailer":"hoa","client_id":"c"}"#,
        ("POST", "repair") => r#"{"code":"KV-SURCHARGE-MISSING"}"#,
        ("POST", "points-of-sale") => r#"{"name":"Quầy 2"}"#,
        ("POST", "products") => r#"{"name":"Hoa cúc","category_id":1}"#,
        ("POST", "categories") => r#"{"name":"Hoa khô"}"#,
        ("POST", "customers") => r#"{"name":"Trần Bình"}"#,
        ("POST", "decisions") if path.contains("/plans/") => r#"{"decision":"approved","all":true}"#,
        ("POST", "decisions") if path.contains("/waves/") => r#"{"allow":true}"#,
        ("POST", "decisions") if path.contains("/matches/") => r#"{"all":"new"}"#,
        ("POST", "outbox") => r#"{"entity":"products"}"#,
        ("POST", "orders") => r#"{"point_of_sale_id":1,"lines":[{"code":"HOA001","quantity":1}]}"#,
        ("POST", "state") => r#"{"state":10}"#,
        ("POST", "payment") => r#"{"state":5}"#,
        ("POST", "delivery") => r#"{"state":25}"#,
        ("POST", "decision" | "decisions") => r#"{"choice":"ours"}"#,
        ("POST", "undo") => r#"{"dry_run":true}"#,
        ("POST", "session") => r#"{"login":"lan","password":"hoa sữa mùa thu"}"#,
        ("POST", "password") => r#"{"current":"hoa sữa mùa thu","new":"hoa sữa mùa đông"}"#,
        ("POST", "users") => {
            r#"{"login":"mai","name":"Mai","role":"staff","rights":["see_sync"],"password":"hoa sữa mùa thu"}"#
        }
        ("POST", "tokens") => r#"{"name":"Kế toán","role":"owner"}"#,
        ("PATCH", _) => "{}",
        _ => "",
    }
}

#[tokio::test]
async fn every_documented_route_answers() {
    let service = Service::new().await;
    let shop = service.flowers;
    let store = &service.store;
    service.with_a_disputed_price().await;
    store.save_connection(shop, &connection(), now()).await.unwrap();
    store.add_ours(shop, category("Hoa"), now()).await.unwrap();
    store.add_ours(shop, group("Khách quen"), now()).await.unwrap();
    store.add_ours(shop, customer("KH1", "Lan", "0912345678"), now()).await.unwrap();
    store.add_ours(shop, point_of_sale("Chi nhánh trung tâm"), now()).await.unwrap();
    store.add_ours(shop, order("DH1"), now()).await.unwrap();
    store.add_ours(shop, crate::service::price_list("Bảng giá sỉ"), now()).await.unwrap();
    crate::plans::plan(&service).await;
    crate::plans::wave(&service).await;
    store.set_selling(shop, crate::service::sells_negative()).await.unwrap();
    let mut operations = operations(&document(&service).await);
    service.add_user(Some(shop), "lan", dongbo_store::Role::Staff, &[]).await;
    let cookie = service.cookie("lan").await;
    // Runs are read after one was started, orders changed before they are cancelled, records before they are archived.
    operations
        .sort_by_key(|(method, path)| (method == "DELETE", path.ends_with("/cancel"), method != "POST"));
    for (method, path) in operations {
        let concrete = path
            .replace("{shop}", &shop.to_string())
            .replace("{id}", "1")
            .replace("{entity}", "products")
            .replace("{code}", "KV-SECRET");
        let ask = Ask::new(Method::from_bytes(method.as_bytes()).unwrap(), &concrete, body(&method, &path));
        // Some changes are the operator's alone, and the owner's token is one of those that are withdrawn.
        let is_operators = matches!(method.as_str(), "PATCH" | "DELETE")
            || path.contains("/fleet")
            || (method == "POST" && path.ends_with("/shops"));
        let token = if is_operators { &service.operator } else { &service.owner };
        let answer = if path.ends_with("/apply") {
            // A shop has one run at a time.
            let other = Service::new().await;
            crate::plans::plan(&other).await;
            other.ask(ask.token(&other.owner)).await
        } else if path.contains("/session") {
            service.ask(ask.header("cookie", &cookie).header("sec-fetch-site", "same-origin")).await
        } else {
            service.ask(ask.token(token).header("idempotency-key", "k1")).await
        };
        assert!(answer.status.is_success(), "{method} {path}: {answer}");
        let documented = &document(&service).await["paths"][&path][method.to_lowercase()]["responses"];
        assert!(documented.get(answer.status.as_str()).is_some(), "{method} {path}: {}", answer.status);
    }
}

#[tokio::test]
async fn every_route_below_the_api_is_documented() {
    let service = Service::new().await;
    // The router refuses a route that is there twice, and each route is registered once with its document: what is
    // left to check is that nothing else answers.
    let known = operations(&document(&service).await);
    for method in ["POST", "PUT", "PATCH", "DELETE"] {
        for (_, path) in &known {
            if known.contains(&(method.to_owned(), path.clone())) {
                continue;
            }
            let concrete = path
                .replace("{shop}", "1")
                .replace("{id}", "1")
                .replace("{entity}", "products")
                .replace("{code}", "KV-SECRET");
            let ask = Ask::new(Method::from_bytes(method.as_bytes()).unwrap(), &concrete, "");
            let answer = service.ask(ask.token(&service.owner)).await;
            assert_eq!(answer.code(), "API-METHOD", "{method} {path}");
        }
    }
}

#[tokio::test]
async fn every_reference_in_the_document_leads_somewhere() {
    let service = Service::new().await;
    let document = document(&service).await;
    let mut references = Vec::new();
    collect(&document, &mut references);
    assert!(references.len() > 20);
    for reference in references {
        let pointer = reference.trim_start_matches('#');
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}

fn collect(value: &Value, references: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, member)| match member.as_str() {
            Some(reference) if name == "$ref" => references.push(reference.to_owned()),
            _ => collect(member, references),
        }),
        Value::Array(items) => items.iter().for_each(|item| collect(item, references)),
        _ => {}
    }
}

#[tokio::test]
async fn operations_below_shops_ask_who_it_is_and_document_their_errors() {
    let service = Service::new().await;
    let document = document(&service).await;
    for (method, path) in operations(&document) {
        let operation = &document["paths"][&path][method.to_lowercase()];
        let signs = matches!(operation["operationId"].as_str(), Some("sign_in" | "sign_out"));
        let asks =
            path.contains("/shops") || path.contains("/fleet") || (path.contains("/session") && !signs);
        assert_eq!(operation["security"].is_array(), asks, "{method} {path}");
        let wrong = operation["operationId"] == "sign_in";
        assert_eq!(operation["responses"].get("401").is_some(), asks || wrong, "{method} {path}");
        assert!(operation["responses"].get("500").is_some(), "{method} {path}");
        assert_eq!(operation["responses"].get("404").is_some(), path.contains('{'), "{method} {path}");
        for (status, response) in operation["responses"].as_object().unwrap() {
            assert!(response["description"].is_string(), "{method} {path} {status}");
        }
        assert!(operation["summary"].as_str().is_some_and(|text| text.len() > 5), "{method} {path}");
    }
}

#[tokio::test]
async fn what_an_answer_holds_is_what_its_schema_requires() {
    let service = Service::new().await;
    service.add_product("HOA001", "Hoa hồng").await;
    let schemas = document(&service).await["components"]["schemas"].clone();
    let page = service.get(&format!("/api/v1/shops/{}/products", service.flowers)).await.json();
    for (value, schema) in [(&page, "Listing_ProductItem"), (&page["items"][0], "ProductItem")] {
        let mut required = Vec::new();
        require(&schemas, &schemas[schema], &mut required);
        required.sort_unstable();
        let there: Vec<_> = value.as_object().unwrap().keys().collect();
        assert_eq!(there, required, "{schema}");
    }
    assert_eq!(
        schemas["Listing_ProductItem"]["properties"]["items"]["items"]["$ref"],
        "#/components/schemas/ProductItem"
    );
}

/// What a schema requires, its parts included.
fn require<'a>(schemas: &'a Value, schema: &'a Value, required: &mut Vec<&'a str>) {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        require(schemas, &schemas[name], required);
    }
    required.extend(schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str));
    schema["allOf"].as_array().into_iter().flatten().for_each(|part| require(schemas, part, required));
}
