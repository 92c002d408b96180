//! Simulator and service as real processes, faults of every kind, a clerk on one side and customers and staff on the
//! other. The service is killed now and then, also in the middle of what it is asked: whoever asks then asks again, an
//! order under its key, until there is an answer. In the end the faults stop, and both sides must be equal with every
//! order there exactly once.
//!
//! `make soak-processes MINUTES=10` or `cargo bench --package dongbo --bench soak -- --minutes 10 --seed 1`.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a tool that may stop where it cannot go on")]

#[path = "../tests/process/support/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the process tests use more of it")]
mod support;

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde_json::{Value, json};
use support::http::Answer;
use support::{Place, Running, SHOP, form, get, http};

/// How long the service lives at most before it is killed.
const LIFE: Duration = Duration::from_secs(12);
/// How long whoever asks waits before asking again.
const AGAIN: Duration = Duration::from_millis(50);
/// How long a service may be without an answer: it is started again at once.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long both sides are given to become equal once everything is calm.
const CALM: Duration = Duration::from_secs(120);

fn option(name: &str) -> Option<u64> {
    let mut arguments = std::env::args().skip_while(|argument| argument != name);
    arguments.nth(1).and_then(|value| value.parse().ok())
}

fn main() {
    // A test run asks every target for its tests; this one has none.
    if std::env::args().any(|argument| argument == "--list" || argument == "--test") {
        return;
    }
    let minutes = option("--minutes").unwrap_or(1);
    let seed = option("--seed").unwrap_or(1);
    let mut soak = Soak::begin(seed);
    let end = Instant::now() + Duration::from_secs(minutes * 60);
    while Instant::now() < end {
        soak.live();
    }
    soak.heal();
    println!("{}", soak.account());
}

/// Starts the service, kills it at a moment that nobody chooses, and starts it again, until it is told to leave it be.
struct Killer {
    enough: Arc<AtomicBool>,
    thread: JoinHandle<(Running, u64)>,
}

impl Killer {
    fn begin(start: impl Fn() -> Running + Send + 'static, mut random: StdRng) -> Self {
        let enough = Arc::new(AtomicBool::new(false));
        let told = enough.clone();
        let mut service = start();
        let thread = std::thread::spawn(move || {
            let mut killed = 0;
            loop {
                let life = LIFE.mul_f64(random.random_range(0.05..1.0));
                let born = Instant::now();
                while born.elapsed() < life {
                    if told.load(Ordering::Relaxed) {
                        return (service, killed);
                    }
                    std::thread::sleep(Duration::from_millis(5));
                }
                service.kill();
                killed += 1;
                service = start();
            }
        });
        Self { enough, thread }
    }

    /// The service, alive, and how many times it was killed.
    fn leave_it(self) -> (Running, u64) {
        self.enough.store(true, Ordering::Relaxed);
        self.thread.join().unwrap()
    }
}

struct Soak {
    place: Place,
    killer: Option<Killer>,
    address: String,
    token: String,
    random: StdRng,
    /// What was done, by name.
    done: BTreeMap<&'static str, u64>,
    orders_before: i64,
}

impl Soak {
    fn begin(seed: u64) -> Self {
        let place = Place::connected(&[
            "--products",
            "200",
            "--customers",
            "60",
            "--orders",
            "20",
            "--branches",
            "2",
            "--price-books",
            "2",
        ]);
        place.sync(&[]).ended(0);
        let token = place.run(&["token", "create", "--shop", SHOP, "--role", "operator"]).ended(0).stdout;
        let host = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
        let mut soak = Self {
            place,
            killer: None,
            address: format!("http://{host}"),
            token: token.trim().to_owned(),
            random: StdRng::seed_from_u64(seed),
            done: BTreeMap::new(),
            orders_before: 0,
        };
        soak.orders_before = soak.there()["counts"]["orders"].as_i64().unwrap();
        soak.clerk("load-faults", &format!("preset=everything&seed={seed}"));
        let arguments = ["serve", "--listen", &host, "--sync-interval", "5", "--public-url", &soak.address];
        let command = soak.place.command(&arguments);
        let start = move || {
            let mut service = Running::start(again(&command));
            service.line();
            service
        };
        soak.killer = Some(Killer::begin(start, StdRng::seed_from_u64(seed.wrapping_add(1))));
        soak
    }

    fn count(&mut self, what: &'static str) {
        *self.done.entry(what).or_default() += 1;
    }

    /// One thing happens somewhere.
    fn live(&mut self) {
        std::thread::sleep(Duration::from_millis(self.random.random_range(5..100)));
        match self.random.random_range(0..10) {
            0..5 => self.somebody_here(),
            _ => self.the_clerk(),
        }
    }

    fn api(&self) -> String {
        self.place.connection["api_url"].as_str().unwrap().to_owned()
    }

    /// What the clerk does may be refused: that is life.
    fn clerk(&self, action: &str, fields: &str) -> bool {
        form(&self.api(), &format!("/clerk/do/{action}"), fields).status == 200
    }

    fn there(&self) -> Value {
        get(&self.api(), "/clerk/state.json", None).json()
    }

    fn the_clerk(&mut self) {
        let Some(product) = self.any("products") else { return };
        let (id, code) =
            (product["remote_id"].clone(), product["code"].as_str().unwrap_or_default().to_owned());
        let branches = self.there()["branches"].clone();
        let place = self.random.random_range(0..branches.as_array().map_or(1, Vec::len));
        let branch = branches[place]["id"].clone();
        let amount = self.random.random_range(1..6);
        match self.random.random_range(0..8) {
            0 | 1 => {
                let price = self.random.random_range(10..900) * 1_000;
                self.clerk("edit-product", &format!("id={id}&price={price}"));
                self.count("priced there");
            }
            2 | 3 => {
                self.clerk("receive", &format!("branch={branch}&product={id}&quantity={amount}"));
                self.count("received there");
            }
            4 | 5 => {
                let code: String = form_encoded(&code);
                self.clerk("sell", &format!("branch={branch}&code={code}&quantity={amount}"));
                self.count("sold there");
            }
            6 => {
                if let Some(order) = self.any("orders") {
                    self.clerk("confirm-order", &format!("id={}", order["remote_id"]));
                    self.count("confirmed there");
                }
            }
            _ => {
                if let Some(order) = self.any("orders") {
                    let act = if self.random.random_bool(0.5) { "cancel-order" } else { "invoice-order" };
                    self.clerk(act, &format!("id={}", order["remote_id"]));
                    self.count("ended there");
                }
            }
        }
    }

    fn somebody_here(&mut self) {
        match self.random.random_range(0..8) {
            0 | 1 => {
                let Some(product) = self.any("products") else { return };
                let price = self.random.random_range(10..900) * 1_000;
                self.send("PATCH", &format!("products/{}", product["id"]), json!({ "base_price": price }));
                self.count("priced here");
            }
            2 => {
                let phone = format!("09{:08}", self.random.random_range(0..100_000_000));
                self.send("POST", "customers", json!({ "name": "Khách mới", "phone": phone }));
                self.count("customers made here");
            }
            3 => {
                let Some(category) = self.any("categories") else { return };
                let name = format!("Hàng mới {}", self.random.random_range(0..1_000_000));
                self.send("POST", "products", json!({ "name": name, "category_id": category["id"] }));
                self.count("products made here");
            }
            4..7 => {
                let Some(product) = self.any("products") else { return };
                let phone = format!("0911{:06}", self.random.random_range(0..40));
                let order = json!({
                    "lines": [{ "product_id": product["id"], "quantity": 1 }],
                    "customer": { "phone": phone, "name": "Người mua" },
                });
                if self.place_order(&order) {
                    self.count("orders placed");
                }
            }
            _ => {
                if let Some(order) = self.any("orders")
                    && self.send("POST", &format!("orders/{}/cancel", order["id"]), json!({}))
                {
                    self.count("cancelled here");
                }
            }
        }
    }

    /// Asks until there is an answer: a service that was killed meanwhile may have done it or not.
    fn ask(&mut self, method: &str, path: &str, key: &str, body: &str) -> Answer {
        let headers = format!("Authorization: Bearer {}\r\n{key}", self.token);
        let begun = Instant::now();
        loop {
            match http::try_to_send(method, &self.address, path, &headers, "application/json", body) {
                Ok(Some(answer)) if answer.status != 503 => {
                    assert!(answer.status < 500, "{method} {path}: {answer:?}");
                    return answer;
                }
                _ => self.count("asked again"),
            }
            assert!(begun.elapsed() < PATIENCE, "{method} {path} has no answer");
            std::thread::sleep(AGAIN);
        }
    }

    /// Answers whether it was taken.
    fn send(&mut self, method: &str, path: &str, body: Value) -> bool {
        self.ask(method, &format!("/api/v1/shops/1/{path}"), "", &body.to_string()).status < 300
    }

    /// Answers whether it was taken; what is sold out may be refused.
    fn place_order(&mut self, order: &Value) -> bool {
        let key = format!("Idempotency-Key: {}\r\n", self.random.random::<u64>());
        self.ask("POST", "/api/v1/shops/1/orders", &key, &order.to_string()).status == 201
    }

    /// One of the first hundred.
    fn any(&mut self, list: &str) -> Option<Value> {
        let path = format!("/api/v1/shops/1/{list}?limit=100");
        let page = self.ask("GET", &path, "", "").json();
        let items: Vec<Value> = page["items"]
            .as_array()?
            .iter()
            .filter(|item| item["remote_id"].is_i64() && item["archived_at"].is_null())
            .cloned()
            .collect();
        let place = self.random.random_range(0..items.len().max(1));
        items.into_iter().nth(place)
    }

    /// Faults and edits stop; both sides must become equal, each order once.
    fn heal(&mut self) {
        assert!(self.clerk("clear-faults", ""));
        let (service, killed) = self.killer.take().unwrap().leave_it();
        self.done.insert("killed", killed);
        let begun = Instant::now();
        loop {
            self.send("POST", "outbox/retry", json!({}));
            std::thread::sleep(Duration::from_secs(3));
            let waiting = get(&self.address, "/api/v1/shops/1/outbox?parked=false", Some(&self.token)).json();
            if waiting["items"].as_array().is_some_and(Vec::is_empty) {
                break;
            }
            assert!(begun.elapsed() < CALM, "{waiting:#}");
        }
        service.stop("-TERM");
        self.place.sync(&["--full"]);
        let verified = self.place.verify().ended(0).json();
        assert_eq!(verified["differences"], json!([]));
        let parked = self.place.run(&["outbox", "--shop", SHOP, "--parked", "--json"]).ended(0).json();
        let parked_orders =
            parked.as_array().unwrap().iter().filter(|row| row["entity"] == "orders").count() as i64;
        let placed = self.done.get("orders placed").copied().unwrap_or_default() as i64;
        let made = self.there()["counts"]["orders"].as_i64().unwrap() - self.orders_before;
        // An order that was cancelled here before it was sent never goes there; none is there twice.
        let cancelled = self.done.get("cancelled here").copied().unwrap_or_default() as i64;
        assert!(placed > 0, "no order was ever taken");
        assert!(made <= placed, "{made} orders there, {placed} placed here");
        assert!(
            made + cancelled + parked_orders >= placed,
            "{made} there, {placed} placed, {parked_orders} parked"
        );
    }

    fn account(&self) -> String {
        let done: Vec<String> = self.done.iter().map(|(what, count)| format!("{what}: {count}")).collect();
        format!("equal in the end, 0 differences; {}", done.join(", "))
    }
}

/// The same command once more: one can be started only once.
fn again(first: &Command) -> Command {
    let mut command = Command::new(first.get_program());
    command.args(first.get_args());
    if let Some(folder) = first.get_current_dir() {
        command.current_dir(folder);
    }
    for (name, value) in first.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command
}

fn form_encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
