//! The pure state machine: a shop behind its API, without sockets, threads or a clock of its own.

mod access;
mod quota;
mod token;
mod unrest;

pub use access::Credentials;

use http::Method;
use http::header::DATE;
use jiff::Timestamp;
use percent_encoding::percent_decode_str;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::{Map, Value};

use crate::endpoints::{Call, route};
use crate::exchange::{Failure, Query, Request, Response, read_body};
use crate::faults::{Fault, FaultPlan};
use crate::refusal::Refusal;
use crate::state::{AccountKind, Shop};
use crate::webhooks::{Delivery, DeliveryId, DeliveryOutcome, Outbox};
use quota::Quota;
use token::Tokens;

/// A KiotViet: one shop, its API and token endpoint, its webhooks. The same seed, requests and times give the same
/// answers.
#[derive(Debug)]
pub struct Simulator {
    shop: Shop,
    credentials: Credentials,
    faults: FaultPlan,
    tokens: Tokens,
    quota: Quota,
    outbox: Outbox,
    random: ChaCha8Rng,
}

impl Simulator {
    /// A simulator of a shop. The seed decides tokens, random ties, delays of webhooks.
    pub fn new(shop: Shop, credentials: Credentials, seed: u64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let outbox = Outbox::new(ChaCha8Rng::from_rng(&mut random));
        Self {
            shop,
            credentials,
            faults: FaultPlan::new(seed),
            tokens: Tokens::default(),
            quota: Quota::default(),
            outbox,
            random,
        }
    }

    /// With faults.
    #[must_use]
    pub fn with_faults(mut self, faults: FaultPlan) -> Self {
        self.faults = faults;
        self
    }

    /// The shop, to read.
    pub fn shop(&self) -> &Shop {
        &self.shop
    }

    /// The dialect, to change while running.
    pub fn dialect_mut(&mut self) -> &mut crate::dialect::Dialect {
        &mut self.shop.dialect
    }

    /// The fault plan.
    pub fn faults_mut(&mut self) -> &mut FaultPlan {
        &mut self.faults
    }

    /// What a client needs to connect.
    pub fn credentials(&self) -> &Credentials {
        &self.credentials
    }

    /// Something happens in the shop that no client asked for: the clerk's actions go through here, so that their
    /// webhooks are sent.
    pub fn act<T>(&mut self, now: Timestamp, action: impl FnOnce(&mut Shop, Timestamp) -> T) -> T {
        self.shop.settle_stock(now);
        let done = action(&mut self.shop, now);
        self.tell(now);
        done
    }

    /// The same for actions that may be refused.
    ///
    /// # Errors
    /// What the shop refuses.
    pub fn clerk<T>(
        &mut self,
        now: Timestamp,
        action: impl FnOnce(&mut Shop, Timestamp) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        self.act(now, action)
    }

    /// What goes wrong with a request. Faults inside the state machine (an expired token, changes between pages) have
    /// taken place when this returns; the others are for whoever carries the answer.
    pub fn suffer(&mut self, now: Timestamp, request: &Request) -> Vec<Fault> {
        let faults = self.faults.decide(&request.method, &request.path, now);
        for fault in &faults {
            self.strike(now, request, fault);
        }
        faults
    }

    /// The part of one fault that takes place inside the state machine.
    pub fn strike(&mut self, now: Timestamp, request: &Request, fault: &Fault) {
        match fault {
            Fault::TokenExpired => self.tokens.expire(request),
            Fault::ShopChanges(change) => self.act(now, |shop, now| unrest::change(shop, now, *change)),
            _ => {}
        }
    }

    /// Answers one request: the token endpoint or the API.
    pub fn handle(&mut self, now: Timestamp, request: &Request) -> Response {
        self.shop.settle_stock(now);
        let mut response = self.answer(now, request).unwrap_or_else(Failure::into_response);
        self.tell(now);
        let date = now.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
        if let Ok(date) = http::HeaderValue::from_str(&date) {
            response.headers.insert(DATE, date);
        }
        response
    }

    fn answer(&mut self, now: Timestamp, request: &Request) -> Result<Response, Failure> {
        let segments: Vec<String> = request
            .path
            .split('/')
            .filter(|segment| !segment.is_empty())
            .map(|segment| percent_decode_str(segment).decode_utf8_lossy().into_owned())
            .collect();
        let lowered: Vec<String> = segments.iter().map(|segment| segment.to_lowercase()).collect();
        let lowered: Vec<&str> = lowered.iter().map(String::as_str).collect();
        let gives_tokens = match lowered.as_slice() {
            ["connect", "token"] => true,
            // Only F&B shops have the newer of the two addresses.
            ["identity", "connect", "token"] => self.shop.identity.account == AccountKind::Fnb,
            _ => false,
        };
        if gives_tokens {
            return if request.method == Method::POST {
                Ok(self.issue_token(now, request))
            } else {
                Err(Failure::NoMethod)
            };
        }
        let handler = route(&self.shop, &request.method, &lowered)?;
        self.admit(now, request)?;
        if request.method == Method::GET {
            self.quota.spend(now, &self.shop.dialect)?;
        }
        let body =
            if request.method == Method::GET { Value::Object(Map::new()) } else { read_body(request)? };
        let registered = self.shop.webhooks.len();
        let query = Query::parse(&request.query);
        let call = Call { now, segments, query, body, salt: self.random.next_u64() };
        let response = handler(&mut self.shop, &call)?;
        if self.shop.webhooks.len() > registered
            && let Some(newest) = self.shop.webhooks.iter().next_back()
        {
            self.outbox.check_echo(&self.shop.dialect, now, newest);
        }
        Ok(response)
    }

    fn tell(&mut self, now: Timestamp) {
        let events = self.shop.take_events();
        if !events.is_empty() {
            self.outbox.tell(&self.shop, &mut self.faults, now, &events);
        }
    }

    /// The next webhook delivery that is due. It counts as under way until [`Simulator::delivery_answered`].
    pub fn next_delivery_due(&mut self, now: Timestamp) -> Option<Delivery> {
        self.shop.settle_stock(now);
        self.tell(now);
        self.outbox.take_due(&self.shop, now)
    }

    /// When something is due next without any request: a delivery, or stock recomputed late.
    pub fn next_wake(&self) -> Option<Timestamp> {
        self.outbox.next_due().into_iter().chain(self.shop.next_stock_due()).min()
    }

    /// Deliveries not done, under way ones included.
    pub fn deliveries_waiting(&self) -> usize {
        self.outbox.len()
    }

    /// Says what became of a delivery: done, to be repeated after 10, 60 and 300 seconds, or a registration silently
    /// switched off.
    pub fn delivery_answered(&mut self, now: Timestamp, id: DeliveryId, outcome: &DeliveryOutcome) {
        if let Some(registration) = self.outbox.answered(now, id, outcome) {
            self.shop.switch_webhook_off(now, registration);
        }
    }
}
