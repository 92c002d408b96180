//! How fast pages are read: a scan over a list in memory, without any network.
//! `cargo run --release -p kiotviet --example throughput`
#![allow(clippy::print_stdout)]

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Instant;

use async_trait::async_trait;
use bytes::Bytes;
use futures::executor::block_on;
use kiotviet::api::products::ProductQuery;
use kiotviet::http::SystemClock;
use kiotviet::wire::Product;
use kiotviet::{
    Client, Config, HttpRequest, HttpResponse, Pace, Ports, ScanRequest, Transport, TransportError,
    UnlimitedBudget,
};

const ROWS: usize = 100_000;

/// Rows as long as real ones, told as text once and cut into pages on demand.
struct InMemory(Vec<String>);

#[async_trait]
impl Transport for InMemory {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let body = match request.url.split_once("currentItem=") {
            None => r#"{"access_token":"t","expires_in":86400}"#.to_owned(),
            Some((_, rest)) => {
                let digits = rest.split('&').next().unwrap_or_default();
                let from: usize = digits.parse().unwrap_or_default();
                let rows: Vec<&str> = self.0.iter().skip(from).take(100).map(String::as_str).collect();
                format!(r#"{{"total":{ROWS},"pageSize":100,"data":[{}]}}"#, rows.join(","))
            }
        };
        Ok(HttpResponse { status: 200, headers: Vec::new(), body: Bytes::from(body) })
    }
}

fn row(id: usize) -> String {
    let mut row = format!(
        r#"{{"id":{id},"retailerId":501234567,"code":"SP{id:06}","barCode":"8938500010017","name":"Áo thun cotton cổ tròn","fullName":"Áo thun cotton cổ tròn - Trắng - M","categoryId":910011,"categoryName":"Áo thun","tradeMarkId":166901,"tradeMarkName":"Hoa Sữa","allowsSale":true,"type":2,"hasVariants":true,"basePrice":185000,"weight":220,"conversionValue":1,"description":"<p>Cotton hai chiều, co giãn nhẹ.</p>","modifiedDate":"2026-07-12T08:45:17.3000000","createdDate":"2025-11-05T10:00:12.2230000","isActive":true,"attributes":[{{"productId":{id},"attributeName":"MÀU","attributeValue":"Trắng"}}],"images":["https://cdn-images.example.vn/hoasua/at001-1.jpg"],"inventories":["#
    );
    for branch in [21101, 21102] {
        let comma = if branch == 21101 { "" } else { "," };
        let _ = write!(
            row,
            r#"{comma}{{"productId":{id},"productCode":"SP{id:06}","productName":"Áo thun cotton cổ tròn","branchId":{branch},"branchName":"Chi nhánh trung tâm","cost":92000,"onHand":24,"reserved":3,"minQuantity":0,"maxQuantity":999999999,"isActive":true,"onOrder":0}}"#
        );
    }
    row.push_str("]}");
    row
}

fn main() {
    let mut config = Config::retail("shop", "id", "secret");
    config.pace = Pace::unlimited();
    let rows: Vec<String> = (1..=ROWS).map(row).collect();
    let ports = Ports {
        transport: Arc::new(InMemory(rows)),
        clock: Arc::new(SystemClock),
        budget: Arc::new(UnlimitedBudget),
        seed: 1,
    };
    let client = Client::new(config, ports);
    let begun = Instant::now();
    let mut scan = client.scan::<Product>(ScanRequest::new(ProductQuery::full()));
    let mut bytes = 0;
    loop {
        match block_on(scan.next()) {
            Ok(Some(page)) => bytes += page.bytes,
            Ok(None) => break,
            Err(error) => return println!("{error}"),
        }
    }
    let seconds = begun.elapsed().as_secs_f64();
    let outcome = scan.outcome();
    let megabytes = bytes as f64 / 1e6;
    println!(
        "{} rows, {megabytes:.0} MB in {seconds:.2} s: {:.0} rows/s, {:.0} MB/s, {} requests, complete {}",
        outcome.rows,
        outcome.rows as f64 / seconds,
        megabytes / seconds,
        outcome.requests,
        outcome.complete
    );
}
