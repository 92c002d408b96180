use dongbo_store::{
    Account, AgreedChange, Batch, Change, ConflictKind, Connection, ConnectionState, Kept, KiotVietSettings,
    LocalSide, NewConflict, NewFailure, OursChange, StockReading, TheirsChange,
};
use dongbo_sync::records::{PointOfSale, PriceEntry, Product, StockLevel};
use dongbo_sync::{Entity, Local, Money, Quantity, Reference, Remote};

use crate::service::{Ask, Service, customer, now, order, point_of_sale, price_list, product};

/// A record that both sides have.
fn linked<R: Kept>(remote: i64, record: R) -> Change<R> {
    Change {
        remote: Remote::new(remote),
        local: LocalSide::New,
        ours: OursChange::Put(record.clone()),
        theirs: TheirsChange::Seen(record),
        agreed: AgreedChange::AsTheirs,
        dirty: false,
        changed_at: Some(now()),
    }
}

impl Service {
    async fn write<R: Kept>(&self, batch: Batch<R>) {
        let fence = self.fence().await;
        self.store.write(&fence, batch, now()).await.unwrap();
        self.store.release_lease(&fence).await.unwrap();
    }

    async fn link<R: Kept>(&self, changes: Vec<Change<R>>) {
        self.write(Batch { changes, ..Batch::default() }).await;
    }

    /// A flower sold by the piece and by the bunch, on one shelf, in one price list.
    async fn with_a_flower(self) -> Self {
        self.link::<PointOfSale>(vec![linked(11, point_of_sale("Chi nhánh trung tâm"))]).await;
        let flower = Product {
            barcode: Some("8931234567890".to_owned()),
            base_price: Money::new("1000.6".parse().unwrap()),
            weight: Some(Quantity::new("12.5".parse().unwrap())),
            ..product("HOA001", "Hoa hồng đỏ")
        };
        let bunch = Product {
            unit: Some("Bó".to_owned()),
            unit_of: Some(dongbo_sync::records::UnitOf {
                base: Reference::there(101),
                conversion: Quantity::whole(10),
            }),
            ..product("HOA001-BO", "Hoa hồng đỏ")
        };
        let reading = StockReading {
            product: Remote::new(101),
            branch: Remote::new(11),
            level: StockLevel {
                on_hand: Quantity::new("-0.5".parse().unwrap()),
                reserved: Quantity::whole(3),
            },
            sold_here: true,
        };
        self.write(Batch {
            changes: vec![linked(101, flower), linked(102, bunch)],
            stock: vec![reading],
            ..Batch::default()
        })
        .await;
        self.link(vec![linked(21, price_list("Bảng giá sỉ"))]).await;
        let fence = self.fence().await;
        let entry = PriceEntry { product: Remote::new(101), price: Money::whole(900) };
        self.store.write_prices(&fence, Local::new(1), &[entry], &[], Vec::new(), None, now()).await.unwrap();
        self.store.release_lease(&fence).await.unwrap();
        self
    }

    async fn read(&self, path: &str) -> crate::service::Answer {
        self.get(&format!("/api/v1/shops/{}/{path}", self.flowers)).await
    }
}

#[tokio::test]
async fn a_product_shows_its_stock_units_and_prices_with_exact_numbers() {
    let service = Service::new().await.with_a_flower().await;
    insta::assert_snapshot!(service.read("products/1").await, @"");
}

#[tokio::test]
async fn a_products_exact_numbers_are_never_rounded() {
    let service = Service::new().await.with_a_flower().await;
    let text = service.read("products").await.body;
    assert!(text.contains(r#""base_price":1000.6,"#), "{text}");
}

#[tokio::test]
async fn stock_is_listed_by_product_and_place() {
    let service = Service::new().await.with_a_flower().await;
    insta::assert_snapshot!(service.read("stock").await, @"");
}

#[tokio::test]
async fn price_lists_have_entries_and_an_unknown_list_has_none_at_all() {
    let service = Service::new().await.with_a_flower().await;
    insta::assert_snapshot!(service.read("price-lists").await, @"");
    insta::assert_snapshot!(service.read("price-lists/1/entries").await, @"");
    assert_eq!(service.read("price-lists/2/entries").await.code(), "API-NOT-FOUND");
}

#[tokio::test]
async fn points_of_sale_show_their_branch() {
    let service = Service::new().await.with_a_flower().await;
    insta::assert_snapshot!(service.read("points-of-sale/1").await, @"");
}

#[tokio::test]
async fn an_order_shows_its_lines_and_exact_totals() {
    let service = Service::new().await.with_a_flower().await;
    service.link(vec![linked(501, order("DH000123"))]).await;
    insta::assert_snapshot!(service.read("orders/1").await, @"");
}

#[tokio::test]
async fn a_customer_is_shown_as_typed() {
    let service = Service::new().await;
    service.link(vec![linked(301, customer("KH000001", "Nguyễn Thị Lan", "0912 345 678"))]).await;
    insta::assert_snapshot!(service.read("customers/1").await, @"");
}

#[tokio::test]
async fn a_shop_shows_its_connection_without_the_secret() {
    let service = Service::new().await.with_a_flower().await;
    let connection = Connection {
        retailer: "tiemhoasua".to_owned(),
        retailer_id: Some(710_021),
        account: Account::Retail,
        api_url: "https://public.kiotapi.com".to_owned(),
        token_url: "https://id.kiotviet.vn/connect/token".to_owned(),
        client_id: "client".to_owned(),
        client_secret: "VERY-SECRET".to_owned().into(),
        default_branch: Some(11),
        sale_channel: None,
        settings: KiotVietSettings {
            allow_order_when_out_stock: Some(false),
            read_at: Some(now()),
            ..KiotVietSettings::default()
        },
        options: "{}".to_owned(),
        state: ConnectionState::Failing { code: "KV-SECRET".to_owned(), since: now() },
        connected_at: now(),
    };
    service.store.save_connection(service.flowers, &connection, now()).await.unwrap();
    let answer = service.get(&format!("/api/v1/shops/{}", service.flowers)).await;
    assert!(!answer.body.contains("VERY-SECRET"));
    insta::assert_snapshot!(answer, @"");
}

#[tokio::test]
async fn a_failure_is_explained_in_the_readers_language() {
    let service = Service::new().await;
    let fence = service.fence().await;
    let run = service.store.start_run(&fence, &[Entity::Products], false, "command", now()).await.unwrap();
    let failure = |entity, remote_id, code: &str| NewFailure {
        entity,
        remote_id,
        code: code.to_owned(),
        message: "basePrice: abc".to_owned(),
        payload: r#"{"id":101}"#.to_owned(),
        run,
    };
    let failures = vec![
        failure(Entity::Products, Some(101), "KV-ROW-MALFORMED"),
        failure(Entity::Products, None, "OLD-CODE"),
    ];
    let batch = Batch::<Product> { failures, ..Batch::default() };
    service.store.write(&fence, batch, now()).await.unwrap();
    insta::assert_snapshot!(service.read("failures?limit=1").await, @"");
    let path = format!("/api/v1/shops/{}/failures", service.flowers);
    let english = service.ask(Ask::get(&path).token(&service.owner).english()).await.json();
    assert_eq!(english["items"][0]["title"], "One of KiotViet's records cannot be read");
    assert_eq!(
        english["items"][1]["title"], "basePrice: abc",
        "a code of another version keeps its own words"
    );
    assert_eq!(service.read("failures?entity=orders").await.column("id").len(), 0);
    assert_eq!(service.read("failures?entity=products").await.column("id").len(), 2);
    assert_eq!(service.read("failures?entity=product").await.code(), "API-BAD-QUERY");
}

#[tokio::test]
async fn a_conflict_shows_both_values() {
    let service = Service::new().await;
    let conflict = NewConflict {
        entity: Entity::Products,
        kind: ConflictKind::Field,
        remote_id: Some(101),
        local_id: None,
        field: Some("name".to_owned()),
        ours: Some(r#""Hoa hồng""#.to_owned()),
        theirs: Some(r#""Hoa hồng đỏ""#.to_owned()),
        base: None,
        note: "HOA001".to_owned(),
    };
    service.write(Batch::<Product> { conflicts: vec![conflict], ..Batch::default() }).await;
    insta::assert_snapshot!(service.read("conflicts?entity=products").await, @"");
}
