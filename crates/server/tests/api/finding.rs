use dongbo_store::{
    AgreedChange, Batch, Cause, Change, Kept, LocalSide, NewFailure, OursChange, RunProgress, Selling,
    StockReading, TheirsChange,
};
use dongbo_sync::records::{Category, Customer, Order, OrderState, PriceEntry, Product, StockLevel};
use dongbo_sync::{Entity, Local, Quantity, Reference, Remote};
use jiff::SignedDuration;
use serde_json::json;

use crate::service::{
    Answer, Service, category, connection, customer, group, now, order, point_of_sale, price_list, product,
};

fn linked<R: Kept>(remote: i64, record: R) -> Change<R> {
    Change {
        remote: Remote::new(remote),
        local: LocalSide::New,
        ours: OursChange::Put(record.clone()),
        theirs: TheirsChange::Seen(record),
        agreed: AgreedChange::AsTheirs,
        dirty: false,
        based_on: None,
        reconciled: None,
        changed_at: None,
    }
}

impl Service {
    async fn bring<R: Kept>(&self, changes: Vec<Change<R>>, stock: Vec<StockReading>) {
        let fence = self.fence().await;
        self.store.write(&fence, Batch { changes, stock, ..Batch::default() }, now()).await.unwrap();
        self.store.release_lease(&fence).await.unwrap();
    }

    async fn list(&self, path: &str) -> Answer {
        self.get(&format!("/api/v1/shops/{}/{path}", self.flowers)).await
    }

    /// Flowers with stock and a variant, a vase without, one product that only we have.
    async fn with_goods(self) -> Self {
        self.bring(vec![linked(11, point_of_sale("Quận 1"))], Vec::new()).await;
        let below = Category { parent: Some(Reference::there(1)), ..category("Hoa cắt cành") };
        self.bring(vec![linked(1, category("Hoa")), linked(2, below)], Vec::new()).await;
        let rose = Product {
            category: Some(Reference::there(2)),
            images: vec![dongbo_sync::records::ImageUrl("https://cdn/hong.jpg".to_owned())],
            ..product("HOA001", "Hoa hồng Đà Lạt")
        };
        let white =
            Product { master: Some(Reference::there(101)), ..product("HOA002", "Hoa hồng Đà Lạt") };
        let reading = StockReading {
            product: Remote::new(101),
            branch: Remote::new(11),
            level: StockLevel { on_hand: Quantity::whole(5), reserved: Quantity::whole(2) },
            sold_here: true,
        };
        let changes = vec![linked(101, rose), linked(102, white), linked(103, product("BINH01", "Bình gốm"))];
        self.bring(changes, vec![reading]).await;
        let make = |_| product("MOI001", "Thiệp");
        self.store.create_ours(self.flowers, make, Cause::Person("owner".to_owned()), now()).await.unwrap();
        self
    }
}

#[tokio::test]
async fn a_list_of_products_shows_what_stands_beside_each() {
    let service = Service::new().await.with_goods().await;
    service.bring(vec![linked(21, price_list("Bảng giá sỉ"))], Vec::new()).await;
    let fence = service.fence().await;
    let entry = PriceEntry { product: Remote::new(101), price: dongbo_sync::Money::whole(900) };
    service.store.write_prices(&fence, Local::new(1), &[entry], &[], Vec::new(), None, now()).await.unwrap();
    let selling = Selling { sell_negative: false, buffer: Quantity::ZERO.into(), price_list_id: Some(1) };
    service.store.set_selling(service.flowers, selling).await.unwrap();
    let items = service.list("products").await.json()["items"].clone();
    let rose = &items[0];
    assert_eq!(
        json!([rose["category"], rose["image"], rose["base_price"], rose["list_price"], rose["stock"]]),
        json!(["Hoa cắt cành", "https://cdn/hong.jpg", 185_000, 900,
            { "on_hand": 5, "reserved": 2, "sellable": 3, "unlimited": false }])
    );
    assert_eq!((&rose["link"]["state"], &rose["link"]["kiotviet_id"]), (&json!("linked"), &json!(101)));
    let card = &items[3];
    assert_eq!((&card["link"]["state"], &card["list_price"]), (&json!("waiting"), &json!(null)));
}

#[tokio::test]
async fn products_are_filtered_and_ordered_and_the_pages_follow_each_other() {
    let service = Service::new().await.with_goods().await;
    for (query, codes) in [
        ("category=1", vec!["HOA001"]),
        ("category=2&q=hong", vec!["HOA001"]),
        ("family=true", vec!["HOA001", "BINH01", "MOI001"]),
        ("out_of_stock=true", vec!["HOA002", "BINH01", "MOI001"]),
        ("linked=waiting", vec!["MOI001"]),
        ("linked=linked&sort=newest", vec!["BINH01", "HOA002", "HOA001"]),
        ("status=on_sale&q=da%20lat&family=true", vec!["HOA001"]),
        ("status=archived", vec![]),
    ] {
        assert_eq!(service.list(&format!("products?{query}")).await.column("code"), codes, "{query}");
    }
    let first = service.list("products?sort=newest&limit=3").await;
    let cursor = first.json()["next_cursor"].as_str().unwrap().to_owned();
    let second = service.list(&format!("products?sort=newest&limit=3&cursor={cursor}")).await;
    assert_eq!(first.column("code"), ["MOI001", "BINH01", "HOA002"]);
    assert_eq!(
        (second.column("code"), second.json()["next_cursor"].clone()),
        (vec![json!("HOA001")], json!(null))
    );
    for odd in ["status=sold", "category=hoa", "sort=best", "colour=red"] {
        assert_eq!(service.list(&format!("products?{odd}")).await.code(), "API-BAD-QUERY", "{odd}");
    }
}

#[tokio::test]
async fn a_product_tells_whose_word_counts_for_each_field() {
    let service = Service::new().await.with_goods().await;
    service.store.save_connection(service.flowers, &connection(), now()).await.unwrap();
    let product = service.list("products/1").await.json();
    let rules = product["field_rules"].as_array().unwrap();
    let of = |field: &str| rules.iter().find(|rule| rule["field"] == field).unwrap()["precedence"].clone();
    assert_eq!((of("name"), of("description")), (json!("kiotviet"), json!("abaha")));
    assert_eq!((&product["category"], &product["link"]["state"]), (&json!("Hoa cắt cành"), &json!("linked")));
}

#[tokio::test]
async fn stock_can_be_limited_to_what_has_run_out() {
    let service = Service::new().await.with_goods().await;
    assert_eq!(service.list("stock?out_of_stock=true").await.column("code"), ["HOA002", "BINH01", "MOI001"]);
    assert_eq!(service.list("stock?category=1").await.column("code"), ["HOA001"]);
}

#[tokio::test]
async fn categories_come_as_one_tree() {
    let service = Service::new().await.with_goods().await;
    let tree = service.list("categories/tree").await.json();
    let flowers = &tree["items"][0];
    assert_eq!(
        (&flowers["name"], &flowers["products"], &flowers["products_in_all"]),
        (&json!("Hoa"), &json!(0), &json!(1))
    );
    assert_eq!(flowers["children"][0]["name"], "Hoa cắt cành");
}

#[tokio::test]
async fn orders_are_found_by_customer_and_filtered() {
    let service = Service::new().await;
    service.bring(vec![linked(301, customer("KH1", "Nguyễn Thị Lan", "0912 345 678"))], Vec::new()).await;
    let later = Order {
        placed_at: now() + SignedDuration::from_hours(1),
        customer: Some(Reference::there(301)),
        state: OrderState::Completed,
        ..order("DH2")
    };
    service.bring(vec![linked(501, order("DH1")), linked(502, later)], Vec::new()).await;
    for (query, codes) in [
        ("", vec!["DH1", "DH2"]),
        ("sort=newest", vec!["DH2", "DH1"]),
        ("q=lan", vec!["DH2"]),
        ("q=0912345", vec!["DH2"]),
        ("q=dh1", vec!["DH1"]),
        ("state=25", vec!["DH2"]),
        ("to=2026-11-24T01:30:00Z", vec!["DH1"]),
        ("from=2026-11-24T01:30:00Z", vec!["DH2"]),
        ("point_of_sale=7", vec![]),
        ("customer=1", vec!["DH2"]),
        ("customer=2", vec![]),
    ] {
        assert_eq!(service.list(&format!("orders?{query}")).await.column("code"), codes, "{query}");
    }
    let found = service.list("orders/2").await.json();
    assert_eq!(
        json!([found["customer_name"], found["customer_phone"], found["pos_state_label"]]),
        json!(["Nguyễn Thị Lan", "0912 345 678", "Hoàn thành"])
    );
    assert_eq!(service.list("orders?state=7").await.code(), "API-BAD-QUERY");
}

#[tokio::test]
async fn customers_are_filtered_by_group() {
    let service = Service::new().await;
    service.bring(vec![linked(1, group("Sỉ"))], Vec::new()).await;
    let member = Customer { groups: vec![Reference::there(1)], ..customer("KH1", "Lan", "0912345678") };
    service
        .bring(vec![linked(301, member), linked(302, customer("KH2", "Lan", "0912345679"))], Vec::new())
        .await;
    assert_eq!(service.list("customers?group=1").await.column("code"), ["KH1"]);
    assert_eq!(service.list("customers?q=lan").await.column("code"), ["KH1", "KH2"]);
}

#[tokio::test]
async fn a_run_tells_record_by_record_what_it_did_and_what_failed() {
    let service = Service::new().await;
    let fence = service.fence().await;
    let run = service.store.start_run(&fence, &[Entity::Products], false, "api", now()).await.unwrap();
    let failure = NewFailure {
        entity: Entity::Products,
        remote_id: Some(102),
        code: "KV-ROW-MALFORMED".to_owned(),
        message: "price: not a number".to_owned(),
        payload: "{}".to_owned(),
        run,
    };
    let progress = RunProgress { run, counts: "{}".to_owned(), requests: "{}".to_owned() };
    let batch = Batch {
        changes: vec![linked(101, product("HOA001", "Hoa"))],
        failures: vec![failure],
        run: Some(progress),
        ..Batch::default()
    };
    service.store.write(&fence, batch, now()).await.unwrap();
    let changes = service.list("runs/1/changes").await;
    assert_eq!(changes.column("outcome"), ["created", "failed"]);
    assert_eq!(changes.column("label"), ["HOA001", "102"]);
    assert_eq!(changes.json()["items"][1]["code"], "KV-ROW-MALFORMED");
    assert_eq!(service.list("runs/1/changes?failed=true").await.column("outcome"), ["failed"]);
    assert_eq!(service.list("runs/2/changes").await.code(), "API-NOT-FOUND");
}
