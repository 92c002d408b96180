//! What the tests share: a clock that moves only by sleeping, and a transport that answers from a function.
#![allow(dead_code, missing_docs, clippy::unwrap_used)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use jiff::{SignedDuration, Timestamp};
use kiotviet::{
    Budget, Client, Clock, Config, HttpRequest, HttpResponse, InProcessBudget, Pace, Ports, Transport,
    TransportError, UnlimitedBudget,
};

pub fn fixture(name: &str) -> String {
    std::fs::read_to_string(format!("{}/tests/fixtures/{name}.json", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// Time that passes by sleeping, and only so.
pub struct VirtualClock(Mutex<Timestamp>);

impl VirtualClock {
    pub fn new() -> Arc<Self> {
        Arc::new(Self(Mutex::new("2026-07-12T02:30:00Z".parse().unwrap())))
    }

    pub fn advance(&self, by: Duration) {
        let mut now = self.0.lock().unwrap();
        *now = now.checked_add(SignedDuration::try_from(by).unwrap()).unwrap();
    }
}

#[async_trait]
impl Clock for VirtualClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
    async fn sleep(&self, duration: Duration) {
        self.advance(duration);
        yield_once().await;
    }
}

/// Lets the other futures of the same thread go on.
pub async fn yield_once() {
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

pub type Answer = Result<HttpResponse, TransportError>;
type Script = dyn Fn(&HttpRequest) -> Answer + Send + Sync;

/// Answers from a function, after letting others go on; keeps what was sent.
pub struct Scripted {
    script: Box<Script>,
    pub sent: Mutex<Vec<HttpRequest>>,
}

#[async_trait]
impl Transport for Scripted {
    async fn send(&self, request: HttpRequest) -> Answer {
        yield_once().await;
        let answer = (self.script)(&request);
        self.sent.lock().unwrap().push(request);
        answer
    }
}

impl Scripted {
    /// Requests to the API, without those for tokens.
    pub fn calls(&self) -> Vec<HttpRequest> {
        self.sent.lock().unwrap().iter().filter(|request| !is_token(request)).cloned().collect()
    }

    pub fn token_requests(&self) -> usize {
        self.sent.lock().unwrap().iter().filter(|request| is_token(request)).count()
    }
}

pub fn is_token(request: &HttpRequest) -> bool {
    request.url.ends_with("/connect/token")
}

pub fn answer(status: u16, body: impl Into<String>) -> Answer {
    Ok(HttpResponse { status, headers: Vec::new(), body: Bytes::from(body.into()) })
}

pub fn with_header(answer: Answer, name: &str, value: &str) -> Answer {
    answer.map(|mut response| {
        response.headers.push((name.to_owned(), value.to_owned()));
        response
    })
}

pub fn token(text: &str, life: u64) -> Answer {
    answer(200, format!(r#"{{"access_token":"{text}","expires_in":{life},"token_type":"Bearer"}}"#))
}

pub struct World {
    pub client: Client,
    pub transport: Arc<Scripted>,
    pub clock: Arc<VirtualClock>,
}

pub fn config() -> Config {
    let mut config = Config::retail("tiemhoasua", "id", "very-secret").at("https://kiotviet.test");
    config.pace = Pace::unlimited();
    config
}

/// A client whose API answers come from `script`; tokens are handed out by themselves.
pub fn world(script: impl Fn(&HttpRequest) -> Answer + Send + Sync + 'static) -> World {
    world_with(config(), Arc::new(UnlimitedBudget), move |request| {
        if is_token(request) { token("t", 86_400) } else { script(request) }
    })
}

pub fn world_with(
    config: Config,
    budget: Arc<dyn Budget>,
    script: impl Fn(&HttpRequest) -> Answer + Send + Sync + 'static,
) -> World {
    let transport = Arc::new(Scripted { script: Box::new(script), sent: Mutex::default() });
    let clock = VirtualClock::new();
    let ports = Ports { transport: transport.clone(), clock: clock.clone(), budget, seed: 7 };
    World { client: Client::new(config, ports), transport, clock }
}

pub fn hourly(limit: u64) -> Arc<InProcessBudget> {
    Arc::new(InProcessBudget::new(limit, kiotviet::Shares::default()))
}
