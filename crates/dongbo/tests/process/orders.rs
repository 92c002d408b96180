use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{Place, Running, SHOP, get};

const PATIENCE: Duration = Duration::from_secs(60);

/// A request with headers of its own; answers status and body. A service that was killed answers nothing.
fn send(
    method: &str,
    address: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Option<(u16, String)> {
    let host = address.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(host).ok()?;
    let mut request =
        format!("{method} {path} HTTP/1.0\r\nHost: {host}\r\nContent-Length: {}\r\n", body.len());
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    stream.write_all(format!("{request}\r\n{body}").as_bytes()).ok()?;
    let mut text = String::new();
    stream.read_to_string(&mut text).ok()?;
    let (head, body) = text.split_once("\r\n\r\n")?;
    Some((head.split(' ').nth(1)?.parse().ok()?, body.to_owned()))
}

/// The simulator, as another program that uses its API.
struct KiotViet {
    address: String,
    headers: Vec<(String, String)>,
}

impl KiotViet {
    fn of(place: &Place) -> Self {
        let text = |key: &str| place.connection[key].as_str().unwrap().to_owned();
        let address = text("api_url").trim_end_matches('/').to_owned();
        let token_url = text("token_url");
        let base = token_url.find("/connect").map_or(token_url.as_str(), |at| &token_url[..at]).to_owned();
        let form = format!(
            "scopes=PublicApi.Access&grant_type=client_credentials&client_id={}&client_secret={}",
            text("client_id"),
            text("client_secret")
        );
        let kind = [("Content-Type", "application/x-www-form-urlencoded")];
        let (_, body) = send("POST", &base, "/connect/token", &kind, &form).unwrap();
        let token: Value = serde_json::from_str(&body).unwrap();
        let bearer = format!("Bearer {}", token["access_token"].as_str().unwrap());
        let headers = vec![("Authorization".to_owned(), bearer), ("Retailer".to_owned(), text("retailer"))];
        Self { address, headers }
    }

    fn ask(&self, method: &str, path: &str, body: &str) -> Value {
        let mut headers: Vec<(&str, &str)> =
            self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        headers.push(("Content-Type", "application/json"));
        let (_, body) = send(method, &self.address, path, &headers, body).unwrap();
        serde_json::from_str(&body).unwrap_or_else(|error| panic!("{error}: {body}"))
    }

    /// All orders with this text in their description.
    fn orders_with(&self, text: &str) -> Vec<Value> {
        let mut found = Vec::new();
        let mut at = 0;
        loop {
            let path = format!("/orders?pageSize=100&currentItem={at}&orderBy=id&orderDirection=Asc");
            let page = self.ask("GET", &path, "");
            let rows = page["data"].as_array().cloned().unwrap_or_default();
            if rows.is_empty() {
                return found;
            }
            at += rows.len();
            found.extend(
                rows.into_iter().filter(|row| row["description"].as_str().is_some_and(|d| d.contains(text))),
            );
        }
    }
}

fn serve(place: &Place) -> (Running, String) {
    let mut service =
        Running::start(place.command(&["serve", "--listen", "127.0.0.1:0", "--sync-interval", "0"]));
    let line = service.line();
    let address = line.split_whitespace().find(|word| word.starts_with("http://")).unwrap().to_owned();
    (service, address)
}

/// A shop that has read everything, where orders are switched on; with a token, and a product that may be sold.
fn ready(options: &[&str]) -> (Place, String, Value) {
    let place = Place::connected(options);
    place.sync(&[]).ended(0);
    place.run(&["shop", "set", "--shop", SHOP, "--always-on", "true", "--orders", "true"]).ended(0);
    let token = place.run(&["token", "create", "--shop", SHOP, "--role", "owner"]).ended(0).stdout;
    let (service, address) = serve(&place);
    let stock = get(&address, "/api/v1/shops/1/stock?limit=200", Some(token.trim())).json();
    let products = get(&address, "/api/v1/shops/1/products?limit=200", Some(token.trim())).json();
    let sold = |stock: &&Value| {
        let id = &stock["product_id"];
        let product = products["items"].as_array().unwrap().iter().find(|product| product["id"] == *id);
        product.is_some_and(|p| {
            p["kind"] == "goods" && p["base_id"].is_null() && p["active"] == true && p["allows_sale"] == true
        }) && stock["levels"][0]["sellable"].as_i64().unwrap_or(0) >= 20
            && stock["levels"][0]["sold_here"] == true
    };
    let product = stock["items"].as_array().unwrap().iter().find(sold).expect("goods to sell").clone();
    service.kill();
    (place, token.trim().to_owned(), product)
}

fn order(product: &Value, quantity: i64) -> String {
    let place = &product["levels"][0]["point_of_sale_id"];
    json!({"point_of_sale_id": place, "lines": [{"product_id": product["product_id"], "quantity": quantity}]})
        .to_string()
}

fn post(address: &str, token: &str, key: &str, body: &str) -> Option<(u16, Value)> {
    let login = format!("Bearer {token}");
    let headers =
        [("Authorization", login.as_str()), ("Content-Type", "application/json"), ("Idempotency-Key", key)];
    let (status, body) = send("POST", address, "/api/v1/shops/1/orders", &headers, body)?;
    Some((status, serde_json::from_str(&body).ok()?))
}

#[test]
fn an_order_is_there_once_though_the_service_is_killed_right_after_it_was_sent() {
    let (place, token, product) =
        ready(&["--products", "60", "--customers", "10", "--orders", "5", "--latency", "30ms"]);
    let there = KiotViet::of(&place);
    let body = order(&product, 1);
    let mut placed = Vec::new();
    for round in 0..10_u64 {
        let (service, address) = serve(&place);
        let key = format!("round-{round}");
        let (status, answer) = post(&address, &token, &key, &body).unwrap();
        assert_eq!(status, 201, "{answer}");
        placed.push(answer["reference"].as_str().unwrap().to_owned());
        // Somewhere between before the request to KiotViet and after its answer.
        std::thread::sleep(Duration::from_millis(round * 37 % 190));
        service.kill();
    }
    let (service, address) = serve(&place);
    let (status, answer) = post(&address, &token, "round-0", &body).unwrap();
    assert_eq!((status, answer["reference"].as_str()), (201, Some(placed[0].as_str())));
    let begun = Instant::now();
    for reference in &placed {
        loop {
            let orders = get(&address, &format!("/api/v1/shops/1/orders?q={reference}"), Some(&token)).json();
            if orders["items"][0]["sending"]["state"] == "equal" {
                break;
            }
            assert!(begun.elapsed() < PATIENCE, "{orders}");
            std::thread::sleep(Duration::from_millis(100));
        }
        assert_eq!(there.orders_with(reference).len(), 1, "{reference}");
    }
    service.kill();
    assert_eq!(place.sync(&[]).ended(0).json()["state"], "finished");
    place.verify().ended(0);
    for reference in &placed {
        assert_eq!(there.orders_with(reference).len(), 1, "{reference}");
    }
}

#[test]
fn buyers_who_race_for_the_last_pieces_never_get_more_than_there_are() {
    let (place, token, product) = ready(&["--products", "60", "--customers", "10", "--orders", "5"]);
    let (service, address) = serve(&place);
    let pieces = product["levels"][0]["sellable"].as_i64().unwrap();
    let body = order(&product, 1);
    let won: Vec<String> = std::thread::scope(|scope| {
        let buyers: Vec<_> = (0..8)
            .map(|buyer| {
                let (address, token, body) = (&address, &token, &body);
                scope.spawn(move || {
                    let mut won = Vec::new();
                    for turn in 0..=pieces / 4 {
                        let (status, answer) =
                            post(address, token, &format!("{buyer}/{turn}"), body).unwrap();
                        match status {
                            201 => won.push(answer["reference"].as_str().unwrap().to_owned()),
                            409 => assert_eq!(answer["code"], "ORD-OUT-OF-STOCK"),
                            _ => panic!("{status} {answer}"),
                        }
                    }
                    won
                })
            })
            .collect();
        buyers.into_iter().flat_map(|buyer| buyer.join().unwrap()).collect()
    });
    assert_eq!(won.len() as i64, pieces, "all pieces are sold, and no more");
    let there = KiotViet::of(&place);
    let begun = Instant::now();
    while there.orders_with("[Abaha ").len() < won.len() {
        let waiting = || get(&address, "/api/v1/shops/1/outbox?limit=3", Some(&token)).body;
        assert!(begun.elapsed() < PATIENCE, "not all orders have arrived: {}", waiting());
        std::thread::sleep(Duration::from_millis(200));
    }
    let path = format!("/api/v1/shops/1/products/{}/sellable", product["product_id"]);
    let shown = get(&address, &path, Some(&token)).json();
    assert_eq!(shown["points_of_sale"][0]["sellable"], 0, "{shown}");
    let command = ["stock", "--shop", SHOP, "--product", product["code"].as_str().unwrap(), "--json"];
    let told = place.run(&command).ended(0).json();
    assert_eq!(told["products"][0]["points_of_sale"][0]["sellable"], 0);
    service.kill();
}
