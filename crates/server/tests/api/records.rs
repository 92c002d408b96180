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
        based_on: None,
        reconciled: None,
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
    insta::assert_snapshot!(service.read("products/1").await, @r#"
    200 application/json
    {
      "active": true,
      "allows_sale": true,
      "archived_at": null,
      "attributes": [],
      "barcode": "8931234567890",
      "base_id": null,
      "base_price": 1000.6,
      "brand": null,
      "category": null,
      "category_id": null,
      "code": "HOA001",
      "conversion": null,
      "created_at": "2026-11-24T01:00:00Z",
      "description": null,
      "field_rules": [],
      "full_name": "Hoa hồng đỏ",
      "id": 1,
      "images": [],
      "kind": "goods",
      "link": {
        "agreed_at": "2026-11-24T01:00:00Z",
        "code": null,
        "kiotviet_id": 101,
        "message": null,
        "state": "linked"
      },
      "master_id": null,
      "name": "Hoa hồng đỏ",
      "parts": [],
      "prices": [
        {
          "price": 900,
          "price_list": "Bảng giá sỉ",
          "price_list_id": 1
        }
      ],
      "remote_id": 101,
      "stock": [
        {
          "on_hand": -0.5,
          "point_of_sale": "Chi nhánh trung tâm",
          "point_of_sale_id": 1,
          "read_at": "2026-11-24T01:00:00Z",
          "reserved": 3,
          "sold_here": true
        }
      ],
      "unit": null,
      "units": [
        {
          "active": true,
          "allows_sale": true,
          "archived_at": null,
          "attributes": [],
          "barcode": null,
          "base_id": 1,
          "base_price": 185000,
          "brand": null,
          "category_id": null,
          "code": "HOA001-BO",
          "conversion": 10,
          "created_at": "2026-11-24T01:00:00Z",
          "full_name": "Hoa hồng đỏ (Bó)",
          "id": 2,
          "images": [],
          "kind": "goods",
          "master_id": null,
          "name": "Hoa hồng đỏ",
          "remote_id": 102,
          "unit": "Bó",
          "updated_at": "2026-11-24T01:00:00Z",
          "visible": true,
          "weight": null
        }
      ],
      "updated_at": "2026-11-24T01:00:00Z",
      "variants": [],
      "visible": true,
      "weight": 12.5
    }
    "#);
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
    insta::assert_snapshot!(service.read("stock").await, @r#"
    200 application/json
    {
      "items": [
        {
          "code": "HOA001",
          "full_name": "Hoa hồng đỏ",
          "levels": [
            {
              "on_hand": -0.5,
              "point_of_sale": "Chi nhánh trung tâm",
              "point_of_sale_id": 1,
              "reserved": 3,
              "sellable": 0,
              "sold_here": true,
              "unlimited": false
            }
          ],
          "product_id": 1,
          "unit": null
        },
        {
          "code": "HOA001-BO",
          "full_name": "Hoa hồng đỏ (Bó)",
          "levels": [],
          "product_id": 2,
          "unit": "Bó"
        }
      ],
      "next_cursor": null
    }
    "#);
}

#[tokio::test]
async fn price_lists_have_entries_and_an_unknown_list_has_none_at_all() {
    let service = Service::new().await.with_a_flower().await;
    insta::assert_snapshot!(service.read("price-lists").await, @r#"
    200 application/json
    {
      "items": [
        {
          "active": true,
          "archived_at": null,
          "customer_groups": [],
          "ends_at": null,
          "for_all_groups": true,
          "id": 1,
          "name": "Bảng giá sỉ",
          "points_of_sale": [],
          "remote_id": 21,
          "starts_at": null
        }
      ],
      "next_cursor": null
    }
    "#);
    insta::assert_snapshot!(service.read("price-lists/1/entries").await, @r#"
    200 application/json
    {
      "items": [
        {
          "code": "HOA001",
          "full_name": "Hoa hồng đỏ",
          "price": 900,
          "product_id": 1,
          "remote_product_id": 101
        }
      ],
      "next_cursor": null
    }
    "#);
    assert_eq!(service.read("price-lists/2/entries").await.code(), "API-NOT-FOUND");
}

#[tokio::test]
async fn points_of_sale_show_their_branch() {
    let service = Service::new().await.with_a_flower().await;
    insta::assert_snapshot!(service.read("points-of-sale/1").await, @r#"
    200 application/json
    {
      "address": null,
      "archived_at": null,
      "default": false,
      "id": 1,
      "name": "Chi nhánh trung tâm",
      "phone": null,
      "remote_id": 11
    }
    "#);
}

#[tokio::test]
async fn an_order_shows_its_lines_and_exact_totals() {
    let service = Service::new().await.with_a_flower().await;
    service.link(vec![linked(501, order("DH000123"))]).await;
    insta::assert_snapshot!(service.read("orders/1").await, @r#"
    200 application/json
    {
      "archived_at": null,
      "code": "DH000123",
      "conflicts": 0,
      "customer_id": null,
      "customer_name": null,
      "customer_phone": null,
      "delivery": null,
      "delivery_state": null,
      "delivery_state_label": null,
      "discount": 0,
      "editable": true,
      "fee_items": null,
      "fees": 30000,
      "id": 1,
      "lines": [
        {
          "code": "HOA001",
          "discount": 0,
          "name": "Hoa hồng đỏ",
          "note": null,
          "price": 1000.6,
          "product_id": null,
          "quantity": 0.48
        }
      ],
      "note": null,
      "paid": 0,
      "payment_method": null,
      "payment_noted": false,
      "payment_state": 0,
      "payment_state_label": "Chưa thanh toán",
      "placed_at": "2026-11-24T01:00:00Z",
      "point_of_sale": null,
      "point_of_sale_id": null,
      "pos_code": "DH000123",
      "pos_state": 5,
      "pos_state_label": "Đặt hàng",
      "reference": null,
      "remarks": [],
      "remote_id": 501,
      "sale_channel": null,
      "sending": {
        "code": null,
        "message": null,
        "since": null,
        "state": "equal"
      },
      "state": 5,
      "state_label": "Đặt hàng",
      "total": 30480.288
    }
    "#);
}

#[tokio::test]
async fn a_customer_is_shown_as_typed() {
    let service = Service::new().await;
    service.link(vec![linked(301, customer("KH000001", "Nguyễn Thị Lan", "0912 345 678"))]).await;
    insta::assert_snapshot!(service.read("customers/1").await, @r#"
    200 application/json
    {
      "address": null,
      "archived_at": null,
      "birth_date": null,
      "code": "KH000001",
      "comments": null,
      "customer_groups": [],
      "email": null,
      "gender": null,
      "id": 1,
      "kind": "person",
      "location": null,
      "name": "Nguyễn Thị Lan",
      "organization": null,
      "other_phone": null,
      "phone": "0912 345 678",
      "remote_id": 301,
      "tax_code": null,
      "ward": null
    }
    "#);
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
    insta::assert_snapshot!(answer, @r#"
    200 application/json
    {
      "connection": {
        "account_type": "retail",
        "client_id": "client",
        "connected_at": "2026-11-24T01:00:00Z",
        "default_branch": 11,
        "error": "KV-SECRET",
        "failing_since": "2026-11-24T01:00:00Z",
        "retailer": "tiemhoasua",
        "sale_channel": null,
        "settings": {
          "allow_order_when_out_stock": false,
          "allow_sell_when_order_out_stock": null,
          "allow_sell_when_out_stock": null,
          "manager_customer_by_branch": null,
          "read_at": "2026-11-24T01:00:00Z"
        },
        "state": "failing"
      },
      "created_at": "2026-11-24T01:00:00Z",
      "id": 1,
      "name": "Tiệm hoa Sứa",
      "records": {
        "branches": {
          "archived": 0,
          "linked": 1,
          "live": 1
        },
        "categories": {
          "archived": 0,
          "linked": 0,
          "live": 0
        },
        "customer_groups": {
          "archived": 0,
          "linked": 0,
          "live": 0
        },
        "customers": {
          "archived": 0,
          "linked": 0,
          "live": 0
        },
        "orders": {
          "archived": 0,
          "linked": 0,
          "live": 0
        },
        "price_entries": 1,
        "price_lists": {
          "archived": 0,
          "linked": 1,
          "live": 1
        },
        "products": {
          "archived": 0,
          "linked": 2,
          "live": 2
        },
        "stock": 1
      }
    }
    "#);
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
    insta::assert_snapshot!(service.read("failures?limit=1").await, @r#"
    200 application/json
    {
      "items": [
        {
          "attempts": 1,
          "code": "KV-ROW-MALFORMED",
          "entity": "products",
          "first_at": "2026-11-24T01:00:00Z",
          "id": 1,
          "last_at": "2026-11-24T01:00:00Z",
          "message": "basePrice: abc",
          "payload": "{\"id\":101}",
          "remedy": [
            "Mở bản ghi này trên KiotViet, sửa phần được nêu rồi lưu lại; lần đồng bộ sau sẽ tự đọc lại.",
            "Nếu trên KiotViet mọi thứ đều đúng, gửi mã lỗi cho bộ phận kỹ thuật; nội dung gốc đã được giữ lại."
          ],
          "remote_id": 101,
          "run": 1,
          "title": "Một bản ghi của KiotViet không đọc được"
        }
      ],
      "next_cursor": "ZmFpbHVyZXM6MQ"
    }
    "#);
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
    insta::assert_snapshot!(service.read("conflicts?entity=products").await, @r#"
    200 application/json
    {
      "items": [
        {
          "base": null,
          "closed_at": null,
          "closed_by": null,
          "decided_value": null,
          "decision": null,
          "entity": "products",
          "field": "name",
          "id": 1,
          "kind": "field",
          "label": "",
          "local_id": null,
          "note": "HOA001",
          "opened_at": "2026-11-24T01:00:00Z",
          "ours": "Hoa hồng",
          "ours_changed": null,
          "remote_id": 101,
          "theirs": "Hoa hồng đỏ",
          "theirs_changed": null,
          "usual_rule_en": "Edits travel both ways; when both sides changed it differently, KiotViet's value is taken.",
          "usual_rule_vi": "Sửa ở bên nào cũng được đồng bộ sang bên kia; nếu hai bên cùng sửa khác nhau thì lấy theo KiotViet.",
          "usual_winner": "kiotviet"
        }
      ],
      "next_cursor": null
    }
    "#);
}
