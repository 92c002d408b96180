//! The queue of deliveries: when each is due, in which order, what its answer means.

use std::collections::HashMap;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{HeaderMap, Method};
use jiff::{SignedDuration, Timestamp};
use rand::{Rng, RngExt};
use rand_chacha::ChaCha8Rng;
use serde_json::json;
use uuid::Uuid;

use super::sign;
use crate::dialect::{DeleteEvents, Dialect, WebhookBurst, WebhookDelay, WebhookEcho, WebhookOrder};
use crate::events::Event;
use crate::faults::{Fault, FaultPlan};
use crate::records::{EventType, WebhookId, WebhookRegistration};
use crate::state::Shop;
use crate::vietnam_time::later;
use crate::wire::webhook::{Payload, payload};

/// Names one delivery attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeliveryId(pub u64);

/// A request to be made to a registered address. It is to be answered within 5 seconds.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// To be handed back with the outcome.
    pub id: DeliveryId,
    /// Whose.
    pub registration: WebhookId,
    /// POST; GET for an echo check.
    pub method: Method,
    /// Where to.
    pub url: String,
    /// Headers, the signature among them.
    pub headers: HeaderMap,
    /// Body.
    pub body: Bytes,
}

/// What became of a delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeliveryOutcome {
    /// Answered.
    Answered {
        /// Status.
        status: u16,
        /// Body; looked at for echo checks only.
        body: Bytes,
    },
    /// Not answered within 5 seconds.
    TimedOut,
    /// Not reached.
    Unreachable,
}

/// Pauses before the attempts after the first; after the last the registration is switched off.
const RETRIES: [SignedDuration; 3] =
    [SignedDuration::from_secs(10), SignedDuration::from_secs(60), SignedDuration::from_secs(300)];

/// A burst is sent when it is this large…
const BURST: usize = 80;

/// …or this old.
const BURST_WAIT: SignedDuration = SignedDuration::from_mins(10);

/// A reordered event waits no longer than this for the next one.
const REORDER_WAIT: SignedDuration = SignedDuration::from_secs(60);

#[derive(Clone, Debug)]
enum Content {
    Echo { word: String },
    Event { event: EventType, uuid: Uuid, payload: Payload, badly_signed: bool },
}

#[derive(Clone, Debug)]
struct Pending {
    id: DeliveryId,
    registration: WebhookId,
    due: Timestamp,
    attempt: usize,
    waits_for_next: bool,
    in_burst: bool,
    in_flight: bool,
    content: Content,
}

/// Deliveries that are not done.
#[derive(Debug)]
pub(crate) struct Outbox {
    pending: Vec<Pending>,
    last_due: HashMap<WebhookId, Timestamp>,
    next_id: u64,
    random: ChaCha8Rng,
}

impl Outbox {
    pub fn new(random: ChaCha8Rng) -> Self {
        Self { pending: Vec::new(), last_due: HashMap::new(), next_id: 1, random }
    }

    fn allocate(&mut self) -> DeliveryId {
        let id = DeliveryId(self.next_id);
        self.next_id += 1;
        id
    }

    /// How many deliveries are not done.
    pub fn len(&self) -> usize {
        self.pending.len()
    }

    /// Queues what happened for every active registration of its type.
    pub fn tell(&mut self, shop: &Shop, faults: &mut FaultPlan, now: Timestamp, events: &[Event]) {
        for event in events {
            let kind = event.event_type();
            let targets: Vec<WebhookId> = shop
                .webhooks
                .iter()
                .filter(|row| row.event == kind && row.is_active)
                .map(|row| row.id)
                .collect();
            if targets.is_empty() {
                continue;
            }
            let Some(payload) = payload(shop, event) else { continue };
            for target in targets {
                let suffered = faults.decide_webhook(kind.text(), now);
                self.queue(&shop.dialect, now, target, kind, &payload, &suffered);
            }
        }
    }

    fn queue(
        &mut self,
        dialect: &Dialect,
        now: Timestamp,
        target: WebhookId,
        event: EventType,
        payload: &Payload,
        faults: &[Fault],
    ) {
        let lost = self.random.random_range(0..100u8) < dialect.webhook_losses.0;
        if lost || faults.contains(&Fault::WebhookLost) {
            return;
        }
        let twice = self.random.random_range(0..100u8) < dialect.webhook_duplicates.0;
        let mut times = if twice { 2 } else { 1 };
        let mut late = SignedDuration::ZERO;
        for fault in faults {
            match fault {
                Fault::WebhookDuplicated { times: wanted } => times = times.max(*wanted),
                Fault::WebhookLate(by) => late = SignedDuration::try_from(*by).unwrap_or_default(),
                _ => {}
            }
        }
        let waits_for_next = faults.contains(&Fault::WebhookReordered);
        let badly_signed = faults.contains(&Fault::WebhookBadlySigned);
        let in_burst = dialect.webhook_burst == WebhookBurst::Eighty;
        let uuid = uuid::Builder::from_random_bytes(self.random.random()).into_uuid();
        for _ in 0..times {
            let mut due = later(later(now, self.delay(dialect)), late);
            if dialect.webhook_order == WebhookOrder::InOrder && late.is_zero() {
                due = due.max(self.last_due.get(&target).copied().unwrap_or(Timestamp::MIN));
                self.last_due.insert(target, due);
            }
            if in_burst {
                due = due.max(later(now, BURST_WAIT));
            }
            self.release_waiting(target, due);
            if waits_for_next {
                due = later(now, REORDER_WAIT);
            }
            let id = self.allocate();
            let content = Content::Event { event, uuid, payload: payload.clone(), badly_signed };
            self.pending.push(Pending {
                id,
                registration: target,
                due,
                attempt: 1,
                waits_for_next,
                in_burst,
                in_flight: false,
                content,
            });
        }
        if in_burst {
            self.release_burst(now, target);
        }
    }

    fn delay(&mut self, dialect: &Dialect) -> SignedDuration {
        let spread = match (dialect.webhook_delay, dialect.webhook_order) {
            (WebhookDelay::Minutes, _) => 60_000..=600_000,
            (WebhookDelay::Prompt, WebhookOrder::Shuffled) => 200..=20_000,
            // Documented: 0.2 to 2 seconds. The upper end is left to the receiver's answer.
            (WebhookDelay::Prompt, WebhookOrder::InOrder) => 200..=1_000,
        };
        SignedDuration::from_millis(self.random.random_range(spread))
    }

    /// Events that wait to be overtaken go right behind the one that overtakes them.
    fn release_waiting(&mut self, target: WebhookId, due: Timestamp) {
        let waiting = self.pending.iter_mut().filter(|row| row.registration == target && row.waits_for_next);
        for row in waiting {
            row.due = later(due, SignedDuration::from_millis(1));
            row.waits_for_next = false;
        }
    }

    fn release_burst(&mut self, now: Timestamp, target: WebhookId) {
        let held = |row: &&mut Pending| row.registration == target && row.in_burst;
        if self.pending.iter().filter(|row| row.registration == target && row.in_burst).count() >= BURST {
            for row in self.pending.iter_mut().filter(held) {
                row.due = now;
                row.in_burst = false;
            }
        }
    }

    /// Queues the echo check of a new registration, when the dialect has one and the address does not decline it.
    pub fn check_echo(&mut self, dialect: &Dialect, now: Timestamp, registration: &WebhookRegistration) {
        let declined = registration.url.to_ascii_lowercase().contains("noecho");
        if dialect.webhook_echo == WebhookEcho::None || declined {
            return;
        }
        let id = self.allocate();
        let word = format!("{:016x}", self.random.next_u64());
        self.pending.push(Pending {
            id,
            registration: registration.id,
            due: now,
            attempt: 1,
            waits_for_next: false,
            in_burst: false,
            in_flight: false,
            content: Content::Echo { word },
        });
    }

    /// When the next delivery is due, if any waits.
    pub fn next_due(&self) -> Option<Timestamp> {
        self.pending.iter().filter(|row| !row.in_flight).map(|row| row.due).min()
    }

    /// Takes the next delivery that is due; it counts as under way until it is answered.
    pub fn take_due(&mut self, shop: &Shop, now: Timestamp) -> Option<Delivery> {
        self.pending.retain(|row| {
            row.in_flight
                || shop.webhooks.get(row.registration).is_some_and(|registration| registration.is_active)
        });
        let in_order = shop.dialect.webhook_order == WebhookOrder::InOrder;
        let busy: Vec<WebhookId> =
            self.pending.iter().filter(|row| row.in_flight && in_order).map(|row| row.registration).collect();
        let place = (0..self.pending.len())
            .filter(|place| {
                self.pending
                    .get(*place)
                    .is_some_and(|row| !row.in_flight && row.due <= now && !busy.contains(&row.registration))
            })
            .min_by_key(|place| self.pending.get(*place).map(|row| (row.due, row.id)))?;
        let row = self.pending.get_mut(place)?;
        let registration = shop.webhooks.get(row.registration)?;
        row.in_flight = true;
        Some(delivery(shop, registration, row))
    }

    /// Takes note of an answer. Returns true when the registration is to be switched off: at once after 400, 401,
    /// 403, 404 or 405, otherwise when the last attempt failed.
    pub fn answered(
        &mut self,
        now: Timestamp,
        id: DeliveryId,
        outcome: &DeliveryOutcome,
    ) -> Option<WebhookId> {
        let place = self.pending.iter().position(|row| row.id == id)?;
        let row = self.pending.get_mut(place)?;
        let registration = row.registration;
        let echoed =
            |word: &str, body: &Bytes| body.windows(word.len()).any(|window| window == word.as_bytes());
        let (done, off) = match (outcome, &row.content) {
            (DeliveryOutcome::Answered { status: 200..=299, body }, Content::Echo { word }) => {
                (true, !echoed(word, body))
            }
            (_, Content::Echo { .. }) => (true, true),
            (DeliveryOutcome::Answered { status: 200..=299, .. }, _) => (true, false),
            (DeliveryOutcome::Answered { status: 400 | 401 | 403 | 404 | 405, .. }, _) => (true, true),
            _ => match RETRIES.get(row.attempt - 1) {
                Some(pause) => {
                    row.attempt += 1;
                    row.due = later(now, *pause);
                    row.in_flight = false;
                    (false, false)
                }
                None => (true, true),
            },
        };
        if done {
            self.pending.remove(place);
        }
        off.then_some(registration)
    }
}

fn delivery(shop: &Shop, registration: &WebhookRegistration, row: &Pending) -> Delivery {
    let mut headers = HeaderMap::new();
    let (method, url, body) = match &row.content {
        Content::Echo { word } => {
            let mark = if registration.url.contains('?') { '&' } else { '?' };
            (Method::GET, format!("{}{mark}echo={word}", registration.url), Vec::new())
        }
        Content::Event { event, uuid, payload, badly_signed } => {
            let body = body(shop, *event, *uuid, row.attempt, payload);
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
            headers
                .insert(HeaderName::from_static("x-webhook-event"), HeaderValue::from_static(event.text()));
            if let Ok(uuid) = HeaderValue::from_str(&uuid.to_string()) {
                headers.insert(HeaderName::from_static("x-webhook-delivery"), uuid);
            }
            if let Some(secret) = &registration.secret {
                let secret = if *badly_signed { "c29tZWJvZHktZWxzZQ==" } else { secret.as_str() };
                if let Ok(value) = HeaderValue::from_str(&sign(&shop.dialect, secret, &body)) {
                    headers.insert(HeaderName::from_static("x-hub-signature"), value);
                }
            }
            (Method::POST, registration.url.clone(), body)
        }
    };
    Delivery { id: row.id, registration: registration.id, method, url, headers, body: body.into() }
}

/// `{"Id","Attempt","Notifications":[{"Action","Data"}]}`, or a bare `{"RemoveId"}`.
fn body(shop: &Shop, event: EventType, uuid: Uuid, attempt: usize, payload: &Payload) -> Vec<u8> {
    let data = match payload {
        Payload::Data(data) => String::from_utf8_lossy(data).into_owned(),
        Payload::Removed(ids) => {
            let enveloped = match shop.dialect.delete_events {
                DeleteEvents::Mixed => matches!(event, EventType::ProductDelete | EventType::PriceBookDelete),
                DeleteEvents::Bare => false,
                DeleteEvents::Enveloped => true,
            };
            if !enveloped {
                return json!({ "RemoveId": ids }).to_string().into_bytes();
            }
            json!(ids).to_string()
        }
    };
    let action = format!("{}.{}", event.text(), shop.identity.retailer_id);
    format!(
        r#"{{"Id":"{uuid}","Attempt":{attempt},"Notifications":[{{"Action":"{action}","Data":{data}}}]}}"#
    )
    .into_bytes()
}
