//! A service with two shops over a store in memory, asked without a socket.

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use dongbo_catalogue::{Code, Failure};
use dongbo_engine::{BranchChoice, ConnectReport, ConnectedAs, SaleChannelChoice, SettingsRead, Warning};
use dongbo_server::{
    Connecting, Credentials, Insight, Metrics, RunRequest, Runs, ServerState, StartError, router,
};
use dongbo_store::{
    Account, Connection, ConnectionState, Fence, KiotVietSettings, Lease, MasterKey, Mode, PlanId, Role,
    RunId, Selling, Store,
};
use dongbo_sync::records::{
    Attribute, Category, Customer, CustomerGroup, CustomerKind, Order, OrderLine, OrderState, PointOfSale,
    PriceList, Product, ProductKind,
};
use dongbo_sync::{Entity, Money, Quantity, Remote, ShopId};
use jiff::Timestamp;
use secrecy::ExposeSecret;
use serde_json::Value;
use tower::ServiceExt;

/// 24 November 2026, 08:00 in Việt Nam.
pub const NOW: &str = "2026-11-24T01:00:00Z";

pub fn now() -> Timestamp {
    NOW.parse().unwrap()
}

/// Two shops and a token for each; `flowers` is the one that tests fill.
pub struct Service {
    pub store: Store,
    pub flowers: ShopId,
    pub shoes: ShopId,
    pub owner: String,
    pub other_owner: String,
    pub operator: String,
    pub clock: Clock,
    router: Router,
}

/// A clock that stands until a test moves it on.
#[derive(Clone, Default)]
pub struct Clock(Arc<AtomicI64>);

impl Clock {
    pub fn advance(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::Relaxed);
    }

    fn now(&self) -> Timestamp {
        now() + jiff::SignedDuration::from_secs(self.0.load(Ordering::Relaxed))
    }
}

impl Service {
    pub async fn new() -> Self {
        Self::made(|state| state).await
    }

    /// One that people reach under that address.
    pub async fn with_public_url(url: &str) -> Self {
        Self::made(|state| state.with_public_url(url)).await
    }

    async fn made(with: impl FnOnce(ServerState) -> ServerState) -> Self {
        let store =
            Store::open("sqlite::memory:", MasterKey::from_bytes([7; 32]), Mode::Inline).await.unwrap();
        let flowers = store.add_shop("Tiệm hoa Sứa", now()).await.unwrap();
        let shoes = store.add_shop("Giày Bụi", now()).await.unwrap();
        let token = async |shop, role| {
            store.create_token(shop, role, now()).await.unwrap().expose_secret().to_owned()
        };
        let (owner, other_owner, operator) = (
            token(flowers, Role::Owner).await,
            token(shoes, Role::Owner).await,
            token(shoes, Role::Operator).await,
        );
        let clock = Clock::default();
        let watch = clock.clone();
        let state = ServerState::new(store.clone(), Arc::new(RunsInStore(store.clone())))
            .with_clock(move || watch.now())
            .with_insight(Arc::new(Known))
            .with_connecting(Arc::new(ConnectsInStore(store.clone())))
            .with_metrics(Metrics::install().unwrap());
        Self { router: router(with(state)), store, flowers, shoes, owner, other_owner, operator, clock }
    }

    /// GET with the token of the shop's owner, in Vietnamese.
    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Ask::get(path).token(&self.owner)).await
    }

    pub async fn ask(&self, ask: Ask) -> Answer {
        answer_of(self.router.clone(), ask).await
    }

    /// The answer as it comes, for one that does not end.
    pub async fn respond(&self, request: Request<Body>) -> axum::response::Response {
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// The right to write to the shop.
    pub async fn fence(&self) -> Fence {
        let lease = self
            .store
            .acquire_lease(self.flowers, "test", now(), Duration::from_secs(60), &|_| true)
            .await
            .unwrap();
        match lease {
            Lease::Mine(fence) => fence,
            held => panic!("{held:?}"),
        }
    }

    pub async fn add_product(&self, code: &str, name: &str) -> i64 {
        self.store.add_ours(self.flowers, product(code, name), now()).await.unwrap().get()
    }
}

/// Sends one request and reads the whole answer.
pub async fn answer_of(router: Router, ask: Ask) -> Answer {
    let response = router.oneshot(ask.0).await.unwrap();
    let (parts, body) = response.into_parts();
    // A stream of events does not end: how it begins must do.
    let endless = parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
    let body = if endless { Body::empty() } else { body };
    let body = to_bytes(body, usize::MAX).await.unwrap();
    Answer {
        status: parts.status,
        headers: parts.headers,
        body: String::from_utf8(body.to_vec()).unwrap_or_else(|_| "(binary)".to_owned()),
    }
}

/// A request; its id is always the same, so that answers can be compared.
pub struct Ask(Request<Body>);

impl Ask {
    pub fn get(path: &str) -> Self {
        Self::new(Method::GET, path, "")
    }

    pub fn post(path: &str, body: impl Into<Body>) -> Self {
        Self::new(Method::POST, path, body)
    }

    pub fn new(method: Method, path: &str, body: impl Into<Body>) -> Self {
        let request = Request::builder().method(method).uri(path).header("x-request-id", "request-0001");
        Self(request.body(body.into()).unwrap())
    }

    pub fn token(self, token: &str) -> Self {
        self.header(header::AUTHORIZATION.as_str(), &format!("Bearer {token}"))
    }

    /// Sent from that address.
    pub fn from(mut self, address: &str) -> Self {
        let address = SocketAddr::new(address.parse().unwrap(), 50_000);
        self.0.extensions_mut().insert(ConnectInfo(address));
        self
    }

    pub fn english(self) -> Self {
        self.header("accept-language", "en")
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name: header::HeaderName = name.parse().unwrap();
        self.0.headers_mut().insert(name, value.parse().unwrap());
        self
    }
}

/// An answer; shown as status, kind of content and body.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The codes, names or ids of a page's items.
    pub fn column(&self, name: &str) -> Vec<Value> {
        self.json()["items"].as_array().unwrap().iter().map(|item| item[name].clone()).collect()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or("no code").to_owned()
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} {}", self.status.as_u16(), self.header("content-type"))?;
        match serde_json::from_str::<Value>(&self.body) {
            Ok(json) => f.write_str(&serde_json::to_string_pretty(&json).unwrap()),
            Err(_) => f.write_str(&self.body),
        }
    }
}

/// Starts runs as the engine does, as far as the store can see; they never end.
struct RunsInStore(Store);

#[async_trait]
impl Runs for RunsInStore {
    async fn start(&self, shop: ShopId, wanted: RunRequest) -> Result<RunId, StartError> {
        let lease =
            self.0.acquire_lease(shop, "test", now(), Duration::from_secs(60), &|_| true).await.unwrap();
        match lease {
            Lease::Mine(fence) => {
                let RunRequest { entities, dry_run, .. } = wanted;
                Ok(self.0.start_run(&fence, &entities, dry_run, "api", now()).await.unwrap())
            }
            Lease::Held { owner, .. } => Err(StartError::AlreadyRunning { owner }),
        }
    }

    async fn apply(&self, shop: ShopId, plan: PlanId) -> Result<RunId, StartError> {
        let entities = self.0.plan(shop, plan).await.unwrap().unwrap().entities;
        self.start(shop, RunRequest { entities, ..RunRequest::default() }).await
    }
}

/// A connection that works.
pub fn connection() -> Connection {
    Connection {
        retailer: "hoa".to_owned(),
        retailer_id: None,
        account: Account::Retail,
        api_url: "http://localhost".to_owned(),
        token_url: "http://localhost".to_owned(),
        client_id: "c".to_owned(),
        client_secret: "s".to_owned().into(),
        default_branch: None,
        sale_channel: None,
        settings: KiotVietSettings { allow_order_when_out_stock: Some(true), ..KiotVietSettings::default() },
        options: String::new(),
        state: ConnectionState::Working,
        connected_at: now(),
    }
}

pub fn product(code: &str, name: &str) -> Product {
    Product {
        code: code.to_owned(),
        barcode: None,
        name: name.to_owned(),
        category: None,
        brand: None,
        kind: ProductKind::Goods,
        base_price: Money::whole(185_000),
        weight: None,
        unit: None,
        master: None,
        unit_of: None,
        attributes: Vec::<Attribute>::new(),
        images: Vec::new(),
        description: None,
        parts: Vec::new(),
        allows_sale: true,
        active: true,
    }
}

pub fn customer(code: &str, name: &str, phone: &str) -> Customer {
    Customer {
        code: code.to_owned(),
        name: name.to_owned(),
        phone: Some(phone.to_owned()),
        other_phone: None,
        email: None,
        kind: CustomerKind::Person,
        gender: None,
        birth_date: None,
        address: None,
        location: None,
        ward: None,
        organization: None,
        tax_code: None,
        comments: None,
        groups: Vec::new(),
    }
}

pub fn order(code: &str) -> Order {
    Order {
        code: code.to_owned(),
        reference: None,
        placed_at: now(),
        branch: None,
        customer: None,
        sale_channel: None,
        state: OrderState::Placed,
        lines: vec![OrderLine {
            product: None,
            code: "HOA001".to_owned(),
            name: "Hoa hồng đỏ".to_owned(),
            quantity: Quantity::new("0.48".parse().unwrap()),
            price: Money::new("1000.6".parse().unwrap()),
            discount: Money::ZERO,
            note: None,
        }],
        discount: Money::ZERO,
        fees: Money::whole(30_000),
        total: Money::new("30480.288".parse().unwrap()),
        paid: Money::ZERO,
        payment_method: None,
        delivery: None,
        note: None,
    }
}

pub fn category(name: &str) -> Category {
    Category { name: name.to_owned(), parent: None }
}

pub fn group(name: &str) -> CustomerGroup {
    CustomerGroup { name: name.to_owned(), description: None }
}

pub fn point_of_sale(name: &str) -> PointOfSale {
    PointOfSale { name: name.to_owned(), address: None, phone: None }
}

pub fn price_list(name: &str) -> PriceList {
    PriceList {
        name: name.to_owned(),
        active: true,
        starts_at: None,
        ends_at: None,
        branches: Vec::new(),
        for_all_groups: true,
        groups: Vec::new(),
    }
}

/// A shop that sells what is not there.
pub fn sells_negative() -> Selling {
    Selling { sell_negative: true, buffer: Quantity::ZERO.into(), price_list_id: None }
}

/// Nobody starts runs.
pub struct NoRuns;

#[async_trait]
impl Runs for NoRuns {
    async fn start(&self, _: ShopId, _: RunRequest) -> Result<RunId, StartError> {
        Err(StartError::NotConnected)
    }

    async fn apply(&self, _: ShopId, _: PlanId) -> Result<RunId, StartError> {
        Err(StartError::NotConnected)
    }
}

/// A KiotViet that lets in whoever knows the secret `right`, and has two branches.
struct ConnectsInStore(Store);

impl ConnectsInStore {
    fn report(&self) -> ConnectReport {
        let branch = |id, name: &str| BranchChoice {
            id,
            name: name.to_owned(),
            address: Some("1 Hàng Bài".to_owned()),
            phone: None,
            default: id == 11,
        };
        ConnectReport {
            connection: ConnectedAs {
                retailer: "hoa".to_owned(),
                account_type: "retail",
                api_url: "http://localhost".to_owned(),
                client_id: "c".to_owned(),
                default_branch: None,
                sale_channel: None,
            },
            branches: vec![branch(11, "Chi nhánh trung tâm"), branch(12, "Chi nhánh 2")],
            sale_channels: vec![SaleChannelChoice {
                id: 3,
                name: "Website".to_owned(),
                active: true,
                chosen: true,
            }],
            surcharges: None,
            settings: SettingsRead { allow_order_when_out_stock: Some(false), ..SettingsRead::default() },
            warnings: vec![
                Warning::new("KV-ORDER-OUT-OF-STOCK-OFF", []),
                Warning::new("KV-SURCHARGE-MISSING", []),
            ],
            orders_enabled: true,
        }
    }
}

#[async_trait]
impl Connecting for ConnectsInStore {
    async fn test(&self, shop: ShopId, credentials: Credentials) -> Result<ConnectReport, Failure> {
        match (credentials.client_secret, self.0.connection(shop).await.unwrap()) {
            (Some(secret), _) if secret.expose_secret() == "right" => Ok(self.report()),
            (None, Some(_)) => Ok(self.report()),
            (None, None) => Err(Code::CfgSecretMissing.into()),
            _ => Err(Code::KvSecret.into()),
        }
    }

    async fn connect(
        &self,
        shop: ShopId,
        credentials: Credentials,
        branch: Option<i64>,
        sale_channel: Option<i64>,
    ) -> Result<ConnectReport, Failure> {
        let report = self.test(shop, credentials.clone()).await?;
        let stored = Connection {
            retailer: credentials.retailer,
            account: credentials.account,
            client_id: credentials.client_id,
            default_branch: branch.or(Some(11)),
            sale_channel,
            ..connection()
        };
        self.0.save_connection(shop, &stored, now()).await.unwrap();
        let branches = report.branches.iter().map(|branch| {
            let place =
                PointOfSale { name: branch.name.clone(), address: branch.address.clone(), phone: None };
            (Remote::new(branch.id), place)
        });
        self.0.remember_branches(shop, branches.collect(), now()).await.unwrap();
        Ok(report)
    }

    async fn preflight(&self, shop: ShopId) -> Result<ConnectReport, Failure> {
        match self.0.connection(shop).await.unwrap() {
            Some(_) => Ok(self.report()),
            None => Err(Code::CfgNoConnection.into()),
        }
    }

    async fn mend(&self, shop: ShopId, code: &str) -> Result<ConnectReport, Failure> {
        let mut report = self.preflight(shop).await?;
        if code != "KV-SURCHARGE-MISSING" {
            return Err(Failure::new(Code::CfgNotMendable).with("code", code));
        }
        report.warnings.retain(|warning| warning.code != code);
        Ok(report)
    }

    async fn choose_surcharge(&self, shop: ShopId, code: &str) -> Result<(), Failure> {
        let code = code.to_owned();
        let chosen = self.0.change_options(shop, now(), move |_, before| {
            let mut options: Value =
                serde_json::from_str(before).unwrap_or(Value::Object(Default::default()));
            options["shipping_surcharge"] = serde_json::json!({"id": 5, "code": code});
            Ok::<String, dongbo_store::StoreError>(options.to_string())
        });
        chosen.await.unwrap();
        Ok(())
    }
}

/// Products are half a minute old, nothing else was ever read.
struct Known;

#[async_trait]
impl Insight for Known {
    async fn fresh_until(&self, _: ShopId) -> Result<Vec<(Entity, Option<Timestamp>)>, Failure> {
        let fresh = now() - jiff::SignedDuration::from_secs(30);
        Ok(Entity::ALL
            .into_iter()
            .map(|entity| (entity, (entity == Entity::Products).then_some(fresh)))
            .collect())
    }

    fn next_reading(&self, _: ShopId) -> Option<Timestamp> {
        Some(now() + jiff::SignedDuration::from_secs(12))
    }

    fn requests_per_hour(&self) -> u32 {
        4_500
    }
}
