//! The shell, over a socket.

use std::sync::{Arc, Mutex};

use axum::{Router, routing::post};
use jiff::Timestamp;
use kiotviet_sim::{Options, start};
use serde_json::{Value, json};

#[tokio::test]
async fn a_client_connects_reads_compressed_pages_writes_and_gets_its_webhook() {
    let options = Options { products: 60, customers: 5, orders: 3, ..Options::default() };
    let running = start(&options).await.unwrap();
    let line: Value = serde_json::from_str(&running.connection_line()).unwrap();
    assert_eq!(line.as_object().unwrap().len(), 5);
    let client = reqwest::Client::new();
    let fields = format!(
        "scopes=PublicApi.Access&grant_type=client_credentials&client_id={}&client_secret={}",
        line["client_id"].as_str().unwrap(),
        line["client_secret"].as_str().unwrap()
    );
    let token = client
        .post(line["token_url"].as_str().unwrap())
        .body(fields)
        .send()
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    let token: Value = serde_json::from_str(&token).unwrap();
    let call = |method: reqwest::Method, path: &str| {
        client
            .request(method, format!("{}{path}", line["api_url"].as_str().unwrap()))
            .header("Retailer", line["retailer"].as_str().unwrap())
            .header("Authorization", format!("Bearer {}", token["access_token"].as_str().unwrap()))
    };
    let page = call(reqwest::Method::GET, "/Products/?pageSize=100&orderBy=id&includeInventory=true")
        .send()
        .await
        .unwrap();
    assert_eq!(page.status(), 200);
    assert!(page.content_length().is_none(), "gzip was decoded on the way");
    let page: Value = serde_json::from_str(&page.text().await.unwrap()).unwrap();
    assert_eq!(page["total"], 60);

    let received = Arc::new(Mutex::new(Vec::new()));
    let (told, mut heard) = tokio::sync::mpsc::unbounded_channel();
    let kept = received.clone();
    let hook = Router::new().route(
        "/hook",
        post(move |body: String| async move {
            kept.lock().unwrap().push(body);
            let _ = told.send(());
        }),
    );
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook?noecho", listener.local_addr().unwrap());
    let receiver = tokio::spawn(async move { axum::serve(listener, hook).await });
    let body = json!({"Webhook": {"Type": "product.update", "Url": url, "IsActive": true}}).to_string();
    assert_eq!(call(reqwest::Method::POST, "/webhooks").body(body).send().await.unwrap().status(), 200);
    let id = page["data"][0]["id"].as_i64().unwrap();
    running.handle().with(|simulator, now: Timestamp| {
        let id = kiotviet_sim::records::ProductId(id);
        simulator.clerk(now, |shop, now| shop.set_product_active(now, id, false)).unwrap();
    });
    heard.recv().await.unwrap();
    let body: Value = serde_json::from_str(&received.lock().unwrap()[0]).unwrap();
    assert_eq!(body["Notifications"][0]["Data"][0]["Id"], id);
    receiver.abort();
    running.stop().await;
}
