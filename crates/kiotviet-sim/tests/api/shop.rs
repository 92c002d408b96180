//! The shop of the documentation's samples, and a client to call it with.

use std::collections::BTreeMap;

use http::Method;
use jiff::{SignedDuration, Timestamp};
use kiotviet_sim::records::*;
use kiotviet_sim::state::{Shop, ShopIdentity};
use kiotviet_sim::{Credentials, Request, Response, Simulator};
use rust_decimal::Decimal;
use serde_json::Value;

pub const MAIN: BranchId = BranchId(21_101);
pub const SECOND: BranchId = BranchId(21_102);
pub const SHIRT: ProductId = ProductId(30_010_001);
pub const MILK: ProductId = ProductId(30_020_001);
pub const MILK_CARTON: ProductId = ProductId(30_020_002);

pub fn vn(text: &str) -> Timestamp {
    format!("{text}+07:00").parse().unwrap()
}

pub fn now() -> Timestamp {
    vn("2026-07-12T09:30:04")
}

pub fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

pub fn fixture(name: &str) -> Value {
    let path = format!("{}/tests/fixtures/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Branches, staff, channels, categories, products, price books, customers; no documents.
pub fn sample_shop() -> Shop {
    let mut shop = Shop::new(ShopIdentity::default(), 7);
    reference(&mut shop);
    categories(&mut shop);
    products(&mut shop);
    customers(&mut shop);
    price_books(&mut shop);
    shop
}

fn reference(shop: &mut Shop) {
    let branch =
        |id, name: &str, code: &str, address: &str, location: &str, ward: &str, phone: &str| Branch {
            id: BranchId(id),
            name: name.into(),
            code: text(code),
            address: text(address),
            location_name: text(location),
            ward_name: text(ward),
            contact_number: text(phone),
            email: None,
            created_at: vn("2025-12-15T08:00:00"),
            modified_at: None,
        };
    let first = branch(
        21_101,
        "Chi nhánh trung tâm",
        "CN01",
        "12 Nguyễn Trãi",
        "Hà Nội - Quận Thanh Xuân",
        "Phường Thượng Đình",
        "02438887777",
    );
    shop.branches.insert(Branch {
        email: text("trungtam@hoasua.example.vn"),
        created_at: vn("2025-11-01T08:00:00"),
        ..first
    });
    let second = branch(
        21_102,
        "Chi nhánh Cầu Giấy",
        "CN02",
        "88 Cầu Giấy",
        "Hà Nội - Quận Cầu Giấy",
        "Phường Quan Hoa",
        "02438886666",
    );
    shop.branches.insert(Branch { modified_at: Some(vn("2026-03-02T10:11:12.65")), ..second });
    shop.branches.insert(branch(21_103, "Chi nhánh cũ", "CN03", "", "", "", ""));
    shop.branches.remove(BranchId(21_103), vn("2026-07-12T01:00:00"));
    let user = |id, name: &str, given: &str, at: &str| User {
        id: UserId(id),
        user_name: name.into(),
        given_name: given.into(),
        address: None,
        mobile_phone: None,
        email: None,
        description: None,
        birth_date: None,
        is_super_admin: id == 88_001,
        created_at: vn(at),
    };
    shop.users.insert(user(88_001, "admin", "Chủ cửa hàng", "2025-11-01T08:00:00"));
    shop.users.insert(User {
        address: text(""),
        mobile_phone: text("0987000111"),
        email: text("lan@hoasua.example.vn"),
        description: text("Thu ngân"),
        birth_date: Some("1998-04-12".parse().unwrap()),
        ..user(88_002, "thungan1", "Phạm Thị Lan", "2025-11-02T08:00:00")
    });
    shop.users.insert(user(88_003, "banhangonline", "Trần Quốc Bảo", "2026-01-09T09:00:00"));
    for (id, name, image, fixed, position) in [
        (5001, "Bán trực tiếp", "", true, 1),
        (5002, "Facebook", "fb-icon", false, 2),
        (5010, "Website", "", false, 3),
        (5011, "Khác", "", true, 4),
    ] {
        shop.sale_channels.insert(SaleChannel {
            id: SaleChannelId(id),
            name: name.into(),
            is_active: true,
            image: image.into(),
            is_not_delete: fixed,
            position,
            created_at: vn("2026-01-01T00:00:00"),
        });
    }
    shop.bank_accounts.insert(BankAccount {
        id: BankAccountId(3001),
        bank_name: "Vietcombank".into(),
        account_number: "0011001234567".into(),
        description: text("Tài khoản cửa hàng"),
        created_at: vn("2025-11-01T08:00:00"),
        modified_at: None,
    });
    let surcharge = |id, code: &str, name: &str, at: &str| Surcharge {
        id: SurchargeId(id),
        code: code.into(),
        name: name.into(),
        value: None,
        ratio: None,
        is_active: true,
        created_at: vn(at),
        modified_at: None,
    };
    let shipping = surcharge(1201, "THK000001", "Phí vận chuyển (Website)", "2026-02-01T09:00:00");
    shop.surcharges.insert(Surcharge { value: Some(Decimal::ZERO), ..shipping });
    let service = surcharge(1202, "THK000002", "Phí dịch vụ", "2026-02-01T09:05:00");
    shop.surcharges.insert(Surcharge {
        ratio: Some(dec("5")),
        modified_at: Some(vn("2026-05-05T05:05:05.05")),
        ..service
    });
    for (id, name, normal) in [
        (1, "Hà Nội - Quận Cầu Giấy", "Ha Noi - Quan Cau Giay"),
        (2, "Hà Nội - Quận Thanh Xuân", "Ha Noi - Quan Thanh Xuan"),
        (15, "Hà Nội - Quận Đống Đa", "Ha Noi - Quan Dong Da"),
    ] {
        shop.locations.insert(Location { id: LocationId(id), name: name.into(), normal_name: normal.into() });
    }
    shop.trademarks.insert(Trademark {
        id: TrademarkId(166_901),
        name: "Hoa Sữa".into(),
        created_at: vn("2025-11-03T09:00:00"),
        modified_at: Some(vn("2025-11-03T09:00:00")),
    });
    shop.default_partner = Some(DeliveryPartner {
        code: "DT000001".into(),
        name: "Giao hàng Nhanh Tay".into(),
        contact_number: "19001234".into(),
        ..DeliveryPartner::default()
    });
}

fn categories(shop: &mut Shop) {
    for (id, parent, name, modified) in [
        (910_001, None, "Sữa và bột dinh dưỡng", Some("2026-06-30T15:20:01.907")),
        (910_002, Some(910_001), "Sữa bột", None),
        (910_003, Some(910_002), "Sữa bột cho bé 0-6 tháng", None),
        (910_010, None, "Thời trang", None),
        (910_011, Some(910_010), "Áo thun", Some("2026-07-10T11:02:55.453")),
        (910_099, None, "Khác", None),
        (910_050, None, "Cũ", None),
        (910_051, None, "Cũ hơn", None),
    ] {
        shop.categories.insert(Category {
            id: CategoryId(id),
            parent: parent.map(CategoryId),
            name: name.into(),
            created_at: vn("2025-11-03T09:12:44.127"),
            modified_at: modified.map(vn),
        });
    }
    for id in [910_050, 910_051] {
        shop.categories.remove(CategoryId(id), vn("2026-07-01T00:00:00"));
    }
}

fn stock(branch: BranchId, on_hand: &str, reserved: &str, cost: &str) -> Inventory {
    Inventory { on_hand: dec(on_hand), reserved: dec(reserved), cost: dec(cost), ..Inventory::empty(branch) }
}

fn products(shop: &mut Shop) {
    let category = CategoryId;
    let mut shirt = Product::new(
        SHIRT,
        "AT001",
        "Áo thun cotton cổ tròn",
        category(910_011),
        vn("2025-11-05T10:00:12.223"),
    );
    shirt.barcode = text("8938500010017");
    shirt.trademark = Some(TrademarkId(166_901));
    shirt.has_variants = true;
    shirt.base_price = dec("185000");
    shirt.weight = Some(dec("220"));
    shirt.description = text("<p>Cotton hai chiều, co giãn nhẹ.</p>");
    shirt.modified_at = Some(vn("2026-07-12T08:45:17.3"));
    shirt.is_reward_point = Some(true);
    shirt.is_lot_serial_control = Some(false);
    shirt.is_batch_expire_control = Some(false);
    shirt.order_template = text("");
    shirt.attributes = vec![Attribute::new("MÀU", "Trắng"), Attribute::new("SIZE", "M")];
    shirt.images = ["at001-1", "at001-2"]
        .map(|name| format!("https://cdn-images.example.vn/hoasua/{name}.jpg"))
        .to_vec();
    shirt.inventories = vec![stock(MAIN, "24", "3", "92000"), stock(SECOND, "0", "0", "92000")];
    let tax = ProductTax {
        id: 7001,
        method: TaxMethod::Deduction,
        tax_id: 3,
        value: Some(dec("8")),
        name: "VAT 8%".into(),
        is_purchase: false,
    };
    shirt.extras = Some(Box::new(ProductExtras { taxes: vec![tax], ..ProductExtras::default() }));
    let mut black = Product::new(
        ProductId(30_010_002),
        "AT001-1",
        "Áo thun cotton cổ tròn",
        category(910_011),
        vn("2025-11-05T10:00:12.44"),
    );
    black.trademark = shirt.trademark;
    black.has_variants = true;
    black.master_product = Some(SHIRT);
    black.base_price = dec("195000");
    black.weight = Some(dec("230"));
    black.description = text("");
    black.is_reward_point = Some(true);
    black.attributes = vec![Attribute::new("MÀU", "Đen"), Attribute::new("SIZE", "L")];
    black.inventories = vec![stock(MAIN, "11", "0", "92000"), stock(SECOND, "-2", "1", "92000")];
    let milk_name = "Sữa tươi tiệt trùng 180ml";
    let mut milk = Product::new(MILK, "SUA180", milk_name, category(910_001), vn("2025-11-06T14:30:00.817"));
    milk.barcode = text("8934673000011");
    milk.base_price = dec("7500");
    milk.weight = Some(dec("190"));
    milk.unit = text("Hộp");
    milk.modified_at = Some(vn("2026-07-01T07:00:00"));
    milk.is_reward_point = Some(false);
    milk.inventories = vec![stock(MAIN, "480.5", "0", "6100"), stock(SECOND, "96", "0", "6100")];
    let mut carton =
        Product::new(MILK_CARTON, "SUA180-T", milk_name, category(910_001), vn("2025-11-06T14:30:01.047"));
    carton.base_price = dec("345000");
    carton.unit = text("Thùng");
    carton.master_unit = Some(MILK);
    carton.conversion = dec("48");
    carton.is_reward_point = Some(false);
    carton.inventories = vec![stock(MAIN, "0", "1", "0"), stock(SECOND, "0", "0", "0")];
    let mut combo = Product::new(
        ProductId(30_030_001),
        "CB001",
        "Combo quà tặng bé",
        category(910_099),
        vn("2026-05-20T16:05:09.333"),
    );
    combo.kind = ProductKind::Combo;
    combo.base_price = dec("199000");
    combo.formulas =
        vec![Formula { material: SHIRT, quantity: dec("1") }, Formula { material: MILK, quantity: dec("4") }];
    combo.inventories = vec![stock(MAIN, "0", "0", "0")];
    let mut wrapping = Product::new(
        ProductId(30_040_001),
        "DV001",
        "Gói quà tại quầy",
        category(910_099),
        vn("2026-05-20T16:09:41"),
    );
    wrapping.kind = ProductKind::Service;
    wrapping.base_price = dec("20000");
    wrapping.is_active = false;
    for product in [shirt, black, milk, carton, combo, wrapping] {
        shop.adopt_product(product);
    }
    shop.products.insert(Product::new(
        ProductId(30_019_999),
        "CU001",
        "Hàng cũ",
        category(910_099),
        vn("2025-11-05T10:00:00"),
    ));
    shop.products.remove(ProductId(30_019_999), vn("2026-07-10T00:00:00"));
}

fn customers(shop: &mut Shop) {
    for (id, name, description, discount, at) in [
        (6001, "Khách lẻ", "", None, "2025-11-01T08:00:00"),
        (6002, "Khách sỉ", "Mua từ 10 triệu mỗi tháng", Some(dec("5")), "2025-11-01T08:01:00"),
        (6003, "Thân thiết", "", None, "2025-11-01T08:02:00"),
    ] {
        shop.customer_groups.insert(CustomerGroup {
            id: CustomerGroupId(id),
            name: name.into(),
            description: text(description),
            discount,
            created_by: UserId(88_001),
            created_at: vn(at),
        });
    }
    let mut mai = Customer::new(CustomerId(70_001), "KH000001", "Nguyễn Thị Mai", vn("2025-11-20T09:00:00"));
    mai.gender = Some(false);
    mai.birth_date = Some("1992-05-20".parse().unwrap());
    mai.contact_number = text("0912345678");
    mai.address = text("25 Láng Hạ");
    mai.location_name = text("Hà Nội - Quận Đống Đa");
    mai.ward_name = text("Phường Thành Công");
    mai.email = text("mai.nguyen@example.vn");
    mai.organization = text("");
    mai.tax_code = text("");
    mai.comments = text("Khách quen");
    mai.branch = Some(MAIN);
    mai.modified_at = Some(vn("2026-07-11T18:22:31.54"));
    mai.memberships = [(65_001, 6001), (65_002, 6003)]
        .map(|(link_id, group)| Membership { link_id, group: CustomerGroupId(group) })
        .to_vec();
    mai.total_invoiced = dec("1250000");
    mai.total_revenue = dec("1250000");
    mai.total_point = 125;
    mai.reward_point = 25;
    shop.customers.insert(mai);
    let mut company =
        Customer::new(CustomerId(70_002), "KH000002", "Cửa hàng Bé Ngoan", vn("2026-01-15T14:00:00"));
    company.kind = CustomerKind::Company;
    company.contact_number = text("0909888777");
    company.debt = dec("540000");
    company.branch = Some(MAIN);
    shop.customers.insert(company);
    shop.customers.insert(Customer::new(
        CustomerId(70_009),
        "KH000009",
        "Khách cũ",
        vn("2026-01-15T14:00:00"),
    ));
    shop.customers.remove(CustomerId(70_009), vn("2026-07-01T00:00:00"));
}

fn price_books(shop: &mut Shop) {
    let book = |id, name: &str, is_active, from: &str, to: &str| PriceBook {
        id: PriceBookId(id),
        name: name.into(),
        is_active,
        starts_at: vn(from),
        ends_at: vn(to),
        branches: Scope::All,
        customer_groups: Scope::All,
        users: Scope::All,
        entries: BTreeMap::new(),
        created_at: vn("2025-12-31T00:00:00"),
        modified_at: None,
    };
    let mut wholesale = book(40_001, "Bảng giá sỉ", true, "2026-01-01T00:00:00", "2026-12-31T23:59:00");
    wholesale.branches = Scope::Only(vec![ScopeMember { link_id: 41_001, id: MAIN }]);
    wholesale.customer_groups = Scope::Only(vec![ScopeMember { link_id: 42_001, id: CustomerGroupId(6002) }]);
    for (product, price) in [(SHIRT, "160000"), (MILK, "7100")] {
        wholesale
            .entries
            .insert(product, PriceBookEntry { price: dec(price), changed_at: vn("2026-01-01T00:00:00") });
    }
    let mut summer = book(40_002, "Khuyến mãi hè", true, "2026-06-01T00:00:00", "2026-08-31T23:59:00");
    summer.users = Scope::Only(vec![ScopeMember { link_id: 43_001, id: UserId(88_002) }]);
    for book in [
        wholesale,
        summer,
        book(40_003, "Bảng giá cũ 2025", false, "2025-01-01T00:00:00", "2025-12-31T23:59:00"),
    ] {
        shop.price_books.insert(book);
    }
}

/// A simulator with a client that has its token.
pub struct Client {
    pub simulator: Simulator,
    pub now: Timestamp,
    pub token: String,
    pub retailer: String,
}

impl Client {
    pub fn new(shop: Shop) -> Self {
        let retailer = shop.identity.retailer.clone();
        let simulator = Simulator::new(shop, Credentials::from_seed(7), 7);
        let mut client = Self { simulator, now: now(), token: String::new(), retailer };
        client.token = client.fetch_token("PublicApi.Access");
        client
    }

    pub fn sample() -> Self {
        Self::new(sample_shop())
    }

    pub fn token_request(&self, fields: &str) -> Request {
        Request::new(Method::POST, "/connect/token")
            .with_body("application/x-www-form-urlencoded", fields.to_owned())
    }

    pub fn fetch_token(&mut self, scope: &str) -> String {
        let known = self.simulator.credentials().clone();
        let fields = format!(
            "scopes={scope}&grant_type=client_credentials&client_id={}&client_secret={}",
            known.client_id, known.client_secret
        );
        let request = self.token_request(&fields);
        let answer = self.simulator.handle(self.now, &request);
        json(&answer)["access_token"].as_str().unwrap_or_default().to_owned()
    }

    pub fn request(&self, method: Method, target: &str) -> Request {
        Request::new(method, target)
            .with_header("retailer", &self.retailer)
            .with_header("authorization", &format!("Bearer {}", self.token))
    }

    pub fn send(&mut self, request: &Request) -> Response {
        self.simulator.handle(self.now, request)
    }

    pub fn call(&mut self, method: Method, target: &str, body: &Value) -> (u16, Value) {
        let request = self.request(method, target).with_body("application/json", body.to_string());
        let answer = self.send(&request);
        (answer.status.as_u16(), json(&answer))
    }

    pub fn get(&mut self, target: &str) -> (u16, Value) {
        let answer = self.send(&self.request(Method::GET, target));
        (answer.status.as_u16(), json(&answer))
    }

    /// A GET that must succeed.
    pub fn read(&mut self, target: &str) -> Value {
        let (status, body) = self.get(target);
        assert_eq!(status, 200, "{target}: {body}");
        body
    }

    pub fn post(&mut self, target: &str, body: &Value) -> (u16, Value) {
        self.call(Method::POST, target, body)
    }

    pub fn put(&mut self, target: &str, body: &Value) -> (u16, Value) {
        self.call(Method::PUT, target, body)
    }

    pub fn delete(&mut self, target: &str) -> (u16, Value) {
        let answer = self.send(&self.request(Method::DELETE, target));
        (answer.status.as_u16(), json(&answer))
    }

    /// A write that must succeed.
    pub fn write(&mut self, method: Method, target: &str, body: &Value) -> Value {
        let (status, answer) = self.call(method, target, body);
        assert_eq!(status, 200, "{target}: {answer}");
        answer
    }

    pub fn wait(&mut self, seconds: i64) {
        self.now += SignedDuration::from_secs(seconds);
    }

    /// On hand and reserved of a product at a branch, as shown.
    pub fn stock(&self, product: ProductId, branch: BranchId) -> (Decimal, Decimal) {
        let shop = self.simulator.shop();
        let view = shop.stock_view(shop.products.get(product).unwrap(), branch).unwrap();
        (view.on_hand, view.reserved)
    }
}

pub fn json(answer: &Response) -> Value {
    serde_json::from_slice(&answer.body).unwrap_or(Value::Null)
}
