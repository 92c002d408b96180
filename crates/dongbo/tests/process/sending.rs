//! What is changed here through the API is on KiotViet in a moment, also when the service is killed meanwhile.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{Place, Running, SHOP, get, request};

struct Shop {
    place: Place,
    address: String,
    token: String,
    service: Option<Running>,
}

impl Shop {
    fn open() -> Self {
        let place = Place::connected(&["--products", "60", "--customers", "10", "--orders", "0"]);
        place.sync(&[]).ended(0);
        let token = place.run(&["token", "create", "--shop", SHOP, "--role", "owner"]).ended(0).stdout;
        let host = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
        let token = token.trim().to_owned();
        let mut shop = Self { place, address: format!("http://{host}"), token, service: None };
        shop.serve();
        shop
    }

    fn serve(&mut self) {
        let host = self.address.strip_prefix("http://").unwrap().to_owned();
        let arguments = ["serve", "--listen", &host, "--sync-interval", "0"];
        let mut service = Running::start(self.place.command(&arguments));
        service.line();
        self.service = Some(service);
    }

    fn send(&self, method: &str, path: &str, body: Value) -> Value {
        let answer = request(
            method,
            &self.address,
            &format!("/api/v1/shops/1/{path}"),
            Some(&self.token),
            &body.to_string(),
        );
        assert!(answer.status < 300, "{answer:?}");
        answer.json()
    }

    fn read(&self, path: &str) -> Value {
        get(&self.address, &format!("/api/v1/shops/1/{path}"), Some(&self.token)).json()
    }

    fn products_there(&self) -> i64 {
        let state = get(self.place.connection["api_url"].as_str().unwrap(), "/clerk/state.json", None).json();
        state["counts"]["products"].as_i64().unwrap()
    }

    /// Waits until nothing waits to be sent any more.
    fn settled(&self) -> Duration {
        let begun = Instant::now();
        while !self.read("outbox")["items"].as_array().unwrap().is_empty() {
            assert!(begun.elapsed() < Duration::from_secs(60), "{:#}", self.read("outbox"));
            std::thread::sleep(Duration::from_millis(10));
        }
        begun.elapsed()
    }
}

#[test]
fn an_edit_and_a_new_product_are_there_within_two_seconds() {
    let shop = Shop::open();
    let before = shop.products_there();
    let product = shop.read("products?limit=1")["items"][0].clone();
    shop.send("PATCH", &format!("products/{}", product["id"]), json!({ "base_price": 77000 }));
    let category = shop.send("POST", "categories", json!({ "name": "Quà Tết" }));
    let basket = json!({ "name": "Giỏ quà", "category_id": category["id"], "base_price": 500000 });
    shop.send("POST", "products", basket);
    let took = shop.settled();
    assert!(took < Duration::from_secs(2), "{took:?}");
    assert_eq!(shop.products_there(), before + 1);
    assert_eq!(shop.place.verify().ended(0).json()["differences"], json!([]));
}

#[test]
fn what_is_killed_right_after_it_was_asked_for_is_there_once() {
    let mut shop = Shop::open();
    let category = shop.read("categories?limit=1")["items"][0]["id"].clone();
    let before = shop.products_there();
    for round in 0..6 {
        let product =
            json!({ "name": format!("Hàng mới {round}"), "category_id": category, "base_price": 1000 });
        shop.send("POST", "products", product);
        // The kill falls before, into or after the request to KiotViet.
        std::thread::sleep(Duration::from_millis(round * 3));
        shop.service.take().unwrap().kill();
        shop.serve();
        // Whatever was in doubt is looked for once it cannot still be on its way.
        shop.settled();
        assert_eq!(shop.products_there(), before + 1 + round as i64, "round {round}");
    }
    shop.place.sync(&["--full"]).ended(0);
    assert_eq!(shop.place.verify().ended(0).json()["differences"], json!([]));
}

#[test]
fn rules_are_shown_and_changed_by_command() {
    let place = Place::connected(&["--products", "10", "--customers", "2", "--orders", "0"]);
    let name = |rules: &Value| {
        let fields = rules[0]["fields"].as_array().unwrap();
        fields.iter().find(|rule| rule["field"] == "name").unwrap().clone()
    };
    let show = ["rules", "--shop", SHOP, "--entity", "products", "--json"];
    assert_eq!(name(&place.run(&show).ended(0).json())["precedence"], "kiotviet");
    let set = [
        "rules",
        "--shop",
        SHOP,
        "--json",
        "set",
        "products",
        "--field",
        "name",
        "--direction",
        "both",
        "--precedence",
        "person",
    ];
    let changed = name(&place.run(&set).ended(0).json());
    assert_eq!((&changed["precedence"], &changed["is_default"]), (&json!("person"), &json!(false)));
    let brand = [
        "rules",
        "--shop",
        SHOP,
        "set",
        "products",
        "--field",
        "brand",
        "--direction",
        "out",
        "--precedence",
        "abaha",
    ];
    let refused = place.run(&brand).ended(1);
    assert!(refused.stderr.contains("brand"), "{refused:?}");
    let reset = place.run(&["rules", "--shop", SHOP, "--json", "set", "products", "--reset"]).ended(0).json();
    assert_eq!(name(&reset)["precedence"], "kiotviet");
}
