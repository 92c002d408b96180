//! The network between our workers and KiotViet: it delays, loses, doubles and reorders, as the script says. What was
//! sent goes on by itself, also when the one who sent it is killed.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use bytes::Bytes;
use dongbo_sync::Entity;
use futures::channel::oneshot;
use futures::future::{Either, select};
use http::Method;
use kiotviet::{HttpRequest, HttpResponse, Transport, TransportError, TransportErrorKind};
use kiotviet_sim::faults::{After, Before, Fault, after_handling, before_handling};
use kiotviet_sim::generate::Draw;
use kiotviet_sim::{Request, Simulator};

use crate::clock::instant;
use crate::executor::{Spawner, Time, lock};
use crate::lies;
use crate::plan::{Setting, Trouble, Wrong};
use crate::sometimes::Sometimes;
use crate::trace::{Trace, tell};

/// How long our side waits for an answer, in milliseconds.
const PATIENCE: i64 = 30_000;
const HOUR: i64 = 3_600_000;

/// Where KiotViet is said to be.
pub const ADDRESS: &str = "http://kiotviet";

/// What the network saw.
#[derive(Default)]
pub struct Traffic {
    /// When GETs were sent within the last hour.
    gets: VecDeque<i64>,
    /// Requests that change something on KiotViet and were taken there.
    pub writes: u64,
    /// Records that we made there.
    pub made: Vec<(Entity, i64)>,
    /// All requests, of every kind.
    pub requests: u64,
    /// A rule that was broken on the wire.
    pub offence: Option<String>,
    /// Rows that a list concealed, by entity's path and id: nobody could know of them.
    pub concealed: Vec<(String, i64)>,
    /// Answers to lists, as a cache keeps them.
    cached: BTreeMap<String, HttpResponse>,
}

/// The network, and KiotViet at its other end.
pub struct Network {
    /// KiotViet.
    pub simulator: Mutex<Simulator>,
    /// What it saw.
    pub traffic: Mutex<Traffic>,
    time: Arc<Time>,
    spawner: Spawner,
    trace: Trace,
    sometimes: Sometimes,
    troubles: Mutex<Vec<Trouble>>,
    draw: Mutex<Draw>,
    latency: i64,
    page_rows: usize,
    theirs_off: i64,
    allowed_per_hour: usize,
}

/// What a network is made of.
pub struct Parts<'a> {
    /// KiotViet.
    pub simulator: Simulator,
    /// The true time.
    pub time: Arc<Time>,
    /// Where requests under way live.
    pub spawner: Spawner,
    /// The story.
    pub trace: Trace,
    /// Rare things.
    pub sometimes: Sometimes,
    /// Delays.
    pub draw: Draw,
    /// The circumstances.
    pub setting: &'a Setting,
}

type Answer = Result<HttpResponse, TransportError>;

fn failure(kind: TransportErrorKind) -> TransportError {
    TransportError::new(kind, "the network is at fault")
}

impl Network {
    /// A network without troubles.
    pub fn new(parts: Parts<'_>) -> Self {
        Self {
            simulator: Mutex::new(parts.simulator),
            traffic: Mutex::default(),
            time: parts.time,
            spawner: parts.spawner,
            trace: parts.trace,
            sometimes: parts.sometimes,
            troubles: Mutex::default(),
            draw: Mutex::new(parts.draw),
            latency: parts.setting.latency,
            page_rows: parts.setting.page_rows,
            theirs_off: parts.setting.theirs_off,
            allowed_per_hour: parts.setting.requests_per_hour as usize,
        }
    }

    /// From now on this goes wrong.
    pub fn suffer(&self, trouble: Trouble) {
        lock(&self.troubles).push(trouble);
    }

    /// Nothing goes wrong any more.
    pub fn heal(&self) {
        lock(&self.troubles).clear();
    }

    fn trouble_of(&self, method: &Method, path: &str) -> Option<Wrong> {
        let mut troubles = lock(&self.troubles);
        let place = troubles.iter().position(|trouble| {
            trouble.route.fits(path)
                && (method.is_idempotent() || !matches!(trouble.wrong, Wrong::Doubled(_)))
        })?;
        let trouble = troubles.get_mut(place)?;
        trouble.times = trouble.times.saturating_sub(1);
        let wrong = trouble.wrong.clone();
        if trouble.times == 0 {
            troubles.remove(place);
        }
        Some(wrong)
    }

    fn some_latency(&self) -> i64 {
        lock(&self.draw).between(self.latency / 5, self.latency)
    }

    /// Counts a request as it leaves.
    fn count(&self, method: &Method, target: &str) {
        let now = self.time.now();
        let mut traffic = lock(&self.traffic);
        traffic.requests += 1;
        if *method != Method::GET {
            return;
        }
        while traffic.gets.front().is_some_and(|sent| *sent <= now - HOUR) {
            traffic.gets.pop_front();
        }
        traffic.gets.push_back(now);
        if traffic.gets.len() > self.allowed_per_hour {
            let (sent, allowed) = (traffic.gets.len(), self.allowed_per_hour);
            traffic.offence.get_or_insert_with(|| {
                format!("{sent} GETs within an hour, {allowed} are allowed, with {target}")
            });
        }
    }

    /// The request arrives.
    fn arrive(&self, request: &Request, wrong: Option<&Wrong>, is_repetition: bool) -> Answer {
        let now = instant(self.time.now(), self.theirs_off);
        let mut simulator = lock(&self.simulator);
        let faults: Vec<Fault> = match wrong {
            Some(Wrong::Fault(fault)) => vec![fault.clone()],
            _ => Vec::new(),
        };
        for fault in &faults {
            simulator.strike(now, request, fault);
        }
        let before = newest(&simulator, &request.method);
        let (answer, acted) = match before_handling(&faults) {
            Before::Handle => (simulator.handle(now, request).into_http(), true),
            Before::Answer(answer) => (answer, false),
            Before::Reset => return Err(failure(TransportErrorKind::ConnectionLost)),
        };
        let status = answer.status().as_u16();
        let taken = acted && answer.status().is_success();
        if taken && request.method != Method::GET && !prepares(&request.path) && !is_repetition {
            let mut traffic = lock(&self.traffic);
            traffic.writes += 1;
            for (entity, id) in newest(&simulator, &request.method) {
                let known = before.iter().find(|(other, _)| *other == entity).map_or(0, |(_, id)| *id);
                traffic.made.extend(made_above(&simulator, entity, known, id));
            }
        }
        tell!(
            self.trace,
            "kiotviet: {} {}{}{} -> {status}{}",
            request.method,
            request.path,
            if request.query.is_empty() { "" } else { "?" },
            request.query,
            wrong.map(|wrong| format!("  ({wrong:?})")).unwrap_or_default(),
        );
        self.note(&faults, acted);
        if acted && status == 200 && is_single_read(request) {
            self.sometimes.note("a record was asked for by itself");
        }
        let answer = match after_handling(&faults, answer, now) {
            After::Send(answer) | After::SendSlowly { response: answer, .. } => answer,
            After::Reset => return Err(failure(TransportErrorKind::ConnectionLost)),
        };
        let headers = answer
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().to_owned()))
            .collect();
        let mut body = Bytes::clone(answer.body());
        match wrong {
            Some(Wrong::RowLeftOut(draw)) => {
                if let Some((damaged, concealed)) = lies::without_a_row(&body, *draw) {
                    body = damaged;
                    lock(&self.traffic).concealed.push((request.path.clone(), concealed));
                }
            }
            Some(Wrong::ListCutShort(draw)) => {
                if let Some(damaged) = lies::cut_short(&body, *draw) {
                    body = damaged;
                }
            }
            _ => {}
        }
        let answer = HttpResponse { status, headers, body };
        Ok(if request.method == Method::GET && status == 200 && faults.is_empty() {
            self.through_cache(request, answer, wrong == Some(&Wrong::Stale))
        } else {
            answer
        })
    }

    /// What a cache makes of an answer.
    fn through_cache(&self, request: &Request, answer: HttpResponse, is_stale: bool) -> HttpResponse {
        let mut traffic = lock(&self.traffic);
        let key = format!("{}?{}", request.path, request.query);
        if !is_stale {
            // The older one is kept: the longer ago, the more it is out of date.
            traffic.cached.entry(key).or_insert_with(|| answer.clone());
            return answer;
        }
        let Some(older) = traffic.cached.get(&key).cloned() else { return answer };
        self.sometimes.note("a list was served out of a cache");
        let both = lies::ids(&answer.body).into_iter().chain(lies::ids(&older.body));
        let both: Vec<_> = both.map(|id| (request.path.clone(), id)).collect();
        traffic.concealed.extend(both);
        older
    }

    fn note(&self, faults: &[Fault], acted: bool) {
        for fault in faults {
            match fault {
                Fault::DroppedAfter if acted => {
                    self.sometimes.note("an answer was lost after KiotViet had acted")
                }
                Fault::ShopChanges(_) => self.sometimes.note("rows moved between two pages"),
                Fault::TokenExpired => self.sometimes.note("a token expired in the middle"),
                _ => {}
            }
        }
    }

    fn note_paging(&self, target: &str) {
        if target.split_once("currentItem=").is_some_and(|(_, rest)| !rest.starts_with('0')) {
            self.sometimes.note("a list took several pages");
        }
    }

    /// A request on its way there, and its answer on its way back.
    async fn carry(self: Arc<Self>, request: Request, wrong: Option<Wrong>, answer: oneshot::Sender<Answer>) {
        let held_up = if let Some(Wrong::HeldUp(by)) = wrong { by } else { 0 };
        self.time.sleep(self.some_latency() + held_up).await;
        let outcome = self.arrive(&request, wrong.as_ref(), false);
        if let Some(Wrong::Doubled(later)) = wrong {
            let (again, network) = (request.clone(), Arc::clone(&self));
            self.spawner.spawn(Box::pin(async move {
                network.time.sleep(later).await;
                // Nobody waits for the second answer.
                drop(network.arrive(&again, None, true));
            }));
        }
        let held_up = if let Some(Wrong::AnswerHeldUp(by)) = wrong { by } else { 0 };
        self.time.sleep(self.some_latency() + held_up).await;
        // Whoever asked may have died or lost patience.
        drop(answer.send(outcome));
    }

    /// The address without KiotViet's own, with pages as small as this KiotViet makes them.
    fn target(&self, url: &str) -> String {
        let target = url.strip_prefix(ADDRESS).unwrap_or(url);
        if self.page_rows >= 100 {
            return target.to_owned();
        }
        target.replace("pageSize=100", &format!("pageSize={}", self.page_rows))
    }
}

/// Whether this changes no record: a token, our registrations, the surcharge that stands for our fees.
fn prepares(path: &str) -> bool {
    ["/connect/token", "/webhooks", "/surchages"].iter().any(|start| path.starts_with(start))
}

/// The newest records of the kinds that we make.
fn newest(simulator: &Simulator, method: &Method) -> Vec<(Entity, i64)> {
    if *method != Method::POST {
        return Vec::new();
    }
    let shop = simulator.shop();
    vec![
        (Entity::Categories, shop.categories.iter().map(|row| row.id.0).max().unwrap_or(0)),
        (Entity::Products, shop.products.iter().map(|row| row.id.0).max().unwrap_or(0)),
        (Entity::Customers, shop.customers.iter().map(|row| row.id.0).max().unwrap_or(0)),
        (Entity::Orders, shop.orders.iter().map(|row| row.id.0).max().unwrap_or(0)),
    ]
}

/// The records with ids above `known` up to `newest`.
fn made_above(simulator: &Simulator, entity: Entity, known: i64, newest: i64) -> Vec<(Entity, i64)> {
    let shop = simulator.shop();
    let ids: Vec<i64> = match entity {
        Entity::Categories => shop.categories.iter().map(|row| row.id.0).collect(),
        Entity::Products => shop.products.iter().map(|row| row.id.0).collect(),
        Entity::Customers => shop.customers.iter().map(|row| row.id.0).collect(),
        _ => shop.orders.iter().map(|row| row.id.0).collect(),
    };
    ids.into_iter().filter(|id| *id > known && *id <= newest).map(|id| (entity, id)).collect()
}

/// Whether one record is asked for.
fn is_single_read(request: &Request) -> bool {
    let id = request.path.rsplit('/').next().unwrap_or_default();
    request.method == Method::GET
        && request.query.is_empty()
        && !id.is_empty()
        && id.bytes().all(|digit| digit.is_ascii_digit())
}

/// One worker's way onto the network.
pub struct Wire(pub Arc<Network>);

#[async_trait]
impl Transport for Wire {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let network = &self.0;
        let target = network.target(&request.url);
        let mut incoming = Request::new(request.method.clone(), &target);
        for (name, value) in &request.headers {
            incoming = incoming.with_header(name, value);
        }
        incoming.body = request.body.clone().unwrap_or_default();
        network.count(&request.method, &target);
        network.note_paging(&target);
        let wrong = network.trouble_of(&request.method, &incoming.path);
        if wrong == Some(Wrong::Unreachable) {
            network.time.sleep(network.some_latency()).await;
            return Err(failure(TransportErrorKind::NotConnected));
        }
        let (sender, answer) = oneshot::channel();
        let guard = request.guard.clone();
        let carried = Arc::clone(network).carry(incoming, wrong, sender);
        network.spawner.spawn(Box::pin(async move {
            carried.await;
            drop(guard);
        }));
        let patience = std::pin::pin!(network.time.sleep(PATIENCE));
        match select(answer, patience).await {
            Either::Left((Ok(answer), _)) => answer,
            Either::Left((Err(_), _)) => Err(failure(TransportErrorKind::ConnectionLost)),
            Either::Right(_) => Err(failure(TransportErrorKind::Timeout)),
        }
    }
}
