//! A world in one thread: the real engine, client and store against the simulator's state machine, without sockets
//! and with a clock that moves only when somebody sleeps.

#![allow(dead_code, reason = "each test file uses a part of the world")]
#![allow(clippy::unwrap_used, reason = "a test that cannot set up its world may stop")]

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use dongbo_engine::webhooks::{GuardReport, Received};
use dongbo_engine::{
    Attended, ConnectRequest, Engine, EngineError, Limits, Ports, RunReport, SyncOptions, Unwatched,
    VerifyReport,
};
use dongbo_store::{Account, AutomationChange, HintKind, MasterKey, Mode, NewHint, Store};
use dongbo_sync::{Entity, ShopId};
use futures::executor::block_on;
use jiff::{SignedDuration, Timestamp};
use kiotviet::{Clock, HttpRequest, HttpResponse, Transport, TransportError, TransportErrorKind};
use kiotviet_sim::faults::{After, Before, FaultPlan, after_handling, before_handling};
use kiotviet_sim::generate::{Plan, generate};
use kiotviet_sim::refusal::Refusal;
use kiotviet_sim::state::{AccountKind, Shop};
use kiotviet_sim::webhooks::{Delivery, DeliveryOutcome};
use kiotviet_sim::{Credentials, Request, Simulator};

/// The instant at which every test begins: a morning in Việt Nam.
pub const START: i64 = 1_795_485_600_000;

/// Time that passes when somebody sleeps, and a little with every request.
pub struct VirtualClock(AtomicI64);

#[async_trait]
impl Clock for VirtualClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.0.load(Ordering::SeqCst)).unwrap()
    }

    async fn sleep(&self, duration: Duration) {
        self.pass(SignedDuration::try_from(duration).unwrap());
    }
}

impl VirtualClock {
    pub fn pass(&self, time: SignedDuration) {
        self.0.fetch_add(time.as_millis() as i64, Ordering::SeqCst);
    }
}

/// The wire: hands requests to the simulator, and loses them as the fault plan says.
pub struct Wire {
    pub simulator: Mutex<Simulator>,
    clock: Arc<VirtualClock>,
    requests: AtomicU64,
    /// Every request, as method, path and query.
    pub log: Mutex<Vec<String>>,
    /// Something that happens right after a request was answered, and before its answer arrives.
    pub meanwhile: Mutex<Option<Meanwhile>>,
}

/// What happens after a request, given as in the log.
pub type Meanwhile = Box<dyn FnMut(&str, &mut Simulator, Timestamp) + Send>;

#[async_trait]
impl Transport for Wire {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        self.requests.fetch_add(1, Ordering::SeqCst);
        // Who asked may die on the way there, and on the way back.
        yield_once().await;
        let answer = self.carry(&request);
        yield_once().await;
        answer
    }
}

impl Wire {
    fn carry(&self, request: &HttpRequest) -> Result<HttpResponse, TransportError> {
        self.clock.pass(SignedDuration::from_millis(20));
        let target = request.url.strip_prefix("http://simulator").expect("the simulator's address");
        self.log.lock().unwrap().push(format!("{} {target}", request.method));
        let mut incoming = Request::new(request.method.clone(), target);
        for (name, value) in &request.headers {
            incoming = incoming.with_header(name, value);
        }
        incoming.body = request.body.clone().unwrap_or_default();
        let now = self.clock.now();
        let mut simulator = self.simulator.lock().unwrap();
        let faults = simulator.suffer(now, &incoming);
        let lost = || TransportError::new(TransportErrorKind::ConnectionLost, "the connection was reset");
        let answer = match before_handling(&faults) {
            Before::Handle => simulator.handle(now, &incoming).into_http(),
            Before::Answer(answer) => answer,
            Before::Reset => return Err(lost()),
        };
        if let Some(meanwhile) = self.meanwhile.lock().unwrap().as_mut() {
            meanwhile(&format!("{} {target}", request.method), &mut simulator, now);
        }
        let answer = match after_handling(&faults, answer, now) {
            After::Send(answer) | After::SendSlowly { response: answer, .. } => answer,
            After::Reset => return Err(lost()),
        };
        let headers = answer
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().to_owned()))
            .collect();
        Ok(HttpResponse { status: answer.status().as_u16(), headers, body: Bytes::clone(answer.body()) })
    }
}

/// Gives way once, as a socket would: a test can stop the world here.
async fn yield_once() {
    let mut yielded = false;
    std::future::poll_fn(|context| {
        if std::mem::replace(&mut yielded, true) {
            return std::task::Poll::Ready(());
        }
        context.waker().wake_by_ref();
        std::task::Poll::Pending
    })
    .await;
}

/// One shop of ours, connected to one simulated retailer.
pub struct World {
    pub clock: Arc<VirtualClock>,
    pub wire: Arc<Wire>,
    pub store: Store,
    pub engine: Engine,
    pub shop: ShopId,
    keys_made: Arc<AtomicU64>,
}

impl World {
    /// A generated retailer of this size, connected to an empty shop.
    pub fn of(products: usize, customers: usize, orders: usize) -> Self {
        Self::with(products, customers, orders, |_| {})
    }

    /// The same with a retailer that was changed before anybody looked.
    pub fn with(
        products: usize,
        customers: usize,
        orders: usize,
        change: impl FnOnce(&mut Simulator),
    ) -> Self {
        let now = Timestamp::from_millisecond(START).unwrap();
        let plan = Plan { products, customers, orders, branches: 3, price_books: 3, seed: 7, now };
        let mut simulator = Simulator::new(generate(&plan), Credentials::from_seed(7), 7);
        change(&mut simulator);
        let store = block_on(Store::open("sqlite::memory:", MasterKey::random(), Mode::Inline)).unwrap();
        let world = Self::around(simulator, store, Limits::default());
        world.connect();
        world
    }

    /// A food-and-drink shop of this size.
    pub fn fnb(products: usize, customers: usize, orders: usize) -> Self {
        Self::with(products, customers, orders, |simulator| {
            simulator.act(Timestamp::from_millisecond(START).unwrap(), |shop, _| {
                shop.identity.account = AccountKind::Fnb;
            });
        })
    }

    /// A retailer of this size and a shop that is not connected yet.
    pub fn unconnected(products: usize, customers: usize, orders: usize) -> Self {
        let now = Timestamp::from_millisecond(START).unwrap();
        let plan = Plan { products, customers, orders, branches: 3, price_books: 3, seed: 7, now };
        let simulator = Simulator::new(generate(&plan), Credentials::from_seed(7), 7);
        let store = block_on(Store::open("sqlite::memory:", MasterKey::random(), Mode::Inline)).unwrap();
        Self::around(simulator, store, Limits::default())
    }

    fn around(simulator: Simulator, store: Store, limits: Limits) -> Self {
        let clock = Arc::new(VirtualClock(AtomicI64::new(START)));
        let wire = Arc::new(Wire {
            simulator: Mutex::new(simulator),
            clock: Arc::clone(&clock),
            requests: AtomicU64::new(0),
            log: Mutex::default(),
            meanwhile: Mutex::default(),
        });
        let shop = block_on(store.add_shop("Tiệm Hoa Sữa", clock.now())).unwrap();
        let engine = engine(&store, &clock, &wire, limits);
        Self { clock, wire, store, engine, shop, keys_made: Arc::default() }
    }

    fn connect(&self) {
        block_on(self.engine.connect(self.shop, self.request())).unwrap();
    }

    /// What connects the shop to the simulated retailer.
    pub fn request(&self) -> ConnectRequest {
        let credentials = self.wire.simulator.lock().unwrap().credentials().clone();
        let retailer = self.wire.simulator.lock().unwrap().shop().identity.retailer.clone();
        ConnectRequest {
            retailer,
            client_id: credentials.client_id.clone(),
            client_secret: Some(credentials.client_secret.clone().into()),
            account: match self.there(|shop| shop.identity.account) {
                AccountKind::Retail => Account::Retail,
                AccountKind::Fnb => Account::Fnb,
            },
            branch: None,
            sale_channel: None,
            api_url: Some("http://simulator".to_owned()),
            token_url: Some("http://simulator/connect/token".to_owned()),
            enable: Some(AutomationChange {
                orders_enabled: Some(true),
                customers_enabled: Some(true),
                ..AutomationChange::default()
            }),
            press: true,
        }
    }

    /// A run with these options.
    pub fn sync_with(&self, options: SyncOptions) -> RunReport {
        block_on(self.engine.sync(self.shop, options, Arc::new(Unwatched))).unwrap()
    }

    /// A run as the button starts it.
    pub fn sync(&self) -> RunReport {
        self.sync_with(SyncOptions { trigger: "command".to_owned(), ..SyncOptions::default() })
    }

    /// Compares both sides.
    pub fn verify(&self) -> VerifyReport {
        block_on(self.engine.verify(self.shop, Arc::new(Unwatched))).unwrap()
    }

    /// Asserts that both sides are equal, and says how many records were compared.
    #[track_caller]
    pub fn assert_equal(&self) -> VerifyReport {
        let report = self.verify();
        assert!(report.is_equal(), "{:#?}", &report.differences[..report.differences.len().min(5)]);
        report
    }

    /// The clerk does something on KiotViet.
    pub fn clerk<T>(&self, action: impl FnOnce(&mut Shop, Timestamp) -> Result<T, Refusal>) -> T {
        self.clock.pass(SignedDuration::from_secs(10));
        let now = self.clock.now();
        self.wire.simulator.lock().unwrap().clerk(now, action).unwrap()
    }

    /// Reads the retailer's state.
    pub fn there<T>(&self, read: impl FnOnce(&Shop) -> T) -> T {
        read(self.wire.simulator.lock().unwrap().shop())
    }

    /// Looks after the registrations of webhooks, reached at that address.
    pub fn guard_at(&self, url: &str) -> Result<GuardReport, EngineError> {
        let count = self.keys_made.clone();
        let entropy = move |bytes: &mut [u8]| {
            let seed = count.fetch_add(1, Ordering::SeqCst) + 1;
            for (place, byte) in bytes.iter_mut().enumerate() {
                *byte = (seed.wrapping_mul(31) >> (8 * (place % 3))) as u8 ^ place as u8;
            }
        };
        block_on(self.engine.guard_webhooks(self.shop, url, &entropy)).map(|report| report.expect("its turn"))
    }

    /// The same at the usual address.
    pub fn guard(&self) -> GuardReport {
        self.guard_at("https://dongbo.vn").unwrap()
    }

    /// Takes the webhooks that are due by then off the simulator.
    pub fn calls_within(&self, time: SignedDuration) -> Vec<Delivery> {
        self.clock.pass(time);
        let now = self.clock.now();
        let mut simulator = self.wire.simulator.lock().unwrap();
        let mut calls = Vec::new();
        while let Some(call) = simulator.next_delivery_due(now) {
            let outcome = DeliveryOutcome::Answered { status: 200, body: Bytes::new() };
            simulator.delivery_answered(now, call.id, &outcome);
            calls.push(call);
        }
        calls
    }

    /// Hands a call to the engine, as the service does.
    pub fn receive(&self, call: &Delivery) -> Option<Received> {
        let key = call.url.rsplit('/').next().unwrap().split('?').next().unwrap();
        let addressee = block_on(self.store.addressee(key)).unwrap()?;
        let signature = call.headers.get("x-hub-signature").map(|value| value.to_str().unwrap());
        Some(block_on(self.engine.receive(&addressee, signature, &call.body)).unwrap())
    }

    /// All webhooks of the next seconds arrive; answers how many records they point at.
    pub fn calls_arrive(&self) -> usize {
        let calls = self.calls_within(SignedDuration::from_secs(3));
        let received = calls.iter().map(|call| self.receive(call).unwrap());
        received.map(|received| if let Received::Hints(hints) = received { hints } else { 0 }).sum()
    }

    /// Attends to what is urgent.
    pub fn attend(&self) -> Attended {
        block_on(self.engine.attend(self.shop)).unwrap()
    }

    /// Says that something happened to these records.
    pub fn hint(&self, entity: Entity, kind: HintKind, ids: impl IntoIterator<Item = i64>) {
        let hints = ids.into_iter().map(|remote_id| NewHint { entity, remote_id, kind }).collect();
        block_on(self.store.note_hints(self.shop, hints, self.clock.now())).unwrap();
    }

    /// How many records wait to be looked at.
    pub fn hints_waiting(&self) -> u64 {
        block_on(self.store.hints_waiting(self.shop)).unwrap().waiting
    }

    /// From now on this goes wrong.
    pub fn suffer(&self, faults: FaultPlan) {
        *self.wire.simulator.lock().unwrap().faults_mut() = faults;
    }

    /// Everything stored for the shop, row by row.
    pub fn dump(&self) -> Vec<String> {
        block_on(self.store.dump(self.shop)).unwrap()
    }

    /// Requests sent so far.
    pub fn requests(&self) -> u64 {
        self.wire.requests.load(Ordering::SeqCst)
    }

    /// Another engine on the same store, as after a restart.
    pub fn restarted(&self) -> Engine {
        engine(&self.store, &self.clock, &self.wire, Limits::default())
    }
}

fn engine(store: &Store, clock: &Arc<VirtualClock>, wire: &Arc<Wire>, limits: Limits) -> Engine {
    Engine::new(Ports {
        store: store.clone(),
        clock: Arc::clone(clock) as Arc<dyn Clock>,
        transport: Arc::clone(wire) as Arc<dyn Transport>,
        seed: 7,
        owner: "test".to_owned(),
        // Whoever held the shop before was killed.
        is_alive: Arc::new(|_| false),
        limits: Limits { pace: Some(kiotviet::Pace::unlimited()), ..limits },
    })
}

/// How many of an entity's records were written in a run.
pub fn written(report: &RunReport) -> u64 {
    report.entities.values().map(|counts| counts.created + counts.updated + counts.archived).sum()
}

/// The counts of one entity.
#[track_caller]
pub fn counts(report: &RunReport, entity: Entity) -> dongbo_engine::Counts {
    report.entities.get(entity.name()).copied().unwrap_or_default()
}

/// A product that stands alone: no family, no further units.
pub fn is_plain(product: &kiotviet_sim::records::Product) -> bool {
    product.kind == kiotviet_sim::records::ProductKind::Goods
        && product.attributes.is_empty()
        && product.units.is_empty()
        && product.master_unit.is_none()
        && product.master_product.is_none()
}
