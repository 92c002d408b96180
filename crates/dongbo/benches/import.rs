//! How close the import comes to the wire: `dongbo sync` of a whole shop beside a bare program that only downloads,
//! parses and inserts the same rows, as many pages in flight, into SQLite as well. Prints the ratio; judges nothing.
//!
//! `cargo bench --bench import -- --products 100000 --rounds 3`

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measuring program that may simply stop")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures::{StreamExt, stream};
use kiotviet::http::ReqwestTransport;
use kiotviet::{HttpRequest, Transport};
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::value::RawValue;

const PROGRAM: &str = env!("CARGO_BIN_EXE_dongbo");
const IN_FLIGHT: usize = 4;
const PAGE: u64 = 100;

fn main() {
    let products = option("--products", 20_000);
    let rounds = option("--rounds", 3);
    for latency in [0, 50] {
        let (mut simulator, access) = simulator(products, latency);
        let mut ratios = Vec::new();
        for round in 1..=rounds {
            let bare = bare_import(&access);
            let (ours, peak) = our_import(&access);
            let ratio = ours.as_secs_f64() / bare.as_secs_f64();
            println!(
                "{products} products, latency {latency} ms, round {round}: bare {:.2} s, dongbo {:.2} s, ratio {ratio:.2}, peak memory {peak} MB",
                bare.as_secs_f64(),
                ours.as_secs_f64(),
            );
            ratios.push(ratio);
        }
        ratios.sort_by(f64::total_cmp);
        println!("latency {latency} ms: median ratio {:.2}", ratios[ratios.len() / 2]);
        simulator.kill().unwrap();
        simulator.wait().unwrap();
    }
}

fn option(name: &str, default: u64) -> u64 {
    let mut arguments = std::env::args().skip_while(|argument| argument != name);
    arguments.nth(1).map_or(default, |value| value.parse().unwrap())
}

#[derive(Deserialize)]
struct Access {
    api_url: String,
    token_url: String,
    retailer: String,
    client_id: String,
    client_secret: String,
}

fn simulator(products: u64, latency: u64) -> (Child, Access) {
    let mut child = Command::new(PROGRAM)
        .args([
            "kiotviet-sim",
            "--listen",
            "127.0.0.1:0",
            "--seed",
            "7",
            "--branches",
            "3",
            "--rate-limit",
            "0",
        ])
        .args(["--products", &products.to_string(), "--customers", &(products / 5).to_string()])
        .args(["--orders", &(products / 20).to_string(), "--latency", &format!("{latency}ms")])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    (child, serde_json::from_str(&line).unwrap())
}

/// The product: a fresh database, connected, then one sync; only the sync is timed.
fn our_import(access: &Access) -> (Duration, u64) {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret");
    std::fs::write(&secret, &access.client_secret).unwrap();
    dongbo(folder.path(), &["shop", "add", "Bench"]).status().unwrap();
    let secret = secret.to_str().unwrap().to_owned();
    let connected = dongbo(folder.path(), &["connect", "--shop", "Bench", "--retailer", &access.retailer])
        .args(["--client-id", &access.client_id, "--client-secret-file", &secret])
        .args(["--api-url", &access.api_url, "--token-url", &access.token_url])
        .status()
        .unwrap();
    assert!(connected.success());
    let start = Instant::now();
    let mut sync = dongbo(folder.path(), &["sync", "--shop", "Bench", "--json"]).spawn().unwrap();
    let mut peak = 0;
    loop {
        peak = peak.max(peak_memory(sync.id()));
        if let Some(status) = sync.try_wait().unwrap() {
            assert!(status.success());
            return (start.elapsed(), peak);
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn dongbo(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command
        .args(arguments)
        .current_dir(folder)
        .env("DONGBO_DATABASE_URL", format!("sqlite://{}", folder.join("dongbo.db").display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// The most memory the process has held so far, in MB.
fn peak_memory(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0) / 1_024
}

#[derive(Deserialize)]
struct List<'a> {
    total: u64,
    #[serde(borrow, default)]
    data: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Row {
    id: Option<i64>,
    category_id: Option<i64>,
    product_id: Option<i64>,
    code: Option<String>,
    name: Option<String>,
    base_price: Option<f64>,
    price: Option<f64>,
    #[serde(default)]
    inventories: Vec<Stock>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Stock {
    branch_id: i64,
    on_hand: Option<f64>,
    reserved: Option<f64>,
}

/// Downloads, parses, inserts; knows nothing, checks nothing, resumes nothing.
fn bare_import(access: &Access) -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let mut database = Connection::open(folder.path().join("bare.db")).unwrap();
    database
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
             CREATE TABLE rows (list TEXT, id INTEGER, code TEXT, name TEXT, price REAL, raw TEXT, PRIMARY KEY (list, id));
             CREATE INDEX by_code ON rows (list, code);
             CREATE TABLE stock (product INTEGER, branch INTEGER, on_hand REAL, reserved REAL, PRIMARY KEY (product, branch));",
        )
        .unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let start = Instant::now();
    runtime.block_on(async {
        let transport = Arc::new(ReqwestTransport::new().unwrap());
        let token = token(&transport, access).await;
        for list in ["branches", "categories", "products", "pricebooks", "customers", "orders"] {
            read_list(&transport, access, &token, list, &mut database).await;
        }
        let books: Vec<i64> = database
            .prepare("SELECT id FROM rows WHERE list = 'pricebooks'")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        for book in books {
            read_list(&transport, access, &token, &format!("pricebooks/{book}"), &mut database).await;
        }
    });
    start.elapsed()
}

async fn token(transport: &ReqwestTransport, access: &Access) -> String {
    let body = format!(
        "scopes=PublicApi.Access&grant_type=client_credentials&client_id={}&client_secret={}",
        access.client_id, access.client_secret
    );
    let answer = transport
        .send(HttpRequest {
            method: http::Method::POST,
            url: access.token_url.clone(),
            headers: vec![("Content-Type", "application/x-www-form-urlencoded".to_owned())],
            body: Some(body.into()),
            guard: kiotviet::Guard::default(),
        })
        .await
        .unwrap();
    let token: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    token["access_token"].as_str().unwrap().to_owned()
}

async fn read_list(
    transport: &Arc<ReqwestTransport>,
    access: &Access,
    token: &str,
    list: &str,
    database: &mut Connection,
) {
    let page = |offset: u64| {
        let extras = match list {
            "products" => "&includeInventory=true&includeMaterial=true",
            "customers" => "&includeCustomerGroup=true",
            "orders" => "&includeOrderDelivery=true",
            _ => "",
        };
        let request = HttpRequest {
            method: http::Method::GET,
            url: format!(
                "{}/{list}?pageSize={PAGE}&currentItem={offset}&orderBy=id&orderDirection=Asc{extras}",
                access.api_url
            ),
            headers: vec![
                ("Retailer", access.retailer.clone()),
                ("Authorization", format!("Bearer {token}")),
            ],
            body: None,
            guard: kiotviet::Guard::default(),
        };
        let transport = Arc::clone(transport);
        async move { transport.send(request).await.unwrap().body }
    };
    let first = page(0).await;
    let total = insert(list, &first, database);
    let mut rest =
        stream::iter((1..total.div_ceil(PAGE)).map(|number| page(number * PAGE))).buffered(IN_FLIGHT);
    while let Some(body) = rest.next().await {
        insert(list, &body, database);
    }
}

fn insert(list: &str, body: &[u8], database: &mut Connection) -> u64 {
    let page: List = serde_json::from_slice(body).unwrap();
    let transaction = database.transaction().unwrap();
    for raw in &page.data {
        let row: Row = serde_json::from_str(raw.get()).unwrap();
        let id = row.id.or(row.category_id).or(row.product_id).unwrap();
        transaction
            .prepare_cached("INSERT INTO rows VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
            .unwrap()
            .execute((list, id, row.code, row.name, row.base_price.or(row.price), raw.get()))
            .unwrap();
        for stock in row.inventories {
            transaction
                .prepare_cached("INSERT INTO stock VALUES (?1, ?2, ?3, ?4)")
                .unwrap()
                .execute((id, stock.branch_id, stock.on_hand, stock.reserved))
                .unwrap();
        }
    }
    transaction.commit().unwrap();
    page.total
}
