//! A server that answers in every dialect of KiotViet's API over the same data, on a real socket: the client must
//! read the same from all of them.
#![allow(missing_docs, clippy::unwrap_used)]

mod support;

use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use kiotviet::api::customers::CustomerWrite;
use kiotviet::api::products::{ProductQuery, ProductUpdate};
use kiotviet::http::{ReqwestTransport, SystemClock};
use kiotviet::ids::{CategoryId, ProductId};
use kiotviet::wire::*;
use kiotviet::{
    Client, Config, Error, HttpRequest, Pace, Ports, Resource, ScanRequest, Transport, TransportErrorKind,
    UnlimitedBudget,
};
use serde_json::{Map, Value, json};
use support::fixture;

/// One way in which the service may differ from the samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dialect {
    Samples,
    Pascal,
    Lower,
    Nulls,
    EmptyLists,
    NoTimestamp,
    RemovedIds,
    RemoveIdPascal,
    ImageObjects,
    ImagesWithSpaces,
    MinQuality,
    OnHand,
    NoFraction,
    ThreeDigits,
    WithOffset,
    Unwrapped,
    Capped,
    LargerPages,
    RepeatsLastPage,
    NumbersAsText,
    BooleansAsText,
    BooleansAsNumbers,
    TypeNames,
    UnknownMembers,
    DuplicateMembers,
    Token420,
    Token401Empty,
    RetryAfter,
    HtmlErrors,
    Truncated,
    Inventories,
    ByteOrderMark,
}

const ALL: [Dialect; 32] = {
    use Dialect::*;
    [
        Samples,
        Pascal,
        Lower,
        Nulls,
        EmptyLists,
        NoTimestamp,
        RemovedIds,
        RemoveIdPascal,
        ImageObjects,
        ImagesWithSpaces,
        MinQuality,
        OnHand,
        NoFraction,
        ThreeDigits,
        WithOffset,
        Unwrapped,
        Capped,
        LargerPages,
        RepeatsLastPage,
        NumbersAsText,
        BooleansAsText,
        BooleansAsNumbers,
        TypeNames,
        UnknownMembers,
        DuplicateMembers,
        Token420,
        Token401Empty,
        RetryAfter,
        HtmlErrors,
        Truncated,
        Inventories,
        ByteOrderMark,
    ]
};

struct Shop {
    dialect: Dialect,
    /// Paths that have had their one failure.
    failed: Mutex<HashSet<String>>,
}

fn rows(fixture_name: &str) -> Vec<Value> {
    let list: Value = serde_json::from_str(&fixture(fixture_name)).unwrap();
    list["data"].as_array().unwrap().clone()
}

/// 230 products made of the sample's six.
fn products() -> Vec<Value> {
    let samples = rows("products_list");
    (0..230)
        .map(|index| {
            let mut product = samples[index % samples.len()].clone();
            product["id"] = json!(31_000_000 + index);
            product["code"] = json!(format!("SP{index:06}"));
            product
        })
        .collect()
}

fn stock() -> Vec<Value> {
    let samples = rows("product_on_hands_list");
    (0..130)
        .map(|index| {
            let mut row = samples[index % samples.len()].clone();
            row["id"] = json!(31_000_000 + index);
            row
        })
        .collect()
}

async fn serve(State(shop): State<Arc<Shop>>, request: Request) -> Response {
    let path = request.uri().path().to_lowercase();
    let query = request.uri().query().unwrap_or_default().to_owned();
    let method = request.method().clone();
    let bearer =
        request.headers().get("authorization").and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    let first = shop.failed.lock().unwrap().insert(format!("{method} {path}"));
    if path == "/connect/token" {
        let name = if first { "old" } else { "new" };
        return reply(
            200,
            format!(r#"{{"access_token":"{name}","expires_in":86400,"token_type":"Bearer"}}"#),
        );
    }
    match shop.dialect {
        Dialect::Token420 if bearer == "Bearer old" => return reply(420, fixture("error_401_token")),
        Dialect::Token401Empty if bearer == "Bearer old" => return reply(401, String::new()),
        Dialect::RetryAfter if first && path == "/branches" => {
            let mut response = reply(429, fixture("error_429_rate_limit"));
            response.headers_mut().insert("Retry-After", "1".parse().unwrap());
            return response;
        }
        Dialect::HtmlErrors if first && method == "GET" => {
            return reply(502, "<html><h1>502 Bad Gateway</h1></html>".to_owned());
        }
        _ => {}
    }
    let answer = match (method.as_str(), path.as_str()) {
        ("GET", "/products") => list(shop.dialect, &query, products(), "removeId", vec![7, 8]),
        ("GET", "/productonhands") => list(shop.dialect, &query, stock(), "removedIds", vec![]),
        ("GET", "/branches") => list(shop.dialect, &query, rows("branches_list"), "removedIds", vec![21103]),
        ("GET", "/customers") => list(shop.dialect, &query, rows("customers_list"), "removeId", vec![70009]),
        ("GET", "/orders") => list(shop.dialect, &query, rows("orders_list"), "removedIds", vec![]),
        ("GET", "/invoices") => list(shop.dialect, &query, rows("invoices_list"), "removedIds", vec![]),
        ("GET", "/pricebooks") => list(shop.dialect, &query, rows("pricebooks_list"), "removedIds", vec![]),
        ("GET", "/surchages") => list(shop.dialect, &query, rows("surchages_list"), "removedIds", vec![]),
        ("GET", "/webhooks") => list(shop.dialect, &query, vec![], "removedIds", vec![]),
        ("GET", "/categories/910002") => parsed("category_get_wrapped"),
        ("GET", "/products/30010001") => parsed("product_get"),
        ("GET", "/settings") => parsed("settings"),
        ("POST", "/customers") => parsed("customer_create_response_wrapped"),
        ("PUT", "/products/30050001") => parsed("product_update_response"),
        _ => return reply(404, fixture("error_message_only")),
    };
    let body = dress(answer, shop.dialect);
    // Creates are left alone: their answer must not be lost.
    if shop.dialect == Dialect::Truncated && first && method == "GET" {
        let cut = body.char_indices().nth(body.chars().count() / 2).unwrap().0;
        return reply(200, body[..cut].to_owned());
    }
    reply(200, body)
}

fn parsed(name: &str) -> Value {
    serde_json::from_str(&fixture(name)).unwrap()
}

fn reply(status: u16, body: String) -> Response {
    Response::builder().status(status).body(Body::from(body)).unwrap()
}

fn list(dialect: Dialect, query: &str, mut rows: Vec<Value>, removed_key: &str, removed: Vec<i64>) -> Value {
    let number = |name: &str, default: usize| {
        let found = query.split('&').find_map(|part| part.strip_prefix(&format!("{name}=")));
        found.map_or(default, |text| text.parse().unwrap())
    };
    rows.sort_by_key(|row| row["id"].as_i64());
    let size = match dialect {
        Dialect::Capped => number("pageSize", 20).min(50),
        Dialect::LargerPages => 150,
        _ => number("pageSize", 20).min(100),
    };
    let mut from = number("currentItem", 0);
    if dialect == Dialect::RepeatsLastPage && from >= rows.len() {
        from = rows.len().saturating_sub(size);
    }
    let total = rows.len();
    let page: Vec<Value> = rows.into_iter().skip(from).take(size).collect();
    let mut answer = json!({"total": total, "pageSize": size});
    if !page.is_empty() || dialect == Dialect::EmptyLists {
        answer["data"] = Value::Array(page);
    }
    if !removed.is_empty() {
        let key = match dialect {
            Dialect::RemovedIds => "removedIds",
            Dialect::RemoveIdPascal => "RemoveId",
            _ => removed_key,
        };
        answer[key] = json!(removed);
    }
    if dialect != Dialect::NoTimestamp {
        answer["timestamp"] = json!("2026-07-12T09:30:04+07:00");
    }
    answer
}

/// Writes an answer down in a dialect.
fn dress(mut answer: Value, dialect: Dialect) -> String {
    if dialect == Dialect::Unwrapped && answer["data"].is_object() {
        answer = answer["data"].take();
    }
    change(&mut answer, dialect);
    let text = answer.to_string();
    match dialect {
        Dialect::ByteOrderMark => format!("\u{feff}{text}"),
        // Cannot be built as a value: members that differ only by case, the right one first.
        Dialect::DuplicateMembers => {
            text.replace("\"isActive\":true", "\"isActive\":true,\"IsActive\":false,\"ISACTIVE\":\"?\"")
        }
        _ => text,
    }
}

fn change(value: &mut Value, dialect: Dialect) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| change(item, dialect)),
        Value::Object(members) => change_object(members, dialect),
        _ => {}
    }
}

fn change_object(members: &mut Map<String, Value>, dialect: Dialect) {
    let is_row = members.contains_key("id") && members.contains_key("code");
    let mut changed = Map::new();
    if dialect == Dialect::TypeNames {
        changed.insert("__type".into(), json!("KiotViet.Shared.Model, KiotViet.Shared"));
    }
    for (name, mut value) in std::mem::take(members) {
        change(&mut value, dialect);
        value = match (&value, dialect) {
            (Value::String(text), _) if name.ends_with("Date") => json!(date(text, dialect)),
            (Value::Number(number), Dialect::NumbersAsText) => json!(number.to_string()),
            (Value::Bool(fact), Dialect::BooleansAsText) => json!(if *fact { "True" } else { "false" }),
            (Value::Bool(fact), Dialect::BooleansAsNumbers) => json!(u8::from(*fact)),
            (Value::Array(items), Dialect::ImageObjects) if name == "images" => {
                items.iter().map(|url| json!({"Image": url})).collect()
            }
            (Value::Array(items), Dialect::ImagesWithSpaces) if name == "images" => {
                items.iter().map(|url| json!(format!(" {} ", url.as_str().unwrap()))).collect()
            }
            _ => value,
        };
        let name = match (name.as_str(), dialect) {
            ("minQuantity", Dialect::MinQuality) => "minQuality".to_owned(),
            ("maxQuantity", Dialect::MinQuality) => "maxQuality".to_owned(),
            ("onhand", Dialect::OnHand) => "onHand".to_owned(),
            ("inventory", Dialect::Inventories) => "inventories".to_owned(),
            (_, Dialect::Pascal) => name[..1].to_uppercase() + &name[1..],
            (_, Dialect::Lower) => name.to_lowercase(),
            _ => name,
        };
        changed.insert(name, value);
    }
    if is_row && dialect == Dialect::Nulls {
        for name in
            ["modifiedDate", "description", "images", "orderDelivery", "masterUnitId", "discount", "groups"]
        {
            changed.entry(name).or_insert(Value::Null);
        }
    }
    if dialect == Dialect::UnknownMembers {
        changed.insert("somethingNew".into(), json!({"id": "x", "data": [1, {"id": null}]}));
    }
    *members = changed;
}

/// All dates of the data, cut to whole seconds, in the spelling of a dialect.
fn date(text: &str, dialect: Dialect) -> String {
    let seconds = &text[..19];
    match dialect {
        Dialect::NoFraction => seconds.to_owned(),
        Dialect::ThreeDigits => format!("{seconds}.000"),
        Dialect::WithOffset => format!("{seconds}.0000000+07:00"),
        _ => format!("{seconds}.0000000"),
    }
}

#[derive(Debug, PartialEq)]
struct Everything {
    products: (Vec<Product>, Vec<i64>),
    stock: (Vec<StockRow>, Vec<i64>),
    branches: (Vec<Branch>, Vec<i64>),
    customers: (Vec<Customer>, Vec<i64>),
    orders: (Vec<Order>, Vec<i64>),
    invoices: (Vec<Invoice>, Vec<i64>),
    price_books: (Vec<PriceBook>, Vec<i64>),
    surcharges: (Vec<Surcharge>, Vec<i64>),
    webhooks: (Vec<Webhook>, Vec<i64>),
    category: Category,
    product: Product,
    settings: Settings,
    created: Customer,
    updated: Product,
}

async fn whole<R: Resource>(client: &Client, query: R::Query) -> Result<(Vec<R>, Vec<i64>), Error> {
    let mut scan = client.scan::<R>(ScanRequest::new(query));
    let (mut rows, mut removed) = (Vec::new(), Vec::new());
    while let Some(page) = scan.next().await? {
        rows.extend(page.rows.into_iter().map(|row| row.value.unwrap()));
        removed.extend(page.removed);
    }
    let outcome = scan.outcome();
    assert!(outcome.complete && outcome.anomalies.is_empty(), "{} {outcome:?}", R::PATH);
    Ok((rows, removed))
}

async fn everything(client: &Client) -> Result<Everything, Error> {
    let customer = CustomerWrite { name: Some("Lê Văn Hùng".into()), ..CustomerWrite::default() };
    Ok(Everything {
        products: whole(client, ProductQuery::full()).await?,
        stock: whole(client, Default::default()).await?,
        branches: whole(client, Default::default()).await?,
        customers: whole(client, Default::default()).await?,
        orders: whole(client, Default::default()).await?,
        invoices: whole(client, Default::default()).await?,
        price_books: whole(client, Default::default()).await?,
        surcharges: whole(client, Default::default()).await?,
        webhooks: whole(client, Default::default()).await?,
        category: client.category(CategoryId(910002)).await?.unwrap().value,
        product: client.product(ProductId(30010001)).await?.unwrap().value,
        settings: client.settings().await?.value,
        created: client.create_customer(&customer).await?.answer.value,
        updated: client.update_product(ProductId(30050001), &ProductUpdate::default()).await?.answer.value,
    })
}

/// Starts a server on a free port; it ends with the runtime of the test.
async fn start(app: Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    format!("http://{address}")
}

fn transport() -> ReqwestTransport {
    ReqwestTransport::new().unwrap()
}

async fn read_in(dialect: Dialect) -> Everything {
    let shop = Arc::new(Shop { dialect, failed: Mutex::default() });
    let root = start(Router::new().fallback(serve).with_state(shop)).await;
    let mut config = Config::retail("tiemhoasua", "id", "secret").at(&root);
    config.pace = Pace::unlimited();
    config.backoff = Duration::from_millis(1);
    let ports = Ports {
        transport: Arc::new(transport()),
        clock: Arc::new(SystemClock),
        budget: Arc::new(UnlimitedBudget),
        seed: 1,
    };
    everything(&Client::new(config, ports)).await.unwrap_or_else(|error| panic!("{dialect:?}: {error}"))
}

#[tokio::test]
async fn the_client_reads_the_same_in_every_dialect() {
    let samples = read_in(Dialect::Samples).await;
    assert_eq!(samples.products.0.len(), 230);
    assert_eq!(samples.products.1, [7, 8]);
    assert_eq!(samples.stock.0.len(), 130);
    assert_eq!(samples.updated.inventories.len(), 2);
    assert_eq!(samples.created.id.get(), 70031);
    for dialect in ALL {
        let read = read_in(dialect).await;
        assert!(read == samples, "{dialect:?} is read differently");
    }
}

#[tokio::test]
async fn an_answer_beyond_the_limit_is_refused_while_it_is_read() {
    let app = Router::new().fallback(async || "x".repeat(100_000));
    let request = HttpRequest {
        method: http::Method::GET,
        url: start(app).await,
        headers: Vec::new(),
        body: None,
        guard: kiotviet::Guard::default(),
    };
    let small = transport().with_largest_body(50_000);
    assert_eq!(small.send(request.clone()).await.unwrap_err().kind, TransportErrorKind::BodyTooLarge);
    assert_eq!(transport().send(request).await.unwrap().body.len(), 100_000);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_told_from_one_that_hangs_up() {
    let closed = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.local_addr().unwrap()
    };
    let request = |address| HttpRequest {
        method: http::Method::GET,
        url: format!("http://{address}/x"),
        headers: Vec::new(),
        body: None,
        guard: kiotviet::Guard::default(),
    };
    let error = transport().send(request(closed)).await.unwrap_err();
    assert_eq!(error.kind, TransportErrorKind::NotConnected, "{error}");

    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut some = [0; 16];
            let _ = tokio::io::AsyncReadExt::read(&mut stream, &mut some).await;
        }
    });
    let error = transport().send(request(address)).await.unwrap_err();
    assert_eq!(error.kind, TransportErrorKind::ConnectionLost, "{error}");
}

#[tokio::test]
async fn a_redirect_to_another_host_is_not_followed() {
    let app = Router::new().fallback(async || {
        Response::builder()
            .status(302)
            .header("Location", "http://localhost:1/steal")
            .body(Body::empty())
            .unwrap()
    });
    let request = HttpRequest {
        method: http::Method::GET,
        url: start(app).await,
        headers: vec![("Authorization", "Bearer secret".into())],
        body: None,
        guard: kiotviet::Guard::default(),
    };
    assert_eq!(transport().send(request).await.unwrap().status, 302);
}
