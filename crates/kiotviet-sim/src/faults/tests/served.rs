//! Faults of a whole running simulator.

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::faults::*;
use crate::server::{Options, Running, serve};

struct Client {
    running: Running,
    http: reqwest::Client,
    token: String,
}

impl Client {
    /// A client with a token; the faults begin afterwards.
    async fn facing(rules: &str) -> Self {
        let options = Options { products: 250, orders: 10, ..Options::default() };
        let simulator = options.simulator(Timestamp::now()).unwrap();
        let running = serve(&options, simulator).await.unwrap();
        let http = reqwest::Client::new();
        let credentials = running.credentials();
        let form = format!(
            "scopes=PublicApi.Access&grant_type=client_credentials&client_id={}&client_secret={}",
            credentials.client_id, credentials.client_secret
        );
        let request = http.post(running.token_url()).body(form);
        let answer =
            request.header("content-type", "application/x-www-form-urlencoded").send().await.unwrap();
        let answer: Value = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap();
        let token = answer["access_token"].as_str().unwrap().to_owned();
        let plan = FaultPlan::from_toml(rules, 7).unwrap();
        running.handle().with(|simulator, _| *simulator.faults_mut() = plan);
        Self { running, http, token }
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> reqwest::Result<(u16, Value)> {
        let request = request.bearer_auth(&self.token).header("Retailer", self.running.retailer());
        let answer = request.send().await?;
        let status = answer.status().as_u16();
        Ok((status, serde_json::from_slice(&answer.bytes().await?).unwrap_or_default()))
    }

    async fn get(&self, path: &str) -> reqwest::Result<(u16, Value)> {
        self.send(self.http.get(self.running.api_url() + path)).await
    }

    async fn order(&self) -> reqwest::Result<(u16, Value)> {
        let (branch, product) = self.running.handle().with(|simulator, _| {
            let shop = simulator.shop();
            (shop.branches.at(0).unwrap().id, shop.products.at(0).unwrap().id)
        });
        let line = json!({"productId": product, "quantity": 1, "price": 1000});
        let body = json!({"branchId": branch, "orderDetails": [line]}).to_string();
        let request = self.http.post(self.running.api_url() + "/orders");
        self.send(request.header("content-type", "application/json").body(body)).await
    }

    fn orders(&self) -> usize {
        self.running.handle().with(|simulator, _| simulator.shop().orders.len())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_leaves_the_order_and_a_lost_request_none() {
    let client = Client::facing(
        "[[rule]]\non = 'POST /orders'\nlimit = 1\neffect = 'dropped_after'\n\
         [[rule]]\non = 'POST /orders'\nafter = 1\nlimit = 1\neffect = 'dropped_before'",
    )
    .await;
    assert!(client.order().await.is_err());
    assert_eq!(client.orders(), 11, "the order was made although nobody heard of it");
    assert!(client.order().await.is_err());
    assert_eq!(client.orders(), 11, "the second request never arrived");
    assert_eq!(client.order().await.unwrap().0, 200);
    assert_eq!(client.orders(), 12);
    let seen: Vec<_> = client.running.handle().journal().requests();
    let seen: Vec<_> = seen.iter().take(3).map(|row| (row.status, row.faults.clone())).collect();
    assert_eq!(
        seen,
        [(Some(200), vec![]), (None, vec!["dropped_before"]), (None, vec!["dropped_after"])],
        "newest first"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_expires_in_the_middle_of_a_scan() {
    let client =
        Client::facing("[[rule]]\non = 'GET /products'\nafter = 1\nlimit = 1\neffect = 'token_expired'")
            .await;
    assert_eq!(client.get("/products").await.unwrap().0, 200);
    let (status, body) = client.get("/products?currentItem=20").await.unwrap();
    assert_eq!((status, &body["responseStatus"]["errorCode"]), (401, &json!("TokenException")));
    assert_eq!(client.get("/products?currentItem=20").await.unwrap().0, 401, "until a new one is fetched");
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_come_and_go_between_pages() {
    let client = Client::facing(
        "[[rule]]\non = 'GET /products'\nafter = 1\nlimit = 1\n\
         effect = { shop_changes = { action = 'insert', rows = 3 } }\n\
         [[rule]]\non = 'GET /customers'\nafter = 1\nlimit = 1\n\
         effect = { shop_changes = { action = 'delete', rows = 4 } }",
    )
    .await;
    let mut totals = Vec::new();
    for path in ["/products", "/products", "/products", "/customers", "/customers", "/customers"] {
        totals.push(client.get(path).await.unwrap().1["total"].as_u64().unwrap());
    }
    assert_eq!(totals, [250, 253, 253, 200, 196, 196]);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_row_of_a_page_is_malformed_and_the_next_reading_is_whole() {
    let client = Client::facing("[[rule]]\non = 'GET /products'\nlimit = 1\neffect = 'malformed_row'").await;
    let (_, broken) = client.get("/products?orderBy=id&pageSize=50").await.unwrap();
    let (_, whole) = client.get("/products?orderBy=id&pageSize=50").await.unwrap();
    let rows = |page: &Value| page["data"].as_array().unwrap().clone();
    let differing: Vec<_> =
        rows(&broken).into_iter().zip(rows(&whole)).filter(|(one, other)| one != other).collect();
    assert_eq!(differing.len(), 1);
    assert_eq!(differing[0].0["id"], differing[0].1["id"]);
}
