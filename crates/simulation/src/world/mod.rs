//! One world: a shop of ours, its workers, the network, a KiotViet, and the script of what happens to them.

// Whoever runs the engine for the shop.
mod worker;
// What the workers do between runs.
mod service;
// KiotViet's calls.
mod calls;
// The story from its first step to its last.
mod story;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use dongbo_engine::{ConnectionOptions, EngineError};
use dongbo_store::{
    Account, AutomationChange, Connection, ConnectionState, KiotVietSettings, MasterKey, Mode, Store,
    StoreError,
};
use dongbo_sync::records::Category;
use dongbo_sync::{Entity, ShopId};
use futures::executor::block_on;
use kiotviet_sim::generate::{Plan as Shape, Randomness, generate};
use kiotviet_sim::{Credentials, Simulator};
use serde_json::{Value, json};

use crate::check::{Ledger, Watch};
use crate::clock::instant;
use crate::executor::{Executor, TaskId, lock};
use crate::network::{ADDRESS, Network, Parts, Wire};
use crate::plan::{Plan, Setting};
use crate::sometimes::Sometimes;
use crate::trace::Trace;
use calls::Calls;
use service::Service;
use worker::{Came, Job, Living, Worker};

/// A rule that did not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The rule, in a word or two.
    pub rule: &'static str,
    /// How it was broken.
    pub detail: String,
}

impl Violation {
    fn new(rule: &'static str, detail: impl Into<String>) -> Self {
        Self { rule, detail: detail.into() }
    }
}

/// What came of a history.
#[derive(Debug)]
pub struct Outcome {
    /// The rule that did not hold, if one did not.
    pub violation: Option<Violation>,
    /// A hash of everything that happened.
    pub hash: u64,
    /// The story, where it was asked for.
    pub lines: Vec<String>,
    /// Requests that were sent.
    pub requests: u64,
    /// The true time at the end, in milliseconds.
    pub ended_at: i64,
}

/// A place for the result of a task.
type Slot<T> = Arc<Mutex<Option<T>>>;

type UnderWay = (usize, TaskId, Job, Slot<Result<Came, EngineError>>);

struct World {
    plan: Plan,
    executor: Executor,
    network: Arc<Network>,
    store: Store,
    shop: ShopId,
    /// A shop to which nothing happens.
    other: ShopId,
    others_state: Vec<String>,
    workers: Vec<Worker>,
    living: Living,
    watch: Watch,
    trace: Trace,
    sometimes: Sometimes,
    draw: kiotviet_sim::generate::Draw,
    /// The step of the script that comes next.
    next_step: usize,
    turns: u64,
    /// Work under way: whose, and where its results will be.
    reports: Vec<UnderWay>,
    /// What the workers do between runs.
    service: Service,
    /// What KiotViet's calls suffer.
    calls: Calls,
    /// What people did here.
    ledger: Arc<Mutex<Ledger>>,
    /// A run has failed as a whole.
    run_failed: bool,
    /// How many of our writes have been looked at.
    writes_seen: u64,
    /// Our writes when both sides had become equal: none may follow.
    last_write: Option<u64>,
    /// Faults and edits are over.
    quiet: bool,
}

/// Plays the history of a plan. `tell` keeps the story.
pub fn play(plan: &Plan, sometimes: &Sometimes, tell: bool) -> Outcome {
    let random = Randomness::new(plan.seed);
    let executor = Executor::new(random.child("order").draw(), plan.setting.slowness);
    let trace = Trace::new(Arc::clone(&executor.time), tell);
    let mut world = match World::begin(plan, random, executor, trace.clone(), sometimes) {
        Ok(world) => world,
        Err(error) => {
            let violation = Some(Violation::new("the world begins", error.to_string()));
            return Outcome { violation, hash: trace.hash(), lines: Vec::new(), requests: 0, ended_at: 0 };
        }
    };
    let violation = world.tell_story().err();
    sometimes.add("a record was archived", world.watch.archivings);
    sometimes.add("an archived record came back", world.watch.returned);
    sometimes.add("a failed record healed", world.watch.healings);
    let requests = lock(&world.network.traffic).requests;
    Outcome {
        violation,
        hash: trace.hash(),
        lines: trace.take_lines(),
        requests,
        ended_at: world.executor.time.now(),
    }
}

impl World {
    fn begin(
        plan: &Plan,
        random: Randomness,
        executor: Executor,
        trace: Trace,
        sometimes: &Sometimes,
    ) -> Result<Self, StoreError> {
        let setting = &plan.setting;
        let (simulator, credentials) = kiotviet(plan);
        let retailer = simulator.shop().identity.retailer.clone();
        let network = Arc::new(Network::new(Parts {
            simulator,
            time: Arc::clone(&executor.time),
            spawner: executor.spawner(),
            trace: trace.clone(),
            sometimes: sometimes.clone(),
            draw: random.child("network").draw(),
            setting,
        }));
        let store =
            block_on(Store::open("sqlite::memory:", MasterKey::from_bytes([7; 32]), Mode::Interleaved))?;
        #[cfg(feature = "broken")]
        if let Some(mistake) = plan.mistake {
            store.make(mistake);
        }
        let now = instant(0, setting.ours_off);
        let shop = block_on(store.add_shop("Tiệm Hoa Sữa", now))?;
        let other = block_on(store.add_shop("Tiệm Bên Cạnh", now))?;
        block_on(store.add_ours(other, Category { name: "Của riêng".to_owned(), parent: None }, now))?;
        let mut chosen = ConnectionOptions::default();
        chosen.rules = rules(setting);
        let options = chosen.to_json().unwrap_or_default();
        let connection = Connection {
            retailer,
            retailer_id: None,
            account: Account::Retail,
            api_url: ADDRESS.to_owned(),
            token_url: format!("{ADDRESS}/connect/token"),
            client_id: credentials.client_id,
            client_secret: credentials.client_secret.into(),
            default_branch: None,
            sale_channel: None,
            settings: KiotVietSettings::default(),
            options,
            state: ConnectionState::Working,
            connected_at: now,
        };
        block_on(store.save_connection(shop, &connection, now))?;
        let everything_on = AutomationChange {
            always_on: Some(true),
            orders_enabled: Some(true),
            customers_enabled: Some(true),
            suspended: None,
        };
        block_on(store.set_automation(shop, everything_on))?;
        let others_state = block_on(store.dump(other))?;
        let living = Living::default();
        let mut world = Self {
            plan: plan.clone(),
            executor,
            network,
            store,
            shop,
            other,
            others_state,
            workers: Vec::new(),
            living,
            watch: Watch::default(),
            trace,
            sometimes: sometimes.clone(),
            draw: random.child("looks").draw(),
            next_step: 0,
            turns: 0,
            reports: Vec::new(),
            service: Service::default(),
            calls: Calls::default(),
            ledger: Arc::default(),
            run_failed: false,
            writes_seen: 0,
            last_write: None,
            quiet: false,
        };
        for number in 0..setting.workers {
            let worker = world.worker(number, 0);
            world.workers.push(worker);
        }
        Ok(world)
    }

    fn now(&self) -> i64 {
        self.executor.time.now()
    }

    fn wire(&self) -> Arc<Wire> {
        Arc::new(Wire(Arc::clone(&self.network)))
    }
}

/// What the shop chose differently from the defaults.
fn rules(setting: &Setting) -> BTreeMap<Entity, Value> {
    let mut all = BTreeMap::new();
    let asked = json!({"direction": "both", "precedence": "person"});
    let fields: [(Entity, &[&str]); 3] = [
        (Entity::Products, &["name", "base_price"]),
        (Entity::Customers, &["name", "address"]),
        (Entity::Categories, &[]),
    ];
    for (entity, names) in fields {
        let mut rules = serde_json::Map::new();
        if setting.asks {
            let fields: BTreeMap<&str, &Value> = names.iter().map(|name| (*name, &asked)).collect();
            rules.insert("fields".to_owned(), json!(fields));
        }
        if setting.spreads {
            rules.insert("deletion".to_owned(), json!("spread"));
        }
        all.insert(entity, Value::Object(rules));
    }
    all
}

fn kiotviet(plan: &Plan) -> (Simulator, Credentials) {
    let setting = &plan.setting;
    let shape = Shape {
        products: setting.products,
        customers: setting.customers,
        orders: setting.orders,
        branches: setting.branches,
        price_books: setting.price_books,
        seed: plan.seed,
        now: instant(0, setting.theirs_off),
    };
    let mut shop = generate(&shape);
    shop.settings.allow_order_when_out_stock = setting.sells_negative;
    for (name, value) in &setting.dialect {
        // A switch that no longer exists is left alone; a test sees to it that all do.
        let _ = shop.dialect.set(name, value);
    }
    let credentials = Credentials::from_seed(plan.seed);
    (Simulator::new(shop, credentials.clone(), plan.seed), credentials)
}
